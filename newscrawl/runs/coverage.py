"""What each source gave to a run, and an estimate of what all of them missed."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import combinations
from typing import Any

from newscrawl.runs.accounting import Account
from newscrawl.runs.ledger import Ledger
from newscrawl.runs.records import Fate

FRESH = timedelta(days=3)
"""A source whose newest story is older has nothing of these days."""

ASSUMPTION = (
    "Chapman's estimate from the two sources that name most stories: right if each of them names a "
    "story independently of the other and every story has the same chance; stories that no source "
    "can name are not counted, and sources that follow each other make it too low"
)

_MIN_BOTH = 7
"""Stories that both sources must name for the estimate to be worth saying (Robson, Regier 1964)."""


def source_report(account: Account, today: date) -> dict[str, dict[str, Any]]:
    """For each source {pages, failed, absent, named, new, newest, state} of one run.

    `state` is `fresh`, `stale` (nothing newer than three days), `frozen` (not used for that),
    `failed` (no page was answered), `absent` (the server has none of them), `unchanged` (the server
    says that all is as it was), `empty`.
    """
    report: dict[str, dict[str, Any]] = {}
    for name, numbers in account.sources().items():
        newest = date.fromordinal(numbers["newest"]) if "newest" in numbers else None
        counts = {
            what: numbers.get(what, 0) for what in ("pages", "failed", "absent", "named", "new")
        }
        report[name] = {
            **counts,
            "newest": newest and newest.isoformat(),
            "state": _state(numbers, newest, today),
        }
    return report


_QUIET = (("stale", "frozen"), ("unchanged", "unchanged"))
"""What is counted of a source without days, and its state."""


def _state(numbers: dict[str, int], newest: date | None, today: date) -> str:
    if not numbers.get("pages"):
        return "failed" if numbers.get("failed") else "absent"
    if newest is None:
        return next((state for what, state in _QUIET if numbers.get(what)), "empty")
    return "fresh" if today - newest <= FRESH else "stale"


def estimate(
    ledger: Ledger, since: date | None, until: date | None, today: date, *, is_whole: bool = True
) -> dict[str, Any] | None:
    """What all runs so far know of the days that are over, and how much they seem to miss.

    `since` and `until` are the days that the run is judged by; `is_whole` says whether it read its
    lists to their end. None where no source was asked for such a day; `missed` is null for the
    reason in `why`.
    """
    last = min(until or today, today - timedelta(days=1))
    first = since or date.min
    if first > last:
        return None
    named: Counter[frozenset[str]] = Counter()
    for sources, number in ledger.execute(
        "SELECT sources, count(*) FROM addresses WHERE day BETWEEN ? AND ?"
        " AND state NOT IN (?, ?, ?) GROUP BY sources",
        *(first.isoformat(), last.isoformat(), Fate.REJECTED, Fate.BLOCKED, Fate.DUPLICATE),
    ):
        named[frozenset(sources.split(",")) - {"url"}] += number
    del named[frozenset()]
    if not named:
        return None
    by_source: Counter[str] = Counter()
    only: Counter[str] = Counter()
    for group, number in named.items():
        by_source.update(dict.fromkeys(group, number))
        only.update(dict.fromkeys(group if len(group) == 1 else (), number))
    return {
        "since": None if first == date.min else first.isoformat(),
        "until": last.isoformat(),
        "stories": named.total(),
        "named_by": dict(sorted(by_source.items())),
        "named_only_by": dict(sorted(only.items())),
        "named_by_both": _pairs(named),
        **_missed(named, by_source, is_whole=is_whole),
    }


def _pairs(named: Counter[frozenset[str]]) -> dict[str, int]:
    """How many stories each two sources share."""
    shared: Counter[str] = Counter()
    for group, number in named.items():
        pairs = combinations(sorted(group), 2)
        shared.update(dict.fromkeys(("+".join(pair) for pair in pairs), number))
    return dict(sorted(shared.items()))


def _missed(
    named: Counter[frozenset[str]], by_source: Counter[str], *, is_whole: bool
) -> dict[str, Any]:
    """The estimate: (n1 + 1)(n2 + 1) / (both + 1) - 1 stories there are (Chapman 1951)."""
    largest = sorted(source for source, _ in by_source.most_common(2))
    both = sum(number for group, number in named.items() if group.issuperset(largest))
    if not is_whole:
        return _unknown("the run ended before its lists did")
    if len(largest) < 2:  # noqa: PLR2004 - a pair
        return _unknown("only one source named stories of these days")
    if both < _MIN_BOTH:
        return _unknown(f"{' and '.join(largest)} share fewer than {_MIN_BOTH} stories")
    first, second = (by_source[source] for source in largest)
    total = (first + 1) * (second + 1) / (both + 1) - 1
    missed = round(total - named.total())
    if missed < 0:
        return _unknown(f"{' and '.join(largest)} follow each other: more stories are known")
    return {
        "missed": missed,
        "assumption": f"{ASSUMPTION} ({' and '.join(largest)})",
        "why": None,
    }


def _unknown(why: str) -> dict[str, Any]:
    return {"missed": None, "assumption": None, "why": why}
