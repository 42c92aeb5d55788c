"""The ways into a site beside its section lists, as data: what `newscrawl.discovery` asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

SUNDAY = 6
"""As `date.weekday()` counts."""


@dataclass(frozen=True, slots=True)
class DayIndex:
    """Pages that name the stories of one day: the index of a newspaper's issue."""

    name: str
    url: str
    """With the day as `{day:%Y-%m/%d}`."""
    since: date
    """First day that has one."""
    days_off: frozenset[int] = frozenset()
    """Weekdays without an issue, Monday is 0."""


@dataclass(frozen=True, slots=True)
class Search:
    """A search interface that answers in JSON, newest story first, for a span of days."""

    url: str
    """With the day as `{day}` and the page, counted from 0, as `{page}`."""
    since: date
    """First day that it knows."""


@dataclass(frozen=True, slots=True)
class StoryLists:
    """JSON lists of the newest stories, one a column, and the list of the columns."""

    index: str
    column: str
    """Address of a column's list, with its id as `{id}`."""
    reach: int
    """Days before today that the lists hold at least."""
