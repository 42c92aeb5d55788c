"""What stands below a story: other stories' lines go, the story's own stay."""

from __future__ import annotations

import pytest

from newscrawl.extraction.endings import closing_byline, lines_below_end
from newscrawl.items import Block
from newscrawl.sites.chinadaily import SITE

FIRST = "The herons came back to the old harbour of Qinhe on Monday morning."
LAST = "Fishermen had waited for them since the dredging ended in early spring."
TEASER = "The lantern show of Qinhe is the most important one in the whole county."
NOTE = "(China Daily 06/09/2014 page3)"
ITEMS = ["- County opens a second ferry line", "- Tea growers wait for rain", "- Bridge closed"]


def below(*lines: str) -> list[str]:
    found = lines_below_end([Block(line) for line in lines], SITE.outlets)
    return [lines[index] for index in sorted(found)]


@pytest.mark.parametrize(
    "end", [NOTE, "Editor: Gu Wen", "（编辑：顾文）", "Previous Page 1 2 Next Page"]
)
def test_headings_and_single_sentences_below_the_end_are_teasers(end: str) -> None:
    assert below(FIRST, LAST, end, "Lanterns", TEASER) == ["Lanterns", TEASER]


def test_sentences_in_a_row_below_a_note_are_another_part() -> None:
    assert below(FIRST, NOTE, "The second part", FIRST, LAST) == ["The second part"]
    assert below(FIRST, NOTE, LAST, TEASER, NOTE, "Lanterns") == ["Lanterns"]


def test_who_edits_may_stand_above_the_story() -> None:
    assert below("Editor: Gu Wen", FIRST, "Sub-heading", LAST) == []


def test_captions_below_the_end_stay_captions() -> None:
    assert below(FIRST, LAST, NOTE, "Herons rest. [Photo/IC]") == []


def test_a_list_at_the_very_end_is_of_other_stories() -> None:
    assert below(FIRST, *ITEMS) == ITEMS
    assert below(FIRST, *ITEMS, "1 2 3 Next >>|") == ITEMS


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([FIRST, "What they eat:", *ITEMS], id="introduced"),
        pytest.param([FIRST, *ITEMS, LAST], id="followed"),
        pytest.param([FIRST, *ITEMS[:2]], id="short"),
        pytest.param([FIRST, *(f"{item}." for item in ITEMS)], id="sentences"),
    ],
)
def test_the_storys_own_list_stays(lines: list[str]) -> None:
    assert below(*lines) == []


@pytest.mark.parametrize(
    ("lines", "index"),
    [
        ([FIRST, "By Gu Wen (China Daily)"], 1),
        ([FIRST, LAST, "By Gu Wen (China Daily)", "Editor: Bai He"], 2),
        ([FIRST, "Xinhua"], 1),
        ([FIRST, "By Gu Wen (China Daily)", LAST], None),
        (["By Gu Wen (China Daily)", FIRST], None),
        ([FIRST, "By Gu Wen"], None),
        ([FIRST, "By Gu Wen | China Daily | Updated: 2020-01-20"], None),
        ([FIRST, "By the pier (in the evening)"], None),
    ],
)
def test_a_byline_may_close_a_story(lines: list[str], index: int | None) -> None:
    assert closing_byline([Block(line) for line in lines], SITE.outlets) == index
