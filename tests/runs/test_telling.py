"""What the log says of a run that has ended."""

from __future__ import annotations

from logging import INFO, WARNING
from typing import Any

import pytest

from newscrawl.runs.telling import MANY, remarks

QUIET = {"state": "fresh", "newest": "2026-11-20", "absent": 0}


def told(sources: dict[str, Any], pending: int = 0, missed: int | None = None) -> list[Any]:
    coverage = {"since": "2026-11-18", "until": "2026-11-19", "stories": 40, "missed": missed}
    manifest = {"sources": sources, "counts": {"pending": pending}, "coverage": coverage}
    return list(remarks(manifest))


def test_a_good_run_says_nothing() -> None:
    frozen = QUIET | {"state": "frozen"}
    holidays = QUIET | {"state": "absent", "absent": MANY - 1}
    assert told({"list": QUIET, "feed": frozen, "epaper": holidays}) == []


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (QUIET | {"state": "stale"}, "source list is stale: newest story of 2026-11-20"),
        (QUIET | {"state": "failed"}, "source list failed: no page of it could be read"),
        (QUIET | {"state": "absent", "absent": 313}, "has none of its 313 pages asked for"),
    ],
)
def test_an_idle_source_is_told(source: dict[str, Any], words: str) -> None:
    ((level, text),) = told({"list": source})
    assert level == WARNING
    assert words in text


def test_what_waits_and_what_is_missed_is_told() -> None:
    (first, second) = told({}, pending=8, missed=3)
    assert first == (INFO, "8 addresses wait: start again to go on")
    assert second[0] == INFO
    assert "40 stories are known, and about 3 were named by no source" in second[1]
