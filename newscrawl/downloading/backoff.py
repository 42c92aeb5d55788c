"""Leaves a host alone for a while when it is busy or fails.

Scrapy asks again at once, three times within milliseconds, whatever Retry-After says.
"""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Self

from scrapy import Request, signals
from scrapy.core.downloader import Slot
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.utils.httpobj import urlparse_cached
from twisted.python.failure import Failure

from newscrawl.downloading.failures import HostBusy, RunEnding
from newscrawl.downloading.pace import Pace, retry_after

logger = logging.getLogger(__name__)

CRAWL_DELAY = "crawl_delay"
"""Key of a request's meta: the seconds that robots.txt asks for."""

MAX_GIVEN_UP = 3
"""Pages in a row that a host may be too busy to give; then this run asks it for nothing more."""

_BUSY = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})


class BackoffMiddleware:
    """Sets the pace of each host by its answers.

    A busy host is held as long as it says, else for a time that grows; an error that may pass
    holds it for a time that grows with the tries of that page.
    """

    def __init__(self, crawler: Crawler) -> None:
        settings = crawler.settings
        self.crawler = crawler
        self._retries = settings.getint("RETRY_TIMES") if settings.getbool("RETRY_ENABLED") else 0
        self._passing = {int(status) for status in settings.getlist("RETRY_HTTP_CODES")}
        self._paces: dict[str, Pace] = {}
        self._is_ending = False

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Watch what goes through the downloader.

        By signals, because an answer comes through the middlewares only after the downloader
        has sent the next request of its slot.
        """
        middleware = cls(crawler)
        crawler.signals.connect(middleware.request_sent, signals.request_reached_downloader)
        crawler.signals.connect(middleware.answered, signals.response_downloaded)
        return middleware

    def process_request(self, request: Request) -> None:
        """Let the request pass, or raise HostBusy or RunEnding."""
        if self._is_ending:
            raise RunEnding("the run ends; the next one asks")
        pace = self._paces.get(self._key(request))
        if pace and pace.given_up >= MAX_GIVEN_UP:
            raise HostBusy("the host is too busy; the next run asks again")

    def end(self) -> None:
        """Let nobody wait any more, for the run ends: what was not sent yet stays pending."""
        self._is_ending = True
        for slot in self.crawler.engine.downloader.slots.values():
            _drop_waiting(slot, RunEnding("the run ends; the next one asks"))

    def request_sent(self, request: Request) -> None:
        """Keep the pace of the host, whose slot may be new."""
        slot = self._slot(request)
        if slot is None:
            return
        pace = self._paces.setdefault(
            self._key(request), Pace(slot.delay, slot.jitter, slot.concurrency)
        )
        pace.crawl_delay = request.meta.get(CRAWL_DELAY, pace.crawl_delay)
        pace.keep(slot)

    def answered(self, response: Response, request: Request) -> None:
        """Hold the host or let it go, by the status of the answer."""
        slot, key = self._slot(request), self._key(request)
        if slot is None:
            return
        pace, tries = self._paces[key], self._tries(request)
        if response.status in _BUSY:
            self._hold_busy(slot, key, response, tries)
        elif response.status in self._passing:
            if tries < self._retries:
                pace.hold(slot, pace.grown(tries))
        else:
            pace.release(slot)
        if key == urlparse_cached(request).hostname:
            # a redirect takes the meta along to a host that has a slot of its own
            request.meta.pop(self.crawler.engine.downloader.DOWNLOAD_SLOT, None)

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Hold the host where the request will be sent again."""
        slot, tries = self._slot(request), self._tries(request)
        if slot and tries < self._retries and not isinstance(exception, IgnoreRequest):
            pace = self._paces[self._key(request)]
            pace.hold(slot, pace.grown(tries))

    def _hold_busy(self, slot: Slot, key: str, response: Response, tries: int) -> None:
        pace = self._paces[key]
        header = (response.headers.get("Retry-After") or b"").decode("latin-1")
        step = pace.given_up * (self._retries + 1) + tries
        seconds = retry_after(header, datetime.now(UTC)) or pace.grown(step)
        pace.hold(slot, seconds)
        if tries >= self._retries:
            pace.given_up += 1
        if pace.given_up == MAX_GIVEN_UP:
            logger.warning("%s is busy (%d); the next run asks it again", key, response.status)
            _drop_waiting(slot, HostBusy("the host is too busy; the next run asks again"))

    def _tries(self, request: Request) -> int:
        tries: int = request.meta.get("retry_times", 0)
        return tries

    def _key(self, request: Request) -> str:
        return self.crawler.engine.downloader.get_slot_key(request)

    def _slot(self, request: Request) -> Slot | None:
        return self.crawler.engine.downloader.slots.get(self._key(request))


def _drop_waiting(slot: Slot, error: IgnoreRequest) -> None:
    """Fail what waits in the slot, as the downloader would do after sending it."""
    while slot.queue:
        _, answer = slot.queue.popleft()
        answer.errback(Failure(error))  # type: ignore[no-untyped-call]
