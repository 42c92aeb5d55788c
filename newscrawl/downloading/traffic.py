"""What the stats of a crawl tell of its requests and of the servers that took them."""

from __future__ import annotations

from collections.abc import Iterable

from scrapy.statscollectors import StatsCollector

from newscrawl.downloading.failures import NO_CONNECTION
from newscrawl.downloading.handler import CONNECTIONS

# By the names that the stats have for them.
_CONNECTING = tuple(error.__name__ for error in NO_CONNECTION)


class CrawlTraffic:
    """Numbers of one crawl so far."""

    def __init__(self, stats: StatsCollector) -> None:
        """`stats` are the crawler's."""
        self._stats = stats

    @property
    def requests(self) -> int:
        """Requests that were sent."""
        return self._number("downloader/request_count")

    @property
    def connections(self) -> int:
        """Connections that some server took."""
        return self._number(CONNECTIONS)

    @property
    def unconnected(self) -> int:
        """Requests that failed for lack of a connection."""
        broken = self._by_type("downloader/exception_type_count/")
        return sum(number for name, number in broken if name.endswith(_CONNECTING))

    @property
    def statuses(self) -> Iterable[tuple[str, int]]:
        """How many answers had each status."""
        return self._by_type("downloader/response_status_count/")

    def _number(self, name: str) -> int:
        value: int = self._stats.get_value(name, 0)
        return value

    def _by_type(self, prefix: str) -> list[tuple[str, int]]:
        stats = self._stats.get_stats()
        return [(name.removeprefix(prefix), n) for name, n in stats.items() if prefix in name]
