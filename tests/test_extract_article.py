"""The Python calls: what they give, and that no page breaks them."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl import extract_article, extract_text_article, problems, strip_text
from newscrawl.items import EXPORTED

NOW = datetime(2026, 11, 20, tzinfo=UTC)
URL = "https://www.chinadaily.com.cn/a/202611/18/WS6a1b9a00a310d5acd8760001.html"

PAGE = """<html><head><title>Herons return - Society - Chinadaily.com.cn</title>
<meta name="contentid" content="WS6a1b9a00a310d5acd8760001"></head><body>
<div class="lft_art"><h1>Herons return &amp;amp; fishermen cheer</h1>
<div class="info"><span class="info_l">By Gu Wen in Qinhe | China Daily | Updated: 2026-11-18 09:12</span></div>
<div id="Content"><p>The herons came back to the old harbour of Qinhe on Monday morning.</p>
<p>Fishermen had waited for them since the dredging ended in early spring.</p></div></div></body></html>"""


def test_every_field_stands_in_the_contract_order() -> None:
    row = extract_article(PAGE, URL).to_dict()
    assert tuple(row) == EXPORTED
    assert json.loads(json.dumps(row)) == row
    assert "removed" not in row


def test_entities_that_were_escaped_twice() -> None:
    assert extract_article(PAGE, URL).title == "Herons return & fishermen cheer"


def test_the_same_bytes_give_the_same_article_in_threads() -> None:
    with ThreadPoolExecutor(4) as pool:
        rows = list(pool.map(lambda _: extract_article(PAGE, URL).to_dict(), range(40)))
    assert all(row == rows[0] for row in rows)


def test_without_fetched_at_nothing_is_checked_against_the_clock() -> None:
    page = PAGE.replace("2026-11-18 09:12", "2031-01-02 03:04")
    far = extract_article(page, "https://elsewhere.example/story")
    assert far.date_published is not None
    assert far.date_downloaded is None
    now = datetime(2026, 11, 20, tzinfo=UTC)
    checked = extract_article(page, "https://elsewhere.example/story", fetched_at=now)
    assert checked.date_published is None
    assert checked.date_downloaded == "2026-11-20T00:00:00+00:00"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "empty"),
        (b"  \n ", "empty"),
        (b"<!-- nothing -->", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "not_html"),
        (bytes(range(32)) * 500, "not_html"),
        (b"%PDF-1.7 ...", "not_html"),
        (b"<p>" + b"x" * 10_000_000 + b"</p>", "too_large"),
        (b"<div " + b"a=1 " * 20_000 + b">x</div>", "hostile_markup"),
        (
            b"<html><title>404 Not Found</title><h1>404 Not Found</h1><p>Sorry.</p></html>",
            "error_page",
        ),
        ("<html><title>提示</title><p>您访问的页面不存在</p></html>".encode(), "error_page"),
        (b'<html><meta name="pagetype" content="2"><p>One.</p></html>', "list_page"),
        (b"<html><title>Only a title</title></html>", "missing"),
        (b"just some words", "missing"),
    ],
)
def test_what_is_no_article_is_refused_with_a_reason(body: bytes, code: str) -> None:
    found = problems(extract_article(body, URL))
    assert found
    assert found[0].code == code
    assert found[0].detail


@given(st.binary(max_size=2_000))
def test_no_bytes_break_the_call(body: bytes) -> None:
    article = extract_article(body, URL)
    assert article.to_dict() == extract_article(body, URL).to_dict()


_MARKUP = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<div style='display:none'>", "</div>", "<br>", "<a href='http://x.example/'>",
         "</a>", "<h1>", "</h1>", "<td>", "</html>", "<!--enpcontent-->", "<!--/enpcontent-->", "By Gu Wen",
         " Updated: 2016-05-17 ", "The herons came back to the harbour.", "主站蜘蛛池模板: 甲县| 乙县|",
         "(China Daily 06/09/2014 page3)", "Home > News", "<img src=a.jpg>", "[Photo/IC]", "\x00", "&amp;lt;"]
    ),
    max_size=40,
)  # fmt: skip


@given(_MARKUP)
def test_no_markup_breaks_the_call(pieces: list[str]) -> None:
    article = extract_article("".join(pieces), URL)
    assert all(removal.rule and removal.evidence for removal in article.removed)


@given(st.text(max_size=1_000))
def test_no_text_breaks_the_calls(text: str) -> None:
    extract_text_article(text, URL)
    clean, removed = strip_text(text)
    assert strip_text(clean)[0] == clean
    assert removed or clean == text


@pytest.mark.parametrize(
    "url",
    [
        "http://[::1",
        "http://u[/",
        "http://\u2100.cn/",
        "http://a:b@c:99999/",
        "http://xn--\ud800.cn/",
        "",
        " ",
        "no address",
        "javascript:void(0)",
        f"  {URL}\n",
        "https://x.example/" + "a" * 9000,
    ],
)
def test_no_address_breaks_the_reader(url: str) -> None:
    for article in (extract_article(PAGE, url), extract_text_article(PAGE, url)):
        json.dumps(article.to_dict(), ensure_ascii=False).encode()
    assert extract_article(PAGE, url).title


def test_blanks_around_an_address_change_nothing() -> None:
    assert extract_article(PAGE, f" {URL}\n").to_dict() == extract_article(PAGE, URL).to_dict()


@pytest.mark.parametrize(
    "date", ["0001-01-01 00:00 +1400", "9999-12-31 23:59 -1200", "2026-02-30 25:61", "0000-00-00"]
)
def test_no_date_breaks_the_reader(date: str) -> None:
    page = PAGE.replace("2026-11-18 09:12", date)
    head = page.replace("<head>", f"<head><meta name='publishdate' content='{date}'>")
    for url in (URL, None, "https://harbour.example/a"):
        extract_article(page, url, fetched_at=NOW)
        extract_article(head, url, fetched_at=NOW)
        extract_text_article(f"Herons return\nBy Gu Wen | {date}\nThe herons came back.", url)


def test_lone_surrogates_reach_no_line() -> None:
    page = PAGE.replace("Herons", "Her\ud800ons").replace("old harbour", "old \udfffharbour")
    json.dumps(extract_article(page, URL).to_dict(), ensure_ascii=False).encode()
    text = "Her\ud800ons return\nBy Gu Wen | 2026-11-18\nThe herons came back to the harbour."
    json.dumps(extract_text_article(text).to_dict(), ensure_ascii=False).encode()


@pytest.mark.parametrize(
    "hostile",
    [
        "<title>" + "a - " * 20_000 + "</title>",
        "<p>" + "[Photo " * 20_000 + "</p>",
        "<p>" + "(" * 100_000 + "</p>",
        "<p>" + "By " * 50_000 + "</p>",
        "<p>" + "1 " * 50_000 + "</p>",
        "<p>" + "来源：" * 30_000 + "</p>",
        "<p>" + "a,b|c_" * 30_000 + "</p>",
        "<meta name='keywords' content='" + "a," * 50_000 + "'>",
        "<b>" * 1_500 + "deep",
        "<a href='x'>" * 20_000,
        "<br>" * 50_000,
    ],
)
def test_hostile_lines_take_no_time(hostile: str) -> None:
    # quadratic patterns take half a minute here; the whole suite has a few
    extract_article(PAGE.replace("</div></div>", f"{hostile}</div></div>"), URL)
    extract_article(f"<html>{hostile}</html>", "https://harbour.example/a")
    extract_text_article(hostile, URL)
