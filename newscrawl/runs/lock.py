"""The lock of a run: one run of a spider at a time."""

from __future__ import annotations

import fcntl
import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO

from newscrawl.exceptions import AlreadyRunning, CannotStart
from newscrawl.runs.storage import storage_errors


class Lock:
    """An exclusive `flock`, which the kernel frees when its holder dies."""

    def __init__(self, path: Path) -> None:
        """Take the lock; raises AlreadyRunning with the holder's process id and start."""
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        except OSError as error:
            raise CannotStart(f"cannot write {path}: {error.strerror}") from error
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):  # a pipe can be opened like a file
            os.close(descriptor)
            raise CannotStart(f"cannot write {path}: it is no file")
        self._file: IO[str] = os.fdopen(descriptor, "r+", encoding="utf-8")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            with storage_errors(path):
                self._note_holder()
        except BlockingIOError:
            holder = self._holder()
            self._file.close()
            raise AlreadyRunning(f"another run is under way ({holder}): {path}") from None
        except BaseException:
            self._file.close()
            raise

    def _note_holder(self) -> None:
        started = datetime.now(UTC).isoformat(timespec="seconds")
        self._file.truncate(0)
        self._file.write(f"process {os.getpid()}, running since {started}\n")
        self._file.flush()

    def _holder(self) -> str:
        """The process that holds the lock and how long it has been running."""
        said = self._file.read().strip()
        try:
            started = datetime.fromisoformat(said.rpartition(" ")[2])
            age = datetime.now(UTC) - started
        except (ValueError, TypeError):
            return said or "holder unknown"
        return f"{said}, for {timedelta(seconds=round(age.total_seconds()))}"

    def release(self) -> None:
        """Let the next run start. The file stays: removing it would let two runs lock two files."""
        self._file.close()
