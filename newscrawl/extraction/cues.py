"""Reading by the form of the lines alone: where no layout is known, and in plain texts.

Articles print a breadcrumb, the headline, perhaps a standfirst, a line with writer, source and
date, and then the story. These forms are the same in a dozen hand-made templates.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from newscrawl.extraction.body import normal
from newscrawl.extraction.bylines import is_byline
from newscrawl.extraction.captions import is_caption
from newscrawl.items import Block, Candidate

# Home > News > Top News · Home / China · 首页 | 新闻热词
_BREADCRUMB = re.compile(
    r"(?i)^(?:(?:you are here|当前位置|您的位置|位置)\s*[:：]?\s*)?"
    r"(?:home|homepage|首页)\s*[>/|»›:：]+\s*\S"
)
_CRUMB = re.compile(r"\s*[>/|»›]+\s*")

_SENTENCE_END = re.compile(r"[.!?。！？][\"”’')）]*$")

_MAX_HEADLINE = 250
_REACH = 60
"""A byline stands among the first lines; behind that, dates belong to the story."""


@dataclass(slots=True)
class Cues:
    """Where the parts stand, as indices of blocks."""

    info: list[int] = field(default_factory=list)
    """The lines with writer, source and date, in page order."""
    titles: list[Candidate] = field(default_factory=list)
    section: list[str] = field(default_factory=list)
    standfirst: str | None = None
    story: int = 0
    """First block that may be text of the story."""


def read_cues(
    blocks: Sequence[Block], outlets: frozenset[str], *, story: int | None = None, source: str
) -> Cues:
    """What the form of the lines tells; `story` is where the body begins, if that is known."""
    cues = Cues(story=story or 0)
    cues.info = _info_lines(blocks, outlets, story)
    if cues.info:
        cues.story = max(cues.story, cues.info[-1] + 1) if story is None else cues.story
    head = cues.info[0] if cues.info else (story if story is not None else min(len(blocks), 5))
    # the last one: a bar of links to the site's parts looks the same, and stands higher
    crumb = next((i for i in reversed(range(head)) if _BREADCRUMB.match(blocks[i].text)), None)
    if crumb is not None:
        cues.section = split_breadcrumb(blocks[crumb].text)
    lines = [
        block
        for block in blocks[0 if crumb is None else crumb + 1 : head]
        if block.text and not block.hidden and len(block.text) <= _MAX_HEADLINE
    ]
    cues.titles = _titles(lines, blocks[head:], source)
    if not cues.info and not cues.titles:
        cues.titles = [Candidate(block.text, source) for block in blocks[:3] if block.text]
    return cues


def split_breadcrumb(text: str) -> list[str]:
    """The sections of a breadcrumb, without Home.

    >>> split_breadcrumb("Home > News > Top News")
    ['News', 'Top News']
    """
    parts = [part.strip() for part in _CRUMB.split(text)]
    homes = {"", "home", "homepage", "首页"}
    return [part for part in parts if part.lower() not in homes and not part.endswith((":", "："))]


def _info_lines(blocks: Sequence[Block], outlets: frozenset[str], story: int | None) -> list[int]:
    """The byline nearest to the story, with the lines beside it that belong to it."""
    reach = min(len(blocks), _REACH if story is None else story + 8)
    lines = [i for i in range(reach) if not blocks[i].hidden and is_byline(blocks[i].text, outlets)]
    if not lines:
        return []
    chosen = (
        lines[0] if story is None else max(lines, key=lambda i: (i <= story, i * (i <= story), -i))
    )
    group = [chosen]
    while group[-1] + 1 in lines:
        group.append(group[-1] + 1)
    while group[0] - 1 in lines:
        group.insert(0, group[0] - 1)
    return group


def _titles(lines: Sequence[Block], rest: Sequence[Block], source: str) -> list[Candidate]:
    """Headlines above the byline, the likeliest first.

    A line that the story repeats (the picture's alt text) is the headline; else a heading tag,
    else the lines above the byline from the top, sentences last: those are standfirsts.
    """
    repeated = {normal(block.text) for block in rest[:20]}
    ranked = sorted(
        enumerate(lines),
        key=lambda pair: (
            normal(pair[1].text) not in repeated,
            pair[1].tag not in {"h1", "h2"},
            bool(_SENTENCE_END.search(pair[1].text)) or is_caption(pair[1].text),
            pair[1].link_chars > 0,
            pair[0],
        ),
    )
    return [Candidate(block.text, source) for _, block in ranked]
