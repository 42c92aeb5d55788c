"""Enters the records of published files into a new ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from newscrawl.bookkeeping.published import PublishedRun, Reading
from newscrawl.runs.accounting import Account
from newscrawl.runs.again import Again
from newscrawl.runs.ledger import Ledger
from newscrawl.runs.outcome import NO_NETWORK, SITE_CHANGED
from newscrawl.runs.records import GONE, Fate
from newscrawl.sites.addresses import ArticleAddress, article_address

Row = dict[str, Any]
_Enter = Callable[[PublishedRun, set[int], Row], None]


@dataclass(frozen=True, slots=True)
class Rules:
    """What the records themselves do not tell."""

    vias: Mapping[str, str]
    """For each source of the spider by name, what it is called in `discovered_via`."""
    again: Again
    last_end: datetime
    """End of the last run: what was to be looked at before that was looked at."""


class Recorder:
    """Enters one run after another, oldest first: the last record of an address counts."""

    def __init__(self, ledger: Ledger, reading: Reading, rules: Rules) -> None:
        self._ledger = ledger
        self._reading = reading
        self._rules = rules

    def enter(self, run: PublishedRun) -> None:
        """Enter a run with all its records; one without a manifest is left unfinished."""
        manifest = run.manifest or {"reason": None, "exit_code": None, "reasons": []}
        ended = run.times[1] if run.manifest else None
        self._ledger.execute(
            "REPLACE INTO runs (run_id, started, committed, ended, reason, exit_code)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            *(run.run_id, *run.times, ended, manifest["reason"], manifest["exit_code"]),
        )
        for kind, path in run.files.items():
            size = path.stat().st_size
            self._ledger.execute("REPLACE INTO files VALUES (?, ?, ?)", run.run_id, kind, size)
        codes = {reason["exit_code"] for reason in manifest["reasons"]}
        kinds: dict[str, _Enter] = {
            "failed": self._failed,
            "rejected": self._rejected,
            "articles": self._written,
        }
        if not run.manifest:  # the next start makes it, with the sums of all files
            kinds["junk"] = self._count_junk
        for kind, enter in kinds.items():
            for row in self._reading.rows(run.files.get(kind)):
                self._try(enter, run, codes, row)

    def _try(self, enter: _Enter, run: PublishedRun, codes: set[int], row: Row) -> None:
        try:
            enter(run, codes, row)
        except (KeyError, TypeError, ValueError, OverflowError) as error:
            self._reading.fault(f"a record of another shape ({error!r})")

    def _written(self, run: PublishedRun, _codes: set[int], row: Row) -> None:
        published = _maybe_text(row, "date_published")
        self._ledger.execute(
            "INSERT OR IGNORE INTO articles (id, version, title, content_hash, extractor_version,"
            " mirror_of, date_published, run_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            *(_text(row, "id"), _number(row, "version"), _maybe_text(row, "title")),
            *(_text(row, "content_hash"), _text(row, "extractor_version")),
            *(_maybe_text(row, "mirror_of"), published, run.run_id),
        )
        if row["url"] is None:
            return
        address = article_address(row["url"])
        moment = datetime.fromisoformat(published) if published else None
        due = moment and self._rules.again.after_reading(moment, self._rules.last_end)
        self._settle(address, Fate.WRITTEN, row["discovered_via"] or ["url"], due=due)
        self._account(run).settle(address.key, Fate.WRITTEN)
        # its canonical address is not entered: pages name others as theirs, which are to be fetched
        self._ledger.execute(
            "UPDATE addresses SET article_id = ?, day = coalesce(?, day) WHERE key = ?",
            *(row["id"], published and published[:10], address.key),
        )

    def _rejected(self, run: PublishedRun, codes: set[int], row: Row) -> None:
        if row["url"] is None:
            return
        address, reason = article_address(row["url"]), _text(row, "reason")
        is_again = SITE_CHANGED in codes and reason != GONE
        state = Fate.PENDING if is_again else Fate.REJECTED
        self._settle(address, Fate.REJECTED, self._named_by(run), reason)
        self._account(run).settle(address.key, Fate.REJECTED, reason)
        self._ledger.execute("UPDATE addresses SET state = ? WHERE key = ?", state, address.key)

    def _failed(self, run: PublishedRun, codes: set[int], row: Row) -> None:
        address, tries = article_address(row["url"]), _number(row, "tries")
        due = datetime.fromisoformat(row["next_try"]) if row["next_try"] else None
        error = _maybe_text(row, "last_error") or "failed"
        self._settle(address, Fate.FAILED, self._named_by(run), error, due)
        self._account(run).settle(address.key, Fate.FAILED, error)
        is_again = NO_NETWORK in codes
        self._ledger.execute(
            "UPDATE addresses SET tries = ?, state = ? WHERE key = ?",
            *(tries - is_again, Fate.PENDING if is_again else Fate.FAILED, address.key),
        )

    def _named_by(self, run: PublishedRun) -> list[str]:
        """The sources that may have named an address of which no file says it.

        A run that asked none of them was given its addresses. Too many of them cost nothing; with
        one too few no run would ask for a failed address again.
        """
        asked = run.manifest["sources"] if run.manifest else self._rules.vias
        vias = {self._rules.vias[name] for name in asked if name in self._rules.vias}
        return sorted(vias) or ["url"]

    def _settle(
        self,
        address: ArticleAddress,
        fate: Fate,
        sources: Iterable[str],
        error: str | None = None,
        due: datetime | None = None,
    ) -> None:
        for source in sources:
            self._ledger.note(address.key, address.url, source, address.day)
        self._ledger.set_state(address.key, fate, error, due)

    def _count_junk(self, run: PublishedRun, _codes: set[int], row: Row) -> None:
        self._account(run).count(f"junk/{row['rule']}")

    def _account(self, run: PublishedRun) -> Account:
        return Account(self._ledger, run.run_id)


def _text(row: Row, name: str) -> str:
    value = row[name]
    if not isinstance(value, str):
        raise TypeError(f"{name} is no text")
    return value


def _maybe_text(row: Row, name: str) -> str | None:
    return None if row[name] is None else _text(row, name)


def _number(row: Row, name: str) -> int:
    """A number from 1."""
    value = row[name]
    if not isinstance(value, int) or not 1 <= value < 2**31:  # what SQLite takes, and more
        raise TypeError(f"{name} is no number from 1")
    return value
