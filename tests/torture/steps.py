"""The steps that storage takes, named and counted, and what goes wrong at one of them.

`install` wraps the calls by which Python reaches the disk and SQLite, in this process alone. The
project has no hooks for it and does not know.
"""

from __future__ import annotations

import datetime as dt
import errno
import io
import json
import os
import re
import signal
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from math import inf
from pathlib import Path
from typing import Any, Self

VARIABLE = "NEWSCRAWL_TORTURE"
"""Environment variable that holds a Fault as JSON, for a whole crawl."""

FILES = r"(?!sql ).*"
"""Every step but the single statements of SQL; a transaction's commit is a step."""

_RUN_ID = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{4}")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


@dataclass(frozen=True, slots=True)
class Fault:
    """What happens at the n-th step of that name; the same for each of the next `length`."""

    folder: str
    """The output; steps elsewhere are none."""
    act: str = ""
    """`kill before`, `kill after`, `error` (of the disk), `half` (a short write, which is no
    fault), `half, error`, `half, kill`,
    `power` (it is lost, after the step); nothing only counts."""
    step: str = FILES
    """Name, a regular expression."""
    number: int = 1
    length: int = 1
    space: int | None = None
    """Bytes that the disk takes in all; what goes beyond is not written."""
    shift: float = 0
    """Seconds by which the clock is wrong."""
    record: str = ""
    """File outside the output to which the name of each step is added."""

    def environment(self) -> dict[str, str]:
        """The fault for a process to be started."""
        names = self.__slots__
        return {VARIABLE: json.dumps({name: getattr(self, name) for name in names})}


@dataclass
class Steps:
    """The steps of this process."""

    fault: Fault
    met: int = 0
    """Steps so far that the fault's name fits."""
    files: dict[int, str] = field(default_factory=dict)
    """Paths of the open files, by descriptor."""
    durable: dict[str, float] = field(default_factory=dict)
    """Bytes of each file that a loss of power leaves."""
    taken: int = 0
    """Bytes written so far."""

    def name(self, path: Any) -> str:
        """What a file in the output is called in a step; "" for one elsewhere."""
        if isinstance(path, int):
            path = self.files.get(path, "/")
        text = os.path.abspath(os.fsdecode(path))  # noqa: PTH100 - pathlib would be counted
        if not text.startswith(self.fault.folder):
            return ""
        name = text.rpartition("/")[2]
        whole = _RUN_ID.sub("articles" if ".jsonl" in name else "run", name)
        return whole.replace(".jsonl", "")

    def fitting(self, content: Any) -> Any:
        """As much of the content as there is space for; raises where there is none."""
        if self.fault.space is not None:
            content = content[: self.fault.space - self.taken]
            if not content:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self.taken += len(content)
        return content

    def take(self, what: str, call: Callable[[], Any], half: Callable[[], Any] | None) -> Any:
        """Take a step, or what becomes of it; `half` does the first half of a write."""
        if self.fault.record:
            with _open(self.fault.record, "a", encoding="utf-8") as record:
                record.write(what + "\n")
        if not re.fullmatch(self.fault.step, what):
            return call()
        self.met += 1
        first = self.fault.number
        act = self.fault.act if first <= self.met < first + self.fault.length else ""
        if act.startswith("half"):
            done = half() if half else None
            if half and act == "half":
                return done
        if act.endswith("error"):
            raise _error(what)
        if act in {"kill before", "half, kill"}:
            os.kill(os.getpid(), signal.SIGKILL)
        try:
            return call()
        finally:
            if act == "power":
                self.lose_power()
            if act in {"kill after", "power"}:
                os.kill(os.getpid(), signal.SIGKILL)

    def lose_power(self) -> None:
        """Take back what no fsync has forced to the disk; SQLite sees to its own files."""
        for path, size in self.durable.items():
            file = Path(path)
            if file.exists() and file.stat().st_size > size:
                _truncate(path, int(size))


def _error(what: str) -> Exception:
    """What a disk answers at such a step: it is full, or broken where no space is asked for."""
    if what == "commit" or what.startswith("sql "):
        return sqlite3.OperationalError("database or disk is full")
    is_full = what.startswith(("write ", "open ", "mkdir "))
    number = errno.ENOSPC if is_full else errno.EIO
    return OSError(number, os.strerror(number))


_open, _truncate = io.open, os.truncate


def install(fault: Fault) -> Steps:
    """Have every step counted, and the fault happen, in this process."""
    steps = Steps(fault)
    for call in ("mkdir", "unlink", "link", "replace", "rename", "truncate"):
        setattr(os, call, partial(_at_path, steps, call, getattr(os, call)))
    for call in ("fsync", "ftruncate"):
        setattr(os, call, partial(_at_file, steps, call, getattr(os, call)))
    os.write = partial(_write, steps, os.write)
    os.open = partial(_open_descriptor, steps, os.open)
    os.close = partial(_close, steps, os.close)
    io.open = partial(_open_file, steps)
    sqlite3.connect = partial(_connect, steps, sqlite3.connect)
    if fault.shift:
        _set_clock(fault.shift)
    return steps


