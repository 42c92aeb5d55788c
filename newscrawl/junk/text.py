"""Junk out of a plain text, with everything else left where it was."""

from __future__ import annotations

import re
from collections.abc import Collection

from newscrawl.extraction.text_reader import text_blocks
from newscrawl.items import Removal
from newscrawl.junk.strip import judge

_SPAN = re.compile(r"chars (\d+)-(\d+)")


def strip_text(text: str, *, lexicon: Collection[str] | None = None) -> tuple[str, list[Removal]]:
    """The text without its injected lines, and what they were.

    No rule uses a word list yet, so that every `lexicon` gives the same.
    """
    del lexicon
    blocks = text_blocks(text)
    _, removed = judge(blocks)
    pieces, position = [], 0
    for removal in removed:
        start, end = map(int, _SPAN.fullmatch(removal.place).groups())  # type: ignore[union-attr]
        line_start = text.rfind("\n", 0, start) + 1
        pieces.append(text[position:line_start])
        newline = text.find("\n", end)
        position = len(text) if newline < 0 else newline + 1
    return "".join(pieces) + text[position:], removed
