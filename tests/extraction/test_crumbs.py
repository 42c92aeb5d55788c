"""Breadcrumbs in one line and in several, and the lines that only look like one."""

from __future__ import annotations

import pytest

from newscrawl import extract_text_article
from newscrawl.extraction.crumbs import breadcrumb_lines, breadcrumbs, is_breadcrumb
from newscrawl.items import Block

TITLE = "Herons return to the harbour"
BYLINE = "By Gu Wen (chinadaily.com.cn) Updated : 2016-05-17"
STORY = [
    "The herons came back to the old harbour of Qinhe on Monday morning.",
    "Fishermen had waited for them since the dredging ended in early spring.",
]


@pytest.mark.parametrize(
    "line",
    [
        "Home -> News",
        "Home --> News",
        "Home→News",
        "首页＞要闻",
        "首页 | 要闻",
        "Your location: Home > News",
        "Your location: News > Travel",
        "您的位置：首页 -> 要闻",
        "您的位置：要闻 > 社会",
        "您现在的位置：首页 > 要闻",
        "你所在的位置：首页 > 要闻",
    ],
)
def test_a_breadcrumb_is_told_by_its_signs(line: str) -> None:
    assert is_breadcrumb(Block(line))


@pytest.mark.parametrize(
    "line",
    [
        "Home",
        "News -> Travel",
        "News | Travel | Business",
        "Your location: Qinhe",
        "Your location: a -> b means that the birds have moved to b.",
        "Homes > flats, builders say",
        "首页",
        "位置：沁河",
    ],
)
def test_other_lines_are_none(line: str) -> None:
    assert not is_breadcrumb(Block(line))


def test_a_bar_of_links_is_no_breadcrumb_and_a_line_with_names_that_are_none_is() -> None:
    line = "Home | News | Travel | Business"
    assert not is_breadcrumb(Block(line, link_chars=len("HomeNewsTravelBusiness")))
    assert is_breadcrumb(Block(line, link_chars=len("Home")))


@pytest.mark.parametrize(
    ("lines", "steps"),
    [
        (["Home", ">", "News"], ["News"]),
        (["Home", ">", "News", ">", "Top News"], ["News", "Top News"]),
        (["Home >", "News >"], ["News"]),
        (["Home >", "News >", "Top News"], ["News", "Top News"]),
        (["Home", "> News", "> Top News"], ["News", "Top News"]),
        (["首页", "->", "要闻"], ["要闻"]),
        (["Home", "/", "News"], ["News"]),
        (["Home >"], []),
    ],
)
@pytest.mark.parametrize("byline", [[BYLINE], []])
def test_a_breadcrumb_of_several_lines(
    lines: list[str], steps: list[str], byline: list[str]
) -> None:
    article = extract_text_article("\n".join([*lines, TITLE, *byline, *STORY]))
    assert (article.title, article.section) == (TITLE, steps)
    assert article.text == "\n\n".join(STORY)


@pytest.mark.parametrize(
    "lines", [["Home", ">", "News"], ["Home >", "News >"], ["Home > News"], ["首页", "> 要闻"]]
)
def test_below_the_byline_it_is_no_text(lines: list[str]) -> None:
    article = extract_text_article("\n".join([TITLE, BYLINE, *lines, *STORY]))
    assert article.text == "\n\n".join(STORY)


@pytest.mark.parametrize(
    "lines",
    [
        ["Home", "A sub-heading"],
        ["Home: a tale of two harbours"],
        ["Home > is a key of the board."],
        ["Home", "> 100 birds came back."],
        [STORY[0], "Home > News"],
    ],
)
def test_lines_of_a_story_that_look_alike_are_text(lines: list[str]) -> None:
    article = extract_text_article("\n".join([TITLE, BYLINE, *lines, *STORY]))
    assert article.text == "\n\n".join([*lines, *STORY])


def test_the_line_behind_the_last_sign_is_the_headline_where_no_other_is_left() -> None:
    blocks = [Block(line) for line in ("Home >", "News >", "Herons return")]
    assert [crumb.end for crumb in breadcrumbs(blocks)] == [2]
    assert breadcrumb_lines([*blocks, Block("They came back.")]) == {0, 1}
