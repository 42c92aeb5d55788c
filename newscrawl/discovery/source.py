"""The one interface of all sources of addresses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Link:
    """An address that a source names, with what the source says of it."""

    url: str
    title: str | None = None
    published: date | datetime | None = None
    """A day, or a moment with zone."""


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page to ask for; the pages of one list share its name."""

    name: str
    """Names the list in the ledger: its first page's address."""
    url: str
    number: int = 1


@dataclass(frozen=True, slots=True)
class Reading:
    """What a source found in an answer."""

    links: list[Link] = field(default_factory=list)
    more: str | None = None
    """Address of the list's next page."""


class Source(Protocol):
    """A source of addresses."""

    name: str
    """As it stands in Article.discovered_via."""

    def first_pages(self) -> Iterable[ListPage]:
        """The pages to ask for first."""

    def read(self, body: bytes, url: str, content_type: str | None = None) -> Reading:
        """What an answer holds; never raises on a bad one.

        `url` is the address that answered, `content_type` the server's header.
        """
