"""Years of runs stay bounded, and no article, manifest or address is lost."""

from __future__ import annotations

import errno
import json
from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from newscrawl.bookkeeping import pruning
from newscrawl.bookkeeping.places import snapshot
from newscrawl.bookkeeping.pruning import Pruned, prune
from newscrawl.exceptions import AlreadyRunning, CannotStart, StateDamaged, StorageFailed
from newscrawl.runs import Run
from newscrawl.runs.ledger import Ledger
from newscrawl.runs.records import Validators
from tests.bookkeeping.spider_folder import NUMBERS, SpiderFolder, key_of

YEAR = timedelta(days=365)
DETAILS = [
    "SELECT count(*) FROM fates",
    "SELECT count(*) FROM counters",
    "SELECT count(*) FROM files",
]


def pruned(
    folder: SpiderFolder,
    older_than: timedelta | None = YEAR,
    budget: int | None = None,
    *,
    is_trial: bool = False,
) -> Pruned:
    before = older_than and datetime.now(UTC) - older_than
    return prune(folder.path, before, budget, is_trial=is_trial)


def details(folder: SpiderFolder, run_id: str) -> list[int]:
    """Rows that the ledger has of a run, of each kind."""
    with snapshot(folder.path) as ledger:
        return [ledger.execute(f"{query} WHERE run_id = ?", run_id)[0][0] for query in DETAILS]


def side_files(folder: SpiderFolder, run_id: str) -> set[str]:
    return {path.name for path in (folder.path / "runs" / run_id).iterdir()} - {"manifest.json"}


def manifest_of(folder: SpiderFolder, run_id: str) -> dict[str, Any]:
    path = folder.path / "runs" / run_id / "manifest.json"
    manifest: dict[str, Any] = json.loads(path.read_bytes())
    return manifest


def test_by_age(folder: SpiderFolder) -> None:
    old = folder.age(folder.run(), 400)
    young = folder.age(folder.run([*NUMBERS, 9, 10], gone={9}, broken={4}), 300)
    (folder.path / "runs" / old / f"{old}.jsonl.torn").write_bytes(b"torn")
    named = manifest_of(folder, old)["files"]
    kept = side_files(folder, young)
    articles = {name: data for name, data in folder.published().items() if "/" not in name}
    done = pruned(folder)
    assert [run.run_id for run in done.runs] == [old]
    assert side_files(folder, old) == set()
    assert side_files(folder, young) == kept
    assert {name: folder.published()[name] for name in articles} == articles
    manifest = manifest_of(folder, old)
    assert [one["name"] for one in manifest["files"]] == [f"{old}.jsonl"]
    assert manifest["files"] + manifest["pruned"] == named
    assert details(folder, old) == [0, 0, 0]
    assert 0 not in details(folder, young)
    with snapshot(folder.path) as ledger:
        assert ledger.execute("SELECT count(*) FROM runs") == [(2,)]
        assert ledger.execute("SELECT count(*) FROM addresses") == [(10,)]
    assert folder.verify() == 0
    assert done.after < done.before
    assert not done.is_over
    again = folder.run([*NUMBERS, 9, 10], gone={9})
    assert again["counts"]["written"] == again["counts"]["rejected"] == 0


def test_by_size_the_oldest_go_first(folder: SpiderFolder) -> None:
    runs = [folder.run(range(n, n + 3), gone={n}, broken={n + 1})["run_id"] for n in (0, 10, 20)]
    size = sum(map(len, folder.content().values()))
    budget = size - 1
    trial = pruned(folder, None, budget, is_trial=True)
    assert [run.run_id for run in trial.runs] == runs[:1]
    done = pruned(folder, None, budget)
    assert [run.run_id for run in done.runs] == runs[:1]
    assert not done.is_over
    assert side_files(folder, runs[0]) == set()
    assert side_files(folder, runs[1])
    done = pruned(folder, None, 1)
    assert [run.run_id for run in done.runs if run.bytes] == runs[1:]
    assert done.is_over
    assert folder.verify() == 0
    assert len(list(folder.path.glob("*.jsonl"))) == 3


def test_a_trial_changes_nothing(folder: SpiderFolder) -> None:
    folder.age(folder.run(), 400)
    before = folder.content()
    done = pruned(folder, is_trial=True)
    assert done.after < done.before
    assert len(done.runs[0].files) == 3
    assert folder.content() == before


def test_again_finds_nothing_to_do(folder: SpiderFolder) -> None:
    folder.age(folder.run(), 400)
    pruned(folder)
    before = folder.content()
    done = pruned(folder)
    assert sum(run.bytes for run in done.runs) == 0
    assert folder.content() == before


def test_lists_of_old_windows_go_and_others_stay(folder: SpiderFolder) -> None:
    folder.run()
    names = {
        "https://news.example/ 2016-01-01..2016-01-31": False,
        "https://news.example/ None..2016-01-31": False,
        "https://news.example/": True,
        "https://news.example/2016-01/03": True,  # a day's own index, which each run would ask for
    }
    old, young = datetime(2020, 1, 1, tzinfo=UTC).date(), datetime.now(UTC).date()
    recent = "https://news.example/ 2015-01-01..2015-12-31"
    ledger = Ledger(folder.ledger)
    for name in names:
        ledger.close_list(name, old)
    ledger.close_list(recent, young)
    ledger.set_progress("https://news.example/ 2014-01-01..2014-12-31", "https://x.example", 7)
    for url in (*names, recent, "https://news.example/story/0000"):
        ledger.keep_validators(url, Validators('"v1"', None))
    due = datetime.now(UTC) + timedelta(hours=3)
    ledger.execute("UPDATE addresses SET due = ? WHERE key = ?", due.isoformat(), key_of(0))
    ledger.commit()
    ledger.close()
    pruned(folder)
    with snapshot(folder.path) as reader:
        states = reader.list_states()
        assert {name: name in states for name in names} == names
        assert recent in states
        assert "https://news.example/ 2014-01-01..2014-12-31" in states
        assert reader.validators(recent)
        assert reader.validators("https://news.example/story/0000")
        assert not reader.validators("https://news.example/2016-01/03")


