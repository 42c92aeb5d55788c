"""A spider that fetches pages and yields their addresses: what Scrapy itself costs."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

from scrapy import Request, Spider
from scrapy.http import Response


class BareSpider(Spider):
    """Fetches the addresses of a file."""

    name = "bare"

    def __init__(self, urls: str) -> None:
        """`urls` is the file's name."""
        super().__init__()
        self.addresses = Path(urls).read_text().splitlines()

    async def start(self) -> AsyncIterator[Any]:
        """Ask for each of them."""
        for url in self.addresses:
            yield Request(url)

    def parse(self, response: Response) -> Iterator[dict[str, str]]:
        """Yield the address."""
        yield {"url": response.url}
