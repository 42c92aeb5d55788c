"""Nonsense tables are made harmless; everything else of a page is left as it is."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from newscrawl import extract_article
from newscrawl.extraction.disarming import NONSENSE_ID, disarmed
from newscrawl.extraction.markup import Document, parse

STORY = [
    "The herons came back to the old harbour of Qinhe on Monday morning, a week late.",
    "Fishermen had waited for them since the dredging ended in the early spring.",
    "Boats will be free for children, and the old lighthouse opens its doors again.",
    "The town plans a small museum about its birds and boats for the coming year.",
]
NEST = (
    '<tt id="k3x9p"><tr id="k3x9p"><td id="k3x9p"><b id="k3x9p"><th id="k3x9p"></th></b></td></tr></tt>'
    '<tbody id="k3x9p"><p id="k3x9p"><li id="k3x9p"></li></p></tbody>'
)
NESTS = {
    "nest": NEST,
    "open": '<tr id="k3x9p"><td id="k3x9p"><tr id="k3x9p"><td id="k3x9p">',
    "closed": '<table id="k3x9p"><tr id="k3x9p"><td id="k3x9p"></td></tr></table>',
    "bare": "<tr id=k3x9p></tr><td id=k3x9p></td><tr id=k3x9p></tr>",
    "single": "<tr id='k3x9p'></tr><td id='k3x9p'></td><th id='k3x9p'></th>",
    "capitals": '<TR ID="k3x9p"></TR><TD ID="k3x9p"></TD><TR ID="k3x9p"></TR>',
    "blanks": '<tr  id = "k3x9p" ></tr><td id = "k3x9p"></td><tr id="k3x9p"></tr>',
    "letters": '<tr id="qwexz"></tr><td id="qwexz"></td><th id="qwexz"></th>',
}


def page(nest: str, box: str = "") -> str:
    """A page in a table layout whose story stands behind the nest in its cell."""
    lines = "".join(f"<p>{line}</p>" for line in STORY)
    return (
        "<html><head><title>Herons return</title></head><body><table><tr><td>Menu</td>"
        f'<td class="story"><h1>Herons return</h1>{box.format(nest) if box else nest}{lines}</td>'
        "<td>Weather</td></tr></table></body></html>"
    )


def cell_of(markup: str) -> html.HtmlElement:
    document = parse(markup)
    assert isinstance(document, Document)
    return next(cell for cell in document.root.iter("td") if cell.get("class") == "story")


@pytest.mark.parametrize("nest", NESTS.values(), ids=NESTS)
@pytest.mark.parametrize(
    "box",
    ["", '<div style="display:none">{}</div>', "<p>{}</p>", "<div><span>{}</span></div>"],
    ids=["bare", "hidden", "paragraph", "inline"],
)
def test_the_story_stays_in_its_cell(nest: str, box: str) -> None:
    cell = cell_of(page(nest, box))
    assert [p.text for p in cell.iter("p") if p.text in STORY] == STORY
    assert [after.text for after in cell.itersiblings()] == ["Weather"]
    assert extract_article(page(nest, box)).text == "\n\n".join(STORY)


@pytest.mark.parametrize("nest", ["nest", "open", "bare", "single", "capitals"])
def test_without_disarming_the_story_falls_out(nest: str) -> None:
    """Else the test above would show nothing."""
    root = html.document_fromstring(page(NESTS[nest]))
    (cell,) = root.xpath("//td[@class='story']")
    assert [p.text for p in cell.iter("p") if p.text in STORY] != STORY


@pytest.mark.parametrize("nest", [nest for name, nest in NESTS.items() if name != "open"])
def test_only_tags_with_the_id_become_spans(nest: str) -> None:
    before = page(nest)
    after = disarmed(before)
    assert len(re.findall("(?i)<table", before.replace(nest, ""))) == after.count("<table>")
    assert after.count("<span") > 0
    assert not re.search(r"(?i)<t\w+\s+id", after.replace("<tt", ""))
    around = after[: before.index(nest)] + after[after.index(STORY[0]) - len("<p>") :]
    assert around == before.replace(nest, "")


def test_disarming_twice_is_disarming_once() -> None:
    for nest in NESTS.values():
        once = disarmed(page(nest))
        assert disarmed(once) == once


def test_two_nests_with_ids_of_their_own_are_both_disarmed() -> None:
    second = NEST.replace("k3x9p", "w7q2z")
    cell = cell_of(page(NEST + "<p>Between.</p>" + second))
    assert [p.text for p in cell.iter("p") if p.text in {*STORY, "Between."}] == ["Between.", *STORY]  # fmt: skip


HONEST = [
    "<table><tr><td>1</td><td>2</td></tr></table>",
    '<table id="scores"><tr id="row1"><td id="a1">1</td></tr><tr id="row2"><td id="b1">2</td></tr></table>',
    '<table id="t1"><thead id="h1"><tr id="r1"><th id="c1">A</th></tr></thead></table>',
    '<table id="k3x9p" class="data"><tr id="k3x9p" class="odd"><td id="k3x9p" class="x">1</td></tr></table>',
    '<table><tr id="k3x9p"><td>1</td></tr><tr id="k3x9p"><td>2</td></tr><tr id="k3x9p"><td>3</td></tr></table>',
    '<table><tr id="k3x9p"><td id="k3x9p">1</td></tr></table>',
    '<b id="k3x9p"></b><i id="k3x9p"></i><u id="k3x9p"></u>',
    '<tr id="aVeryLongNameOfARow"></tr><td id="aVeryLongNameOfARow"></td><tr id="aVeryLongNameOfARow"></tr>',
    "<p>In &lt;tr id=k3x9p&gt;&lt;td id=k3x9p&gt;&lt;th id=k3x9p&gt; he saw nonsense.</p>",
]


@pytest.mark.parametrize("markup", HONEST)
def test_honest_tables_are_untouched(markup: str) -> None:
    assert disarmed(markup) == markup
    assert disarmed(page(markup)) == page(markup)


@pytest.mark.parametrize("name", ["k3x9p", "6hsgl", "q7w2x", "a1b2"])
def test_ids_of_nonsense(name: str) -> None:
    assert NONSENSE_ID.fullmatch(name)


@pytest.mark.parametrize("name", ["clear", "main", "a1", "row-1", "Row12", "content12345", ""])
def test_ids_of_people(name: str) -> None:
    assert not NONSENSE_ID.fullmatch(name)


_PIECES = st.sampled_from(
    "<table> </table> <tr> </tr> <td> </td> <th> <p> </p> <tr id=row> <td id='cell'> <b id=k3x9p> </b> <li> < > id=k3x9p "
    "<tr class=k3x9p> <td data-id=k3x9p> <!-- --> 鹭鸟 herons".split()
)  # fmt: skip
_TEXTS = st.lists(_PIECES | st.text(max_size=6), max_size=30).map("".join)


@given(_TEXTS)
@settings(max_examples=200)
def test_a_text_without_such_ids_comes_back_unchanged(text: str) -> None:
    found = re.findall(r"(?i)<(?:t\w+|caption|col\w*)\s+id\s*=", text)
    if len(found) < 3:
        assert disarmed(text) == text


@given(st.lists(_PIECES | st.sampled_from([*NESTS.values()]) | st.text(max_size=4), max_size=20))
@settings(max_examples=150)
def test_nothing_but_names_of_tags_is_changed(pieces: list[str]) -> None:
    text = "".join(pieces)
    after = disarmed(text)
    tag = re.compile(r"(</?)(?:span|[a-z][a-z0-9]*)\b([^<>]*>)", re.IGNORECASE)
    assert tag.sub(r"\1x\2", after) == tag.sub(r"\1x\2", text)
    assert disarmed(after) == after


def test_a_huge_page_takes_no_time() -> None:
    text = '<tr id="k3x9p"><td id="k3x9p">' * 40_000
    assert disarmed(text).count("<span") == 80_000
    assert disarmed("<" * 200_000) == "<" * 200_000
    assert disarmed("<tr id" * 50_000) == "<tr id" * 50_000
