"""Odd servers and odd sites: what is allowed, rare, and seldom thought of."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import count

from tests.hostile.answers import http, index, redirect, sitemap, story
from tests.hostile.bench import Bench
from tests.hostile.certificates import self_signed
from tests.hostile.matrix_transport import ONCE, none_published, own_faults
from tests.hostile.row import row
from tests.hostile.server import HANG, KEEP, Answer, Server, serving

NO_PAGE = (
    *("204 No Content", "206 Partial Content", "300 Choices", "304 Not Modified"),
    *("305 Use Proxy", "306 X", "400 Bad", "401 Unauthorized"),
    *("402 Pay", "403 Forbidden", "405 Not Allowed", "406 X", "407 Proxy", "408 Timeout", "409 X"),
    *("418 Teapot", "421 Misdirected", "425 Early", "426 Upgrade", "431 Headers", "451 Legal"),
    *(
        "499 X",
        "500 Oops",
        "501 X",
        "505 X",
        "511 Network",
        "520 X",
        "599 X",
        "600 X",
        "777 X",
        "999 X",
    ),
)

A_PAGE = ("205 Reset Content", "208 X", "226 IM Used")
"""Odd ones that tell of success nevertheless: what comes whole with them is read."""


def articles_with(statuses: tuple[str, ...]) -> dict[str, bytes]:
    """An article for each status, whole."""
    return {f"/status/{status[:3]}": http(story(status[:3]), status) for status in statuses}


@row(
    "s1",
    f"{len(NO_PAGE) + len(A_PAGE)} status codes with a whole article each",
    f"published with {len(A_PAGE)} of them, each with a fate",
    "10",
)
def odd_statuses(place: Bench) -> None:
    faults: dict[str, bytes | Answer] = {**articles_with(NO_PAGE)}
    for status in ("204 No Content", "205 Reset Content", "304 Not Modified"):
        faults[f"/status/{status[:3]}-empty"] = http(b"", status, Content_Length=None)
    faults["/status/206-part"] = http(
        story("part")[:700], "206 Partial Content", Content_Range="bytes 0-699/4000"
    )
    own_faults(place, faults)
    place.list(place.put_good(articles_with(A_PAGE)), "/lists/odd")
    place.crawl(*ONCE)
    none_published(place)


def broken_heads() -> dict[str, bytes | Answer]:
    """Answers whose head is wrong; a client that guesses would read half a page, or another's."""
    page = story("head").encode()
    size = len(page)
    plain = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
    chunked = b"Transfer-Encoding: chunked\r\n"
    heads = {
        "negative": b"Content-Length: -1\r\n",
        "plus": b"Content-Length: +%d\r\n" % size,
        "hex": b"Content-Length: 0x%x\r\n" % size,
        "huge": b"Content-Length: " + b"9" * 400 + b"\r\n",
        "two": b"Content-Length: %d\r\nContent-Length: 9\r\n" % size,
        "list": b"Content-Length: %d, 9\r\n" % size,
        "word": b"Content-Length: many\r\n",
        "te-gzip": b"Transfer-Encoding: gzip\r\n",
        "te-both": b"Transfer-Encoding: gzip, chunked\r\n",
        "te-twice": chunked * 2,
        "te-unknown": b"Transfer-Encoding: xchunked\r\n",
        "te-and-length": chunked + b"Content-Length: %d\r\n" % size,
        "blank-name": b": x\r\nContent-Length: %d\r\n" % (size + 9),
        "space-name": b"Content-Length : %d\r\n" % (size + 9),
        "folded": b"X-A: a\r\n b\r\n\tc\r\nContent-Length: %d\r\n" % (size + 9),
        "no-colon": b"just words\r\nContent-Length: %d\r\n" % (size + 9),
        "nul": b"X-A: a\0b\r\nContent-Length: %d\r\n" % (size + 9),
    }
    made: dict[str, bytes | Answer] = {
        f"/head/{n}": plain + h + b"\r\n" + page for n, h in heads.items()
    }
    starts = {
        "0.9": page,
        "only-body": b"\r\n\r\n" + page,
        "version": b"HTTP/9.9 200 OK\r\n\r\n" + page,
        "no-version": b"HTTP 200 OK\r\n\r\n" + page,
        "lower": b"http/1.1 200 ok\r\n\r\n" + page,
        "status-word": b"HTTP/1.1 OK\r\n\r\n" + page,
        "status-long": b"HTTP/1.1 20000 OK\r\n\r\n" + page,
        "status-zero": b"HTTP/1.1 000 OK\r\n\r\n" + page,
        "status-minus": b"HTTP/1.1 -200 OK\r\n\r\n" + page,
        "icy": b"ICY 200 OK\r\n\r\n" + page,
        "ssh": b"SSH-2.0-OpenSSH_9.6\r\n",
        "tls": b"\x15\x03\x03\x00\x02\x02\x28",
        "switch": b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n" + page,
        "continue-only": b"HTTP/1.1 100 Continue\r\n\r\n",
        "nothing": b"",
        "blank": b"\r\n\r\n\r\n",
    }
    return made | {f"/start/{name}": raw for name, raw in starts.items()}