def test_a_killed_run_keeps_what_its_end_needs(folder: SpiderFolder) -> None:
    folder.run(ends=False)
    before = folder.published()
    done = pruned(folder, YEAR, 1)
    assert done.runs == []
    assert folder.published() == before
    assert folder.run()["counts"]["written"] == 0
    assert folder.verify() == 0


def test_a_run_killed_behind_its_manifest_too(folder: SpiderFolder) -> None:
    run_id = folder.age(folder.run(), 400)
    ledger = Ledger(folder.ledger)
    ledger.execute("UPDATE runs SET ended = NULL")
    ledger.commit()
    ledger.close()
    assert pruned(folder).runs == []
    assert 0 not in details(folder, run_id)


@pytest.mark.parametrize(
    "name",
    [
        "../other/precious.jsonl",
        "runs/{run_id}/../../../other/precious.jsonl",
        "runs/{run_id}/..",
        "{run_id}.jsonl",
        "runs/{run_id}/manifest.json",
        "state/ledger.sqlite",
        "{outside}",
        "",
    ],
)
def test_a_manifest_cannot_have_other_files_removed(folder: SpiderFolder, name: str) -> None:
    manifest = folder.run()
    precious = folder.path.parent / "other" / "precious.jsonl"
    precious.parent.mkdir()
    precious.write_bytes(b"mine")
    entry = {"name": name.format(run_id=manifest["run_id"], outside=precious), "lines": 1}
    entry |= {"bytes": 4, "sha256": "0" * 64}
    run_id = folder.age(manifest | {"files": [entry], "pruned": [entry]}, 400)
    articles = folder.path / f"{run_id}.jsonl"
    pruned(folder)
    assert precious.exists()
    assert articles.exists()
    assert folder.ledger.exists()
    assert manifest_of(folder, run_id)["files"] == [entry]


def test_a_link_is_removed_and_not_followed(folder: SpiderFolder) -> None:
    manifest = folder.run()
    run_id = folder.age(manifest, 400)
    precious = folder.path.parent / "precious"
    precious.write_bytes(b"mine")
    junk = folder.path / "runs" / run_id / "junk.jsonl"
    junk.unlink()
    junk.symlink_to(precious)
    pruned(folder)
    assert not junk.is_symlink()
    assert precious.read_bytes() == b"mine"


def test_a_broken_manifest_stops_it_before_anything_goes(folder: SpiderFolder) -> None:
    folder.age(folder.run(), 400)
    run_id = folder.age(folder.run([9]), 400)
    path = folder.path / "runs" / run_id / "manifest.json"
    path.write_text(path.read_text().replace('"written": 1', '"written": 7'))
    before = folder.content()
    with pytest.raises(StateDamaged, match="is no manifest"):
        pruned(folder)
    assert folder.content() == before


def test_not_while_a_run_is_under_way(folder: SpiderFolder) -> None:
    folder.age(folder.run(), 400)
    run = Run(folder.path)
    before = folder.published()
    with pytest.raises(AlreadyRunning):
        pruned(folder)
    assert len(pruned(folder, is_trial=True).runs) == 1
    assert folder.published() == before
    run.abandon()


def test_without_a_ledger(folder: SpiderFolder) -> None:
    with pytest.raises(CannotStart, match="has not crawled yet"):
        pruned(folder)
    folder.run()
    folder.lose_state()
    with pytest.raises(StateDamaged):
        pruned(folder)


def test_a_full_disk_first_loses_what_no_manifest_names(
    folder: SpiderFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_id = folder.age(folder.run(), 400)
    torn = folder.path / "runs" / run_id / f"{run_id}.jsonl.torn"
    torn.write_bytes(b"torn")

    def full(*_: Path) -> Path:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", full)
        with pytest.raises(StorageFailed, match="No space left"):
            pruned(folder)
    assert not torn.exists()
    assert folder.verify() == 0
    pruned(folder)
    assert side_files(folder, run_id) == set()
    assert folder.verify() == 0


def test_what_a_kill_left_goes_whatever_the_next_one_asks_for(
    folder: SpiderFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_id = folder.run()["run_id"]

    def killed(_: object, paths: Collection[Path]) -> None:
        if paths:
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(pruning, "_unlink", killed)
        with pytest.raises(KeyboardInterrupt):
            pruned(folder, None, 1)
    assert side_files(folder, run_id)
    assert folder.verify() == 0
    done = pruned(folder, YEAR)
    assert [run.run_id for run in done.runs] == [run_id]
    assert side_files(folder, run_id) == set()
    assert details(folder, run_id) == [0, 0, 0]
    assert folder.verify() == 0


def test_the_ledger_gives_its_space_back(folder: SpiderFolder) -> None:
    run_id = folder.age(folder.run(), 400)
    ledger = Ledger(folder.ledger)
    for number in range(20_000):
        ledger.execute("INSERT INTO fates VALUES (?, ?, 'written', '')", run_id, f"key:{number}")
    ledger.commit()
    ledger.close()
    before = folder.ledger.stat().st_size
    pruned(folder)
    assert folder.ledger.stat().st_size < before / 5
