"""How a run ended: the reasons that apply, and the exit code of `scrapy crawl`."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from dataclasses import dataclass, field

from newscrawl.runs.accounting import Counts
from newscrawl.runs.records import GONE, ROBOTS_UNREACHABLE, WITHDRAWN

EXIT_CODES = """\
exit status:
    0  done, also when nothing was new or when failures stay within the tolerance
    2  cannot start: bad argument, folder not writable
   75  another run of this spider is under way
    4  state damaged
    3  storage failed: disk full, I/O error
   70  a fault of newscrawl itself
  130  interrupted (143: terminated, 129: hung up); what was committed is published, start again
       to go on
   20  no data: no host took a connection
   22  a server was reached, but its robots.txt forbids everything asked for,
       or failed
   21  too many pages refused: the site has changed
   10  more pages or lists failed than the tolerance allows, or a list was cut
The first that applies, in this order; all reasons stand in the run's manifest."""

NO_NETWORK = 20
"""Exit code of a run that reached no server."""

SITE_CHANGED = 21
"""Exit code of a run whose refusals say more of the site, or of us, than of its pages."""

QUALITY_FLOOR = 0.2
"""Share of the fetched pages that must be articles; below it the site has changed."""

QUALITY_SAMPLE = 20
"""Fetched pages below which the share says nothing."""

QUALITY_LISTS = 3
"""List pages below which it says nothing that none names an article."""

_NOT_READ = ("failed", "rejected", "blocked", ROBOTS_UNREACHABLE)
"""What became of a list that should have been read; one that robots.txt forbids should not."""

_PLANNED_ENDS = (
    *("finished", "limit", "deadline", "no_connection"),
    *("closespider_pagecount", "closespider_timeout", "closespider_itemcount"),
)


_SIGNALS: dict[int, str] = {signal.SIGTERM: "terminated", signal.SIGHUP: "hung_up"}


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason why a run did not simply end well."""

    reason: str
    exit_code: int
    detail: str


@dataclass(frozen=True, slots=True)
class Ending:
    """What is known of a run's end beside its counts."""

    closed: str = "finished"
    """Scrapy's finish reason; `killed` for a run that had no end."""
    signal: int = 0
    """Number of the signal that ended it."""
    faults: list[str] = field(default_factory=list)
    """Exceptions that no code expected, by class name."""
    requests: int = 0
    connections: int = 0
    """Requests for which some server took the connection."""


def reasons_of(counts: Counts, ending: Ending, tolerance: float) -> list[Reason]:
    """Every reason that applies, in the order of the exit codes' table; [] for a good run.

    `tolerance` is the share of addresses (and of lists) that may fail.
    """
    return [
        *_faults(counts, ending),
        *_interruption(ending),
        *_no_data(counts, ending),
        *_quality(counts),
        *_failures(counts, tolerance),
    ]


def _faults(counts: Counts, ending: Ending) -> Iterator[Reason]:
    if ending.faults:
        yield Reason("fault", 70, f"unexpected errors: {', '.join(sorted(set(ending.faults)))}")
    if ending.closed == "finished" and counts["pending"]:
        yield Reason("fault", 70, f"{counts['pending']} addresses were never answered")
    if ending.closed not in {*_PLANNED_ENDS, "shutdown", "killed"}:
        yield Reason("fault", 70, f"the crawl was closed: {ending.closed}")


def _interruption(ending: Ending) -> Iterator[Reason]:
    if ending.closed == "killed":
        yield Reason("killed", 137, "the process died; finished by the next start")
    elif ending.closed == "shutdown":
        name = _SIGNALS.get(ending.signal, "interrupted")
        yield Reason(name, 128 + (ending.signal or 2), "start again to go on")


def _no_data(counts: Counts, ending: Ending) -> Iterator[Reason]:
    blocked = counts["reasons"]["blocked"]
    articles = sum(blocked.get(reason, 0) for reason in ("robots", ROBOTS_UNREACHABLE))
    lists = _lists(counts, "denied") + _lists(counts, ROBOTS_UNREACHABLE)
    read = counts["list_pages"]
    is_denied = lists > read or (articles and not read)
    if (ending.requests and not ending.connections) or ending.closed == "no_connection":
        yield Reason(
            "no_connection", NO_NETWORK, "no host took a connection; nothing published is touched"
        )
    elif is_denied and not _fetched(counts):
        yield Reason("robots", 22, "robots.txt forbids all that was asked for, or has no answer")


def _quality(counts: Counts) -> Iterator[Reason]:
    lists = counts["list_pages"]
    empty = _lists(counts, "empty")
    is_whole = not _lists(counts, "finished")  # what is left of a window may be what is empty
    if is_whole and empty >= QUALITY_LISTS and empty + _lists(counts, "quiet") == lists:
        yield Reason("quality", SITE_CHANGED, f"none of {lists} list pages names an article")
    fetched = _fetched(counts)
    good = fetched - _refused(counts)
    if fetched >= QUALITY_SAMPLE and good < QUALITY_FLOOR * fetched:
        detail = f"only {good} of {fetched} fetched pages were articles"
        yield Reason("quality", SITE_CHANGED, detail)


def _failures(counts: Counts, tolerance: float) -> Iterator[Reason]:
    failed = counts["failed"] + counts["reasons"]["blocked"].get(ROBOTS_UNREACHABLE, 0)
    asked = _fetched(counts) + _absent(counts) + failed
    if failed > tolerance * asked:
        yield Reason("failures", 10, f"{failed} of {asked} pages failed")
    if cut := _lists(counts, "cut"):
        yield Reason(
            "incomplete", 10, f"{cut} lists were cut: raise NEWSCRAWL_MAX_LIST_PAGES to read on"
        )
    lists_failed = sum(_lists(counts, fate) for fate in _NOT_READ)
    lists = lists_failed + counts["list_pages"]
    if lists_failed > tolerance * lists:
        yield Reason("failures", 10, f"{lists_failed} of {lists} list pages gave nothing")


def _lists(counts: Counts, fate: str) -> int:
    number: int = counts.get("lists", {}).get(fate, 0)
    return number


def _fetched(counts: Counts) -> int:
    """Pages that were read."""
    read: int = counts["written"] + counts["unchanged"] + counts["duplicate"]
    return read + _refused(counts)


def _refused(counts: Counts) -> int:
    refused: int = counts["rejected"] - _absent(counts)
    return refused


def _absent(counts: Counts) -> int:
    """Pages that the server does not have."""
    rejected = counts["reasons"]["rejected"]
    return sum(rejected.get(reason, 0) for reason in (GONE, WITHDRAWN))
