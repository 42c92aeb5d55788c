"""Which addresses are on the public web: by every spelling that some system reads as an address."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Collection

_IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

# IPv6 networks whose addresses end with one of IPv4, to which a gateway may lead.
_EMBEDDING = tuple(map(ipaddress.IPv6Network, ("::ffff:0:0/96", "64:ff9b::/96", "::/96")))


def bare_host(host: str | None) -> str:
    """A host as hosts are compared: in small letters, without the root's dot."""
    return (host or "").rstrip(".").lower()


def is_inside(host: str) -> bool:
    """Whether the host is written as an IP address that is not public.

    >>> [is_inside(host) for host in ("10.0.0.1", "[::1]", "127.1", "0x7f000001", "2130706433")]
    [True, True, True, True, True]
    >>> is_inside("8.8.8.8"), is_inside("example.org"), is_inside("[2002:7f00:1::]")
    (False, False, True)
    """
    address = _read(host.strip("[]").rstrip("."))
    if isinstance(address, ipaddress.IPv6Address):
        address = _embedded(address) or address
    return address is not None and (not address.is_global or address.is_multicast)


def _read(host: str) -> _IPAddress | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        pass
    if host[:1].isdigit():  # as resolvers read it: hexadecimal, octal, and with parts left out
        try:
            return ipaddress.IPv4Address(socket.inet_aton(host))
        except (OSError, UnicodeError):
            pass
    return None


def _embedded(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if any(address in network for network in _EMBEDDING):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.sixtofour


def hosts_of(private: Collection[str]) -> frozenset[str]:
    """The hosts of a list of `host:port`."""
    return frozenset(bare(address).rpartition(":")[0] for address in private)


def bare(address: str) -> str:
    """A `host:port` as addresses are compared: in small letters, IPv6 without brackets."""
    return address.strip().lower().replace("[", "").replace("]", "")
