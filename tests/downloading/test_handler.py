"""What a server may send without end: the download ends, and memory stays where it was.

These tests also notice when Scrapy or Twisted change what `newscrawl.downloading.bounded_heads` builds upon.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from itertools import repeat
from time import sleep

import brotli
from backports import zstd

from tests.web import crawl, free_port, http, serving

MIB = 1024 * 1024
PEAK = 300 * 1024
"""KiB that a crawl may take; one that reads nothing takes about 100 MiB."""


def endless(start: bytes, piece: bytes) -> Iterator[bytes]:
    """An answer that goes on and on, or at least for 2 GB."""
    yield start
    yield from repeat(piece, 2_000_000_000 // len(piece))


START = b"HTTP/1.1 200 OK\r\n"

HEADS = {
    "lines": (START, b"X-A: " + b"b" * 8000 + b"\r\n", "more than 262144 bytes"),
    "short_lines": (START, b"a:b\r\n" * 1000, "more than 262144 bytes"),
    "folded": (START + b"X-A: b\r\n", b" " + b"c" * 8000 + b"\r\n", "more than 262144 bytes"),
    "no_header": (START, b"words without a colon\r\n" * 100, "more than 262144 bytes"),
    "one_line": (START + b"X-A: ", b"b" * 8000, "line of more than 16384 bytes"),
    "status": (b"HTTP/1.1 200 ", b"O" * 8000, "line of more than 16384 bytes"),
    "early_hints": (
        b"",
        b"HTTP/1.1 103 Early Hints\r\nA: b\r\n\r\n" * 100,
        "more than 262144 bytes",
    ),
}


def test_a_head_without_end_is_a_failure_of_its_address_alone() -> None:
    answers = {
        name: lambda first=first, more=more: endless(first, more)
        for name, (first, more, _) in HEADS.items()
    }
    with serving(**answers, good=http()) as web:
        told = crawl(
            [web.url(f"/{name}") for name in [*answers, "good"]],
            web,
            CONCURRENT_REQUESTS_PER_DOMAIN=8,
        )
    *heads, good = told.rows.values()
    assert [(row["fate"], row["reason"]) for row in heads] == [("failed", "headers")] * len(HEADS)
    for row, (_, _, words) in zip(heads, HEADS.values(), strict=True):
        assert words in row["detail"]
    assert good["fate"] == "read"
    assert told.peak < PEAK


def test_a_large_head_is_read() -> None:
    lines = "".join(f"\r\nX-{number}: {'v' * 1000}" for number in range(200))
    with serving(large=http(X=f"1{lines}")) as web:
        told = crawl([web.url("/large")], web)
    assert told.outcomes == [("read", "")]


def test_bodies_without_end_and_bombs_at_once() -> None:
    chunk = b"10000\r\n" + b"x" * 65536 + b"\r\n"
    chunked = http(b"", Content_Length=None, Transfer_Encoding="chunked")
    bomb = bytes(600 * MIB)
    packed = {
        "gzip": gzip.compress(bomb),
        "br": brotli.compress(bomb, quality=1),
        "zstd": zstd.compress(bomb),
    }
    del bomb
    answers = {
        "chunks": lambda: endless(chunked, chunk),
        "no_length": lambda: endless(http(b"", Content_Length=None), b"y" * 65536),
        "long": lambda: endless(http(b"", Content_Length=10**9), b"y" * 65536),
        **{name: http(body, Content_Encoding=name) for name, body in packed.items()},
    }
    names = [f"{name}?{number}" for number in range(3) for name in answers]
    answers |= {name: answers[name.partition("?")[0]] for name in names}
    with serving(**answers) as web:
        told = crawl(
            [web.url(f"/{name}") for name in names], web, CONCURRENT_REQUESTS_PER_DOMAIN=16
        )
    assert told.outcomes == [("rejected", "too_large")] * len(names)
    assert told.peak < 512 * 1024


def test_slow_bodies_and_silence_end_by_the_clock() -> None:
    with serving(good=http()) as web:
        web.answers["/slow"] = lambda: slowly(http())
        web.answers["/silent"] = lambda: slowly(b"H")
        told = crawl(
            [web.url(f"/{name}") for name in ("slow", "silent", "good")],
            web,
            DOWNLOAD_TIMEOUT=1,
            RETRY_TIMES=0,
        )
    assert told.outcomes == [("failed", "timeout"), ("failed", "timeout"), ("read", "")]


def slowly(answer: bytes) -> Iterator[bytes]:
    """Hold back the end of an answer for longer than the client waits."""
    yield answer[:-1]
    sleep(5)


def test_a_server_that_says_nothing_took_the_connection_all_the_same() -> None:
    with serving() as web:
        web.answers["/robots.txt"] = lambda: slowly(b"H")
        silent = crawl([web.url("/page")], web, DOWNLOAD_TIMEOUT=1, RETRY_TIMES=0)
        nobody = f"127.0.0.1:{free_port()}"
        absent = crawl([f"http://{nobody}/"], private=nobody, RETRY_TIMES=0)
    assert silent.outcomes == absent.outcomes == [("blocked", "robots_unreachable")]
    assert (silent.connections, absent.connections) == (1, 0)
