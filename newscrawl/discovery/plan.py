"""What a run asks its sources for: counted, and without what earlier runs have read to its end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from newscrawl.discovery.order import Order, Window
from newscrawl.discovery.source import Link, ListPage, Source
from newscrawl.runs.records import ListState
from newscrawl.sites import host_of

SETTLED = timedelta(days=2)
"""After so long nothing is added to a day: its index, read to its end then, is not asked for
again."""

DAY = timedelta(days=1)

STALE = timedelta(days=7)
"""So long a feed is left alone that was found frozen."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The list pages to begin with."""

    pages: list[tuple[Source, ListPage]]
    finished: int = 0
    """Lists that earlier runs have read to their end."""
    resumed: int = 0
    """Lists that an earlier run of the same window has begun."""

    def announcement(self, window: Window, delay: float) -> str:
        """What the run is going to ask for, and how long the lists take at `delay` seconds each."""
        hosts = Counter(host_of(page.url) for _, page in self.pages)
        least = timedelta(seconds=round(delay * max(hosts.values(), default=0)))
        pace = f"; one every {delay:g} s for each host, so the lists take {least} or more"
        return (
            f"Articles published {window}: at least {len(self.pages)} requests for lists ({self}), "
            f"then one for each article{pace if delay else ''}"
        )

    def __str__(self) -> str:
        """How many pages of which source."""
        counts = Counter(source.name for source, _ in self.pages)
        parts = [", ".join(f"{number} {name}" for name, number in counts.items()) or "no lists"]
        parts += [f"{self.resumed} of them gone on with"] if self.resumed else []
        parts += [f"{self.finished} already read to their end"] if self.finished else []
        return "; ".join(parts)


class Planner:
    """Decides which lists a run needs."""

    def __init__(
        self, order: Order, window: Window, today: date, states: Mapping[str, ListState]
    ) -> None:
        """`window` is the order's, or that of a run without one; `states` are the ledger's."""
        self._order = order
        self.window = window
        self.today = today
        self._states = states

    def plan(self, sources: Sequence[Source]) -> Plan:
        """The first pages of all sources."""
        pages: list[tuple[Source, ListPage]] = []
        finished = resumed = 0
        for source in sources:
            for page in source.first_pages(self.window, self.today):
                wanted = self.wanted(self.named(page), source)
                finished += wanted is None
                if wanted:
                    resumed += wanted.number > 1
                    pages.append((source, wanted))
        return Plan(pages, finished, resumed)

    def named(self, page: ListPage) -> ListPage:
        """The page with the name by which the ledger keeps how far its list is read.

        A list that is read for a window in the past is another one for every window.
        """
        if page.day or not self.is_past:
            return page
        return replace(page, name=f"{page.name} {self.window.since}..{self.window.until}")

    @property
    def is_daily(self) -> bool:
        """Whether the run goes on where the last one ended, as no window was asked for."""
        return self._order.window is None

    @property
    def is_past(self) -> bool:
        """Whether nothing new can come into the window."""
        until = self.window.until
        return until is not None and until <= self.today - SETTLED

    def wanted(self, page: ListPage, source: Source) -> ListPage | None:
        """The page to begin the list with; None where it has been read."""
        state = self._states.get(page.name, ListState())
        if self._order.refresh:
            return page
        last = page.day or (self.window.until if self.is_past else None)
        if source.needs_fresh and state.stale_on and self.today - state.stale_on < STALE:
            return None
        if last is None:
            return page
        if state.resume_url:
            return replace(page, url=state.resume_url, number=state.resume_number)
        return None if state.read_on and state.read_on >= last + SETTLED else page

    def named_list(self, link: Link, changed: date | None, source: Source) -> ListPage | None:
        """The page of a list that another one names; None where it can hold nothing new.

        A list of which no time of change is told is asked for once a day.
        """
        page = self.wanted(self.named(ListPage(link.url, link.url)), source)
        if page is None or (changed and self.window.is_before(changed)):
            return None
        read_on = self._states.get(page.name, ListState()).read_on
        is_read = read_on is not None and (changed or self.today - DAY) < read_on
        return page if self._order.refresh or not is_read else None