def _set_clock(shift: float) -> None:
    """Let everybody who asks for the date see a wrong one."""
    right = dt.datetime

    class Wrong(right):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> Any:
            return right.now(tz) + dt.timedelta(seconds=shift)

    for module in [
        dt,
        *(module for name, module in sys.modules.items() if "newscrawl" in name),
    ]:
        if getattr(module, "datetime", None) is right:
            module.datetime = Wrong


def install_from_environment() -> None:
    """The same for the fault that the environment names, where it names one."""
    if text := os.environ.get(VARIABLE):
        install(Fault(**json.loads(text)))


def _at_path(steps: Steps, what: str, call: Callable[..., Any], *args: Any, **more: Any) -> Any:
    target = args[1] if what in {"link", "replace", "rename"} else args[0]
    name = steps.name(target)
    act = partial(call, *args, **more)
    # what changes nothing needs no space, and no disk answers it with an error
    is_step = name and Path(args[0]).exists() == (what != "mkdir")
    if what in {"link", "replace", "rename"} and str(args[0]) in steps.durable:
        steps.durable[str(target)] = steps.durable[str(args[0])]
    return steps.take(f"{what} {name}", act, None) if is_step else act()


def _at_file(steps: Steps, what: str, call: Callable[..., Any], descriptor: int, *args: Any) -> Any:
    name = steps.name(descriptor)
    act = partial(call, descriptor, *args)
    if what == "fsync" and steps.files.get(descriptor) in steps.durable:
        steps.durable[steps.files[descriptor]] = os.fstat(descriptor).st_size
    return steps.take(f"{what} {name}", act, None) if name else act()


def _write(steps: Steps, call: Callable[..., int], descriptor: int, content: Any) -> int:
    name = steps.name(descriptor)
    if not name:
        return call(descriptor, content)
    content = steps.fitting(content)
    half = partial(call, descriptor, content[: len(content) // 2 or 1])
    written: int = steps.take(f"write {name}", partial(call, descriptor, content), half)
    return written


def _open_descriptor(
    steps: Steps, call: Callable[..., int], path: Any, flags: int, *args: Any, **more: Any
) -> int:
    name = steps.name(path)
    act = partial(call, path, flags, *args, **more)
    is_step = name and flags & _WRITING
    descriptor: int = steps.take(f"open {name}", act, None) if is_step else act()
    if name:
        steps.files[descriptor] = str(path)
    if is_step:
        steps.durable.setdefault(str(path), 0)
    return descriptor


def _close(steps: Steps, call: Callable[[int], None], descriptor: int) -> None:
    steps.files.pop(descriptor, None)
    call(descriptor)


def _open_file(steps: Steps, path: Any, mode: str = "r", *args: Any, **more: Any) -> Any:
    name = steps.name(path)
    act = partial(_open, path, mode, *args, **more)
    if not name or not set(mode) & set("wxa+"):
        return act()
    # os.fdopen comes here too, with the descriptor of a file that is open already
    file = act() if isinstance(path, int) else steps.take(f"open {name}", act, None)
    if not isinstance(path, int):
        steps.files[file.fileno()] = str(path)
        steps.durable.setdefault(str(path), 0 if "x" in mode or "w" in mode else inf)
    return _File(steps, name, file)


class _File:
    """An open file whose writes are steps. They reach the kernel at once."""

    def __init__(self, steps: Steps, name: str, file: Any) -> None:
        self._steps, self._name, self._file = steps, name, file

    def write(self, content: Any) -> Any:
        fitting = self._steps.fitting(content)
        half = partial(self._put, content[: len(content) // 2])
        result = self._steps.take(f"write {self._name}", partial(self._put, fitting), half)
        if len(fitting) < len(content):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return result

    def _put(self, content: Any) -> Any:
        self._file.write(content)
        self._file.flush()
        return len(content)

    def truncate(self, size: int | None = None) -> Any:
        return self._steps.take(f"truncate {self._name}", partial(self._file.truncate, size), None)

    def close(self) -> None:
        if not self._file.closed:
            self._steps.files.pop(self._file.fileno(), None)
        self._file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def __iter__(self) -> Any:
        return iter(self._file)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _connect(steps: Steps, call: Callable[..., Any], path: Any, **more: Any) -> Any:
    class Counted(sqlite3.Connection):
        def execute(self, sql: str, *values: Any) -> Any:
            if name := _statement(sql):
                return steps.take(name, partial(super().execute, sql, *values), None)
            return super().execute(sql, *values)

        def executescript(self, script: str) -> Any:
            return steps.take("sql script", partial(super().executescript, script), None)

    if not steps.name(path):
        return call(path, **more)
    return call(path, factory=Counted, **more)


def _statement(sql: str) -> str:
    """`commit`, `sql INSERT addresses`; "" for what changes nothing."""
    words = re.match(r"\s*(\w+)(?: INTO| FROM)?\s*(\w*)", sql)
    verb, table = words.groups() if words else ("", "")
    if verb.upper() == "COMMIT":
        return "commit"
    return "" if verb.upper() in {"SELECT", "BEGIN"} else f"sql {verb} {table}"


def steps_of(record: Path) -> list[str]:
    """The names in a record, in order."""
    return record.read_text(encoding="utf-8").splitlines()
