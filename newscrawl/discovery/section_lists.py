"""Section lists: pages of headlines, newest first, with a link to the next page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from lxml.html import HtmlElement

from newscrawl.discovery.source import Link, ListPage, Reading
from newscrawl.extraction.decoding import decode
from newscrawl.extraction.markup import parse, refuse_bytes, refuse_text
from newscrawl.sites import ListLayout, Section, Site, host_of
from newscrawl.sites.addresses import joined
from newscrawl.sites.selectors import select

_DAY = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b(?:\s+(\d{1,2}):(\d\d))?")


class SectionLists:
    """The lists of a site's sections."""

    name = "list"

    def __init__(self, site: Site, sections: Sequence[Section]) -> None:
        self._site = site
        self._sections = sections

    def first_pages(self) -> Iterable[ListPage]:
        """The first page of every section."""
        return [ListPage(section.url, section.url) for section in self._sections]

    def read(self, body: bytes, url: str, content_type: str | None = None) -> Reading:
        """The entries of the layout that fits; without one, every article link of the page."""
        if refuse_bytes(body):
            return Reading()
        text = decode(body, content_type)
        document = None if refuse_text(text) else parse(text)
        if document is None:
            return Reading()
        root = document.root
        for layout in self._site.list_layouts:
            if items := select(root, layout.item):
                found = [self._entry(item, layout, url) for item in items]
                links = [link for link in found if link]
                return Reading(_each_once(links), self._next_page(root, layout, url))
        return Reading(_each_once(self._article_links(root, url)))

    def _entry(self, item: HtmlElement, layout: ListLayout, base: str) -> Link | None:
        """The article that an entry leads to; None for what is none of the site's."""
        links = list(self._article_links(item, base))
        titled = [link for link in links if link.title]
        if not links:
            return None
        link = (titled or links)[0]
        times = select(item, layout.time)
        printed = " ".join(time.text_content() for time in times)
        return Link(link.url, link.title, self._published(printed))

    def _article_links(self, element: HtmlElement, base: str) -> Iterator[Link]:
        for anchor in element.iter("a"):
            url = joined(base, anchor.get("href"))
            if url and self._site.address(url):
                yield Link(url, " ".join(anchor.text_content().split()) or None)

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
        lists = (page for page in others if not self._site.address(page))
        return next((page for page in lists if self._site.owns(host_of(page))), None)


def _each_once(links: Iterable[Link]) -> list[Link]:
    first: dict[str, Link] = {}
    for link in links:
        known = first.get(link.url)
        if known is None or (known.published is None and link.published):
            first[link.url] = link
    return list(first.values())
