"""What is no page is refused before it is parsed; what stands behind a page's end is kept apart."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.extraction.markup import (
    MAX_BYTES,
    MAX_TAGS,
    Document,
    parse,
    refuse_bytes,
    refuse_text,
)
from newscrawl.items import Problem


def tree_of(text: str) -> Document:
    document = parse(text)
    assert isinstance(document, Document)
    return document


def text_of(text: str) -> str:
    return str(tree_of(text).root.text_content())


def code_of_bytes(body: bytes) -> str | None:
    problem = refuse_bytes(body)
    return problem and problem.code


def code_of_text(text: str) -> str | None:
    problem = refuse_text(text)
    return problem and problem.code


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (b"%PDF-1.7", "not_html"),
        (b"\x89PNG\r\n\x1a\n", "not_html"),
        (b"GIF89a", "not_html"),
        (b"\xff\xd8\xff\xe0", "not_html"),
        (b"PK\x03\x04", "not_html"),
        (b"\x1f\x8b\x08", "not_html"),
        (b"x" * (MAX_BYTES + 1), "too_large"),
        (b"x" * MAX_BYTES, None),
        (b"<p>x</p>", None),
        (b"\xef\xbb\xbf<p>x</p>", None),
        (b"PK is a word, and BM another", None),
        (b"\n%PDF is the sign of another kind of file", None),
    ],
    ids=lambda value: repr(value)[:20],
)
def test_bytes_are_refused_by_their_kind_and_size(body: bytes, code: str | None) -> None:
    assert code_of_bytes(body) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("\x00\x01\x02" * 20, "not_html"),
        ("ok " * 30 + "\x00" * 30, "not_html"),
        ("A page with one slip " * 10 + "\x00", None),
        ("<p>Tabs\t and\r\nlines\x0c are no binary</p>", None),
        ("<div " + "a=1 " * 30_000 + ">x</div>", "hostile_markup"),
        ("<p>" + "long text " * 30_000 + "</p>", None),
        ("<p>x</p>" * (MAX_TAGS // 2), None),
        ("<p>x</p>" * (MAX_TAGS // 2 + 1), "hostile_markup"),
        ("", None),
    ],
    ids=lambda value: repr(value)[:20],
)
def test_text_is_refused_where_parsing_would_not_end_well(text: str, code: str | None) -> None:
    assert code_of_text(text) == code


@pytest.mark.parametrize("text", ["", " \n", "<!-- only a comment -->", "<!-- one --><!-- two -->"])
def test_without_markup_there_is_no_tree(text: str) -> None:
    problem = parse(text)
    assert isinstance(problem, Problem)
    assert problem.code == "empty"


@pytest.mark.parametrize("end", ["</html>", "</HTML>", "</html >", "</body></html>\n"])
def test_what_stands_behind_the_end_is_parsed_apart(end: str) -> None:
    document = tree_of(
        f"<html><body><p>Herons return to the harbour.</p>{end}<a href='x'>pills</a>"
    )
    assert document.root.text_content().strip() == "Herons return to the harbour."
    assert document.tail is not None
    assert document.tail.text_content() == "pills"


@pytest.mark.parametrize("behind", ["", "\n \n", "<!-- served in 3 ms -->"])
def test_nothing_behind_the_end_is_no_tail(behind: str) -> None:
    document = tree_of(f"<html><body><p>Herons return.</p></body></html>{behind}")
    assert document.tail is None


def test_only_the_first_end_counts() -> None:
    document = tree_of("<html><body><p>Herons return to the harbour.</p></html>a</html>b")
    assert document.root.text_content() == "Herons return to the harbour."
    assert document.tail is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<?xml version="1.0" encoding="gbk"?><html><body>鹭鸟</body></html>', "鹭鸟"),
        ('<html><head><meta charset="gbk"></head><body>鹭鸟</body></html>', "鹭鸟"),
        ("just words", "just words"),
        ("<p>an unpaired \ud800 half", "an unpaired ? half"),
        ("<p>Tea &amp; coffee &copy;", "Tea & coffee ©"),
        ("<table><tr><td>a<div>b</table>", "ab"),
        ("<b><i>a</b></i>", "a"),
        ("<div>" * 1_000 + "deep", "deep"),
    ],
    ids=lambda value: repr(value)[:20],
)
def test_any_text_gets_a_tree(text: str, expected: str) -> None:
    assert text_of(text) == expected


@given(st.text(max_size=200) | st.text(alphabet="<>/!-htmlbody ='\"&;", max_size=200))
@settings(deadline=None)
def test_nothing_breaks_the_parser(text: str) -> None:
    document = parse(text)
    assert isinstance(document, Problem) or document.root is not None


def test_a_page_that_ends_early_keeps_what_follows() -> None:
    page = (
        "<html><body><h1>Herons</h1></body></html><div><p>" + "They came back. " * 9 + "</p></div>"
    )
    document = tree_of(page)
    assert "They came back" in str(document.root.text_content())
    assert document.tail is None


@pytest.mark.parametrize(
    "markup",
    [
        f"<img src='data:image/png;base64,{'A' * 200_000}'>",
        f"<script>if(a<b){{ {'x = y; ' * 9_000} }}</script>",
        f"<!-- <p {'word ' * 9_000} -->",
    ],
)
def test_large_tags_that_are_harmless_pass(markup: str) -> None:
    assert refuse_text(f"<html>{markup}</html>") is None
