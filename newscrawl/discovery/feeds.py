"""Feeds (RSS, Atom) and sitemaps: both are XML, and both are often broken.

A server may go on serving them though nothing writes them any more: they are used only while
their newest entry is fresh (`Frontier`).
"""

from __future__ import annotations

import logging
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from lxml import etree

from newscrawl.discovery.html_pages import each_once
from newscrawl.discovery.order import Window
from newscrawl.discovery.source import Link, ListPage, Reading
from newscrawl.extraction.dates import read_date
from newscrawl.sites import Site
from newscrawl.sites.addresses import joined

MAX_BYTES = 16 * 1024 * 1024
"""Of an unpacked sitemap; the protocol allows 50 MiB, too much to be read at once."""

MAX_ENTRIES = 50_000
"""Of one sitemap, as its protocol has it."""

logger = logging.getLogger(__name__)

_TIMES = ("pubdate", "published", "updated", "date", "lastmod", "publication_date", "modified")

_RECENT = 30
"""Days before today that a feed or the newest part of a sitemap may reach back."""


class Feed:
    """Feeds of a site."""

    name = via = "feed"
    needs_fresh = True
    entries = frozenset({"item", "entry", "url"})
    lists = frozenset({"sitemap"})

    def __init__(self, site: Site, urls: Sequence[str]) -> None:
        self._site = site
        self._urls = urls

    def first_pages(self, window: Window, today: date) -> Iterator[ListPage]:
        """All of them, where the window reaches into the days that they hold."""
        if window.until is None or (today - window.until).days <= _RECENT:
            for url in self._urls:
                yield ListPage(url, url, is_optional=True)

    def read(self, body: bytes, url: str, _content_type: str | None = None, /) -> Reading:
        """The entries that lead to articles, and the parts that an index of sitemaps names."""
        links: list[Link] = []
        lists: list[Link] = []
        for element in _elements(_unpacked(body)):
            name = _name(element)
            if name in self.entries | self.lists and (link := self._link(element, url)):
                if name in self.lists:
                    lists.append(link)
                elif any(member.address(link.url) for member in self._site.family):
                    links.append(link)
        if len(links) > MAX_ENTRIES:
            logger.warning("%s: only the first %d of its entries are read", url, MAX_ENTRIES)
        form = "xml" if links or lists else ""
        return Reading(each_once(links)[:MAX_ENTRIES], form=form, lists=each_once(lists))

    def _link(self, entry: etree._Element, base: str) -> Link | None:
        """The address, title and time of an entry; the tags' names are compared without case."""
        parts: dict[str, str] = {}
        for child in entry.iter():
            name = _name(child)
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


def _elements(body: bytes) -> Iterator[etree._Element]:
    """Every element, as far as the document can be read; no entity is expanded, no DTD loaded."""
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(body.strip(), parser)
    except (etree.XMLSyntaxError, ValueError):
        return
    if root is not None:
        yield from root.iter()


def _name(element: etree._Element) -> str:
    """The tag without namespace, in small letters; "" for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _unpacked(body: bytes) -> bytes:
    """The document; sitemaps are served as gzip files. What is too long is cut."""
    if not body.startswith(b"\x1f\x8b"):
        return body
    try:
        return zlib.decompressobj(wbits=31).decompress(body, MAX_BYTES)
    except zlib.error:
        return b""
