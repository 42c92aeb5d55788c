"""China Daily Hong Kong: www.chinadailyhk.com, which answers under two more names.

No page was seen in full: the forms of its addresses and dates are known, its markup is not, so the
generic way reads it. The names of its lists are known from addresses only.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

from newscrawl.sites.chinadaily import lines
from newscrawl.sites.chinadaily.layouts import HONG_KONG
from newscrawl.sites.site import Section, Site

PATHS = (
    # /hk/article/638790, /article/638790 (2019 to today)
    # /articles/210/245/84/1532946794238.html (2018)
    re.compile(r"^/(?:[\w-]+/)?(?P<kind>articles?)/(?:\d+/)*(?P<id>\d+)(?:\.html?)?/?$"),
)

_MILLISECONDS = re.compile(r"articles_(\d{13})")


def id_time(article_id: str) -> datetime | None:
    """Publication time inside an id of 2018: milliseconds since 1970, UTC.

    >>> id_time("articles_1532946794238").isoformat()
    '2018-07-30T10:33:14.238000+00:00'
    """
    match = _MILLISECONDS.fullmatch(article_id)
    return datetime.fromtimestamp(int(match[1]) / 1000, UTC) if match else None


_WWW = "https://www.chinadailyhk.com"

SECTIONS = (
    *(
        Section(f"hk/{name}", f"{_WWW}/subjects/{name}/list.html", is_hearsay=True)
        for name in "hong-kong business sports opinion life nation asia world".split()
    ),
    Section("hk/photo", f"{_WWW}/article/photo/index.html"),
)

SITE = Site(
    name="chinadailyhk",
    site_name="China Daily Hong Kong",
    domain="chinadailyhk.com",
    other_domains=("chinadailyasia.com", "chinadailyapac.com"),
    host_aliases={
        "chinadailyhk.com": "www.chinadailyhk.com",
        "m.chinadailyhk.com": "www.chinadailyhk.com",
    },
    zone=timezone(timedelta(hours=8)),
    paths=PATHS,
    id_time=id_time,
    layouts=(HONG_KONG,),
    sections=SECTIONS,
    title_names=("China Daily", "China Daily Hong Kong", "chinadailyhk"),
    outlets=lines.OUTLETS,
    chrome=lines.CHROME,
    end_of_story=lines.END_OF_STORY,
)
