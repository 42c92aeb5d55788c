"""The download handler: Scrapy's for HTTP, with an eye on what a hostile server may send."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    ResponseDataLossError,
    StopDownload,
)
from scrapy.http import Response, TextResponse
from scrapy.responsetypes import responsetypes
from scrapy.utils.defer import maybe_deferred_to_future
from scrapy.utils.httpobj import urlparse_cached
from scrapy.utils.url import add_http_if_no_scheme
from twisted.internet.error import DNSLookupError

from newscrawl.downloading.bounded_heads import BoundedFactory
from newscrawl.downloading.failures import AddressBlocked
from newscrawl.downloading.public_addresses import bare_host, hosts_of, is_inside
from newscrawl.downloading.resolver import proxy_hosts, refused_names
from newscrawl.downloading.whole_bodies import GZIP_MAGIC, lacks_end, unpack

ENOUGH = "enough_bytes"
"""Key of a request's meta: so many bytes from the start are enough, the rest is not downloaded."""

CONNECTIONS = "newscrawl/connections"
"""Key of the stats: connections that some server took, whatever came of them."""


class DownloadHandler(HTTP11DownloadHandler):
    """Downloads over HTTP/1.1, and hands on unpacked bodies that are whole.

    A body is looked at here, where Scrapy itself finds that one was cut: what is raised here
    takes the way of a failed download and is tried again.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        count = partial(crawler.stats.inc_value, CONNECTIONS)
        # where Scrapy itself puts another factory
        self._pool._factory = partial(BoundedFactory, count)  # type: ignore[assignment]  # noqa: SLF001
        self._received: dict[Request, int] = {}
        """Bytes of the bodies under way."""
        self._limit = crawler.settings.getint("DOWNLOAD_MAXSIZE")
        self._private_hosts = hosts_of(crawler.settings.getlist("NEWSCRAWL_PRIVATE_ADDRESSES"))
        crawler.signals.connect(self._stop_at_enough, signals.bytes_received)

    async def download_request(self, request: Request) -> Response:
        """The answer; raises AddressBlocked and Scrapy's own errors."""
        host = bare_host(urlparse_cached(request).hostname)
        try:
            if proxy := request.meta.get("proxy"):
                await self._check_before_proxy(host, proxy)
            response = await self._download(request)
        except (CannotResolveHostError, DNSLookupError) as error:
            if host in refused_names:
                message = f"{host} leads to an address that is not public"
                raise AddressBlocked("address", message) from error
            raise CannotResolveHostError(str(error)) from error
        try:
            return self._whole(request, response)
        except (ResponseDataLossError, DownloadCancelledError):
            if HTTPStatus(200) <= response.status < HTTPStatus(300):
                raise
            return _with_body(response, b"")  # its status says all

    async def _download(self, request: Request) -> Response:
        self._received[request] = 0
        try:
            return await super().download_request(request)
        finally:
            del self._received[request]

    async def _check_before_proxy(self, host: str, proxy: str) -> None:
        """Resolve what the proxy will resolve; raises DNSLookupError, AddressBlocked."""
        from twisted.internet import reactor  # noqa: PLC0415 - importing it installs it

        proxy_hosts.add(urlsplit(add_http_if_no_scheme(proxy)).hostname or "")
        if host not in self._private_hosts:
            address = await maybe_deferred_to_future(reactor.resolve(host))  # type: ignore[arg-type]
            if is_inside(address):  # the proxy's own
                raise AddressBlocked("address", f"{host} is {address}, which is not public")

    def _whole(self, request: Request, response: Response) -> Response:
        """The response, unpacked; raises as `unpack` does."""
        if response.status == HTTPStatus.PARTIAL_CONTENT:
            raise ResponseDataLossError("the server sent a part, which nobody asked for")
        if not response.body:
            return response
        encodings = _words(response, "Content-Encoding").replace(" ", "").split(",")
        enough = request.meta.get(ENOUGH)
        limit = enough or request.meta.get("download_maxsize", self._limit)
        packed = list(filter(None, encodings))
        body = unpack(
            *(response.body, packed, limit),
            start_is_enough=bool(enough),
            lacks_rest="download_stopped" in response.flags,
        )
        content_type = _words(response, "Content-Type")
        is_archive = "gzip" in content_type or response.url.endswith(".gz")
        if body.startswith(GZIP_MAGIC) and not is_archive:
            raise ResponseDataLossError("the body is packed once more than it says")
        if "partial" in response.flags and not packed and lacks_end(body, content_type):
            raise ResponseDataLossError("the body has no length and no end")
        return _with_body(response, body) if packed else response

    def _stop_at_enough(self, data: bytes, request: Request) -> None:
        """Stop a download of which the start is enough."""
        enough = request.meta.get(ENOUGH)
        if enough and request in self._received:  # http and https have a handler each
            self._received[request] += len(data)
            if self._received[request] >= enough:
                raise StopDownload(fail=False)


def _words(response: Response, name: str) -> str:
    """All headers of the name as one, in small letters."""
    return b",".join(response.headers.getlist(name)).decode("latin-1").lower()


def _with_body(response: Response, body: bytes) -> Response:
    """The response as if its body had not been packed, as HttpCompressionMiddleware does it."""
    headers = response.headers.copy()
    del headers["Content-Encoding"]
    kind = responsetypes.from_args(headers=headers, url=response.url, body=body)
    if issubclass(kind, TextResponse):  # its encoding is found anew
        return response.replace(cls=kind, headers=headers, body=body, encoding=None)
    return response.replace(cls=kind, headers=headers, body=body)
