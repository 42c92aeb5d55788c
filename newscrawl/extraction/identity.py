"""Whose page it is: the site, the article's id and its own address, also behind a mirror."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from newscrawl.extraction.dates import Dated
from newscrawl.sites import Address, Site, all_sites, site_of

_AGREES = timedelta(days=3)

_KIND = re.compile(r"[A-Za-z]*_?")

# Mirrors recode and convert what they copy: 雙語(yǔ) was 双语, Fran?ais has lost a letter.
_MUTATED = re.compile(
    r"[\u3400-\u9fff]\((?=[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}\))"
    r"[a-z]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]*\)"
    r"|(?<![\w/.=&?%-])[A-Za-z]{2,12}[?\ufffd][a-z]{2,12}(?![\w=/])"
)


@dataclass(frozen=True, slots=True)
class Identity:
    """A page's site (None: not known) and its article address by that site's rules."""

    site: Site | None = None
    address: Address | None = None
    foreign: bool = False
    """The path is the site's, the host is not: a mirror, if the page agrees."""
    is_mutated: bool = False
    """The text shows that it was converted on its way."""


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
    links = list(own_links)
    if not url:
        for link in links:
            if site := site_of(link):
                return Identity(site, site.address(link))
    for site in all_sites():
        address = _original(site, url, links, page_ids) if url else None
        is_named = address is not None and address.id in page_ids
        is_signed = (address or not url) and site.mark and site.mark.search(text)
        if is_named or is_signed:
            mutated = bool(_MUTATED.search(text))
            return Identity(site, address, foreign=bool(address), is_mutated=mutated)
    return Identity()


def _original(
    site: Site, url: str, links: Iterable[str], page_ids: Collection[str]
) -> Address | None:
    """The address that a copy had at its site: by the id that the page gives, else by its path.

    A mirror's path may lie (`/m/tianjin2012/…/venues.html` served stories of another kind), and it
    writes its own host into the links that the page gives as its own.
    """
    found = (site.address(link, foreign=True) for link in (*links, url))
    named = next((address for address in found if address and address.id in page_ids), None)
    by_path = site.address(url, foreign=True)
    if named or not by_path:
        return named
    is_other = any(_kind(page_id) == _kind(by_path.id) for page_id in page_ids)
    return None if is_other else by_path


def _kind(article_id: str) -> str:
    """The series that an id belongs to: `WS`, `content_`."""
    return _KIND.match(article_id)[0]  # type: ignore[index]


def mirror_agrees(address: Address, dates: Collection[Dated], page_ids: Collection[str]) -> bool:
    """Whether a page of another host is the article that its path names: by its id or its date.

    A page without any date, signed by the site, contradicts nothing.
    """
    if address.id in page_ids or not dates:
        return True
    day = address.date
    return day is not None and any(
        abs(address.site.local_day(dated.moment) - day) <= _AGREES for dated in dates
    )


def hashed_id(domain: str | None, content: str) -> str:
    """The id of an article whose site gives none: domain and 16 hex digits of a sha256."""
    digest = sha256(content.encode("utf-8", "replace")).hexdigest()
    return f"{domain or 'text'}:{digest[:16]}"
