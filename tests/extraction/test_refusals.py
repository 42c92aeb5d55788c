"""Pages that are no article are told from articles that look like them."""

from __future__ import annotations

import pytest

from newscrawl.demo.layouts.lists import Entry, Pager, language_list, www_list, zh_list
from newscrawl.extraction import read_page

URL = "https://www.chinadaily.com.cn/a/202611/18/WS6a1b9a00a310d5acd8760001.html"
SENTENCE = "The herons came back to the old harbour of Qinhe on Monday morning, said Gu Wen."
BRIEF = [SENTENCE] * 2
LONG = [f"{SENTENCE} It was day {number} of the season." for number in range(8)]
ENTRIES = [
    Entry(f"/a/202611/18/WS{number:024x}.html", f"Story {number}", "2026-11-18 09:12")
    for number in range(12)
]
BYLINE = "<span class='info_l'>By Gu Wen | China Daily | Updated: 2026-11-18 09:12</span>"


def page(
    title: str, story: list[str], *, head: str = "", more: str = "", byline: str = BYLINE
) -> str:
    lines = "".join(f"<p>{line}</p>" for line in story)
    return (
        f"<html><head><title>{title}</title>{head}</head><body><div class='lft_art'><h1>{title}</h1>"
        f"{byline}<div id='Content'>{lines}</div></div>{more}</body></html>"
    )


def refusal(html: str, url: str = URL) -> str | None:
    problem = read_page(html, url).article.refusal
    if problem:
        assert problem.field == "text"
        assert problem.detail
    return problem and problem.code


@pytest.mark.parametrize(
    ("title", "story"),
    [
        ("404 Not Found", []),
        ("404 Not Found", ["Sorry, that is all we know."]),
        ("Page not found", ["Go back to the first page."]),
        ("403 error", []),
        ("500 Internal Server Error", ["Try again later."]),
        ("Oops", ["The page you are looking for does not exist."]),
        ("Oops", ["This article is no longer available."]),
        ("Oops", ["Sorry!", "The requested document could not be found."]),
        ("Notice", ["The article has been removed by its author."]),
        ("提示", ["您访问的页面不存在"]),
        ("提示", ["对不起，该文章已删除。"]),
        ("页面找不到了", []),
    ],
)
def test_an_error_page_is_refused(title: str, story: list[str]) -> None:
    assert refusal(page(title, story, byline="")) == "error_page"
    # an article may speak of errors; a server's page names no writer
    assert refusal(page(title, story)) is None


@pytest.mark.parametrize(
    ("title", "story"),
    [
        ("Herons return", BRIEF),
        ("Errors and herons", BRIEF),
        ("Pages of a harbour's history", BRIEF),
        ("A town of 404 herons", BRIEF),
        ("Road 404 reopens after an error", LONG),
        ("Herons return", ["The page was not found in the archive, he said.", *LONG]),
        ("Herons return", [*BRIEF, *BRIEF, "The old document has been removed."]),
        ("鹭鸟回到老港", ["鹭鸟回到了沁河的老港口，渔民们在岸边等候已久。"]),
    ],
)
def test_an_article_that_speaks_of_errors_is_read(title: str, story: list[str]) -> None:
    assert refusal(page(title, story)) is None


def test_an_error_page_says_little_more_than_that() -> None:
    assert refusal(page("Road 404 reopens after an error", LONG, byline="")) is None


def test_a_page_that_calls_itself_a_list_is_one() -> None:
    assert refusal(page("Herons", LONG, head='<meta name="pagetype" content="2">')) == "list_page"
    assert refusal(page("Herons", LONG, head='<meta name="pagetype" content="1">')) is None


@pytest.mark.parametrize("layout", [www_list, zh_list, language_list])
def test_a_list_without_a_story_is_refused(layout: object) -> None:
    assert callable(layout)
    html = layout(ENTRIES, Pager(1, 1, None)).replace('<meta name="pagetype" content="2" />', "")
    assert refusal(html) == "list_page"


def test_an_article_beside_a_list_is_read() -> None:
    items = "".join(f'<div class="busBox3"><a href="{entry.href}">x</a></div>' for entry in ENTRIES)
    assert refusal(page("Herons return", LONG, more=items)) is None


def test_an_article_without_text_is_not_the_refusals_matter() -> None:
    assert refusal(page("Herons return", [])) is None


def test_the_rules_hold_on_every_host() -> None:
    assert (
        refusal(page("404 Not Found", [], byline=""), "https://harbour.example/1") == "error_page"
    )
    assert refusal(page("Herons return", BRIEF), "https://harbour.example/a/1.html") is None
