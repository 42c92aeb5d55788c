"""Which requests are never sent: by what the address says, and by what its name resolves to."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import unquote

import pytest
from scrapy import Request, Spider
from scrapy.resolver import CachingThreadedResolver
from scrapy.utils.test import get_crawler
from twisted.internet import defer
from twisted.internet.error import DNSLookupError
from twisted.python.failure import Failure

from newscrawl import middlewares
from newscrawl.failures import AddressBlocked
from newscrawl.middlewares import AddressGuardMiddleware, GuardedResolver, is_inside
from tests.project import ROOT

ALLOWED = "127.0.0.1:8901,intra.example:8080"


@pytest.fixture(autouse=True)
def refused_names(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The names refused so far, which are one set for the whole process."""
    names: set[str] = set()
    monkeypatch.setattr(middlewares, "refused_names", names)
    return names


def guard(allowed: str = "", **spider: Any) -> AddressGuardMiddleware:
    crawler = get_crawler(settings_dict={"NEWSCRAWL_PRIVATE_ADDRESSES": allowed})
    crawler.spider = Spider("news", **spider)
    return AddressGuardMiddleware.from_crawler(crawler)


def blocked(url: str, allowed: str = "") -> str:
    """The reason why the address is not asked for; "" where it is."""
    try:
        guard(allowed).process_request(Request(url))
    except AddressBlocked as error:
        return error.reason
    return ""


# the address itself


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example/a",
        "http://news.example./",
        "http://93.184.215.14/",
        "http://[2606:4700::1111]/",
    ],
)
def test_the_public_web_is_asked(url: str) -> None:
    assert blocked(url) == ""


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://news.example/", "data:,text", "s3://b/k"]
)
def test_other_protocols_are_not_spoken(url: str) -> None:
    assert blocked(url, ALLOWED) == "scheme"


@pytest.mark.parametrize(
    "host",
    """localhost LOCALHOST localhost. www.localhost 127.0.0.1 127.0.0.1. 127.9.9.9 0.0.0.0 10.0.0.1
    172.16.0.1 192.168.1.1 100.64.0.1 169.254.169.254 224.0.0.1 255.255.255.255 [::1] [::]
    [fe80::1] [fc00::1] [ff0e::1] [::ffff:127.0.0.1] [::ffff:a9fe:a9fe]
    user@10.0.0.1 news.example@10.0.0.1 ①②⑦.⓪.⓪.① 127。0。0。1""".split(),
)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_addresses_inside_a_network_are_not_asked(scheme: str, host: str) -> None:
    assert blocked(f"{scheme}://{host}/latest/meta-data") == "address"


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("http://127.0.0.1:8901/", ""),
        ("https://127.0.0.1:8901/", ""),
        ("http://127.0.0.1.:8901/", ""),
        ("http://intra.example:8080/a", ""),
        ("http://127.0.0.1/", "address"),
        ("http://127.0.0.1:8902/", "address"),
        ("http://127.0.0.2:8901/", "address"),
        ("http://localhost:8901/", "address"),
        ("http://intra.example/", "address"),
        ("https://intra.example./", "address"),
    ],
)
def test_what_is_allowed_is_one_port_of_one_host(address: str, reason: str) -> None:
    assert blocked(address, ALLOWED) == reason


def test_a_redirect_may_not_leave_the_site() -> None:
    middleware = guard(allowed_domains=["news.example"])
    for host, meta in [
        *[
            ("news.example", {"allow_offsite": False}),
            ("www.news.example", {"allow_offsite": False}),
        ],
        *[("news.example", {}), ("other.example", {"allow_offsite": True})],
    ]:
        middleware.process_request(Request(f"https://{host}/", meta=meta))
    for host in ("other.example", "badnews.example", "news.example.evil.example"):
        for meta in ({}, {"allow_offsite": False}):
            with pytest.raises(AddressBlocked) as caught:
                middleware.process_request(Request(f"https://{host}/", meta=meta))
            assert caught.value.reason == "offsite"


# what a name resolves to


