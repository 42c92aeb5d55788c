"""Requests that must not be sent: to addresses inside a network, by other protocols, off the site.

Two guards work together. The middleware sees every request, also each hop of a redirect, and
judges what the address says. The resolver beside it judges what a name resolves to, when the
connection is made: a public name may point inside.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.utils.httpobj import urlparse_cached

from newscrawl.downloading.failures import AddressBlocked
from newscrawl.downloading.public_addresses import bare, bare_host, hosts_of, is_inside

DEFAULT_PORTS = {"http": 80, "https": 443}


class AddressGuardMiddleware:
    """Blocks requests that leave the public web or the spider's site.

    Only those with `allow_offsite` in their meta may leave the site: the user's own addresses, and
    every robots.txt.
    """

    def __init__(self, crawler: Crawler, private: Collection[str]) -> None:
        """`private` lists the `host:port` that may be fetched although they are not public."""
        self.crawler = crawler
        self.private = {bare(address) for address in private}
        self.private_hosts = hosts_of(private)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Read NEWSCRAWL_PRIVATE_ADDRESSES."""
        return cls(crawler, crawler.settings.getlist("NEWSCRAWL_PRIVATE_ADDRESSES"))

    def process_request(self, request: Request) -> None:
        """Let the request pass, or raise AddressBlocked."""
        parts = urlparse_cached(request)
        if parts.scheme not in DEFAULT_PORTS:
            raise AddressBlocked("scheme", f"{parts.scheme}: is not fetched")
        host = bare_host(parts.hostname)
        if not host:
            raise AddressBlocked("address", f"{request.url} names no host")
        try:
            port = parts.port or DEFAULT_PORTS[parts.scheme]
        except ValueError:
            raise AddressBlocked("address", f"{request.url} has no valid port") from None
        if f"{host}:{port}" not in self.private:
            if self._is_private(host):
                raise AddressBlocked("address", f"{host}:{port} is not public")
            if port not in DEFAULT_PORTS.values():
                raise AddressBlocked("port", f"{host}:{port} is no web server's usual port")
        if self._is_offsite(request, host):
            raise AddressBlocked("offsite", f"{host} is not the spider's site")

    def _is_private(self, host: str) -> bool:
        return (
            host in self.private_hosts
            or host == "localhost"
            or host.endswith(".localhost")
            or is_inside(host)
        )

    def _is_offsite(self, request: Request, host: str) -> bool:
        """Whether a redirect led away; robots.txt and the user's own addresses are free."""
        domains: list[str] = getattr(self.crawler.spider, "allowed_domains", None) or []
        is_free = request.meta.get("allow_offsite", False)
        is_ours = any(host == domain or host.endswith(f".{domain}") for domain in domains)
        return bool(domains) and not is_free and not is_ours
