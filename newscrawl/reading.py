"""The work on the pages of a crawl: large ones in a thread, so that the event loop goes on.

Reading is pure and takes some milliseconds; a page of several megabytes takes seconds, in which no
answer would be heard and no signal obeyed.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from time import monotonic
from typing import TypeVar

Result = TypeVar("Result")

LARGE = 200_000
"""Bytes of a page, or characters of its blocks, that take some 50 ms."""

# One thread: libxml2 takes 40 times a page's size in memory.
_thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="large-pages")

_under_way: dict[str, float] = {}
"""What is being worked on, by key, and since when."""


async def work(
    key: str, size: int, function: Callable[..., Result], *arguments: object, **named: object
) -> Result:
    """What the function gives; `key` and `size` are the page's."""

    def timed() -> Result:
        _under_way[key] = monotonic()
        try:
            return function(*arguments, **named)
        finally:
            del _under_way[key]

    if size < LARGE:
        return timed()
    return await asyncio.get_running_loop().run_in_executor(_thread, timed)


def stuck(patience: float) -> bool:
    """Whether some page has been worked on for longer than so many seconds."""
    return any(monotonic() - since > patience for since in list(_under_way.values()))


def last_begun() -> str | None:
    """Key of the page that was begun last, of those being worked on."""
    return next(reversed(list(_under_way)), None)
