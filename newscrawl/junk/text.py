"""Junk out of a plain text, with everything else left where it was."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from newscrawl.extraction.text_reader import text_blocks
from newscrawl.items import Removal
from newscrawl.junk.findings import without
from newscrawl.junk.judge import judge
from newscrawl.junk.lexicon import Lexicon, lexicon_of
from newscrawl.junk.strip import removals


def strip_text(text: str, *, lexicon: Collection[str] | None = None) -> tuple[str, list[Removal]]:
    """The text without what was injected, and what that was.

    Lines go whole, with their line break; pieces go out of lines that stay. `lexicon` takes these
    words as those that sell instead of our own; an empty one works without any.
    """
    words = lexicon_of(lexicon)
    clean, removed = _stripped(text, words)
    while removed:  # where a list went, what is left may show another, as it would to the next call
        clean, more = _stripped(clean, words)
        if not more:
            break
        removed += [replace(piece, place=_place_in(text, piece)) for piece in more]
    return clean, removed


def _place_in(text: str, piece: Removal) -> str:
    """Where a piece stood in the whole text; its first place, if it stood there twice."""
    start = text.find(piece.text)
    return f"chars {start}-{start + len(piece.text)}" if start >= 0 else piece.place


def _stripped(text: str, words: Lexicon) -> tuple[str, list[Removal]]:
    blocks = text_blocks(text)
    verdict, _ = judge(blocks, words)
    if not verdict:
        return text, []
    pieces, position = [], 0
    for number, block in enumerate(blocks):
        if number not in verdict.gone and number not in verdict.cut:
            continue
        start, end = block.span or (0, 0)
        if number in verdict.gone:
            start = text.rfind("\n", 0, start) + 1
            newline = text.find("\n", end)
            pieces.append(text[position:start])
            position = len(text) if newline < 0 else newline + 1
        else:
            pieces += [text[position:start], without(text[start:end], verdict.cut[number])]
            position = end
    return "".join(pieces) + text[position:], removals(blocks, verdict)
