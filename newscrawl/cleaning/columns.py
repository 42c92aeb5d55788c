"""Text in the columns of a terminal, where a Chinese character takes two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import category, east_asian_width

from newscrawl.characters import printable

# They turn the order of the characters around them, also of what we print beside a page's words.
_BIDI = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

_CLOSING = frozenset("，。、；：？！”’）】》」』〉…")
"""They never begin a line."""

_WIDE = 2

_SPARED = 40
"""Characters; to leave out fewer than a note takes is no gain."""


def harmless(text: str) -> str:
    r"""The text without what steers a terminal: no escape sequences, no bidi controls.

    >>> harmless("a\x1b[2J \u202eb")
    'a[2J b'
    """
    return _BIDI.sub("", printable(text) or "")


def width_of(text: str) -> int:
    """The columns that a text takes.

    >>> width_of("Beitan 北滩")
    11
    """
    return len(text) if text.isascii() else sum(map(_width, text))


def _width(character: str) -> int:
    if category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return _WIDE if east_asian_width(character) in {"W", "F"} else 1


def wrap(text: str, width: int) -> list[str]:
    """The harmless lines of a text; a word that is longer than a line stays whole, to be copied.

    (textwrap counts characters, and takes a Chinese paragraph for one word.)

    >>> wrap("A night train 夜间列车再次开行", 12)
    ['A night', 'train 夜间列', '车再次开行']
    """
    lines: list[str] = []
    used = 0
    for unit, gap in _units(harmless(text)):
        size = width_of(unit)
        if lines and used + len(gap) + size <= width:
            lines[-1] += gap + unit
            used += len(gap) + size
        else:
            lines.append(unit)
            used = size
    return lines


def _units(text: str) -> Iterator[tuple[str, str]]:
    """What is not broken between lines, and the blank before it."""
    for word in text.split():
        gap = " "
        for unit in [word] if word.isascii() else _parts(word):
            yield unit, gap
            gap = ""


def _parts(word: str) -> Iterator[str]:
    """Its wide characters one by one, with the punctuation behind them; the rest as a whole."""
    part, was_wide = "", False
    for character in word:
        width = _width(character)
        if part and (width == _WIDE or was_wide) and width and character not in _CLOSING:
            yield part
            part = ""
        part += character
        was_wide = width == _WIDE if width else was_wide
    yield part


def shortened(text: str, most: int) -> str:
    """A text of at most so many characters, and how many were left out in its middle."""
    text = " ".join(harmless(text).split())
    head, tail = most * 2 // 3, most // 3
    left_out = len(text) - head - tail
    if left_out <= _SPARED:
        return text
    return f"{text[:head]} [... {left_out:,} characters left out ...] {text[-tail:]}"
