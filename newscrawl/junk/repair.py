"""Which line of a page is its headline, where the titles of its head were replaced."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from newscrawl.extraction.captions import is_caption
from newscrawl.items import Block, Candidate, Page, Role
from newscrawl.junk.context import Context
from newscrawl.junk.scripts import units
from newscrawl.junk.shapes import is_sentence

_HEADINGS = {"h1": 0.6, "h2": 0.4, "h3": 0.2}
"""What a heading's tag adds to the share of its words that the story has."""

_SHORT, _LONG = 4, 150
"""Characters of a headline."""

_FULL = 10
"""Characters of a headline that counts in full: labels of sections are shorter."""

_LEAST = 0.3
"""Share of a line's words that must stand in the story, or in what is left of the head's title."""

_DATED = re.compile(r"\d{4}\s?[-年/.]\s?\d{1,2}|\d{1,2}:\d\d|https?:")


def with_headline(page: Page, context: Context, head_titles: Sequence[str]) -> Page:
    """The page with the best title first: what is left of the head's, or a line above the story.

    A headline's words come again in its story; menus and bylines have other words.
    """
    lines = [block for block in _above_story(page) if _may_be_headline(block)]
    if head_titles:
        words = {*units(head_titles[0])}
        found = (block for block in lines if block.tag == "h1" and _share(block, words) >= _LEAST)
        best = next(found, None)
    else:
        scored = [(_score(block, context), block) for block in lines]
        score, best = max(scored, key=lambda one: one[0], default=(0.0, None))
        best = best if score >= _LEAST else None
    chosen = [Candidate(best.text, "text")] if best else []
    others = [one for one in page.titles if not _DATED.search(one.value) or head_titles]
    page.titles = chosen + [one for one in others if not best or one.value != best.text]
    return page


def _above_story(page: Page) -> list[Block]:
    shown = [block for block in page.blocks if block.text and not block.hidden]
    return list(takewhile(lambda block: block.role is not Role.PARAGRAPH, shown))


def _may_be_headline(block: Block) -> bool:
    text = block.text
    is_right = _SHORT <= len(text) <= _LONG and block.link_chars * 2 < len(text)
    is_line = block.tag == "h1" or not (is_sentence(text) or is_caption(text, frozenset()))
    return is_right and is_line and not _DATED.search(text)


def _share(block: Block, words: set[str]) -> float:
    own = {*units(block.text)}
    return len(own & words) / len(own) if own else 0.0


def _score(block: Block, context: Context) -> float:
    known = context.known({*units(block.text)}, None) or 0.0
    return known * min(1.0, len(block.text) / _FULL) + _HEADINGS.get(block.tag, 0.0)
