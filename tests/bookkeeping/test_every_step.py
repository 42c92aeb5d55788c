"""A fault at every step that rebuilding and pruning take: the same command goes on from there."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from newscrawl.bookkeeping.places import Snapshot
from tests.bookkeeping.spider_folder import TRUTH, SpiderFolder
from tests.invariants import check
from tests.torture.forks import Forks
from tests.torture.steps import FILES, Fault, steps_of

ACTS = {
    "kill before": {137},
    "kill after": {137},
    "error": {2, 3},  # 2 where it could not even start
}


@pytest.fixture(scope="module")
def forks() -> Iterator[Forks]:
    with Forks() as started:
        yield started


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("harm", ["lost", "damaged"])
def test_rebuilding(folder: SpiderFolder, forks: Forks, act: str, harm: str) -> None:
    folder.run()
    if harm == "lost":
        folder.lose_state()
    else:
        folder.ledger.write_bytes(b"SQLite format 3\0" + bytes(range(256)) * 40)
    published = folder.published()
    for harmed in _each_step(folder, forks, "rebuild", act):
        assert harmed.published() == published
        # a ledger that is there is the damaged one or a whole one, never a part of one
        code = forks.run(Fault(str(harmed.path)), "rebuild")
        assert code in {0, 2}
        assert Snapshot(harmed.ledger).execute("SELECT count(*) FROM addresses") == [(8,)]
        assert not list(harmed.ledger.parent.glob("*.new*"))
        assert harmed.run()["counts"]["written"] == 0
        check(harmed.path, TRUTH)
        assert harmed.verify() == 0


@pytest.mark.parametrize("act", ACTS)
def test_pruning(folder: SpiderFolder, forks: Forks, act: str) -> None:
    old = folder.age(folder.run(), 400)
    (folder.path / "runs" / old / "junk.jsonl.torn").write_bytes(b"torn")
    folder.run([9])
    articles = {name for name in folder.published() if "/" not in name}
    assert len(articles) == 2
    for harmed in _each_step(folder, forks, "prune", act):
        assert harmed.verify() == 0
        assert forks.run(Fault(str(harmed.path)), "prune") == 0
        assert articles <= harmed.published().keys()
        assert [path.name for path in (harmed.path / "runs" / old).iterdir()] == ["manifest.json"]
        ledger = Snapshot(harmed.ledger)
        assert ledger.execute("SELECT count(*) FROM fates WHERE run_id = ?", old) == [(0,)]
        ledger.close()
        assert harmed.verify() == 0
        assert harmed.run()["counts"]["written"] == 0


def _each_step(folder: SpiderFolder, forks: Forks, action: str, act: str) -> Iterator[SpiderFolder]:
    """A copy of the folder for each step, harmed at it."""
    record = folder.path.parent / "steps"
    counted = folder.path.parent / "counted"
    shutil.copytree(folder.path, counted)
    assert forks.run(Fault(str(counted), record=str(record)), action) == 0
    names = [name for name in steps_of(record) if re.fullmatch(FILES, name)]
    assert len(names) > 5
    for number, name in enumerate(names, start=1):
        harmed = SpiderFolder(Path(folder.path.parent / f"{number}" / "news"))
        shutil.copytree(folder.path, harmed.path)
        fault = Fault(str(harmed.path), act, number=number)
        assert forks.run(fault, action) in ACTS[act], name
        yield harmed
