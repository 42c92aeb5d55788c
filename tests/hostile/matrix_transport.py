"""Faults on the way: half bodies, endless answers, redirects, and servers that ask for patience."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise
from random import Random

from tests.hostile.answers import http, packed, redirect, story
from tests.hostile.bench import Bench
from tests.hostile.row import row
from tests.hostile.server import CLOSE, HANG, KEEP, RESET, Answer

ONCE = ("-s", "RETRY_TIMES=0")
"""Faults that stay need no second try."""


def shared_faults(place: Bench, *targets: str, stories: int = 10) -> list[str]:
    """Let a list name faults of the shared server, between healthy articles of it."""
    assert place.shared
    good = [place.shared.url(f"/site/a/{i}?n={stories}") for i in range(stories)]
    bad = [place.shared.url(target) for target in targets]
    place.count_on(good, good=True)
    place.count_on(bad)
    place.list([*good[: stories // 2], *bad, *good[stories // 2 :]])
    return bad


def own_faults(place: Bench, faults: dict[str, bytes | Answer], stories: int = 6) -> None:
    """Let a list name faults of our server, between healthy articles."""
    good, bad = place.put_stories(stories), place.put_bad(faults)
    place.list([*good[: stories // 2], *bad, *good[stories // 2 :]])


def none_published(place: Bench) -> None:
    """Only the good pages may be published."""
    place.expect(sorted(place.published().keys() - place.good), [], "published")


@row(
    "6",
    "body cut: length, chunks, no length, half gzip, bad CRC",
    "none published",
    "10",
    needs_shared=True,
)
def half_bodies(place: Bench) -> None:
    shared_faults(
        place,
        *("/truncated-length", "/truncated-chunked", "/bad-chunk", "/no-length-fin"),
        *("/gzip-truncated", "/gzip-bad-crc", "/reset-mid-body", "/nested-gzip"),
        *("/wrong-encoding?as=gzip", "/wrong-encoding?as=br", "/wrong-encoding?as=deflate"),
    )
    place.crawl(*ONCE)
    none_published(place)


def halves() -> dict[str, bytes | Answer]:
    """Whole articles of which something is missing; each would pass for an article."""
    page = story("half", "<p>The last paragraph.</p>" * 400)
    cuts: dict[str, bytes | Answer] = {}
    for encoding in ("gzip", "deflate", "br", "zstd"):
        body = packed(page, encoding)
        cuts[f"/half/{encoding}"] = http(body[: len(body) * 2 // 3], Content_Encoding=encoding)
        cuts[f"/less/{encoding}"] = http(body[:-1], Content_Encoding=encoding)
    gz = packed(page, "gzip")
    flipped = bytearray(gz)
    flipped[-6] ^= 0xFF
    half = page[: len(page) // 2].encode()
    chunks = b"%x\r\n%s\r\n" % (len(half), half)
    chunked = {"Content_Length": None, "Transfer_Encoding": "chunked"}
    return cuts | {
        "/half/crc": http(bytes(flipped), Content_Encoding="gzip"),
        "/half/second-member": http(gz + packed(page, "gzip")[:-9], Content_Encoding="gzip"),
        "/half/twice": http(packed(gz, "br")[:-3], Content_Encoding="gzip, br"),
        "/half/no-length": http(half, Content_Length=None),
        "/half/in-a-tag": http(half + b'<p class="sto', Content_Length=None),
        "/half/length": http(half, Content_Length=len(half) + 1),
        "/half/reset": Answer(http(half, Content_Length=None), end=RESET),
        "/half/chunks": http(**chunked) + chunks,
        "/half/chunk": http(**chunked) + chunks[:-40],
        "/half/chunk-size": http(**chunked) + chunks + b"-5\r\nxx\r\n0\r\n\r\n",
        "/half/last-chunk": http(**chunked) + chunks + b"0\r\n",
    }


@row("6a", "19 more half bodies: br, zstd, deflate, members, chunks", "none published", "10")
def half_bodies_here(place: Bench) -> None:
    own_faults(place, halves())
    place.crawl(*ONCE)
    none_published(place)


def wholes() -> dict[str, bytes]:
    """Whole articles in rare but honest forms."""
    chunked = {"Content_Length": None, "Transfer_Encoding": "chunked"}

    def chunks(page: str, extension: str = "", trailer: str = "") -> bytes:
        body = page.encode()
        pieces = [body[i : i + 700] for i in range(0, len(body), 700)]
        sent = b"".join(b"%x%s\r\n%s\r\n" % (len(p), extension.encode(), p) for p in pieces)
        return sent + b"0\r\n" + trailer.encode() + b"\r\n"

    def members(page: str) -> bytes:
        half = len(page) // 2
        return packed(page[:half], "gzip") + packed(page[half:], "gzip")

    whole = {
        f"/whole/{e}": http(packed(story(e), e), Content_Encoding=e)
        for e in ("gzip", "deflate", "br", "zstd")
    }
    hint = b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n"
    go_on = b"HTTP/1.1 100 Continue\r\n\r\n"
    return whole | {
        "/whole/members": http(members(story("m")), Content_Encoding="gzip"),
        "/whole/x-gzip": http(packed(story("x"), "gzip"), Content_Encoding="x-gzip"),
        "/whole/GZIP": http(packed(story("G"), "gzip"), Content_Encoding="GZIP"),
        "/whole/identity": http(story("i"), Content_Encoding="identity"),
        "/whole/twice": http(packed(packed(story("t"), "gzip"), "br"), Content_Encoding="gzip, br"),
        "/whole/no-length": http(story("n"), Content_Length=None),
        "/whole/no-end-tag": http(story("e").removesuffix("</html>")),
        "/whole/chunk-extension": http(**chunked) + chunks(story("c"), ';name="a;b"'),
        "/whole/trailer": http(**chunked) + chunks(story("r"), trailer="X-Sum: 1\r\n"),
        "/whole/early-hints": hint * 3 + http(story("h")),
        "/whole/continue": go_on + http(story("g")),
        "/whole/line-feeds": http(story("l")).replace(b"\r\n", b"\n"),
        "/whole/same-length-twice": http(story("s"), content_length=len(story("s").encode())),
        "/whole/no-reason": http(story("o"), "200"),
        "/whole/latin-header": http(story("p"), X_Name="Zürich"),
        "/whole/no-type": http(story("q"), kind=None),
        "/whole/old-version": http(story("v")).replace(b"HTTP/1.1", b"HTTP/1.0", 1),
    }


@row("2a", "21 rare but honest forms of an answer", "all published", "0")
def rare_forms(place: Bench) -> None:
    place.list([*place.put_good(wholes()), *place.put_stories(2)])
    place.crawl(*ONCE)
    place.expect(place.fates().keys() - place.good, set(), "fates")


@row(
    "10",
    "endless body and headers, slow, hang, garbage",
    "ended by a limit, others go on",
    "10",
    needs_shared=True,
)
def endless(place: Bench) -> None:
    shared_faults(
        place,
        *("/endless-chunked?mbps=0", "/endless-headers", "/slow-body?bps=1", "/slow-headers"),
        *("/hang", "/huge-header?kb=100", "/garbage", "/double-length", "/reset-at-once"),
    )
    place.crawl(*ONCE)
    none_published(place)


@row(
    "10a",
    "endless 1xx answers, trailers, drips; floods of headers",
    "ended by a limit, others go on",
    "10",
)
def endless_here(place: Bench) -> None:
    page = story("endless").encode()
    chunked = http(Content_Length=None, Transfer_Encoding="chunked")
    begun = http(Content_Length=10**9)
    hint = b"HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=x\r\n\r\n"
    flood = b"HTTP/1.1 200 OK\r\n" + b"".join(
        b"X-%d: %s\r\n" % (i, b"y" * 900) for i in range(2000)
    )
    faults: dict[str, bytes | Answer] = {
        "/endless/hints": Answer(hint, more=hint * 200),
        "/endless/header": Answer(b"HTTP/1.1 200 OK\r\nX-A: ", more=b"a" * 65536),
        "/endless/status": Answer(b"HTTP/1.1 200 ", more=b"a" * 65536),
        "/endless/cookies": Answer(
            b"HTTP/1.1 200 OK\r\n", more=b"Set-Cookie: a=" + b"b" * 4000 + b"\r\n"
        ),
        "/endless/chunk-size": Answer(chunked, more=b"0" * 65536),
        "/endless/extension": Answer(chunked + b"5;", more=b"x" * 65536),
        "/endless/tiny-chunks": Answer(chunked, more=b"1\r\na\r\n" * 5000),
        "/endless/trailer": Answer(chunked + b"0\r\n", more=b"X-T: " + b"t" * 4000 + b"\r\n"),
        "/endless/no-length": Answer(http(page, Content_Length=None), more=b"<p>more</p>" * 6000),
        "/endless/drip": Answer(begun + page, more=b"<", pause=0.5),
        "/endless/stall": Answer(begun + page, end=HANG),
        "/endless/silence": Answer(end=HANG),
        "/endless/half-head": Answer(b"HTTP/1.1 200 OK\r\nContent-Ty", end=HANG),
        "/endless/gzip": Answer(
            http(packed(page, "gzip")[:-8], Content_Length=None, Content_Encoding="gzip"), end=HANG
        ),
        "/flood/headers": flood + b"\r\n" + page,
    }
    own_faults(place, faults)
    place.crawl(*ONCE)
    none_published(place)


@row("12", "redirect loops", "listed as failures", "10", needs_shared=True)
def loops(place: Bench) -> None:
    shared_faults(place, "/redirect-loop", "/redirect-self", "/crlf-location")
    place.crawl(*ONCE)
    none_published(place)
    place.expect(place.fates()["/redirect-self"][0], "failed", "self")


@row("12a", "22 redirects that lead nowhere", "each with a fate", "10")
def broken_redirects(place: Bench) -> None:
    names = {
        "self": "/moved/self",
        "empty": "",
        "blank": " ",
        "slashes": "//",
        "scheme": "http://",
        "anchor": "#top",
        "query": "?again",
        "relative": "../gone",
        "unicode": "/gone/ü中",
        "spaces": "/gone/a b c",
        "bracket": "http://[::1",
        "port": "http://127.0.0.1:99999/",
        "percent": "/%zz%",
        "mail": "mailto:a@b.example",
        "script": "javascript:alert(1)",
        "nul": "/a\x00b",
        "long": "/" + "a" * 9000,
        "back": "\\\\127.0.0.1\\x",
        "user": "http://a:b@/x",
    }
    faults: dict[str, bytes | Answer] = {f"/moved/{n}": redirect(t) for n, t in names.items()}
    faults["/moved/nowhere"] = http(b"", "302 Found")
    faults["/moved/choices"] = http("<a href='/gone'>one</a>", "300 Multiple Choices")
    faults["/moved/two"] = redirect("/gone", location="/gone2")
    for n in range(3):
        place.web.put(f"/ring/{n}", redirect(f"/ring/{(n + 1) % 3}"))
    faults["/ring/0"] = redirect("/ring/1")
    own_faults(place, faults, stories=4)
    place.crawl(*ONCE)
    none_published(place)
    place.expect(
        {fate for fate, _ in place.fates().values()}
        <= {"written", "failed", "rejected", "blocked"},
        wanted=True,
        what="fates",
    )


@row("12b", "redirects that lead to an article", "published once", "0")
def good_redirects(place: Bench) -> None:
    hops = {
        f"/hop/{status}": redirect(f"/story/{n}", f"{status} Moved")
        for n, status in enumerate((301, 302, 303, 307, 308))
    }
    hops["/hop/far"] = redirect("/hop/301")
    hops["/hop/relative"] = redirect("../story/4")
    hops["/hop/absolute"] = redirect(place.web.url("/story/4"))
    place.list([*place.put_bad(hops), *place.put_stories(5)])
    place.crawl(*ONCE)
    place.expect(sorted(place.published().items()), [(f"/story/{n}", 1) for n in range(5)])


def longest_gap(times: list[float]) -> float:
    """The longest time between two requests, in seconds."""
    return max((b - a for a, b in pairwise(times)), default=0.0)


@row(
    "18",
    "429 and 503 with Retry-After 3",
    "the host is left alone for 3 s",
    "0/10",
    needs_shared=True,
)
def retry_after(place: Bench) -> None:
    bad = shared_faults(place, "/status?code=429&retry_after=3&times=1", stories=4)
    place.crawl()
    assert place.shared
    log = place.shared.log()
    times = [one["t"] for one in log if one["target"].startswith("/status")]
    place.expect(len(times), 2, f"requests for {bad}")
    place.expect(longest_gap(times) >= 2.9, wanted=True, what=f"gap {longest_gap(times):.1f} s")


@row("18a", "Retry-After in seconds, as a date, in the past, nonsense", "kept", "0/10")
def retry_after_here(place: Bench) -> None:
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=4), usegmt=True)
    past = format_datetime(datetime.now(UTC) - timedelta(days=9), usegmt=True)
    words = {
        "seconds": "2",
        "date": soon,
        "past": past,
        "nonsense": "soon",
        "minus": "-5",
        "empty": "",
    }
    urls = place.put_stories(3)
    for name, value in words.items():
        busy = Answer(http("busy", "503 Busy", Retry_After=value))
        urls.append(place.web.put(f"/busy/{name}", busy, Answer(http(story(name)))))
    place.count_on(urls)
    place.list(urls)
    place.crawl()
    for name, least in (("seconds", 1.9), ("date", 1.5)):
        times = [one.at for one in place.web.asked if one.target == f"/busy/{name}"]
        gap = longest_gap(times)
        place.expect(gap >= least, wanted=True, what=f"gap after {name} {gap:.1f} s")


_PIECES = (
    *(b"\r\n", b"\0", b"\xff", b": ", b"\r\n\r\n", b"0\r\n\r\n", b"<" * 50),
    *(b"Content-Encoding: gzip\r\n", b"Location: /x\r\n", b"Transfer-Encoding: chunked\r\n"),
)


def mutated(raw: bytes, rnd: Random) -> Answer:
    """An answer some of whose bytes are changed, gone or new, mostly in its head."""
    made = bytearray(raw)
    head = made.find(b"\r\n\r\n") + 4
    for _ in range(rnd.choice((1, 2, 5, 30))):
        at = rnd.randrange(min(len(made), head if rnd.random() < _IN_HEAD else len(made)) or 1)
        end = at + rnd.choice((0, 1, 1, 3, 50))
        made[at:end] = rnd.choice((b"", rnd.randbytes(end - at), rnd.choice(_PIECES)))
    return Answer(bytes(made), end=rnd.choice((CLOSE, CLOSE, CLOSE, RESET, KEEP)))


_IN_HEAD = 0.6
"""Share of the changes."""


@row(
    "10b",
    "200 whole and half answers with changed bytes",
    "each with a fate, no fault of ours",
    "10",
)
def changed_bytes(place: Bench) -> None:
    rnd = Random(7)  # noqa: S311 - the same answers in every run
    raws = [
        raw.raw if isinstance(raw, Answer) else raw
        for raw in (*wholes().values(), *halves().values())
    ]
    own_faults(place, {f"/mutated/{n}": mutated(rnd.choice(raws), rnd) for n in range(200)})
    place.crawl(*ONCE, "-s", "DOWNLOAD_TIMEOUT=1")
