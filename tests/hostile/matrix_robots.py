"""robots.txt in every mood, by RFC 9309."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from tests.hostile.answers import http, packed, redirect, story
from tests.hostile.bench import Bench
from tests.hostile.row import row
from tests.hostile.server import HANG, RESET, Answer, Server, serving

TEXT = "text/plain"


def moody(place: Bench, mode: str) -> None:
    """Crawl the shared server under one of its modes: no page may be fetched."""
    assert place.shared
    place.shared.tell(f"/_robots?mode={mode}")
    place.ways = place.ways.__class__(lists=(place.shared.url("/site/?n=5"),))
    place.crawl("-s", "RETRY_TIMES=0")
    place.expect(place.shared.asked("/site"), [], f"pages fetched under {mode}")


for _mode in ("500", "503", "429", "slow", "loop", "reset", "deny"):
    row("19", f"robots.txt: {_mode}", "no page fetched", "22", needs_shared=True)(
        partial(moody, mode=_mode)
    )


def lenient(place: Bench, mode: str) -> None:
    """Crawl the shared server under a mode that allows everything."""
    assert place.shared
    place.shared.tell(f"/_robots?mode={mode}")
    place.ways = place.ways.__class__(lists=(place.shared.url("/site/?n=5"),))
    place.count_on([place.shared.url(f"/site/a/{i}?n=5") for i in range(5)], good=True)
    place.crawl("-s", "RETRY_TIMES=0")


for _mode in ("404", "403", "garbage", "html", "huge", "late_deny"):
    row("19", f"robots.txt: {_mode}", "all published", "0", needs_shared=True)(
        partial(lenient, mode=_mode)
    )


def shortest_gap(times: list[float]) -> float:
    """The shortest time between two requests, in seconds."""
    return min((b - a for a, b in pairwise(times)), default=0.0)


@row("19", "robots.txt: Crawl-delay 2", "kept", "0", needs_shared=True)
def crawl_delay(place: Bench) -> None:
    assert place.shared
    place.shared.tell("/_robots?mode=delay")
    place.ways = place.ways.__class__(lists=(place.shared.url("/site/?n=3"),))
    place.count_on([place.shared.url(f"/site/a/{i}?n=3") for i in range(3)], good=True)
    place.crawl("-s", "CONCURRENT_REQUESTS_PER_DOMAIN=1", "-s", "DOWNLOAD_DELAY_JITTER=0")
    times = [one["t"] for one in place.shared.log() if one["target"].startswith("/site/a")]
    gap = shortest_gap(times)
    place.expect(gap >= 1.9, wanted=True, what=f"shortest gap {gap:.1f} s")


DENY = "User-agent: *\nDisallow: /story\n"
ALLOW = "User-agent: *\nAllow: /\n" + "# pad\n" * 500

DENIALS = {
    "carriage returns only": DENY.replace("\n", "\r"),
    "a byte order mark": "\ufeff" + DENY,
    "small letters and blanks": "  user-AGENT :  NewsCrawl  # us\n  disallow :/story\n",
    "comments before": "# pad\n" * 60_000 + DENY,
    "another charset": DENY.encode() + b"# \xb1\xb1\xbe\xa9\n",
    "NUL bytes beside": DENY.encode() + b"\x00" * 1000,
    "our group among others": "User-agent: other\nAllow: /\n\nUser-agent: a\nUser-agent: newscrawl\n"
    "Disallow: /story\n",
    "a pattern": "User-agent: *\nDisallow: /st*y/*\n",
    "a pattern that never ends": "User-agent: *\nDisallow: /"
    + "*a" * 3000
    + "\n"
    + "Disallow: /story\n",
    "HTML as its type": DENY,
}


def moods(place: Bench, robots: dict[str, Answer]) -> dict[str, Server]:
    """Crawl a host for each robots.txt, all in one run: one article on each, and some on ours."""
    servers = {name: Server() for name in robots}
    place.others += servers.values()
    with serving(*servers.values()):
        urls = [one.put(f"/story/{n}x", http(story(n))) for n, one in enumerate(servers.values())]
        for name, server in servers.items():
            server.put("/robots.txt", robots[name])
        place.count_on(urls)
        place.list([*place.put_stories(3), *urls])
        place.crawl("-s", "RETRY_TIMES=0")
    return servers


@row(
    "19a",
    f"{len(DENIALS)} spellings of a robots.txt that denies",
    "no article fetched",
    "0/10",
)
def denied(place: Bench) -> None:
    servers = moods(place, {name: Answer(http(body, kind=TEXT)) for name, body in DENIALS.items()})
    fetched = [name for name, server in servers.items() if server.count("/story")]
    place.expect(fetched, [], "fetched")


UNREACHABLE = {
    "599": Answer(http("no", "599 Odd")),
    "never": Answer(end=HANG),
    "torn off": Answer(http("User-agent", Content_Length=99), end=RESET),
    "cut": Answer(http("User-agent: *\nAllow: /\n", Content_Length=999, kind=TEXT)),
    "half gzip": Answer(http(packed(ALLOW, "gzip")[:-9], Content_Encoding="gzip", kind=TEXT)),
    "no HTTP": Answer(b"\x00\x01\x02" * 99),
    "nothing": Answer(b""),
    "endless headers": Answer(b"HTTP/1.1 200 OK\r\n", more=b"X-A: " + b"b" * 8000 + b"\r\n"),
    "a loop": Answer(redirect("/robots.txt")),
    "a slow one": Answer(http(ALLOW, Content_Length=9999, kind=TEXT), more=b"#", pause=0.5),
    "a login": Answer(redirect("http://[::1")),
}


@row(
    "19b",
    f"{len(UNREACHABLE)} ways in which a robots.txt fails",
    "no page fetched",
    "0/10",
)
def unreachable(place: Bench) -> None:
    servers = moods(place, UNREACHABLE)
    fetched = [name for name, server in servers.items() if server.count("/story")]
    place.expect(fetched, [], "fetched")


LENIENT = {
    "gone": Answer(http("no", "410 Gone")),
    "a teapot": Answer(http("no", "418 Teapot")),
    "empty": Answer(http("", kind=TEXT)),
    "bytes": Answer(http(bytes(range(256)) * 40, kind=TEXT)),
    "a page": Answer(http("<html><body>Disallow: /</body></html>")),
    "a picture": Answer(http(b"\x89PNG\r\n\x1a\n" + bytes(999), kind="image/png")),
    "packed": Answer(http(packed(ALLOW, "br"), Content_Encoding="br", kind=TEXT)),
    "a delay of no number": Answer(http("User-agent: *\nCrawl-delay: soon\n", kind=TEXT)),
    "a delay below nothing": Answer(http("User-agent: *\nCrawl-delay: -1\n", kind=TEXT)),
    "a delay that is none": Answer(http("User-agent: *\nCrawl-delay: nan\n", kind=TEXT)),
    "another's delay": Answer(http("User-agent: x\nCrawl-delay: 1e400\n", kind=TEXT)),
    "a rate": Answer(http("User-agent: *\nRequest-rate: 1/0\nVisit-time: x\n", kind=TEXT)),
    "a sitemap": Answer(http("Sitemap: http://[::1\nUser-agent: *\nDisallow:\n", kind=TEXT)),
    "odd patterns": Answer(
        http("User-agent: *\nDisallow: /%zz$*[(\\\nDisallow: *$*$\n", kind=TEXT)
    ),
}


@row("19c", f"{len(LENIENT)} odd robots.txt that allow", "articles fetched", "0/10")
def lenient_here(place: Bench) -> None:
    servers = moods(place, LENIENT)
    unasked = [name for name, server in servers.items() if not server.count("/story")]
    place.expect(unasked, ["odd patterns"] if "odd patterns" in unasked else [], "not fetched")


def refused(place: Bench, answer: Answer) -> None:
    """Crawl our server with a robots.txt that cannot be read."""
    place.web.put("/robots.txt", answer)
    place.list(place.put_stories(3))
    place.good.clear()
    place.named.clear()
    place.crawl("-s", "RETRY_TIMES=0")
    place.expect(sum(place.web.count("/lists").values()), 0, "lists fetched")


@row("19d", "the only robots.txt never answers", "nothing fetched", "22")
def silent(place: Bench) -> None:
    refused(place, Answer(end=HANG))


@row("19d", "robots.txt that redirects inside", "no page fetched, no hit", "22")
def inside(place: Bench) -> None:
    refused(place, Answer(redirect(place.inside.url("/robots.txt"))))


@row("19e", "robots.txt of 42 MB", "what was read counts", "0")
def long_robots(place: Bench) -> None:
    rules = "User-agent: *\nDisallow: /private\n" + "# pad\n" * 7_000_000
    place.web.put("/robots.txt", http(rules, kind=TEXT))
    secret = place.put_bad({"/private/1": http("secret")})
    place.list([*place.put_stories(3), *secret])
    place.crawl()
    place.expect(place.fates().get("/private/1", ("", ""))[0], "blocked", "private")


@row("19e", "robots.txt that never ends", "nothing fetched, or what was read counts", "0/22")
def endless_robots(place: Bench) -> None:
    rules = http("User-agent: *\nDisallow: /private\n", kind=TEXT, Content_Length=None)
    place.web.put("/robots.txt", Answer(rules, more=b"# pad\n" * 10_000))
    secret = place.put_bad({"/private/1": http("secret")})
    place.list([*place.put_stories(3), *secret])
    place.good.clear()
    place.named.clear()
    place.crawl("-s", "RETRY_TIMES=0")
    place.expect(sum(place.web.count("/private").values()), 0, "private pages fetched")


@row("19f", "Crawl-delay of 1 s", "kept", "0")
def crawl_delay_here(place: Bench) -> None:
    place.web.put("/robots.txt", http("User-agent: *\nCrawl-delay: 1\nAllow: /\n", kind=TEXT))
    place.list(place.put_stories(3))
    place.crawl("-s", "CONCURRENT_REQUESTS_PER_DOMAIN=1", "-s", "DOWNLOAD_DELAY_JITTER=0")
    times = [one.at for one in place.web.asked if one.target.startswith("/story")]
    gap = shortest_gap(times)
    place.expect(gap >= 0.9, wanted=True, what=f"shortest gap {gap:.1f} s")
