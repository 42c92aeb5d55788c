"""A fault at every step that storage takes, for all of them: the next run mends what it left.

Runs without Scrapy, so that there is time for every step; test_killed_crawls.py has whole crawls.
`make test` hits one step of each name with each fault, and makes some bytes the last that the
disk takes; `make torture` takes all.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.invariants import check
from tests.torture.forks import Forks
from tests.torture.scenario import TRUTH
from tests.torture.steps import Fault, steps_of

STATEMENTS = r"sql .*|commit"
CODES = {
    "kill before": {137},
    "kill after": {137},
    "half, kill": {137},
    "power": {137},
    "error": {2, 3},  # 2 where the run could not even start
    "half, error": {2, 3},
    "half": {0},
}
BYTES = 10_000
"""More than the scenario writes."""
CHUNKS = 10

each = pytest.mark.parametrize(
    ("act", "is_all"),
    [
        # tests/runs/test_run.py has a kill and an error before every step
        *((act, False) for act in ("kill after", "power", "half, kill", "half, error", "half")),
        *(pytest.param(act, True, marks=pytest.mark.torture) for act in CODES),
    ],
)
some = pytest.mark.parametrize("is_all", [False, pytest.param(True, marks=pytest.mark.torture)])


@pytest.fixture
def killed(forks: Forks, base: Path) -> Path:
    """The output of a run that was killed with much to be published, and a torn line."""
    folder = base / "killed"
    fault = Fault(str(folder), "half, kill", "write articles.part", number=5)
    assert forks.run(fault) == 137
    return folder


@each
def test_a_fault_at_any_step(forks: Forks, base: Path, act: str, is_all: bool) -> None:
    assert sweep(forks, base, Fault("", act), None, is_all=is_all) > 0


@each
def test_a_fault_while_a_killed_run_is_finished(
    forks: Forks, base: Path, killed: Path, act: str, is_all: bool
) -> None:
    assert sweep(forks, base, Fault("", act), killed, is_all=is_all) > 0


@some
@pytest.mark.parametrize("act", ["kill after", "error"])
def test_a_fault_at_any_statement(forks: Forks, base: Path, act: str, is_all: bool) -> None:
    assert sweep(forks, base, Fault("", act, STATEMENTS), None, is_all=is_all) > 10


@pytest.mark.parametrize("chunk", range(CHUNKS))
@pytest.mark.parametrize(
    "apart", [900, pytest.param(1, marks=pytest.mark.torture)], ids=["some", "all"]
)
def test_a_disk_that_is_full_at_any_byte(forks: Forks, base: Path, apart: int, chunk: int) -> None:
    size = BYTES // CHUNKS
    for space in range(chunk * size, (chunk + 1) * size, apart):
        folder = base / str(space)
        is_enough = hit(forks, Fault(str(folder), space=space), {0, 2, 3}) == 0
        shutil.rmtree(folder)
        if is_enough:
            return
    assert chunk < CHUNKS - 1, "the scenario writes more than BYTES"


def sweep(forks: Forks, base: Path, fault: Fault, before: Path | None, *, is_all: bool) -> int:
    """Hit one step after another, from where `before` stands; how many."""
    record = base / "steps"
    run_from(forks, before, Fault(str(base / "counted"), record=str(record)), {0})
    names = [name for name in steps_of(record) if re.fullmatch(fault.step, name)]
    numbers = list(chosen(names, fault.act, is_all=is_all))
    for number in numbers:
        folder = base / str(number)
        numbered = Fault(str(folder), fault.act, fault.step, number)
        run_from(forks, before, numbered, CODES[fault.act])
        shutil.rmtree(folder)
    return len(numbers)


def chosen(names: list[str], act: str, *, is_all: bool) -> Iterator[int]:
    """The numbers of the steps to be hit: all that the act suits, or one of each name."""
    suited = {"half": r"write .*\.part"}.get(act, "write .*" if "half" in act else ".*")
    seen: set[str] = set()
    for number, name in enumerate(names, start=1):
        if re.fullmatch(suited, name) and (is_all or name not in seen):
            seen.add(name)
            yield number


def run_from(forks: Forks, before: Path | None, fault: Fault, codes: set[int]) -> None:
    """The same, where an earlier run has left something."""
    if before:
        shutil.copytree(before, fault.folder)
    hit(forks, fault, codes)


def hit(forks: Forks, fault: Fault, codes: set[int]) -> int:
    """A run with a fault, and the one that mends what it left; the first one's exit code."""
    folder = Path(fault.folder)
    code = forks.run(fault)
    assert code in codes, fault
    check(folder, None)
    assert forks.run(Fault(fault.folder)) == 0, fault
    check(folder, TRUTH)
    return code
