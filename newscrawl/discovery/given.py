"""Addresses that the user names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newscrawl.discovery.source import Link, ListPage, Reading


class GivenAddresses:
    """The addresses of `-a urls=`."""

    name = "url"

    def __init__(self, urls: Sequence[str]) -> None:
        self._urls = urls

    def links(self) -> Iterable[Link]:
        """Each address as it was given."""
        return [Link(url) for url in self._urls]

    def first_pages(self) -> Iterable[ListPage]:
        """None: the addresses are the articles."""
        return []

    def read(self, body: bytes, url: str, content_type: str | None = None) -> Reading:
        """Nothing: no page is asked for."""
        del body, url, content_type
        return Reading()
