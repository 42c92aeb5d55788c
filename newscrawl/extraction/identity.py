"""Whose page it is: the site, the article's id and its own address, also behind a mirror."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from newscrawl.extraction.dates import Dated
from newscrawl.sites import Address, Site, all_sites, site_of

_AGREES = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Identity:
    """A page's site (None: not known) and its article address by that site's rules."""

    site: Site | None = None
    address: Address | None = None
    foreign: bool = False
    """The path is the site's, the host is not: a mirror, if the page agrees."""


def clean_url(url: str | None) -> str | None:
    """An address as it can be written; None for an empty one."""
    return (url or "").strip().encode("utf-8", "ignore").decode() or None


def identify(
    url: str | None, own_links: Iterable[str], text: str, page_ids: Collection[str] = ()
) -> Identity:
    """Whose page it is.

    By the address's host; where there is no address by the links that the page gives as its own;
    else by how it signs itself, or by the article's id that it gives, with a path that the site
    knows.
    """
    if site := site_of(url):
        return Identity(site, site.address(url or ""))
    if not url:
        for link in own_links:
            if site := site_of(link):
                return Identity(site, site.address(link))
    for site in all_sites():
        address = site.address(url, foreign=True) if url else None
        is_named = address is not None and address.id in page_ids
        is_signed = (address or not url) and site.mark and site.mark.search(text)
        if is_named or is_signed:
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


def hashed_id(domain: str | None, content: str) -> str:
    """The id of an article whose site gives none: domain and 16 hex digits of a sha256."""
    digest = sha256(content.encode("utf-8", "replace")).hexdigest()
    return f"{domain or 'text'}:{digest[:16]}"
