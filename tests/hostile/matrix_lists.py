"""Lists, feeds and sitemaps that mislead: bad addresses, entities, traps; and addresses inside."""

from __future__ import annotations

import socket
from dataclasses import replace
from html import escape

from tests.hostile.answers import feed, http, index, packed, redirect, sitemap, story
from tests.hostile.bench import Bench, target_of
from tests.hostile.matrix_transport import ONCE, none_published
from tests.hostile.row import row
from tests.hostile.server import Answer, Server, serving

XML = "application/xml"


def inside_spellings(port: int) -> list[str]:
    """This machine, spelled in many ways."""
    hosts = [
        *("127.0.0.1", "127.0.0.1.", "127.1", "127.0.1", "0x7f.1", "0x7f000001", "2130706433"),
        *("017700000001", "0177.0.0.1", "127.000.000.001", "0", "0.0.0.0", "127.8.8.8"),  # noqa: S104
        *("localhost", "LOCALHOST.", "www.localhost", "a.b.localhost", "①②⑦.⓪.⓪.①", "127。0。0。1"),
        *(
            "[::1]",
            "[::]",
            "[::ffff:127.0.0.1]",
            "[::ffff:7f00:1]",
            "[0:0:0:0:0:0:0:1]",
            "[::127.0.0.1]",
        ),
        *("[64:ff9b::7f00:1]", "[::1%25lo]", "user:pw@127.0.0.1", "news.example@127.0.0.1"),
        *("ip6-localhost", "localhost.localdomain", socket.gethostname()),
    ]
    return [f"http://{host}:{port}/secret" for host in hosts]


@row(
    "13a",
    "32 spellings of this machine and other protocols, given by the user",
    "0 hits, blocked",
    "0/2/10/20/22",
)
def inside_by_name(place: Bench) -> None:
    secret = http(story("secret"))
    place.inside.put("/secret", secret)
    urls = inside_spellings(place.inside.port)
    six = Server(host="::1")
    with serving(six) if socket.has_dualstack_ipv6() else serving():
        urls += [f"http://[::1]:{six.port}/secret", f"http://localhost:{six.port}/secret"]
        place.list(place.put_stories(3))
        place.crawl(*ONCE, "-a", "urls=" + ",".join(url for url in urls if "," not in url))
        place.expect(six.connections, 0, "connections by IPv6")
    place.good.clear()
    place.named.clear()
    none_published(place)


@row(
    "13b",
    "redirects inside: 32 spellings, 3 hops, file:, data:, other ports",
    "0 hits, blocked or failed",
    "0/10",
)
def inside_by_redirect(place: Bench) -> None:
    place.inside.put("/secret", http(story("secret")))
    targets = inside_spellings(place.inside.port)
    targets += [
        "file:///etc/passwd",
        "data:text/html,<p>x",
        "ftp://127.0.0.1/x",
        "gopher://127.0.0.1:70/",
    ]
    targets += [
        f"//127.0.0.1:{place.inside.port}/secret",
        f"https://127.0.0.1:{place.inside.port}/secret",
    ]
    targets += [
        f"\\\\127.0.0.1:{place.inside.port}\\secret",
        f"http:\\\\127.0.0.1:{place.inside.port}/secret",
    ]
    targets += [f"http://127.0.0.1:{place.web.port}@127.0.0.1:{place.inside.port}/secret"]
    faults: dict[str, bytes | Answer] = {f"/to/{n}": redirect(t) for n, t in enumerate(targets)}
    faults["/hops/1"] = redirect("/hops/2")
    place.web.put("/hops/2", redirect("/hops/3", "307 X"))
    place.web.put("/hops/3", redirect(place.inside.url("/secret"), "308 X"))
    faults["/refresh"] = http("moved", Refresh=f"0; url={place.inside.url('/secret')}")
    meta = f'<meta http-equiv="refresh" content="0;url={place.inside.url("/secret")}">'
    faults["/meta-refresh"] = http(f"<html><head>{meta}</head></html>")
    place.list([*place.put_bad(faults), *place.put_stories(3)])
    place.crawl(*ONCE)
    none_published(place)
    blocked = [target for target, fate in place.fates().items() if fate[0] == "blocked"]
    place.expect("/hops/1" in blocked, wanted=True, what="the third hop is listed as blocked")