def resolve(name: str, allowed: str = "") -> str | None:
    """What the guarded resolver answers, None where it refuses."""
    crawler = get_crawler(settings_dict={"NEWSCRAWL_PRIVATE_ADDRESSES": allowed})
    answers: list[str | Failure] = []
    resolver = GuardedResolver.from_crawler(crawler, object())  # it only hands the reactor on
    resolver.getHostByName(name).addBoth(answers.append)
    (answer,) = answers
    if isinstance(answer, Failure):
        answer.trap(DNSLookupError)
        return None
    return answer


@pytest.fixture
def dns(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What names resolve to; whatever stands not here is left to the C library."""
    names: dict[str, str] = {}

    def get(_: object, name: str, timeout: object) -> defer.Deferred[str]:
        del timeout
        return defer.succeed(names.get(name) or socket.gethostbyname(name))

    monkeypatch.setattr(CachingThreadedResolver, "getHostByName", get)
    return names


@pytest.mark.parametrize("host", ["0x7f000001", "2130706433", "127.1", "0177.0.0.1", "localhost"])
def test_numbers_that_only_the_system_reads_are_refused_when_they_resolve(
    dns: dict[str, str], host: str
) -> None:
    assert not is_inside(host)  # so that the middleware alone would not do
    assert resolve(host) is None
    assert host not in dns


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.1", "169.254.169.254", "::1"])
def test_a_name_that_leads_inside_is_refused_and_then_known(
    dns: dict[str, str], refused_names: set[str], address: str
) -> None:
    dns["evil.example"] = address
    assert blocked("https://evil.example/") == ""
    assert resolve("evil.example") is None
    assert refused_names == {"evil.example"}
    assert blocked("https://evil.example/") == "address"


def test_other_names_are_resolved(dns: dict[str, str], refused_names: set[str]) -> None:
    dns |= {"news.example": "93.184.215.14", "intra.example": "10.0.0.1"}
    assert resolve("news.example", ALLOWED) == "93.184.215.14"
    assert resolve("intra.example", ALLOWED) == "10.0.0.1"
    assert not refused_names


# both together, in a crawl


@contextmanager
def server(log: list[str]) -> Iterator[int]:
    """A server that notes each path and redirects to the host in it; its port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            log.append(unquote(self.path))
            self.send_response(404 if self.path == "/robots.txt" else 302)
            self.send_header("Location", f"http:/{unquote(self.path)}")
            self.end_headers()

        def log_message(self, *_: object) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as httpd:
        Thread(target=httpd.serve_forever, args=(0.05,), daemon=True).start()
        yield httpd.server_port
        httpd.shutdown()


CRAWL = """
import sys
from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.utils.project import get_project_settings
from newscrawl.failures import judge

class Asking(Spider):
    name = "asking"

    async def start(self):
        for url in sys.argv[1:]:
            yield Request(url, errback=self.tell, dont_filter=True)

    def tell(self, failure):
        print(judge(failure.value).fate)

settings = get_project_settings()
settings.update({"DOWNLOAD_DELAY": 0, "RETRY_ENABLED": False})
process = AsyncCrawlerProcess(settings)
process.crawl(Asking)
process.start()
"""


def test_no_spelling_and_no_redirect_reaches_a_forbidden_server() -> None:
    hosts = ["127.0.0.1", "[::1]", "localhost", "0x7f000001", "2130706433", "127.1"]
    forbidden: list[str] = []
    allowed: list[str] = []
    with server(forbidden) as port, server(allowed) as open_port:
        urls = [f"http://{host}:{port}/" for host in hosts]
        hops = [f"http://127.0.0.1:{open_port}/{host}:{port}/" for host in hosts]
        environment = os.environ | {
            "SCRAPY_SETTINGS_MODULE": "newscrawl.settings",
            "PYTHONPATH": str(ROOT),
            "NEWSCRAWL_PRIVATE_ADDRESSES": f"127.0.0.1:{open_port}",
        }
        command = [sys.executable, "-W", "error", "-c", CRAWL, *urls, *hops]
        told = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["blocked"] * len(urls + hops)
    assert sorted(allowed) == sorted(["/robots.txt", *(f"/{host}:{port}/" for host in hosts)])
    assert forbidden == []
