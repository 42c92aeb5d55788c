"""Feeds and sitemaps: what they name, however broken they are."""

from __future__ import annotations

import gzip
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.discovery import Link
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
