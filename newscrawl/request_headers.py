"""The headers of requests, beside those that Scrapy sends with every one."""

from __future__ import annotations

from newscrawl.runs.records import Validators
from newscrawl.sites import Site


def client_headers(site: Site, url: str, agent: str) -> dict[str, str]:
    """Our user agent with the name that the address's host asks of its clients, if any."""
    name = site.client_name(url)
    return {"User-Agent": f"{agent} {name}"} if name else {}


def conditional_headers(said: Validators | None) -> dict[str, str]:
    """The headers that ask for an answer only if it changed since (RFC 9110, 13.1)."""
    values = {"If-None-Match": said and said.etag, "If-Modified-Since": said and said.modified}
    return {name: value for name, value in values.items() if value}
