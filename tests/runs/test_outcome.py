"""Why a run ended as it did, and the exit code that `scrapy crawl` answers with."""

from __future__ import annotations

from typing import Any

import pytest

from newscrawl.runs.accounting import Counts
from newscrawl.runs.outcome import EXIT_CODES, Ending, reasons_of
from newscrawl.runs.records import ROBOTS_UNREACHABLE, Fate


def counts_of(
    reasons: dict[str, dict[str, int]] | None = None,
    lists: dict[str, int] | None = None,
    list_pages: int = 0,
    **fates: int,
) -> Counts:
    """The manifest's counts; of a fate with reasons its number is their sum."""
    reasons = {"rejected": {}, "failed": {}, "blocked": {}, "skipped": {}} | (reasons or {})
    numbers = {str(fate): 0 for fate in Fate} | fates
    numbers |= {fate: sum(named.values()) for fate, named in reasons.items() if named}
    more: Counts = {"list_pages": list_pages, "reasons": reasons, "lists": lists or {}}
    return numbers | more | {"discovered": sum(numbers.values())}


def codes(counts: Counts, ending: Ending, tolerance: float = 0.05) -> dict[str, int]:
    found = reasons_of(counts, ending, tolerance)
    assert all(one.detail for one in found)
    return {one.reason: one.exit_code for one in found}


REACHED = {"requests": 10, "connections": 10}


@pytest.mark.parametrize(
    ("counts", "ending"),
    [
        ({}, {}),
        ({"written": 5, "list_pages": 3}, REACHED),
        ({"known": 30, "list_pages": 1}, REACHED),
        ({"written": 95, "failed": 5}, REACHED),
        ({"written": 5, "lists": {"denied": 9}, "list_pages": 18}, REACHED),
        ({"written": 5, "lists": {"failed": 1}, "list_pages": 19}, REACHED),
        ({"written": 1, "pending": 4}, {"closed": "limit"}),
        ({"written": 1, "pending": 4}, {"closed": "closespider_pagecount"}),
        ({"reasons": {"rejected": {"gone": 50}}, "list_pages": 1}, REACHED),
        ({"reasons": {"skipped": {"window": 50}}, "list_pages": 1}, REACHED),
        ({"written": 1, "reasons": {"blocked": {"robots": 9}}}, REACHED),
        ({"reasons": {"blocked": {"robots": 9}}, "list_pages": 1}, REACHED),
    ],
)
def test_a_good_run_has_no_reasons(counts: dict[str, Any], ending: dict[str, Any]) -> None:
    assert codes(counts_of(**counts), Ending(**ending)) == {}


@pytest.mark.parametrize(
    ("counts", "ending", "reason", "code"),
    [
        ({"written": 5}, {"faults": ["KeyError"], **REACHED}, "fault", 70),
        ({"pending": 1}, REACHED, "fault", 70),
        ({}, {"closed": "memusage_exceeded"}, "fault", 70),
        ({"pending": 1}, {"closed": "killed"}, "killed", 137),
        ({"pending": 1}, {"closed": "shutdown", "signal": 2}, "interrupted", 130),
        ({"pending": 1}, {"closed": "shutdown", "signal": 15}, "terminated", 143),
        ({}, {"closed": "shutdown"}, "interrupted", 130),
        ({}, {"requests": 3}, "no_connection", 20),
        ({"pending": 1}, {"closed": "no_connection", "requests": 10}, "no_connection", 20),
        ({"reasons": {"blocked": {"robots": 3}}}, REACHED, "robots", 22),
        ({"lists": {"denied": 3}}, REACHED, "robots", 22),
        ({"written": 3, "reasons": {"rejected": {"missing": 17}}}, REACHED, "quality", 21),
        ({"reasons": {"rejected": {"missing": 20}}}, REACHED, "quality", 21),
        ({"written": 94, "failed": 6}, REACHED, "failures", 10),
        ({"failed": 1}, REACHED, "failures", 10),
        ({"written": 5, "lists": {"failed": 1}, "list_pages": 18}, REACHED, "failures", 10),
        ({"written": 5, "lists": {"rejected": 1}, "list_pages": 18}, REACHED, "failures", 10),
        (
            {"written": 5, "lists": {ROBOTS_UNREACHABLE: 1}, "list_pages": 18},
            REACHED,
            "failures",
            10,
        ),
        ({"lists": {"empty": 60}, "list_pages": 60}, REACHED, "quality", 21),
        ({"pending": 25}, {"closed": "no_connection", **REACHED}, "no_connection", 20),
    ],
)
def test_each_reason_has_its_exit_code(
    counts: dict[str, Any], ending: dict[str, Any], reason: str, code: int
) -> None:
    first, *_ = codes(counts_of(**counts), Ending(**ending)).items()
    assert first == (reason, code)
    assert str(code) in EXIT_CODES or reason == "killed"  # nobody is left to answer with 137


def test_all_reasons_are_told_in_the_order_of_the_table() -> None:
    counts = counts_of(reasons={"rejected": {"missing": 40}}, failed=40)
    ending = Ending("shutdown", signal=15, faults=["KeyError", "TypeError", "KeyError"], requests=5)
    found = reasons_of(counts, ending, tolerance=0.05)
    names = ["fault", "terminated", "no_connection", "quality", "failures"]
    assert [one.reason for one in found] == names
    assert [one.exit_code for one in found] == [70, 143, 20, 21, 10]
    assert found[0].detail.endswith("KeyError, TypeError")
    listed = [EXIT_CODES.index(code) for code in (" 0 ", " 2 ", "75", " 4 ", " 3 ", "70 ", "130 ")]
    assert listed == sorted(listed)


def test_robots_come_before_failures() -> None:
    counts = counts_of(reasons={"blocked": {"robots": 5}, "failed": {"timeout": 5}})
    assert list(codes(counts, Ending(**REACHED)).values()) == [22, 10]


@pytest.mark.parametrize(
    ("tolerance", "failed", "is_told"),
    [(0, 0, False), (0, 1, True), (0.5, 50, False), (1, 99, False)],
)
def test_the_tolerance_is_a_share_of_what_was_asked_for(
    tolerance: float, failed: int, is_told: bool
) -> None:
    counts = counts_of(written=100 - failed, failed=failed)
    assert ("failures" in codes(counts, Ending(**REACHED), tolerance)) is is_told


def test_known_and_skipped_addresses_do_not_hide_failures() -> None:
    counts = counts_of(written=9, failed=1, known=900, reasons={"skipped": {"window": 90}})
    assert codes(counts, Ending(**REACHED)) == {"failures": 10}


def test_pages_that_are_gone_say_nothing_of_the_quality() -> None:
    counts = counts_of(written=1, reasons={"rejected": {"gone": 90, "missing": 1}})
    assert codes(counts, Ending(**REACHED)) == {}


@pytest.mark.parametrize(("written", "refused"), [(0, 19), (4, 16), (20, 80)])
def test_few_pages_or_a_share_at_the_floor_are_no_alarm(written: int, refused: int) -> None:
    counts = counts_of(written=written, reasons={"rejected": {"list_page": refused}})
    assert codes(counts, Ending(**REACHED)) == {}
