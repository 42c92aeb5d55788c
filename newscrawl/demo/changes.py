"""The replica on another day: its pages redesigned, or one of its sources out of order."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urlsplit

from newscrawl.demo import search
from newscrawl.demo.eras import app
from newscrawl.demo.replies import Query, Replica, Reply

# Every class and id by which a layout of www can be told, and what a redesign may call it.
_RENAMED = {
    "info_l": "byline-row",
    "info_r": "share-row",
    "info": "byline-box",
    "lft_art": "column-a",
    "lft-art": "column-a1",
    "ce_art": "column-c",
    "main_art": "columns",
    "picshow": "frames",
    "playerFrame": "stage",
    "Content": "story-body",
    "Position": "where",
    "Title_e": "story-head",
    "artTxt": "story-lines",
    "articl-sub": "story-part",
    "art_info": "story-lines-above",
    "bread-nav": "trail",
    "bread-nav1": "trail-small",
    "div_currpage": "leaves",
    "navigation": "trail-old",
    "breadcrumb": "trail-new",
    "source": "lines-above",
    "crumb": "trail-other",
}

_HOOK = re.compile(r'\b(class|id)="({})"'.format("|".join(map(re.escape, _RENAMED))).encode())

REDESIGNED_LAYOUTS = frozenset({"ws", "doc", "channel", "website-2010", "website-2012", "edition"})


def redesign(replica: Replica) -> Replica:
    """The same site, whose article pages on www have other names for everything."""
    replies = dict(replica.replies)
    for story in replica.stories:
        if story.layout in REDESIGNED_LAYOUTS:
            pages = [story.page_url(page) for page in range(1, len(story.pages) + 1)]
            for url in (story.url, *pages, *story.aliases):
                parts = urlsplit(url)
                address = parts.hostname or "", parts.path
                if reply := replica.replies.get(address):
                    replies[address] = replace(reply, body=_HOOK.sub(_rename, reply.body))
    return replace(replica, replies=replies)


def _rename(match: re.Match[bytes]) -> bytes:
    return b'%s="%s"' % (match[1], _RENAMED[match[2].decode()].encode())


def without_source(replica: Replica, source: str) -> Replica:
    """The same site, whose addresses of one source answer 500."""
    belongs = _BELONGS[source]

    def fail(query: Query) -> Reply | None:
        is_robots = query.path == "/robots.txt"
        return Reply(b"out of order", status=500) if belongs(query) and not is_robots else None

    replies = {address: replace(reply) for address, reply in replica.replies.items()}
    return replace(replica, replies=replies, guards=[fail, *replica.guards])


_BELONGS: dict[str, Callable[[Query], bool]] = {
    "list": lambda query: bool(re.search(r"/page_\d+\.html$", query.path)),
    "search": lambda query: query.host == search.HOST,
    "print_index": lambda query: query.path.endswith("/index1.html"),
    "epaper": lambda query: query.host.startswith("epaper.") and query.path.startswith("/china"),
    "app": lambda query: query.host == app.HOST,
    "hongkong": lambda query: query.path.endswith(("/list.html", "/photo/index.html")),
    "feed": lambda query: query.path.endswith(("_rss.xml", "/sitemap.xml")),
}
"""What belongs to each source."""
