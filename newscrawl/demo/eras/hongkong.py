"""China Daily Hong Kong, a site of its own: three forms of addresses, dates in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from newscrawl.demo.house_style import HONGKONG_BYLINES, HONGKONG_SECTIONS
from newscrawl.demo.newsroom import Newsroom, date_by_day, print_byline, writers
from newscrawl.demo.stories import Story

HOST = "www.chinadailyhk.com"

_STORIES = 15


def publish(room: Newsroom, today: date) -> Iterator[Story]:
    """Stories of the last weeks, of 2019 and of 2018."""
    for number in range(_STORIES):
        kind = number % 3
        old = date(2018, 7, 30) if kind == 2 else date(2019, 12, 13)  # noqa: PLR2004
        day = today - timedelta(days=number * 2) if kind == 0 else old + timedelta(days=number)
        yield _article(room, number, room.at(day))


def _article(room: Newsroom, number: int, published: datetime) -> Story:
    draft = room.writer.english()
    path = _path(room, number, published)
    story = room.story(draft, published, "hongkong", f"https://{HOST}/{path}")
    forms, letters, source = HONGKONG_BYLINES[number % len(HONGKONG_BYLINES)]
    words = f"{published:%B} {published.day}, {published.year}"
    clock = f"{published:%H:%M}"
    lines = tuple(line.replace("{w}", words).replace("{h}", clock) for line in forms)
    has_clock = any(clock in line for line in lines)
    print_byline(story, draft, lines, f"{clock}, {words}" if has_clock else words)
    truth = story.truth
    truth.id = _id(path)
    truth.authors, truth.source = writers(draft, letters), source
    truth.section = [HONGKONG_SECTIONS[number % len(HONGKONG_SECTIONS)][1]]
    truth.site_name, truth.domain = "China Daily Hong Kong", "chinadailyhk.com"
    if not has_clock:
        _date_in_words(story, path)
    if number % 2:
        room.add_picture(story, draft, number)
    return story


def _path(room: Newsroom, number: int, published: datetime) -> str:
    article = 630_000 + room.content_id() % 10_000
    forms = (
        f"hk/article/{article}",
        f"article/{article}",
        f"articles/210/245/84/{int(published.timestamp() * 1000) + 238}.html",
    )
    return forms[number % len(forms)]


def _id(path: str) -> str:
    kind = "articles" if path.startswith("articles/") else "article"
    return f"chinadailyhk:{kind}_{path.rpartition('/')[2].removesuffix('.html')}"


def _date_in_words(story: Story, path: str) -> None:
    """The number of an address of 2018 carries the second, other pages know the day alone."""
    if path.startswith("articles/"):
        story.truth.date_published = story.published.isoformat()
        story.truth.date_precision = "second"
    else:
        date_by_day(story)
