"""One article, one address: which spellings of an address are the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from w3lib.url import canonicalize_url

from newscrawl.sites import Site, host_of, site_of

# Parameters that say where a reader came from, not what he reads: those of campaigns (utm_…), of
# networks (…clid) and of messengers (from=singlemessage). A plain `from` or `ref` may choose pages.
_TRACKING = re.compile(
    r"(?:utm_\w+|(?:fb|g|d|y|ms|tt|tw)clid|spm|igshid|mc_[ce]id|isappinstalled)(?:=.*)?"
    r"|from=(?:singlemessage|groupmessage|timeline)",
    re.IGNORECASE,
)

_SAME_DAY = timedelta(days=1)
"""An id that tells another day was given when the story was moved."""


@dataclass(frozen=True, slots=True)
class ArticleAddress:
    """An address as the ledger keeps it."""

    key: str
    """The article's id where a site's rules give one, else the normalised address."""
    url: str
    """What is asked for."""
    day: date | None
    """The publication day that stands in the address, in the site's zone."""
    is_exact: bool = False
    """Whether an id tells the time, so that the page will say the same."""


def article_address(url: str) -> ArticleAddress:
    """The address of an article, whatever host alias, page or campaign it was spelled with.

    A further page of a story is its first page's address, and an alias the main host's. Raises
    ValueError for what is no address.
    """
    clean = normalised(url)
    site = site_of(clean)
    parts = site.address(clean) if site else None
    if not parts:
        return ArticleAddress(clean, clean, None)
    is_alias = host_of(clean) in parts.site.host_aliases
    url = parts.canonical if parts.page > 1 or is_alias else clean
    moment = parts.site.id_time(parts.id)
    local = parts.site.local_day(moment) if moment else None
    if local and (parts.date is None or abs(local - parts.date) <= _SAME_DAY):
        return ArticleAddress(parts.key, url, local, is_exact=True)
    return ArticleAddress(parts.key, url, parts.date)


def is_copy(url: str, site: Site) -> bool:
    """Whether another host has the address under the path of an article of the site."""
    is_known = site.is_home(url) or site_of(url) is not None
    return not is_known and any(one.address(url, foreign=True) for one in site.family)


def joined(base: str | None, href: str | None) -> str | None:
    """The address that a page's link leads to, None for what is none: one bad link costs no other.

    >>> joined("https://news.example/a/", "//b.example/c"), joined(None, "http://[::1")
    ('https://b.example/c', None)
    """
    try:
        url = urljoin(base or "", (href or "").strip())
        is_web = urlsplit(url).scheme in {"http", "https"} and urlsplit(url).port != 0
        return url if is_web and host_of(url) else None
    except ValueError:
        return None


def normalised(url: str) -> str:
    """The address without fragment, tracking parameters and order of its query.

    Raises ValueError for what is no address at all.

    >>> normalised("HTTP://Example.org/a?b=2&utm_source=x&a=1&from=timeline#top")
    'http://example.org/a?a=1&b=2'
    """
    parts = _web_parts(url.strip())
    kept = [one for one in parts.query.split("&") if not _TRACKING.fullmatch(one)]
    clean = canonicalize_url(urlunsplit(parts._replace(query="&".join(kept))))
    _web_parts(clean)  # some signs become others, or go, so that none is left
    return clean


def _web_parts(url: str) -> SplitResult:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError(f"{url!r} is no address of the web")
    return parts
