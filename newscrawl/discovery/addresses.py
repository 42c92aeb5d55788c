"""One article, one address: which spellings of an address are the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from w3lib.url import canonicalize_url, url_query_cleaner

from newscrawl.sites import site_of

# Added by campaigns, messengers and share buttons; they never choose the article.
_TRACKING = re.compile(
    r"(?i)^(?:utm_\w+|from|isappinstalled|spm|share\w*|fbclid|gclid|dclid|msclkid|yclid|igshid"
    r"|mc_cid|mc_eid|ref|ref_src|ncid|cmpid|ocid|wechat\w*|scene|clicktime|enterid)$"
)


@dataclass(frozen=True, slots=True)
class ArticleAddress:
    """An address as the ledger keeps it."""

    key: str
    """The article's id where a site's rules give one, else the normalised address."""
    url: str
    """What is asked for."""
    day: date | None
    """The publication day that stands in the address."""


def article_address(url: str) -> ArticleAddress:
    """The address of an article, whatever host alias, page or campaign it was spelled with.

    A further page of a story is its first page's address. Raises ValueError for what is no
    address.
    """
    clean = normalised(url)
    site = site_of(clean)
    parts = site.address(clean) if site else None
    if not parts:
        return ArticleAddress(clean, clean, None)
    return ArticleAddress(parts.key, clean if parts.page == 1 else parts.canonical, parts.date)


def normalised(url: str) -> str:
    """The address without fragment, tracking parameters and order of its query.

    >>> normalised("HTTP://Example.org/a?b=2&utm_source=x&a=1#top")
    'http://example.org/a?a=1&b=2'
    """
    names = {part.partition("=")[0] for part in urlsplit(url).query.split("&")}
    tracking = [name for name in names if _TRACKING.match(name)]
    kept = url_query_cleaner(url, tracking, remove=True) if tracking else url
    return canonicalize_url(kept)
