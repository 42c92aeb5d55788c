"""What an error of the download means for the address that was asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from http import HTTPStatus

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.internet.error import ConnectError, ConnectionClosed
from twisted.python.failure import Failure

from newscrawl.runs.records import GONE, Fate

NO_CONNECTION = (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    DownloadFailedError,
)
"""Errors of the download where no server took the connection, or none in time."""

_GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class AddressBlocked(IgnoreRequest):
    """Raised by our middlewares for a request that must not be sent."""

    def __init__(self, reason: str, detail: str) -> None:
        """`reason` is one word for the accounting."""
        super().__init__(detail)
        self.reason = reason


class HostBusy(IgnoreRequest):
    """Raised for a request to a host that this run has left because it is busy."""


class RunEnding(IgnoreRequest):
    """Raised for a request that waited for its host when the run was told to end."""


class HeadTooLarge(Exception):
    """Raised within a download when the head of an answer is larger than ours may be."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The fate of an address that gave no page."""

    fate: Fate
    reason: str
    detail: str


# The words by which Scrapy itself gives its reasons; it has no classes for them.
_WORDS = (
    # a redirect to javascript: or mailto:, which its middleware cannot build a request of
    ("Missing scheme in request url", Fate.BLOCKED, "scheme"),
    ("DOWNLOAD_MAXSIZE", Fate.REJECTED, "too_large"),
    ("max redirections reached", Fate.FAILED, "redirects"),
)

_DOWNLOAD: tuple[tuple[type[Exception], Fate, str], ...] = (
    (HostBusy, Fate.FAILED, "busy"),
    (RunEnding, Fate.PENDING, "run_ended"),
    # the download handler gives up a body above DOWNLOAD_MAXSIZE in this way, and only that
    (DownloadCancelledError, Fate.REJECTED, "too_large"),
    (CannotResolveHostError, Fate.FAILED, "unknown_host"),
    (DownloadConnectionRefusedError, Fate.FAILED, "refused"),
    (DownloadTimeoutError, Fate.FAILED, "timeout"),
    (ResponseDataLossError, Fate.FAILED, "cut_off"),
    (ConnectError, Fate.FAILED, "refused"),
    (ConnectionClosed, Fate.FAILED, "broken_off"),
    # a name that is none, in the address or where a redirect leads
    (ValueError, Fate.FAILED, "bad_address"),
)

# Errors that Scrapy raises without words.
_UNTOLD: dict[type, str] = {
    ResponseDataLossError: "the answer ends before its end",
    DownloadCancelledError: "the body is larger than DOWNLOAD_MAXSIZE",
}


def judge(error: BaseException | None) -> Verdict:
    """The fate that an error of the download gives to its address."""
    detail = str(error) or _UNTOLD.get(type(error)) or type(error).__name__
    if isinstance(error, HttpError):
        return _judge_status(error.response)
    if isinstance(error, AddressBlocked):
        return Verdict(Fate.BLOCKED, error.reason, detail)
    if isinstance(error, IgnoreRequest | ValueError):
        for words, fate, reason in _WORDS:
            if words in detail:
                return Verdict(fate, reason, detail)
    if isinstance(error, DownloadFailedError):
        return _judge_broken(error)
    for kind, fate, reason in _DOWNLOAD:
        if isinstance(error, kind):
            return Verdict(fate, reason, detail)
    return Verdict(Fate.FAILED, type(error).__name__, detail)


def _judge_status(response: Response) -> Verdict:
    status = response.status
    if status in _GONE:
        return Verdict(Fate.REJECTED, GONE, f"the server answers {status}")
    target = (response.headers.get("Location") or b"").decode("latin-1")
    scheme, colon, _ = target.partition(":")
    if status in _REDIRECTS and colon and re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*", scheme):
        # Scrapy follows http and https alone, and hands on the redirect itself
        return Verdict(Fate.BLOCKED, "scheme", f"the server leads to {target:.100}")
    return Verdict(Fate.FAILED, f"http_{status}", f"the server answers {status}")


def _judge_broken(error: DownloadFailedError) -> Verdict:
    """What broke an answer off stands in Twisted's error, in a list."""
    reasons: list[Failure] = getattr(error.__cause__, "reasons", [])
    detail = "; ".join(f"{reason.getErrorMessage():.200}" for reason in reasons)
    is_head = any(isinstance(reason.value, HeadTooLarge) for reason in reasons)
    return Verdict(Fate.FAILED, "headers" if is_head else "broken_off", detail or str(error))
