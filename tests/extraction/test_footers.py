"""What stands below a story's last sentence, and what of a story looks like it."""

from __future__ import annotations

import pytest

from newscrawl.extraction.footers import footer_lines, joined_agencies
from newscrawl.items import Block

STORY = "The herons came back to the old harbour of Qinhe on Monday morning."
OUTLETS = frozenset({"harbour times"})


def found(*lines: str) -> list[int]:
    return sorted(footer_lines([Block(line) for line in lines], OUTLETS))


@pytest.mark.parametrize(
    "line",
    [
        "Follow us on Twitter",
        "Follow Harbour Times on Facebook",
        "Scan the QR code to follow us",
        "For more stories, click here",
        "Tags: herons, harbour",
        "Next: Ferries come back",
        "View all comments",
        "0 comments",
        "About us | Contact us | Site map",
        "(The end)",
        "24",
        "Ferries come back 2012-04-24 13:28",
        "[2012-04-24] Ferries come back",
        "Camera: Gu Wen",
        "Video: Gu Wen and Ma Lin",
        "AFP - Xinhua",
        "Reuters via Xinhua",
        "By Harbour Times",
    ],
)
def test_a_line_below_the_story_is_the_pages_and_above_a_sentence_the_storys(line: str) -> None:
    assert found(STORY, line) == [1]
    assert found(STORY, line, STORY) == []


@pytest.mark.parametrize(
    "line",
    [
        "Find the harbour on Facebook, where the county shows a picture every day.",
        "Gu Wen contributed to this story.",
        "Next to it lies the lighthouse",
        "Camera: an old Seagull with two lenses",
        "Music: Down by the river",
        "Company: Harbour Group",
        "Yours sincerely,",
        "Xinhua and the county",
        "Tea 2012",
    ],
)
def test_a_storys_own_last_line_stays(line: str) -> None:
    assert found(STORY, line) == []


def test_lines_without_a_sentence_above_are_not_judged() -> None:
    assert found("24", "Tags: tea") == []


def test_a_label_above_the_footers_links_is_one_of_them() -> None:
    assert found(STORY, "Harbour Culture", "Contact us", "Copyright 2013 County.") == [1, 2]
    assert found(STORY, "Harbour Culture", "24") == [2]


def test_agencies_that_a_person_stands_among_are_no_source() -> None:
    assert joined_agencies("Xinhua/Reuters", OUTLETS) == "Xinhua/Reuters"
    assert joined_agencies("Gu Wen and Reuters", OUTLETS) is None
