"""Feeds and sitemaps: what they name, however broken they are."""

from __future__ import annotations

import gzip
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.discovery import Link
from newscrawl.discovery.entries import MAX_BYTES, MAX_ENTRIES, unpacked
from newscrawl.discovery.feeds import Feed, Sitemap
from newscrawl.discovery.order import Window
from newscrawl.sites.chinadaily import BEIJING, SITE

FEED = Feed(SITE, SITE.feeds)
SITEMAP = Sitemap(SITE, SITE.sitemaps)
HERE = "https://www.chinadaily.com.cn/rss/china_rss.xml"
TODAY = date(2026, 11, 20)


def story(number: int) -> str:
    return f"https://www.chinadaily.com.cn/a/202611/18/WS{number:024x}.html"


def rss(*items: str) -> bytes:
    return f"<?xml version='1.0'?><rss><channel>{''.join(items)}</channel></rss>".encode()


def item(number: int, time: str = "") -> str:
    return f"<item><title>Harbour {number}</title><link>{story(number)}</link>{time}</item>"


@pytest.mark.parametrize(
    ("time", "moment"),
    [
        (
            "<pubDate>Wed, 18 Nov 2026 01:12:00 GMT</pubDate>",
            datetime(2026, 11, 18, 1, 12, tzinfo=UTC),
        ),
        # the forms of the site's own feeds
        ("<pubdate>2026-11-18 09:12:00</pubdate>", datetime(2026, 11, 18, 9, 12, tzinfo=BEIJING)),
        (
            "<pubDate>Wed, 18 Nov 2026 09:12:00</pubDate>",
            datetime(2026, 11, 18, 9, 12, tzinfo=BEIJING),
        ),
        ("<pubDate>yesterday</pubDate>", None),
        ("", None),
    ],
)
def test_an_item_gives_address_title_and_time(time: str, moment: datetime | None) -> None:
    assert FEED.read(rss(item(1, time)), HERE).links == [Link(story(1), "Harbour 1", moment)]


def test_odd_tags_and_bare_signs_cost_no_item() -> None:
    odd = "<AuthorName>Li & Na</AuthorName><content>&lt;p&gt;x&nbsp;y&lt;/p&gt; &nbsp;</content>"
    body = rss(item(1, odd), item(2), "\x0b", item(3))
    assert [link.url for link in FEED.read(body, HERE).links] == [story(1), story(2), story(3)]


def test_atom_links_stand_in_attributes() -> None:
    entry = f"<entry><title>A</title><link href='{story(1)}'/><updated>2026-11-18T09:12:00+08:00</updated></entry>"
    body = f"<feed xmlns='http://www.w3.org/2005/Atom'>{entry}</feed>".encode()
    (link,) = FEED.read(body, HERE).links
    assert (link.url, link.published) == (story(1), datetime(2026, 11, 18, 9, 12, tzinfo=BEIJING))


def test_what_is_no_article_of_the_site_is_left_out() -> None:
    others = (
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://elsewhere.example/a/1.html",
        "http://[::1",
    )
    items = [f"<item><link>{url}</link></item>" for url in others]
    assert [link.url for link in FEED.read(rss(*items, item(1)), HERE).links] == [story(1)]


def test_no_entity_is_expanded() -> None:
    body = (
        b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]><rss>'
        b"<item><title>&b;&a;</title><link>%s</link></item></rss>" % story(1).encode()
    )
    (link,) = FEED.read(body, HERE).links
    assert link.title is None


def urls(*entries: tuple[str, str]) -> str:
    return "".join(f"<url><loc>{url}</loc><lastmod>{day}</lastmod></url>" for url, day in entries)


def test_a_sitemap_names_articles_also_packed() -> None:
    body = f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{urls((story(1), '2026-11-18'))}</urlset>"
    plain = SITEMAP.read(body.encode(), HERE)
    assert [link.url for link in plain.links] == [story(1)]
    assert SITEMAP.read(gzip.compress(body.encode()), HERE) == plain


def test_an_index_of_sitemaps_names_its_parts() -> None:
    part = "https://www.chinadaily.com.cn/sitemap-2026-11.xml.gz"
    body = f"<sitemapindex><sitemap><loc>{part}</loc><lastmod>2026-11-18</lastmod></sitemap></sitemapindex>"
    (found,) = SITEMAP.read(body.encode(), HERE).lists
    assert (found.url, found.published) == (part, datetime(2026, 11, 18, tzinfo=BEIJING))


