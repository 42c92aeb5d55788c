"""A text's own lines between what mirrors set around them."""

from __future__ import annotations

import pytest

from newscrawl.extraction.edges import own_lines
from newscrawl.items import Block, Role

STORY = ["Herons return to the harbour", *["The herons came back to Qinhe on Monday."] * 4]
KEYWORDS = "甲茶在线观看,乙茶国产精品,丙茶免费视频,丁茶官网下载,戊茶亚洲综合,己茶一区二区"
PLACES = "甲东县| 乙西县| 丙南市| 丁北市| 戊中县| 己上县|"


def own(*lines: str) -> list[str]:
    return [block.text for block in own_lines([Block(line) for line in lines])]


@pytest.mark.parametrize(
    "line", [KEYWORDS, "甲茶_乙茶官方版_丙茶免费版", "甲茶官方最新免费下载大全"]
)
def test_what_is_added_above_or_below_is_not_the_pages(line: str) -> None:
    assert own(line, *STORY, PLACES) == STORY
    assert own(*STORY, line) == STORY


@pytest.mark.parametrize(
    "line",
    [
        "首页 > 要闻",
        "（编辑：顾文）",
        "鹭鸟回到了沁河的老港口。",
        "中国日报网 2021-04-30 16:00",
        "要闻",
        "Home | News | Travel | Sports | Views | Photos",
    ],
)
def test_the_pages_own_lines_stay(line: str) -> None:
    assert own(line, *STORY, line) == [line, *STORY, line]


def test_a_chinese_pages_own_first_line_stays_and_a_list_goes() -> None:
    story = ["鹭鸟回到了沁河的老港口", *["星期一早上，鹭鸟回到了沁河的老港口。"] * 3]
    assert own(*story) == story
    assert own(KEYWORDS, *story) == story


def test_words_between_blanks_within_an_english_story_are_outside() -> None:
    added = Block("甲茶项目官网 正规乙茶平台 丙茶正品官网")
    blocks = [Block(STORY[0]), added, *(Block(line) for line in STORY[1:])]
    assert [block.text for block in own_lines(blocks)] == STORY
    assert added.role is Role.OUTSIDE
