"""Resolves names, but not to addresses inside a network.

This is the last look at an address, when the connection is made, so that a name cannot be public
when it is judged and lead inside when it is used. Only IPv4 addresses come out of it: Twisted asks
no other resolver, and an IPv6 address that stands in a link finds none.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

from scrapy.crawler import Crawler
from scrapy.resolver import CachingThreadedResolver, dnscache
from twisted.internet.base import ReactorBase
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError

from newscrawl.downloading.public_addresses import bare_host, hosts_of, is_inside

# One resolver serves the whole process, and Twisted hands on no reason of a failure.

refused_names: set[str] = set()
"""Names whose last answer was an address inside a network."""

proxy_hosts: set[str] = set()
"""Hosts of the proxies that the user chose, which may be inside."""


class GuardedResolver(CachingThreadedResolver):
    """Scrapy's resolver, which refuses addresses inside a network."""

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
        host = bare_host(name)
        if is_inside(address) and host not in self.private_hosts | proxy_hosts:
            refused_names.add(host)
            dnscache.pop(name, None)  # the next answer may be another
            raise DNSLookupError(f"{name} is {address}, which is not public")
        refused_names.discard(host)
        return address
