"""The form of the lines: byline, headline and breadcrumb of every template seen."""

from __future__ import annotations

import pytest

from newscrawl.extraction.crumbs import split_breadcrumb
from newscrawl.extraction.cues import Cues, read_cues
from newscrawl.items import Block
from newscrawl.sites.chinadaily import SITE

TITLE = "Herons return to the harbour"
STORY = [
    "The herons came back to the old harbour of Qinhe on Monday morning.",
    "Fishermen had waited for them since the dredging ended in early spring.",
]
WITH_TITLE_AGAIN = [TITLE, "Herons rest near Qinhe. [Photo/IC]", *STORY]


def cues_of(lines: list[str], story: int | None = None) -> Cues:
    blocks = [Block(line) for line in lines]
    return read_cues(blocks, SITE, story=story, source="text")


@pytest.mark.parametrize(
    ("head", "info", "section"),
    [
        pytest.param(
            ["Home > News > Top News", TITLE],
            ["By Gu Wen (chinadaily.com.cn) Updated : 2016-05-17"],
            ["News", "Top News"],
            id="T5, one line",
        ),
        pytest.param(
            ["Home > News", TITLE], ["( China Daily )", "Updated: 2014-09-18"], ["News"], id="T5, two"
        ),
        pytest.param(
            ["USEUROPEAFRICAASIA 中文双语Français", "China", "Home / China", TITLE],
            ["By Gu Wen | China Daily | Updated: 2007-03-28 07:00"],
            ["China"],
            id="T4",
        ),
        pytest.param(
            ["Home / World / China-US", TITLE],
            ["By Gu Wen in Qinhe | China Daily | Updated: 2020-01-20 10:00"],
            ["World", "China-US"],
            id="T6",
        ),
        pytest.param(
            ["Home   >   Specials", TITLE],
            ["govt.chinadaily.com.cn Updated: 2019-09-27"],
            ["Specials"],
            id="T8",
        ),
        pytest.param(
            [TITLE], ["Xinhua | Updated: 2018-06-01 07:08"], [], id="an agency, no breadcrumb"
        ),
        pytest.param([TITLE], ["December 13, 2019"], [], id="HK"),
        pytest.param(
            ["首页  | 新闻热词", TITLE], ["中国日报网 2021-04-30 16:00"], ["新闻热词"], id="T7b"
        ),
        pytest.param(
            ["首页 > 要闻", TITLE], ["来源：中国日报网 2023-11-17 15:13"], ["要闻"], id="T7"
        ),
    ],
)  # fmt: skip
def test_headline_byline_and_breadcrumb_of_a_template(
    head: list[str], info: list[str], section: list[str]
) -> None:
    lines = [*head, *info, *STORY]
    cues = cues_of(lines)
    assert [lines[index] for index in cues.info] == info
    assert cues.titles[0].value == TITLE
    assert cues.section == section
    assert lines[cues.story :] == STORY


@pytest.mark.parametrize(
    ("head", "info"),
    [
        pytest.param(
            [".contact us |.about us", "News > National News...", "Search", "Advertisement", TITLE],
            ["( 2004-01-06 13:25) (Xinhua)"],
            id="T1",
        ),
        pytest.param(
            ["BIZCHINA / Center", TITLE],
            ["By Gu Wen (China Daily)", "Updated: 2007-09-18 11:30"],
            id="T2",
        ),
        pytest.param(["BIZCHINA / Center", TITLE], ["(Xinhua)", "Updated: 2007-09-18 11:30"], id="T2"),
        pytest.param(
            ["Make me your Homepage", "left corner left corner", "China Daily Website", TITLE],
            ["Updated: 2012-12-14 09:48", "By Gu Wen ( China Daily)"],
            id="T3b, the date first",
        ),
    ],
)  # fmt: skip
def test_lines_above_do_not_hide_the_byline_nor_a_repeated_headline(
    head: list[str], info: list[str]
) -> None:
    lines = [*head, *info, *WITH_TITLE_AGAIN]
    cues = cues_of(lines)
    assert [lines[index] for index in cues.info] == info
    assert cues.titles[0].value == TITLE
    assert lines[cues.story :] == WITH_TITLE_AGAIN


def test_a_heading_is_the_headline_before_plain_lines() -> None:
    lines = ["Travel", TITLE, "Xinhua | Updated: 2018-06-01 07:08", *STORY]
    blocks = [Block(line, tag="h1" if line == TITLE else "div") for line in lines]
    assert read_cues(blocks, SITE, source="text").titles[0].value == TITLE


def test_a_standfirst_comes_behind_the_headline() -> None:
    lines = [
        "Birds are back after ten years.",
        TITLE,
        "By Gu Wen | China Daily | 2020-01-20",
        *STORY,
    ]
    assert [title.value for title in cues_of(lines).titles] == [TITLE, lines[0]]


def test_hidden_and_endless_lines_are_no_headlines() -> None:
    lines = ["Cheap pills", "x" * 300, TITLE, "By Gu Wen | China Daily | 2020-01-20", *STORY]
    blocks = [Block(line) for line in lines]
    blocks[0].hidden = "display:none"
    titles = read_cues(blocks, SITE, source="text").titles
    assert [title.value for title in titles] == [TITLE]


def test_a_date_far_down_is_no_byline() -> None:
    assert cues_of([TITLE, *STORY * 40, "Xinhua | Updated: 2018-06-01 07:08"]).info == []


def test_the_first_byline_is_the_storys() -> None:
    lines = [TITLE, "By Gu Wen | China Daily | 2020-01-20", *STORY, "Xinhua | 2018-06-01 07:08"]
    assert cues_of(lines).info == [1]


def test_the_byline_nearest_to_the_body_is_the_storys() -> None:
    lines = ["Xinhua | 2018-06-01", "Teaser", TITLE, "By Gu Wen | China Daily | 2020-01-20", *STORY]
    assert cues_of(lines, story=4).info == [3]


def test_a_source_behind_a_short_story_is_no_byline() -> None:
    lines = ["Home > Travel", TITLE, *STORY, "Editor: Gu Wen", "Source: English.news.cn"]
    cues = cues_of(lines, story=2)
    assert cues.info == []
    assert [title.value for title in cues.titles] == [TITLE]


def test_the_last_breadcrumb_counts() -> None:
    bar = "Home | News | Travel | Business"
    cues = cues_of([bar, "Home > Travel", TITLE, "Xinhua | Updated: 2018-06-01 07:08", *STORY])
    assert cues.section == ["Travel"]
    assert cues.titles[0].value == TITLE


def test_no_lines_give_no_cues() -> None:
    assert cues_of([]) == Cues()


@pytest.mark.parametrize(
    ("line", "steps"),
    [
        ("Home > News > Top News", ["News", "Top News"]),
        ("Home / China", ["China"]),
        ("/ World", ["World"]),
        ("Home   >   Specials", ["Specials"]),
        ("首页  | 新闻热词", ["新闻热词"]),
        ("HOME » Travel › Food", ["Travel", "Food"]),
        ("You are here: Home > Travel", ["Travel"]),
        ("当前位置：首页 > 要闻", ["要闻"]),
        ("Home", []),
        ("", []),
    ],
)
def test_a_breadcrumb_is_split_at_its_signs(line: str, steps: list[str]) -> None:
    assert split_breadcrumb(line) == steps
