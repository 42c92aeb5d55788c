"""The site's layouts, as far as they are known: a story in, its pages' HTML out."""

from __future__ import annotations

from newscrawl.demo.layouts.app import app_pages
from newscrawl.demo.layouts.channel import channel_pages
from newscrawl.demo.layouts.chinese import language_pages, old_zh_pages, zh_pages
from newscrawl.demo.layouts.doc import doc_pages
from newscrawl.demo.layouts.edition import edition_pages
from newscrawl.demo.layouts.hongkong import hongkong_pages
from newscrawl.demo.layouts.mini_sites import mini_pages
from newscrawl.demo.layouts.portals import partner_pages, portal_pages, subsite_pages
from newscrawl.demo.layouts.website import early_pages, late_pages
from newscrawl.demo.layouts.www import ws_pages
from newscrawl.demo.stories import Story

_LAYOUTS = {
    "doc": doc_pages,
    "channel": channel_pages,
    "website-2010": early_pages,
    "website-2012": late_pages,
    "edition": edition_pages,
    "mini": mini_pages,
    "ws": ws_pages,
    "zh": zh_pages,
    "zh-old": old_zh_pages,
    "language": language_pages,
    "portal": portal_pages,
    "partner": partner_pages,
    "subsite": subsite_pages,
    "hongkong": hongkong_pages,
    "app": app_pages,
}


def print_story(story: Story) -> list[str]:
    """The HTML of each page of a story; JSON for the app's."""
    return _LAYOUTS[story.layout](story)
