"""The download handler: Scrapy's for HTTP, with an eye on what a hostile server may send."""

from __future__ import annotations

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.http import Response

from newscrawl.backoff import BackoffMiddleware
from newscrawl.failures import HostBusy


class DownloadHandler(HTTP11DownloadHandler):
    """Downloads over HTTP/1.1; asks a host that was left for nothing."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._crawler = crawler

    async def download_request(self, request: Request) -> Response:
        """The whole answer; raises HostBusy and Scrapy's own errors."""
        backoff = self._crawler.get_downloader_middleware(BackoffMiddleware)
        if backoff and backoff.has_left(request):
            raise HostBusy("the host is too busy; the next run asks again")
        return await super().download_request(request)
