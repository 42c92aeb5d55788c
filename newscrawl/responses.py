"""A response of Scrapy's as the pure functions take it."""

from __future__ import annotations

from datetime import UTC, datetime

from scrapy.http import Response

from newscrawl.extraction import read_page
from newscrawl.items import Page


def read(response: Response) -> Page:
    """The Page of a response that has just arrived."""
    now = datetime.now(UTC)
    header = content_type(response)
    page = read_page(response.body, response.url, content_type=header, fetched_at=now)
    page.article.date_downloaded = now.isoformat(timespec="seconds")
    return page


def content_type(response: Response) -> str | None:
    """The server's header."""
    header = response.headers.get("Content-Type")
    return header.decode("latin-1") if header else None