@row("13c", "lists, feeds and sitemaps that name addresses inside", "0 hits", "0/10")
def inside_by_list(place: Bench) -> None:
    place.inside.put("/secret", http(story("secret")))
    inside = [*inside_spellings(place.inside.port), "file:///etc/passwd", "data:text/html,x"]
    good = place.put_stories(6)
    place.list([good[0], *inside, good[1]])
    place.web.put("/lists/feed", http(feed(good[2], *inside, good[3]), kind=XML))
    place.web.put("/lists/map", http(sitemap(good[4], *inside, good[5]), kind=XML))
    parts = [f"<sitemap><loc>{escape(url)}</loc></sitemap>" for url in inside]
    place.web.put("/lists/maps", http(sitemap(*parts), kind=XML))
    place.ways = replace(
        place.ways,
        feeds=(place.web.url("/lists/feed"),),
        sitemaps=(place.web.url("/lists/map"), place.web.url("/lists/maps")),
    )
    place.crawl(*ONCE)
    none_published(place)


@row("13d", "a proxy from the environment", "not asked", "0")
def proxy(place: Bench) -> None:
    place.list(place.put_stories(3))
    names = ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")
    address = f"http://127.0.0.1:{place.inside.port}"
    place.crawl(environment=dict.fromkeys(names, address))


@row(
    "13",
    "redirects and sitemaps that lead to the second port, file:, data:",
    "0 hits, blocked",
    "0/10",
    needs_shared=True,
)
def shared_inside(place: Bench) -> None:
    assert place.shared
    shared = place.shared
    secret = f"http://127.0.0.1:{shared.second}/secret"
    others = [
        "file:///etc/passwd",
        "data:text/html,hi",
        f"http://0x7f000001:{shared.second}/secret",
    ]
    bad = ["/redirect-second", "/redirect-meta-ip", "/redirect-offsite", "/odd-links"]
    bad += [f"/redirect-to?u={url}" for url in (secret, *others, f"http://[::1]:{shared.second}/")]
    bad += [f"/meta-refresh-to?u={secret}", "/set-cookie?domain=localhost"]
    urls = [shared.url(target) for target in bad]
    place.count_on(urls)
    place.list([*place.put_stories(8), *urls, secret])
    place.ways = replace(place.ways, sitemaps=(shared.url("/sitemap-offsite.xml"),))
    place.crawl(*ONCE)
    none_published(place)


BAD_ADDRESSES = (
    *(
        "http://[::1",
        "http://127.0.0.1:99999/x",
        "javascript:alert(1)",
        "http://a b/",
        "//",
        "http:///x",
    ),
    *(
        "mailto:a@b.example",
        "http://",
        "::::",
        "http://127.0.0.1:x/",
        "http://[v1.a]/",
        "http://\udcff/",
    ),
    *(
        "http://" + "a" * 300 + ".example/",
        "/" + "a" * 100_000,
        "http://ex\x00ample/",
        "",
        " ",
        "\x01",
    ),
    *(
        "http://xn--/",
        "http://.../",
        "http://%00/",
        "http://127.0.0.1:0/",
        "http://127.0.0.1:-1/",
        "#",
        "?",
    ),
)


def unpaired(text: str) -> bytes:
    """As bytes, also what is no text."""
    return text.encode("utf-8", "surrogateescape")


@row(
    "14a",
    "25 bad addresses between good ones: list, feed, sitemap",
    "good ones before and after kept",
    "0/10",
)
def bad_addresses(place: Bench) -> None:
    good = place.put_stories(9)
    middle = list(BAD_ADDRESSES)
    place.web.put("/lists/page", http(unpaired(index([good[0], *middle, good[1]]))))
    place.web.put("/lists/feed", http(unpaired(feed(good[2], *middle, good[3])), kind=XML))
    place.web.put("/lists/map", http(unpaired(sitemap(good[4], *middle, good[5])), kind=XML))
    parts = [f"<sitemap><loc>{escape(url)}</loc></sitemap>" for url in middle]
    parts += [f"<sitemap><loc>{place.web.url('/lists/last')}</loc></sitemap>"]
    place.web.put("/lists/maps", http(unpaired(sitemap(*parts)), kind=XML))
    place.web.put("/lists/last", http(sitemap(*good[6:]), kind=XML))
    place.ways = replace(
        place.ways,
        lists=(place.web.url("/lists/page"),),
        feeds=(place.web.url("/lists/feed"),),
        sitemaps=(place.web.url("/lists/map"), place.web.url("/lists/maps")),
    )
    place.crawl(*ONCE, "-s", "NEWSCRAWL_FAILURE_TOLERANCE=1")