@pytest.mark.parametrize(
    ("window", "is_asked"),
    [
        (Window(), True),
        (Window(until=date(2026, 11, 1)), True),
        (Window(until=date(2026, 1, 1)), False),
    ],
)
def test_feeds_are_asked_for_days_that_they_hold(window: Window, is_asked: bool) -> None:
    assert bool(list(FEED.first_pages(window, TODAY))) is is_asked


@pytest.mark.parametrize("body", [b"", b"<", b"\x1f\x8bxx", b"no xml", b"<rss/>", b"\x00" * 50])
def test_what_is_no_feed_names_nothing(body: bytes) -> None:
    assert FEED.read(body, HERE).links == []


@given(st.binary(max_size=400))
def test_no_bytes_raise(body: bytes) -> None:
    FEED.read(body, HERE)
    FEED.read(b"<rss><item><link>" + body, HERE)


# Broken and hostile documents: what stands before and behind the fault is kept.

_LAUGHS = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
_DECLARED = {
    "laughs": f"<!ENTITY l0 'lol'>{_LAUGHS}",
    "quadratic": f"<!ENTITY l9 '{'a' * 100_000}'>",
    "loop": "<!ENTITY l9 '&l8;'><!ENTITY l8 '&l9;'>",
    "file": "<!ENTITY l9 SYSTEM 'file:///etc/passwd'>",
    "address": "<!ENTITY l9 SYSTEM 'http://127.0.0.1:9/x'>",
    "parameter": "<!ENTITY % l8 SYSTEM 'http://127.0.0.1:9/x.dtd'> %l8;",
    "markup": f"<!ENTITY l9 '<url><loc>{story(9)}</loc></url>'>",
}


def entry(number: int, more: str = "") -> str:
    return f"<url><loc>{story(number)}</loc>{more}</url>"


def found_in(body: str | bytes) -> list[int]:
    """The numbers of the stories that a sitemap names."""
    links = SITEMAP.read(body.encode() if isinstance(body, str) else body, HERE).links
    return [int(link.url[-29:-5], 16) for link in links]


@pytest.mark.parametrize("declared", _DECLARED.values(), ids=_DECLARED)
@pytest.mark.parametrize(
    ("hostile", "count"),
    [
        ("<url><loc>&l9;</loc></url>", 0),
        ("<url><loc>" + "&l9;" * 9_000 + "</loc></url>", 0),
        (entry(5, "<x>&l9;</x>"), 1),
        (entry(5, "<x a='&l9;'/>"), 1),
        ("<x a='&l9;'/>&l9;", 0),
    ],
    ids=["address", "many", "text", "attribute", "between"],
)
def test_entities_cost_no_address(declared: str, hostile: str, count: int) -> None:
    head = f"<?xml version='1.0'?><!DOCTYPE urlset [{declared}]>"
    body = f"{head}<urlset>{entry(1)}{hostile}{entry(2)}</urlset>"
    expected = [1, *[5] * count, 2]
    assert [number for number in found_in(body) if number != 9] == expected


@pytest.mark.parametrize(
    "fault",
    [
        *("&nbsp;", "a & b", "a &b=c;", "\x0b", "\x00\x1b[", "a < b", "<b>", "</b>", "</b></i>"),
        *("<a x=1>", "<a x='1' x='2'/>", "<q:a/>", "<?x", "<!-- a -- b -->", "\uffff", "]]>"),
        *("&#0;", "&#xD800;", "&#99999999;", "<?xml version='1.0'?>", "<a x='<'/>", "<<<>>>"),
        *("<a>" * 300, "<a>" * 90_000, f"&{'a' * 90_000};", f"<a x='{'y' * 999_999}'/>"),
        *("</urlset>", "</urlset><urlset>", "<url>", "<![CDATA[", "<loc>", "</url>"),
    ],
    ids=lambda fault: repr(fault)[:24],
)
@pytest.mark.parametrize("form", ["{0}", "<url><loc>{0}</loc></url>", "<url>{0}</url>"])
def test_a_fault_costs_no_address_before_or_behind_it(fault: str, form: str) -> None:
    body = f"<urlset>{entry(1)}{form.format(fault)}{entry(2)}{entry(3)}</urlset>"
    assert found_in(body) == [1, 2, 3]


