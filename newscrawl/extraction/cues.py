"""Reading by the form of the lines alone: where no layout is known, and in plain texts.

Articles print a breadcrumb, the headline, perhaps a standfirst, a line with writer, source and
date, and then the story. These forms are the same in a dozen hand-made templates.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from newscrawl.extraction.body import normal
from newscrawl.extraction.bylines import is_byline, read_tail
from newscrawl.extraction.captions import is_caption
from newscrawl.extraction.crumbs import breadcrumbs
from newscrawl.extraction.furniture import ORIGINAL_HEADLINE, SENTENCE, is_furniture, is_prose
from newscrawl.items import Block, Candidate
from newscrawl.sites import Site

_MAX_HEADLINE = 250

_REACH = 60
"""Lines above the story, and as many of a text's first lines, among which its byline stands."""

_YEAR = re.compile(r"\b(?:19|20)\d\d")

_TEASERS = 3
"""Sentences that may stand above a byline: standfirst and teasers."""


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
    blocks: Sequence[Block], site: Site | None, *, story: int | None = None, source: str
) -> Cues:
    """What the form of the lines tells; `story` is where the body begins, if that is known."""
    cues = Cues(story=story or 0)
    cues.info = _info_lines(blocks, site, story)
    if cues.info and story is None:
        cues.story = cues.info[-1] + 1
    head = cues.info[0] if cues.info else story
    if head is None:  # a text without a byline
        head = cues.story = _first_paragraph(blocks)
    # the last one: a bar of links to the site's parts looks the same, and stands higher
    crumb = next(reversed(breadcrumbs(blocks[:head])), None)
    cues.section = crumb.steps if crumb else []
    lines = [
        block for block in blocks[crumb.end if crumb else 0 : head] if _may_be_headline(block, site)
    ]
    cues.titles = _titles(lines, blocks[head:], source, below_byline=bool(cues.info))
    cues.standfirst = _standfirst(lines, cues.titles)
    return cues


def _info_lines(blocks: Sequence[Block], site: Site | None, story: int | None) -> list[int]:
    """The byline nearest to the story, with the lines beside it that belong to it.

    Never one below the story's first sentences: that names who edited it, or is a part of it.
    """
    outlets = site.outlets if site else frozenset()
    found: list[int] = []
    sentences = 0
    start = max(0, (story or 0) - _REACH)
    for index in range(start, min(len(blocks), start + 2 * _REACH)):
        block = blocks[index]
        if block.hidden:
            continue
        if is_byline(block.text, outlets) and not _is_tail(block.text, sentences):
            found.append(index)
        elif is_prose(block.text):
            sentences += index >= (story or 0)
        if sentences > (_TEASERS if story is None else _TEASERS - 1):
            break
    if not found:
        return []
    # "Published by Penguin", in a story's second paragraph, is no rival of a line with a date
    dated = [index for index in found if _YEAR.search(blocks[index].text)]
    last = found[0] if story is None else (dated or found)[-1]
    group = [last]
    while group[-1] + 1 in found:
        group.append(group[-1] + 1)
    while group[0] - 1 in found:
        group.insert(0, group[0] - 1)
    return group


def _is_tail(text: str, sentences: int) -> bool:
    """Whether a line closes a story: it names editor or source alone, behind sentences."""
    return sentences > 0 and read_tail(text) is not None


def _first_paragraph(blocks: Sequence[Block]) -> int:
    """Where a text without byline begins: at the first two sentences in a row."""
    prose = [is_prose(block.text) for block in blocks]
    pairs = (i for i in range(len(blocks) - 1) if prose[i] and prose[i + 1])
    return next(pairs, prose.index(True) if True in prose else len(blocks))


def first_sentences(blocks: Sequence[Block]) -> int:
    """Where the story of a body begins that shows neither headline nor byline.

    Above the first two paragraphs in a row stand lines of navigation, and perhaps teasers: a
    heading and one sentence each, with links. Sentences that may be the story's own stay.
    """
    told = [i for i, b in enumerate(blocks) if not b.hidden and _is_sentence(b.text)]
    prose = [i for i in told if is_prose(blocks[i].text)]
    story = next((i for i, following in pairwise(prose) if following == i + 1), None)
    if story is None:
        return told[0] if told else 0
    while story > 0 and (story - 1 in told or is_caption(blocks[story - 1].text)):
        story -= 1
    above = [index for index in told if index < story]
    return above[0] if above and not _are_teasers(blocks[:story], above) else story


def _is_sentence(text: str) -> bool:
    return bool(SENTENCE.search(text)) or is_prose(text)


def _are_teasers(blocks: Sequence[Block], sentences: Sequence[int]) -> bool:
    """Whether the sentences are several, stand each below a heading, and links are among them."""
    is_parted = all(below - above > 1 for above, below in pairwise([-1, *sentences]))
    return len(sentences) > 1 and is_parted and any(block.link_chars for block in blocks)


def _may_be_headline(block: Block, site: Site | None) -> bool:
    chrome = site.chrome if site else None
    return (
        bool(block.text)
        and not block.hidden
        and len(block.text) <= _MAX_HEADLINE
        and not (chrome and chrome.match(block.text))
        and not is_furniture(block)
        and not ORIGINAL_HEADLINE.match(block.text)
    )


def _titles(
    lines: Sequence[Block], rest: Sequence[Block], source: str, *, below_byline: bool
) -> list[Candidate]:
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
            bool(SENTENCE.search(pair[1].text)) or is_caption(pair[1].text),
            pair[1].link_chars > 0,
            pair[0] if below_byline else -pair[0],
        ),
    )
    nearest = None if below_byline or not lines else lines[-1]
    return [
        Candidate(block.text, source, sure=normal(block.text) in repeated or block is nearest)
        for _, block in ranked
    ]


def _standfirst(lines: Sequence[Block], titles: Sequence[Candidate]) -> str | None:
    """The sentence between headline and byline."""
    if not titles:
        return None
    texts = [block.text for block in lines]
    below = texts[texts.index(titles[0].value) + 1 :]
    sentences = [line for line in below if SENTENCE.search(line) and not is_caption(line)]
    return sentences[0] if sentences else None
