"""Every form of page text that China Daily has printed, in our own words: one table a family.

A case in text_forms/ is a heading, the fields expected, and a page's text, in which $1, $2 and $3
are the story's paragraphs ($c1 to $c3 the Chinese ones) and $T its headline. What is not said of
title, first and last paragraph is as in the story; what is not said of a date is absent.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Template

import pytest

from newscrawl import Article, extract_text_article

STORY = {
    "T": "Herons return to the harbour",
    "1": "The herons came back to the old harbour of Qinhe on Monday morning, ten years after the last of them had left.",
    "2": "Fishermen had waited for them since the dredging ended in early spring, said Bai He, who keeps the lighthouse.",
    "3": "Boats will be free for children until the end of the month, the harbour office said.",
    "c1": "星期一早上，鹭鸟回到了沁河的老港口，渔民们在岸边等候已久。",
    "c2": "去年春天疏浚工程结束以后，他们一直在等着这些鸟回来，看灯塔的白鹤说。",
    "c3": "港口办公室表示，到本月底为止，孩子们可以免费乘船。",
}
EXPECTED = {"title": "$T", "first": "$1", "last": "$3"}


@dataclass(frozen=True)
class Case:
    """One text and what is to be read from it."""

    name: str
    expected: dict[str, str]
    text: str


class _Placeholder(Template):
    braceidpattern = idpattern = r"(?a:[Tc]?\d?)"


def filled(text: str) -> str:
    return _Placeholder(text).safe_substitute(STORY)


def cases() -> list[Case]:
    found = []
    for file in sorted(Path(__file__).parent.glob("text_forms/*.txt")):
        for chunk in file.read_text(encoding="utf-8").split("=== ")[1:]:
            head, text = chunk.split("\n---\n", 1)
            name, *fields = head.split("\n")
            told = dict(field.split(": ", 1) for field in fields)
            expected = {key: filled(value) for key, value in (EXPECTED | told).items()}
            newline = "\r\n" if expected.pop("crlf", "") else "\n"
            found.append(Case(name, expected, filled(text).replace("\n", newline)))
    return found


CASES = {case.name: case for case in cases()}


@cache
def read(name: str) -> Article:
    case = CASES[name]
    return extract_text_article(case.text, case.expected.get("url"))


def value(article: Article, field: str) -> str:
    paragraphs = (article.text or "").split("\n\n")
    printed = f"{article.print_date} {article.print_page}"
    found = {
        "first": paragraphs[0],
        "last": paragraphs[-1],
        "body": " ".join(paragraphs),
        "date": article.date_published,
        "print": printed if article.print_date else None,
    }
    told = found[field] if field in found else getattr(article, field)
    return ("; ".join(told) if isinstance(told, list) else told) or "-"


FIELDS = ["title", "authors", "editors", "source", "date", "first", "last"]


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("name", CASES)
def test_a_form_is_read(name: str, field: str) -> None:
    assert value(read(name), field) == CASES[name].expected.get(field, "-")


FURTHER = [
    (case.name, field)
    for case in CASES.values()
    for field in ("print", "section", "description", "body")
    if field in case.expected
]


@pytest.mark.parametrize(("name", "field"), FURTHER)
def test_what_else_a_form_tells_is_read(name: str, field: str) -> None:
    assert value(read(name), field) == CASES[name].expected[field]


def test_every_case_has_a_name_of_its_own() -> None:
    assert len(CASES) == len(cases())
