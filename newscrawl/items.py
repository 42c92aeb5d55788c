"""The records that pass through newscrawl: Page, Article and their parts.

Every field of an Article has its meaning under it; the JSON Schema that is shipped beside this
file (`article.schema.json`) is made from these lines by `python -m newscrawl.schema`.
Names follow schema.org's NewsArticle in snake_case.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from enum import StrEnum
from typing import Any

SCHEMA_VERSION = "1"
"""Raised when fields are added (always at the end) or change their meaning."""

EXTRACTOR_VERSION = "3"
"""Raised when the same page may give another Article than before: a text that changes
between two extractor versions is no new version of the article."""


@dataclass(slots=True)
class Image:
    """A picture of the article."""

    url: str | None = None
    """Absolute address of the picture; null where only its caption is known (a text)."""
    caption: str | None = None
    """Caption as published, without the credit."""
    credit: str | None = None
    """Photographer, agency or both, as printed: `IC`, `Li Na/China Daily`."""


@dataclass(slots=True)
class JunkCount:
    """What one rule removed from a page."""

    rule: str
    """Name of the rule (newscrawl/junk/)."""
    blocks: int
    """How many separate pieces of the page."""
    items: int
    """How many list items, links or tags stood in them."""


@dataclass(slots=True)
class FieldSource:
    """Where a field's value was found."""

    field: str
    """Name of the field."""
    source: str
    """`layout:<name>`, `json-ld`, `meta:<name>`, `text`, `id-time`, `url`, `generic`, …"""


@dataclass(slots=True)
class Removal:
    """One piece that stripping took out of a page; written to the run's junk file only."""

    rule: str
    place: str
    """XPath of the element, or `chars START-END` of the text."""
    evidence: str
    """Why: the signs that the rule found."""
    text: str
    items: int = 1
    """How many list items, links or tags the piece holds."""


@dataclass(slots=True)
class Problem:
    """Why the required-field check, or the reader, refuses a page."""

    field: str
    code: str
    """`missing`, `invalid`, or the page's kind: `list_page`, `error_page`, `not_html`, …"""
    detail: str


@dataclass(slots=True)
class Article:
    """One news article: one JSON object a line, in this order, absent values null or []."""

    id: str | None = None
    """With the kind, so that ids of two series cannot meet: `chinadaily:content_25374398`;
    elsewhere `domain:` + 16 hex digits of the sha256 of the normalised address, or of title
    and text where there is no address. Equal on every host alias. Required."""
    url: str | None = None
    """Address that answered, after redirects; null for a text without one."""
    canonical_url: str | None = None
    """The article's own address: by the site's rule, or the page's link that stays on its site."""
    mirror_of: str | None = None
    """The original's address, where a page of another host carries a known site's path and its
    date or title agrees with it; else null."""
    title: str | None = None
    """Headline, without site suffix, junk or markup. Required."""
    text: str | None = None
    """Body paragraphs joined by a blank line; no captions, bylines, repeated title, related
    links, contact lines or junk. Required."""
    description: str | None = None
    """Standfirst, else the summary, as published."""
    authors: list[str] = field(default_factory=list)
    """People who wrote it, in page order, in normal capitals."""
    editors: list[str] = field(default_factory=list)
    """People whom the page names as its editors."""
    byline: str | None = None
    """The line that names writer, source and date, as printed."""
    source: str | None = None
    """Agency or paper named by the page: `Xinhua`, `China Daily`."""
    date_published: str | None = None
    """ISO 8601, to the second, with offset; the site's zone where the page has none. Required."""
    date_modified: str | None = None
    """The same for the last change, where the page tells it apart."""
    date_precision: str | None = None
    """`second`, `minute` or `day`: how much of date_published the page really said."""
    date_published_raw: str | None = None
    """The page's own words for the date."""
    date_downloaded: str | None = None
    """UTC time of the answer; null where no run fetched it."""
    print_date: str | None = None
    """Day of the newspaper that printed it, `YYYY-MM-DD`."""
    print_page: str | None = None
    """Page of that newspaper."""
    section: list[str] = field(default_factory=list)
    """Breadcrumb without Home."""
    tags: list[str] = field(default_factory=list)
    """Keywords of the article as its publisher gave them."""
    images: list[Image] = field(default_factory=list)
    """Pictures of the article."""
    language: str | None = None
    """BCP 47 tag of the text itself: `en`, `zh`."""
    site_name: str | None = None
    """Name of the publisher; for a mirror, of the original's."""
    domain: str | None = None
    """Domain of the publisher; for a mirror, of the original's."""
    discovered_via: list[str] = field(default_factory=list)
    """Every source that named the address: `list`, `feed`, `sitemap`, `url`, …"""
    version: int = 1
    """1, then one more each time the published text changed under the same extractor."""
    content_hash: str | None = None
    """sha256 of title, a blank line and text, in UTF-8."""
    flags: list[str] = field(default_factory=list)
    """`mirror`, `date_conflict`, `suspect_junk`, `title_repaired`, …"""
    junk: list[JunkCount] = field(default_factory=list)
    """What was stripped, counted; the stripped text itself goes to the run's junk file."""
    provenance: list[FieldSource] = field(default_factory=list)
    """Where each field's value was found."""
    archive_ref: str | None = None
    """Where the raw page lies: `file.warc.gz#offset`, or the path of the input file."""
    spider: str | None = None
    """Spider of the run that wrote the line."""
    run_id: str | None = None
    """Run that wrote the line."""
    extractor_version: str = EXTRACTOR_VERSION
    """Version of the extractor."""
    schema_version: str = SCHEMA_VERSION
    """Version of this list of fields."""
    removed: list[Removal] = field(default_factory=list, repr=False, metadata={"exported": False})
    """The stripped pieces themselves; not part of the line."""
    refusal: Problem | None = field(default=None, repr=False, metadata={"exported": False})
    """Why the reader takes the page for no article; not part of the line."""
    key: str = field(default="", repr=False, metadata={"exported": False})
    """The discovered address's key in the ledger, which may not be the one that answered; set by
    the spider, not part of the line."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON line's content: every exported field, in order."""
        row = asdict(self)
        for name in NOT_EXPORTED:
            del row[name]
        return row


