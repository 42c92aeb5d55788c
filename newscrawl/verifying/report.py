"""What `scrapy verify` says: a line for each fault, notes, progress, and the sum of all."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

_MOST = 20
"""Faults of one file that are told; the others are counted."""

_LONGEST = 500
"""Characters of a fault's line behind the file's name; keys of a file may be endless."""

_PROGRESS = 0.5
"""Seconds between two words of progress on a terminal."""


@dataclass(slots=True)
class Report:
    """Tells faults as they are found, and counts what was looked at."""

    runs: int = 0
    files: int = 0
    lines: int = 0
    bytes: int = 0
    faults: int = 0
    _by_file: Counter[Path] = field(default_factory=Counter)
    _told: float = 0.0
    """When progress was told last; 0 for never."""

    def fault(self, path: Path, what: str, line: int | None = None) -> None:
        """Tell a fault of a file, or of one of its lines, counted from 1."""
        self.faults += 1
        self._by_file[path] += 1
        if self._by_file[path] <= _MOST:
            what = what if len(what) <= _LONGEST else f"{what[:_LONGEST]}…"
            place = f"{name_of(path)}:{line}" if line else name_of(path)
            self._say(f"{place}: {what}")

    def note(self, path: Path, what: str) -> None:
        """Tell what is worth knowing and no fault."""
        self._say(f"{name_of(path)}: note: {what}")

    def read(self, size: int) -> None:
        """Count a line of so many bytes."""
        self.lines += 1
        self.bytes += size
        if self.lines % 1000 == 0:
            self._tell_progress()

    def close(self) -> None:
        """Say what was not told, and the sum of all."""
        for path, faults in self._by_file.items():
            if faults > _MOST:
                self._say(f"{name_of(path)}: and {faults - _MOST:,} more")
        self._say(
            f"scrapy verify: {_number(self.runs, 'run')}, {_number(self.files, 'file')}, "
            f"{_number(self.lines, 'line')}, {_number(self.bytes, 'byte')} checked: "
            f"{_number(self.faults, 'fault')}"
        )

    def _say(self, line: str) -> None:
        if self._told:  # wipe the progress off its line
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
            self._told = 0.0
        print(harmless(line))

    def _tell_progress(self) -> None:
        if sys.stderr.isatty() and monotonic() - self._told >= _PROGRESS:
            text = f"\r\x1b[K{_number(self.lines, 'line')}, {self.bytes // 10**6:,} MB …"
            print(text, end="", file=sys.stderr, flush=True)
            self._told = monotonic()


def complain(text: str) -> None:
    """Say on standard error why nothing is verified."""
    print(harmless(f"scrapy verify: {text}"), file=sys.stderr)


def name_of(path: Path) -> str:
    """A file as messages name it: as short as it can be copied from there."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


def harmless(line: str) -> str:
    r"""The line with everything escaped that is not seen: controls, bidi signs, bad bytes.

    >>> harmless("a\x1b[2J \u202eb")
    'a\\x1b[2J \\u202eb'
    """
    if line.isprintable():
        return line
    return "".join(one if one.isprintable() else ascii(one)[1:-1] for one in line)


def expected(wanted: object, found: object) -> str:
    """The end of a fault's line."""
    return f"(expected {wanted}, found {found})"


def _number(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
