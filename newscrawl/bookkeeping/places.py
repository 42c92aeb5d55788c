"""How the actions reach a spider's ledger."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from newscrawl.exceptions import CannotStart, StateDamaged
from newscrawl.runs.agreement import refuse_lost_ledger
from newscrawl.runs.ledger import Ledger
from newscrawl.runs.ledger_file import (
    APPLICATION_ID,
    SCHEMA_VERSION,
    ledger_errors,
    ledger_path,
    lock_path,
)
from newscrawl.runs.lock import Lock


class Snapshot(Ledger):
    """A ledger that is only read: what the last commit before its first question left."""

    def __init__(self, path: Path) -> None:
        """Open it without a change to its content; raises StateDamaged, CannotStart."""
        if path.is_symlink():
            raise StateDamaged(f"{path} is a link: put the ledger itself there")
        self.path = path
        self._is_closed = False
        with ledger_errors(path):
            # not mode=ro, which would leave the log's files beside the ledger for ever
            uri = f"{path.resolve().as_uri()}?mode=rw"
            self._connection = sqlite3.connect(uri, uri=True, isolation_level=None)
        try:
            self._check_schema()
            self.execute("PRAGMA query_only = ON")
            self.execute("BEGIN")
        except BaseException:
            self.close()
            raise

    def copy_to(self, other: sqlite3.Connection) -> None:
        """Copy all of it into another database."""
        self._connection.backup(other)

    def _check_schema(self) -> None:
        ((application,),) = self.execute("PRAGMA application_id")
        ((version,),) = self.execute("PRAGMA user_version")
        if application != APPLICATION_ID:
            raise StateDamaged(f"{self.path} is no ledger of newscrawl: move it away")
        if version != SCHEMA_VERSION:
            raise CannotStart(
                f"{self.path} has schema {version}, this newscrawl reads schema {SCHEMA_VERSION}: "
                "the next `scrapy crawl` brings an older one up to date"
            )


@contextmanager
def snapshot(folder: Path) -> Iterator[Snapshot]:
    """Read the spider's ledger; raises CannotStart where it never crawled."""
    with closing(Snapshot(_existing(folder))) as ledger:
        yield ledger


@contextmanager
def locked_ledger(folder: Path) -> Iterator[Ledger]:
    """Write the spider's ledger while no run does; what is not committed is taken back."""
    path = _existing(folder)
    with locked(folder), closing(Ledger(path)) as ledger:
        yield ledger


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep runs from starting; raises AlreadyRunning."""
    lock = Lock(lock_path(folder))
    try:
        yield
    finally:
        lock.release()


def _existing(folder: Path) -> Path:
    path = ledger_path(folder)
    refuse_lost_ledger(folder, path)
    if not path.exists():
        raise CannotStart(f"there is no ledger {path}: this spider has not crawled yet")
    return path
