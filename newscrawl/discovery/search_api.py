"""A site's search interface, asked day by day."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from newscrawl.discovery.moments import from_milliseconds
from newscrawl.discovery.order import Window
from newscrawl.discovery.source import Link, ListPage, Reading
from newscrawl.extraction.decoding import decode
from newscrawl.sites import Search, Site, host_of
from newscrawl.sites.addresses import joined

_PAGE = re.compile(r"(?<=[?&]page=)\d+")

# What a record says, where the answer as a whole is no JSON: texts in it may hold raw quotes.
_RECORD = re.compile(r'"url"\s*:\s*"((?:[^"\s\\]|\\/)+)"')
_TIME = re.compile(r'"publishTime"\s*:\s*(\d{12,14})\b')
_TOTAL = re.compile(r'"totalPages"\s*:\s*(\d{1,9})\b')

_FORM = "json"


class SearchApi:
    """One search interface of a site; every day of a window is a list of its own."""

    name = via = "search"
    needs_fresh = False

    def __init__(self, site: Site, search: Search) -> None:
        self._site = site
        self._search = search

    def first_pages(self, window: Window, today: date) -> Iterator[ListPage]:
        """The first page of each of the window's days."""
        for day in window.days(self._search.since, today):
            url = self._search.url.format(day=day, page=0)
            yield ListPage(url, url, day=day)

    def read(self, body: bytes, url: str, content_type: str | None = None) -> Reading:
        """The records of an answer, also of one that is no valid JSON."""
        text = decode(body, content_type)
        try:
            answer = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            return self._salvage(text, url)
        if not isinstance(answer, dict):
            return Reading()
        content = answer.get("content")
        records = content if isinstance(content, list) else []
        links = [link for record in records if (link := self._link(record, url))]
        more = self._next(url, answer.get("totalPages"), is_empty=not records)
        return Reading(links, more, _FORM if isinstance(content, list) else "")

    def _link(self, record: Any, base: str) -> Link | None:
        if not isinstance(record, dict) or not isinstance(record.get("url"), str):
            return None
        url, title = joined(base, record["url"]), record.get("title")
        if not url or not any(member.owns(host_of(url)) for member in self._site.family):
            return None
        shown = title if isinstance(title, str) else None
        return Link(url, shown, from_milliseconds(record.get("publishTime")))

    def _salvage(self, text: str, base: str) -> Reading:
        """What can be told without the structure: each address, with the time near it."""
        found = [
            (url, match.start())
            for match in _RECORD.finditer(text)
            if (url := joined(base, match[1].replace("\\/", "/"))) and self._is_article(url)
        ]
        ends = [*(start for _, start in found[1:]), len(text)]
        links = []
        for (url, start), end in zip(found, ends, strict=False):  # one more end without any
            time = _TIME.search(text, start, end)
            links.append(Link(url, None, from_milliseconds(int(time[1])) if time else None))
        total = _TOTAL.search(text)
        more = self._next(base, int(total[1]) if total else None, is_empty=not links)
        return Reading(links, more, _FORM if links else "")

    def _is_article(self, url: str) -> bool:
        """Whether it is a story's address, not a picture's: both are called `url`."""
        return any(member.address(url) for member in self._site.family)

    def _next(self, url: str, total: Any, *, is_empty: bool) -> str | None:
        """The following page; a page past the end repeats the last one, which ends the list."""
        page = _PAGE.search(urlsplit(url).query)
        if is_empty or not page:
            return None
        following = int(page[0]) + 1
        if isinstance(total, int) and following >= total:
            return None
        return _PAGE.sub(str(following), url)
