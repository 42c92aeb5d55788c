"""The days of what sources name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from newscrawl.discovery.order import MAX_URL
from newscrawl.discovery.source import Link
from newscrawl.sites import Site
from newscrawl.sites.addresses import ArticleAddress, article_address


@dataclass(frozen=True, slots=True)
class Dated:
    """An article's address with its day, as far as known before its page is read."""

    address: ArticleAddress
    day: date | None
    is_exact: bool
    """Whether the page will say the same."""


def dated(link: Link, site: Site) -> Dated | None:
    """What a link tells; None where it names no address.

    The day in the address is right where a list prints a year of another era, but a page may be
    dated a few minutes after its midnight.
    """
    try:
        address = article_address(link.url)
    except ValueError:
        return None
    if len(address.url) > MAX_URL:
        return None
    if address.day:
        return Dated(address, address.day, address.is_exact)
    return Dated(address, local_day(link, site), isinstance(link.published, datetime))


def local_day(link: Link, site: Site) -> date | None:
    """The day that a list prints beside a link, at the publisher's."""
    published = link.published
    return site.local_day(published) if isinstance(published, datetime) else published
