"""What a ledger holds: a summary, its runs, its addresses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from newscrawl.runs.ledger import Ledger, utc_text
from newscrawl.runs.records import Fate

Row = dict[str, Any]

LATEST_RUNS = 10
"""Runs that stand below a summary."""

DUE, GIVEN_UP = "due", "given_up"

STATES = (*(str(fate) for fate in Fate if fate is not Fate.KNOWN), DUE, GIVEN_UP)
"""What addresses may be listed by: their state, and two kinds that matter most."""

_PAGE = 1000
"""Addresses that are read at once: a ledger may hold millions."""

_COLUMNS = "key, url, sources, state, tries, last_error, article_id, day, due"

_CONDITIONS = {DUE: "due <= ?", GIVEN_UP: "state = ? AND due IS NULL"}


@dataclass(frozen=True, slots=True)
class Summary:
    """Numbers of a whole ledger."""

    runs: int
    articles: int
    editions: int
    """Published versions of all articles."""
    addresses: dict[str, int]
    """How many are in which state."""
    due: int
    """Failures, and articles to be looked at once more, whose time has come."""
    due_later: int
    next_due: str | None
    given_up: int
    """Failures that no run asks for again by itself."""


def summary(ledger: Ledger, now: datetime) -> Summary:
    """Count what the ledger holds."""
    ((runs,),) = ledger.execute("SELECT count(*) FROM runs")
    ((articles, editions),) = ledger.execute("SELECT count(DISTINCT id), count(*) FROM articles")
    states = ledger.execute(
        "SELECT state, count(*) FROM addresses GROUP BY state ORDER BY count(*) DESC, state"
    )
    ((due, later, following),) = ledger.execute(
        "SELECT count(*) FILTER (WHERE due <= ?1), count(*) FILTER (WHERE due > ?1),"
        " min(due) FILTER (WHERE due > ?1) FROM addresses WHERE due IS NOT NULL",
        utc_text(now),
    )
    ((given_up,),) = ledger.execute(
        "SELECT count(*) FROM addresses WHERE state = ? AND due IS NULL", Fate.FAILED
    )
    return Summary(runs, articles, editions, dict(states), due, later, following, given_up)


def runs(ledger: Ledger, limit: int | None = None) -> Iterator[Row]:
    """The runs, newest first: {run_id, started, ended, reason, exit_code, written}.

    A run under way, or killed, has no end.
    """
    names = ("run_id", "started", "ended", "reason", "exit_code", "written")
    rows = ledger.execute(
        "SELECT run_id, started, ended, reason, exit_code, coalesce(written, 0) FROM runs"
        " LEFT JOIN (SELECT run_id, count(*) AS written FROM articles GROUP BY run_id)"
        " USING (run_id) ORDER BY run_id DESC LIMIT ?",
        -1 if limit is None else limit,
    )
    return (dict(zip(names, row, strict=True)) for row in rows)


def addresses(
    ledger: Ledger, now: datetime, state: str | None = None, limit: int | None = None
) -> Iterator[Row]:
    """The addresses by their key, with the fields of KnownAddress."""
    condition, values = _condition(state, now)
    left = limit
    last = ""
    while left is None or left > 0:
        size = _PAGE if left is None else min(left, _PAGE)
        sql = f"SELECT {_COLUMNS} FROM addresses WHERE key > ? AND {condition}"  # noqa: S608 - ours
        rows = ledger.execute(f"{sql} ORDER BY key LIMIT ?", last, *values, size)
        for row in rows:
            found = dict(zip(_COLUMNS.split(", "), row, strict=True))
            last = found["key"]
            yield found | {"sources": found["sources"].split(",")}
        if len(rows) < size:
            return
        left = None if left is None else left - size


def _condition(state: str | None, now: datetime) -> tuple[str, tuple[str, ...]]:
    if state is None:
        return "true", ()
    value = {DUE: utc_text(now), GIVEN_UP: str(Fate.FAILED)}.get(state, state)
    return _CONDITIONS.get(state, "state = ?"), (value,)
