"""Stories whose pages contradict themselves, as some of the real ones do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from newscrawl.demo.eras import ws
from newscrawl.demo.layouts.www import EMPTY_BODY, NESTED_BODY, NO_INFO_LINE
from newscrawl.demo.newsroom import Newsroom
from newscrawl.demo.stories import Story
from newscrawl.sites.chinadaily import BEIJING

_STORIES = 12


def publish_odd(room: Newsroom, today: date) -> Iterator[Story]:
    """One or two stories of each oddity."""
    oddities = {
        "year-2569": _era,
        "future-date": _future,
        "migrated-id": _migrated,
        "no-info-line": _no_info,
        "nested-body": _nested,
        "signs-in-title": _title,
        "empty-body": _empty,
    }
    for number, (trait, oddity) in enumerate([*oddities.items(), *oddities.items()][:_STORIES]):
        moment = room.at(today - timedelta(days=number + 1))
        story = oddity(ws.article(room, 100 + number, moment))
        story.trait, story.is_odd = trait, True
        yield story


def _era(story: Story) -> Story:
    """Counts the years as Thailand does, 543 more."""
    return _reprint(story, story.published.replace(year=story.published.year + 543))


def _future(story: Story) -> Story:
    """Prints a day in the future; the id still knows the second."""
    story = _reprint(story, story.published + timedelta(days=400))
    story.truth.date_published = story.published.isoformat()
    story.truth.date_precision = "second"
    return story


def _reprint(story: Story, printed: datetime) -> Story:
    right, wrong = f"{story.published:%Y-%m-%d %H:%M}", f"{printed:%Y-%m-%d %H:%M}"
    story.byline = tuple(line.replace(right, wrong) for line in story.byline)
    story.truth.byline = " ".join(story.byline)
    story.truth.date_published_raw = wrong
    story.truth.flags = ["date_conflict"]
    return story


def _migrated(story: Story) -> Story:
    """Moved to the new addresses in December 2017: its id has the time of the move."""
    moved = int(datetime(2017, 12, 8, 3, 20, tzinfo=BEIJING).timestamp())
    old = story.published.replace(year=2013, month=1, day=25)
    truth = story.truth
    article_id = f"WS{moved:08x}{(truth.id or '')[-16:]}"
    url = f"https://www.chinadaily.com.cn/a/{old:%Y%m/%d}/{article_id}.html"
    right, printed = f"{story.published:%Y-%m-%d %H:%M}", f"{old:%Y-%m-%d %H:%M}"
    story.byline = tuple(line.replace(right, printed) for line in story.byline)
    story.published, story.tail = old, ()
    truth.id, truth.url, truth.canonical_url = f"chinadaily:{article_id}", url, url
    truth.byline, truth.date_published_raw = " ".join(story.byline), printed
    truth.date_published = old.replace(second=0).isoformat()
    truth.print_date, truth.print_page = None, None
    return story


def _no_info(story: Story) -> Story:
    """Prints no line with writer, source and date: the meta tags know source and day."""
    story.variant, truth = NO_INFO_LINE, story.truth
    story.byline, truth.byline, truth.authors = (), None, []
    truth.source = "China Daily"
    truth.date_published, truth.date_precision = story.published.isoformat(), "second"
    truth.date_published_raw = f"{story.published:%Y-%m-%d}"
    return story


def _nested(story: Story) -> Story:
    """Holds its body in an element inside another of the same id."""
    story.variant = NESTED_BODY
    return story


def _empty(story: Story) -> Story:
    """Has nothing in the element that holds the body elsewhere; the story stands below it."""
    story.variant = EMPTY_BODY
    return story


def _title(story: Story) -> Story:
    """Has signs in its headline that must be escaped, or are no letters."""
    story.truth.title = f"Q&A: {story.truth.title} <again> \N{STEAM LOCOMOTIVE}"
    return story