@row("s2", "33 broken heads of answers", "each with a fate, others go on", "10")
def heads(place: Bench) -> None:
    own_faults(place, broken_heads())
    place.crawl(*ONCE)
    # where the whole page came, it may be taken
    for article in place.articles():
        place.expect("visit 3 of that week" in article["text"], wanted=True, what=article["url"])


@row(
    "s3", "headers that inject, many cookies, multipart, other types", "read, or refused", "0/10/21"
)
def odd_headers(place: Bench) -> None:
    page = story("kind")
    kinds = (
        *("multipart/x-mixed-replace; boundary=x", "text/plain", "application/pdf", "image/png"),
        *("application/octet-stream", "text/html;;;charset", "text/html; charset=" + "x" * 5000),
        *("\x7f/\x7f", "a" * 5000, "application/json", "text/vnd.wap.wml", "message/rfc822", ""),
    )
    faults: dict[str, bytes | Answer] = {
        f"/kind/{n}": http(page, kind=kind) for n, kind in enumerate(kinds)
    }
    faults["/kind/cookies"] = http(page).replace(
        b"\r\n",
        b"\r\n"
        + b"".join(
            b"Set-Cookie: c%d=%s; Domain=127.0.0.1\r\n" % (n, b"v" * 100) for n in range(50)
        ),
        1,
    )
    faults["/kind/refresh"] = http(page, Refresh="0; url=/gone", Link="</gone>; rel=canonical")
    faults["/kind/attachment"] = http(
        page, Content_Disposition='attachment; filename="../../../etc/passwd"'
    )
    faults["/kind/auth"] = http(
        page, WWW_Authenticate="Basic", Clear_Site_Data='"*"', Alt_Svc='h3=":443"'
    )
    faults["/kind/hsts"] = http(page, Strict_Transport_Security="max-age=1", Location="/gone")
    own_faults(place, faults)
    place.crawl(*ONCE)


@row("s4", "connections that are kept and closed at random", "all in, once", "0")
def keep_alive(place: Bench) -> None:
    ends = (KEEP, KEEP, "close")
    for number in range(40):
        raw = http(story(number), Connection="keep-alive")
        place.web.pages[f"/kept/{number}"] = [Answer(raw, end=ends[number % 3])]
    urls = [place.web.url(f"/kept/{number}") for number in range(40)]
    place.count_on(urls, good=True)
    place.list(urls)
    place.crawl("-s", "CONCURRENT_REQUESTS_PER_DOMAIN=2")


@row("s5", "answers with a second answer behind them", "the second is nobody's", "0/10")
def smuggled(place: Bench) -> None:
    other = http(story("smuggled"), Connection="keep-alive")
    for number in range(6):
        raw = http(story(number), Connection="keep-alive") + other * 2
        place.web.pages[f"/pair/{number}"] = [Answer(raw, end=KEEP)]
    urls = [place.web.url(f"/pair/{number}") for number in range(6)]
    place.count_on(urls)
    place.list([*urls, *place.put_stories(4)])
    place.crawl("-s", "CONCURRENT_REQUESTS_PER_DOMAIN=1")
    for article in place.articles():
        place.expect("smuggled" in article["text"], wanted=False, what=article["url"])


@row("s6", "a list that names 20,000 articles", "read", "0")
def long_list(place: Bench) -> None:
    good = place.put_stories(3)
    # what is named last is asked for first
    place.list([*(place.web.url(f"/many/{n}") for n in range(20_000)), *good])
    place.crawl("-a", "limit=3")


@row("s6", "a sitemap of 50,000 entries, as many as one may have", "read; no long stall", "0")
def full_sitemap(place: Bench) -> None:
    good = place.put_stories(3)
    many = [place.web.url(f"/many/{n}") for n in range(49_997)]
    place.web.put("/lists/map", http(sitemap(*many, *good), kind="application/xml"))
    place.ways = replace(place.ways, sitemaps=(place.web.url("/lists/map"),))
    place.crawl("-a", "limit=3")


