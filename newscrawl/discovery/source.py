"""The one interface of all sources of addresses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Protocol

from newscrawl.discovery.order import Window
from newscrawl.items import Problem

OTHER_DAY = timedelta(days=1)
"""A day's index whose stories are all further from its day is another day's."""


@dataclass(frozen=True, slots=True)
class Link:
    """An address that a source names, with what the source says of it."""

    url: str
    title: str | None = None
    published: date | datetime | None = None
    """A day, or a moment with zone; of a list, when its newest entry came."""


@dataclass(frozen=True, slots=True)
class Seek:
    """A search for the first page of a list that reaches into a window in the past."""

    newer: int
    """A page on which every entry is newer than the window."""
    newest: date | None = None
    """Day of the newest entry of that page."""
    reached: int | None = None
    """A page that reaches into the window, or that the list does not have; None: not known."""


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page to ask for; the pages of one list share its name."""

    name: str
    """Names the list in the ledger: its first page's address."""
    url: str
    number: int = 1
    day: date | None = None
    """The day whose stories the list names, where that is what it is for."""
    seek: Seek | None = None
    form: str = ""
    """How the page before was read, see `Reading.form`; another form is another page."""
    is_optional: bool = False
    """Whether the server may well not have it: no paper came out, nobody has seen the list."""

    def is_of(self, days: Iterable[date]) -> bool:
        """Whether an index that names stories of these days is that of its own day."""
        return self.day is None or any(abs(one - self.day) <= OTHER_DAY for one in days)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a source found in an answer."""

    links: list[Link] = field(default_factory=list)
    more: str | None = None
    """Address of the list's next page."""
    form: str = ""
    """What told the answer from any other page: a list's layout, `json`, `xml`; empty where it
    could be an error page as well."""
    lists: list[Link] = field(default_factory=list)
    """Other lists that this one names: the columns of an app, the parts of a sitemap."""
    problem: Problem | None = None
    """Why the answer was not read at all."""


class Source(Protocol):
    """A source of addresses."""

    name: str
    """As the manifest and `-a source=` name it."""
    via: str
    """As it stands in Article.discovered_via."""
    needs_fresh: bool
    """Whether its pages are used only while their newest entry is fresh."""

    def first_pages(self, window: Window, today: date, /) -> Iterable[ListPage]:
        """The pages to ask for first, of those that can name stories of the window."""

    def read(self, body: bytes, url: str, content_type: str | None = None, /) -> Reading:
        """What an answer holds; never raises on a bad one.

        `url` is the address that answered, `content_type` the server's header.
        """
