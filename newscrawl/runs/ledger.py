"""The ledger: what was discovered, fetched, written and refused, over all runs of a spider.

All changes since the last `commit` are one transaction. A kill takes them back together, so that
an address whose article is not committed is pending again.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from newscrawl.exceptions import NewscrawlError, StorageFailed
from newscrawl.items import Article
from newscrawl.runs.again import TOO_FAR
from newscrawl.runs.ledger_file import connect, ledger_errors
from newscrawl.runs.records import (
    DONE,
    ROBOTS_UNREACHABLE,
    Edition,
    Fate,
    KnownAddress,
    ListState,
    Validators,
)


class Ledger:
    """One spider's ledger; one process at a time writes it (the run's lock sees to that)."""

    def __init__(self, path: Path) -> None:
        """Open or create it; raises StateDamaged, StorageFailed."""
        self.path = path
        self._is_closed = False
        self._connection = connect(path)
        self.execute("BEGIN IMMEDIATE")

    def execute(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """Run one statement and return its rows; raises StorageFailed, StateDamaged."""
        if self._is_closed:  # nothing may follow an error, nor be committed with half of a change
            raise StorageFailed(f"{self.path} is closed")
        try:
            with ledger_errors(self.path):
                return self._connection.execute(sql, values).fetchall()
        except NewscrawlError:
            self._is_closed = True
            raise

    def commit(self) -> None:
        """Make everything since the last commit permanent; raises StorageFailed."""
        self.execute("COMMIT")
        self.execute("BEGIN IMMEDIATE")

    def close(self) -> None:
        """Close the file; what was not committed is taken back."""
        self._is_closed = True
        self._connection.close()

    # addresses

    def address(self, key: str) -> KnownAddress | None:
        """What is known of the address, None where it was never discovered."""
        return next(self._addresses("key = ?", key), None)

    def waiting(
        self, now: datetime, since: date | None = None, until: date | None = None
    ) -> list[KnownAddress]:
        """The addresses that earlier runs left pending or could not ask leave for, or that are due.

        Due are failures, and published articles that are looked at once more. Also those that were
        skipped and whose day lies in this window; an open one asks for none.
        """
        unasked = (Fate.BLOCKED, ROBOTS_UNREACHABLE)
        is_open = since is None and until is None
        days = (since or (date.max if is_open else date.min), until or date.max)
        return list(
            self._addresses(
                "state = ? OR due <= ? OR (state = ? AND due > ?)"
                " OR (state = ? AND last_error = ?) OR (state = ? AND day BETWEEN ? AND ?)",
                *(Fate.PENDING, utc_text(now), Fate.FAILED, utc_text(now + TOO_FAR)),
                *(*unasked, Fate.SKIPPED),
                *(day.isoformat() for day in days),
            )
        )

    def _addresses(self, where: str, *values: Any) -> Iterator[KnownAddress]:
        # `where` is one of the two literals above
        sql = "SELECT key, url, sources, state, tries, last_error, article_id, day, due"
        rows = self.execute(f"{sql} FROM addresses WHERE {where}", *values)
        for key, url, sources, state, tries, error, article_id, day, due in rows:
            yield KnownAddress(
                *(key, url, tuple(sources.split(",")), Fate(state), tries, error, article_id),
                *(_day(day), datetime.fromisoformat(due) if due else None),
            )

    def note(self, key: str, url: str, source: str, day: date | None) -> None:
        """Remember an address and that this source named it; a new one is pending."""
        known = self.address(key)
        sources = known.sources if known else ()
        if source not in sources:
            sources = (*sources, source)
        self.execute(
            "INSERT INTO addresses (key, url, sources, state, day) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (key) DO UPDATE SET sources = excluded.sources,"
            # what failed under one address may be there under another
            " url = iif(last_error IS NULL, url, excluded.url),"
            # the article itself knows its day best
            " day = iif(article_id IS NULL, coalesce(excluded.day, day), day)",
            *(key, url, ",".join(sources), Fate.PENDING, day and day.isoformat()),
        )

    def set_state(
        self, key: str, state: Fate, error: str | None = None, due: datetime | None = None
    ) -> None:
        """Set what counts for later runs; a failure adds to the tries, a success ends them."""
        self.execute(
            "UPDATE addresses SET state = ?, last_error = ?, due = ?,"
            " tries = CASE WHEN ? THEN 0 ELSE tries + ? END WHERE key = ?",
            *(state, error, due and utc_text(due), state in DONE, state is Fate.FAILED, key),
        )

    def set_article(self, key: str, article: Article, day: date | None = None) -> None:
        """Remember which article an address gave, and its day at the publisher's."""
        told = str(day) if day else article.date_published and article.date_published[:10]
        self.execute(
            "UPDATE addresses SET article_id = ?, day = coalesce(?, day) WHERE key = ?",
            *(article.id, told, key),
        )

    # what servers said of their answers

    def validators(self, url: str) -> Validators | None:
        """What the server said of its last answer at this address, if it is kept."""
        rows = self.execute("SELECT etag, modified FROM validators WHERE url = ?", url)
        return Validators(*rows[0]) if rows else None

    def keep_validators(self, url: str, found: Validators | None) -> None:
        """Keep what the server said of its answer; None, and nothing said, forgets it."""
        if found and (found.etag or found.modified):
            values = (url, found.etag, found.modified)
            self.execute("REPLACE INTO validators VALUES (?, ?, ?)", *values)
        else:
            self.execute("DELETE FROM validators WHERE url = ?", url)

    # articles

    def newest(self, article_id: str | None) -> Edition | None:
        """The newest published version of an article."""
        rows = self.execute(
            "SELECT version, content_hash, extractor_version, mirror_of IS NOT NULL,"
            " date_published, title FROM articles WHERE id = ? ORDER BY version DESC LIMIT 1",
            article_id,
        )
        for version, content_hash, extractor_version, is_mirror, published, title in rows:
            return Edition(
                *(version, content_hash, extractor_version, bool(is_mirror), published, title)
            )
        return None

    def add_edition(self, article: Article) -> None:
        """Remember a published version; (id, version) is unique."""
        self.execute(
            "INSERT INTO articles (id, version, title, content_hash, extractor_version, mirror_of,"
            " date_published, run_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            *(article.id, article.version, article.title, article.content_hash),
            *(article.extractor_version, article.mirror_of, article.date_published),
            article.run_id,
        )

    def compare_with(self, article: Article, version: int) -> None:
        """Take this text as what later texts of that version are compared with."""
        self.execute(
            "UPDATE articles SET content_hash = ?, extractor_version = ?, mirror_of = ?"
            " WHERE id = ? AND version = ?",
            *(article.content_hash, article.extractor_version, article.mirror_of),
            *(article.id, version),
        )

    # lists

    def list_states(self) -> dict[str, ListState]:
        """How far each list was read; one that is not named was never read to its end."""
        rows = self.execute(
            "SELECT name, is_open, read_on, resume_url, resume_number, stale_on FROM lists"
        )
        return {
            name: ListState(bool(is_open), _day(read_on), url, number or 1, _day(stale_on))
            for name, is_open, read_on, url, number, stale_on in rows
        }

    def open_lists(self) -> None:
        """Note of all lists that something may lie unread behind what was read of them."""
        self.execute("UPDATE lists SET is_open = 1")

    def close_list(self, name: str, day: date) -> None:
        """Note that a list was read to its end on that day."""
        self.execute("REPLACE INTO lists (name, is_open, read_on) VALUES (?, 0, ?)", name, str(day))

    def set_progress(self, name: str, url: str, number: int) -> None:
        """Note the page of a list with which a later run goes on."""
        self.execute(
            "REPLACE INTO lists (name, is_open, resume_url, resume_number) VALUES (?, 1, ?, ?)",
            *(name, url, number),
        )

    def set_stale(self, name: str, day: date) -> None:
        """Note that a list was found frozen on that day."""
        self.execute(
            "REPLACE INTO lists (name, is_open, stale_on) VALUES (?, 1, ?)", name, str(day)
        )

    def fact(self, name: str) -> str | None:
        """A single remembered value."""
        rows = self.execute("SELECT value FROM facts WHERE name = ?", name)
        return rows[0][0] if rows else None

    def set_fact(self, name: str, value: str) -> None:
        """Remember a single value."""
        self.execute("REPLACE INTO facts VALUES (?, ?)", name, value)


def utc_text(moment: datetime) -> str:
    """A moment as the file has it: to the second, so that texts sort like moments."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