@row("s6", "a list that names 100,000 articles", "read, or told that it was not", "10")
def endless_list(place: Bench) -> None:
    good = place.put_stories(3)
    place.web.put("/lists/ok", http(index(good)))
    place.ways = replace(place.ways, lists=(place.web.url("/lists/ok"),))
    place.list(place.web.url(f"/many/{n}") for n in range(100_000))
    place.named = place.good.copy()
    end = place.crawl("-a", "limit=3")
    place.expect("/lists/news" in end.log, wanted=True, what="the log names the list")


@row(
    "s7",
    "an article that names 10,000 further pages, and one that goes round",
    "refused, or ends",
    "0/10",
)
def further_pages(place: Bench) -> None:
    links = "".join(f"<a href='/long_{n}'>{n}</a>" for n in range(10_000))
    pages = {
        "/long": http(story("long", links)),
        "/round": http(story("round", "<a href='/round'>2</a>")),
    }
    place.list([*place.put_bad(pages), *place.put_stories(3)])
    place.crawl(*ONCE)


STRANGE_DAYS = (
    *(
        "9999-12-31T23:59:59+00:00",
        "0000-00-00T00:00:00Z",
        "0001-01-01T00:00:00+23:59",
        "2026-02-30",
    ),
    *(
        "10000-01-01",
        "2026-13-01",
        "1970-01-01T00:00:00Z",
        "9999-12-31T23:59:59-23:59",
        "12/31/9999",
    ),
    *(
        "2026-11-27T25:61:61+99:99",
        "-2026-11-27",
        "Infinity",
        "NaN",
        "9" * 5000,
        "2026-W48-5",
        "٢٠٢٦-١١-٢٧",
    ),
    *("99999999999999", "1e308", "2026-11-27T10:00:00+0800[Asia/Shanghai]", "now", "\u2028", "0"),
)


@row(
    "s8",
    f"{len(STRANGE_DAYS)} articles of years 0, 9999 and of no year",
    "refused, or published",
    "0/10 then 0/10",
)
def strange_days(place: Bench) -> None:
    faults: dict[str, bytes | Answer] = {
        f"/day/{n}": http(story(n, day=day)) for n, day in enumerate(STRANGE_DAYS)
    }
    own_faults(place, faults)
    place.crawl(*ONCE)
    place.crawl(*ONCE)
    later = [a["date_published"] for a in place.articles() if a["date_published"] > "2100"]
    place.expect(later, [], "days that are not yet")


@row("s9", "one article under many addresses, at once", "one line", "0")
def same_article(place: Bench) -> None:
    head = '<link rel="canonical" href="/same/0">'
    page = http(story("same", head=head))
    place.list(place.put_bad({f"/same/{n}": page for n in range(8)}))
    place.crawl()
    place.expect(len(place.articles()), 1, "lines")


@row("s10", "pages that call themselves another article", "each with a fate; none twice", "0/10")
def false_names(place: Bench) -> None:
    good = place.put_stories(3)
    heads_ = {
        "other": f'<link rel="canonical" href="{good[0]}">',
        "og": f'<meta property="og:url" content="{good[1]}">',
        "away": '<link rel="canonical" href="https://www.chinadaily.com.cn/a/202611/20/WS65571297a310d5acd876f404.html">',
        "inside": f'<link rel="canonical" href="{place.inside.url("/secret")}">',
        "script": '<link rel="canonical" href="javascript:alert(1)">',
        "file": '<link rel="canonical" href="file:///etc/passwd">',
        "bad": '<link rel="canonical" href="http://[::1">',
        "long": f'<link rel="canonical" href="/{"a" * 100_000}">',
        "base": f'<base href="{place.inside.url("/")}"><link rel="canonical" href="secret">',
    }
    liars = {
        f"/liar/{name}": http(story(f"liar {name}", head=head)) for name, head in heads_.items()
    }
    # what is named last is asked for first
    place.list([*good, *place.put_bad(liars)])
    place.crawl("-s", "CONCURRENT_REQUESTS_PER_DOMAIN=1")
    # a page that is another text must not keep the real one out
    texts = {article["url"]: article["title"] for article in place.articles()}
    for number, url in enumerate(good):
        place.expect(texts.get(url), f"Lighthouse {number} shines", url)


