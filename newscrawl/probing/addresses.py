"""What addresses of articles tell a probe: whose they are, of which day and of which form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from urllib.parse import urlsplit

from newscrawl.discovery import Link
from newscrawl.discovery.dated import dated
from newscrawl.sites import Site, host_of
from newscrawl.sites.addresses import article_address


def owner_of(url: str | None, site: Site) -> Site | None:
    """The site, or the one of its sisters, that an address belongs to."""
    host = host_of(url)
    return next((member for member in site.family if member.owns(host)), None)


def kind_of(url: str, site: Site) -> str:
    """The form of an article's address: `www.news.example/a/#/#/WS#.html`.

    That is its main host, and its path without numbers and ids.
    """
    owner = owner_of(url, site)
    address = owner.address(url) if owner else None
    path = re.sub(r"[0-9a-f]{16,}|\d+", "#", urlsplit(url).path)
    return host_of(address.canonical if address else url) + path


def day_of(link: Link, site: Site) -> date | None:
    """The day that an article's address tells, else its list."""
    found = dated(link, site)
    return found.day if found else None


def newest_first(links: Iterable[Link], site: Site) -> list[Link]:
    """Links to articles of the site's family, each once, undated ones last."""
    found: dict[str, tuple[date, Link]] = {}
    for link in links:
        if owner_of(link.url, site):
            day = day_of(link, site) or date.min
            key = article_address(link.url).key
            if key not in found or found[key][0] < day:
                found[key] = (day, link)
    ordered = sorted(found.values(), key=lambda one: one[0], reverse=True)
    return [link for _, link in ordered]
