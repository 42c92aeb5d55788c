"""The search interface: newest first, ten a page, JSON that is not always valid.

A few stories have a plain text with bare quotes and line ends in it, which break the reply that
holds it. A page past the end repeats the last one.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from newscrawl.demo.replies import JSON, Query, Replica, Reply
from newscrawl.demo.stories import Story

HOST = "newssearch.chinadaily.com.cn"

_SIZE = 10

_BROKEN = 60
"""One record of so many breaks its reply."""

_RAW = "@raw@"


def put_search(replica: Replica) -> None:
    """Answer for the English and for the Chinese stories."""
    found = [story for story in replica.stories if "search" in story.sources]
    for language, layout in (("en", "ws"), ("cn", "zh")):
        stories = [story for story in found if story.layout == layout]
        replica.endpoints[HOST, f"/rest/{language}/search"] = _Search(stories)


class _Search:
    def __init__(self, stories: Sequence[Story]) -> None:
        ordered = sorted(stories, key=lambda story: story.published, reverse=True)
        self._records = [
            (f"{story.published:%Y-%m-%d}", _record(story, number))
            for number, story in enumerate(ordered)
        ]

    def __call__(self, query: Query) -> Reply:
        asked = query.parameters
        since = asked.get("publishedDateFrom") or "0000"
        until = asked.get("publishedDateTo") or "9999"
        records = [record for day, record in self._records if since <= day <= until]
        if asked.get("sort") != "dp":  # by relevance, which is nobody's order
            records.reverse()
        total = -(-len(records) // _SIZE)
        page = min(_number(asked.get("page", "0")), max(total - 1, 0))
        shown = records[page * _SIZE : (page + 1) * _SIZE]
        reply = {
            "content": shown,
            "totalElements": len(records),
            "totalPages": total,
            "number": page,
            "last": page >= total - 1,
        }
        text = json.dumps(reply, ensure_ascii=False)
        text = text.replace(_RAW, 'They said "no" twice.\nThen "yes", and\twent home.')
        return Reply(text.encode(), headers=dict(JSON))


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0


def _record(story: Story, number: int) -> dict[str, Any]:
    truth, published = story.truth, story.published
    plain = None if number % 7 == 3 else (truth.text or "").replace("\n\n", " ")  # noqa: PLR2004
    return {
        "id": (truth.id or "").partition(":")[2],
        "title": truth.title,
        "dupTitle": None,
        "url": story.url,
        "source": truth.source,
        "channelName": "2@cndy" if truth.print_date else "2@webnews",
        "columnName": truth.section[-1] if truth.section else None,
        "plainText": _RAW if number % _BROKEN == 17 else plain,  # noqa: PLR2004
        "highlightContent": None,
        "summary": truth.description,
        "images": [{"url": image.url} for image in truth.images] or None,
        "publishTime": _milliseconds(published),
        "pubDateStr": f"{published:%Y-%m-%d %H:%M}",
    }


def _milliseconds(moment: datetime) -> int:
    return int(moment.timestamp()) * 1000
