"""Pages made to stop a reader: refused at once, while honest pages of the same looks are read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from newscrawl import extract_article
from newscrawl.extraction.crowded_tags import MAX_ATTRIBUTES, has_crowded_tag
from newscrawl.extraction.decoding import decode
from newscrawl.extraction.flow import flatten
from newscrawl.extraction.markup import Document, parse
from newscrawl.extraction.refusals import MAX_LINES
from newscrawl.items import Problem
from newscrawl.json_lines import encode_line

STORY = [
    "The herons came back to the old harbour of Qinhe on Monday morning, a week late.",
    "Fishermen had waited for them since the dredging ended in the early spring.",
    "Boats will be free for children, and the old lighthouse opens its doors again.",
    "The town plans a small museum about its birds and boats for the coming year.",
]


def page(piece: str, *, behind: str = "") -> str:
    """A page with something in front of its story."""
    lines = "".join(f"<p>{line}</p>" for line in STORY)
    return (
        "<html><head><title>Herons return</title></head><body><h1>Herons return</h1>"
        f"{piece}{lines}{behind}</body></html>"
    )


def reason(markup: str) -> str | None:
    refusal = extract_article(markup, "https://news.example/a/1.html").refusal
    return refusal.code if refusal else None


# Levels

_NESTING = "div DIV b i font table ul svg foo x:y blockquote section article center".split()


@pytest.mark.parametrize("tag", _NESTING)
@pytest.mark.parametrize("number", [2_500, 45_000])
def test_a_page_nested_without_end_is_refused(tag: str, number: int) -> None:
    assert reason(page(f"<{tag}>" * number)) == "hostile_markup"
    assert reason(page("", behind=f"<{tag} class=a>" * number)) == "hostile_markup"


@pytest.mark.parametrize(
    "piece",
    [
        "<b><div></b></div>",  # ends that balance, of which a parser takes only every second one
        "<i></foo>",
        "<div><table></div>",
        "</p></b><span>",
        "&bogus;</x><font>",  # behind so many slips that a parser no longer reports them
    ],
)
def test_ends_that_close_nothing_do_not_hide_the_levels(piece: str) -> None:
    assert reason(page(piece * 9_000)) == "hostile_markup"


def test_what_stands_behind_the_end_is_bounded_too() -> None:
    assert reason(page("") + "<div>" * 3_000) == "hostile_markup"


@pytest.mark.parametrize(
    "piece",
    [
        "<p>Herons.",
        "<li>Herons.",
        "<br>",
        "<img src=/a.jpg>",
        "<hr>",
        "<form>",
        "<b>Herons.</b>",
        "<table><tr><td>Herons.</table>",
        "<meta name=a>",
    ],
)
def test_tags_that_nest_nothing_do_not_count(piece: str) -> None:
    assert reason(page(piece * 4_000)) is None


@pytest.mark.parametrize(
    "piece",
    [
        "<!-- " + "<div>" * 9_000 + " -->",
        "<script>var a = '" + "<div>" * 9_000 + "';</script>",
        "<style>/* " + "<div>" * 9_000 + " */</style>",
        "<p title='" + "<div>" * 9_000 + "'>Herons.</p>",
        "<textarea>" + "<div>" * 9_000 + "</textarea>",
        "<div>" * 1_500 + "Herons." + "</div>" * 1_500,
        "<font>" * 1_000,
    ],
    ids=lambda piece: piece[:12],
)
def test_what_only_looks_like_levels_is_read(piece: str) -> None:
    article = extract_article(page(piece), "https://news.example/a/1.html")
    assert article.refusal is None
    assert STORY[-1] in (article.text or "")


# Attributes


def many(form: str, number: int = MAX_ATTRIBUTES + 1) -> str:
    return "".join(form.format(i) for i in range(number))


@pytest.mark.parametrize(
    "form",
    [
        *("a{0} ", "a{0}=1 ", "a{0}\n", "a{0}\t", "a{0}=1 /", "a{0}/", "a{0}=''", 'a{0}="<>"'),
        *("a{0}='>' ", "a{0}=< ", "a{0}='\"'", "a{0} = {0} ", "A{0}=x'\"/ ", "属{0} "),
    ],
)
@pytest.mark.parametrize("tag", ["p", "x:y", "html", "TABLE", "script"])
def test_a_tag_with_attributes_without_end_is_refused(tag: str, form: str) -> None:
    assert reason(page(f"<{tag} {many(form)}>x</{tag}>")) == "hostile_markup"


@pytest.mark.parametrize(
    "before",
    [
        "<!-- it's -->",
        "<!-->",
        '<script>if (a < b) { c = "it\'s"; }</script>',
        '<p title="it\'s">',
        "a < b and it's <",
        "<!doctype it's>",
        '<style>a::before { content: "\'" }</style>',
    ],
)
def test_nothing_before_it_hides_such_a_tag(before: str) -> None:
    crowd = many("a{0}='>' ")
    assert reason(page(f"{before * 3}<p {crowd}>x</p>")) == "hostile_markup"


@pytest.mark.parametrize(
    "piece",
    [
        "<p a=1>Herons.</p>" * 4_000,
        "<p " + many("a{0}=1 ", 900) + ">Herons.</p>",
        f"<script>if (i <b) {{ {'x = y; ' * 9_000} }}</script>",
        f"<!-- <p {'word ' * 9_000} -->",
        f"<p title='{'a=1 ' * 9_000}'>Herons.</p>",
        f"<p>3 < 4 and {'so on ' * 9_000}</p>",
        f"<title>a <b {'so on ' * 9_000}</title>",
    ],
    ids=lambda piece: piece[:12],
)
def test_what_only_looks_like_attributes_is_read(piece: str) -> None:
    assert reason(page(piece)) is None


_PIECES = st.sampled_from(
    "<p|<p |a|b|=|\"|'| |/|>|<|<!--|-->|--!>|--|<script>|</script>|</script|<style |</style>|<title>"
    "|</title>|</p|</p>|<!x|<?x|</ |x|\n|<textarea>|</textarea>|<i a b c d e f g>|<!-->|<!--->|<svg>"
    "|<![CDATA[|]]>|<iframe>|</iframe>|<noscript>|&lt;|<!doctype html>".split("|")
)  # fmt: skip
_CROWD = f"<em {many('a{0} ')}>"


@given(st.lists(_PIECES, max_size=12).map("".join))
@settings(max_examples=150)
def test_a_parser_never_sees_a_tag_that_was_overlooked(before: str) -> None:
    text = f"<html><body>{before}{_CROWD}"
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    root = html.document_fromstring(text.encode(), parser=parser)
    attributes = max(len(one.attrib) for one in root.iter() if isinstance(one.tag, str))
    assert attributes <= MAX_ATTRIBUTES or has_crowded_tag(text)


# Lines


@pytest.mark.parametrize(
    "piece", ["<p>By Li Na (China Daily)</p>", "<p>Photo by Li Na</p>", "x<hr>"]
)
def test_a_page_of_lines_without_end_is_refused(piece: str) -> None:
    assert reason(page(piece * (MAX_LINES + 1))) == "hostile_markup"
    assert reason(page("") + piece * (MAX_LINES + 1)) == "hostile_markup"


# A story as JSON


def story(content: str) -> str:
    return json.dumps({"title": "Herons return", "content": content})


@pytest.mark.parametrize(
    "content", ["<div>" * 3_000, f"<p {many('a{0} ')}>", "<p>x</p>" * 60_000, "x<hr>" * 12_000]
)
def test_the_markup_in_a_story_as_json_is_bounded_too(content: str) -> None:
    url = "https://enapp.chinadaily.com.cn/a/202611/18/AP6a1b9a00a310d5acd8760001.html"
    article = extract_article(story(content), url)
    assert (article.refusal and article.refusal.code) == "hostile_markup"
    assert article.text is None


@pytest.mark.shared
def test_no_real_page_is_refused(shared: Path) -> None:
    pages = sorted((shared / "data").glob("*/pages/*.html"))
    assert len(pages) > 400
    read = {one.name: parse(decode(one.read_bytes())) for one in pages}
    assert [name for name, document in read.items() if isinstance(document, Problem)] == []
    lines = [
        len(flatten(one.root, None).blocks) for one in read.values() if isinstance(one, Document)
    ]
    assert max(lines) * 3 < MAX_LINES


# Half pages

_WHOLE = page("<p>Updated: 2026-11-18</p><script>var a = 1 < 2;</script><!-- story -->")


def cut(before: str) -> str:
    """The page up to a text of it, this included."""
    return _WHOLE[: _WHOLE.index(before) + len(before)]


@pytest.mark.parametrize(
    "half",
    [
        cut("var a"),
        cut("<!-- st"),
        cut(STORY[1]) + "</",
        cut(STORY[1]) + "</p><p class='a",
        cut(STORY[1]) + "</p",
        cut("The town plans a small"),
        cut("and the old light"),
        cut(STORY[1]) + "</p><style>.a {",
    ],
    ids=lambda half: half[-12:],
)
def test_a_page_that_was_cut_is_refused(half: str) -> None:
    assert reason(half) == "cut_off"


@pytest.mark.parametrize(
    "whole",
    [
        _WHOLE,
        _WHOLE + "<!-- served in 3 ms",
        _WHOLE.replace("</body></html>", ""),
        _WHOLE.replace("</body></html>", "<p>Copyright 2026 by Harbour News"),
        _WHOLE.replace("</body></html>", "</body"),
        _WHOLE.replace("</p>", "").replace("</body></html>", ""),
        "".join(f"<p>{line}</p>" for line in STORY) + "<p>A fragment of a page, and no",
        _WHOLE.replace("</body></html>", "<p>Water below 3 < 4 degrees.</p>"),
    ],
    ids=lambda whole: whole[-12:],
)
def test_a_page_that_only_lacks_its_ends_is_whole(whole: str) -> None:
    assert reason(whole) is None


# Numbers and letters that are none


@pytest.mark.parametrize(
    "value",
    ["NaN", "-Infinity", "1e999", "9" * 5_000, '"\\ud800"', "[" * 900 + "]" * 900, "[" * 99_999],
    ids=lambda value: value[:12],
)
@pytest.mark.parametrize("name", ["headline", "datePublished", "keywords", "author", "@type"])
def test_values_that_are_none_reach_no_line(name: str, value: str) -> None:
    record = f'{{"@type": "NewsArticle", "{name}": 1, "{name}": {value}}}'
    article = extract_article(
        page(f'<script type="application/ld+json">{record}</script><p>2026-11-18</p>'), None
    )
    row = json.loads(encode_line(article), parse_constant=pytest.fail)
    assert row["text"] == "\n\n".join(STORY)
    url = "https://enapp.chinadaily.com.cn/a/202611/18/AP6a1b9a00a310d5acd8760001.html"
    story_line = encode_line(extract_article(record.replace(name, "title"), url))
    json.loads(story_line, parse_constant=pytest.fail)
