"""Clocks that are set back: run ids stay unique and sort in the order of the runs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.invariants import check
from tests.torture.forks import Forks
from tests.torture.scenario import TRUTH
from tests.torture.steps import Fault

HOUR = 3600.0
YEARS = 56 * 365 * 24 * HOUR


@pytest.mark.parametrize(
    "shifts",
    [
        [0, -HOUR, 0, -2 * HOUR],  # set back, as a clock without time zone is in autumn
        [0, -YEARS, -YEARS, 0],  # a battery that is empty: about 1970
        [0, YEARS / 4, 0, -1],  # far ahead once
        [0, 0, 0, 0],  # four runs in a second
    ],
)
@pytest.mark.parametrize("is_killed", [False, True])
def test_run_ids_sort_by_the_order_of_the_runs(
    forks: Forks, base: Path, shifts: list[float], is_killed: bool
) -> None:
    folder = base / "output"
    started: list[str] = []
    for number, shift in enumerate(shifts, start=1):
        act = "kill after" if is_killed and number < len(shifts) else ""
        # a step of the run's own articles: finishing the run before takes others
        fault = Fault(str(folder), act, "write articles.part", shift=shift)
        assert forks.run(fault) == (137 if act else 0)
        started += [run for run in _runs(folder) if run not in started]
    assert forks.run(Fault(str(folder), shift=-HOUR)) == 0
    started += [run for run in _runs(folder) if run not in started]
    assert len(started) == len(shifts) + 1
    assert started == sorted(set(started))
    check(folder, TRUTH)


def _runs(folder: Path) -> list[str]:
    """The runs that have a manifest, in the order in which these were written."""
    paths = sorted(folder.glob("runs/*/manifest.json"), key=lambda path: path.stat().st_mtime_ns)
    return [json.loads(path.read_bytes())["run_id"] for path in paths]
