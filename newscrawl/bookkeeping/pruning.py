"""Bound what years of runs leave behind, without a loss of articles.

Kept for ever are the articles, the manifests, and the addresses: without these a page would be
fetched and written twice. What goes are details of old runs, oldest first. A manifest says so
before its files go: after a kill between the two the next pruning takes the rest.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from newscrawl.bookkeeping.manifests import PRUNED, entries, read_manifests
from newscrawl.bookkeeping.places import locked_ledger, snapshot
from newscrawl.runs.ledger import Ledger
from newscrawl.runs.publishing import Manifest, run_folder, write_manifest
from newscrawl.runs.storage import storage_errors, sync_folder


@dataclass(frozen=True, slots=True)
class OldRun:
    """What of a finished run may go."""

    folder: Path
    manifest: Manifest
    files: tuple[Path, ...]
    bytes: int

    @property
    def run_id(self) -> str:
        """Its id."""
        return str(self.manifest["run_id"])

    @property
    def beside(self) -> Path:
        """The folder of its manifest."""
        return run_folder(self.folder, self.run_id)

    @property
    def ended(self) -> datetime:
        """Its end."""
        return datetime.fromisoformat(self.manifest["ended"])


@dataclass(frozen=True, slots=True)
class Pruned:
    """What a pruning did, or would do."""

    runs: list[OldRun]
    before: int
    """Bytes of the spider's folder."""
    after: int
    is_over: bool
    """Whether that is more than was asked for, though nothing more may go."""


def prune(
    folder: Path, older_than: datetime | None, budget: int | None, *, is_trial: bool
) -> Pruned:
    """Drop the details of runs that ended before, and of more until the folder fits the budget.

    `budget` is in bytes. Raises StateDamaged where a manifest is none, AlreadyRunning.
    """
    before = _size(folder)
    if is_trial:
        with snapshot(folder) as ledger:
            return _chosen(folder, ledger, older_than, budget, before)
    with locked_ledger(folder) as ledger:
        chosen = _chosen(folder, ledger, older_than, budget, before)
        for run in chosen.runs:
            _remove(run)
        _forget_details(ledger, [run.run_id for run in chosen.runs], older_than)
    after = _size(folder)
    return replace(chosen, after=after, is_over=budget is not None and after > budget)


def _chosen(
    folder: Path, ledger: Ledger, older_than: datetime | None, budget: int | None, before: int
) -> Pruned:
    rows = ledger.execute("SELECT run_id FROM runs WHERE ended IS NOT NULL")
    ended = {run_id for (run_id,) in rows}
    after = before
    chosen = []
    for run in _old_runs(folder):
        is_old = older_than is not None and run.ended < older_than
        is_too_much = budget is not None and after > budget and run.bytes > 0
        if run.run_id in ended and (is_old or is_too_much or PRUNED in run.manifest):
            chosen.append(run)
            after -= run.bytes
    return Pruned(chosen, before, after, budget is not None and after > budget)


def _old_runs(folder: Path) -> Iterator[OldRun]:
    """All runs with a manifest, oldest first."""
    for manifest in read_manifests(folder):
        beside = run_folder(folder, manifest["run_id"])
        names = [entry["name"] for entry in entries(manifest)]
        named = [folder / name for name in names if _is_beside(name, manifest)]
        found = [path for path in (*named, *sorted(beside.glob("*.torn"))) if _is_file(path)]
        size = sum(path.lstat().st_size for path in found)
        yield OldRun(folder, manifest, tuple(found), size)


def _is_beside(name: str, manifest: Manifest) -> bool:
    """Whether a name in a manifest is that of a file beside it, and not an article's."""
    place, _, last = name.rpartition("/")
    return place == f"runs/{manifest['run_id']}" and last not in {"", ".", "..", "manifest.json"}


def _is_file(path: Path) -> bool:
    return path.is_symlink() or path.is_file()


def _remove(run: OldRun) -> None:
    """Say in the manifest what goes, then let it go; first what no manifest names, for space."""
    manifest = run.manifest
    gone = [entry for entry in manifest["files"] if _is_beside(entry["name"], manifest)]
    named = {run.folder / entry["name"] for entry in gone}
    _unlink(run, set(run.files) - named)
    if gone:
        kept = [entry for entry in manifest["files"] if entry not in gone]
        pruned = [*manifest.get(PRUNED, []), *gone]
        write_manifest(run.folder, manifest | {"files": kept, PRUNED: pruned})
        _unlink(run, named)


def _unlink(run: OldRun, paths: Collection[Path]) -> None:
    with storage_errors(run.beside):
        for path in paths:
            path.unlink(missing_ok=True)
        if paths:
            sync_folder(run.beside)


def _forget_details(ledger: Ledger, run_ids: Sequence[str], older_than: datetime | None) -> None:
    """Drop what the ledger has of these runs beside their end, and give back its space."""
    for run_id in run_ids:
        ledger.execute("DELETE FROM fates WHERE run_id = ?", run_id)
        ledger.execute("DELETE FROM counters WHERE run_id = ?", run_id)
        ledger.execute("DELETE FROM files WHERE run_id = ?", run_id)
    if older_than:
        _forget_lists(ledger, older_than.date().isoformat())
    ledger.execute("COMMIT")
    ((free,),) = ledger.execute("PRAGMA freelist_count")
    if free:
        ledger.execute("VACUUM")


def _forget_lists(ledger: Ledger, day: str) -> None:
    """Drop how far lists were read for windows in the past, and what servers said of old lists.

    Not of a day's own index: every run without a window would ask for it again.
    """
    ledger.execute("DELETE FROM lists WHERE name GLOB '* *..[12]*' AND read_on < ?", day)
    ledger.execute(
        "DELETE FROM validators WHERE url NOT IN (SELECT url FROM addresses WHERE due IS NOT NULL)"
        " AND url NOT IN (SELECT name FROM lists WHERE read_on >= ?)",
        day,
    )


def _size(folder: Path) -> int:
    """Bytes of all files in the folder."""
    with storage_errors(folder):
        return sum(
            os.lstat(os.path.join(place, name)).st_size  # noqa: PTH118 - many files
            for place, _, names in os.walk(folder)
            for name in names
        )
