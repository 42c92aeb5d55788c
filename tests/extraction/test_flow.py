"""A tree as blocks: what ends a block, what hides one, what is never text."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from newscrawl.extraction.flow import Flow, flatten
from newscrawl.extraction.lines import BLANKS, Line
from newscrawl.extraction.markup import Document, parse


def flow_of(markup: str) -> Flow:
    document = parse(markup)
    assert isinstance(document, Document)
    return flatten(document.root, "https://news.example/a/1.html")


def texts(markup: str) -> list[str]:
    return [block.text for block in flow_of(markup).blocks]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>One <b>bold</b> word.</p><p>Two.</p>", ["One bold word.", "Two."]),
        ("<div>Bare text<p>inside</p>and after</div>", ["Bare text", "inside", "and after"]),
        ("<p>First.<br>Second.</p>", ["First.", "Second."]),
        ("<p>A broken<br>sentence.</p>", ["A broken sentence."]),
        (
            "<p>渔民们等了整整一个春天，直到疏浚工程结束，新的码头和渔市<br>才开放。</p>",
            ["渔民们等了整整一个春天，直到疏浚工程结束，新的码头和渔市才开放。"],
        ),
        ("<p>A sub-heading<br>A sentence.</p>", ["A sub-heading", "A sentence."]),
        ("<p>No end<br><br>new paragraph</p>", ["No end", "new paragraph"]),
        ("<p>Text<script>var x = 'not text';</script></p>", ["Text"]),
        ("<p>Text<style>p{}</style><noscript>none</noscript></p>", ["Text"]),
        ("<p>\xa0 Tea &amp;\n coffee\t</p>", ["Tea & coffee"]),
        ("<select><option>No</option></select><p>Yes</p>", ["Yes"]),
    ],
)
def test_blocks(markup: str, expected: list[str]) -> None:
    assert texts(markup) == expected


@pytest.mark.parametrize(
    "style",
    [
        "display:none",
        "DISPLAY : None;",
        "visibility:hidden",
        "position:absolute;left:-9999px",
        "text-indent:-5000px",
        "font-size:0",
        "font-size:0px",
        "opacity:0",
        "height:1px;overflow:hidden",
        "overflow:hidden;width:0",
        "position:fixed;right:-9999px",
        "bottom: -800px",
        "position:absolute;clip:rect(0 0 0 0)",
        "clip: rect(1px, 1px, 1px, 1px);",
        "clip-path:inset(100%)",
        "clip-path: inset(50%)",
        "transform: scale(0)",
        "transform:translateX(3px) scale3d(0, 0, 0)",
        "color:transparent",
        "font-size: 0;",
    ],
)
def test_hidden_text_is_a_block_apart(style: str) -> None:
    blocks = flow_of(f'<p>Seen <span style="{style}">unseen</span>text.</p>').blocks
    assert [(block.text, bool(block.hidden)) for block in blocks] == [
        ("unseen", True),
        ("Seen text.", False),
    ]


@pytest.mark.parametrize(
    "style",
    [
        "font-size:0.9em",
        "opacity:0.8",
        "left:-5px",
        "height:1px",
        "line-height:1; overflow:hidden",
        "overflow:hidden;outline-width:0",
        "",
        "margin-right:-500px",
        "right:-300px",
        "bottom:-20px",
        "clip:rect(0, 200px, 90px, 0)",
        "clip:auto",
        "clip-path:inset(10%)",
        "clip-path:inset(50% 0 0 0)",
        "transform:scale(0.5)",
        "transform:scale(1)",
        "background-color:transparent",
        "border-color: transparent",
        "background-clip:text;color:transparent",
    ],
)
def test_visible_text_is_not_hidden(style: str) -> None:
    assert [block.hidden for block in flow_of(f'<p style="{style}">Seen.</p>').blocks] == [""]


@pytest.mark.parametrize("tag", ["html", "body"])
def test_a_page_that_waits_for_its_script_is_not_hidden(tag: str) -> None:
    markup = "<html><body><p>Seen.</p></body></html>".replace(
        f"<{tag}>", f'<{tag} style="opacity:0">'
    )
    assert [block.hidden for block in flow_of(markup).blocks] == [""]


def test_links_are_counted_and_other_hosts_named() -> None:
    markup = (
        '<p>See <a href="//other.example/x">this</a>, <a href="/own">that</a>, '
        '<a href="http://[::1">broken</a>.</p>'
    )
    (block,) = flow_of(markup).blocks
    assert block.link_chars == len("thisthatbroken")
    assert block.link_hosts == ("other.example",)


@pytest.mark.parametrize(
    ("markup", "text", "said"),
    [
        ('<p>See <a href="//o.example/">this</a>, now.</p>', "See this, now.", ["this"]),
        ('<p>  \n See\n <a href="//o.example/">  this  one </a>  now. </p>', "See this one now.", [" this one "]),
        ('<p><a href="//o.example/">This</a></p>', "This", ["This"]),
        ('<p>A<a href="//o.example/">b<b>c</b>d</a>e</p>', "Abcde", ["bcd"]),
        ('<p><a href="//o.example/">b</a> <a href="//p.example/">c</a></p>', "b c", ["b", "c"]),
        ('<p>A sub-heading<br><a href="//o.example/">b</a> and more</p>', "A sub-heading b and more", ["b"]),
        (
            '<p>A line that is long enough to be one that was wrapped here<br>in the <a href="//o.example/">middle</a> of it.</p>',
            "A line that is long enough to be one that was wrapped here in the middle of it.",
            ["middle"],
        ),
        ('<p>See <a href="/own">this</a> and <a href="//o.example/">that</a>.</p>', "See this and that.", ["that"]),
        ('<p>See <a href="//o.example/"><img src="/p.jpg"></a>.</p>', "See .", []),
        ('<p>\u200bSee \xa0<a href="//o.example/">\ufeffthis</a></p>', "See this", ["this"]),
    ],
)  # fmt: skip
def test_links_name_their_span_of_the_text(markup: str, text: str, said: list[str]) -> None:
    block = next(block for block in flow_of(markup).blocks if block.text == text)
    assert block.raw == text
    assert [text[link.start : link.end].strip() for link in block.links] == [
        one.strip() for one in said
    ]
    assert all(0 <= link.start <= link.end <= len(text) for link in block.links)
    assert all(link.element.tag == "a" for link in block.links)


@given(
    st.lists(st.text(" \n\xa0\u200b\u3000\u2003ab鹭.", max_size=5), max_size=8), st.integers(0, 2)
)
def test_a_links_span_is_what_its_parts_add_to_the_text(parts: list[str], every: int) -> None:
    line, link = Line(), html.fromstring('<a href="//o.example/"></a>')
    for number, part in enumerate(parts):
        if number % 3 == every:
            line.add_anchor("o.example", link)
        line.parts.append(part)
    for anchor, found in zip(line.anchors, line.links(), strict=True):
        before, until = (
            BLANKS.sub(" ", "".join(parts[:end])).lstrip() for end in (anchor.first, anchor.end)
        )
        assert (found.start, found.end) == (len(before), len(until))


def test_a_link_in_a_hidden_piece_belongs_to_that() -> None:
    markup = '<p>Seen <span hidden><a href="//o.example/">unseen</a></span> text.</p>'
    hidden, seen = flow_of(markup).blocks
    assert (hidden.link_hosts, hidden.hidden) == (("o.example",), "hidden")
    assert seen.link_hosts == ()


def test_a_block_names_its_element() -> None:
    flow = flow_of('<div id="a">One<p id="b">Two <b>three</b></p></div>')
    assert [(block.element.get("id"), block.tag) for block in flow.blocks] == [
        ("a", "div"),
        ("b", "p"),
    ]


def test_a_flow_is_rewritten_without_what_is_gone() -> None:
    flow = flow_of(
        '<p>One.</p><!-- x --><p>Two.</p><p><img src="/p.jpg"></p><div id="x"><p>Three.</p><p>Four.</p></div><!-- y -->'
    )
    flow.blocks[0].edge = "first"
    again = flow.rewritten(["One.", None, None, "4."])
    assert [block.text for block in again.blocks] == ["One.", "4."]
    assert [block.raw for block in again.blocks] == ["One.", "4."]
    assert [block.edge for block in again.blocks] == ["", ""]
    assert [picture.before for picture in again.pictures] == [1]
    assert again.comments == [(" x ", 1), (" y ", 2)]
    ranges = {str(one.get("id")): span for one, span in again.ranges.items() if one.get("id")}
    assert ranges == {"x": (1, 2)}
    assert [block.text for block in flow.blocks] == ["One.", "Two.", "Three.", "Four."]
    assert flow.blocks[0].edge == "first"


def test_a_flow_that_loses_nothing_is_the_same() -> None:
    flow = flow_of('<p>One.</p><p><img src="/p.jpg"></p><div><p>Two.</p></div>')
    again = flow.rewritten([block.text for block in flow.blocks])
    assert again.blocks == flow.blocks
    assert again.ranges == flow.ranges
    assert again.pictures == flow.pictures


def test_texts_for_the_pages_tail_are_not_the_flows() -> None:
    flow = flow_of("<p>One.</p>")
    assert [block.text for block in flow.rewritten(["One.", None, "behind"]).blocks] == ["One."]


def test_pictures_stand_among_the_blocks() -> None:
    flow = flow_of('<p>One.</p><p><img src="//img.example/p.jpg" alt=" A  heron "></p><p>Two.</p>')
    (picture,) = flow.pictures
    assert (picture.before, picture.url) == (1, "https://img.example/p.jpg")


def test_text_below_endless_nesting_is_kept() -> None:
    depth = 1_900  # libxml2 itself cuts near 2,100
    markup = "<p>Before.</p>" + "<div>" * depth + "deep text" + "</div>" * depth + "<p>After.</p>"
    found = " ".join(texts(markup))
    assert "Before." in found
    assert "deep text" in found
    assert "After." in found


def test_ranges_name_the_blocks_of_an_element() -> None:
    flow = flow_of('<p>A.</p><div id="x"><p>B.</p><p>C.</p></div><p>D.</p>')
    element = next(found for found in flow.ranges if found.get("id") == "x")
    start, end = flow.ranges[element]
    assert [block.text for block in flow.blocks[start:end]] == ["B.", "C."]


@pytest.mark.parametrize("rule", ["height:1;", "transform:", "overflow:hidden "])
def test_an_endless_style_takes_no_time(rule: str) -> None:
    start = process_time()
    flow_of(f'<p style="{rule * 50_000}">Seen.</p>')
    assert process_time() - start < 2
