"""The site's layouts, as far as they are known: a story in, its pages' HTML out."""

from __future__ import annotations

from newscrawl.demo.layouts.chinese import language_pages, zh_pages
from newscrawl.demo.layouts.mini_sites import mini_pages
from newscrawl.demo.layouts.www import ws_pages
from newscrawl.demo.stories import Story

_LAYOUTS = {
    "ws": ws_pages,
    "mini": mini_pages,
    "zh": zh_pages,
    "language": language_pages,
}


def print_story(story: Story) -> list[str]:
    """The HTML of each page of a story."""
    return _LAYOUTS[story.layout](story)
