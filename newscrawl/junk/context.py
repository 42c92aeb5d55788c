"""What is known of the page around a block."""

from __future__ import annotations

from dataclasses import dataclass

from newscrawl.junk.shapes import HALF, cjk_share

_ENOUGH = 80
"""Characters of sentences from which an article's script can be told."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the rules need to know of the page around a block."""

    cjk: float
    """Share of Chinese letters in the page's sentences."""
    sentence_chars: int
    is_bilingual: bool = False

    def mismatch(self, text: str) -> bool:
        """Whether a text is in another script than the article, where that can be told."""
        if self.is_bilingual or self.sentence_chars < _ENOUGH:
            return False
        return abs(cjk_share(text) - self.cjk) > HALF

    def is_foreign_cjk(self, text: str) -> bool:
        """Whether a text is Chinese, and the article is not."""
        return self.mismatch(text) and cjk_share(text) > HALF
