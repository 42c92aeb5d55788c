"""www of 2003 to 2006: `/english/doc/`, which also answers as `/en/doc/`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from newscrawl.demo.house_style import DOC_BYLINES, DOC_SECTIONS, JOINED
from newscrawl.demo.newsroom import Newsroom, minute, print_byline, retell, split_pages
from newscrawl.demo.stories import Story

_STORIES = 25

_DECLARED = ("gb2312", None, "iso-8859-1", None, "utf-8")
"""What the pages say of their gb2312 bytes."""


def publish(room: Newsroom) -> Iterator[Story]:
    """Stories of three years."""
    for number in range(_STORIES):
        day = date(2003 + (number + 10) // 12, 1 + (number + 10) % 12, 2 + number)
        yield article(room, number, room.at(day))


def article(room: Newsroom, number: int, published: datetime) -> Story:
    """A story between tables."""
    draft = room.writer.english()
    if number == 2:  # noqa: PLR2004 - any one story
        draft.paragraphs[1] = (
            f"Tickets are sold by {JOINED}, a company of fishermen and innkeepers."
        )
    folders = ("english/doc/", "en/doc/")
    first, second = folders if number % 3 else folders[::-1]
    url = room.content_url(published, first)
    story = room.story(draft, published, "doc", url)
    story.aliases = (url.replace(first, second),)
    form, source = DOC_BYLINES[number % len(DOC_BYLINES)]
    print_byline(story, draft, (form,), minute(published))
    truth = story.truth
    truth.source, truth.section = source, ["News", DOC_SECTIONS[number % len(DOC_SECTIONS)]]
    if number % 4 == 1:
        room.add_picture(story, draft, number % 3)
    if number % 12 == 7:  # noqa: PLR2004 - some run over several pages
        split_pages(story, 2)
    story.charset, story.declared = "gb18030", _DECLARED[number % len(_DECLARED)]
    retell(story)
    return story
