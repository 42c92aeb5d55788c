"""The fail-safe: words alone never take more than a little of an article."""

from __future__ import annotations

from collections.abc import Sequence

from newscrawl.items import Block
from newscrawl.junk.findings import Verdict
from newscrawl.junk.shapes import is_sentence

_ALLOWED = 0.05
"""Share of a page's sentence characters that may go without structural evidence."""


def held_back(blocks: Sequence[Block], verdict: Verdict) -> Verdict:
    """The verdict, without its weak findings where these would take too many sentences."""
    weak = {number for number, one in verdict.gone.items() if not one.is_structural}
    if not weak:
        return verdict
    sentences = {
        number: len(block.text)
        for number, block in enumerate(blocks)
        if not block.hidden and is_sentence(block.text)
    }
    lost = sum(sentences.get(number, 0) for number in weak)
    if lost <= _ALLOWED * sum(sentences.values()):
        return verdict
    for number in weak:
        del verdict.gone[number]
    verdict.is_suspect = True
    return verdict
