"""What a run is asked for: the `-a` arguments of `scrapy crawl`, checked before any request."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlsplit

from newscrawl.exceptions import CannotStart
from newscrawl.hints import hint
from newscrawl.sites import Section, Site
from newscrawl.sites.addresses import article_address

MAX_URL = 2083
"""Characters; Scrapy asks for no longer address, and no browser has ever shown one."""

NO_MARGIN = timedelta()


@dataclass(frozen=True, slots=True)
class Window:
    """Publication days, both included; a missing end is open."""

    since: date | None = None
    until: date | None = None

    def __str__(self) -> str:
        """As the log says it."""
        ends = (("since", self.since), ("until", self.until))
        return " ".join(f"{word} {day}" for word, day in ends if day)

    def holds(self, day: date | None) -> bool:
        """Whether the day lies inside; an unknown day may."""
        return day is None or not (self.is_before(day) or self.is_after(day))

    def days(self, first: date, today: date) -> Iterator[date]:
        """The days inside, newest first, but none before the first there is or after today."""
        start = max(self.since or first, first)
        day = min(self.until or today, today)
        while day >= start:
            yield day
            day -= timedelta(days=1)

    def is_near(self, day: date | None) -> bool:
        """Whether the day lies inside, or one day beside."""
        margin = timedelta(days=1)
        return day is None or not (self.is_before(day, margin) or self.is_after(day, margin))

    def is_before(self, day: date, margin: timedelta = NO_MARGIN) -> bool:
        """Whether the day is older than the window, by more than the margin."""
        return self.since is not None and self.since - day > margin

    def is_after(self, day: date, margin: timedelta = NO_MARGIN) -> bool:
        """Whether the day is newer than the window, by more than the margin."""
        return self.until is not None and day - self.until > margin


@dataclass(frozen=True, slots=True)
class Order:
    """The arguments of one run."""

    since: date | None = None
    until: date | None = None
    sections: tuple[Section, ...] = ()
    """Read the lists of these and nothing else; empty for every way into the site."""
    source: tuple[str, ...] = ()
    """Use the sources of these names only; empty for all."""
    limit: int | None = None
    """Articles to write, then stop."""
    urls: tuple[str, ...] = ()
    """Fetch these and nothing else."""
    refresh: bool = False
    """Ask again for known articles of the window."""

    @property
    def window(self) -> Window | None:
        """The window of days, where one was asked for."""
        return Window(self.since, self.until) if self.since or self.until else None

    @property
    def asks_again(self) -> bool:
        """Whether known articles are fetched too."""
        return self.refresh or bool(self.urls)


NAMES = tuple(field.name for field in fields(Order))


def read_order(arguments: Mapping[str, str], site: Site) -> Order:
    """The run's order from its `-a` arguments; raises CannotStart with what is wrong."""
    for name in arguments:
        if name not in NAMES:
            _refuse_name(name)
    order = Order(
        since=_day("since", arguments.get("since")),
        until=_day("until", arguments.get("until")),
        sections=_sections(arguments.get("sections"), site),
        source=_source(arguments.get("source")),
        limit=_limit(arguments.get("limit")),
        urls=_urls(arguments.get("urls")),
        refresh=_refresh(arguments.get("refresh")),
    )
    if order.since and order.until and order.since > order.until:
        raise CannotStart(f"since={order.since} lies after until={order.until}: swap them")
    if order.sections and order.source:
        raise CannotStart("sections= reads nothing but lists: leave out source=")
    if order.urls and (order.sections or order.source or order.window):
        others = "sections, source, since and until"
        raise CannotStart(f"urls= fetches just these addresses: leave out {others}")
    return order


def _refuse_name(name: str) -> NoReturn:
    raise CannotStart(f"unknown argument -a {name}=: {hint(name, NAMES, cutoff=0.5)}")


def _day(name: str, value: str | None) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise CannotStart(f"{name}={value!r} is no day: write it as {name}=2016-05-17") from None


def _limit(value: str | None) -> int | None:
    if value is None:
        return None
    if not re.fullmatch(r"[1-9][0-9]{0,8}", value):
        raise CannotStart(f"limit={value!r} is no number of articles from 1: write limit=50")
    return int(value)


def _refresh(value: str | None) -> bool:
    if value not in {None, "all"}:
        raise CannotStart(f"refresh={value!r}: the only choice is refresh=all")
    return value is not None


def _sections(value: str | None, site: Site) -> tuple[Section, ...]:
    """The sections named; a name may stand for all sections below it: `china`."""
    if value is None:
        return ()
    named = [name.strip().strip("/") for name in value.split(",") if name.strip()]
    if not named:
        raise CannotStart("sections= is empty: write sections=china,world")
    known = [section for member in site.family for section in member.sections]
    chosen = [section for name in named for section in _named(name, known)]
    return tuple(dict.fromkeys(chosen))


def _source(value: str | None) -> tuple[str, ...]:
    """Names of sources; the spider knows which there are."""
    names = tuple(name.strip() for name in (value or "").split(",") if name.strip())
    if value is not None and not names:
        raise CannotStart("source= is empty: write source=list,search")
    return names


def _named(name: str, sections: Sequence[Section]) -> list[Section]:
    found = [one for one in sections if one.name == name or one.name.startswith(f"{name}/")]
    if found:
        return found
    names = sorted({one.name for one in sections} | {one.name.split("/")[0] for one in sections})
    meant = hint(name, names, at_most=3, cutoff=0.5)
    raise CannotStart(f"sections= names {name!r}, which there is not: {meant}")


def _urls(value: str | None) -> tuple[str, ...]:
    if value is None:
        return ()
    lines = _lines_of(value[1:]) if value.startswith("@") else value.split(",")
    urls = [line.strip() for line in lines]
    named = tuple(url for url in urls if url and not url.startswith("#"))
    if not named:
        raise CannotStart(f"urls={value} names no address")
    for url in named:
        _check_url(url)
    return named


def _lines_of(name: str) -> list[str]:
    try:
        return Path(name).read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise CannotStart(f"urls=@{name} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError:
        raise CannotStart(f"urls=@{name} is no text file in UTF-8") from None


def _check_url(url: str) -> None:
    try:
        parts = urlsplit(url)
        is_web = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
        is_web = is_web and len(article_address(url).url) <= MAX_URL
        url.encode()  # a name of a file in another encoding holds what cannot be sent
    except ValueError:
        is_web = False
    if not is_web or any(char.isspace() for char in url):
        shown = url if len(url) < 100 else url[:97] + "..."  # noqa: PLR2004 - a line's length
        raise CannotStart(f"urls= names {shown!r}, no address of the web: write https://host/path")
