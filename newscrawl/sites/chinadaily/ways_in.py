"""The ways into China Daily beside its section lists.

None of them could be tried from here. The search interface is known from a dozen programs that use
it, the indexes of the newspaper from several and from saved texts; the app's lists from saved
answers (2023), and seen alive by others in March 2026. Feeds and sitemap answered in 2026, but
their newest entries were of 2017 and 2014.
"""

from __future__ import annotations

from datetime import date

from newscrawl.sites.ways_in import SUNDAY, DayIndex, Search, StoryLists

DAY_INDEXES = (
    DayIndex(
        name="print_index",
        url="https://www.chinadaily.com.cn/cndy/{day:%Y-%m/%d}/index1.html",
        since=date(2005, 1, 1),
        days_off=frozenset({SUNDAY}),
    ),
    # /china without a day leads to the issue of 21 May 2021
    DayIndex(
        name="epaper",
        url="http://epaper.chinadaily.com.cn/china/{day:%Y-%m-%d}",
        since=date(2021, 5, 21),
        days_off=frozenset({SUNDAY}),
    ),
)

_SEARCH = (
    "https://newssearch.chinadaily.com.cn/rest/{language}/search?keywords=&curType=story"
    "&type%5B0%5D=story&type%5B1%5D=comment&type%5B2%5D=blog&duplication=on&sort=dp"
    "&publishedDateFrom={{day}}&publishedDateTo={{day}}&page={{page}}"
)

SEARCHES = tuple(
    Search(_SEARCH.format(language=language), since=date(2018, 1, 1)) for language in ("en", "cn")
)

_APP = "https://enapp.chinadaily.com.cn/channels/enapp"

STORY_LISTS = (
    StoryLists(f"{_APP}/custom-columns.json", f"{_APP}/columns/{{id}}/stories.json", reach=14),
)

# The app's host answers 403 to clients that do not name the app; the contact stays in front of it.
CLIENT_NAMES = {"enapp.chinadaily.com.cn": "ChinaDaily"}

_FEEDS = (
    "china bizchina world opinion sports entertainment lifestyle photo video cndy hk culture "
    "business"
)

FEEDS = tuple(f"https://www.chinadaily.com.cn/rss/{name}_rss.xml" for name in _FEEDS.split())

SITEMAPS = ("https://www.chinadaily.com.cn/sitemap.xml",)
