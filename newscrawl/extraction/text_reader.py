"""The text of a page to a Page: what the form of the lines alone can give."""

from __future__ import annotations

import re

from newscrawl.extraction.body import read_body
from newscrawl.extraction.cues import read_cues
from newscrawl.extraction.decoding import clean_text
from newscrawl.extraction.fields import Found, fill_fields
from newscrawl.extraction.identity import clean_url, identify
from newscrawl.extraction.metadata import Metadata
from newscrawl.extraction.parts import Parts
from newscrawl.items import Article, Block, Page, Problem, Role

_LINE = re.compile(r"[^\n]+")


def text_blocks(text: str) -> list[Block]:
    """The lines of a text as blocks; the place of each is its span of characters."""
    blocks = []
    for match in _LINE.finditer(text):
        line = match[0].strip()
        if line:
            start = match.start() + match[0].index(line[0])
            place = f"chars {start}-{start + len(line)}"
            blocks.append(Block(" ".join(line.split()), place))
    if blocks:
        blocks[0].edge, blocks[-1].edge = "first", "last"
    return blocks


def read_text_page(text: str, url: str | None = None) -> Page:
    """What a page's text holds, still with its junk."""
    url = clean_url(url)
    blocks = text_blocks(clean_text(text))
    if not blocks:
        return Page(Article(url=url, refusal=Problem("text", "empty", "the text is empty")))
    identity = identify(url, [], text)
    site = identity.site
    cues = read_cues(blocks, site, source="text")
    parts = Parts(
        titles=cues.titles,
        info=[blocks[index].text for index in cues.info],
        standfirst=cues.standfirst,
        section=cues.section,
        body=(cues.story, len(blocks)),
        body_source="text",
    )
    for block in blocks[: cues.story]:
        block.role = Role.OUTSIDE
    body = read_body(blocks[cues.story :], [], [one.value for one in cues.titles], site)
    page = Page(Article(url=url), cues.titles, blocks)
    fill_fields(page, Found(parts, body, Metadata(), identity), None)
    return page
