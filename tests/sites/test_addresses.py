"""One article, one address; and no spelling that breaks the reading of it."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newscrawl.sites import domain_of, host_of
from newscrawl.sites.addresses import ArticleAddress, article_address, joined, normalised
from newscrawl.sites.chinadaily import SITE

WS = "WS6a1b9a00a310d5acd8760001"
STORY = f"https://www.chinadaily.com.cn/a/202611/18/{WS}.html"


@pytest.mark.parametrize(
    "url",
    [
        STORY,
        STORY.replace("https:", "http:"),
        STORY.replace("www.", ""),
        STORY.replace("www.", "global."),
        STORY + "?from=singlemessage&isappinstalled=0",
        STORY + "?utm_source=letter&utm_medium=mail#comments",
        STORY.replace(".html", "_1.html"),
        STORY.replace(".html", "_4.html"),
    ],
)
def test_every_spelling_of_a_story_is_one_address(url: str) -> None:
    address = article_address(url)
    assert (address.key, address.day) == (f"chinadaily:{WS}", date(2026, 11, 18))
    assert host_of(address.url).endswith("chinadaily.com.cn")


def test_a_further_page_asks_for_the_first() -> None:
    assert article_address(STORY.replace(".html", "_4.html")).url == STORY


def test_the_main_host_is_asked_for_what_its_aliases_serve() -> None:
    url = STORY.replace("www.", "africa.")
    assert article_address(url + "?spm=a1").url == STORY
    other = STORY.replace("www.", "govt.")
    assert article_address(other + "?spm=a1").url == other


def test_an_id_tells_the_day_exactly_unless_it_was_given_later() -> None:
    moment = datetime(2019, 5, 2, 0, 30, tzinfo=SITE.zone)
    for path_day, told, is_exact in (
        (date(2019, 5, 1), date(2019, 5, 2), True),
        (date(2013, 1, 25), date(2013, 1, 25), False),
    ):
        article_id = f"WS{int(moment.timestamp()):08x}{1:016x}"
        url = f"https://www.chinadaily.com.cn/a/{path_day:%Y%m/%d}/{article_id}.html"
        found = article_address(url)
        assert (found.day, found.is_exact) == (told, is_exact)


@pytest.mark.parametrize(
    "url",
    ["https://harbour.example/news?id=7", "https://www.chinadaily.com.cn/china/society?id=7"],
)
def test_without_a_sites_rule_the_address_is_its_own_key(url: str) -> None:
    assert article_address(f"{url}&fbclid=x#top") == ArticleAddress(url, url, None)


def test_a_mirrors_address_is_not_the_originals() -> None:
    address = article_address("http://m.qxwvz.example/m/qinhe/2016-05/17/content_1.htm")
    assert address.key == address.url == "http://m.qxwvz.example/m/qinhe/2016-05/17/content_1.htm"


@pytest.mark.parametrize("url", ["http://[::1", "https://harbour.example:99999/a"])
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        article_address(url)
    with pytest.raises(ValueError, match=r".+"):
        normalised(url)


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("http://127.0.0.1:8901/a", "127.0.0.1"),
        ("http://10.0.0.1/a", "10.0.0.1"),
        ("http://[::1]/a", "::1"),
        ("http://[::ffff:10.0.0.1]/a", "::ffff:10.0.0.1"),
        ("http://2130706433/a", "2130706433"),
        ("http://127.0.0x1/a", "127.0.0x1"),
        ("https://a.b.harbour.example/a", "harbour.example"),
        ("https://www.harbour.co.uk/a", "harbour.co.uk"),
        ("https://1.2.harbour.example/a", "harbour.example"),
        ("https://a.b.0xharbour/a", "b.0xharbour"),
        ("", ""),
    ],
)
def test_the_domain_of_an_ip_address_is_all_of_it(url: str, domain: str) -> None:
    assert domain_of(host_of(url)) == domain


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTPS://Harbour.Example/A", "https://harbour.example/A"),
        ("https://harbour.example", "https://harbour.example/"),
        ("https://harbour.example/a#top", "https://harbour.example/a"),
        ("https://harbour.example/a?b=2&a=1", "https://harbour.example/a?a=1&b=2"),
        ("https://harbour.example/a?utm_source=x&UTM_Medium=y", "https://harbour.example/a"),
        ("https://harbour.example/a?gclid=1&id=2&spm=3", "https://harbour.example/a?id=2"),
        ("https://harbour.example/a?from=timeline", "https://harbour.example/a"),
        # a plain `from` or `ref` may choose the page
        ("https://harbour.example/a?from=2&ref=b", "https://harbour.example/a?from=2&ref=b"),
        ("https://harbour.example/a?a=%26", "https://harbour.example/a?a=%26"),
        ("https://harbour.example/鹭", "https://harbour.example/%E9%B9%AD"),
        ("https://harbour.example/a b", "https://harbour.example/a%20b"),
    ],
)
def test_an_address_is_normalised(url: str, expected: str) -> None:
    assert normalised(url) == expected


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("2.html", "https://harbour.example/a/2.html"),
        ("/b", "https://harbour.example/b"),
        ("../b", "https://harbour.example/b"),
        ("//other.example/b", "https://other.example/b"),
        (" \n/b\t", "https://harbour.example/b"),
        ("?page=2", "https://harbour.example/a/1.html?page=2"),
        ("javascript:void(0)", None),
        ("mailto:gu@harbour.example", None),
        ("data:text/html,x", None),
        ("tel:110", None),
        ("http:///b", None),
        ("http://[::1", None),
        ("http://other.example:0/", None),
        ("http://other.example:99999/", None),
        ("http://other.example:port/", None),
    ],
)
def test_a_link_is_joined_to_its_page_or_is_none(href: str, expected: str | None) -> None:
    assert joined("https://harbour.example/a/1.html", href) == expected


def test_without_a_base_only_whole_addresses_are_links() -> None:
    assert joined(None, "/a") is None
    assert joined(None, None) is None
    assert joined(None, "https://other.example/b") == "https://other.example/b"
    assert joined("http://[::1", "/a") is None


# Pieces that addresses are made of, so that most of what is tried is nearly one.
_PIECES = st.sampled_from(
    [
        *"http https : // / ? # & = @ [ ] % %2 %2F %zz ; . .. :80 :99999 harbour.example xn-- 鹭 +".split(),
        *"utm_source= from=timeline spm a b=2 ' < > \\ www.chinadaily.com.cn /a/202611/18/".split(),
        *(WS, "_2.html", "2016-05/17/content_1.htm", " ", "\n", "\x00", "\ud800", '"'),
    ]
)
_LINKS = st.text(max_size=60) | st.lists(_PIECES, max_size=12).map("".join)
_HOSTS = st.sampled_from(["http://harbour.example", "HTTPS://www.chinadaily.com.cn"])
_WEB = st.builds("{}{}".format, _HOSTS, _LINKS)


@given(_WEB)
@settings(deadline=None, max_examples=500)
def test_normalising_twice_changes_nothing(url: str) -> None:
    try:
        clean = normalised(url)
    except ValueError:
        return
    assert normalised(clean) == clean


@given(_LINKS)
@settings(deadline=None, max_examples=500)
def test_nothing_but_a_value_error_is_raised(url: str) -> None:
    with suppress(ValueError):
        normalised(url)
    with suppress(ValueError):
        article_address(url)


@given(_WEB)
@example("http://harbour.example@\x1b")
@settings(deadline=None, max_examples=300)
def test_an_article_address_keeps_its_key(url: str) -> None:
    try:
        address = article_address(url)
    except ValueError:
        return
    assert article_address(address.url).key == address.key


@given(st.none() | _LINKS, st.none() | _LINKS)
@settings(deadline=None, max_examples=300)
def test_any_link_can_be_joined(base: str | None, href: str | None) -> None:
    url = joined(base, href)
    assert url is None or host_of(url)
