"""The mini-sites of towns and counties under /m/, 2012 to 2017."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from newscrawl.demo.house_style import MINI_BYLINES, MINI_SITES
from newscrawl.demo.newsroom import (
    Newsroom,
    date_by_day,
    minute,
    print_byline,
    print_in_paper,
    writers,
)
from newscrawl.demo.stories import Story
from newscrawl.demo.writer import Draft

_STORIES = 40

_ENCODINGS = (("utf-8", "utf-8"), ("gb18030", "gb2312"), ("gb18030", None), ("gb18030", "utf-8"))


def publish(room: Newsroom) -> Iterator[Story]:
    """Stories of every form and encoding."""
    for number in range(_STORIES):
        day = date(2012 + number % 6, 1 + number % 12, 3 + number % 25)
        yield article(room, number, room.at(day))


def article(room: Newsroom, number: int, published: datetime) -> Story:
    """A story in one of the hand-made forms."""
    draft = room.writer.english()
    site = MINI_SITES[number % len(MINI_SITES)]
    story = room.story(draft, published, "mini", room.content_url(published, f"m/{site}/"))
    story.truth.section = ["News", "Top News"]
    story.variant = number % 5
    story.has_record = story.variant in {1, 3} or number % 10 == 4  # noqa: PLR2004
    if story.variant == 4:  # noqa: PLR2004 - the form that prints no date
        _sign_below(story, draft)
    else:
        _sign_above(room, story, draft, number)
    if story.has_record:
        story.truth.tags = ["market", "quay"]
    if ":" not in (story.truth.date_published_raw or ""):
        date_by_day(story)
    story.charset, story.declared = _ENCODINGS[number % len(_ENCODINGS)]
    return story


def _sign_below(story: Story, draft: Draft) -> None:
    truth, editor = story.truth, draft.people[0]
    truth.editors, truth.source, truth.section = [editor], "English.news.cn", ["Travel"]
    story.tail = (f"Editor: {editor}", "Source: English.news.cn")


def _sign_above(room: Newsroom, story: Story, draft: Draft, number: int) -> None:
    lines, letters, source = MINI_BYLINES[number % len(MINI_BYLINES)]
    day = f"{story.published:%Y-%m-%d}"
    printed = minute(story.published) if "{t}" in lines[0] else day
    print_byline(story, draft, lines, printed)
    story.truth.authors, story.truth.source = writers(draft, letters), source
    room.add_picture(story, draft, number)
    if number % 7 == 3:  # noqa: PLR2004 - one of seven was printed
        print_in_paper(story, number)
