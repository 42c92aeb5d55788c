"""What an error of the download means for the address that was asked for."""

from __future__ import annotations

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
from scrapy.spidermiddlewares.httperror import HttpError

from newscrawl.runs.ledger import Fate

NO_CONNECTION = (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    DownloadFailedError,
)
"""Errors of the download where no server took the connection, or none in time."""

GONE = "gone"
"""Reason to refuse an address that the server does not have."""

_GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})


class AddressBlocked(IgnoreRequest):
    """Raised by our middlewares for a request that must not be sent."""

    def __init__(self, reason: str, detail: str) -> None:
        """`reason` is one word for the accounting."""
        super().__init__(detail)
        self.reason = reason


class HostBusy(IgnoreRequest):
    """Raised for a request to a host that this run has left because it is busy."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The fate of an address that gave no page."""

    fate: Fate
    reason: str
    detail: str


# The words by which Scrapy's own middlewares give their reasons; it has no classes for them.
_IGNORED = (
    ("DOWNLOAD_MAXSIZE", Fate.REJECTED, "too_large"),
    ("max redirections reached", Fate.FAILED, "redirects"),
)

_DOWNLOAD: tuple[tuple[type[Exception], Fate, str], ...] = (
    (HostBusy, Fate.FAILED, "busy"),
    # the download handler gives up a body above DOWNLOAD_MAXSIZE in this way, and only that
    (DownloadCancelledError, Fate.REJECTED, "too_large"),
    (CannotResolveHostError, Fate.FAILED, "unknown_host"),
    (DownloadConnectionRefusedError, Fate.FAILED, "refused"),
    (DownloadTimeoutError, Fate.FAILED, "timeout"),
    (ResponseDataLossError, Fate.FAILED, "cut_off"),
)


def judge(error: BaseException | None) -> Verdict:
    """The fate that an error of the download gives to its address."""
    detail = str(error) or type(error).__name__
    if isinstance(error, HttpError):
        status = error.response.status
        if status in _GONE:
            return Verdict(Fate.REJECTED, GONE, f"the server answers {status}")
        return Verdict(Fate.FAILED, f"http_{status}", f"the server answers {status}")
    if isinstance(error, AddressBlocked):
        return Verdict(Fate.BLOCKED, error.reason, detail)
    if isinstance(error, IgnoreRequest):
        for words, fate, reason in _IGNORED:
            if words in detail:
                return Verdict(fate, reason, detail)
    for kind, fate, reason in _DOWNLOAD:
        if isinstance(error, kind):
            return Verdict(fate, reason, detail)
    return Verdict(Fate.FAILED, type(error).__name__, detail)
