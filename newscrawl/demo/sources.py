"""Which source names which story: some are named by several, some by one alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from newscrawl.demo.stories import Story

SOURCES = ("list", "search", "print_index", "epaper", "app", "hongkong", "feed")

LAST_ISSUES = timedelta(days=7)
"""How far back the e-paper goes."""

_SEARCHED_SINCE = 2018

_PRINTED_ONLY = 2013
"""From this year on the newspaper's index alone names some of its stories."""

_UNLISTED = timedelta(days=300)
"""So long ago is the oldest story that only the search names."""


def name_stories(
    stories: Sequence[Story], today: date, *, live_feed: bool = False
) -> dict[str, set[str]]:
    """Give every story its sources; the ids of the stories that each source names."""
    for number, story in enumerate(stories):
        story.sources |= story.sources or _usual_sources(story, number, today)
        if _is_in_epaper(story, today):
            story.sources |= {"epaper", "print_index"}
        if live_feed and story.layout == "ws" and story.published.date() == today:
            story.sources.add("feed")
    return {
        name: {story.truth.id or "" for story in stories if name in story.sources}
        for name in SOURCES
    }


def _usual_sources(story: Story, number: int, today: date) -> set[str]:
    if story.layout in {"app", "hongkong"}:
        return {story.layout}
    if "/cndy/" in story.url:
        is_listed = number % 3 == 0 or story.published.year < _PRINTED_ONLY
        return {"print_index", "list"} if is_listed else {"print_index"}
    if story.layout in {"ws", "zh"} and story.published.year >= _SEARCHED_SINCE:
        if number % 9 == 5:  # noqa: PLR2004 - the search lacks some
            return {"list"}
        is_recent = today - story.published.date() < _UNLISTED
        if number % 11 == 7 and is_recent:  # noqa: PLR2004 - no list names some
            return {"search"}
        return {"list", "search"}
    return {"list"}


def _is_in_epaper(story: Story, today: date) -> bool:
    printed = story.truth.print_date
    if story.layout != "ws" or not printed:
        return False
    return today - LAST_ISSUES <= date.fromisoformat(printed) <= today
