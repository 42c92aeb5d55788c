"""JSON lists of stories, as an app reads them: a list of columns, and one list for each."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from newscrawl.discovery.moments import from_milliseconds
from newscrawl.discovery.order import Window
from newscrawl.discovery.source import Link, ListPage, Reading
from newscrawl.extraction.dates import read_date
from newscrawl.extraction.decoding import decode
from newscrawl.sites import Site, StoryLists
from newscrawl.sites.addresses import joined

_FORM = "json"

_ID = re.compile(r"[\w-]{1,64}")


class AppLists:
    """One app's columns."""

    name = "app"
    via = "list"
    needs_fresh = False

    def __init__(self, site: Site, lists: StoryLists) -> None:
        self._site = site
        self._lists = lists

    def first_pages(self, window: Window, today: date) -> Iterator[ListPage]:
        """The list of columns, where the window reaches into the days that these hold."""
        if window.until is None or window.until >= today - timedelta(days=self._lists.reach):
            yield ListPage(self._lists.index, self._lists.index)

    def read(self, body: bytes, url: str, content_type: str | None = None) -> Reading:
        """The columns of the index, or the stories of a column and of its blocks."""
        try:
            answer = json.loads(decode(body, content_type), strict=False)
        except (ValueError, RecursionError):
            return Reading()
        if isinstance(answer, list):
            columns = [link for one in answer if (link := self._column(one))]
            return Reading(lists=columns, form=_FORM)
        links = [link for one in _stories(answer) if (link := self._story(one, url))]
        return Reading(links, form=_FORM if isinstance(answer, dict) else "")

    def _column(self, column: Any) -> Link | None:
        uuid = column.get("uuid") if isinstance(column, dict) else None
        if not isinstance(uuid, str) or not _ID.fullmatch(uuid):
            return None
        # `updated` may be of the column's name, not of its stories: it is not believed
        return Link(self._lists.column.format(id=uuid))

    def _story(self, story: dict[str, Any], base: str) -> Link | None:
        address, title = story.get("jsonUrl"), story.get("title")
        url = joined(base, address) if isinstance(address, str) else None
        if not url or not any(member.address(url) for member in self._site.family):
            return None
        shown = title if isinstance(title, str) else None
        return Link(url, shown, self._moment(story.get("publishTime")))

    def _moment(self, value: Any) -> datetime | None:
        """A time as written, or in milliseconds since 1970."""
        dated = read_date(value, self._site.zone) if isinstance(value, str) else None
        return dated.moment if dated else from_milliseconds(value)


def _stories(answer: Any) -> Iterator[dict[str, Any]]:
    """The stories of a column, those of its blocks behind them."""
    if not isinstance(answer, dict):
        return
    blocks = answer.get("blocks")
    for holder in [answer, *(blocks if isinstance(blocks, list) else [])]:
        stories = holder.get("stories") if isinstance(holder, dict) else None
        for story in stories if isinstance(stories, list) else []:
            if isinstance(story, dict):
                yield story
