"""The app's stories: JSON, the cleanest source of truth that the site has."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from newscrawl.demo.house_style import APP_AUTHORS, APP_COLUMNS, EDITORS
from newscrawl.demo.newsroom import SUNDAY, Newsroom, print_byline, writers
from newscrawl.demo.stories import Story, app_time

HOST = "enapp.chinadaily.com.cn"

_STORIES = 20


def publish(room: Newsroom, today: date) -> Iterator[Story]:
    """Stories of the last days."""
    for number in range(_STORIES):
        yield _article(room, number, room.at(today - timedelta(days=number // 2)))


def _article(room: Newsroom, number: int, published: datetime) -> Story:
    draft = room.writer.english()
    path = f"a/{published:%Y%m/%d}/{room.object_id(published, 'AP')}"
    story = room.story(draft, published, "app", f"https://{HOST}/{path}.html")
    truth = story.truth
    truth.url = f"https://{HOST}/{path}.json"
    line, letters, source = APP_AUTHORS[number % len(APP_AUTHORS)]
    print_byline(story, draft, (line,), app_time(published))
    truth.authors, truth.source = writers(draft, letters), source
    truth.byline = (line and truth.byline) or "/".join(truth.authors) or None
    truth.date_published, truth.date_precision = published.isoformat(), "second"
    if number % 4 == 2:  # noqa: PLR2004 - one of four was changed
        truth.date_modified = (published + timedelta(minutes=95)).isoformat()
    truth.description, truth.section = draft.standfirst, [APP_COLUMNS[number % len(APP_COLUMNS)]]
    truth.tags = ["fishing", "small towns"] if number % 2 else []
    truth.editors = [EDITORS[number % len(EDITORS)]] if number % 3 else []
    if number % 3 == 0:
        _print(story, number)
    if number % 2 == 0:
        room.add_picture(story, draft, number)
    return story


def _print(story: Story, number: int) -> None:
    """The app knows issue and page of what the newspaper printed."""
    day = story.published.date() + timedelta(days=1)
    day += timedelta(days=day.weekday() == SUNDAY)
    story.truth.print_date, story.truth.print_page = day.isoformat(), str(number % 9 + 1)