NOT_EXPORTED = tuple(f.name for f in fields(Article) if not f.metadata.get("exported", True))
EXPORTED = tuple(f.name for f in fields(Article) if f.metadata.get("exported", True))


class Role(StrEnum):
    """What a block is in its page."""

    PARAGRAPH = "paragraph"
    """Body text, sub-headings and list items."""
    CAPTION = "caption"
    HEADLINE = "headline"
    """A line that repeats the headline."""
    CHROME = "chrome"
    """Furniture of the page: bylines, contact and editor lines, related boxes, navigation."""
    OUTSIDE = "outside"
    """Text that belongs to no article part; kept because its place or markup is evidence."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link to another domain."""

    host: str
    element: Any = field(repr=False)
    """The `<a>` of the tree."""
    start: int
    end: int
    """Span of its text in the block's `raw` text."""


@dataclass(slots=True)
class Block:
    """A run of text between two block-level tags, with the evidence that only the DOM has."""

    text: str
    place: str = ""
    """Where it stands, in words; empty where `element` or `span` tell."""
    role: Role = Role.PARAGRAPH
    tag: str = ""
    """Innermost block-level tag around it; empty in a plain text."""
    hidden: str = ""
    """The markup that hides it from a reader (`display:none`); empty when it is visible."""
    link_chars: int = 0
    """Characters of the text that stand inside links."""
    links: tuple[Link, ...] = ()
    """Its links to other domains."""
    nonsense_ids: int = 0
    """Empty tags around or before it that carry one repeated, meaningless id."""
    edge: str = ""
    """`first` or `last` block of the whole page, `after_html` behind its end tag, `script` in
    what a script writes; else empty."""
    raw: str = field(default="", repr=False)
    """The text as the page has it; reading may cut a note off `text`. Empty: the same."""
    element: Any = field(default=None, repr=False, compare=False)
    """Innermost block-level element around it; None in a plain text."""
    span: tuple[int, int] | None = None
    """Half-open range of its characters in a plain text."""

    @property
    def is_seen(self) -> bool:
        """Whether readers see it on the page."""
        return not self.hidden and self.edge not in {"after_html", "script"}

    @property
    def link_hosts(self) -> tuple[str, ...]:
        """Hosts of other domains that its links lead to, one entry a link."""
        return tuple(link.host for link in self.links)


@dataclass(slots=True)
class Candidate:
    """A value that may be the field's, with its source; the first that is no junk is taken."""

    value: str
    source: str
    sure: bool = False
    """Whether its place on the page alone tells that it is the field's."""


Again = Callable[[Sequence[str | None], Mapping[str, str]], "Page"]


@dataclass(slots=True)
class Page:
    """What reading found in one page. Nothing is removed yet: `strip_junk` makes the Article.

    The content fields stand in `article` (with title and text still open); the headline's
    candidates in `titles`, best first; all blocks that are text or evidence in page order.
    """

    article: Article = field(default_factory=Article)
    titles: list[Candidate] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list, repr=False)
    next_pages: list[str] = field(default_factory=list)
    """Addresses of the story's further pages, in order."""
    judged: list[Block] = field(default_factory=list, repr=False)
    """All blocks of the page as it came, where these are not `blocks`: the lines of a text."""
    head: dict[str, str] = field(default_factory=dict)
    """What the page's head says, by source: `html:title`, `meta:keywords`, `json-ld:headline`."""
    again: Again | None = field(default=None, repr=False)
    """Reads the page once more, since what was injected may have disturbed the reading: with these
    texts for its judged blocks, None for one that is gone, and with these strings in its head."""
    parts: list[Page] = field(default_factory=list, repr=False)
    """The pages of a story that is printed over several, the first one included."""
