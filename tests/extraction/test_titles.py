"""Which of a page's titles is the headline, and what of it is the site's name."""

from __future__ import annotations

import pytest

from newscrawl.extraction.body import normal
from newscrawl.extraction.metadata import Metadata
from newscrawl.extraction.titles import title_candidates, without_suffix
from newscrawl.items import Candidate
from newscrawl.sites.chinadaily import SITE

TITLE = "Herons return to the harbour"
EMPTY = Metadata()


def values(shown: list[Candidate], data: Metadata) -> list[str]:
    return [one.value for one in title_candidates(shown, data, None)]


def test_a_headline_that_the_head_repeats_comes_first() -> None:
    shown = [Candidate("Most viewed", "text"), Candidate(TITLE, "text")]
    data = Metadata(meta={"og:title": TITLE}, html_title=f"{TITLE} - Harbour Times")
    assert values(shown, data) == [TITLE, "Most viewed"]


def test_a_title_of_the_head_comes_before_lines_that_it_contradicts() -> None:
    shown = [Candidate("Most viewed", "text")]
    assert values(shown, Metadata(html_title=TITLE)) == [TITLE, "Most viewed"]


def test_a_layouts_headline_comes_before_any_head() -> None:
    shown = [Candidate(TITLE, "layout:ws", sure=True)]
    data = Metadata(meta={"og:title": "cheap pills"}, html_title="cheap pills")
    (first, *others) = title_candidates(shown, data, None)
    assert (first.value, first.source) == (TITLE, "layout:ws")
    assert {one.value for one in others} == {"cheap pills"}


def test_without_any_shown_line_the_heads_titles_stand_in_their_order() -> None:
    data = Metadata(
        meta={"twitter:title": "C", "og:title": "B"},
        json_ld={"headline": "D"},
        founder={"title": "A"},
        html_title="E",
    )
    assert [(one.value, one.source) for one in title_candidates([], data, None)] == [
        ("A", "founder"),
        ("B", "meta:og:title"),
        ("C", "meta:twitter:title"),
        ("D", "json-ld"),
        ("E", "html:title"),
    ]


def test_titles_that_differ_in_signs_only_are_one() -> None:
    shown = [Candidate("Herons return – again", "text")]
    data = Metadata(meta={"og:title": "“Herons return” - again"}, html_title="HERONS RETURN: AGAIN")
    assert values(shown, data) == ["Herons return – again"]


def test_entities_tags_and_blanks_are_taken_out() -> None:
    shown = [Candidate(" Q&amp;amp;A: <b>herons</b>\n return ", "text")]
    assert values(shown, EMPTY) == ["Q&A: herons return"]


def test_a_page_without_titles_has_no_candidate() -> None:
    assert title_candidates([], EMPTY, SITE) == []
    assert title_candidates([Candidate("", "text")], Metadata(meta={"og:title": ""}), None) == []
    assert title_candidates([], Metadata(json_ld={"headline": ["x"]}), None) == []


def test_the_sites_rule_cuts_its_name() -> None:
    data = Metadata(html_title=f"{TITLE} - China - Chinadaily.com.cn")
    assert [one.value for one in title_candidates([], data, SITE)] == [TITLE]


@pytest.mark.parametrize(
    "title",
    [
        f"{TITLE} - Harbour Times",
        f"{TITLE} | Harbour Times",
        f"{TITLE}_Harbour Times",
        f"{TITLE} — harbour times",
        f"Harbour Times » {TITLE}",
        f"Harbour Times -- {TITLE}",
    ],
)
def test_the_sites_own_name_is_cut_before_and_behind(title: str) -> None:
    assert without_suffix(title, set(), {"harbourtimes"}, set()) == TITLE


@pytest.mark.parametrize(
    "title", [f"{TITLE} - Nature - Harbour Times", f"Harbour Times | {TITLE}", f"{TITLE}|Nature"]
)
def test_what_is_left_may_stand_on_the_page_as_a_line(title: str) -> None:
    assert without_suffix(title, {normal(TITLE)}, set(), set()) == TITLE


@pytest.mark.parametrize(
    "title",
    [
        "Herons - a history",
        "Harbour-side herons return",
        "Herons return: the story so far",
        "North | South",
        "鹭鸟—港口的回归",
    ],
)
def test_a_dash_of_the_headline_stays(title: str) -> None:
    assert without_suffix(title, {"anotherline"}, {"harbourtimes"}, {"nature"}) == title
