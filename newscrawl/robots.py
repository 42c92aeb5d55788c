"""robots.txt as RFC 9309 means it: what cannot be reached forbids everything.

Scrapy's own middleware takes a server error for permission. Besides, of several requests that
wait for the same robots.txt it judges only the first two and lets the others pass (2.19: each
takes the result out of one Deferred).
"""

from __future__ import annotations

import asyncio
import logging
from http import HTTPStatus
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http.request import NO_CALLBACK
from scrapy.robotstxt import RobotParser
from scrapy.utils.httpobj import urlparse_cached
from scrapy.utils.misc import build_from_crawler, load_object

from newscrawl.backoff import CRAWL_DELAY
from newscrawl.failures import AddressBlocked, judge
from newscrawl.runs.ledger import ROBOTS_UNREACHABLE

logger = logging.getLogger(__name__)

MAX_BYTES = 512 * 1024
"""What is read of a robots.txt; RFC 9309 (2.5) asks for 500 KiB at least."""

MAX_DELAY = 60.0
"""Seconds of a Crawl-delay that are kept; more would end in a crawl of a few pages a day."""


class RobotsMiddleware:
    """Blocks what robots.txt forbids, and everything on hosts that do not say."""

    def __init__(self, crawler: Crawler) -> None:
        """Raises NotConfigured where ROBOTSTXT_OBEY is off."""
        settings = crawler.settings
        if not settings.getbool("ROBOTSTXT_OBEY"):
            raise NotConfigured
        self.crawler = crawler
        self.agent = settings["ROBOTSTXT_USER_AGENT"] or settings["USER_AGENT"]
        self._parser_class = load_object(settings["ROBOTSTXT_PARSER"])
        self._asked: dict[str, asyncio.Task[RobotParser | None]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Read Scrapy's own settings for robots.txt."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Let the request pass, or raise AddressBlocked; each host is asked once in a run."""
        if request.meta.get("dont_obey_robotstxt"):
            return
        host = urlparse_cached(request).netloc
        if host not in self._asked:
            self._asked[host] = asyncio.create_task(self._rules(request))
        rules = await asyncio.shield(self._asked[host])
        if rules is None:
            raise AddressBlocked(ROBOTS_UNREACHABLE, f"the robots.txt of {host} has no answer")
        if not rules.allowed(request.url, self.agent):
            raise AddressBlocked("robots", f"the robots.txt of {host} forbids it")
        # BackoffMiddleware keeps it, in whatever slot the request comes to
        request.meta[CRAWL_DELAY] = min(rules.crawl_delay(self.agent) or 0.0, MAX_DELAY)

    async def _rules(self, request: Request) -> RobotParser | None:
        """The host's rules; None where its server failed, so that nobody knows them."""
        parts = urlparse_cached(request)
        robots = Request(
            f"{parts.scheme}://{parts.netloc}/robots.txt",
            meta={"dont_obey_robotstxt": True, "allow_offsite": True},
            callback=NO_CALLBACK,
            priority=1000,
        )
        try:
            response = await self.crawler.engine.download_async(robots)
        except Exception as error:  # noqa: BLE001 - whatever went wrong, nobody knows the rules
            logger.warning("%s: %s; its pages are left alone", robots.url, judge(error).detail)
            return None
        status = response.status
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status == HTTPStatus.TOO_MANY_REQUESTS:
            logger.warning("%s: status %d; its pages are left alone", robots.url, status)
            return None
        body = response.body[:MAX_BYTES] if status == HTTPStatus.OK else b""
        rules: RobotParser = build_from_crawler(self._parser_class, self.crawler, body)
        return rules