@row(
    "s11", "pages that change between two runs, and with every answer", "no line twice", "0 then 0"
)
def changing(place: Bench) -> None:
    numbers = count()
    place.web.rules["/change/"] = lambda target: Answer(
        http(
            story(
                target[-1], f"<p>Visitor number {next(numbers)} signed the book of the house.</p>"
            )
        )
    )
    urls = [place.web.url(f"/change/{n}") for n in range(6)]
    place.count_on(urls, good=True)
    place.list(urls)
    place.crawl()
    place.crawl()
    place.expect(len(place.articles()), 6, "lines")


@row(
    "s12",
    "lists that differ with every answer; an empty and an erring list beside",
    "all in, once",
    "0/10 then 0/10",
)
def changing_lists(place: Bench) -> None:
    urls = place.put_stories(12)
    turns = count()
    place.web.rules["/lists/turn"] = lambda _: Answer(
        http(index(urls[: 6 + 6 * (next(turns) % 2)]))
    )
    place.web.put("/lists/empty", http("<html><body></body></html>"))
    place.web.put("/lists/error", http("oops", "500 Oops"))
    names = ("/lists/turn", "/lists/empty", "/lists/error")
    place.ways = replace(place.ways, lists=tuple(map(place.web.url, names)))
    place.crawl(*ONCE)
    place.crawl(*ONCE)


@row(
    "s13",
    "redirects to a login, to the home page, to another article",
    "none published as another",
    "0/10",
)
def led_astray(place: Bench) -> None:
    good = place.put_stories(2)
    place.web.put("/login", http("<html><title>Log in</title><form><input type=password></form>"))
    home = "".join(f"<p><a href='/story/{n}'>A story</a></p>" for n in range(40))
    place.web.put("/", http(f"<html><title>News</title><body>{home}</body></html>"))
    targets = {"/a/login": "/login?next=/a/login", "/a/home": "/", "/a/other": good[0]}
    place.list([*place.put_bad({name: redirect(to) for name, to in targets.items()}), *good])
    place.crawl(*ONCE)
    none_published(place)


@row(
    "s14",
    "addresses that are odd but right: escapes, dots, capitals, Unicode, long",
    "each once",
    "0/10",
)
def odd_addresses(place: Bench) -> None:
    names = (
        *(
            "/a%20b",
            "/a+b",
            "/%E4%B8%AD",
            "/a;b=c",
            "/a//b",
            "/A/B",
            "/a.b.",
            "/~x",
            "/a,b",
            "/a'b",
            "/a(b)",
        ),
        *(
            "/%2e%2e/%2e%2e/x",
            "/a%00b",
            "/a%0d%0ab",
            "/%3Cscript%3E",
            "/a?b",
            "/a?b=",
            "/a?=b",
            "/a?b=%26&c",
        ),
        *(
            "/CON",
            "/x" * 900,
            "/a%2Fb",
            "/%zz",
            "/a!b",
            "/a$b",
            "/a@b",
            "/a:b",
            "/a*b",
            "/a=b",
            "/-",
            "/_",
        ),
    )
    place.web.rules["/"] = lambda target: Answer(http(story(target[:60].replace("<", ""))))
    urls = [place.web.url(f"/odd{name}") for name in names]
    place.list(urls)
    place.crawl(*ONCE)
    manifest = place.manifests()[-1]
    place.expect(manifest["counts"]["discovered"] >= len(names) - 3, wanted=True, what="addresses")


@row("s15", "one page that hangs among many", "the others are written; the run ends", "0/10")
def one_hangs(place: Bench) -> None:
    hang = place.put_bad({"/hangs": Answer(end=HANG)})
    place.list([*hang, *place.put_stories(30)])
    place.crawl("-s", "CONCURRENT_REQUESTS_PER_DOMAIN=1", *ONCE)


@row("s16", "a redirect of robots.txt, list and articles to https and back", "ends", "0/10/20/22")
def https_and_back(place: Bench) -> None:
    secure = place.web.url("/story/0").replace("http:", "https:")
    faults: dict[str, bytes | Answer] = {
        "/secure": redirect(secure),
        "/upgrade": http("no", "426 X", Upgrade="TLS/1.0"),
    }
    own_faults(place, faults, stories=4)
    place.crawl(*ONCE)


