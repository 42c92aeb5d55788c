"""What all sources that read HTML share: a parsed page and the article links in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from newscrawl.discovery.source import Link
from newscrawl.extraction.decoding import decode
from newscrawl.extraction.markup import Document, parse, refuse_bytes
from newscrawl.items import Problem
from newscrawl.sites import Site
from newscrawl.sites.addresses import joined


def parsed(body: bytes, content_type: str | None) -> HtmlElement | Problem:
    """The root of a page, or why it was not read."""
    if problem := refuse_bytes(body):
        return problem
    document = parse(decode(body, content_type))
    return document.root if isinstance(document, Document) else document


def article_links(element: HtmlElement, base: str, site: Site) -> Iterator[Link]:
    """The links below an element that lead to articles of the site or its sisters."""
    for anchor in element.iter("a"):
        url = joined(base, anchor.get("href"))
        if url and any(member.address(url) for member in site.family):
            yield Link(url, " ".join(anchor.text_content().split()) or None)


def each_once(links: Iterable[Link]) -> list[Link]:
    """The links without repetition, each with its time where any mention has one."""
    first: dict[str, Link] = {}
    for link in links:
        known = first.get(link.url)
        if known is None or (known.published is None and link.published):
            first[link.url] = link
    return list(first.values())
