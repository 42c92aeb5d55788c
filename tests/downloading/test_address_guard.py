"""Which requests are never sent: by what the address says, and by what its name resolves to."""

from __future__ import annotations

import socket
from itertools import pairwise
from typing import Any

import pytest
from scrapy import Request, Spider
from scrapy.resolver import dnscache
from scrapy.utils.test import get_crawler
from twisted.internet import defer
from twisted.internet.base import ThreadedResolver
from twisted.internet.error import DNSLookupError
from twisted.python.failure import Failure

from newscrawl.downloading import resolver
from newscrawl.downloading.address_guard import AddressGuardMiddleware
from newscrawl.downloading.failures import AddressBlocked
from newscrawl.downloading.resolver import GuardedResolver
from tests.web import crawl, http, serving

ALLOWED = "127.0.0.1:8901,intra.example:8080"


@pytest.fixture(autouse=True)
def refused_names(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The names refused so far, which are one set for the whole process."""
    names: set[str] = set()
    monkeypatch.setattr(resolver, "refused_names", names)
    dnscache.clear()
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
    [fe80::1%25lo] [64:ff9b::a00:1] [2002:a00:1::] [2001:0:1::1] [::10.0.0.1] 127.1 0x7f000001
    2130706433 0177.0.0.1 0x7f.0.0.1 0 0300.0250.1 169.16689406 100.64.0.1. 0x7f000001.
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
    guarded = GuardedResolver.from_crawler(crawler, object())  # it only hands the reactor on
    guarded.getHostByName(name).addBoth(answers.append)
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

    monkeypatch.setattr(ThreadedResolver, "getHostByName", get)
    return names


@pytest.mark.parametrize("host", ["0x7f000001", "2130706433", "127.1", "0177.0.0.1", "localhost"])
@pytest.mark.usefixtures("dns")
def test_numbers_that_the_system_reads_are_refused_when_they_resolve(host: str) -> None:
    assert resolve(host) is None


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.1", "169.254.169.254", "::1"])
def test_a_name_that_leads_inside_is_refused_until_it_no_longer_does(
    dns: dict[str, str], refused_names: set[str], address: str
) -> None:
    dns["evil.example"] = address
    assert resolve("evil.example") is None
    assert refused_names == {"evil.example"}
    dns["evil.example"] = "93.184.215.14"
    assert resolve("evil.example") == "93.184.215.14"
    assert not refused_names


def test_other_names_are_resolved(dns: dict[str, str], refused_names: set[str]) -> None:
    dns |= {"news.example": "93.184.215.14", "intra.example": "10.0.0.1"}
    assert resolve("news.example", ALLOWED) == "93.184.215.14"
    assert resolve("intra.example", ALLOWED) == "10.0.0.1"
    assert not refused_names


# both together, in a crawl

HOSTS = """127.0.0.1 127.1 127.0.1 2130706433 0x7f000001 0x7f.1 0177.0.0.1 127.0.0.1. 0 0.0.0.0 [::1] [::]
    localhost localhost. LOCALHOST a.localhost [::ffff:127.0.0.1] [::ffff:7f00:1] [::127.0.0.1]
    [64:ff9b::7f00:1] [2002:7f00:1::] user@127.0.0.1 ①②⑦.⓪.⓪.① 127。0。0。1 evil.example
    EVIL.example. news.example@evil.example""".split()
NAMES = {"evil.example": "127.0.0.1", "evil.example.": "127.0.0.1"}


def to(target: str) -> bytes:
    """A redirect."""
    return http(b"", 302, Location=target)


def test_no_spelling_and_no_redirect_reaches_a_forbidden_server() -> None:
    with serving() as forbidden, serving() as web:
        web.answers = {
            f"/{n}": to(f"http://{host}:{forbidden.port}/") for n, host in enumerate(HOSTS)
        }
        web.answers |= {f"/twice/{n}": to(f"/{n}") for n in range(len(HOSTS))}
        direct = [f"http://{host}:{forbidden.port}/{n}" for n, host in enumerate(HOSTS)]
        urls = [*direct, *map(web.url, web.answers)]
        # the port is no reason, so that only the address is
        private = f"10.0.0.1:{forbidden.port}"
        told = crawl(urls, web, names=NAMES, private=private, CONCURRENT_REQUESTS_PER_DOMAIN=8)
    assert forbidden.connections == 0
    assert {fate for fate, _ in told.outcomes} == {"blocked"}
    others = {url: row["reason"] for url, row in told.rows.items() if row["reason"] != "address"}
    # a name is resolved only on a port that may be asked
    assert set(others.values()) == {"port"}
    assert all("evil" in url.lower() or url.startswith(web.url()) for url in others)


def test_a_name_that_leads_inside_is_blocked_for_its_address() -> None:
    names = {"evil.example": "127.0.0.1", "evil.example.": "10.0.0.1"}
    urls = ["http://evil.example/1", "http://evil.example./2", "https://evil.example/3"]
    with serving() as web:
        web.answers = {"/on": to("http://evil.example/4"), "/robots.txt": http()}
        told = crawl([*urls, web.url("/on")], web, names=names)
        without = crawl(urls, names=names, ROBOTSTXT_OBEY=False)
    assert set(told.outcomes) == {("blocked", "address")}
    assert set(without.outcomes) == {("blocked", "address")}


def test_a_redirect_to_another_protocol_is_blocked() -> None:
    targets = [
        "file:///etc/passwd",
        "data:text/html,hi",
        "javascript:alert(1)",
        "ftp://news.example/",
    ]
    with serving() as web:
        web.answers = {f"/{n}": to(target) for n, target in enumerate(targets)}
        told = crawl([web.url(path) for path in web.answers], web)
        asked = crawl([*targets[:2], targets[3]])
    assert told.outcomes == [("blocked", "scheme")] * 4
    assert asked.outcomes == [("blocked", "scheme")] * 3


def test_a_redirect_to_what_is_no_address_is_told() -> None:
    targets = {
        "http://[::1": "bad_address",
        "http://a b/": "robots_unreachable",
        "http://%zz/": "robots_unreachable",
        "//": "redirects",  # to the page itself
        "http://127.0.0.1:99999/": "bad_address",
    }
    with serving() as web:
        web.answers = {f"/{n}": to(target) for n, target in enumerate(targets)}
        told = crawl([web.url(path) for path in web.answers], web, RETRY_TIMES=0)
    assert dict(zip(targets, (row["reason"] for row in told.rows.values()), strict=True)) == targets


def test_redirects_in_a_loop_are_a_failure() -> None:
    with serving(myself=to("/myself")) as web:
        rounds = [f"/round?{n}" for n in range(8)]
        web.answers |= {path: to(following) for path, following in pairwise(rounds)}
        told = crawl([web.url("/myself"), web.url(rounds[0])], web)
    assert told.outcomes == [("failed", "redirects")] * 2
    assert len(web.asked()) == 2 * 6


# proxies


def test_a_proxy_of_the_environment_is_not_used() -> None:
    with serving() as proxy, serving(page=http()) as web:
        env = dict.fromkeys(["http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy"], proxy.url())
        told = crawl([web.url("/page")], web, env=env)
    assert told.outcomes == [("read", "")]
    assert proxy.connections == 0


def test_before_a_proxy_that_the_user_chose_names_are_checked() -> None:
    names = {"news.example": "93.184.215.14", "evil.example": "127.0.0.1"}
    pages = [f"http://{host}/page" for host in names]
    with serving() as proxy:
        proxy.answers = {pages[0]: http(), pages[1]: http()}
        env = {"http_proxy": proxy.url(), "no_proxy": ""}
        told = crawl(pages, names=names, env=env, HTTPPROXY_ENABLED=True)
        by_name = crawl(
            ["http://localhost/page", *pages[1:]], names=names, env=env, HTTPPROXY_ENABLED=True
        )
    assert told.outcomes == [("read", ""), ("blocked", "address")]
    assert by_name.outcomes == [("blocked", "address")] * 2
    assert {host for _, host, _ in proxy.log} == {""}
    assert [path for _, _, path in proxy.log] == ["http://news.example/robots.txt", pages[0]]
