"""A story of the replica, as it is printed, with the Article that reading its pages must give."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from newscrawl.items import Article

# Name of a layout → the family of templates that it belongs to.
FAMILIES = {
    "doc": "T1",
    "channel": "T2",
    "website-2010": "T3a",
    "website-2012": "T3b",
    "edition": "T4",
    "mini": "T5",
    "ws": "T6",
    "zh": "T7",
    "language": "T7b",
    "portal": "T8",
    "partner": "T8x",
    "subsite": "T9",
    "hongkong": "HK",
    "app": "A2",
    "zh-old": "zh-old",
}


@dataclass
class Story:
    """A story as it is printed."""

    truth: Article
    """The content fields that reading must give."""
    layout: str
    """One of `FAMILIES`."""
    published: datetime
    """Beijing time."""
    byline: tuple[str, ...]
    """Lines with writer, source and date, as printed."""
    pages: list[list[str]]
    """Paragraphs and sub-headings, page by page; a gallery has one page for each picture."""
    captions: list[str] = field(default_factory=list)
    """One a picture, with the credit as printed."""
    kind: str = ""
    """`gallery`, `video` or `briefs`; empty for an article."""
    subhead: str = ""
    tail: tuple[str, ...] = ()
    """Lines behind the story's last paragraph that are none of it."""
    has_inline_tail: bool = False
    """Whether the first of them stands at the end of the last paragraph."""
    variant: int = 0
    """Which of a layout's hand-made forms."""
    has_record: bool = False
    """Whether the page keeps the CMS's record of the article in a comment."""
    is_odd: bool = False
    """Whether the page contradicts itself."""
    trait: str = ""
    """What is wrong with its page, in a word or two; empty for most."""
    charset: str = "utf-8"
    declared: str | None = "utf-8"
    """What the page's meta tag says, rightly or not."""
    junk: tuple[str, ...] = ()
    """What was injected into its page; none of it may be left in a line."""
    aliases: tuple[str, ...] = ()
    """Further addresses that answer with the same page."""
    sources: set[str] = field(default_factory=set)
    """Names of the sources that name it."""

    @property
    def family(self) -> str:
        """The family of templates: `T1` to `T9`, `HK`, `A2`."""
        return FAMILIES[self.layout] + ("-odd" if self.is_odd else "")

    @property
    def url(self) -> str:
        """Address of the first page, on the main one of the hosts that serve it."""
        return self.truth.canonical_url or ""

    @property
    def asked_url(self) -> str:
        """Address by which the site links it."""
        return self.truth.url or ""

    def page_url(self, number: int) -> str:
        """Address of a page; the first has two."""
        stem, dot, ending = self.url.rpartition(".")
        return f"{stem}_{number}{dot}{ending}"


def record_time(story: Story) -> str:
    """The publication time as the CMS records it."""
    return f"{story.published:%Y-%m-%d %H:%M:%S}.0"


def app_time(moment: datetime) -> str:
    """A time as the app gives it: in UTC, with milliseconds."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S}.000+0000"
