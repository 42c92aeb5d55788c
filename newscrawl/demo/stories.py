"""A story of the replica, as it is printed, with the Article that reading its pages must give."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from newscrawl.items import Article


@dataclass
class Story:
    """A story as it is printed."""

    truth: Article
    """The content fields that reading must give."""
    layout: str
    """`ws`, `mini`, `zh` or `language`."""
    published: datetime
    """Beijing time."""
    byline: tuple[str, ...]
    """Lines with writer, source and date, as printed."""
    pages: list[list[str]]
    """Paragraphs and sub-headings, page by page."""
    captions: list[str] = field(default_factory=list)
    """One a picture, with the credit as printed."""
    subhead: str = ""
    tail: tuple[str, ...] = ()
    """Lines behind the story's last paragraph that are none of it."""
    has_inline_tail: bool = False
    """Whether the first of them stands at the end of the last paragraph."""
    variant: int = 0
    """Which of a layout's hand-made forms."""
    has_record: bool = False
    """Whether the page keeps the CMS's record of the article in a comment."""
    trait: str = ""
    """What is wrong with its page, in a word or two; empty for most."""
    charset: str = "utf-8"
    declared: str | None = "utf-8"
    """What the page's meta tag says, rightly or not."""
    junk: tuple[str, ...] = ()
    """What was injected into its page; none of it may be left in a line."""

    @property
    def url(self) -> str:
        """Address of the first page."""
        return self.truth.canonical_url or ""

    def page_url(self, number: int) -> str:
        """Address of a page; the first has two."""
        stem, dot, ending = self.url.rpartition(".")
        return f"{stem}_{number}{dot}{ending}"


def record_time(story: Story) -> str:
    """The publication time as the CMS records it."""
    return f"{story.published:%Y-%m-%d %H:%M:%S}.0"
