"""What stands below a story's end in its own lines: teasers, lists of other stories, a byline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from newscrawl.extraction.bylines import is_byline, read_byline, read_printed, read_tail
from newscrawl.extraction.bylines.outlets import is_agency
from newscrawl.extraction.captions import is_caption
from newscrawl.extraction.furniture import SENTENCE, is_furniture, is_list, is_pager, is_prose
from newscrawl.items import Block

_ITEM = re.compile(r"[-–•·*?▪]\s?\S")

_MIN_ITEMS = 3
"""Fewer lines with a dash may be the story's own."""

# | · ![]() |: an edge of a table's cell, and a picture in it
_MARK = re.compile(r"(?:!\[\]\(\)\s?|\|\s?){1,20}")

_SIGNED = re.compile(r"(?i)by\s.+(?:[(（].+[)）]|[|｜].+)$")
_MAX_BYLINE = 200
_DIGITS = re.compile(r"\d{4}")

_HEADING_WORDS = 2

_MIN_MARKS = 3
"""Lines with a bar and no word, the edges of a table's cells, that show boxes below a story."""


def last_prose(blocks: Sequence[Block], outlets: frozenset[str]) -> int:
    """Index of the last sentence that may be the story's own; -1 where there is none.

    Of a gallery, whose captions come first, a sentence that stands alone below a heading may be a
    teaser's.
    """
    first = next((i for i, b in enumerate(blocks) if is_caption(b.text, outlets)), len(blocks))
    prose = {
        index
        for index, block in enumerate(blocks)
        if is_prose(block.text) and not is_caption(block.text, outlets)
    }
    if first == len(blocks) or min(prose, default=first) < first:
        return max(prose, default=-1)
    told = (
        index
        for index in prose
        if index - 1 in prose or len(blocks[index - 1].text.split()) < _HEADING_WORDS
    )
    return max(told, default=first)


def lines_below_end(
    blocks: Sequence[Block], outlets: frozenset[str], closed: int | None = None
) -> set[int]:
    """Indices of the lines that advertise other stories below the end of this one.

    `closed` is where the site says that the page's own boxes begin.

    Below the newspaper's last note, or the line that names the editors, each teaser is a heading
    and a sentence; sentences in a row are another part of the story. Without such a line a list
    that nothing follows is no part of the story.
    """
    start = _end_of_story(blocks[:closed])
    prose = [is_prose(block.text) for block in blocks]
    found = _list_at_end(blocks[:closed]) | _boxes_at_end(blocks[:closed], prose)
    for index in range(start, len(blocks)):
        in_a_row = prose[index] and (
            (index > start and prose[index - 1]) or (index + 1 < len(blocks) and prose[index + 1])
        )
        if not in_a_row and not is_caption(blocks[index].text, outlets):
            found.add(index)
    return found


def _end_of_story(blocks: Sequence[Block]) -> int:
    """The index behind the last line that closes a story, or how many lines there are."""
    told = False
    end = len(blocks)
    for index, block in enumerate(blocks):
        text = block.text
        if read_printed(text) or (
            told and not SENTENCE.search(text) and (read_tail(text) or _turns(text))
        ):
            end = index + 1
        told = told or is_prose(text)
    return end


def _turns(text: str) -> bool:
    """Whether a line leads to the story's other pages; a counter stands between captions."""
    return is_pager(text) and "/" not in text and len(text) > 1


def _list_at_end(blocks: Sequence[Block]) -> set[int]:
    """Three items or more that no sentence introduces or follows."""
    index = len(blocks)
    items: set[int] = set()
    while index and not (block := blocks[index - 1]).hidden:
        if _ITEM.match(block.text) and not SENTENCE.search(block.text.rstrip("!?！？")):
            items.add(index - 1)
        elif block.text and not (is_furniture(block) or is_list(block.text)):
            break
        index -= 1
    asked = sum(bool(SENTENCE.search(blocks[item].text)) for item in items)
    if asked * 2 > len(items):  # questions of the story's own
        return set()
    is_introduced = index > 0 and blocks[index - 1].text.endswith((":", "："))
    return set() if len(items) < _MIN_ITEMS or is_introduced else items


def _boxes_at_end(blocks: Sequence[Block], prose: Sequence[bool]) -> set[int]:
    """What stands below the last sentences in a row, if it is a table of boxes.

    Some texts keep a line with a bar where a cell of the page's table ended.
    """
    told = [i for i, block in enumerate(blocks) if any(map(str.isalnum, block.text))]
    rows = [below for above, below in pairwise(told) if prose[above] and prose[below]]
    start = rows[-1] + 1 if rows else len(blocks)
    marks = [i for i in range(start, len(blocks)) if _MARK.fullmatch(blocks[i].text)]
    return set(range(start, len(blocks))) if len(marks) >= _MIN_MARKS else set()


def closing_byline(blocks: Sequence[Block], outlets: frozenset[str]) -> int | None:
    """Index of the line that signs a story below it: `By Li Na (Harbour Times)`, `Xinhua`."""
    told = False
    found: int | None = None
    for index, block in enumerate(blocks):
        if is_prose(block.text):
            told, found = True, None
        elif told and is_agency(block.text, outlets):
            found = index
        elif (
            told
            and len(block.text) <= _MAX_BYLINE
            and _SIGNED.match(block.text)
            and not _DIGITS.search(block.text)
        ):
            byline = read_byline(block.text, outlets)
            if is_byline(block.text, outlets) and byline.authors and byline.source:
                found = index
    return found
