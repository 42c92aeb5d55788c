"""The download handler that leads a crawl to the replica: for the demo and the tests alone."""

from __future__ import annotations

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError
from scrapy.http import Response
from scrapy.utils.httpobj import urlparse_cached

from newscrawl.downloading.handler import DownloadHandler
from newscrawl.sites import host_of


class ReplicaDownloadHandler(DownloadHandler):
    """Sends http and https of the listed hosts to the replica's port; refuses every other host.

    Request and response keep the real address. Reads the settings NEWSCRAWL_REPLICA
    (`127.0.0.1:port`) and NEWSCRAWL_REPLICA_HOSTS (names, each with all hosts below it).
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._server = crawler.settings["NEWSCRAWL_REPLICA"]
        self._hosts = tuple(crawler.settings.getlist("NEWSCRAWL_REPLICA_HOSTS"))

    async def download_request(self, request: Request) -> Response:
        """The replica's answer; raises CannotResolveHostError for a host that it does not play."""
        host = host_of(request.url)
        if not any(host == name or host.endswith(f".{name}") for name in self._hosts):
            raise CannotResolveHostError(f"{host} is no host of the replica")
        parts = urlparse_cached(request)._replace(scheme="http", netloc=self._server)
        inner = request.replace(url=parts.geturl())
        inner.headers["Host"] = host
        response = await super().download_request(inner)
        return response.replace(url=request.url)
