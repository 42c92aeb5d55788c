"""One run's account in the ledger: the fate of every address, counters, committed bytes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from newscrawl.runs.ledger import Ledger
from newscrawl.runs.records import GONE, Fate

Counts = dict[str, Any]
"""The manifest's `counts`: `discovered` and one number a fate, which add up to it; then
`reasons` {fate: {reason: n}} and the counters, those with a slash in their name nested."""

_WITH_REASONS = (Fate.REJECTED, Fate.FAILED, Fate.BLOCKED, Fate.SKIPPED)

_SOURCE = "source:"
"""Begins the names of counters that belong to a source."""


class Account:
    """What one run did."""

    def __init__(self, ledger: Ledger, run_id: str) -> None:
        self.ledger = ledger
        self.run_id = run_id

    def begin(self, started: str) -> None:
        """Enter the run."""
        self.ledger.execute(
            "INSERT INTO runs (run_id, started, committed) VALUES (?, ?, ?)",
            *(self.run_id, started, started),
        )

    def fate(self, key: str) -> Fate | None:
        """The address's fate so far, None where this run has not met it."""
        rows = self.ledger.execute(
            "SELECT fate FROM fates WHERE run_id = ? AND key = ?", self.run_id, key
        )
        return Fate(rows[0][0]) if rows else None

    def settle(self, key: str, fate: Fate, reason: str = "") -> None:
        """Give the address its fate, in place of an earlier one."""
        self.ledger.execute(
            "REPLACE INTO fates VALUES (?, ?, ?, ?)", self.run_id, key, fate, reason
        )

    def skip_rest(self, reason: str) -> None:
        """Skip every address that is still pending."""
        self.ledger.execute(
            "UPDATE fates SET fate = ?, reason = ? WHERE run_id = ? AND fate = ?",
            *(Fate.SKIPPED, reason, self.run_id, Fate.PENDING),
        )

    def ask_again(self, fate: Fate) -> None:
        """Let the next run ask for what met this fate, as if this run had not; not what is gone."""
        self.ledger.execute(
            "UPDATE addresses SET state = ?, tries = max(tries - ?, 0) WHERE key IN"
            " (SELECT key FROM fates WHERE run_id = ? AND fate = ? AND reason != ?)",
            *(Fate.PENDING, fate is Fate.FAILED, self.run_id, fate, GONE),
        )

    def count(self, name: str, by: int = 1) -> None:
        """Add to a counter: `list_pages`, `junk/<rule>`."""
        self.ledger.execute(
            "INSERT INTO counters VALUES (?, ?, ?)"
            " ON CONFLICT (run_id, name) DO UPDATE SET value = value + excluded.value",
            *(self.run_id, name, by),
        )

    def set_window(self, since: date | None, until: date | None, today: date) -> None:
        """Remember by which days the run is to be judged, and the day at the publisher's."""
        self.ledger.execute(
            "UPDATE runs SET since = ?, until = ?, today = ? WHERE run_id = ?",
            *(day and day.isoformat() for day in (since, until, today)),
            self.run_id,
        )

    def window(self) -> tuple[date | None, date | None, date | None]:
        """The days that the run is judged by, first and last, and the day at the publisher's."""
        ((since, until, today),) = self.ledger.execute(
            "SELECT since, until, today FROM runs WHERE run_id = ?", self.run_id
        )
        since, until, today = (day and date.fromisoformat(day) for day in (since, until, today))
        return since, until, today

    def count_source(self, source: str, what: str) -> None:
        """Add to a number of a source: `pages`, `named`, `new`, `stale`, `failed`."""
        self.count(f"{_SOURCE}{source}/{what}")

    def note_newest(self, source: str, day: date) -> None:
        """Remember the newest day that a source named."""
        self.ledger.execute(
            "INSERT INTO counters VALUES (?, ?, ?)"
            " ON CONFLICT (run_id, name) DO UPDATE SET value = max(value, excluded.value)",
            *(self.run_id, f"{_SOURCE}{source}/newest", day.toordinal()),
        )

    def sources(self) -> dict[str, dict[str, int]]:
        """The numbers of each source; `newest` is a day's ordinal."""
        found: dict[str, dict[str, int]] = {}
        for name, value in self.ledger.execute(
            "SELECT name, value FROM counters WHERE run_id = ? AND name LIKE ? ORDER BY name",
            *(self.run_id, f"{_SOURCE}%"),
        ):
            source, _, what = name.removeprefix(_SOURCE).partition("/")
            found.setdefault(source, {})[what] = value
        return found

    def commit(self, sizes: Mapping[str, int], now: str) -> None:
        """Commit the ledger together with the sizes, in bytes, that the run's files have."""
        for name, size in sizes.items():
            self.ledger.execute("REPLACE INTO files VALUES (?, ?, ?)", self.run_id, name, size)
        self.ledger.execute("UPDATE runs SET committed = ? WHERE run_id = ?", now, self.run_id)
        self.ledger.commit()

    def committed_sizes(self) -> dict[str, int]:
        """Committed bytes of each file."""
        rows = self.ledger.execute("SELECT name, bytes FROM files WHERE run_id = ?", self.run_id)
        return {name: size for name, size in rows if size}

    def counts(self) -> Counts:
        """The accounting, without remainder: all numbers come from one table of fates."""
        counts: Counts = {"discovered": 0, **{str(fate): 0 for fate in Fate}}
        reasons: dict[str, dict[str, int]] = {str(fate): {} for fate in _WITH_REASONS}
        for fate, reason, number in self.ledger.execute(
            "SELECT fate, reason, count(*) FROM fates WHERE run_id = ? GROUP BY fate, reason",
            self.run_id,
        ):
            counts[fate] += number
            counts["discovered"] += number
            if fate in reasons:
                reasons[fate][reason] = number
        return counts | {"reasons": reasons} | self._counters()

    def _counters(self) -> Counts:
        counters: Counts = {"list_pages": 0, "continuation_pages": 0, "junk": {}, "responses": {}}
        for name, value in self.ledger.execute(
            "SELECT name, value FROM counters WHERE run_id = ? AND name NOT LIKE ? ORDER BY name",
            *(self.run_id, f"{_SOURCE}%"),
        ):
            group, _, member = name.partition("/")
            if member:
                counters.setdefault(group, {})[member] = value
            else:
                counters[name] = value
        return counters

    def finish(self, ended: str, reason: str, exit_code: int) -> None:
        """Enter the run's end and commit.

        What was known before, or skipped, is forgotten here: the manifest has its number, and a
        list that is read every hour would fill the ledger with it.
        """
        self.ledger.execute(
            "UPDATE runs SET ended = ?, reason = ?, exit_code = ? WHERE run_id = ?",
            *(ended, reason, exit_code, self.run_id),
        )
        self.ledger.execute(
            "DELETE FROM fates WHERE run_id = ? AND fate IN (?, ?)",
            *(self.run_id, Fate.KNOWN, Fate.SKIPPED),
        )
        self.ledger.commit()


def unfinished(ledger: Ledger) -> list[tuple[str, str, str]]:
    """Runs without an end, oldest first: their id, start and last commit."""
    rows = ledger.execute(
        "SELECT run_id, started, committed FROM runs WHERE ended IS NULL ORDER BY run_id"
    )
    return [(run_id, started, committed) for run_id, started, committed in rows]
