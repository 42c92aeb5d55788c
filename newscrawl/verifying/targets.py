"""What the PATHs of `scrapy verify` name: spiders' folders, runs in them, single files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from newscrawl.verifying.manifests import stamp_of

RUNS = "runs"
"""Folder in a spider's folder with a folder for each run."""

MANIFEST = "manifest.json"


class NothingToVerify(Exception):
    """Raised for a PATH that is not there, or holds nothing that was published."""


@dataclass(frozen=True, slots=True)
class Target:
    """One thing to verify."""

    folder: Path
    """The spider's."""
    run_id: str | None = None
    """The only run to look at; None for all."""
    file: Path | None = None
    """The only file to look at; None for all."""


def targets_of(paths: list[str]) -> list[Target]:
    """What the paths name, each once, all of one spider in a row; raises NothingToVerify."""
    found = {target for path in paths for target in _targets(path)}
    # what a wider one holds is not read twice
    apart = (one for one in found if found.isdisjoint(_wider(one)))
    return sorted(apart, key=lambda one: (one.folder, one.run_id or "", one.file or Path()))


def _wider(target: Target) -> set[Target]:
    return {Target(target.folder), Target(target.folder, target.run_id)} - {target}


def _targets(name: str) -> list[Target]:
    path = Path(name)
    if not path.exists():
        kind = "option" if name.startswith("-") else "file or folder"
        raise NothingToVerify(f"{name}: no such {kind}")
    if not path.is_dir():
        return [_of_file(path.parent.resolve() / path.name)]
    path = path.resolve()
    if _is_run(path):
        return [Target(path.parent.parent, path.name)]
    if path.name == RUNS and _is_spider(path.parent):
        return [Target(path.parent)]
    found = [Target(folder) for folder in _spiders(path)]
    if not found:
        raise NothingToVerify(f"{name}: nothing is published in this folder")
    return found


def _of_file(path: Path) -> Target:
    if path.name == MANIFEST and _is_run(path.parent):
        return Target(path.parents[2], path.parent.name)
    if path.suffix != ".jsonl":
        raise NothingToVerify(f"{path}: neither a run's {MANIFEST} nor a .jsonl file")
    if _is_run(path.parent):
        return Target(path.parents[2], path.parent.name, path)
    return Target(path.parent, path.stem, path)


def _is_run(folder: Path) -> bool:
    return folder.parent.name == RUNS


def _is_spider(folder: Path) -> bool:
    if (folder / RUNS).is_dir():
        return True
    return any(is_run_id(path.stem) for path in folder.glob("*.jsonl"))


def is_run_id(name: str) -> bool:
    """Whether a name begins with a time, as the ids of runs do."""
    return stamp_of(name) is not None


def _spiders(folder: Path) -> Iterator[Path]:
    """The spiders' folders at and below a folder; no link is followed."""
    for place, names, _ in os.walk(folder):
        names.sort()
        if _is_spider(Path(place)):
            names.clear()
            yield Path(place)
