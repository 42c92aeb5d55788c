"""Which addresses a run asks for, and how far it reads a list."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from newscrawl.discovery.order import MAX_URL, Order, Window
from newscrawl.discovery.source import Link, ListPage, Reading
from newscrawl.runs import Run
from newscrawl.runs.ledger import DONE, Fate, ListState
from newscrawl.sites import Site
from newscrawl.sites.addresses import ArticleAddress, article_address

logger = logging.getLogger(__name__)

HORIZON = "horizon"
"""Fact of the ledger: the day from which the first run without a window read."""


class Frontier:
    """Gives every address that a source names its place in the run."""

    def __init__(self, run: Run, order: Order, site: Site, first_days: int, max_pages: int) -> None:
        """`first_days` that the first run takes; `max_pages` of one list that a run reads."""
        self._run = run
        self._ledger = run.ledger
        self._order = order
        self._site = site
        self._max_pages = max_pages
        self._today = site.local_day(datetime.now(site.zone))
        self.is_first = not (order.window or order.urls or self._ledger.fact(HORIZON))
        self.window = self._window(first_days)
        self._states = self._ledger.list_states()
        # whatever this run writes may hide from a list that something lies unread behind it
        self._ledger.open_lists()
        self._met: defaultdict[str, set[str]] = defaultdict(set)

    def _window(self, first_days: int) -> Window:
        """The window asked for; without one, everything since the first run's horizon."""
        if self._order.urls:
            return Window()
        if self._order.window:
            return self._order.window
        if self.is_first:
            first = self._today - timedelta(days=first_days)
            self._ledger.set_fact(HORIZON, first.isoformat())
        return Window(since=date.fromisoformat(self._ledger.fact(HORIZON) or ""))

    def waiting(self) -> Iterator[ArticleAddress]:
        """What earlier runs left pending or failed, inside the window where one is given."""
        if self._order.urls:
            return
        for known in self._ledger.waiting():
            if not self._order.window or self.window.holds(known.day):
                self._run.settle(known.key, Fate.PENDING)
                yield ArticleAddress(known.key, known.url, known.day)

    def meet(self, link: Link, source: str) -> ArticleAddress | None:
        """Enter the address that a source named; return it where it is to be asked for."""
        try:
            address = article_address(link.url)
        except ValueError:
            return None
        if len(address.url) > MAX_URL:
            return None
        day = self._day(link, address)
        known = self._ledger.address(address.key)
        self._ledger.note(address.key, address.url, source, day)
        if self._run.account.fate(address.key):  # another source was first in this run
            return None
        if known and known.state in DONE and not self._order.asks_again:
            self._run.settle(address.key, Fate.KNOWN)
        elif self.window.holds(day):
            self._run.settle(address.key, Fate.PENDING)
            return address
        elif known and known.state is not Fate.SKIPPED:  # a run without this window wants it
            self._run.leave(address.key, "window")
        else:
            self._run.settle(address.key, Fate.SKIPPED, "window")
        return None

    def _day(self, link: Link, address: ArticleAddress) -> date | None:
        """The day in the address, which is right where a list prints a year of another era."""
        if address.day or not isinstance(link.published, datetime):
            return address.day or link.published
        return self._site.local_day(link.published)

    def read_list(
        self, page: ListPage, reading: Reading, source: str
    ) -> tuple[list[ArticleAddress], ListPage | None]:
        """Enter what a page of a list names; return what to ask for, and the list's next page."""
        asked = [found for link in reading.links if (found := self.meet(link, source))]
        is_end = self._is_end(page, reading.links)
        if reading.more and not is_end and page.number < self._max_pages:
            return asked, ListPage(page.name, reading.more, page.number + 1)
        if reading.more and not is_end:
            logger.warning(
                "%s: cut at NEWSCRAWL_MAX_LIST_PAGES=%d, raise it", page.name, page.number
            )
            self._run.account.count("lists/cut")
            return asked, None
        # a page without articles is no end: a busy server, too, answers with 200
        if reading.links and not self._order.window:
            self._ledger.close_list(page.name, self._today)
        return asked, None

    def _is_end(self, page: ListPage, links: list[Link]) -> bool:
        """Whether nothing wanted can lie behind this page, lists being sorted newest first."""
        addresses = {found.key: self._day(link, found) for link, found in _articles(links)}
        met = self._met[page.name]
        repeated = addresses.keys() <= met  # also true for a page without articles
        met.update(addresses)
        days = [day for day in addresses.values() if day]
        newest = max(days, default=None)
        if repeated or (newest and self.window.is_before(newest)):
            return True
        fates = {self._run.account.fate(key) for key in addresses}
        if self._order.window or not fates <= {Fate.KNOWN, Fate.SKIPPED}:
            return False
        return self._is_read(self._states.get(page.name, ListState()), newest)

    def _is_read(self, state: ListState, newest: date | None) -> bool:
        """Whether earlier runs have read all that lies behind known articles of that day.

        A day is left between, for articles that appear late in a list.
        """
        if not state.is_open:
            return True
        if not state.read_on or not newest:
            return False
        return newest < state.read_on - timedelta(days=1)


def _articles(links: list[Link]) -> Iterator[tuple[Link, ArticleAddress]]:
    for link in links:
        try:
            yield link, article_address(link.url)
        except ValueError:
            continue
