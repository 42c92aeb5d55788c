"""The text of a page to a Page: what the form of the lines alone can give."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import unescape
from itertools import pairwise

from newscrawl.extraction.body import read_body
from newscrawl.extraction.bylines import is_byline
from newscrawl.extraction.captions import is_caption
from newscrawl.extraction.cues import Cues, read_cues
from newscrawl.extraction.decoding import clean_text
from newscrawl.extraction.edges import own_lines
from newscrawl.extraction.fields import Found, fill_fields
from newscrawl.extraction.furniture import is_prose
from newscrawl.extraction.identity import clean_url, identify
from newscrawl.extraction.metadata import Metadata
from newscrawl.extraction.parts import Parts
from newscrawl.extraction.titles import printed_titles
from newscrawl.extraction.wrapping import unwrapped
from newscrawl.items import Article, Block, Page, Problem, Role
from newscrawl.sites import Site

_LINE = re.compile(r"[^\n]+")

# Tags that a mirror's lists of links have left in a text
_TAGS = re.compile(r"[\s•]*(?:<[^<>]*>[\s•]*)+")

_TOP = 10
"""Lines among which the headline stands."""

# Headline (Xinhua) Updated: 2005-12-31 08:51
_UPDATED = "updated"
_SIGNED = re.compile(r"\S.{9,250}?\s(?=(?:By\s[^()]{2,80})?\([^()]{2,40}\)\s?Updated\s?:)")
# Updated: 2009-01-12 07:29 SHANGHAI: The herons came back …
_GLUED = re.compile(
    r"(?i)(?:\([^()]{2,40}\)\s?)?Updated\s?:\s?\d{4}-\d\d-\d\d(?:\s\d\d:\d\d(?::\d\d)?)?\s(?=\S.{100})"
)


def text_blocks(text: str) -> list[Block]:
    """The lines of a text that are not empty as blocks, each with its span of characters."""
    blocks = []
    for match in _LINE.finditer(text):
        if line := match[0].strip():
            start = match.start() + match[0].index(line[0])
            span = (start, start + len(line))
            blocks.append(Block(" ".join(line.split()), raw=line, span=span))
    if blocks:
        blocks[0].edge, blocks[-1].edge = "first", "last"
    return blocks


def _is_markup(block: Block) -> bool:
    """Whether a line is tags and nothing else: it has no text."""
    return block.text[0] in "<•" and bool(_TAGS.fullmatch(block.text))


def _without_entities(blocks: list[Block]) -> list[Block]:
    """The blocks without `&nbsp;` and other entities that are left of their markup."""
    blocks = [block for block in blocks if not _is_markup(block)]
    for block in blocks:
        if "&" in block.text:
            block.text = " ".join(unescape(block.text).split())
    return [block for block in blocks if block.text]


def _parted(blocks: list[Block]) -> list[Block]:
    """The blocks, with headline, byline and story apart where they stand in one line."""
    parted: list[Block] = []
    for index, block in enumerate(blocks):
        joint = _joint(block.text) if index < _TOP else 0
        if joint:
            parted.append(replace(block, text=block.text[:joint].rstrip()))
            block = replace(block, text=block.text[joint:], edge="")  # noqa: PLW2901
        parted.append(block)
    return parted


def _joint(text: str) -> int:
    """Where the byline begins or the story, behind headline or byline in the same line; else 0."""
    if _UPDATED not in text.lower():
        return 0
    if match := _GLUED.match(text):
        return match.end()
    match = _SIGNED.match(text)
    return match.end() if match and is_byline(text[match.end() :]) and not is_byline(text) else 0


def read_text_page(text: str, url: str | None = None) -> Page:
    """What a page's text holds, still with its junk."""
    url = clean_url(url)
    text = clean_text(text)
    judged = text_blocks(text)
    page = _read(text, [replace(block) for block in judged], url)
    page.judged = judged

    def again(texts: Sequence[str | None], _: Mapping[str, str]) -> Page:
        lines = zip(judged, texts, strict=True)
        left = [
            replace(block, text=" ".join(line.split()), raw=line, edge="")
            for block, line in lines
            if line
        ]
        return _read(text, left, url)

    page.again = again
    return page


def _read(text: str, blocks: list[Block], url: str | None) -> Page:
    """What these lines of a text hold."""
    blocks = unwrapped(_parted(_without_entities(blocks)), text)
    if not blocks:
        return Page(Article(url=url, refusal=Problem("text", "empty", "the text is empty")))
    identity = identify(url, [], text)
    if url and not identity.site:  # a copy whose address tells nothing is read as its original
        identity = replace(identify(None, [], text), foreign=False)
    site = identity.site
    around, blocks = blocks, own_lines(blocks)
    cues = read_cues(blocks, site, source="text")
    cues.titles = printed_titles(cues.titles, site)
    parts = Parts(
        titles=cues.titles,
        info=[blocks[index].text for index in cues.info],
        standfirst=cues.standfirst,
        section=cues.section,
        body=(cues.story, _end(blocks, cues, site)),
        body_source="text",
    )
    start, end = parts.body
    for block in blocks[:start] + blocks[end:]:
        block.role = Role.OUTSIDE
    # a summary may stand above, and as the first paragraph
    heads = [one.value for one in cues.titles[:1]]
    heads += [one.value for one in cues.titles[1:] if not is_prose(one.value)]
    body = read_body(blocks[start:end], [], heads, site)
    page = Page(Article(url=url), cues.titles, around)
    fill_fields(page, Found(parts, body, Metadata(), identity), None)
    return page


def _end(blocks: list[Block], cues: Cues, site: Site | None) -> int:
    """Where the body ends: of a page without headline that begins with a caption, behind these.

    Such a page shows one picture of several; the sentences below advertise other stories.
    """
    outlets = site.outlets if site else frozenset[str]()
    if cues.titles or cues.info:
        return len(blocks)
    captions = [index for index, block in enumerate(blocks) if is_caption(block.text, outlets)]
    if not captions or captions[0] > cues.story:
        return len(blocks)
    prose = [is_prose(block.text) for block in blocks[captions[-1] + 1 :]]
    return len(blocks) if (True, True) in pairwise(prose) else captions[-1] + 1
