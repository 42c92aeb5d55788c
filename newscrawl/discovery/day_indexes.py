"""Day indexes: the newspaper's issue of each day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from newscrawl.discovery.html_pages import article_links, each_once, parsed
from newscrawl.discovery.order import Window
from newscrawl.discovery.source import ListPage, Reading
from newscrawl.items import Problem
from newscrawl.sites import DayIndex, Site


class DayIndexes:
    """One index of a site, a page a day."""

    via = "print_index"
    needs_fresh = False

    def __init__(self, site: Site, index: DayIndex) -> None:
        self.name = index.name
        self._site = site
        self._index = index

    def first_pages(self, window: Window, today: date) -> Iterator[ListPage]:
        """The issues of the window's days."""
        for day in window.days(self._index.since, today):
            if day.weekday() not in self._index.days_off:
                url = self._index.url.format(day=day)
                yield ListPage(url, url, day=day, is_optional=True)

    def read(self, body: bytes, url: str, content_type: str | None = None) -> Reading:
        """Every article that the page links to."""
        root = parsed(body, content_type)
        if isinstance(root, Problem):
            return Reading(problem=root)
        links = each_once(article_links(root, url, self._site))
        return Reading(links, form="links" if links else "")
