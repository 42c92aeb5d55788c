"""The queue of requests that wait for their host."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from scrapy import Request
from scrapy.pqueues import DownloaderAwarePriorityQueue


class PatientQueue(DownloaderAwarePriorityQueue):
    """Keeps requests back while their host has enough to do.

    A request that waits for its turn at a host, or for its robots.txt, counts towards
    CONCURRENT_REQUESTS. With Scrapy's own queue, the requests to one host that is held, slow or
    silent would soon be all of them, and every other host would wait for that one.
    """

    def pop(self) -> Request | None:
        """The next request, of a host that has time for it; None where none has."""
        kept = {key: self.pqueues.pop(key) for key in list(self._occupied()) if key in self}
        try:
            return super().pop()
        finally:
            self.pqueues.update(kept)

    def _occupied(self) -> Iterator[str]:
        """The hosts for which as many requests wait as they take at once."""
        downloader = self.crawler.engine.downloader
        waiting = Counter(map(downloader.get_slot_key, downloader.active))
        for key, number in waiting.items():
            slot = downloader.slots.get(key)
            under_way = len(slot.transferring) if slot else 0
            limit = slot.concurrency if slot else downloader.domain_concurrency
            if number - under_way >= limit:
                yield key
