"""What a robots.txt forbids, and what becomes of pages whose robots.txt is not to be had."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Iterator
from itertools import pairwise, repeat
from time import sleep
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Request
from scrapy.http import TextResponse
from scrapy.robotstxt import ProtegoRobotParser
from scrapy.utils.test import get_crawler

from newscrawl.downloading import robots
from newscrawl.downloading.failures import AddressBlocked
from newscrawl.downloading.robots import MAX_BYTES, RobotsMiddleware, crawl_delay, whole_lines
from tests.web import Web, crawl, http, reset, serving

DENY = b"User-agent: *\nDisallow: /page\n"
MEGABYTE = b"# nothing\n" * 100_000


def outcomes(answers: dict[str, Any], **settings: Any) -> dict[str, tuple[str, str]]:
    """Fate and reason of a page, for hosts with these answers for their robots.txt."""
    names = {f"{name}.example": "127.0.0.1" for name in answers}
    with serving(page=http()) as web:
        for name, answer in zip(names, answers.values(), strict=True):
            web.answers[f"//{name}/robots.txt"] = answer
        private = ",".join(f"{name}:{web.port}" for name in names)
        urls = [web.url("/page", name) for name in names]
        told = crawl(urls, web, names=names, private=private, **settings)
        assert len(web.asked()) == told.outcomes.count(("read", ""))
    return dict(zip(answers, told.outcomes, strict=True))


def text(body: bytes) -> bytes:
    return http(body, Content_Type="text/plain")


def endless(start: bytes) -> Iterator[bytes]:
    yield http(b"", Content_Length=None, Content_Type="text/plain") + start
    yield from repeat(MEGABYTE, 1000)


ALLOWED = {
    "allowing": text(b"User-agent: *\nDisallow: /other\n"),
    "not-found": http(b"", 404),
    "forbidden": http(b"", 403),
    "unauthorized": http(b"", 401),
    "gone-with-a-broken-body": http(b"x", 410, Content_Encoding="gzip"),
    "page": http(),
    "empty": text(b""),
    "rubbish": text(bytes(range(256)) * 100),
    "late": text(MEGABYTE + DENY),
}

FORBIDDEN = {
    "denying": text(DENY),
    "with-a-mark": text(b"\xef\xbb\xbf" + DENY),
    "packed": http(gzip.compress(DENY), Content_Encoding="gzip"),
    "large": text(DENY + MEGABYTE * 42),
    "endless": lambda: endless(DENY),
    "large-and-packed": http(gzip.compress(DENY + MEGABYTE * 42), Content_Encoding="gzip"),
    "without-length": http(DENY, Content_Length=None, Content_Type="text/plain"),
}

UNKNOWN = {
    "broken": http(b"", 500),
    "busy": http(b"", 503),
    "too-many": http(b"", 429),
    "reset": reset,
    "cut": http(DENY, Content_Length=1000),
    "badly-packed": http(DENY, Content_Encoding="gzip"),
    "other-protocol": http(b"", 302, Location="file:///etc/robots.txt"),
    "not-followed": http(b"", 302),
    "inside": http(b"", 302, Location="http://10.0.0.1/robots.txt"),
    "itself": http(b"", 302, Location="/robots.txt"),
}


def test_pages_are_asked_for() -> None:
    assert outcomes(ALLOWED) == dict.fromkeys(ALLOWED, ("read", ""))


def test_pages_are_forbidden() -> None:
    assert outcomes(FORBIDDEN) == dict.fromkeys(FORBIDDEN, ("blocked", "robots"))


def test_what_nobody_knows_is_forbidden_for_now() -> None:
    unknown = ("blocked", "robots_unreachable")
    assert outcomes(UNKNOWN, RETRY_TIMES=1) == dict.fromkeys(UNKNOWN, unknown)


def test_a_silent_robots_is_forbidden_for_now() -> None:
    def silent() -> Iterator[bytes]:
        yield text(DENY)[:-1]
        sleep(5)

    told = outcomes({"silent": silent}, DOWNLOAD_TIMEOUT=1, RETRY_TIMES=0)
    assert told == {"silent": ("blocked", "robots_unreachable")}


@pytest.mark.parametrize(
    ("hops", "outcome"), [(5, ("blocked", "robots")), (6, ("blocked", "robots_unreachable"))]
)
def test_redirects_lead_to_other_hosts_but_not_for_ever(
    hops: int, outcome: tuple[str, str]
) -> None:
    with serving(page=http()) as web:
        chain = ["/robots.txt", *[f"/{n}" for n in range(hops)]]
        for n, (path, following) in enumerate(pairwise(chain)):
            host = ("localhost", "127.0.0.1")[n % 2]
            web.answers[path] = http(b"", 302, Location=web.url(following, host))
        web.answers[chain[-1]] = text(DENY)
        assert crawl([web.url("/page")], web).outcomes == [outcome]


def asked_with_delay(words: str) -> Web:
    """A server with this Crawl-delay, after a crawl of four pages."""
    with serving() as web:
        web.answers = {f"/{n}": http() for n in range(4)}
        web.answers["/robots.txt"] = text(f"User-agent: *\nCrawl-delay: {words}".encode())
        told = crawl([web.url(f"/{n}") for n in range(4)], web, CONCURRENT_REQUESTS_PER_DOMAIN=8)
    assert set(told.outcomes) == {("read", "")}
    return web


@pytest.mark.parametrize("words", ["1", "0.5"])
def test_the_crawl_delay_is_kept(words: str) -> None:
    robots_txt, *pages = [moment for moment, _, _ in asked_with_delay(words).log]
    # a slow machine lets a request arrive late, which shortens one gap; none arrives too early
    for number, moment in enumerate(pages):
        assert moment - robots_txt >= number * float(words)


@pytest.mark.torture  # a slow machine shortens gaps
@pytest.mark.parametrize("words", ["1", "0.5"])
def test_the_crawl_delay_is_kept_whole(words: str) -> None:
    # a little less between the arrivals than between the departures
    assert min(asked_with_delay(words).gaps()[1:]) > float(words) * 0.9


@pytest.mark.parametrize(
    ("words", "seconds"),
    [
        ("2.5", 2.5),
        ("86400", 60.0),
        ("1e9", 60.0),
        ("0", 0),
        ("-3", 0),
        ("nan", 0),
        ("x", 0),
        ("", 0),
    ],
)
def test_a_crawl_delay_has_bounds(words: str, seconds: float) -> None:
    crawler = get_crawler()
    body = f"User-agent: *\nCrawl-delay: {words}\n".encode()
    rules = ProtegoRobotParser.from_crawler(crawler, body)
    assert crawl_delay(rules, "newscrawl") == seconds


def test_the_line_that_the_limit_cuts_is_left_out() -> None:
    start = b"#" * (MAX_BYTES - 20) + b"\n"
    assert whole_lines(start + b"Disallow: /long/path/of/a/rule\n") == start
    assert whole_lines(DENY) == DENY
    assert whole_lines(b"x" * MAX_BYTES) == b""


def test_rules_hold_for_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = SimpleNamespace(now=0.0)
    monkeypatch.setattr(robots, "monotonic", lambda: clock.now)
    bodies = [b"", DENY]

    async def download(request: Request) -> TextResponse:
        return TextResponse(request.url, body=bodies.pop(0))

    crawler = get_crawler(
        settings_dict={"ROBOTSTXT_OBEY": True, "ROBOTSTXT_USER_AGENT": "newscrawl"}
    )
    crawler.engine = SimpleNamespace(download_async=download)

    async def ask_through_two_days() -> None:
        middleware = RobotsMiddleware.from_crawler(crawler)
        for clock.now in (0.0, robots.MAX_AGE):
            await middleware.process_request(Request("https://news.example/page"))
        clock.now += 1
        with pytest.raises(AddressBlocked):
            await middleware.process_request(Request("https://news.example/page"))

    asyncio.run(ask_through_two_days())
