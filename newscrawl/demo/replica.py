"""The whole replica: what it answers at every address, and the truth of every story."""

from __future__ import annotations

from datetime import date

from newscrawl.demo.app_lists import put_app_lists
from newscrawl.demo.eras import publish_all
from newscrawl.demo.feeds import put_feeds
from newscrawl.demo.hongkong_lists import put_hongkong_lists
from newscrawl.demo.infection import Injector
from newscrawl.demo.layouts import print_story
from newscrawl.demo.mirrors import MIRROR_HOSTS, infect, put_mirrors
from newscrawl.demo.newspaper import put_epaper, put_print_days
from newscrawl.demo.newsroom import Newsroom
from newscrawl.demo.replies import HTML, JSON, Query, Replica, Reply
from newscrawl.demo.search import put_search
from newscrawl.demo.section_lists import put_section_lists
from newscrawl.demo.sources import name_stories
from newscrawl.demo.stories import Story
from newscrawl.demo.traps import put_traps

__all__ = ["MIRROR_HOSTS", "TODAY", "Query", "Replica", "Reply", "build_replica"]

TODAY = date(2026, 11, 20)
"""The replica's own day."""

_INFECTED = 11
"""One host page of so many was broken into."""


def build_replica(seed: int = 1, today: date = TODAY, *, live_feed: bool = False) -> Replica:
    """The same replica for the same seed and day; `live_feed` thaws one of the feeds."""
    replica = Replica()
    room, injector = Newsroom(seed), Injector(seed)
    replica.stories = list(publish_all(room, today))
    for number, story in enumerate(replica.stories):
        is_infected = number % _INFECTED == 3 and not story.is_odd and story.layout != "app"  # noqa: PLR2004
        put_story(replica, story, injector if is_infected else None, number)
    replica.named_by = name_stories(replica.stories, today, live_feed=live_feed)
    put_traps(replica, today)
    put_section_lists(replica, today)
    put_search(replica)
    put_print_days(replica)
    put_epaper(replica, today)
    put_app_lists(replica)
    put_hongkong_lists(replica)
    put_feeds(replica, today, live=live_feed)
    put_mirrors(replica, room, injector, today)
    return replica


def put_story(replica: Replica, story: Story, injector: Injector | None, number: int) -> None:
    """Print a story; with an injector its host was broken into."""
    pages = print_story(story)
    if injector:
        pages[0] = infect(story, pages[0], injector, number)
    headers = JSON if story.layout == "app" else HTML
    replies = [Reply(page.encode(story.charset), headers=dict(headers)) for page in pages]
    first = story.asked_url if story.layout == "app" else story.url
    urls = [first, *(story.page_url(page) for page in range(2, len(pages) + 1))]
    for url, reply in zip(urls, replies, strict=True):
        replica.put(url, reply)
    if len(pages) > 1:
        replica.put(story.page_url(1), replies[0])
    for alias in story.aliases:
        replica.put(alias, replies[0])