@row(
    "s17",
    "a list behind redirects, one that redirects to an article, one in UTF-16",
    "all in",
    "0/10",
)
def moved_lists(place: Bench) -> None:
    urls = place.put_stories(6)
    place.web.put("/lists/moved", redirect("/lists/here", "301 X"))
    place.web.put("/lists/here", http(index(urls[:3])))
    place.web.put("/lists/astray", redirect("/story/0"))
    place.web.put(
        "/lists/wide", http(index(urls[3:]).encode("utf-16"), kind="text/html; charset=utf-8")
    )
    names = ("/lists/moved", "/lists/astray", "/lists/wide")
    place.ways = replace(place.ways, lists=tuple(map(place.web.url, names)))
    place.crawl(*ONCE)


@row(
    "s18",
    "a list cut in half, one that is a bomb, one with 60,000 attributes",
    "read again later; 10",
    "10 then 0/10",
)
def broken_lists(place: Bench) -> None:
    urls = place.put_stories(6)
    whole = http(index(urls[3:]))
    cut = http(index(urls[3:])[:120], Content_Length=5000)
    place.web.put("/lists/ok", http(index(urls[:3])))
    place.web.put("/lists/cut", cut, cut, cut, whole)
    place.web.put(
        "/lists/attributes", http("<html><a " + " ".join(f"a{i}=1" for i in range(60_000)) + ">")
    )
    names = ("/lists/ok", "/lists/cut", "/lists/attributes")
    place.ways = replace(place.ways, lists=tuple(map(place.web.url, names)))
    place.crawl("-s", "RETRY_TIMES=2")
    place.crawl()


@row("s19", "pages of tomorrow and of an hour ahead", "published with their day, or refused", "0")
def tomorrow(place: Bench) -> None:
    year = datetime.now(UTC).year + 1
    place.list(
        [
            *place.put_bad({"/ahead": http(story("ahead", day=f"{year}-12-31T00:00:00Z"))}),
            *place.put_stories(3),
        ]
    )
    place.crawl()
    place.expect(sorted(place.published()), [f"/story/{n}" for n in range(3)], "published")


@row("s20", "the same address 5,000 times in one list", "asked for once", "0")
def repeated(place: Bench) -> None:
    place.list(place.put_stories(2) * 2500)
    place.crawl()
    place.expect(sorted(place.web.count("/story").values()), [1, 1], "requests")


@row("s21", "every page names the home page as its own address", "all published", "0")
def one_canonical(place: Bench) -> None:
    head = '<link rel="canonical" href="/"><meta property="og:url" content="/">'
    place.list(place.put_good({f"/own/{n}": http(story(n, head=head)) for n in range(6)}))
    place.crawl()


@row(
    "s22",
    "a page that is later withdrawn, one that moves, one that comes late",
    "told, never twice",
    "0 then 0/10",
)
def withdrawn(place: Bench) -> None:
    gone, moved, late = (f"/life/{name}" for name in ("gone", "moved", "late"))
    place.web.put(gone, http(story("gone")), http("gone", "410 Gone"))
    place.web.put(moved, http(story("moved")), redirect("/story/0", "301 X"))
    place.web.put(late, http("not yet", "404 X"), http(story("late")))
    urls = [place.web.url(target) for target in (gone, moved, late)]
    place.count_on(urls)
    place.list([*urls, *place.put_stories(4)])
    place.crawl()
    place.crawl("-a", "refresh=all")
    place.expect(place.reasons("rejected").get(gone), "withdrawn", gone)


@row(
    "s23",
    "a clock of the server that is wrong, validators that lie",
    "no page lost, none twice",
    "0 then 0/10",
)
def lying_validators(place: Bench) -> None:
    lies: dict[str, dict[str, object]] = {
        "future": {
            "Last_Modified": "Fri, 31 Dec 9999 23:59:59 GMT",
            "Date": "Thu, 01 Jan 1970 00:00:00 GMT",
        },
        "nonsense": {"Last_Modified": "yesterday", "ETag": '"' + "e" * 9000 + '"'},
        "unquoted": {"ETag": "abc", "Age": "-5"},
        "star": {"ETag": "*", "Vary": "*"},
        "control": {"ETag": '"a\tb\x7f"', "Cache_Control": "max-age=" + "9" * 99},
    }
    urls = []
    for name, headers in lies.items():
        once = http(story(name), **headers)
        urls.append(
            place.web.put(
                f"/valid/{name}", once, http(b"", "304 Not Modified", Content_Length=None)
            )
        )
    place.count_on(urls, good=True)
    place.list(urls)
    place.crawl()
    place.crawl("-a", "refresh=all")


