"""The Chinese hosts, the language lessons, and the Chinese pages of before 2018."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from newscrawl.demo.house_style import EDITORS
from newscrawl.demo.newsroom import (
    Newsroom,
    insert_subhead,
    minute,
    print_byline,
    split_pages,
)
from newscrawl.demo.stories import Story

_STORIES, _LESSONS, _OLD = 40, 10, 4

_SOURCES = ("中国日报网", "中国日报网", "人民日报", "新华社")


def publish(room: Newsroom, today: date) -> Iterator[Story]:
    """Stories of the last weeks and months, and some of 2016."""
    for number in range(_STORIES):
        yield article(room, number, room.at(today - timedelta(days=number + number**2 // 3)))
    for number in range(_LESSONS):
        yield _lesson(room, number, room.at(today - timedelta(days=2 * number)))
    for number in range(_OLD):
        yield _of_2016(room, number, room.at(date(2016, 3 + number, 11)))


def article(room: Newsroom, number: int, published: datetime) -> Story:
    """A story of a Chinese host."""
    draft = room.writer.chinese()
    host = ("china", "cn", "world", "caijing", "tech")[number % 5]
    story = room.story(draft, published, "zh", room.ws_url(host, published))
    source = _SOURCES[number % len(_SOURCES)]
    print_byline(story, draft, (f"来源： {source}", "{t}"), minute(published))
    truth = story.truth
    truth.source, truth.language = source, "zh"
    truth.description = draft.standfirst
    first, second = EDITORS[number % 4], EDITORS[(number + 1) % 4]
    truth.editors = [first, second] if number % 2 else [first]
    if number % 2:
        story.tail = (f"（编辑：{first} {second}）", f"【责任编辑：{first}】")
    else:
        story.tail = (f"【责任编辑：{first}】",)
    truth.section = [("时政", "资讯", "评论")[number % 3], "海外观察"]
    if number % 4 == 1:
        insert_subhead(story, draft.subhead)
    if number % 8 == 6:  # noqa: PLR2004 - some run over two pages
        split_pages(story, 3)
    return story


def _lesson(room: Newsroom, number: int, published: datetime) -> Story:
    """A lesson of the language host."""
    draft = room.writer.bilingual()
    story = room.story(draft, published, "language", room.ws_url("language", published))
    print_byline(story, draft, ("中国日报网 {t}",), minute(published))
    truth = story.truth
    truth.source, truth.language, truth.section = "中国日报网", "zh", ["新闻热词"]
    if number % 4 == 2:  # noqa: PLR2004 - some run over four pages
        split_pages(story, 4)
    if number % 2:
        truth.editors = draft.people[:1]
        story.tail = (f"（来源：中国日报双语新闻 编辑：{draft.people[0]}）",)
    return story


def _of_2016(room: Newsroom, number: int, published: datetime) -> Story:
    """A Chinese story of the old CMS, which prints the second."""
    draft = room.writer.chinese()
    host = ("china", "cnews")[number % 2]
    story = room.story(draft, published, "zh-old", room.content_url(published, "", host))
    truth = story.truth
    source, writer = _SOURCES[number + 1 - number % 2], draft.people[0]
    lines = ("{t}", f"来源：{source}", *((f"作者：{writer}",) if number % 2 else ()))
    print_byline(story, draft, (" ".join(lines),), f"{published:%Y-%m-%d %H:%M:%S}")
    truth.authors = [writer] if number % 2 else []
    truth.source, truth.language, truth.section = source, "zh", ["时政", "社会"]
    truth.date_published, truth.date_precision = published.isoformat(), "second"
    story.charset, story.declared = ("gb18030", "gb2312") if number % 2 else ("utf-8", "utf-8")
    return story