LAUGHS = (
    "<!DOCTYPE r [<!ENTITY a 'ha'>"
    + "".join(
        f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)


def xxe(url: str) -> str:
    """A head that tries to load what it should not."""
    return (
        f'<!DOCTYPE r SYSTEM "{url}/dtd" [<!ENTITY f SYSTEM "file:///etc/passwd">'
        f'<!ENTITY h SYSTEM "{url}/hit"><!ENTITY % p SYSTEM "{url}/p"> %p;]>'
    )


@row(
    "14b",
    "laughs, XXE, torn XML, wrong charsets, junk before and after; feeds and sitemaps",
    "good ones kept, 0 hits",
    "0/10",
)
def broken_xml(place: Bench) -> None:
    good = iter(place.put_stories(42))
    external = xxe(place.inside.url(""))
    feeds, sitemaps = [], []
    for number, make in enumerate((feed, sitemap)):
        entry = "<item><link>{}</link></item>" if make is feed else "<url><loc>{}</loc></url>"
        forms = {
            "laughs": make(next(good), entry.format("&i;"), next(good), head=LAUGHS),
            "xxe": make(next(good), entry.format("&f;&h;"), next(good), head=external),
            "torn": make(next(good), next(good)) + "<<>&&&<x",
            "middle": make(next(good), entry.format("http://x/?a&b&&"), "<<>&&& <", next(good)),
            "entities": make(
                next(good), "<title>a&nbsp;b &mdash; &undefined; & c\x01</title>", next(good)
            ),
            "before": "\n\n junk " + make(next(good), next(good)),
            "bom": "\ufeff" + make(next(good), next(good)),
            "end": make(next(good), next(good))[:-16],
            "gbk": make(next(good), next(good)).replace("?>", ' encoding="gbk"?>', 1),
        }
        urls = feeds if make is feed else sitemaps
        for name, text in forms.items():
            urls.append(place.web.put(f"/lists/{number}/{name}", http(text, kind=XML)))
        packed_up = packed(make(next(good), next(good)), "gzip")
        urls.append(place.web.put(f"/lists/{number}/gz", http(packed_up, kind="application/gzip")))
    for url in good:
        place.good.discard(target_of(url))
        place.named.discard(target_of(url))
    place.ways = replace(place.ways, feeds=tuple(feeds), sitemaps=tuple(sitemaps))
    place.crawl(*ONCE)


@row(
    "14",
    "XXE, laughs, malformed, empty, HTML in place of a sitemap",
    "good ones kept",
    "0/10/21",
    needs_shared=True,
)
def shared_xml(place: Bench) -> None:
    assert place.shared
    place.list(place.put_stories(3))
    names = ("ok", "malformed", "empty", "html", "laughs", "xxe", "offsite")
    place.ways = replace(
        place.ways, sitemaps=tuple(place.shared.url(f"/sitemap-{n}.xml") for n in names)
    )
    place.count_on([place.shared.url(f"/ok?{n}") for n in ("1", "2", "3", "4", "after")])
    place.crawl(*ONCE)
    place.expect(place.shared.asked("/xxe"), [], "external entities")


@row(
    "15",
    "RSS with HTML entities, a bare & and a control byte",
    "3 of 3",
    "0/10/21",
    needs_shared=True,
)
def shared_rss(place: Bench) -> None:
    assert place.shared
    place.ways = replace(place.ways, feeds=(place.shared.url("/rss-entities"),))
    place.count_on([place.shared.url(f"/ok?r{n}") for n in (1, 2, 3)])
    place.crawl(*ONCE)


CAP = ("-s", "NEWSCRAWL_MAX_LIST_PAGES=6")


@row("16a", "lists and sitemaps without end", "stops at the cap, says so", "0/10")
def traps(place: Bench) -> None:
    def calendar(target: str) -> Answer:
        number = int(target.rpartition("=")[2])
        url = place.web.put(f"/trap/{number}", http(story(number)))
        links = [url, place.web.url(f"/lists/calendar?d={number + 1}")]
        return Answer(
            http(index(links, f'<a class="next" href="/lists/calendar?d={number + 1}">next</a>'))
        )

    def maps(target: str) -> Answer:
        number = int(target.rpartition("=")[2])
        names = [f"/lists/maps?n={n}" for n in (number, 2 * number + 1, 2 * number + 2)]
        parts = [f"<sitemap><loc>{place.web.url(name)}</loc></sitemap>" for name in names]
        return Answer(http(sitemap(*parts), kind=XML))

    place.web.rules |= {"/lists/calendar": calendar, "/lists/maps": maps}
    place.ways = replace(
        place.ways,
        lists=(place.web.url("/lists/calendar?d=0"),),
        sitemaps=(place.web.url("/lists/maps?n=0"),),
        next_page="//a[@class='next']/@href",
    )
    end = place.crawl(*ONCE, *CAP)
    place.expect(sum(place.web.count("/lists/calendar").values()), 6, "calendar pages")
    maps_read = sum(place.web.count("/lists/maps").values())
    place.expect(maps_read <= 7, wanted=True, what=f"{maps_read} sitemaps")
    place.expect("NEWSCRAWL_MAX_LIST_PAGES" in end.log, wanted=True, what="the log says so")


@row(
    "16b",
    "a list with session ids, one that names itself, one that repeats, deep paths",
    "ends",
    "0/10",
)
def more_traps(place: Bench) -> None:
    stories = place.put_stories(4)
    seen = iter(range(10**6))

    def session(_: str) -> Answer:
        more = f'<a class="next" href="/lists/session?sid={next(seen):x}">next</a>'
        return Answer(http(index(stories, more)))

    def deep(target: str) -> Answer:
        return Answer(http(index(stories[:1], f'<a class="next" href="{target}a/">next</a>')))

    place.web.rules |= {"/lists/session": session, "/lists/deep/": deep}
    own = place.web.url("/lists/self")
    place.web.put(
        "/lists/self", http(index([own, *stories], f'<a class="next" href="{own}">next</a>'))
    )
    lists = ("/lists/session?sid=x", "/lists/deep/", "/lists/self")
    place.ways = replace(
        place.ways, lists=tuple(map(place.web.url, lists)), next_page="//a[@class='next']/@href"
    )
    place.crawl(*ONCE)
    for name in lists:
        count = sum(place.web.count(name.partition("?")[0]).values())
        place.expect(count <= 5, wanted=True, what=f"{name} asked for {count} times")


@row("16", "calendar, deep paths, session ids, sitemap loop", "ends", "0/10/21", needs_shared=True)
def shared_traps(place: Bench) -> None:
    assert place.shared
    names = ("/calendar?d=0", "/deepdir/a/", "/session")
    place.ways = replace(
        place.ways,
        lists=tuple(map(place.shared.url, names)),
        sitemaps=(place.shared.url("/sitemap-loop.xml?n=0"),),
    )
    place.crawl(*ONCE, *CAP)
    count = len(place.shared.asked("/sitemap-loop"))
    place.expect(count <= 7, wanted=True, what=f"sitemaps asked for: {count}")


VARIANTS = (
    "utm_source=a",
    "utm_source=b&utm_medium=c",
    "from=timeline",
    "spm=1.2.3",
    "fbclid=zzz",
    "gclid=1",
)


@row("17a", "one article by 10 tracking addresses, in list, feed and sitemap", "1 item", "0")
def tracking(place: Bench) -> None:
    (url,) = place.put_stories(1)
    urls = [
        url,
        *(f"{url}?{variant}" for variant in VARIANTS),
        f"{url}#top",
        f"{url}?",
        f"{url}?#x",
    ]
    place.list(urls)
    place.web.put("/lists/feed", http(feed(*urls), kind=XML))
    place.web.put("/lists/map", http(sitemap(*urls), kind=XML))
    place.ways = replace(
        place.ways, feeds=(place.web.url("/lists/feed"),), sitemaps=(place.web.url("/lists/map"),)
    )
    place.crawl()
    place.expect(len(place.articles()), 1, "articles")
    place.expect(sum(place.web.count("/story").values()), 1, "requests")


@row("17", "the shared page of tracking addresses", "1 address", "0/21", needs_shared=True)
def shared_tracking(place: Bench) -> None:
    assert place.shared
    place.ways = replace(place.ways, lists=(place.shared.url("/tracking"),))
    place.crawl()
    # of the last two nobody knows what they choose
    named = {"/ok", "/ok?x=", "/ok?%3F="}
    place.expect(set(place.shared.asked("/ok")) - named, set(), "addresses")
