"""www of 2006 to 2009: a channel's name is the first folder, comments keep the CMS's record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from newscrawl.demo.house_style import CHANNEL_BYLINES, CHANNELS
from newscrawl.demo.newsroom import (
    SUNDAY,
    Newsroom,
    insert_subhead,
    minute,
    print_byline,
    print_in_paper,
    writers,
)
from newscrawl.demo.stories import Story

_STORIES = 40

_ENCODINGS = (("gb18030", "gb2312"), ("gb18030", "gbk"), ("gb18030", None), ("utf-8", "utf-8"))


def publish(room: Newsroom) -> Iterator[Story]:
    """Stories of four years; every seventh was printed in the newspaper."""
    for number in range(_STORIES):
        month = number + 7
        day = date(2006 + month // 12, 1 + month % 12, 1 + number * 3 % 28)
        yield article(room, number, day)


def article(room: Newsroom, number: int, day: date) -> Story:
    """A story of one of the channels."""
    folder, section = CHANNELS[number % len(CHANNELS)]
    day += timedelta(days=folder == "cndy" and day.weekday() == SUNDAY)
    published: datetime = room.at(day)
    draft = room.writer.english()
    story = room.story(draft, published, "channel", room.content_url(published, f"{folder}/"))
    lines, letters, source = CHANNEL_BYLINES[number % len(CHANNEL_BYLINES)]
    print_byline(story, draft, lines, minute(published))
    truth = story.truth
    truth.authors, truth.source, truth.section = writers(draft, letters), source, list(section)
    story.has_record = number % 5 != 4  # noqa: PLR2004 - four of five
    truth.tags = ["harbour", "rural life"] if story.has_record else []
    if number % 6 == 1:
        insert_subhead(story, draft.subhead)
    if number % 3 == 1:
        room.add_picture(story, draft, number)
    if folder == "cndy":
        print_in_paper(story, number, day)
    story.variant = number
    story.charset, story.declared = _ENCODINGS[number % len(_ENCODINGS)]
    return story
