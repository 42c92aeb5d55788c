"""China Daily, English and Chinese: www.chinadaily.com.cn and its sister hosts.

Confirmed by real bytes: one whole page of a Chinese host (2023), one section list of www (2019).
The other selectors are known from several independent programs or from the pages' text only,
so text cues and generic reading stand behind each of them. Checked last: November 2026.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone

from newscrawl.sites.chinadaily import hongkong, lines, ways_in
from newscrawl.sites.chinadaily.layouts import APP_STORY, HEARSAY, LAYOUTS
from newscrawl.sites.chinadaily.lists import LIST_LAYOUTS, SECTIONS
from newscrawl.sites.site import Site, object_id_time

# All editions print Beijing time without naming it; China has had no summer time since 1991.
BEIJING = timezone(timedelta(hours=8))

# Editions that answer the paths of www with the same content.
EDITIONS = ("global", "usa", "europe", "africa", "asia", "covid-19", "epaper", "m")

PATHS = (
    # since December 2017, /s/ on the portals; the id is a MongoDB ObjectId. AP: the app's stories
    re.compile(
        r"^/[as]/(?P<year>\d{4})(?P<month>\d\d)/(?P<day>\d\d)/"
        r"(?P<id>(?:WS|AP)[0-9a-f]{24})(?:_(?P<page>\d{1,3}))?(?:\.html?|(?P<data>\.json))$"
    ),
    # the portals, where the headline stands behind the id
    re.compile(
        r"^/[as]/(?P<year>\d{4})(?P<month>\d\d)/(?P<day>\d\d)/"
        r"(?P<id>WS[0-9a-f]{24})/[\w%.-]*?(?:_(?P<page>\d{1,3}))?\.html?$"
    ),
    # the copies for partners, on the host `ex`
    re.compile(
        r"^/exchange/partners/\d+/rss/channel/\w+/columns/\w+/stories/"
        r"(?P<id>WS[0-9a-f]{24})(?:_(?P<page>\d{1,3}))?\.html?$"
    ),
    # before: any folder, then the day: /m/chinalic/2016-05/17/content_25374398.htm
    re.compile(
        r"^/(?:[\w.-]+/)*(?P<year>\d{4})-(?P<month>\d\d)/(?P<day>\d\d)/"
        r"(?P<id>content_\d+)(?:_(?P<page>\d{1,3}))?\.html?$"
    ),
    # the host `subsites`
    re.compile(
        r"^/(?:[\w.-]+/)*(?P<year>\d{4})-(?P<month>\d\d)/(?P<day>\d\d)/"
        r"(?P<id>c_\d+)(?:_(?P<page>\d{1,3}))?\.html?$"
    ),
)


def id_time(article_id: str) -> datetime | None:
    """Publication time inside a WS or AP id, in UTC.

    Equal to the printed minute on all pages seen, but for stories migrated in December 2017.
    """
    return object_id_time(article_id[2:])


SITE = Site(
    name="chinadaily",
    site_name="China Daily",
    domain="chinadaily.com.cn",
    zone=BEIJING,
    paths=PATHS,
    host_aliases={f"{edition}.chinadaily.com.cn": "www.chinadaily.com.cn" for edition in EDITIONS}
    | {"chinadaily.com.cn": "www.chinadaily.com.cn"},
    id_time=id_time,
    layouts=LAYOUTS + HEARSAY,
    json_story=APP_STORY,
    list_layouts=LIST_LAYOUTS,
    sections=SECTIONS,
    day_indexes=ways_in.DAY_INDEXES,
    searches=ways_in.SEARCHES,
    story_lists=ways_in.STORY_LISTS,
    feeds=ways_in.FEEDS,
    sitemaps=ways_in.SITEMAPS,
    client_names=ways_in.CLIENT_NAMES,
    sisters=(hongkong.SITE,),
    title_names=lines.TITLE_NAMES,
    outlets=lines.OUTLETS,
    chrome=lines.CHROME,
    mark=lines.MARK,
    end_of_story=lines.END_OF_STORY,
)
