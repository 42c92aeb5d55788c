"""China Daily, English and Chinese: www.chinadaily.com.cn and its sister hosts.

Confirmed by real bytes: one whole page of a Chinese host (2023), one section list of www (2019).
The other selectors are known from several independent programs or from the pages' text only,
so text cues and generic reading stand behind each of them. Checked last: November 2026.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone

from newscrawl.sites.chinadaily.layouts import LAYOUTS
from newscrawl.sites.chinadaily.lists import LIST_LAYOUTS, SECTIONS
from newscrawl.sites.site import Site, object_id_time

# All editions print Beijing time without naming it; China has had no summer time since 1991.
BEIJING = timezone(timedelta(hours=8))

# Editions that answer the paths of www with the same content.
EDITIONS = ("global", "usa", "europe", "africa", "asia", "covid-19", "epaper", "m")

PATHS = (
    # since December 2017; the id is a MongoDB ObjectId
    re.compile(
        r"^/a/(?P<year>\d{4})(?P<month>\d\d)/(?P<day>\d\d)/"
        r"(?P<id>WS[0-9a-f]{24})(?:_(?P<page>\d{1,3}))?\.html?$"
    ),
    # before: any folder, then the day: /m/chinalic/2016-05/17/content_25374398.htm
    re.compile(
        r"^/(?:[\w.-]+/)*(?P<year>\d{4})-(?P<month>\d\d)/(?P<day>\d\d)/"
        r"(?P<id>content_\d+)(?:_(?P<page>\d{1,3}))?\.html?$"
    ),
)


def id_time(article_id: str) -> datetime | None:
    """Publication time inside a WS id, in UTC.

    Equal to the printed minute on all pages seen, but for stories migrated in December 2017.
    """
    return object_id_time(article_id.removeprefix("WS"))


SITE = Site(
    name="chinadaily",
    site_name="China Daily",
    domain="chinadaily.com.cn",
    zone=BEIJING,
    paths=PATHS,
    host_aliases={f"{edition}.chinadaily.com.cn": "www.chinadaily.com.cn" for edition in EDITIONS}
    | {"chinadaily.com.cn": "www.chinadaily.com.cn"},
    id_time=id_time,
    layouts=LAYOUTS,
    list_layouts=LIST_LAYOUTS,
    sections=SECTIONS,
    title_suffix=re.compile(
        r"(?i)\s*(?:[-|_]\s*[^-|_]{1,40})?[-|_]\s*"
        r"(?:(?:\w+\.)?chinadaily\.com\.cn|china daily(?: website)?|中国日报网?)\s*$"
    ),
    outlets=frozenset(
        {
            "china daily",
            "chinadaily.com.cn",
            "china daily global",
            "china daily website",
            "china daily africa weekly",
            "china daily european weekly",
            "china daily usa",
            "china daily hong kong edition",
            "hk edition",
            "shanghai star",
            "beijing weekend",
            "21st century",
            "中国日报",
            "中国日报网",
            "中国日报双语新闻",
            "中国日报社",
        }
    ),
    chrome=re.compile(
        r"(?ix)^(?:"
        r"share\s*-\s*wechat | share | top | back\ to\ the\ top | follow\ us"
        r"| (?:print\ |mail\ |large\ |medium\ |small\ |分享按钮\ ?\d*|0\ ?)*"
        r"(?:large\ medium\ small|print\ mail).*"
        r"| make\ me\ your\ homepage | china\ daily\ website"
        r"| (?:please\ )?contact\ the\ (?:writers?|reporters?|editors?)\b.*"
        r"| (?:china\ daily\ -\ )?[\w.+-]+@china(?:daily)?\w*\.com(?:\.cn)?"
        r"(?:\s*(?:and|,|;)\s*[\w.+-]+@[\w.-]+)*\.?"
        r"| \(for\ more\ [\w\ ]+(?:stories|news).*\)"
        r"| license(?:\ for\ publishing)?\b.* | registration\ number:.*"
        r"| 分享 | 分享到.* | 返回顶部"
        r")$"
    ),
    mark=re.compile(
        r"(?i)[(（|]\s*(?:china\s?daily|chinadaily\.com\.cn)\b|\bchina\s?daily\s*(?:\||updated\b)"
        r"|chinadaily\.com\.cn\s*updated\b|(?:powered|sponsored)\ by\ china\ daily"
        r"|copyright\b.{0,80}china\ daily|(?:来源|來源)\s*[:：]\s*中[国國]日[报報]"
        r"|中国日报网\s+\d{4}-\d\d"
        r"|-\s*(?:中国日报网|chinadaily\.com\.cn)\s*</title>"
    ),
    end_of_story=re.compile(
        r"(?i)^(?:copyright\s|©|today's top news\b|editor's picks?\b|most (?:viewed|popular)\b"
        r"|related (?:stories|news|articles)\b|hot topics?\b|- related\b|相关(?:阅读|文章|新闻)\b"
        r"|中国日报网版权说明|版权(?:声明|说明))"
    ),
)
