"""newscrawl: news pages to clean JSON Lines.

The calls below need no Scrapy, no network and no clock: the same bytes give the same Article.
"""

from __future__ import annotations

from datetime import UTC, datetime

from newscrawl.extraction import assemble, read_page, read_text_page
from newscrawl.items import Article, Problem, Removal
from newscrawl.junk import strip_junk, strip_text
from newscrawl.validation import problems

__all__ = [
    "Article",
    "Problem",
    "Removal",
    "extract_article",
    "extract_text_article",
    "problems",
    "strip_text",
]

__version__ = "0.1.0"


def extract_article(
    body: bytes | str,
    url: str | None = None,
    *,
    content_type: str | None = None,
    fetched_at: datetime | None = None,
    strip: bool = True,
) -> Article:
    """The article of a page; never raises on a bad page: fields stay empty.

    `content_type` is the server's header. Without `fetched_at` (a time with zone) no date is
    checked against the future, and `date_downloaded` is null. With `strip=False` the junk stays.
    """
    page = read_page(body, url, content_type=content_type, fetched_at=fetched_at)
    article = strip_junk(page) if strip else assemble(page)
    article.date_downloaded = _utc(fetched_at)
    return article


def extract_text_article(text: str, url: str | None = None, *, strip: bool = True) -> Article:
    """The article of a page of which only the text is left: what text alone can give."""
    page = read_text_page(text, url)
    return strip_junk(page) if strip else assemble(page)


def _utc(moment: datetime | None) -> str | None:
    if moment is None:
        return None

    return moment.astimezone(UTC).isoformat(timespec="seconds")
