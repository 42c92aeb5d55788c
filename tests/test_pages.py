"""Saved pages with what reading them must give, a case for each page and field."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from newscrawl import extract_article, problems
from newscrawl.items import Article

FOLDER = Path(__file__).parent / "pages"
PAGES = sorted([*FOLDER.glob("*/*.html"), *FOLDER.glob("*/*.page.json")])

assert PAGES, "there are no saved pages: run python -m tests.save_pages"


def name_of(page: Path) -> str:
    return page.name.partition(".")[0]


@cache
def expected(page: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(page.with_name(f"{name_of(page)}.json").read_bytes())
    return content


@cache
def read(page: Path) -> Article:
    return extract_article(page.read_bytes(), expected(page)["url"])


CASES = [
    pytest.param(page, field, id=f"{page.parent.name}/{name_of(page)}:{field}")
    for page in PAGES
    for field in expected(page)
    if field != "junk"
]


@pytest.mark.parametrize(("page", "field"), CASES)
def test_field(page: Path, field: str) -> None:
    assert read(page).to_dict()[field] == expected(page)[field]


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_no_junk_is_left_and_each_piece_is_explained(page: Path) -> None:
    article = read(page)
    line = json.dumps(article.to_dict(), ensure_ascii=False)
    junk = expected(page)["junk"]
    assert [piece for piece in junk if piece in line] == []
    assert bool(article.removed) is bool(junk)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_the_page_passes_the_required_fields(page: Path) -> None:
    assert problems(read(page)) == []
