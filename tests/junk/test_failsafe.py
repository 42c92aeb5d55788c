"""Words alone never take more than a little of an article; what structure tells stands."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl import Article, extract_article
from newscrawl.items import Block
from newscrawl.junk.failsafe import held_back
from newscrawl.junk.findings import Finding, Verdict
from newscrawl.junk.judge import judge
from newscrawl.junk.shapes import is_sentence
from tests.junk.articles import STORY, URL, english

LINKED = (
    "New players collect a welcome bonus of two hundred spins, place a wager on roulette and withdraw "
    'their jackpot at the <a href="http://q7w2x.top/">trusted casino platform</a>, where customers '
    "get a refund for each deposit."
)
BESIDE = [
    (
        "Patients order sildenafil tablets without prescription, ask our pharmacist about dosage, and "
        "receive discreet parcel shipping; generic pills cost half of what brands demand."
    ),
    (
        "Lenders grant payday loans with instant approval, no paperwork, bad credit welcome; borrowers "
        "sign electronically, and repay weekly through whichever bank suits them."
    ),
    (
        "Students hand every essay assignment over, meet each deadline, avoid plagiarism checks; our "
        "dissertation writers finish homework overnight, discounts included, guaranteed marks."
    ),
]
WEAK = Finding("planted_prose", "words", is_structural=False)
SURE = Finding("planted_prose", "links")


def read(*paragraphs: str) -> Article:
    inside = "".join(f"<p>{text}</p>" for text in paragraphs)
    return extract_article(english(inside=inside), URL)


def test_what_is_told_by_words_alone_stays_where_it_is_much_of_the_article() -> None:
    article = read(LINKED, *BESIDE)
    assert article.flags == ["suspect_junk"]
    assert [one.rule for one in article.removed] == ["planted_prose"]
    assert article.removed[0].text.startswith("New players collect")
    assert article.text == "\n\n".join([*STORY[:3], *BESIDE, *STORY[3:]])


def test_what_structure_tells_goes_however_much_it_is() -> None:
    article = read(*(LINKED.replace("q7w2x", f"q{number}w2x") for number in range(8)))
    assert article.flags == []
    assert article.text == "\n\n".join(STORY)
    assert len(article.removed) == 8


def test_a_little_goes_by_words_alone() -> None:
    blocks = [Block(f"{line} {number}.") for number in range(4) for line in STORY]
    blocks.append(Block("Spam, and more of it."))
    kept = held_back(blocks, Verdict(gone={len(blocks) - 1: WEAK}))
    assert list(kept.gone) == [len(blocks) - 1]
    assert not kept.is_suspect


@pytest.mark.parametrize("is_hidden", [False, True])
def test_lists_and_hidden_text_are_no_sentences_of_the_article(*, is_hidden: bool) -> None:
    hidden = "display:none" if is_hidden else ""
    text = "A hidden sentence." if is_hidden else "red tea, green tea, white tea"
    blocks = [Block(STORY[0]), *[Block(text, hidden=hidden)] * 9]
    verdict = Verdict(gone=dict.fromkeys(range(1, 10), WEAK))
    assert len(held_back(blocks, verdict).gone) == 9


_TEXT = st.sampled_from([*STORY, "A short one.", "red tea, green tea, white tea", "没有人受伤。"])


@given(st.lists(st.tuples(_TEXT, st.sampled_from(["", "weak", "sure"])), max_size=12))
@settings(max_examples=60)
def test_of_any_verdict_at_most_a_twentieth_of_the_sentences_goes_by_words(
    lines: list[tuple[str, str]],
) -> None:
    blocks = [Block(text) for text, _ in lines]
    kinds = {"weak": WEAK, "sure": SURE}
    gone = {number: kinds[kind] for number, (_, kind) in enumerate(lines) if kind}
    kept = held_back(blocks, Verdict(gone=dict(gone)))
    chars = [len(text) if is_sentence(text) else 0 for text, _ in lines]
    lost = sum(chars[number] for number, one in kept.gone.items() if not one.is_structural)
    assert lost <= 0.05 * sum(chars)
    assert {n for n, one in gone.items() if one is SURE} <= set(kept.gone)
    assert kept.is_suspect == (len(kept.gone) < len(gone))


@given(st.lists(st.sampled_from([*STORY, *BESIDE, *[f"{one} Bonus." for one in BESIDE]]), max_size=9))  # fmt: skip
@settings(max_examples=30)
def test_an_article_of_prose_without_links_loses_nothing(lines: list[str]) -> None:
    verdict, _ = judge([Block(line) for line in lines])
    assert not verdict.gone
    assert not verdict.cut
