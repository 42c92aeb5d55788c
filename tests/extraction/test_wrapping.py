"""Texts wrapped at a fixed width, and texts that only look so."""

from __future__ import annotations

from newscrawl.extraction.text_reader import text_blocks
from newscrawl.extraction.wrapping import unwrapped

FIRST = """\
The herons came back to the old harbour of Qinhe on Monday morning, ten
years after the last of them had left."""
SECOND = """\
Fishermen had waited for them since the dredging ended in early spring,
said Bai He, who keeps the lighthouse."""


def paragraphs(text: str) -> list[str]:
    return [block.text for block in unwrapped(text_blocks(text), text)]


def whole(*texts: str) -> list[str]:
    return [" ".join(text.split()) for text in texts]


def test_empty_lines_part_paragraphs() -> None:
    assert paragraphs(f"{FIRST}\n\n{SECOND}\n") == whole(FIRST, SECOND)


def test_without_empty_lines_the_ends_of_sentences_do() -> None:
    assert paragraphs(f"{FIRST}\n{SECOND}") == whole(FIRST, SECOND)


def test_a_paragraphs_place_is_all_its_lines() -> None:
    text = f"Title\n\n{FIRST}\n\n{SECOND}"
    first = unwrapped(text_blocks(text), text)[1]
    assert first.span
    start, end = first.span
    assert text[start:end] == FIRST


def test_headline_byline_and_items_stand_alone() -> None:
    head = [
        "Herons return to the old harbour of Qinhe after ten years of waiting",
        "By Gu Wen (China Daily)",
        "Updated: 2007-09-18 11:30",
    ]
    items = ["- A second ferry line will be opened in the county by the end of May", "- Tea"]
    text = "\n".join([*head, "", FIRST, "", SECOND, "", *items])
    assert paragraphs(text) == [*head, *whole(FIRST, SECOND), *items]


def test_one_long_sentence_shows_that_a_text_is_not_wrapped() -> None:
    text = f"{FIRST}\n\n{SECOND}\n\n{' '.join([*SECOND.split(), *SECOND.split()])}"
    assert paragraphs(text) == text.replace("\n\n", "\n").split("\n")
