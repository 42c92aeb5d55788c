"""A published file, read once from its begin to its end, however large it is."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

LONGEST_LINE = 64 * 2**20
"""Bytes; a longer line is a fault, so that no file can fill the memory."""


class NoFile(Exception):
    """Raised for a name that stands for no ordinary file of its own; the text says why."""


class FileReading:
    """Yields a file's lines, and knows afterwards what the manifest says of a file."""

    def __init__(self, path: Path) -> None:
        """Open the file; raises NoFile, OSError."""
        self._file = _open(path)
        self.identity = _identity(self._file)
        """The same for two names of one file."""
        self.bytes = 0
        self.lines = 0
        """As the writer counts them: a piece behind the last line break is one too."""
        self._digest = hashlib.sha256()

    def __iter__(self) -> Iterator[bytes | None]:
        """The lines with their line breaks; None for one that is too long."""
        with self._file as file:
            while line := self._part(file):
                self.lines += 1
                is_long = len(line) > LONGEST_LINE
                while is_long and line and not line.endswith(b"\n"):
                    line = self._part(file)
                yield None if is_long else line

    def _part(self, file: BinaryIO) -> bytes:
        part = file.readline(LONGEST_LINE + 1)
        self._digest.update(part)
        self.bytes += len(part)
        return part

    @property
    def sha256(self) -> str:
        """The checksum of what was read."""
        return self._digest.hexdigest()


def read_small(path: Path) -> bytes:
    """All of a file that is small by its nature; raises NoFile, OSError."""
    with _open(path) as file:
        content = file.read(LONGEST_LINE + 1)
    if len(content) > LONGEST_LINE:
        raise NoFile(f"is larger than {LONGEST_LINE:,} bytes")
    return content


def _open(path: Path) -> BinaryIO:
    """Open an ordinary file: no link is followed, no pipe waited for."""
    if path.is_symlink():
        raise NoFile("is a link (expected a file)")
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise NoFile("is no ordinary file")
    return os.fdopen(descriptor, "rb")


def _identity(file: BinaryIO) -> tuple[int, int]:
    status = os.fstat(file.fileno())
    return status.st_dev, status.st_ino
