"""The work on the pages of a crawl: large ones in a thread, so that the event loop goes on.

Reading is pure and takes some milliseconds; a page of several megabytes takes seconds, in which no
answer would be heard and no signal obeyed.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic
from typing import TypeVar

Result = TypeVar("Result")

LARGE = 200_000
"""Bytes of a page, or characters of its blocks, that take some 50 ms."""


class Reader:
    """Works on one large page at a time: libxml2 takes 40 times a page's size in memory."""

    def __init__(self, mark: Path) -> None:
        """`mark` holds the key of a page that may end the process, as long as it may."""
        self._mark = mark
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="large-pages")
        self._under_way: dict[str, float] = {}

    async def work(
        self, key: str, size: int, function: Callable[..., Result], *arguments: object
    ) -> Result:
        """What the function gives; `key` and `size` are the page's."""
        if size < LARGE:
            return self._timed(key, function, *arguments)
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, self._marked, key, function, *arguments)

    def _timed(self, key: str, function: Callable[..., Result], *arguments: object) -> Result:
        self._under_way[key] = monotonic()
        try:
            return function(*arguments)
        finally:
            del self._under_way[key]

    def _marked(self, key: str, function: Callable[..., Result], *arguments: object) -> Result:
        self._mark.write_text(key)
        try:
            return self._timed(key, function, *arguments)
        finally:
            self._mark.unlink(missing_ok=True)

    def is_stuck(self, patience: float) -> bool:
        """Whether a page has been worked on for longer than so many seconds."""
        return any(monotonic() - since > patience for since in list(self._under_way.values()))

    def blame(self, patience: float) -> None:
        """Mark the page on which the process is stuck, for so many seconds or more."""
        now = monotonic()
        under_way = list(self._under_way.items())
        stuck = [key for key, since in under_way if now - since >= patience]
        for key in (stuck or [key for key, _ in under_way])[-1:]:
            self._mark.write_text(key)
