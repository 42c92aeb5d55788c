"""Layouts known from other people's programs: what the page confirms is taken, nothing else."""

from __future__ import annotations

import pytest
from lxml.html import document_fromstring as html_of

from newscrawl import extract_article
from newscrawl.extraction.flow import flatten
from newscrawl.extraction.metadata import Metadata
from newscrawl.extraction.parts import locate
from newscrawl.sites.chinadaily import SITE
from newscrawl.sites.chinadaily.layouts import HONG_KONG as LAYOUT
from tests.extraction.family_pages import (
    FAMILIES,
    HONG_KONG,
    OLD,
    STORY,
    T2_XINHUA,
    T3A,
    T3B,
    T6,
    TITLE,
    WS,
    paras,
    sources,
)

WWW = f"https://www.chinadaily.com.cn/a/202611/18/{WS}.html"


@pytest.mark.parametrize(
    "body",
    [
        "<div id='Content'></div>",
        "<div id='Content'><a href='/china'>China</a> <a href='/world'>World</a></div>",
        "<div id='Content'><p>The beaches wait for visitors all year, in the rain and in the sun.</p></div>",
        "<div id='Content'><p>Boats go daily.</p><p>The beaches wait for visitors all year long.</p></div>",
    ],
    ids=["empty", "navigation", "teaser", "another story"],
)
@pytest.mark.parametrize("is_below", [True, False])
def test_an_element_that_holds_something_else_is_not_the_body(body: str, is_below: bool) -> None:
    head = f"<h1>{TITLE}</h1><div>By Gu Wen (China Daily) Updated: 2009-03-05 09:12</div>"
    story = f"<div class='x'>{paras(*STORY)}</div>"
    pieces = [head, story, body] if is_below else [body, head, story]
    html = f"<html><head><title>{TITLE}</title></head><body>{''.join(pieces)}</body></html>"
    article = extract_article(html.encode(), f"{OLD}/china/2009-03/05/content_7001.htm")
    assert article.title == TITLE
    assert (article.text or "").split("\n\n") == list(STORY)
    assert article.authors == ["Gu Wen"]
    assert sources(article)["text"] == "generic"


@pytest.mark.parametrize(
    "wrap", ["<div id='Content'>{}</div>", "<div id='Content'></div><div id='Content'>{}</div>"]
)
def test_nested_and_empty_elements_of_the_body(wrap: str) -> None:
    for known in (T6, T2_XINHUA):
        html = known.replace('<div id="Content">', wrap.format('<div id="Content">'), 1)
        html = (
            html
            if html.count("</div>") == html.count("<div")
            else html.replace("</body>", "</div></body>")
        )
        article = extract_article(html.encode(), WWW)
        assert (article.text or "").split("\n\n") == list(STORY)


def test_a_headline_of_hearsay_counts_only_if_the_page_agrees() -> None:
    other = "Trains leave on the hour"
    html = T3A.replace(f"<h2>{TITLE}</h2>", f"<h2>{other}</h2><div>{TITLE}</div>")
    article = extract_article(html.encode(), f"{OLD}/china/2011-02/01/content_11001.htm")
    assert article.title == TITLE
    assert sources(article)["title"] != "layout:edition"
    assert sources(extract_article(T3A.encode(), FAMILIES[3].url))["title"] == "layout:edition"


def test_an_info_line_of_hearsay_never_costs_the_writer() -> None:
    article = extract_article(T3B.encode(), FAMILIES[4].url)
    assert sources(article)["date_published"] == "text"
    assert article.byline == "Updated: 2012-12-14 09:48 By Gu Wen ( China Daily)"


def test_hong_kongs_layout_confirms_what_is_found() -> None:
    flow = flatten(html_of(HONG_KONG), None)
    parts = locate(flow, Metadata(html_title=TITLE), SITE, LAYOUT)
    assert parts.body_source == "layout:hk"
    assert [one.source for one in parts.titles] == ["layout:hk"]
