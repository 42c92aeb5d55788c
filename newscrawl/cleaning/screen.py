"""Lines to standard output, wrapped and, on a terminal, coloured."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from newscrawl.cleaning.columns import harmless, width_of, wrap

_NARROWEST = 30
"""Columns; in fewer nothing can be read."""


class Style(StrEnum):
    """How a terminal shows a line: the number of its escape sequence."""

    PLAIN = ""
    HEAD = "1"
    DIM = "2"
    REMOVED = "31"
    ALARM = "1;31"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a report, as long as it may be; it is wrapped where it is shown."""

    text: str = ""
    style: Style = Style.PLAIN
    mark: str = ""
    """What stands before its first line; those below begin as far to the right."""
    note: str = ""
    """Said behind it, dim."""


class Screen:
    """Standard output as wide as the terminal is; 80 columns where it is none."""

    def __init__(self) -> None:
        self._width = max(_NARROWEST, shutil.get_terminal_size().columns)
        self._has_colours = (
            sys.stdout.isatty()
            and not os.environ.get("NO_COLOR")
            and os.environ.get("TERM") not in {None, "", "dumb"}
        )

    def show(self, lines: Iterable[Line]) -> None:
        """Print the lines; nothing in them can steer the terminal."""
        text = "".join(f"{row.rstrip()}\n" for line in lines for row in self._rows(line))
        # what the terminal's encoding does not know is shown as its number
        encoding = sys.stdout.encoding or "utf-8"
        sys.stdout.buffer.write(text.encode(encoding, "backslashreplace"))
        sys.stdout.buffer.flush()

    def _rows(self, line: Line) -> list[str]:
        mark = " ".join(harmless(line.mark).splitlines())
        indent = " " * width_of(mark)
        room = self._width - len(indent)
        words = wrap(line.text, room) or [""]
        rows = [self._painted(row, line.style) for row in words]
        notes = [self._painted(row, Style.DIM) for row in wrap(line.note, room)]
        if notes and width_of(words[-1]) + len("  ") + width_of(line.note) <= room:
            rows[-1] += f"  {notes.pop()}"
        rows += notes
        return [(indent if number else mark) + row for number, row in enumerate(rows)]

    def _painted(self, text: str, style: Style) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if self._has_colours and style and text else text
