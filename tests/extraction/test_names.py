"""People and agencies: who wrote a story, and what only looks like a name."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.extraction.bylines.names import is_agency, looks_like_outlet, person_names
from newscrawl.sites.chinadaily import SITE


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Gu Wen", ["Gu Wen"]),
        ("By Gu Wen", ["Gu Wen"]),
        ("Gu Wen in Qinhe", ["Gu Wen"]),
        ("Gu Wen in Beijing and Ma Lin in Xi'an", ["Gu Wen", "Ma Lin"]),
        ("Gu Wen, Ma Lin and Bai He in Hohhot, Inner Mongolia", ["Gu Wen", "Ma Lin", "Bai He"]),
        ("Gu Wen in Washington, DC and Ma Lin in London", ["Gu Wen", "Ma Lin"]),
        ("Gu Wen from Qinhe", ["Gu Wen"]),
        ("Gu Wen/Ma Lin", ["Gu Wen", "Ma Lin"]),
        ("Gu Wen & Ma Lin; Bai He with Li Na", ["Gu Wen", "Ma Lin", "Bai He", "Li Na"]),
        ("Gu Wen and Gu Wen", ["Gu Wen"]),
        ("  Gu   Wen ,", ["Gu Wen"]),
        ("Madonna", ["Madonna"]),
        ("Jean-Luc de la Tour", ["Jean-Luc de la Tour"]),
        ("José Ñandú", ["José Ñandú"]),
        ("Zhang Yu’an", ["Zhang Yu’an"]),
        ("Staff Writer Gu Wen", ["Gu Wen"]),
        ("staff reporters Gu Wen and Ma Lin", ["Gu Wen", "Ma Lin"]),
        ("Photos by Gu Wen", ["Gu Wen"]),
        ("Gu Wen for China Daily", ["Gu Wen"]),
        ("顾文 马林", ["顾文", "马林"]),
        ("顾文、马林", ["顾文", "马林"]),
        ("顾文/马林 摄", ["顾文", "马林"]),
        ("本报记者 顾文", ["顾文"]),
        ("新华社记者 顾文", ["顾文"]),
        ("Gu Wen 顾文", ["Gu Wen", "顾文"]),
        ("人民日报 顾文", ["顾文"]),
        ("新華社記者 張靜", ["張靜"]),
        ("張靜、吳曉 攝", ["張靜", "吳曉"]),
        ("阿卜杜拉·买买提", ["阿卜杜拉·买买提"]),
    ],
)
def test_people_are_named_without_roles_and_places(text: str, names: list[str]) -> None:
    assert person_names(text, SITE.outlets) == names


@pytest.mark.parametrize(
    ("shouted", "name"),
    [
        ("GU WEN", "Gu Wen"),
        ("GU Wen", "Gu Wen"),
        ("OUYANG XIU-YING", "Ouyang Xiu-Ying"),
        ("SEAN O'NEIL", "Sean O'Neil"),
        ("ZHANG YU'AN", "Zhang Yu'an"),
        ("J.R. SMITH", "J.R. Smith"),
        ("Ian McGregor", "Ian McGregor"),
    ],
)
def test_shouted_names_get_normal_capitals(shouted: str, name: str) -> None:
    assert person_names(shouted) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " , / and ",
        "Xinhua",
        "China Daily",
        "China Daily/Xinhua",
        "chinadaily.com.cn",
        "Staff Reporter",
        "Agencies",
        "Inner Mongolia and South Africa",
        "The Harbour Times",
        "Qinhe University",
        "the harbour of the town",
        "Updated: 2016-05-17",
        "新华社",
        "港口晚报",
        "新華社",
        "港口晚報",
        "CN043",
        "Gu Wen3",
        "Gu W٣n",
    ],
)
def test_what_is_no_person_is_not_named(text: str) -> None:
    assert person_names(text, SITE.outlets) == []


def test_an_agency_beside_a_person_is_left_out() -> None:
    assert person_names("Gu Wen and Xinhua", SITE.outlets) == ["Gu Wen"]
    assert person_names("Gu Wen, China Daily", SITE.outlets) == ["Gu Wen"]


def test_a_single_word_beside_other_names_is_no_name() -> None:
    assert person_names("Gu Wen, Qinhe") == ["Gu Wen"]


@pytest.mark.parametrize(
    "text",
    [
        "China Daily",
        "CHINA DAILY",
        "China Daily/Xinhua",
        "China Daily Global",
        "China Daily Africa Weekly",
        "chinadaily.com.cn",
        "govt.chinadaily.com.cn",
        "Xinhua",
        "AP/Reuters",
        "News.cn",
        "中国日报网",
        "新华社",
    ],
)
def test_agencies_papers_and_sites_are_told(text: str) -> None:
    assert is_agency(text, SITE.outlets)


@pytest.mark.parametrize("text", ["Gu Wen", "Xinhua/Gu Wen", "顾文", "The town", "", "/", "3.5"])
def test_others_are_no_agencies(text: str) -> None:
    assert not is_agency(text, SITE.outlets)


def test_the_outlets_are_those_of_the_site() -> None:
    assert not is_agency("Harbour Gazette")
    assert is_agency("Harbour Gazette", frozenset({"harbour gazette"}))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Harbour Times", True),
        ("Qinhe News Agency", True),
        ("Press of the North", True),
        ("港口晚报", True),
        ("It has seen better times", False),
        ("The Last of the Great Harbour News Men", False),
        ("Gu Wen", False),
        ("", False),
    ],
)
def test_an_unknown_paper_is_told_by_its_words(text: str, expected: bool) -> None:
    assert looks_like_outlet(text) is expected


@given(st.text(max_size=120))
@settings(deadline=None)
def test_any_text_gives_names_each_once(text: str) -> None:
    names = person_names(text, SITE.outlets)
    assert len(set(names)) == len(names)
    assert all(name == name.strip() and name for name in names)