@pytest.mark.parametrize(
    "address",
    [
        *("javascript:alert(1)", "http://[::1", "https://www.chinadaily.com.cn:99999/", "a b c"),
        *("data:text/html,x", "file:///etc/passwd", "x" * 100_000, "http://\x01", "//", "http:"),
    ],
    ids=lambda address: repr(address)[:24],
)
def test_a_bad_address_costs_no_other(address: str) -> None:
    bad = f"<url><loc>{address}</loc></url>"
    assert found_in(f"<urlset>{entry(1)}{bad}{entry(2)}</urlset>") == [1, 2]


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("Herons&nbsp;return", "Herons\xa0return"),
        ("Herons &mdash; boats", "Herons — boats"),
        ("Boats &amp; &lt;b&gt; &#8212; &#x4e2d;", "Boats & <b> — 中"),
        ("Boats & birds", "Boats & birds"),
        ("Q&A at the pier", "Q&A at the pier"),
        ("Boats\x0b &unknown;and birds", "Boats and birds"),
        ("<![CDATA[Boats & birds]]>", "Boats & birds"),
        ("<![CDATA[Boats <b>&]]> birds", "Boats <b>& birds"),
    ],
)
def test_titles_are_right_with_entities_of_html(printed: str, title: str) -> None:
    items = [f"<item><title>{printed}</title><link>{story(n)}</link></item>" for n in (1, 2, 3)]
    assert FEED.read(rss(*items), HERE).links == [Link(story(n), title) for n in (1, 2, 3)]


def test_an_item_may_hold_a_tag_called_url() -> None:
    body = rss(
        f"<item><title>A</title><image><url>/a.jpg</url></image><link>{story(1)}</link></item>"
    )
    assert FEED.read(body, HERE).links == [Link(story(1), "A")]


def test_what_stands_in_a_comment_is_no_entry() -> None:
    assert found_in(f"<urlset><!-- {entry(1)} -->{entry(2)}</urlset>") == [2]


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "utf-16", "latin-1", "no-such"])
@pytest.mark.parametrize("written", ["utf-8", "gbk", "utf-16"])
def test_a_charset_that_lies_costs_no_address(encoding: str, written: str) -> None:
    more = "<title>港口的鹭鸟今年多了三成</title>"
    head = f"<?xml version='1.0' encoding='{encoding}'?>"
    body = f"{head}<urlset>{entry(1, more)}{entry(2)}</urlset>".encode(written)
    assert SITEMAP.read(body, HERE).links == [
        Link(story(1), "港口的鹭鸟今年多了三成"),
        Link(story(2)),
    ]


def test_a_packed_sitemap_gives_what_can_be_unpacked() -> None:
    packed = gzip.compress(f"<urlset>{''.join(map(entry, range(3_000)))}".encode())
    assert len(found_in(packed + b"more")) == 3_000
    assert len(found_in(packed[:-8] + b"\x00" * 8)) == 3_000
    assert 1_000 < len(found_in(packed[: len(packed) // 2])) < 2_000


def test_a_bomb_is_cut_where_it_is_unpacked() -> None:
    bomb = gzip.compress(f"<urlset>{entry(1)}".encode() + b" " * 100_000_000)
    assert len(unpacked(bomb)) == MAX_BYTES
    assert found_in(bomb) == [1]


def test_entries_without_end_are_cut() -> None:
    body = f"<urlset>{''.join(map(entry, range(MAX_ENTRIES + 5)))}"
    assert len(found_in(body)) == MAX_ENTRIES
    assert found_in("<urlset>" + "<url>" * 500_000) == []


@pytest.mark.parametrize("body", ["<html><body><p>x", "%PDF", "{}", "<urlset/>", "\x89PNG\r\n"])
def test_what_is_no_sitemap_names_nothing(body: str) -> None:
    assert SITEMAP.read(body.encode("latin-1"), HERE).links == []


_XML = st.sampled_from(
    "<url> <loc> </loc> </url> <item> <link> </link> </item> &l; & &#xD800; <![CDATA[ ]]> <!-- --> "
    "<!DOCTYPE [ ]> <!ENTITY '> < /> <?xml ?> \x00 鹭".split(" ")
) | st.just(story(1))


@given(st.lists(_XML, max_size=20).map("".join))
def test_no_markup_raises_or_costs_the_entry_before_it(text: str) -> None:
    assert found_in(f"<urlset>{entry(7)}{text}")[0] == 7
