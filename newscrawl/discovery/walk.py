"""How far a list is read: its next page, or its end."""

from __future__ import annotations

import logging
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from newscrawl.discovery.plan import SETTLED, Planner
from newscrawl.discovery.seeking import seek_on
from newscrawl.discovery.source import ListPage, Reading
from newscrawl.runs import Run
from newscrawl.runs.records import Fate, ListState

logger = logging.getLogger(__name__)

EMPTY_DAY = timedelta(days=7)
"""After so long a day without any story is believed."""

DAY = timedelta(days=1)
"""Lists are sorted by time, but not always well."""

DULL = 2
"""So many pages in a row that name nothing new end a list: one may be a slip of the server."""

Days = Mapping[str, date | None]
"""The articles of a page by their key, with their days."""


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
        self._passed: defaultdict[str, set[str]] = defaultdict(set)
        """Articles of the pages that a search has found too new."""
        self._read: Counter[str] = Counter()
        """Pages read of each list."""
        self._dull: Counter[str] = Counter()
        """Pages without news in a row."""

    def following(self, page: ListPage, reading: Reading, days: Days) -> ListPage | None:
        """The page to ask for next, after noting how far the list is read."""
        is_other = page.form != reading.form and bool(page.form)
        if page.seek or (self._read[page.name] == 0 and self._is_newer(page, days)):
            step = self._seek(page, reading, days, is_other=is_other)
            if step or (page.seek and is_other):
                return step
        elif is_other:  # an error page, or the site's first: the next run reads on from here
            logger.warning("%s: %s is no page of this list", page.name, page.url)
            self._run.account.count("lists/failed")
            return None
        page = replace(page, seek=None, form=reading.form)
        self._read[page.name] += 1
        if self._is_end(page, days) or not reading.more:
            # a page that repeats another may be a slip of the server, which hides what lies behind
            if not (days and self._dull[page.name]):
                self._close(page, reading)
            return None
        following = replace(page, url=reading.more, number=page.number + 1)
        if self._planner.is_past:
            self._run.ledger.set_progress(page.name, following.url, following.number)
        if self._read[page.name] >= self._max_pages:
            count = self._max_pages
            logger.warning("%s: cut at NEWSCRAWL_MAX_LIST_PAGES=%d, raise it", page.name, count)
            self._run.account.count("lists/cut")
            return None
        return following

    def _seek(
        self, page: ListPage, reading: Reading, days: Days, *, is_other: bool
    ) -> ListPage | None:
        """The next step of the search for the window; None where it is over."""
        is_newer = not is_other and self._is_newer(page, days)
        if is_newer:
            self._passed[page.name].update(days)
        known = _known(days)
        newest = _last_but_one(known) if known else None
        page = replace(page, form=page.form or reading.form)
        return seek_on(page, reading.more, is_newer=is_newer, newest=newest)

    def _is_newer(self, page: ListPage, days: Days) -> bool:
        """Whether the articles of a page came after the window.

        Not so where the server answers with a page of smaller number for want of this one.
        """
        until = self._planner.window.until
        oldest_first = _known(days)
        if until is None or not oldest_first or days.keys() <= self._passed[page.name]:
            return False
        before = page.seek.newest if page.seek else None
        if before and oldest_first[-1] - before > DAY:
            return False
        return _last_but_one(oldest_first[::-1]) - until > DAY

    def _close(self, page: ListPage, reading: Reading) -> None:
        """Note that the list is read to its end.

        Not by a window that is still open: it leaves out what the next run without one wants. Nor
        by an answer that could be an error page, or one without any story.
        """
        if not reading.form or not (page.day or self._planner.is_past or self._planner.is_daily):
            return
        is_quiet = page.day and page.number == 1 and self._planner.today - page.day >= EMPTY_DAY
        if reading.links or reading.lists or is_quiet:
            self._run.ledger.close_list(page.name, self._planner.today)

    def missing(self, page: ListPage) -> ListPage | None:
        """Note that the server has no such page; return what to ask for instead."""
        step = seek_on(page, None, is_newer=False) if page.seek else None
        is_over = page.day is not None and self._planner.today - page.day >= SETTLED
        if step is None and (is_over or page.number > 1):
            self._run.ledger.close_list(page.name, self._planner.today)
        return step

    def _is_end(self, page: ListPage, days: Days) -> bool:
        """Whether nothing wanted can lie behind this page, lists being sorted newest first."""
        met = self._met[page.name]
        self._dull[page.name] = self._dull[page.name] + 1 if days.keys() <= met else 0
        met.update(days)
        if self._dull[page.name]:
            return self._dull[page.name] >= DULL
        oldest_first = _known(days)
        newest = _last_but_one(oldest_first) if oldest_first else None
        is_dated = newest is not None and len(oldest_first) == len(days) and not page.day
        if newest and is_dated and self._planner.window.is_before(newest, DAY):
            return True
        fates = {self._run.account.fate(key) for key in days}
        if not self._planner.is_daily or not fates <= {Fate.KNOWN, Fate.SKIPPED}:
            return False
        return self._is_read(page, newest)

    def _is_read(self, page: ListPage, newest: date | None) -> bool:
        """Whether earlier runs have read all that lies behind known articles of that day.

        The first run of a day reads on to the day before the last one, for articles that appear
        late in a list, and the last reading of a day's index goes to its end.
        """
        state, today = self._states.get(page.name, ListState()), self._planner.today
        if page.day and today - page.day >= SETTLED:
            return False
        if not state.is_open and state.read_on == today:
            return True
        return state.read_on is not None and newest is not None and state.read_on - newest > DAY


def _known(days: Days) -> list[date]:
    """The days that are known, oldest first."""
    return sorted(day for day in days.values() if day)


def _last_but_one(days: Sequence[date]) -> date:
    """The last day, but for one entry that is kept on every page whatever its age."""
    return days[-2] if len(days) > 2 else days[-1]  # noqa: PLR2004
