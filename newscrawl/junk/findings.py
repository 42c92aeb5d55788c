"""What the rules say of a block, and what the judge says of a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from newscrawl.items import Block

_CLOSING = frozenset(".,;:!?)，。；：！？）")
"""Signs before which stands no blank."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A block, or one span of its text, that was injected."""

    rule: str
    evidence: str
    items: int = 1
    is_structural: bool = True
    """Whether more than words speak against it: links, hiding, a marker, a script, a place."""
    span: tuple[int, int] | None = None
    """Half-open range of the block's raw text; None for all of it."""


@dataclass(slots=True)
class Verdict:
    """What of a page goes; numbers are those of the blocks that were judged."""

    gone: dict[int, Finding] = field(default_factory=dict)
    cut: dict[int, list[Finding]] = field(default_factory=dict)
    """Spans of the raw text that go out of a block which stays."""
    is_suspect: bool = False
    """Whether more sentences than the fail-safe allows were found, and stay."""

    def __bool__(self) -> bool:
        """Whether anything goes."""
        return bool(self.gone or self.cut)

    def text_of(self, number: int, block: Block) -> str:
        """What is left of a block's raw text."""
        return without(block.raw or block.text, self.cut.get(number, ()))


def without(text: str, cut: Sequence[Finding]) -> str:
    """A text without spans of it, and without the doubled blanks that they leave.

    >>> without("The big red herons", [Finding("r", "e", span=(4, 7))])
    'The red herons'
    """
    for start, end in sorted((one.span for one in cut if one.span), reverse=True):
        head, rest = text[:start], text[end:]
        if not head or not rest or head[-1].isspace():
            rest = rest.lstrip(" ")
        text = (head.rstrip(" ") if rest[:1] in _CLOSING else head) + rest
    return text.strip() if cut else text
