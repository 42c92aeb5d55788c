"""Which addresses a run asks for, and how far it reads a list."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from newscrawl.discovery.dated import Dated, dated, local_day
from newscrawl.discovery.order import Order, Window
from newscrawl.discovery.plan import Plan, Planner
from newscrawl.discovery.source import Link, ListPage, Reading, Source
from newscrawl.discovery.turns import in_turns
from newscrawl.discovery.walk import ListWalk
from newscrawl.runs import Run
from newscrawl.runs.again import is_time
from newscrawl.runs.coverage import FRESH
from newscrawl.runs.records import DONE, GONE, Fate, KnownAddress, ListState, Validators
from newscrawl.sites import Site
from newscrawl.sites.addresses import ArticleAddress

logger = logging.getLogger(__name__)

HORIZON = "horizon"
"""Fact of the ledger: the day from which the first run without a window read."""

JUDGED = timedelta(days=2)
"""Days before today by which a run without a window is judged."""

Asked = tuple[list[ArticleAddress], list[ListPage]]
"""Articles and list pages to ask for."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a run goes by itself."""

    first_days: int
    """Days before today that the first run takes."""
    max_pages: int
    """Pages of one list that a run reads at most."""


class Frontier:
    """Gives every address that a source names its place in the run."""

    def __init__(
        self, run: Run, order: Order, site: Site, sources: Sequence[Source], limits: Limits
    ) -> None:
        """Every address that `sources` name is the run's, as far as order and limits say."""
        self._sources = sources
        self._vias = {source.via for source in sources}
        self._run = run
        self._ledger = run.ledger
        self._order = order
        self._site = site
        self.now = datetime.now(UTC)
        self.today = site.local_day(self.now)
        self.is_first = not (order.window or order.urls or self._ledger.fact(HORIZON))
        self.window = self._window(limits.first_days)
        self._states = self._ledger.list_states()
        self._planner = Planner(order, self.window, self.today, self._states)
        self._walk = ListWalk(run, self._planner, self._states, limits.max_pages)
        # whatever this run writes may hide from a list that something lies unread behind it
        self._ledger.open_lists()
        # what a run without a window missed is seen in the last days: today is not over
        since = order.window.since if order.window else self.today - JUDGED
        run.account.set_window(since, self.window.until, self.today)
        self._owed: set[str] = set()
        """Addresses that earlier runs left."""
        self._max_pages = limits.max_pages
        self._named: defaultdict[str, set[str]] = defaultdict(set)
        """Addresses that each source named."""
        self._answering: set[str] = set()
        """Sources that have named something."""
        self._absent: defaultdict[str, list[ListPage]] = defaultdict(list)
        """Days of which a source has no index, as long as it has named nothing."""
        self._lists: defaultdict[str, set[str]] = defaultdict(set)
        """Lists that an index of each source named."""

    def _window(self, first_days: int) -> Window:
        """The window asked for; without one, everything since the first run's horizon."""
        if self._order.urls:
            return Window()
        if self._order.window:
            return self._order.window
        if self.is_first:
            first = self.today - timedelta(days=first_days)
            self._ledger.set_fact(HORIZON, first.isoformat())
        return Window(since=date.fromisoformat(self._ledger.fact(HORIZON) or ""))

    def plan(self) -> Plan:
        """The list pages to begin with."""
        plan = self._planner.plan(self._sources)
        if plan.finished:
            self._run.account.count("lists/finished", plan.finished)
        return plan

    def waiting(self) -> Iterator[ArticleAddress]:
        """What earlier runs left pending, failed or outside their window, inside this one's.

        Without a window also the articles that are due to be looked at once more. Only what this
        run's sources name: an address that a user gave belongs to his own run.
        """
        if self._order.urls:
            return
        for known in self._ledger.waiting(self.now, self.window.since, self.window.until):
            is_named = not self._vias.isdisjoint(known.sources)
            is_inside = known.state not in DONE and self.window.is_near(known.day)
            if is_named and (not self._order.window or is_inside):
                self._owed.add(known.key)
                self._run.settle(known.key, Fate.PENDING)
                yield ArticleAddress(known.key, known.url, known.day)

    def accepts(self, key: str, day: date | None) -> bool:
        """Whether an article is this run's, now that its page has told the day.

        What earlier runs owe is written by any run without a window.
        """
        if self._order.window:
            return self.window.holds(day)
        return key in self._owed or self.window.is_near(day)

    def meet(self, link: Link, source: Source | None) -> ArticleAddress | None:
        """Enter the address that a source (None: the user) named; return it where it is wanted."""
        found = dated(link, self._site)
        return self._enter(found, source) if found else None

    def _enter(self, found: Dated, source: Source | None) -> ArticleAddress | None:
        address, day, is_exact = found.address, found.day, found.is_exact
        known = self._ledger.address(address.key)
        self._ledger.note(address.key, address.url, source.via if source else "url", day)
        if source:
            self._count(source, address.key, day, is_new=known is None)
        is_elsewhere = known is not None and known.last_error == GONE and known.url != address.url
        if self._run.account.fate(address.key) and not is_elsewhere:
            return None  # another source was first in this run
        if known and known.article_id:  # the page itself told its day
            day, is_exact = known.day, True
        if known and self._is_done(known) and not is_elsewhere:
            self._run.settle(address.key, Fate.KNOWN)
        elif known and self._is_left(known):
            self._run.leave(address.key, "not_due" if known.due else "given_up")
        elif self.window.holds(day) or (
            self._order.window and not is_exact and self.window.is_near(day)
        ):
            self._run.settle(address.key, Fate.PENDING)
            return address
        elif known and known.state is not Fate.SKIPPED:  # a run without this window wants it
            self._run.leave(address.key, "window")
        else:
            self._run.settle(address.key, Fate.SKIPPED, "window")
        return None

    def _is_done(self, known: KnownAddress) -> bool:
        """Whether it is not asked for again."""
        return known.state in DONE and not self._order.asks_again

    def _is_left(self, known: KnownAddress) -> bool:
        """Whether it failed, and its time to be asked for again has not come or never will."""
        is_due = known.due is not None and is_time(known.due, self.now)
        return known.state is Fate.FAILED and not is_due and not self._order.asks_again

    def validators(self, address: ArticleAddress) -> Validators | None:
        """What the server is told with the request, to hear whether a published article changed.

        An address that the user names is fetched whatever the server thinks of it.
        """
        return None if self._order.urls else self._ledger.validators(address.url)

    def list_validators(self, page: ListPage) -> Validators | None:
        """The same for a list of which this day nothing was left unread."""
        state = self._states.get(page.name, ListState())
        is_read = not state.is_open and state.read_on == self.today
        is_wanted = not self._planner.is_daily or self._order.refresh
        return self._ledger.validators(page.url) if is_read and not is_wanted else None

    def pass_list(self, source: Source, page: ListPage) -> None:
        """Note that a list holds what it held when it was last read to its end."""
        self._run.account.count_source(source.name, "pages")
        self._run.account.count_source(source.name, "unchanged")
        self._run.account.count("list_pages")
        self._run.account.count("lists/unchanged")
        self._note_answering(source)
        self._ledger.close_list(page.name, self.today)

    def _count(self, source: Source, key: str, day: date | None, *, is_new: bool) -> None:
        """What the source gave, for the manifest."""
        if key in self._named[source.name]:
            return
        self._named[source.name].add(key)
        self._run.account.count_source(source.name, "named")
        if is_new:
            self._run.account.count_source(source.name, "new")
        if day and day <= self.today:
            self._run.account.note_newest(source.name, day)

    async def read_list(self, source: Source, page: ListPage, reading: Reading) -> Asked:
        """Enter what a page of a list names; return what to ask for."""
        self._run.account.count_source(source.name, "pages")
        links = [
            entry async for link in in_turns(reading.links) if (entry := dated(link, self._site))
        ]
        days = {found.address.key: found.day for found in links}
        known = [day for day in days.values() if day]
        is_stale = source.needs_fresh and reading.links and not self._is_fresh(known)
        if is_stale or (known and not page.is_of(known)):
            self._run.account.count_source(source.name, "stale")
            if is_stale:
                self._ledger.set_stale(page.name, self.today)
            return [], []
        if reading.links:
            self._note_answering(source)
        asked = [one async for found in in_turns(links) if (one := self._enter(found, source))]
        following = self._walk.following(page, reading, days)
        return asked, [*([following] if following else []), *self._named_lists(source, reading)]

    def _note_answering(self, source: Source) -> None:
        """Note that a source names stories: the days of which it has no index have none."""
        self._answering.add(source.name)
        for absent in self._absent.pop(source.name, []):
            self._walk.missing(absent)

    def _is_fresh(self, days: list[date]) -> bool:
        return any(self.today - FRESH <= day <= self.today + FRESH for day in days)

    def _named_lists(self, source: Source, reading: Reading) -> list[ListPage]:
        """The lists that an index of lists names, without those that did not change since.

        Each once, and of one source no more than a list may have pages: an index may name itself.
        """
        asked = self._lists[source.name]
        pages = []
        for link in reading.lists:
            page = self._planner.named_list(link, local_day(link, self._site), source)
            if page is None or page.name in asked:
                continue
            if len(asked) >= self._max_pages:
                logger.warning("%s: more lists than NEWSCRAWL_MAX_LIST_PAGES, raise it", link.url)
                self._run.account.count("lists/cut")
                break
            asked.add(page.name)
            pages.append(page)
        return pages

    def miss_list(self, source: Source, page: ListPage) -> ListPage | None:
        """Note that the server has no such page; return what to ask for instead.

        That a day has no index is believed of a source that answers for other days.
        """
        self._run.account.count_source(source.name, "absent")
        if page.day and source.name not in self._answering:
            self._absent[source.name].append(page)
            return None
        return self._walk.missing(page)
