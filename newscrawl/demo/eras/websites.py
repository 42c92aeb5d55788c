"""www and its editions from 2010 to 2017: three templates, of which each has its order of lines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from newscrawl.demo.house_style import (
    CHANNEL_BYLINES,
    EDITORS,
    WEBSITE_BYLINES,
    WS_BYLINES,
)
from newscrawl.demo.newsroom import (
    SUNDAY,
    Newsroom,
    insert_subhead,
    minute,
    print_byline,
    print_in_paper,
    retell,
    writers,
)
from newscrawl.demo.stories import Story

_OF_2010, _OF_2012, _GALLERIES, _OF_2016 = 24, 32, 4, 30

_MAX_GALLERY = 8

# Host and folder of the address, and the section.
_FOLDERS = (
    ("www", "china/", ("China", "Society")),
    ("www", "cndy/", ("China Daily", "Nation")),
    ("usa", "epaper/", ("Epaper", "Business")),
    ("www", "bizchina/", ("Business", "Companies")),
    ("europe", "epaper/", ("Epaper", "Culture")),
    ("africa", "weekly/", ("Weekly", "Cover Story")),
    ("www", "world/", ("World", "Europe")),
    ("www", "hkedition/", ("HK Edition", "Top Story")),
)

_FOLDERS_OF_2016 = (("china/", "China"), ("cndy/", "China"), ("world/", "World"))


def publish(room: Newsroom) -> Iterator[Story]:
    """Stories of all three templates, and galleries of the second."""
    for number in range(_OF_2010):
        yield _of_2010(room, number, date(2010 + number // 12, 1 + number % 12, 4 + number))
    for number in range(_OF_2012):
        yield of_2012(room, number, date(2012 + number // 9, 1 + number % 12, 1 + number * 5 % 28))
    for number in range(_GALLERIES):
        yield _gallery(room, number, date(2013, 3 + number, 9))
    for number in range(_OF_2016):
        yield of_2016(room, number, date(2016 + number // 15, 1 + number % 11, 2 + number * 4 % 26))


def _of_2010(room: Newsroom, number: int, day: date) -> Story:
    """The byline above the date."""
    return _old(room, number, day, "website-2010", CHANNEL_BYLINES[number % len(CHANNEL_BYLINES)])


def of_2012(room: Newsroom, number: int, day: date) -> Story:
    """The date above the byline; a line at the end tells where to write to."""
    form = WEBSITE_BYLINES[number % len(WEBSITE_BYLINES)]
    story = _old(room, number, day, "website-2012", form)
    # only the record knows the section, and of it the last step
    story.truth.section = story.truth.section[-1:] if story.has_record else []
    return story


def _old(
    room: Newsroom, number: int, day: date, layout: str, form: tuple[tuple[str, ...], str, str]
) -> Story:
    host, folder, section = _FOLDERS[number % len(_FOLDERS)]
    is_printed = folder in {"cndy/", "epaper/", "weekly/", "hkedition/"}
    day += timedelta(days=is_printed and day.weekday() == SUNDAY)
    draft, published = room.writer.english(), room.at(day)
    story = room.story(draft, published, layout, room.content_url(published, folder))
    lines, letters, source = form
    print_byline(story, draft, lines, minute(published))
    truth = story.truth
    truth.url = (truth.url or "").replace("//www.", f"//{host}.")
    truth.authors, truth.source, truth.section = writers(draft, letters), source, list(section)
    story.has_record = number % 3 != 2  # noqa: PLR2004 - two of three
    truth.tags = ["heritage", "river towns"] if story.has_record else []
    story.variant = number
    if number % 7 == 1:
        insert_subhead(story, draft.subhead)
    if number % 4 == 3:  # noqa: PLR2004 - one of four
        name = draft.people[1]
        bar = " |" if number % 8 == 3 else ""  # noqa: PLR2004
        room.place_picture(story, draft, f"{name} / China Daily{bar}", f"{name} / China Daily")
    elif number % 4 == 1:
        room.add_picture(story, draft, number)
    if number % 3 == 0:
        story.tail = ("Contact the writers through newsroom@chinadaily.com.cn.",)
    if is_printed:
        print_in_paper(story, number, day, "HK Edition" if folder == "hkedition/" else None)
    return story


def _gallery(room: Newsroom, number: int, day: date) -> Story:
    """A picture a page, up to eight, each with headline, date, headline again and caption."""
    draft, published = room.writer.english(), room.at(day)
    draft.paragraphs[:] = [*draft.paragraphs, *room.writer.english().paragraphs]
    url = room.content_url(published, "photo/")
    story = room.story(draft, published, "website-2012", url)
    print_byline(story, draft, ("Updated: {t}", "( Xinhua)"), minute(published))
    story.truth.source = "Xinhua"
    room.make_gallery(story, draft, 0, pictures=_MAX_GALLERY - 2 * number)
    return story


def of_2016(room: Newsroom, number: int, day: date) -> Story:
    """The template of 2016; it also serves a page of 2007."""
    folder, section = _FOLDERS_OF_2016[number % len(_FOLDERS_OF_2016)]
    day = date(2007, 3, 28) if number == 4 else day  # noqa: PLR2004
    day += timedelta(days=folder == "cndy/" and day.weekday() == SUNDAY)
    draft, published = room.writer.english(), room.at(day)
    story = room.story(draft, published, "edition", room.content_url(published, folder))
    form, letters, source = WS_BYLINES[number % len(WS_BYLINES)]
    print_byline(story, draft, (form,), minute(published))
    truth = story.truth
    truth.authors, truth.source, truth.section = writers(draft, letters), source, [section]
    truth.editors = [EDITORS[number % len(EDITORS)]] if number % 2 else []
    truth.tags = ["towns", "craft"] if number % 3 == 1 else []
    story.has_record, story.variant = number % 3 == 1, number
    if number % 9 == 4:  # noqa: PLR2004 - some are several notes under one headline
        _brief(room, story)
    elif number % 2 == 0:
        room.add_picture(story, draft, number)
    if folder == "cndy/":
        print_in_paper(story, 108 if story.kind == "briefs" else number, day)
    return story


def _brief(room: Newsroom, story: Story) -> None:
    """Three notes, each under its own sub-heading."""
    notes = [room.writer.english() for _ in range(3)]
    story.kind, story.truth.title = "briefs", "IN BRIEF (Page 9)"
    story.pages = [[line for note in notes for line in (note.title, *note.paragraphs[:2])]]
    retell(story)
