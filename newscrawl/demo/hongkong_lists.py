"""The lists of China Daily Hong Kong, one a subject; the site answers under three names."""

from __future__ import annotations

from newscrawl.demo.eras.hongkong import HOST
from newscrawl.demo.house_style import HONGKONG_SECTIONS
from newscrawl.demo.layouts.hongkong import hongkong_list
from newscrawl.demo.layouts.lists import Entry
from newscrawl.demo.replies import Replica, Reply

_EMPTY = "life nation asia world".split()
"""Subjects that have no story in the replica."""


def put_hongkong_lists(replica: Replica) -> None:
    """Every list; two name the newest story, too."""
    stories = [story for story in replica.stories if "hongkong" in story.sources]
    stories.sort(key=lambda story: story.published, reverse=True)
    subjects = [*HONGKONG_SECTIONS, *((name, name.title()) for name in _EMPTY)]
    for subject, heading in subjects:
        shown = [story for story in stories if heading in story.truth.section]
        if subject in {"hong-kong", "opinion"}:
            shown = list({story.url: story for story in [stories[0], *shown]}.values())
        entries = [
            Entry(
                story.url.removeprefix(f"https://{HOST}"),
                story.truth.title or "",
                f"{story.published:%B} {story.published.day}, {story.published.year}",
            )
            for story in shown
        ]
        name = "article/photo/index.html" if subject == "photo" else f"subjects/{subject}/list.html"
        replica.put(f"https://{HOST}/{name}", Reply(hongkong_list(entries, heading).encode()))
