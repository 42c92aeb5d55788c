"""Requests that must not be sent: to addresses inside a network, by other protocols, off the site.

Two guards work together. The middleware sees every request, also each hop of a redirect, and
judges what the address says. The resolver judges what a name resolves to, when the connection is
made: a public name may point inside.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Collection, Sequence
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.resolver import CachingThreadedResolver
from scrapy.utils.httpobj import urlparse_cached
from scrapy.utils.url import url_is_from_any_domain
from twisted.internet.base import ReactorBase
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError

from newscrawl.failures import AddressBlocked

DEFAULT_PORTS = {"http": 80, "https": 443}

refused_names: set[str] = set()
"""Names that resolved to an address inside a network; one resolver serves the whole process."""


class AddressGuardMiddleware:
    """Blocks requests that leave the public web or the spider's site.

    Only those with `allow_offsite` in their meta may leave the site: the user's own addresses, and
    every robots.txt.
    """

    def __init__(self, crawler: Crawler, private: Collection[str]) -> None:
        """`private` lists the `host:port` that may be fetched although they are not public."""
        self.crawler = crawler
        self.private = {_bare(address) for address in private}
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
        host = (parts.hostname or "").rstrip(".")
        try:
            port = parts.port or DEFAULT_PORTS[parts.scheme]
        except ValueError:
            raise AddressBlocked("address", f"{request.url} has no valid port") from None
        if f"{host}:{port}" not in self.private:
            if self._is_private(host):
                raise AddressBlocked("address", f"{host}:{port} is not public")
            if port not in DEFAULT_PORTS.values():
                raise AddressBlocked("port", f"{host}:{port} is no web server's usual port")
        if self._is_offsite(request):
            raise AddressBlocked("offsite", f"{host} is not the spider's site")

    def _is_private(self, host: str) -> bool:
        return (
            host in self.private_hosts
            or host in refused_names
            or host == "localhost"
            or host.endswith(".localhost")
            or is_inside(host)
        )

    def _is_offsite(self, request: Request) -> bool:
        """Whether a redirect led away; robots.txt and the user's own addresses are free."""
        domains: list[str] = getattr(self.crawler.spider, "allowed_domains", None) or []
        is_free = request.meta.get("allow_offsite", False)
        return bool(domains) and not is_free and not url_is_from_any_domain(request.url, domains)


class GuardedResolver(CachingThreadedResolver):
    """Resolves names, but not to addresses inside a network."""

    private_hosts: frozenset[str] = frozenset()

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> Self:
        """Names in NEWSCRAWL_PRIVATE_ADDRESSES may resolve to anything."""
        resolver = super().from_crawler(crawler, reactor)
        private = crawler.settings.getlist("NEWSCRAWL_PRIVATE_ADDRESSES")
        resolver.private_hosts = hosts_of(private)
        return resolver

    def getHostByName(self, name: str, timeout: Sequence[int] = ()) -> Deferred[str]:  # noqa: N802
        """The name's IPv4 address; fails with DNSLookupError for one inside a network."""
        return super().getHostByName(name, timeout).addCallback(self._refuse_inside, name)

    def _refuse_inside(self, address: str, name: str) -> str:
        if is_inside(address) and name not in self.private_hosts:
            refused_names.add(name.rstrip("."))
            raise DNSLookupError(f"{name} is {address}, which is not public")
        return address


def hosts_of(private: Collection[str]) -> frozenset[str]:
    """The hosts of a list of `host:port`."""
    return frozenset(_bare(address).rpartition(":")[0] for address in private)


def _bare(address: str) -> str:
    """A `host:port` as addresses are compared: in small letters, IPv6 without brackets."""
    return address.strip().lower().replace("[", "").replace("]", "")


def is_inside(host: str) -> bool:
    """Whether the host is written as an IP address that is not public.

    >>> is_inside("10.0.0.1"), is_inside("[::1]"), is_inside("8.8.8.8"), is_inside("example.org")
    (True, True, False, False)
    """
    try:
        address = ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    if address.version == 6 and any(address in network for network in _EMBEDDING):  # noqa: PLR2004
        address = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return not address.is_global or address.is_multicast


# IPv6 networks whose addresses hold one of IPv4, to which a gateway may lead.
_EMBEDDING = tuple(map(ipaddress.IPv6Network, ("::ffff:0:0/96", "64:ff9b::/96", "::/96")))