@row("s24", "304 without having asked", "no article, tried again", "10 then 0")
def unasked_304(place: Bench) -> None:
    nothing = http(b"", "304 Not Modified", Content_Length=None)
    urls = [place.web.put(f"/unasked/{n}", nothing, http(story(n))) for n in range(3)]
    place.count_on(urls, good=True)
    place.list([*urls, *place.put_stories(3)])
    place.crawl(*ONCE)
    place.crawl(*ONCE)


@row(
    "s25",
    "a list that answers 304 without having asked, and one that always does",
    "told",
    "10 then 0/10",
)
def list_304(place: Bench) -> None:
    urls = place.put_stories(4)
    nothing = http(b"", "304 Not Modified", Content_Length=None)
    place.web.put("/lists/late", nothing, nothing, http(index(urls)), nothing)
    place.ways = replace(place.ways, lists=(place.web.url("/lists/late"),))
    place.crawl(*ONCE)
    place.web.put("/lists/late", http(index(urls)))
    place.crawl(*ONCE)


@row("s26", "twenty hosts, each slow; one hundred pages", "all in", "0")
def many_hosts(place: Bench) -> None:
    servers = [Server() for _ in range(20)]
    place.others += servers
    with serving(*servers):
        urls = []
        for number, server in enumerate(servers):
            server.put("/robots.txt", http("User-agent: *\nAllow: /\n", kind="text/plain"))
            for page in range(5):
                target = f"/host/{number}/{page}"
                urls.append(server.put(target, Answer(http(story(f"{number}-{page}")), pause=0.2)))
        place.count_on(urls, good=True)
        place.list(urls)
        place.crawl()


@row(
    "s27",
    "stories that differ by capitals, a slash, an escape or a query only",
    "each once",
    "0/10",
)
def near_addresses(place: Bench) -> None:
    names = (
        "/n/a",
        "/n/A",
        "/n/a/",
        "/n/a%2Fb",
        "/n/a/b",
        "/n/a?page=1",
        "/n/a?page=2",
        "/n/%61b",
        "/n/ab?x=",
    )
    urls = [place.web.put(name, http(story(f"no {n}"))) for n, name in enumerate(names)]
    place.list(urls)
    place.crawl(*ONCE)
    place.expect(
        len(place.articles()) >= len(names) - 1, wanted=True, what=f"{len(place.articles())} of 9"
    )


@row(
    "s28",
    "lists in Atom, RDF, JSON, plain text and HTML in place of a feed",
    "what can be read is read",
    "0/10",
)
def other_feeds(place: Bench) -> None:
    good = place.put_stories(6)
    atom = (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="{good[0]}"/></entry></feed>'
    )
    space = (
        'xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
    )
    rdf = f"<rdf:RDF {space}><item><link>{good[1]}</link></item></rdf:RDF>"
    cdata = f"<rss><channel><item><link><![CDATA[ {good[2]} ]]></link></item></channel></rss>"
    guid = f"<rss><channel><item><guid>{good[3]}</guid></item></channel></rss>"
    utf16 = f'<?xml version="1.0" encoding="utf-16"?><rss><item><link>{good[4]}</link></item></rss>'
    bodies: list[str | bytes] = [
        atom,
        rdf,
        cdata,
        guid,
        utf16.encode("utf-16"),
        "{}",
        good[5],
        "<html>",
        "",
    ]
    feeds = [
        place.web.put(f"/lists/f{n}", http(body, kind="application/xml"))
        for n, body in enumerate(bodies)
    ]
    place.good -= {"/story/5"}
    place.named -= {"/story/5"}
    place.ways = replace(place.ways, feeds=tuple(feeds))
    place.crawl(*ONCE)


@row(
    "s29",
    "https: unsigned, ended, plain text, silence; http where the handshake comes",
    "none published",
    "0/10",
)
def bad_tls(place: Bench) -> None:
    unsigned = Server(tls=self_signed(place.folder))
    ended = Server(tls=self_signed(place.folder, days=-1))
    plain, silent = Server(), Server()
    silent.rules["/"] = lambda _: Answer(end=HANG)
    place.others += (unsigned, ended, plain, silent)
    with serving(*place.others):
        urls = [server.put("/tls", http(story("tls"))) for server in (unsigned, ended)]
        urls += [server.url("/tls").replace("http:", "https:") for server in (plain, silent)]
        urls += [unsigned.url("/tls?plain").replace("https:", "http:")]
        for server in place.others:
            server.put("/robots.txt", http("User-agent: *\nAllow: /\n", kind="text/plain"))
        place.count_on(urls)
        place.list([*place.put_stories(4), *urls])
        place.crawl(*ONCE)
    none_published(place)
