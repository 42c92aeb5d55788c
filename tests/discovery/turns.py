"""What a frontier does in an event loop, for tests that have none."""

from __future__ import annotations

import asyncio

from newscrawl.discovery.frontier import Asked, Frontier
from newscrawl.discovery.source import ListPage, Reading, Source


def read_list(frontier: Frontier, source: Source, page: ListPage, reading: Reading) -> Asked:
    """What to ask for next, after entering what a page of a list names."""
    return asyncio.run(frontier.read_list(source, page, reading))
