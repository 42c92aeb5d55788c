"""Section lists: pages of headlines, newest first, with a link to the next page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from lxml.html import HtmlElement

from newscrawl.discovery.html_pages import article_links, each_once, parsed
from newscrawl.discovery.order import MAX_URL, Window
from newscrawl.discovery.source import Link, ListPage, Reading
from newscrawl.items import Problem
from newscrawl.sites import ListLayout, Section, Site, host_of
from newscrawl.sites.addresses import joined
from newscrawl.sites.selectors import select

_DAY = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b(?:\s+(\d{1,2}):(\d\d))?")


class SectionLists:
    """The lists of a site's sections."""

    name = via = "list"
    needs_fresh = False

    def __init__(
        self, site: Site, sections: Sequence[Section], layouts: Sequence[ListLayout]
    ) -> None:
        self._site = site
        self._sections = sections
        self._layouts = layouts

    def first_pages(self, window: Window, _today: date, /) -> Iterable[ListPage]:
        """The first page of every section that reaches back into the window."""
        reaching = (
            section
            for section in self._sections
            if not (section.since and window.until and window.until < section.since)
        )
        return [
            ListPage(section.url, section.url, is_optional=section.is_hearsay)
            for section in reaching
        ]

    def read(self, body: bytes, url: str, content_type: str | None = None) -> Reading:
        """The entries of the layout that fits; without one, every article link of the page."""
        root = parsed(body, content_type)
        if isinstance(root, Problem):
            return Reading(problem=root)
        for layout in self._layouts:
            if items := select(root, layout.item):
                found = [self._entry(item, layout, url) for item in items]
                links = [link for link in found if link]
                return Reading(each_once(links), self._next_page(root, layout, url), layout.name)
        links = each_once(article_links(root, url, self._site))
        return Reading(links, form="links" if links and not self._layouts else "")

    def _entry(self, item: HtmlElement, layout: ListLayout, base: str) -> Link | None:
        """The article that an entry leads to; None for what is none of the site's."""
        links = list(article_links(item, base, self._site))
        titled = [link for link in links if link.title]
        if not links:
            return None
        link = (titled or links)[0]
        times = select(item, layout.time)
        printed = " ".join(time.text_content() for time in times)
        return Link(link.url, link.title, self._published(printed))

    def _published(self, printed: str) -> date | datetime | None:
        """The day or minute printed beside an entry, in the site's zone."""
        match = _DAY.search(printed)
        if not match:
            return None
        year, month, day, hour, minute = match.groups()
        try:
            if hour is None:
                return date(int(year), int(month), int(day))
            parts = (int(year), int(month), int(day), int(hour), int(minute))
            return datetime(*parts, tzinfo=self._site.zone)
        except ValueError:
            return None

    def _next_page(self, root: HtmlElement, layout: ListLayout, base: str) -> str | None:
        hrefs = select(root, layout.next_page)
        pages = [joined(base, str(href)) for href in hrefs]
        others = [page for page in pages if page and page != base]
        family = self._site.family
        lists = (page for page in others if not any(one.address(page) for one in family))
        own = (page for page in lists if any(one.owns(host_of(page)) for one in family))
        return next((page for page in own if len(page) <= MAX_URL), None)
