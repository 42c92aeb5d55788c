"""Where a story's body begins and ends in a page whose layout does not name it."""

from __future__ import annotations

from collections.abc import Sequence

from newscrawl.extraction.body import normal
from newscrawl.extraction.bylines import read_printed
from newscrawl.extraction.captions import is_caption
from newscrawl.extraction.densest import densest_range
from newscrawl.extraction.flow import Flow
from newscrawl.extraction.furniture import SENTENCE, holds_story, is_furniture
from newscrawl.extraction.metadata import Metadata
from newscrawl.items import Block
from newscrawl.sites import Site

_MIN_HEADLINE = 6
"""Letters; a Chinese headline is short."""


def body_without_layout(flow: Flow) -> tuple[tuple[int, int], str]:
    """The range that the CMS's comments enclose, else the densest; (0, 0) without a story."""
    starts = [index for text, index in flow.comments if text.strip() == "enpcontent"]
    ends = [index for text, index in flow.comments if text.strip() == "/enpcontent"]
    if starts and ends and starts[0] < ends[-1]:
        return (starts[0], ends[-1]), "founder"
    found = densest_range(flow)
    is_story = found is not None and holds_story(flow.blocks[slice(*found)])
    return (found if found and is_story else (0, 0)), "generic"


def below_headline(flow: Flow, body: tuple[int, int], data: Metadata) -> int | None:
    """The line below the headline, above which stand teasers; None where none is found."""
    heads = [normal(value) for value, _ in data.titles]
    for index in range(sum(body) // 2):
        if begins_title(flow.blocks[index].text, heads):
            return index + 1
    return None


def begins_title(text: str, heads: Sequence[str]) -> bool:
    """Whether one of the head's titles, in `normal` form, begins with a line."""
    line = normal(text)
    return len(line) >= _MIN_HEADLINE and any(head.startswith(line) for head in heads)


def first_line(blocks: Sequence[Block], site: Site, *, is_signed: bool) -> int | None:
    """The first caption or, in a page that names writer or date, the first sentence, if any."""
    for index, block in enumerate(blocks):
        text = block.text
        is_chrome = is_furniture(block) or (site.chrome and site.chrome.match(text))
        if block.hidden or is_chrome:
            continue
        is_sentence = SENTENCE.search(text) or read_printed(text)
        if is_caption(text, site.outlets) or (is_signed and is_sentence):
            return index
    return None


def story_end(blocks: Sequence[Block], part: tuple[int, int], site: Site) -> int:
    """The first line of a range behind which nothing belongs to a story of the site, or its end."""
    end = site.end_of_story
    lines = range(*part) if end else ()
    return next((i for i in lines if end and end.match(blocks[i].text)), part[1])
