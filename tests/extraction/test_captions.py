"""Captions and credits."""

from __future__ import annotations

import pytest

from newscrawl.extraction.captions import is_caption, split_caption
from newscrawl.items import Image
from newscrawl.sites.chinadaily import SITE


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        (
            "Herons rest near Qinhe, Nov 12, 2014. [Photo/IC]",
            "Herons rest near Qinhe, Nov 12, 2014.",
            "IC",
        ),
        ("Herons rest. [Photo/Xinhua]", "Herons rest.", "Xinhua"),
        ("Herons rest. [Photo by Gu Wen/China Daily]", "Herons rest.", "Gu Wen/China Daily"),
        (
            "Herons rest. [Photo provided to chinadaily.com.cn]",
            "Herons rest.",
            "provided to chinadaily.com.cn",
        ),
        ("Herons rest. GU WEN/FOR CHINA DAILY", "Herons rest.", "GU WEN/FOR CHINA DAILY"),
        ("Herons rest. [File photo]", "Herons rest.", None),
        ("港口的鹭鸟。（图片来源：新华社）", "港口的鹭鸟。", "新华社"),
        ("[Photo/IC]", None, "IC"),
    ],
)
def test_credit_is_split_off(line: str, caption: str | None, credit: str | None) -> None:
    image = split_caption(line)
    assert is_caption(line)
    assert (image.caption, image.credit) == (caption, credit)


@pytest.mark.parametrize(
    "line",
    [
        "He showed a photo of the harbour.",
        "The team won 3/2.",
        "She wrote it down (in pencil).",
        "Officials from the EU/US spoke.",
        "他平时的爱好不少。读书、旅行、摄影",
        "她在学校学了三门课。绘画 音乐 摄影",
    ],
)
def test_text_is_no_caption(line: str) -> None:
    assert not is_caption(line)
    assert split_caption(line).caption == line


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Herons rest. [newsphoto]", "newsphoto"),
        ("Herons rest. [Qinhe.com/Hu Xi]", "Qinhe.com/Hu Xi"),
        ("Herons rest.[Asianewsphoto by Hu Xi]", "Asianewsphoto by Hu Xi"),
        ("Herons rest. (Xinhua Photo)", "Xinhua Photo"),
        ("Herons rest. (AP Photo/Hu Xi)", "AP Photo/Hu Xi"),
        ("Herons rest. Provided to China Daily", "Provided to China Daily"),
        ("Herons rest. [Video provided to]", "Video provided to"),
    ],
)
def test_a_credit_may_name_the_giver_in_other_ways(line: str, credit: str) -> None:
    assert split_caption(line, None, SITE.outlets) == Image(None, "Herons rest.", credit)


@pytest.mark.parametrize(
    "line",
    ["He left. [and by the way]", "He left (a signed photo).", "Help was provided to the fund."],
)
def test_a_bracket_that_names_nobody_is_no_credit(line: str) -> None:
    assert not is_caption(line, SITE.outlets)
