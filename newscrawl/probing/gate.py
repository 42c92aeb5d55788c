"""The gate that every request of a probe passes: it counts, and keeps to the bound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response

from newscrawl.downloading.failures import NO_CONNECTION, AddressBlocked
from newscrawl.probing.findings import UNASKED
from newscrawl.probing.questions import MAX_REQUESTS

HOPELESS_ATTEMPTS = 6
"""Attempts without any connection after which there is no network, and no more is asked."""


@dataclass(slots=True)
class Traffic:
    """What a probe has asked of servers so far."""

    requests: int = 0
    """Sent, also by a redirect; robots.txt is not counted."""
    answers: int = 0
    """Responses, those of robots.txt among them."""
    vain: int = 0
    """Attempts for which no server took the connection, or none in time."""

    @property
    def left(self) -> int:
        """Requests that may still be sent."""
        return 0 if self.is_hopeless else MAX_REQUESTS - self.requests

    @property
    def is_hopeless(self) -> bool:
        """Whether there is no network."""
        return self.vain >= HOPELESS_ATTEMPTS and not self.answers


class GateMiddleware:
    """The downloader middleware nearest to the network."""

    def __init__(self, traffic: Traffic) -> None:
        """`traffic` is the spider's."""
        self.traffic = traffic

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Only a probe has a bound."""
        traffic = getattr(crawler.spider, "traffic", None)
        if not isinstance(traffic, Traffic):
            raise NotConfigured
        return cls(traffic)

    def process_request(self, request: Request) -> None:
        """Count the request, or raise AddressBlocked."""
        if self.traffic.is_hopeless:
            raise AddressBlocked(UNASKED, "not asked: no host took a connection")
        if request.meta.get("dont_obey_robotstxt"):  # it is robots.txt itself
            return
        if self.traffic.left <= 0:
            if request.meta.get("redirect_times"):
                raise AddressBlocked("redirects", "it leads on to other addresses")
            raise AddressBlocked(UNASKED, f"not asked: a probe sends {MAX_REQUESTS} requests")
        self.traffic.requests += 1

    def process_response(self, request: Request, response: Response) -> Response:  # noqa: ARG002 - Scrapy's
        """Count the answer."""
        self.traffic.answers += 1
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:  # noqa: ARG002 - Scrapy's
        """Count what found no server."""
        if isinstance(exception, NO_CONNECTION):
            self.traffic.vain += 1
