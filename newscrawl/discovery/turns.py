"""Long work in the event loop, of which others have their turn."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from typing import TypeVar

Item = TypeVar("Item")

TURN = 500
"""Items that take some 50 ms."""


async def in_turns(items: Iterable[Item]) -> AsyncIterator[Item]:
    """The items; from time to time the event loop goes on: a sitemap may name 50,000."""
    for number, item in enumerate(items, start=1):
        yield item
        if number % TURN == 0:
            await asyncio.sleep(0)
