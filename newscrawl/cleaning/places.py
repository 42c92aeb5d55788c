"""Where the removed pieces of a text stood between its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newscrawl.items import Removal

_SPAN = re.compile(r"chars (\d+)-\d+")
_LINE = re.compile(r"[^\n]+")

_HEAD = 30
"""Characters by which a paragraph is known in the text."""


def in_order(
    text: str, paragraphs: Sequence[str], removed: Sequence[Removal]
) -> Iterator[str | Removal]:
    """The paragraphs, and between them the pieces of the text that have their place there.

    A paragraph that reading changed, so that it is not found again, stands behind the one before.
    """
    placed = [(int(span[1]), one) for one in removed if (span := _SPAN.fullmatch(one.place))]
    placed.sort(key=lambda pair: pair[0])
    starts = _starts(text, paragraphs) if placed else {}
    position = shown = 0
    for paragraph in paragraphs:
        position = max(position, starts.get(paragraph[:_HEAD], 0))
        while shown < len(placed) and placed[shown][0] < position:
            yield placed[shown][1]
            shown += 1
        yield paragraph
    yield from (one for _, one in placed[shown:])


def without_place(removed: Sequence[Removal]) -> list[Removal]:
    """The pieces that were not in the lines of a text: of a page, or of its head."""
    return [one for one in removed if not _SPAN.fullmatch(one.place)]


def _starts(text: str, paragraphs: Sequence[str]) -> dict[str, int]:
    """Where the paragraphs begin, by their first characters."""
    wanted = {paragraph[:_HEAD] for paragraph in paragraphs}
    starts: dict[str, int] = {}
    for line in _LINE.finditer(text):
        head = " ".join(line[0].split())[:_HEAD]
        if head in wanted:
            starts.setdefault(head, line.start())
    return starts
