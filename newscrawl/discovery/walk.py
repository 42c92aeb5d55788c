"""How far a list is read: its next page, or its end."""

from __future__ import annotations

import logging
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from newscrawl.discovery.plan import SETTLED, Planner
from newscrawl.discovery.seeking import seek_on
from newscrawl.discovery.source import ListPage, Reading
from newscrawl.runs import Run
from newscrawl.runs.ledger import Fate, ListState

logger = logging.getLogger(__name__)

EMPTY_DAY = timedelta(days=7)
"""After so long a day's index without any story is believed: a busy server, too, answers 200."""


class ListWalk:
    """Walks through the pages of every list of a run."""

    def __init__(
        self, run: Run, planner: Planner, states: Mapping[str, ListState], max_pages: int
    ) -> None:
        """`states` say how far earlier runs went; `max_pages` of one list that this run reads."""
        self._run = run
        self._planner = planner
        self._states = states
        self._max_pages = max_pages
        self._met: defaultdict[str, set[str]] = defaultdict(set)
        self._read: Counter[str] = Counter()
        """Pages read of each list."""

    def following(
        self, page: ListPage, reading: Reading, days: Mapping[str, date | None]
    ) -> ListPage | None:
        """The page to ask for next, after noting how far the list is read.

        `days` are the days of the page's articles by their key.
        """
        self._read[page.name] += 1
        is_newer = self._is_newer(days)
        if page.seek or (is_newer and self._read[page.name] == 1):
            if step := seek_on(page, reading.more, is_newer=is_newer):
                return step
            if is_newer and page.seek:  # the list ends before the window
                self._close(page, reading)
                return None
        page = replace(page, seek=None)
        if self._is_end(page, days) or not reading.more:
            self._close(page, reading)
            return None
        if self._read[page.name] >= self._max_pages:
            count = self._max_pages
            logger.warning("%s: cut at NEWSCRAWL_MAX_LIST_PAGES=%d, raise it", page.name, count)
            self._run.account.count("lists/cut")
            return None
        following = replace(page, url=reading.more, number=page.number + 1)
        if self._planner.is_past:
            self._run.ledger.set_progress(page.name, following.url, following.number)
        return following

    def _close(self, page: ListPage, reading: Reading) -> None:
        """Note that the list is read to its end: of one without stories only after a while."""
        is_empty = not (reading.links or reading.lists)
        if not is_empty or (page.day and self._planner.today - page.day >= EMPTY_DAY):
            self._run.ledger.close_list(page.name, self._planner.today)

    def missing(self, page: ListPage) -> ListPage | None:
        """Note that the server has no such page; return what to ask for instead."""
        if page.seek:
            return seek_on(page, None, is_newer=False)
        is_over = self._planner.today - page.day >= SETTLED if page.day else self._planner.is_past
        if is_over and (page.day or page.number > 1):
            self._run.ledger.close_list(page.name, self._planner.today)
        return None

    def _is_newer(self, days: Mapping[str, date | None]) -> bool:
        """Whether all articles of a page came after the window; a day is left between."""
        until = self._planner.window.until
        known = [day for day in days.values() if day]
        return bool(until and known) and min(known) > (until or date.max) + timedelta(days=1)

    def _is_end(self, page: ListPage, days: Mapping[str, date | None]) -> bool:
        """Whether nothing wanted can lie behind this page, lists being sorted newest first."""
        met = self._met[page.name]
        repeated = days.keys() <= met  # also true for a page without articles
        met.update(days)
        newest = max((day for day in days.values() if day), default=None)
        if repeated or (newest and self._planner.window.is_before(newest)):
            return True
        fates = {self._run.account.fate(key) for key in days}
        if self._planner.has_order or not fates <= {Fate.KNOWN, Fate.SKIPPED}:
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
