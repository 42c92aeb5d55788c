"""www since December 2017."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from newscrawl.demo.house_style import EDITORS, WS_BYLINES, WS_SECTIONS
from newscrawl.demo.newsroom import (
    SUNDAY,
    Newsroom,
    insert_subhead,
    minute,
    print_byline,
    print_in_paper,
    retell,
    split_pages,
    writers,
)
from newscrawl.demo.stories import Story
from newscrawl.demo.writer import Draft

_ARTICLES, _PRINTED, _GALLERIES, _VIDEOS = 100, 8, 8, 4

_FRESH = 36
"""Stories of the last days; the others grow older by and by."""


def publish(room: Newsroom, today: date) -> Iterator[Story]:
    """The newest stories are of today, the oldest of 2019."""
    for number in range(_ARTICLES):
        old = number - _FRESH + 2
        age = number % 3 if number < _FRESH else old * 3 // 2 + old**3 // 120
        yield article(room, number, room.at(today - timedelta(days=age)))
    for number in range(_PRINTED):
        yield _printed(room, 300 + number, today - timedelta(days=number))
    for number in range(_GALLERIES):
        yield _gallery(room, number, room.at(today - timedelta(days=2 + 40 * number)))
    for number in range(_VIDEOS):
        yield _video(room, number, room.at(today - timedelta(days=4 + 50 * number)))


def article(room: Newsroom, number: int, published: datetime) -> Story:
    """A story in one of the many forms of the house."""
    draft = room.writer.english()
    story = _signed(room, draft, number, published)
    if number % 13 == 6:  # noqa: PLR2004 - some open with a note, which is part of the text
        story.pages[0].insert(0, f"Editor's note: This is report {number} on towns by the water.")
        retell(story)
    if number % 4 == 1:
        insert_subhead(story, draft.subhead)
    if number % 3 != 2:  # noqa: PLR2004 - two stories of three have a picture
        room.add_picture(story, draft, number)
    if number % 12 == 4:  # noqa: PLR2004 - some have two
        room.add_picture(story, draft, number + 1)
    if number % 5 == 3:  # noqa: PLR2004 - one of five was printed
        print_in_paper(story, number)
    if number % 16 == 7:  # noqa: PLR2004 - some run over several pages
        split_pages(story, 2)
    return story


def _signed(room: Newsroom, draft: Draft, number: int, published: datetime) -> Story:
    form, letters, source = WS_BYLINES[number % len(WS_BYLINES)]
    story = room.story(draft, published, "ws", room.ws_url("www", published))
    print_byline(story, draft, (form,), minute(published))
    truth = story.truth
    truth.authors, truth.source = writers(draft, letters), source
    truth.editors = [EDITORS[number % len(EDITORS)]]
    truth.section = list(WS_SECTIONS[number % len(WS_SECTIONS)])
    truth.description = draft.standfirst
    truth.tags = ["harbour towns", "daily life"] if number % 3 == 0 else []
    return story


def _printed(room: Newsroom, number: int, issue: date) -> Story:
    """A story of an issue of the last days that only the e-paper names; no issue on Sundays."""
    issue -= timedelta(days=issue.weekday() == SUNDAY)
    story = article(room, number, room.at(issue - timedelta(days=1)))
    story.tail = ()
    print_in_paper(story, number, issue)
    story.sources = {"epaper"}
    return story


def _gallery(room: Newsroom, number: int, published: datetime) -> Story:
    """Pictures with captions and no paragraph: all on one page, or one a page."""
    draft = room.writer.english()
    story = _signed(room, draft, number, published)
    room.make_gallery(story, draft, number, pictures=3 + number % 3)
    if number % 2 == 0:
        story.pages = [[caption for (caption,) in story.pages]]
    return story


def _video(room: Newsroom, number: int, published: datetime) -> Story:
    """A film with one sentence of text."""
    draft = room.writer.english()
    draft.paragraphs[1:] = []
    story = _signed(room, draft, number, published)
    story.kind = "video"
    return story
