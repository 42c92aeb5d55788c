"""Whole runs: a healthy one, faults that pass, a site that is down or has changed."""

from __future__ import annotations

import csv
import io
import socket

from tests.hostile.answers import http, redirect, story
from tests.hostile.bench import Bench
from tests.hostile.row import row
from tests.hostile.server import RESET, Answer
from tests.hostile.site import WaysIn


def accounting(place: Bench, number: int, query: str) -> None:
    """Crawl the shared server's site of so many articles."""
    assert place.shared
    place.ways = WaysIn(lists=(place.shared.url(f"/site/?n={number}&{query}"),))
    urls = [place.shared.url(f"/site/a/{i}?n={number}&{query}") for i in range(number)]
    place.count_on(urls, good=True)


@row("1", "healthy, 300 pages", "all published", "0", needs_shared=True)
def healthy(place: Bench) -> None:
    accounting(place, 300, "seed=7")
    place.crawl()


@row(
    "2",
    "30 % fail twice: reset, 500, trunc, chunk, 429, 503, gz, empty",
    "all in",
    "0",
    needs_shared=True,
)
def transient(place: Bench) -> None:
    kinds = "reset,500,trunc,chunk,429,503,gz,empty"
    accounting(place, 60, f"fail=0.3&kinds={kinds}&times=2&seed=7")
    place.crawl()


@row(
    "3",
    "30 % fail more often than they are tried",
    "listed, then fetched by the next run",
    "10 then 0",
    needs_shared=True,
)
def lasting(place: Bench) -> None:
    accounting(place, 40, "fail=0.3&kinds=reset,500,503&times=3&seed=7")
    failing = place.crawl()
    place.expect(len(place.side_rows("failed")) > 0, wanted=True, what="failures are listed")
    place.expect("pages failed" in failing.log, wanted=True, what="the log says it")
    place.crawl()


@row("3a", "every kind fails in the first run", "listed, then fetched", "10 then 0")
def lasting_here(place: Bench) -> None:
    kinds = {
        "500": Answer(http("error", "500 Oops")),
        "reset": Answer(end=RESET),
        "cut": Answer(http(story("cut"), Content_Length=99_999)),
        "429": Answer(http("slow down", "429 Too Many Requests")),
        "garbage": Answer(bytes(range(256))),
    }
    urls = place.put_stories(3)
    for name, fault in kinds.items():
        # as often as it is tried in one run
        target = f"/flaky/{name}"
        url = place.web.put(target, fault, fault, fault, Answer(http(story(name))))
        place.count_on([url], good=True)
        urls.append(url)
    place.list(urls)
    place.crawl()
    place.expect(set(place.side_rows("failed")), {f"/flaky/{name}" for name in kinds}, "failed")
    place.crawl()


@row("4a", "site down; the name unknown", "yesterday's file untouched", "0 then 20 then 20")
def site_down(place: Bench) -> None:
    place.list(place.put_stories())
    place.crawl()
    before = {path: path.read_bytes() for path in place.output.glob("*.jsonl")}
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    place.ways = WaysIn(lists=(f"http://127.0.0.1:{port}/lists/news",))
    place.crawl("-s", f"NEWSCRAWL_PRIVATE_ADDRESSES=127.0.0.1:{port}")
    place.ways = WaysIn(lists=("http://news.invalid/lists/news",), host="news.invalid")
    place.crawl()
    after = {path: path.read_bytes() for path in place.output.glob("*.jsonl")}
    place.expect(after == before, wanted=True, what="published files are as before")


@row("5", "every page a soft 404", "all refused, yield alarm", "21", needs_shared=True)
def soft_404(place: Bench) -> None:
    assert place.shared
    urls = [place.shared.url(f"/soft-404?n={i}") for i in range(25)]
    place.list(urls)
    place.count_on(urls)
    place.crawl()
    place.expect(set(place.reasons("rejected").values()), {"error_page"})


@row("5a", "junk of other kinds on 22 of 25 pages", "refused with reasons, yield alarm", "21")
def all_junk(place: Bench) -> None:
    kinds = [
        *("", " \n\t ", "<html></html>", "<p>Welcome</p>", "{}", '{"error": "no such story"}'),
        "<html><body><script>location='/login'</script></body></html>",
        "<html><title>Domain for sale</title><body>Buy this domain today!</body></html>",
        "<html><title>Just a moment...</title><body>Enable JavaScript and cookies</body></html>",
        "<html><frameset><frame src='/a'></frameset></html>",
        "<!-- " + "nothing " * 500 + "-->",
    ]
    bad = place.put_bad({f"/junk/{n}": http(kinds[n % len(kinds)]) for n in range(22)})
    home = place.put_bad({f"/home/{n}": redirect("/welcome") for n in range(3)})
    place.web.put("/welcome", http("<html><title>Welcome</title><body><p>Our home page</p></body>"))
    place.list([*place.put_stories(3), *bad, *home])
    place.crawl()


@row("31", "memory limited to 400 MB", "ends by itself, the next run completes", "0/3/70 then 0")
def little_memory(place: Bench) -> None:
    big = "<p>An old keeper tells his tale.</p>" * 200_000
    place.list(
        [*place.put_stories(), *place.put_bad({f"/big/{n}": http(story(n, big)) for n in range(8)})]
    )
    place.crawl(address_space_mb=400)
    place.crawl()


HOSTILE = (
    "<p>=HYPERLINK(&quot;http://127.0.0.1/&quot;,&quot;x&quot;)</p><p>\x1b[31mred\x1b[0m \x1b]0;title\x07</p>"
    "<p>&lt;script&gt;alert(1)&lt;/script&gt; \u202ereversed\u202c \u2066isolated\u2069 \x9b31m</p>"
)

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@row("32a", "hostile text in log, CSV and JSON Lines", "escaped; no ESC, no formula", "0")
def hostile_text(place: Bench) -> None:
    stories = {
        f"/hostile/{n}": http(story(f"{sign}1+1|cmd", HOSTILE).replace("<h1>", f"<h1>{sign}1+1"))
        for n, sign in enumerate(("=", "+", "-", "@", "\t=", "\r=", "\x1b[2J"))
    }
    odd = place.put_bad({"/odd%1b[31m%0a%0d2026-11-28": http("no", "500 \x1b[31m\x07Oops")})
    place.list([*place.put_good(stories), *odd])
    place.crawl("-o", "out.csv", "-s", "LOG_LEVEL=DEBUG")
    text = (place.folder / "out.csv").read_bytes().decode()
    cells = [cell for line in csv.reader(io.StringIO(text, newline="")) for cell in line]
    place.expect([cell[:40] for cell in cells if cell.startswith(_FORMULA)], [], "formulas in CSV")
    place.expect([char for char in text if ord(char) < 32 and char not in "\r\n\t"], [], "CSV")
    lines = "".join(path.read_text() for path in place.output.glob("**/*.jsonl"))
    place.expect([char for char in "\x1b\x07\x9b\u202e\u2066" if char in lines], [], "JSON Lines")
    place.expect(text.count("alert(1)") >= 7, wanted=True, what="the text itself is kept")


@row("32", "the shared page of hostile text", "escaped; no ESC", "0/21", needs_shared=True)
def hostile_shared(place: Bench) -> None:
    assert place.shared
    urls = [place.shared.url("/xss")]
    place.count_on(urls)
    place.list([*place.put_stories(), *urls])
    place.crawl()
    lines = "".join(path.read_text() for path in place.output.glob("**/*.jsonl"))
    place.expect("\x1b" in lines, wanted=False, what="ESC in files")
