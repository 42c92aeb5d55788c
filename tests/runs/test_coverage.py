"""What the manifest says of each source, and of what all of them missed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from newscrawl.runs import Run
from newscrawl.runs.coverage import estimate, source_report
from newscrawl.runs.outcome import Ending
from newscrawl.runs.records import Fate

TODAY = date(2026, 11, 20)
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    run = Run(tmp_path / "chinadaily")
    yield run
    run.finish(Ending())


def names(run: Run, source: str, *numbers: int, day: date = YESTERDAY) -> None:
    for number in numbers:
        run.ledger.note(f"story:{number}", f"https://news.example/{number}", source, day)


def test_two_sources_tell_what_both_missed(run: Run) -> None:
    random = Random(7)  # noqa: S311 - a sample, not a secret
    there_are = range(1000)
    listed = random.sample(there_are, 600)
    found = random.sample(there_are, 700)
    names(run, "list", *listed)
    names(run, "search", *found)
    told = estimate(run.ledger, TODAY - timedelta(days=2), None, TODAY)
    assert told
    union, both = len({*listed, *found}), len({*listed} & {*found})
    assert told["stories"] == union
    assert told["named_by"] == {"list": 600, "search": 700}
    assert told["named_only_by"] == {"list": 600 - both, "search": 700 - both}
    assert told["named_by_both"] == {"list+search": both}
    assert abs(told["missed"] - (1000 - union)) < 40
    assert "independently" in told["assumption"]
    assert "list and search" in told["assumption"]


def test_one_source_alone_tells_nothing_of_what_it_missed(run: Run) -> None:
    names(run, "list", *range(100))
    told = estimate(run.ledger, TODAY - timedelta(days=2), None, TODAY)
    assert told
    assert (told["stories"], told["missed"]) == (100, None)
    assert "only one source" in told["why"]


def test_sources_that_follow_each_other_tell_nothing(run: Run) -> None:
    names(run, "list", *range(30))
    names(run, "search", *range(1, 30))
    names(run, "print_index", *range(40, 50))
    told = estimate(run.ledger, TODAY - timedelta(days=2), None, TODAY)
    assert told
    assert told["missed"] is None
    assert "follow each other" in told["why"]


def test_a_run_that_ended_early_tells_nothing(run: Run) -> None:
    names(run, "list", *range(30))
    names(run, "search", *range(10, 50))
    told = estimate(run.ledger, TODAY - timedelta(days=2), None, TODAY, is_whole=False)
    assert told
    assert (told["missed"], told["why"]) == (None, "the run ended before its lists did")


def test_sources_that_share_little_tell_nothing(run: Run) -> None:
    names(run, "list", *range(6))
    names(run, "search", *range(50))
    told = estimate(run.ledger, TODAY - timedelta(days=2), None, TODAY)
    assert told
    assert told["missed"] is None


def test_neither_today_nor_what_is_refused_counts(run: Run) -> None:
    names(run, "list", 1, 2)
    names(run, "list", 3, day=TODAY)
    names(run, "url", 4)
    run.ledger.set_state("story:2", Fate.REJECTED)
    told = estimate(run.ledger, TODAY - timedelta(days=2), None, TODAY)
    assert told
    assert (told["since"], told["until"]) == ("2026-11-18", "2026-11-19")
    assert told["stories"] == 1


def test_a_window_is_judged_by_its_own_days(run: Run) -> None:
    old = date(2016, 5, 17)
    names(run, "print_index", 1, day=old)
    told = estimate(run.ledger, date(2016, 5, 1), date(2016, 5, 31), TODAY)
    assert told
    assert told["named_by"] == {"print_index": 1}
    assert estimate(run.ledger, date(2016, 6, 1), date(2016, 6, 30), TODAY) is None
    assert estimate(run.ledger, TODAY, None, TODAY) is None
    told = estimate(run.ledger, None, date(2016, 5, 31), TODAY)
    assert told
    assert told["since"] is None


def test_each_source_has_its_numbers_and_state(run: Run) -> None:
    for source in ("list", "search", "feed", "app"):
        run.account.count_source(source, "pages")
    for _ in range(2):
        run.account.count_source("list", "named")
    run.account.count_source("list", "new")
    run.account.note_newest("list", YESTERDAY)
    run.account.note_newest("list", YESTERDAY - timedelta(days=3))
    run.account.note_newest("search", date(2026, 11, 1))
    run.account.count_source("feed", "stale")
    run.account.count_source("epaper", "failed")
    report = source_report(run.account, TODAY)
    assert report["list"] == {
        "pages": 1, "failed": 0, "absent": 0, "named": 2, "new": 1, "newest": "2026-11-19", "state": "fresh",
    }  # fmt: skip
    states = {name: numbers["state"] for name, numbers in report.items()}
    assert states == {
        "list": "fresh", "search": "stale", "feed": "frozen", "app": "empty", "epaper": "failed",
    }  # fmt: skip
    assert not any(name.startswith("source:") for name in run.account.counts())
