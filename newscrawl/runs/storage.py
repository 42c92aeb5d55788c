"""Files that survive a kill: files that grow, files that appear whole.

Every error of the disk is a StorageFailed. None is tried again: after a failed fsync the kernel
may have dropped the data, and a second fsync would report success.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from newscrawl.exceptions import CannotStart, StateDamaged, StorageFailed

CHUNK = 1024 * 1024
"""Bytes that are copied at once."""

PART = ".part"
"""Ending of a file that is still being written; readers leave such files alone."""


def part_of(path: Path) -> Path:
    """The file's name while it is being written."""
    return path.with_name(path.name + PART)


@contextmanager
def storage_errors(path: Path) -> Iterator[None]:
    """Turn an error of the operating system into a StorageFailed that names the file."""
    try:
        yield
    except OSError as error:
        raise StorageFailed(f"cannot write {path}: {error.strerror or error}") from error


def make_folder(path: Path, mode: int = 0o777) -> None:
    """Create the folder, or raise CannotStart where nothing can be written into it."""
    try:
        path.mkdir(mode=mode, parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror
        for place in (path, *path.parents):
            if place.is_file():
                reason = f"{place} is a file"
        raise CannotStart(f"cannot use the folder {path}: {reason}") from error
    if not os.access(path, os.W_OK | os.X_OK):
        raise CannotStart(f"cannot write into the folder {path}: permission denied")


class GrowingFile:
    """A file under way, `<name>.part`: appended to, made durable, at last published.

    Nothing is created before the first line, so that an empty file is never published.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        """Its final name."""
        self.part = part_of(path)
        self.size = 0
        """Bytes written so far."""
        self._descriptor: int | None = None
        self._is_closed = False
        self._durable = 0

    def append(self, line: bytes) -> None:
        """Write one whole line; raises StorageFailed."""
        with self._unbroken():
            if self._descriptor is None:
                self._descriptor = self._create()
            rest = memoryview(line)
            while rest:  # a disk that is nearly full takes a part of a line
                rest = rest[os.write(self._descriptor, rest) :]
        self.size += len(line)

    @contextmanager
    def _unbroken(self) -> Iterator[None]:
        """Let nothing follow an error: behind half a line no other may stand, nor be committed."""
        if self._is_closed:
            raise StorageFailed(f"{self.part} is closed")
        try:
            with storage_errors(self.part):
                yield
        except StorageFailed:
            self._is_closed = True
            raise

    def _create(self) -> int:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND | os.O_NOFOLLOW
        _make_durably(self.part.parent)
        descriptor = os.open(self.part, flags, 0o666)
        sync_folder(self.part.parent)
        return descriptor

    def sync(self) -> None:
        """Wait until all lines are on the disk; raises StorageFailed."""
        with self._unbroken():
            if self._descriptor is not None and self._durable != self.size:
                os.fsync(self._descriptor)
                self._durable = self.size

    def close(self) -> None:
        """Leave the file as it is."""
        self._is_closed = True
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def cut_back(part: Path, size: int, torn: Path) -> None:
    """Shorten a file to what was committed and keep what stood behind it as `torn`.

    Raises StateDamaged where the file has lost committed bytes, or is a link to another.
    """
    if part.is_symlink():
        raise StateDamaged(f"{part} is a link, which no run makes: remove it")
    with storage_errors(part):
        found = part.stat().st_size if part.exists() else 0
        if found < size:
            raise StateDamaged(
                f"{part} holds {found} bytes but {size} were committed: restore it from a backup, "
                f"or move the folder {part.parent} away to begin anew"
            )
        if found > size:
            with part.open("r+b") as file:
                file.seek(size)
                _write_whole(torn, iter(partial(file.read, CHUNK), b""))
                file.truncate(size)
                os.fsync(file.fileno())
        if not size:
            part.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Published:
    """A finished file as the manifest names it."""

    name: str
    """Relative to the spider's folder."""
    lines: int
    bytes: int
    sha256: str


def publish(path: Path, folder: Path) -> Published | None:
    """Give `<path>.part` its final name, never over another file; None where there is none.

    Raises StorageFailed, and StateDamaged where the file does not hold whole lines.
    """
    part = part_of(path)
    with storage_errors(path):
        if part.exists() and path.exists() and not part.samefile(path):
            raise StorageFailed(f"{path} exists already: move it away, it is not this run's")
        if not (part.exists() or path.exists()):
            return None
        published = _described(part if part.exists() else path, path.relative_to(folder))
        if not path.exists():
            os.link(part, path, follow_symlinks=False)
        part.unlink(missing_ok=True)
        sync_folder(path.parent)
    return published


def _described(file: Path, name: Path) -> Published:
    content = hashlib.sha256()
    lines = 0
    with file.open("rb") as opened:
        for line in opened:
            if b"\0" in line or not line.endswith(b"\n"):  # a broken disk is read as zeros
                raise StateDamaged(
                    f"{file}: line {lines + 1} is not as it was written: restore the file from a "
                    f"backup, or move the folder {file.parent} away to begin anew"
                )
            content.update(line)
            lines += 1
    return Published(str(name), lines, file.stat().st_size, content.hexdigest())


def write_whole(path: Path, content: bytes) -> None:
    """Write a file that is either absent or complete; raises StorageFailed."""
    with storage_errors(path):
        _write_whole(path, [content])


def _write_whole(path: Path, content: Iterable[bytes]) -> None:
    _make_durably(path.parent)
    draft = path.with_name(path.name + ".tmp")
    draft.unlink(missing_ok=True)
    with draft.open("xb") as file:  # never through a link that somebody put there
        for chunk in content:
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    sync_folder(path.parent)


def _make_durably(folder: Path) -> None:
    """Make a folder whose name survives a loss of power, too."""
    if not folder.is_dir():
        _make_durably(folder.parent)
        folder.mkdir(exist_ok=True)
        sync_folder(folder.parent)


def sync_folder(path: Path) -> None:
    """Make the names in a folder durable: a file's own fsync does not cover its name."""
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
