"""Puts a new ledger in the place of an old one.

The old file goes first: whatever is killed in between, the ledger is missing, and no run starts
with an old one that lost its last commits.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from newscrawl.runs.storage import storage_errors, sync_folder

_BESIDE = ("", "-wal", "-shm")
"""Endings of the files of a database."""


def clear(path: Path) -> Path:
    """The name under which a new ledger is built, with what an earlier attempt left gone."""
    draft = path.with_name(f"{path.name}.new")
    with storage_errors(draft):
        for ending in _BESIDE:
            draft.with_name(draft.name + ending).unlink(missing_ok=True)
    return draft


def exchange(draft: Path, path: Path) -> Path | None:
    """Move the draft to `path`; the new name of what stood there, None for nothing."""
    old = path.with_name(f"{path.name}.old-{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}")
    with storage_errors(path):
        for ending in _BESIDE:  # a log beside the wrong file would be written into it
            there = path.with_name(path.name + ending)
            if there.is_symlink() or there.exists():
                there.rename(old.with_name(old.name + ending))
        draft.rename(path)
        sync_folder(path.parent)
    return old if old.is_symlink() or old.exists() else None
