"""Feeds (RSS, Atom) and sitemaps: both are XML, and both are often broken.

A server may go on serving them though nothing writes them any more: they are used only while
their newest entry is fresh (`Frontier`).
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from lxml import etree

from newscrawl.discovery.entries import MAX_ENTRIES, entries_of, name_of, unpacked
from newscrawl.discovery.html_pages import each_once
from newscrawl.discovery.order import Window
from newscrawl.discovery.source import Link, ListPage, Reading
from newscrawl.extraction.dates import read_date
from newscrawl.extraction.decoding import decode
from newscrawl.sites import Site
from newscrawl.sites.addresses import joined

logger = logging.getLogger(__name__)

_TIMES = ("pubdate", "published", "updated", "date", "lastmod", "publication_date", "modified")

_RECENT = 30
"""Days before today that a feed or the newest part of a sitemap may reach back."""


class Feed:
    """Feeds of a site."""

    name = via = "feed"
    needs_fresh = True
    lists = frozenset({"sitemap"})

    def __init__(self, site: Site, urls: Sequence[str]) -> None:
        self._site = site
        self._urls = urls

    def first_pages(self, window: Window, today: date) -> Iterator[ListPage]:
        """All of them, where the window reaches into the days that they hold."""
        if window.until is None or (today - window.until).days <= _RECENT:
            for url in self._urls:
                yield ListPage(url, url, is_optional=True)

    def read(self, body: bytes, url: str, content_type: str | None = None) -> Reading:
        """The entries that lead to articles, and the parts that an index of sitemaps names."""
        links: list[Link] = []
        lists: list[Link] = []
        for entry in entries_of(decode(unpacked(body), content_type)):
            link = self._link(entry, url)
            if link and name_of(entry) in self.lists:
                lists.append(link)
            elif link and any(member.address(link.url) for member in self._site.family):
                links.append(link)
        if len(links) + len(lists) >= MAX_ENTRIES:
            logger.warning("%s: only the first %d of its entries are read", url, MAX_ENTRIES)
        form = "xml" if links or lists else ""
        return Reading(each_once(links), form=form, lists=each_once(lists))

    def _link(self, entry: etree._Element, base: str) -> Link | None:
        """The address, title and time of an entry; the tags' names are compared without case."""
        parts: dict[str, str] = {}
        for child in entry.iter():
            name = name_of(child)
            text = child.get("href") if name == "link" and child.get("href") else child.text
            if name and text and text.strip():
                parts.setdefault(name, text.strip())
        address = parts.get("link") or parts.get("loc") or parts.get("guid")
        url = joined(base, address) if address else None
        times = (self._moment(parts[name]) for name in _TIMES if name in parts)
        return Link(url, parts.get("title"), next(times, None)) if url else None

    def _moment(self, text: str) -> datetime | None:
        """A time as feeds write it; without a zone it is the site's."""
        try:
            moment = parsedate_to_datetime(text)
        except (ValueError, IndexError, TypeError, OverflowError):
            dated = read_date(text, self._site.zone)
            return dated.moment if dated else None
        return moment if moment.tzinfo else moment.replace(tzinfo=self._site.zone)


class Sitemap(Feed):
    """Sitemaps of a site."""

    name = via = "sitemap"
