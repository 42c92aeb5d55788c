"""Texts whose lines are wrapped at a fixed width, as in letters: their paragraphs put together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from newscrawl.extraction.bylines import is_byline
from newscrawl.extraction.furniture import SENTENCE
from newscrawl.items import Block

_WIDEST = 110
"""Characters; a sentence in a longer line shows that the text is not wrapped."""

_FULL = 0.6
"""Share of the width that a line fills before it is broken."""

_NARROW = 50
_MIN_BREAKS = 2

_SMALL = re.compile(r"[a-zà-ÿ]")
_ITEM = re.compile(r"[^\w\"'“‘(\[$€£]")


def unwrapped(blocks: Sequence[Block], text: str) -> list[Block]:
    """The blocks, with the lines of a paragraph as one, if the text is wrapped.

    Where empty lines part the paragraphs, the lines between them belong together; else a sentence's
    end at the end of a line is a paragraph's.
    """
    spans = [_span(block) for block in blocks]
    near = [text.count("\n", end, start) == 1 for (_, end), (start, _) in pairwise(spans)]
    broken = [
        is_near and _is_broken(above.text, below.text)
        for is_near, (above, below) in zip(near, pairwise(blocks), strict=True)
    ]
    sentences = (block.text for block in blocks if SENTENCE.search(block.text))
    if sum(broken) < _MIN_BREAKS or any(len(line) > _WIDEST for line in sentences):
        return list(blocks)
    breaks = [block for block, is_broken in zip(blocks, broken, strict=False) if is_broken]
    full = _FULL * max(len(block.text) for block in breaks)
    is_parted = sum(near) < len(near) / 2 or _parted_by_blanks(blocks, near)
    whole: list[Block] = []
    for index, block in enumerate(blocks):
        above = blocks[index - 1].text if index and near[index - 1] else ""
        if above and len(above) >= full and _goes_on(above, block.text, is_parted=is_parted):
            whole[-1].text += f" {block.text}"
            whole[-1].span = (_span(whole[-1])[0], _span(block)[1])
            whole[-1].edge = whole[-1].edge or block.edge
        else:
            whole.append(block)
    return whole


def _is_broken(above: str, below: str) -> bool:
    """Whether a sentence goes on in the line below."""
    return len(above) >= _NARROW and not SENTENCE.search(above) and bool(_SMALL.match(below))


def _parted_by_blanks(blocks: Sequence[Block], near: Sequence[bool]) -> bool:
    """Whether every second sentence's end at the end of a line has an empty line behind it."""
    ends = [is_near for block, is_near in zip(blocks, near, strict=False) if _ends(block.text)]
    return sum(ends) * 2 < len(ends)


def _ends(text: str) -> bool:
    return len(text) > _NARROW and bool(SENTENCE.search(text))


def _goes_on(above: str, below: str, *, is_parted: bool) -> bool:
    if _ITEM.match(below) or is_byline(below) or is_byline(above):
        return False
    return is_parted or not SENTENCE.search(above) or bool(_SMALL.match(below))


def _span(block: Block) -> tuple[int, int]:
    return block.span or (0, 0)
