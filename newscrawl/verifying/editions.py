"""Which version of which article stands where, over all runs of a spider."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from newscrawl.verifying.report import expected, name_of
from newscrawl.verifying.strict import shown


class Editions:
    """A temporary table, on disk where it grows: millions of articles take no memory."""

    def __init__(self) -> None:
        self._table = sqlite3.connect("", isolation_level=None)  # a file that nobody else sees
        self._table.execute("PRAGMA journal_mode = OFF")
        self._table.execute(
            "CREATE TABLE editions (id, version, path, line, PRIMARY KEY (id, version))"
            " WITHOUT ROWID"
        )
        self._table.execute("BEGIN")

    def __enter__(self) -> Self:
        """The table."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """Drop it."""
        self._table.close()

    def add(self, article_id: str, version: int, path: Path, line: int) -> str | None:
        """Enter an edition; where the same one stands already, or None."""
        entered = self._table.execute(
            "INSERT OR IGNORE INTO editions VALUES (?, ?, ?, ?)",
            (article_id, version, bytes(path), line),
        )
        if entered.rowcount:
            return None
        place, first = self._table.execute(
            "SELECT path, line FROM editions WHERE id = ? AND version = ?", (article_id, version)
        ).fetchone()
        return f"{name_of(path_of(place))}:{first}"

    def gaps(self) -> Iterator[tuple[Path, int, str]]:
        """Place of each article's newest version that lacks an earlier one, and what it lacks."""
        for place, line, article_id, versions, newest in self._table.execute(
            "SELECT path, line, id, count(*), max(version) FROM editions GROUP BY id"
            " HAVING max(version) != count(*) ORDER BY path, line"
        ):
            what = f"version {newest} of {shown(article_id)} stands without all earlier ones"
            yield path_of(place), line, f"{what} {expected(f'{newest} versions', versions)}"


def path_of(place: bytes) -> Path:
    """The path that was entered; its bytes need not be UTF-8."""
    return Path(os.fsdecode(place))
