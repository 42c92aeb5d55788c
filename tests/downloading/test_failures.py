"""What an error of the download means for its address."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import pytest
from scrapy import Request
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.downloadermiddlewares.redirect import RedirectMiddleware
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
from scrapy.utils.test import get_crawler

from newscrawl.downloading.failures import AddressBlocked, Verdict, judge
from newscrawl.runs.records import Fate

URL = "https://news.example/1"


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_is_gone_is_refused_for_good(status: int) -> None:
    judged = judge(HttpError(Response(URL, status=status)))
    assert judged == Verdict(Fate.REJECTED, "gone", f"the server answers {status}")


@pytest.mark.parametrize("status", [302, 401, 403, 429, 451, 500, 503])
def test_any_other_status_is_a_failure_of_its_own(status: int) -> None:
    judged = judge(HttpError(Response(URL, status=status)))
    assert judged == Verdict(Fate.FAILED, f"http_{status}", f"the server answers {status}")


@pytest.mark.parametrize(
    ("error", "fate", "reason"),
    [
        (AddressBlocked("address", "10.0.0.1:80 is not public"), Fate.BLOCKED, "address"),
        (AddressBlocked("offsite", "b.example is not the site"), Fate.BLOCKED, "offsite"),
        (DownloadCancelledError("too large"), Fate.REJECTED, "too_large"),
        (CannotResolveHostError("no such host"), Fate.FAILED, "unknown_host"),
        (DownloadConnectionRefusedError("refused"), Fate.FAILED, "refused"),
        (DownloadTimeoutError("took longer than 30 s"), Fate.FAILED, "timeout"),
        (ResponseDataLossError("cut"), Fate.FAILED, "cut_off"),
        (DownloadFailedError("reset"), Fate.FAILED, "broken_off"),
        (IgnoreRequest("some middleware's reason"), Fate.FAILED, "IgnoreRequest"),
        (ValueError("invalid hostname: a b"), Fate.FAILED, "bad_address"),
    ],
)
def test_each_error_gives_a_fate_a_reason_and_its_own_words(
    error: Exception, fate: Fate, reason: str
) -> None:
    assert judge(error) == Verdict(fate, reason, str(error))


@pytest.mark.parametrize("error", [TimeoutError(), IgnoreRequest(), DownloadTimeoutError()])
def test_an_error_without_words_is_told_by_its_name(error: Exception) -> None:
    assert judge(error).detail == type(error).__name__


# Scrapy's middlewares give their reason in words alone: these are theirs, not ours.


def _redirect_in_a_loop() -> None:
    crawler = get_crawler(settings_dict={"REDIRECT_MAX_TIMES": 1})
    middleware = RedirectMiddleware.from_crawler(crawler)
    found = Response(URL, status=302, headers={"Location": URL})
    middleware.process_response(Request(URL, meta={"redirect_times": 1}), found)


def _unpack_a_bomb() -> None:
    crawler = get_crawler(settings_dict={"DOWNLOAD_MAXSIZE": 1000})
    middleware = HttpCompressionMiddleware.from_crawler(crawler)
    headers = {"Content-Encoding": "gzip"}
    bomb = Response(URL, headers=headers, body=gzip.compress(b"0" * 1_000_000))
    middleware.process_response(Request(URL), bomb)


@pytest.mark.parametrize(
    ("do", "fate", "reason"),
    [
        (_redirect_in_a_loop, Fate.FAILED, "redirects"),
        (_unpack_a_bomb, Fate.REJECTED, "too_large"),
    ],
)
def test_what_scrapys_middlewares_say_is_understood(
    do: Callable[[], None], fate: Fate, reason: str
) -> None:
    with pytest.raises(IgnoreRequest) as caught:
        do()
    judged = judge(caught.value)
    assert (judged.fate, judged.reason) == (fate, reason)
