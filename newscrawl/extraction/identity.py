"""Whose page it is: the site, the article's id and its own address, also behind a mirror."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from urllib.parse import urlsplit

from w3lib.url import canonicalize_url, url_query_cleaner

from newscrawl.extraction.dates import Dated
from newscrawl.sites import Address, Site, all_sites, site_of

# Parameters that say where a reader came from, not what he reads.
_TRACKING = re.compile(r"(?i)^(?:utm_\w+|from|isappinstalled|fbclid|gclid|spm|share\w*|ref|mc_cid|mc_eid)$")

_AGREES = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Identity:
    """A page's site (None: not known) and its article address by that site's rules."""

    site: Site | None = None
    address: Address | None = None
    foreign: bool = False
    """The path is the site's, the host is not: a mirror, if the page agrees."""


def identify(url: str | None, own_links: Iterable[str], text: str) -> Identity:
    """The site by the address's host; else by the links that the page gives as its own, where it
    has no address; else by how it signs itself, with a path that the site knows."""
    if site := site_of(url):
        return Identity(site, site.address(url or ""))
    if not url:
        for link in own_links:
            if site := site_of(link):
                return Identity(site, site.address(link))
    for site in all_sites():
        address = site.address(url, foreign=True) if url else None
        if (address or not url) and site.mark and site.mark.search(text):
            return Identity(site, address, foreign=bool(address))
    return Identity()


def mirror_agrees(address: Address, dates: Iterable[Dated], page_ids: Iterable[str]) -> bool:
    """Whether a page of another host is the article that its path names: by its date or its id."""
    if address.id in page_ids:
        return True
    day = address.date
    return day is not None and any(
        abs(address.site.local_day(dated.moment) - day) <= _AGREES for dated in dates
    )


def normal_address(url: str) -> str:
    """An address without tracking parameters and fragment, its query in order.

    >>> normal_address("https://News.example/a?b=2&utm_source=x&a=1#top")
    'https://news.example/a?a=1&b=2'
    """
    try:
        names = [part.partition("=")[0] for part in urlsplit(url).query.split("&")]
        tracking = [name for name in names if _TRACKING.match(name)]
        return str(canonicalize_url(url_query_cleaner(url, tracking, remove=True)))
    except ValueError:  # no address at all, such as http://[::1
        return url


def hashed_id(domain: str | None, content: str) -> str:
    """The id of an article whose site gives none: domain and 16 hex digits of a sha256."""
    digest = sha256(content.encode("utf-8", "replace")).hexdigest()
    return f"{domain or 'text'}:{digest[:16]}"
