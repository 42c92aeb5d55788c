"""Reading by the form of the lines alone: where no layout is known, and in plain texts.

Articles print a breadcrumb, the headline, perhaps a standfirst, a line with writer, source and
date, and then the story. These forms are the same in a dozen hand-made templates.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from newscrawl.extraction.bylines import is_byline
from newscrawl.extraction.captions import is_caption
from newscrawl.extraction.crumbs import Breadcrumb, breadcrumbs, section_path
from newscrawl.extraction.furniture import SENTENCE, is_prose
from newscrawl.extraction.headlines import may_be_headline, ranked_headlines, standfirst_among
from newscrawl.extraction.infolines import ends_with_day, info_lines
from newscrawl.items import Block, Candidate
from newscrawl.sites import Site

_MAX_LINES = 120
"""Lines above a story that are looked at; what has more is no article."""

_TEASERS = 4
_HEADLINE_WORDS = 4

_YEAR = re.compile(r"\b(?:19|20)\d\d")


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
    cues.info = info_lines(blocks, site, story)
    if cues.info and story is None:
        cues.story = cues.info[-1] + 1
    head = cues.info[-1] if cues.info else story
    if head is None:  # a text without a byline
        head = cues.story = _first_paragraph(blocks, site)
    crumb, lines = _above(blocks, head, cues.info, site)
    cues.section = crumb.steps if crumb else []
    if cues.info and story is None and not lines:
        lines = _below(blocks, cues, site)
    # a breadcrumb names the section; where the byline has bars, a standfirst may stand above it
    is_first = bool(lines and crumb and _is_next(lines[0], crumb, blocks)) or any(
        "|" in line and not line.lower().startswith("published")
        for line in (blocks[index].text for index in cues.info)
    )
    ranked = ranked_headlines(
        lines, blocks[head:], below_byline=bool(cues.info), is_first=is_first, site=site
    )
    cues.titles = [Candidate(text, source, sure) for text, sure in ranked]
    cues.standfirst = standfirst_among(lines, cues.titles, is_first=is_first)
    return cues


def _above(
    blocks: Sequence[Block], head: int, info: Sequence[int], site: Site | None
) -> tuple[Breadcrumb | None, list[Block]]:
    """The breadcrumb above the story, and the lines that may be its headline or standfirst."""
    outlets = site.outlets if site else frozenset[str]()

    def candidates(start: int, end: int) -> list[Block]:
        return [
            blocks[index]
            for index in range(start, end)
            if index not in info
            and may_be_headline(blocks[index], site)
            and not _is_dated(blocks[index].text, outlets)
        ]

    first = info[0] if info else head
    # the last one: a bar of links to the site's parts looks the same, and stands higher
    crumb = next(reversed(breadcrumbs(blocks[:head])), None)
    if not crumb and (path := section_path(blocks[:first])) and candidates(path.end, head):
        crumb = path
    start = crumb.end if crumb else 0
    # the phone's breadcrumb has a line for every step
    while crumb and start < first and blocks[start].text in {*crumb.steps, "Home"}:
        start += 1
    # a date may stand above the headline
    return crumb, (candidates(start, first) or candidates(start, head))[-_MAX_LINES:]


def _is_next(line: Block, crumb: Breadcrumb, blocks: Sequence[Block]) -> bool:
    """Whether nothing stands between a breadcrumb and a line but the breadcrumb's own steps."""
    between = blocks[crumb.end : next(i for i, block in enumerate(blocks) if block is line)]
    own = {*crumb.steps, "Home"}
    return all(block.text in own for block in between)


def _is_dated(text: str, outlets: frozenset[str]) -> bool:
    """Whether a line is a byline with its date, and no headline that ends with a day."""
    is_line = bool(_YEAR.search(text)) and is_byline(text, outlets)
    return is_line and not ends_with_day(text, outlets)


def _below(blocks: Sequence[Block], cues: Cues, site: Site | None) -> list[Block]:
    """The headline that stands below its date, of a page that has none above; the story moves."""
    outlets = site.outlets if site else frozenset[str]()
    for index in range(cues.story, len(blocks)):
        text = blocks[index].text
        if is_prose(text) or SENTENCE.search(text) or is_caption(text, outlets):
            break
        if may_be_headline(blocks[index], site):
            cues.story = index + 1
            return [blocks[index]]
    return []


def _first_paragraph(blocks: Sequence[Block], site: Site | None) -> int:
    """Where a text without byline begins: at the first two sentences or captions in a row."""
    outlets = site.outlets if site else frozenset[str]()
    prose = [is_prose(block.text) or is_caption(block.text, outlets) for block in blocks]
    pairs = (i for i in range(len(blocks) - 1) if prose[i] and prose[i + 1])
    start = next(pairs, prose.index(True) if True in prose else len(blocks))
    if headed := _below_teasers(blocks, start, prose, site):
        return headed
    # where every caption of a gallery has a heading, the first one's is not the page's
    is_gallery = prose[start : start + 3] == [True, False, True] and not is_prose(
        blocks[start].text
    )
    is_headed = is_gallery and start > 1 and not any(prose[:start])
    return start - 1 if is_headed and may_be_headline(blocks[start - 1], site) else start


def _below_teasers(
    blocks: Sequence[Block], start: int, prose: Sequence[bool], site: Site | None
) -> int | None:
    """Where the story begins if sentences stand between breadcrumb and headline, else None.

    A page with a breadcrumb prints a headline; what stands above it are teasers.
    """
    crumbs = breadcrumbs(blocks[:start])
    if not crumbs or crumbs[-1].end != start:
        return None
    head = next((i for i in range(start, len(blocks)) if not prose[i]), len(blocks))
    is_headed = (
        head - start <= _TEASERS
        and prose[head + 1 : head + 3] == [True, True]
        and len(blocks[head].text.split()) >= _HEADLINE_WORDS
        and may_be_headline(blocks[head], site)
    )
    return head + 1 if is_headed else None


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
