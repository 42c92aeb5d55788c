"""Feeds and sitemap, which answer as if they lived but were frozen years ago.

Their tags are odd, one has a bare ampersand and an entity that XML does not know, one is gone.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape

from newscrawl.demo.replies import XML, Replica, Reply
from newscrawl.demo.stories import Story

_WWW = "https://www.chinadaily.com.cn"

FEEDS = (
    "china bizchina opinion sports entertainment lifestyle photo video cndy hk culture business"
).split()
"""`world` answers 404."""

LIVE_FEED = "china"
"""The one that may live."""

_FROZEN = "2017-12-12 01:59:00"

_ITEMS = 5


def put_feeds(replica: Replica, today: date, *, live: bool) -> None:
    """All feeds, frozen but for one on demand, and the sitemap."""
    old = [story for story in replica.stories if story.layout == "edition"]
    todays = [story for story in replica.stories if "feed" in story.sources]
    for number, name in enumerate(FEEDS):
        if live and name == LIVE_FEED:
            xml = _feed(name, todays, f"{today} 08:00:00")
        else:
            shown = old[number : number + _ITEMS]
            xml = _feed(name, shown, "2019-12-04 07:10:00" if name == "cndy" else _FROZEN)
        replica.put(f"{_WWW}/rss/{name}_rss.xml", Reply(xml.encode(), headers=dict(XML)))
    links = "".join(f'<li><a href="{name}_rss.xml">{name}</a></li>' for name in FEEDS)
    replica.put(
        f"{_WWW}/rss/index.html", Reply(f"<html><body><ul>{links}</ul></body></html>".encode())
    )
    replica.put(f"{_WWW}/sitemap.xml", Reply(_sitemap(replica.stories).encode(), headers=dict(XML)))


def _feed(name: str, stories: Sequence[Story], newest: str) -> str:
    items = "\n".join(
        _item(story, newest if number == 0 else "") for number, story in enumerate(stories)
    )
    # a bare ampersand, and an entity of HTML
    title = "Business & Money&nbsp;News" if name == "business" else f"China Daily {name}"
    return f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>{title}</title><link>{_WWW}/</link>
<description>Latest</description><language>en</language><pubdate>{newest}</pubdate>
{items}
</channel></rss>"""


def _item(story: Story, shown: str) -> str:
    truth = story.truth
    time = shown or f"{story.published:%Y-%m-%d %H:%M:%S}"
    text = "".join(f"<p>{escape(line)}</p>" for line in story.pages[0][:2])
    return f"""<item><title><![CDATA[{truth.title}]]></title><link>{story.url}</link>
<AuthorName>{", ".join(truth.authors)}</AuthorName><content><![CDATA[{text}]]></content>
<description></description><pubdate>{time}</pubdate></item>"""


def _sitemap(stories: Sequence[Story]) -> str:
    """Frozen in 2014: newer stories never came in."""
    old = [story for story in stories if story.layout in {"channel", "website-2010"}]
    urls = "\n".join(
        f"<url><loc>{escape(story.url)}</loc><lastmod>2014-03-21</lastmod></url>"
        for story in old[:_ITEMS]
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}\n</urlset>'
    )
