"""A response of Scrapy's as the pure functions take it."""

from __future__ import annotations

from datetime import UTC, datetime

from scrapy.http import Response

from newscrawl.extraction import read_page
from newscrawl.items import Page
from newscrawl.runs.records import Validators


def read(response: Response) -> Page:
    """The Page of a response that has just arrived."""
    now = datetime.now(UTC)
    header = content_type(response)
    page = read_page(response.body, response.url, content_type=header, fetched_at=now)
    page.article.date_downloaded = now.isoformat(timespec="seconds")
    return page


def content_type(response: Response) -> str | None:
    """The server's header."""
    return _header(response, "Content-Type")


def validators(response: Response) -> Validators:
    """What the server said by which it can tell later whether the answer changed."""
    return Validators(_header(response, "ETag"), _header(response, "Last-Modified"))


def _header(response: Response, name: str) -> str | None:
    header = response.headers.get(name)
    return header.decode("latin-1") if header else None
