"""Bylines: every form seen, the people in it, and lines that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.extraction.bylines import (
    Printed,
    is_byline,
    read_byline,
    read_printed,
    read_tail,
)
from newscrawl.sites.chinadaily import SITE

# line, authors, source
FORMS = [
    ("By Gu Wen (chinadaily.com.cn) Updated : 2016-05-17", ["Gu Wen"], "chinadaily.com.cn"),
    ("By Gu Wen in Beijing | China Daily | Updated: 2026-11-18 09:12", ["Gu Wen"], "China Daily"),
    (
        "By Gu Wen in Beijing and Ma Lin in Xi'an | China Daily | Updated: 2026-11-18 09:12",
        ["Gu Wen", "Ma Lin"],
        "China Daily",
    ),
    (
        "By Gu Wen, Ma Lin and Bai He in Hohhot, Inner Mongolia (China Daily) Updated: 2012-08-08 08:05",
        ["Gu Wen", "Ma Lin", "Bai He"],
        "China Daily",
    ),
    (
        "By Gu Wen/Ma Lin | China Daily Global | Updated: 2020-01-02 10:00",
        ["Gu Wen", "Ma Lin"],
        "China Daily Global",
    ),
    ("By GU WEN | CHINA DAILY | Updated: 2021-03-04 11:12", ["Gu Wen"], "CHINA DAILY"),
    ("By GU WEN and Ma Lin | China Daily | 2021-03-04 11:12", ["Gu Wen", "Ma Lin"], "China Daily"),
    ("By Sean O'NEIL | China Daily | Updated: 2021-03-04 11:12", ["Sean O'Neil"], "China Daily"),
    ("Xinhua | Updated: 2018-06-01 07:08", [], "Xinhua"),
    ("China Daily/Xinhua | Updated: 2018-06-01 07:08", [], "China Daily/Xinhua"),
    ("chinadaily.com.cn | Updated: 2018-06-01 07:08", [], "chinadaily.com.cn"),
    ("By Xinhua | Updated: 2018-06-01 07:08", [], "Xinhua"),
    ("( China Daily )", [], "China Daily"),
    ("( China Daily ) | Updated: 2014-09-18", [], "China Daily"),
    ("( 2004-01-06 13:25) (Xinhua)", [], "Xinhua"),
    ("By Gu Wen ( China Daily)", ["Gu Wen"], "China Daily"),
    ("Updated: 2012-12-14 09:48", [], None),
    ("govt.chinadaily.com.cn Updated: 2019-09-27", [], "govt.chinadaily.com.cn"),
    ("来源：中国日报网 2023-11-17 15:13", [], "中国日报网"),
    ("来源： 人民日报 | 2023-11-17 15:13", [], "人民日报"),
    ("中国日报网 2021-04-30 16:00", [], "中国日报网"),
    ("作者：顾文 来源：中国日报网 2021-04-30 16:00", ["顾文"], "中国日报网"),
]


@pytest.mark.parametrize(("line", "authors", "source"), FORMS, ids=[form[0] for form in FORMS])
def test_each_form_is_told_and_read(line: str, authors: list[str], source: str | None) -> None:
    byline = read_byline(line, SITE.outlets)
    assert is_byline(line, SITE.outlets)
    assert (byline.authors, byline.source) == (authors, source)


@pytest.mark.parametrize(
    "line",
    [
        "By noon the market had closed and 2012-08-08 was a quiet day after all.",
        "A harbour town counts its herons",
        "China Daily",
        "He was born on 2012-08-08 in a small town.",
        "The festival runs from 2012-08-08 to 2012-08-10",
        "Home > News > Top News",
        "",
    ],
)
def test_other_lines_are_no_bylines(line: str) -> None:
    assert not is_byline(line, SITE.outlets)


@pytest.mark.parametrize(
    ("line", "editors"),
    [
        ("（编辑：顾文 马林）", ["顾文", "马林"]),
        ("【责任编辑：顾文】", ["顾文"]),
        ("责编：顾文", ["顾文"]),
        ("Editor: Gu Wen", ["Gu Wen"]),
        ("(Editor: Gu Wen)", ["Gu Wen"]),
        ("Editors at the paper said no.", []),
        ("编辑部昨天搬到了新的大楼。", []),
    ],
)
def test_editor_lines(line: str, editors: list[str]) -> None:
    tail = read_tail(line)
    assert (tail.editors if tail else []) == editors


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("(China Daily 06/09/2014 page3)", Printed("2014-06-09", "3", 0)),
        ("(China Daily 02/01/2011 page9)", Printed("2011-02-01", "9", 0)),
        ("(China Daily Africa Weekly 12/01/2017 page5)", Printed("2017-12-01", "5", 0)),
        ("(China Daily European Weekly 03/14/2014 Page24)", Printed("2014-03-14", "24", 0)),
        ("(China Daily 13/41/2014 page3)", None),
        ("(China Daily)", None),
    ],
)
def test_print_notes(line: str, printed: Printed | None) -> None:
    assert read_printed(line) == printed


@given(st.text(max_size=400))
def test_any_line_can_be_read(line: str) -> None:
    byline = read_byline(line, SITE.outlets)
    assert all(name.strip() for name in byline.authors)
    assert is_byline(line, SITE.outlets) in {True, False}
    assert read_tail(line) is None or read_tail(line)
