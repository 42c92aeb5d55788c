"""The required-field check."""

from __future__ import annotations

import pytest

from newscrawl import Article, Problem, problems


def article(**changes: object) -> Article:
    good = {
        "id": "x:1",
        "title": "Herons return",
        "text": "They came back.",
        "date_published": "2016-05-17T00:00:00+08:00",
    }
    return Article(**{**good, **changes})  # type: ignore[arg-type]


def test_a_good_article_has_no_problem() -> None:
    assert problems(article()) == []


@pytest.mark.parametrize("field", ["id", "title", "text", "date_published"])
@pytest.mark.parametrize("value", [None, "", "  "])
def test_a_missing_field_is_named(field: str, value: str | None) -> None:
    (problem,) = problems(article(**{field: value}))
    assert (problem.field, problem.code) == (field, "missing")


@pytest.mark.parametrize("value", ["2016-05-17", "2016-05-17T00:00:00", "yesterday"])
def test_a_date_without_time_or_offset_is_invalid(value: str) -> None:
    (problem,) = problems(article(date_published=value))
    assert (problem.field, problem.code) == ("date_published", "invalid")


def test_the_readers_refusal_comes_first() -> None:
    refusal = Problem("text", "list_page", "12 entries")
    assert problems(article(refusal=refusal, title=None))[0] is refusal


def test_other_fields_may_be_asked_for() -> None:
    (problem,) = problems(article(), required=["authors"])
    assert problem.field == "authors"
