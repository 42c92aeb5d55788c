"""The records of published files, and what of them cannot be read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from newscrawl.bookkeeping.manifests import read_manifests
from newscrawl.runs.publishing import Manifest, run_files
from newscrawl.runs.run_ids import RUN_ID
from newscrawl.runs.storage import part_of, storage_errors


@dataclass
class PublishedRun:
    """What one run left in the spider's folder."""

    folder: Path
    run_id: str
    manifest: Manifest | None
    """None where the run was killed, and no later start has finished it."""

    @property
    def files(self) -> dict[str, Path]:
        """Its files by their kind, as far as they are there under their final name."""
        paths = run_files(self.folder, self.run_id)
        return {kind: path for kind, path in paths.items() if path.is_file()}

    @property
    def parts(self) -> list[Path]:
        """Files that it was still writing."""
        paths = run_files(self.folder, self.run_id).values()
        parts = (part_of(path) for path in paths if not path.exists())
        return [part for part in parts if part.is_file()]

    @property
    def missing(self) -> Path | None:
        """The file of its articles, where the manifest names it and it is not there."""
        path = run_files(self.folder, self.run_id)["articles"]
        named = {entry["name"] for entry in self.manifest["files"]} if self.manifest else set()
        return path if path.name in named and not path.is_file() else None

    @property
    def lines(self) -> int:
        """Articles that its manifest counts."""
        entries = self.manifest["files"] if self.manifest else []
        return sum(one["lines"] for one in entries if one["name"] == f"{self.run_id}.jsonl")

    @property
    def times(self) -> tuple[str, str]:
        """Its start and its last sign of life, as the ledger has them."""
        if self.manifest:
            return self.manifest["started"], self.manifest["ended"]
        started = _started(self.run_id) or datetime.min.replace(tzinfo=UTC)
        written = [path.stat().st_mtime for path in (*self.files.values(), *self.parts)]
        ended = max([started, *(datetime.fromtimestamp(time, UTC) for time in written)])
        return started.isoformat(), ended.isoformat(timespec="seconds")


def published_runs(folder: Path) -> list[PublishedRun]:
    """All runs that left anything, oldest first; raises StateDamaged for a broken manifest."""
    manifests = {manifest["run_id"]: manifest for manifest in read_manifests(folder)}
    with storage_errors(folder):
        names = {path.name.partition(".")[0] for path in folder.glob("*.jsonl*")}
        names |= {path.name for path in folder.glob("runs/*")}
    found = {name for name in names if _started(name)} | manifests.keys()
    runs = (PublishedRun(folder, run_id, manifests.get(run_id)) for run_id in sorted(found))
    return [run for run in runs if run.manifest or run.files or run.parts]


def _started(run_id: str) -> datetime | None:
    """When the run began, by its id; None for a name that is none."""
    if not RUN_ID.fullmatch(run_id):
        return None
    try:
        return datetime.strptime(run_id[:16], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        return None


@dataclass
class Reading:
    """The records of many files; what is none is noted."""

    faults: list[str] = field(default_factory=list)
    at: str = ""
    """File and line of the record read last."""

    def rows(self, path: Path | None) -> Iterator[dict[str, Any]]:
        """The records of a file; nothing where there is none. Lines may be of any length."""
        if path is None:
            return
        with storage_errors(path), path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                self.at = f"{path}:{number}"
                try:
                    row = json.loads(line)
                except (ValueError, RecursionError):
                    row = None
                if isinstance(row, dict) and line.endswith(b"\n"):
                    yield row
                else:
                    self.fault("no whole record")

    def fault(self, what: str) -> None:
        """Note what is wrong with the record read last."""
        self.faults.append(f"{self.at}: {what}")
