"""One spider's folder: its runs, what no manifest names, and versions over all runs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from newscrawl.verifying.manifests import is_own
from newscrawl.verifying.rows import Checks, check_file
from newscrawl.verifying.run_check import RunCheck
from newscrawl.verifying.targets import MANIFEST, RUNS, Target

_UNFINISHED = (".part", ".tmp")
"""Endings of files that a run under way writes, or that a killed one left."""

_UNDER_WAY = "a run is under way, or was killed and the next start finishes it"


class SpiderFolder:
    """Verifies what a target names of a spider's folder."""

    def __init__(self, target: Target, checks: Checks) -> None:
        """Faults go to the report of `checks`."""
        self._target = target
        self._folder = target.folder
        self._runs = self._folder / RUNS
        self._checks = checks
        self._report = checks.report

    def verify(self) -> None:
        """Tell every fault."""
        # listed before the manifests are read: what a run publishes meanwhile is not missed in them
        published = list(self._published())
        runs = [run for folder in self._run_folders() if (run := self._run(folder))]
        named = {path for run in runs for path in run.named}
        pruned = {path for run in runs for path in run.pruned}
        for path in published:
            if path in pruned - named:
                self._report.note(path, "still there, though its manifest says that it was pruned")
            elif path not in named:
                self._unnamed(path)
        self._compare_starts(runs)
        if self._target == Target(self._folder) and all(run.is_whole for run in runs):
            for path, line, what in self._checks.editions.gaps():
                self._report.fault(path, what, line)

    def _run_folders(self) -> Iterator[Path]:
        wanted = self._target.run_id
        for path in sorted(self._runs.iterdir() if self._runs.is_dir() else ()):
            if wanted in {None, path.name} and path.is_dir():
                yield path

    def _published(self) -> Iterator[Path]:
        """Files that a reader would take for published; notes on what killed runs left."""
        if self._target.file:
            yield self._target.file
            return
        run_id = self._target.run_id or ""
        beside = (path for path in self._folder.iterdir() if path.name.startswith(run_id))
        within = (path for folder in self._run_folders() for path in folder.iterdir())
        for path in sorted((*beside, *within)):
            if path.suffix in _UNFINISHED:
                self._report.note(path, _UNDER_WAY)
            elif path.suffix == ".torn":
                self._report.note(path, "what a killed run had not committed")
            elif path.suffix == ".jsonl":
                yield path

    def _run(self, folder: Path) -> RunCheck | None:
        """Verify a run; None where it has no manifest."""
        if folder.is_symlink():
            self._report.fault(folder, "is a link (expected a folder)")
            return None
        path = folder / MANIFEST
        if not path.is_symlink() and not path.exists():
            if not self._is_unfinished(folder.name):
                self._report.fault(path, "missing: nothing tells what this run has published")
            return None
        self._report.runs += 1
        run = RunCheck(self._folder, path, self._checks)
        run.verify(self._target.file)
        return run

    def _is_unfinished(self, run_id: str) -> bool:
        """Whether the run is under way, or killed and not yet finished by the next start."""
        run = self._runs / run_id
        beside = (self._folder / f"{run_id}.jsonl{ending}" for ending in _UNFINISHED)
        within = run.iterdir() if run.is_dir() else ()
        return any(path.exists() for path in beside) or any(
            path.suffix in _UNFINISHED for path in within
        )

    def _unnamed(self, path: Path) -> None:
        """Check a file that no sound manifest names, line by line."""
        run_id = path.stem if path.parent == self._folder else path.parent.name
        is_own_file = is_own(str(path.relative_to(self._folder)), run_id)
        if is_own_file and self._is_unfinished(run_id):
            self._report.note(path, _UNDER_WAY)
        elif self._runs.is_dir():
            self._report.fault(path, "no sound manifest names this file")
        else:
            self._report.note(path, "no manifest names this file: only its lines are checked")
        check_file(path, {}, self._checks)

    def _compare_starts(self, runs: list[RunCheck]) -> None:
        """Note where runs do not stand in the order of their starts."""
        dated = [run for run in runs if run.started]
        for before, after in pairwise(dated):
            if after.started < before.started:
                what = "started before the run that it follows: the clock had been set back"
                self._report.note(after.path, what)
