"""The sites that newscrawl knows, one module or folder each."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import import_module
from pkgutil import iter_modules
from urllib.parse import urlsplit

from newscrawl.sites.site import Address, Layout, ListLayout, Section, Site
from newscrawl.sites.ways_in import DayIndex, Search, StoryLists

__all__ = [
    "Address",
    "DayIndex",
    "Layout",
    "ListLayout",
    "Search",
    "Section",
    "Site",
    "StoryLists",
    "all_sites",
    "domain_of",
    "host_of",
    "site_of",
]


def host_of(url: str | None) -> str:
    """The host of an address, in lower case; "" for what is no address.

    >>> host_of("HTTPS://News.example:8080/a"), host_of("http://[::1")
    ('news.example', '')
    """
    try:
        return (urlsplit(url or "").hostname or "").lower()
    except ValueError:
        return ""


@lru_cache(maxsize=4096)
def domain_of(host: str) -> str:
    """The part of a host's name that its owner registered, by the form of the name.

    >>> domain_of("news.example.com.cn"), domain_of("m.example.org"), domain_of("localhost")
    ('example.com.cn', 'example.org', 'localhost')
    >>> domain_of("127.0.0.1"), domain_of("[::1]")
    ('127.0.0.1', '[::1]')
    """
    labels = host.split(".")
    if ":" in host or _NUMBER.fullmatch(labels[-1]):
        return host  # an IP address: no name of a domain ends in a number
    is_second_level = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL  # noqa: PLR2004
    return ".".join(labels[-3 if is_second_level else -2 :])


# 10 and 0x0a: the forms in which browsers take a host for an IP address.
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*", re.IGNORECASE)

# Names below a country's, under which others are registered: com.cn, co.uk, go.id.
_SECOND_LEVEL = frozenset("ac co com edu go gob gov mil ne net or org".split())


@cache
def all_sites() -> tuple[Site, ...]:
    """Every site of this package: each module that defines `SITE`, and the sisters of these."""
    names = sorted(module.name for module in iter_modules(__path__))
    modules = [import_module(f"{__name__}.{name}") for name in names]
    sites: list[Site] = [module.SITE for module in modules if hasattr(module, "SITE")]
    return tuple(member for site in sites for member in site.family)


def site_of(url: str | None) -> Site | None:
    """The site that owns the address's host, or None."""
    host = host_of(url)
    return next((site for site in all_sites() if site.owns(host)), None)
