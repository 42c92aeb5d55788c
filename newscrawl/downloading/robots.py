"""robots.txt as RFC 9309 means it: what cannot be reached forbids everything.

Scrapy's own middleware takes a server error for permission. Besides, of several requests that
wait for the same robots.txt it judges only the first two and lets the others pass (2.19: each
takes the result out of one Deferred).
"""

from __future__ import annotations

import asyncio
import logging
from http import HTTPStatus
from time import monotonic
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http.request import NO_CALLBACK
from scrapy.robotstxt import RobotParser
from scrapy.utils.httpobj import urlparse_cached
from scrapy.utils.misc import build_from_crawler, load_object

from newscrawl.downloading.backoff import CRAWL_DELAY
from newscrawl.downloading.failures import AddressBlocked, RunEnding, judge
from newscrawl.downloading.handler import ENOUGH
from newscrawl.downloading.public_addresses import bare_host
from newscrawl.downloading.resolver import refused_names
from newscrawl.runs.records import ROBOTS_UNREACHABLE

logger = logging.getLogger(__name__)

MAX_BYTES = 512 * 1024
"""What is read of a robots.txt; RFC 9309 (2.5) asks for 500 KiB at least."""

MAX_AGE = 24 * 60 * 60.0
"""Seconds for which an answer holds, as RFC 9309 (2.4) has it."""

MAX_DELAY = 60.0
"""Seconds of a Crawl-delay that are kept; more would end in a crawl of a few pages a day."""

# Redirects that were not followed, because of where they lead, and servers that have no time.
_UNKNOWN = frozenset({*range(300, 400), HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS})


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
        self._asked: dict[str, tuple[float, asyncio.Task[RobotParser | None]]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Read Scrapy's own settings for robots.txt."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Let the request pass, or raise AddressBlocked; a host is asked once in a day."""
        if request.meta.get("dont_obey_robotstxt"):
            return
        parts = urlparse_cached(request)
        host = parts.netloc.rpartition("@")[2]
        rules = await self._rules_of(f"{parts.scheme}://{host}/robots.txt", host)
        if bare_host(parts.hostname) in refused_names:
            self._asked.pop(host, None)  # the next answer may be another
            raise AddressBlocked("address", f"{host} leads to an address that is not public")
        if rules is None:
            raise AddressBlocked(ROBOTS_UNREACHABLE, f"the robots.txt of {host} has no answer")
        if not rules.allowed(request.url, self.agent):
            raise AddressBlocked("robots", f"the robots.txt of {host} forbids it")
        # BackoffMiddleware keeps it, in whatever slot the request comes to
        request.meta[CRAWL_DELAY] = crawl_delay(rules, self.agent)

    async def _rules_of(self, url: str, host: str) -> RobotParser | None:
        asked = self._asked.get(host)
        if asked is None or asked[0] + MAX_AGE < monotonic():
            asked = self._asked[host] = (monotonic(), asyncio.create_task(self._ask(url)))
        return await asyncio.shield(asked[1])

    async def _ask(self, url: str) -> RobotParser | None:
        """The rules; None where the server failed, so that nobody knows them."""
        robots = Request(
            url,
            # without a limit on its size: of a large file the start is read, and it is obeyed
            meta={
                "dont_obey_robotstxt": True,
                "allow_offsite": True,
                "download_maxsize": 0,
                ENOUGH: MAX_BYTES,
            },
            callback=NO_CALLBACK,
            priority=1000,
        )
        try:
            response = await self.crawler.engine.download_async(robots)
        except RunEnding:
            raise
        except Exception as error:  # noqa: BLE001 - whatever went wrong, nobody knows the rules
            logger.warning("%s: %s; its pages are left alone", url, judge(error).detail)
            return None
        status = response.status
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status in _UNKNOWN:
            logger.warning("%s: status %d; its pages are left alone", url, status)
            return None
        is_found = status < HTTPStatus.MULTIPLE_CHOICES
        body = whole_lines(response.body) if is_found else b""
        rules: RobotParser = build_from_crawler(self._parser_class, self.crawler, body)
        return rules


def whole_lines(body: bytes) -> bytes:
    """What is read of a file; the line that the limit cuts would forbid more than it says."""
    if len(body) < MAX_BYTES:
        return body
    return body[: body.rfind(b"\n", 0, MAX_BYTES) + 1]


def crawl_delay(rules: RobotParser, agent: str) -> float:
    """Seconds between two requests, 0 where the rules ask for none."""
    delay = rules.crawl_delay(agent) or 0.0
    return min(delay, MAX_DELAY) if delay > 0 else 0.0
