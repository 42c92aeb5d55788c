"""Portals of governments and regions, copies for partners, and subsites: pages that know the day.

Some tell a story of www again, under an id of their own: both are published.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice

from newscrawl.demo.house_style import PORTAL_LINES, PORTAL_SECTIONS
from newscrawl.demo.newsroom import Newsroom, date_by_day, date_by_id, minute, print_byline
from newscrawl.demo.stories import Story
from newscrawl.demo.writer import Draft

_OWN, _TWINS, _PARTNERS, _SUBSITES = 14, 6, 3, 5

_HOSTS = ("govt", "regional", "investinchina")

_PARTNER_CODES = ("sz8srm", "snl9a7", "6ldgif")

_SITES = ("harbourtowns", "fenghe/en", "donghai")


def publish(room: Newsroom, today: date, www: Sequence[Story]) -> Iterator[Story]:
    """Stories of their own first, then those that `www` has, too."""
    for number in range(_OWN):
        day = today - timedelta(days=5 + 37 * number)
        yield _portal(room, number, room.writer.english(), day)
    fit = (story for story in www[40:] if len(story.pages) == 1 and not story.kind)
    for number, story in enumerate(islice(fit, _TWINS)):
        yield _portal(room, number + _OWN, _retold(story), story.published.date())
    for number, story in enumerate(islice(fit, _PARTNERS)):
        yield _partner(room, number, story)
    for number in range(_SUBSITES):
        yield _subsite(room, number, date(2014 + number, 5, 12))


def _retold(story: Story) -> Draft:
    """The draft of a story that is printed once more."""
    title, (lines,) = story.truth.title or "", story.pages
    return Draft(title, story.truth.description or "", lines, [], "", ["", "", ""], [])


def _portal(room: Newsroom, number: int, draft: Draft, day: date) -> Story:
    host = _HOSTS[number % len(_HOSTS)]
    published = room.at(day)
    url = room.ws_url(host, published, "as"[number % 2])
    story = room.story(draft, published, "portal", url)
    _print_day(story, draft, number, f"{host}.chinadaily.com.cn")
    story.truth.section = [PORTAL_SECTIONS[number % len(PORTAL_SECTIONS)]]
    if number % 3 == 1 and draft.captions:
        room.add_picture(story, draft, number)
    date_by_id(story)
    return story


def _print_day(story: Story, draft: Draft, number: int, host: str) -> None:
    line, source = PORTAL_LINES[number % len(PORTAL_LINES)]
    day = f"{story.published:%Y-%m-%d}"
    print_byline(story, draft, (line.replace("{host}", host),), day)
    story.truth.source = source.format(host=host)


def _partner(room: Newsroom, number: int, original: Story) -> Story:
    """A copy for a partner; its address keeps no day."""
    published = original.published + timedelta(minutes=7)
    folder = f"exchange/partners/82/rss/channel/cn/columns/{_PARTNER_CODES[number]}/stories"
    url = f"https://ex.chinadaily.com.cn/{folder}/{room.object_id(published)}.html"
    draft = _retold(original)
    story = room.story(draft, published, "partner", url)
    print_byline(story, draft, ("China Daily", "{t}"), minute(published))
    story.truth.source = "China Daily"
    return story


def _subsite(room: Newsroom, number: int, day: date) -> Story:
    """A page of a subsite, numbered as pages of other programs are."""
    published, draft = room.at(day), room.writer.english()
    path = f"{_SITES[number % len(_SITES)]}/{day:%Y-%m/%d}/c_{room.content_id()}.htm"
    story = room.story(draft, published, "subsite", f"https://subsites.chinadaily.com.cn/{path}")
    _print_day(story, draft, number, "subsites.chinadaily.com.cn")
    story.truth.section = ["News"]
    room.add_picture(story, draft, number)
    date_by_day(story)
    return story
