"""Ends a connection on which the head of an answer has no end.

DOWNLOAD_MAXSIZE bounds bodies alone: header lines without end filled 2.4 GB in 18 seconds
(Scrapy 2.19). Twisted lets nobody choose the parser of an answer, so this is done as Scrapy does
it to read lenient header lines: by the class of the parser, in the pool's factory. The tests
notice when either of them changes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from scrapy.core.downloader.handlers.http11 import (
    _LenientHTTP11ClientFactory,
    _LenientHTTP11ClientProtocol,
    _LenientHTTPClientParser,
)
from twisted.internet.defer import Deferred
from twisted.internet.interfaces import IAddress
from twisted.web._newclient import HTTP11ClientProtocol, Request
from twisted.web.iweb import IResponse

from newscrawl.downloading.failures import HeadTooLarge

MAX_BYTES = 256 * 1024
"""Of a status line, all header lines, and what informational answers go before."""


class BoundedParser(_LenientHTTPClientParser):
    """Reads an answer whose head has at most so many bytes; what it raises ends the connection."""

    head_bytes = 0

    def lineReceived(self, line: bytes) -> None:  # noqa: N802 - Twisted's
        """Count the line; raises HeadTooLarge."""
        self.head_bytes += len(line) + 1
        if self.head_bytes > MAX_BYTES:
            raise HeadTooLarge(f"the head of the answer has more than {MAX_BYTES} bytes")
        super().lineReceived(line)

    def lineLengthExceeded(self, line: bytes) -> None:  # noqa: ARG002, N802 - Twisted's
        """Raise HeadTooLarge for a line above Twisted's own limit."""
        raise HeadTooLarge(f"the answer has a header line of more than {self.MAX_LENGTH} bytes")


class _Protocol(_LenientHTTP11ClientProtocol):
    def request(self, request: Request) -> Deferred[IResponse]:
        """Send the request; its answer is read by a BoundedParser."""
        answer = super().request(request)
        if self._parser is not None:
            self._parser.__class__ = BoundedParser
        return answer


class BoundedFactory(_LenientHTTP11ClientFactory):
    """Builds connections on which heads are bounded, and tells of each that a server took."""

    def __init__(self, on_connection: Callable[[], None], *arguments: Any) -> None:
        """The other arguments are Twisted's."""
        super().__init__(*arguments)  # type: ignore[no-untyped-call]
        self._on_connection = on_connection

    def buildProtocol(self, addr: IAddress | None) -> HTTP11ClientProtocol:  # noqa: ARG002, N802 - Twisted's
        """The protocol of one connection."""
        self._on_connection()
        return _Protocol(self._quiescentCallback)  # type: ignore[no-untyped-call]
