"""A lost ledger is made anew: afterwards nothing is lost, and nothing is written twice."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from newscrawl.bookkeeping.exchange import clear, exchange
from newscrawl.bookkeeping.places import snapshot
from newscrawl.bookkeeping.rebuilding import Rebuilt, rebuild
from newscrawl.discovery.frontier import HORIZON
from newscrawl.exceptions import AlreadyRunning, CannotStart, StateDamaged, StorageFailed
from newscrawl.runs import Run
from newscrawl.runs.again import Again
from newscrawl.runs.records import Fate
from tests.bookkeeping.spider_folder import (
    FACTS,
    NUMBERS,
    TRUTH,
    SpiderFolder,
    key_of,
    url,
)
from tests.invariants import check


def rebuilt(folder: SpiderFolder, *, is_forced: bool = False) -> Rebuilt:
    return rebuild(folder.path, FACTS, is_forced=is_forced)


def copy_of(ledger: Path) -> Path:
    """What is committed of a ledger, as a backup has it."""
    copy = ledger.with_name("copy")
    with closing(sqlite3.connect(ledger)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    return copy


def lose(folder: SpiderFolder) -> None:
    folder.lose_state()


def overwrite(folder: SpiderFolder) -> None:
    folder.ledger.write_bytes(b"no database at all")


def damage(folder: SpiderFolder) -> None:
    """Spoil every page but the first."""
    content = bytearray(folder.ledger.read_bytes())
    for place in range(4096 + 100, len(content), 512):
        content[place : place + 64] = bytes(range(64))
    folder.ledger.write_bytes(content)


def truncate(folder: SpiderFolder) -> None:
    folder.ledger.write_bytes(folder.ledger.read_bytes()[:10_000])


def empty(folder: SpiderFolder) -> None:
    folder.ledger.write_bytes(b"")


@pytest.mark.parametrize("harm", [lose, overwrite, damage, truncate, empty])
def test_the_next_run_finds_all_as_it_was(
    folder: SpiderFolder, harm: Callable[[SpiderFolder], None]
) -> None:
    manifests = [folder.run(), folder.run([*NUMBERS, 20])]
    with snapshot(folder.path) as ledger:
        known = [ledger.address(key_of(number)) for number in (*NUMBERS, 20)]
        editions = ledger.execute("SELECT * FROM articles ORDER BY id")
        files = ledger.execute("SELECT * FROM files WHERE bytes > 0 ORDER BY 1, 2")
        runs = "SELECT run_id, started, ended, reason, exit_code FROM runs ORDER BY run_id"
        rows = ledger.execute(runs)
    published = folder.published()
    harm(folder)
    done = rebuilt(folder)
    assert (done.runs, done.editions, done.addresses) == (2, 7, 9)
    assert folder.published() == published
    with snapshot(folder.path) as ledger:
        for before in known:
            assert before
            after = ledger.address(before.key)
            assert after
            # a failure has the words of its file
            assert after == replace(before, last_error=after.last_error)
            assert bool(after.last_error) == bool(before.last_error)
        assert ledger.execute("SELECT * FROM articles ORDER BY id") == editions
        assert ledger.execute("SELECT * FROM files ORDER BY 1, 2") == files
        assert ledger.execute(runs) == rows
    again = folder.run([*NUMBERS, 20])
    assert again["counts"]["written"] == again["counts"]["duplicate"] == 0
    assert again["counts"]["known"] == 9  # also what failed: its time has not come
    assert again["run_id"] > manifests[-1]["run_id"]
    assert folder.verify() == 0


def test_versions_go_on(folder: SpiderFolder) -> None:
    folder.run()
    folder.lose_state()
    rebuilt(folder)
    with snapshot(folder.path) as ledger:
        assert ledger.newest("news:0")
    run = Run(folder.path)
    run.ledger.set_state(key_of(0), Fate.PENDING)
    run.commit()
    run.abandon()
    folder.run([0], more="It changed.")
    folder.lose_state()
    rebuilt(folder)
    with snapshot(folder.path) as ledger:
        newest = ledger.newest("news:0")
        assert newest
        assert newest.version == 2
    assert folder.verify() == 0


def test_the_old_one_is_kept_and_opens(folder: SpiderFolder) -> None:
    folder.run()
    before = folder.ledger.read_bytes()
    done = rebuilt(folder, is_forced=True)
    assert done.old
    assert done.old.read_bytes() == before
    assert done.old.name.startswith("ledger.sqlite.old-")


def test_a_log_beside_the_old_one_moves_with_it(tmp_path: Path) -> None:
    """It would be written into the new one, which it is not of."""
    ledger = tmp_path / "ledger.sqlite"
    for ending in ("", "-wal", "-shm"):
        Path(f"{ledger}{ending}").write_text(f"old{ending}")
    draft = clear(ledger)
    draft.write_text("new")
    old = exchange(draft, ledger)
    assert old
    assert ledger.read_text() == "new"
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {
        "ledger.sqlite": "new",
        **{f"{old.name}{ending}": f"old{ending}" for ending in ("", "-wal", "-shm")},
    }


def test_a_whole_ledger_is_left_alone(folder: SpiderFolder) -> None:
    folder.run()
    before = folder.content()
    with pytest.raises(CannotStart, match="is whole and knows all"):
        rebuilt(folder)
    assert folder.content() == before


def test_not_while_a_run_is_under_way(folder: SpiderFolder) -> None:
    folder.run()
    run = Run(folder.path)
    with pytest.raises(AlreadyRunning):
        rebuilt(folder, is_forced=True)
    run.abandon()


def test_nothing_to_rebuild_from(folder: SpiderFolder) -> None:
    with pytest.raises(CannotStart, match="nothing to rebuild from"):
        rebuilt(folder)
    assert not folder.path.exists()


@pytest.mark.parametrize("is_mid_run", [False, True])
def test_an_older_copy_gets_what_it_lacks(folder: SpiderFolder, is_mid_run: bool) -> None:
    folder.run([0, 1])
    run = Run(folder.path)
    run.ledger.note("waits", "https://news.example/waits", "list", date(2026, 11, 20))
    run.ledger.set_fact(HORIZON, "2020-01-01")
    run.ledger.close_list("https://news.example/", date(2026, 11, 20))
    if is_mid_run:
        run.ledger.note(key_of(3), url(3), "list", None)
        run.commit()
        copy = copy_of(folder.ledger)
        run.abandon()
        folder.run()
    else:
        run.commit()
        run.abandon()
        folder.run([])
        copy = copy_of(folder.ledger)
        folder.run()
    copy.rename(folder.ledger)
    done = rebuilt(folder)
    assert done.is_added
    assert done.horizon == "2020-01-01"
    with snapshot(folder.path) as ledger:
        assert ledger.address("waits")
        assert ledger.list_states()
    assert folder.run()["counts"]["written"] == 0
    assert folder.verify() == 0


def test_a_copy_of_the_middle_of_a_run_is_no_whole_ledger(folder: SpiderFolder) -> None:
    run = Run(folder.path)
    run.commit()
    copy = copy_of(folder.ledger)
    run.abandon()
    folder.run()  # finishes that run, and writes its own
    copy.rename(folder.ledger)
    assert rebuilt(folder).is_added
    assert folder.run()["counts"]["written"] == 0
    check(folder.path, TRUTH)


# killed runs


@pytest.mark.parametrize("is_published", [False, True])
def test_a_killed_run_of_which_nobody_knows(folder: SpiderFolder, is_published: bool) -> None:
    folder.run([0, 1])
    folder.run(NUMBERS, ends=False)
    (part,) = folder.path.glob("*.jsonl.part")
    run_id = part.name.partition(".")[0]
    if is_published:  # killed between the last link and the manifest
        for path in (part, *folder.path.glob(f"runs/{run_id}/*.part")):
            path.rename(path.with_suffix(""))
    folder.lose_state()
    done = rebuilt(folder)
    assert [run.run_id for run in done.unfinished] == [run_id]
    content = part.read_bytes() if part.exists() else b""
    manifest = folder.run()
    assert manifest["counts"]["written"] == (0 if is_published else 4)
    killed = json.loads((folder.path / "runs" / run_id / "manifest.json").read_bytes())
    assert killed["reason"] == "killed"
    assert killed["counts"]["written"] == (4 if is_published else 0)
    torn = folder.path / "runs" / run_id / f"{run_id}.jsonl.torn"
    assert torn.exists() != is_published
    if not is_published:
        assert torn.read_bytes() == content
    assert folder.verify() == 0


# what the records do not tell


def test_failures_keep_their_tries_and_their_time(folder: SpiderFolder) -> None:
    for _ in range(3):
        folder.run()
    rows = folder.path.glob("runs/*/failed.jsonl")
    assert len(list(rows)) == 2  # the third run came before its time
    folder.lose_state()
    rebuilt(folder)
    with snapshot(folder.path) as ledger:
        known = ledger.address(key_of(4))
        assert known
        assert (known.state, known.tries) == (Fate.FAILED, 2)
        assert known.due
        assert known.due > datetime.now(UTC)
        assert ledger.waiting(datetime.now(UTC)) == []


@pytest.mark.parametrize(
    ("sources", "named_by"),
    [({"epaper": 1}, ("print_index",)), ({}, ("url",)), ({"list": 1, "new": 1}, ("list",))],
)
def test_a_failed_address_is_of_the_sources_of_its_run(
    folder: SpiderFolder, sources: dict[str, Any], named_by: tuple[str, ...]
) -> None:
    folder.age(folder.run() | {"sources": sources}, 0)
    folder.lose_state()
    rebuilt(folder)
    with snapshot(folder.path) as ledger:
        known = ledger.address(key_of(4))
        assert known
        assert known.sources == named_by
        written = ledger.address(key_of(0))
        assert written
        assert written.sources == ("list",)


@pytest.mark.parametrize(("code", "number"), [(20, 4), (21, 3)])
def test_what_a_run_asked_for_in_vain_is_asked_for_again(
    folder: SpiderFolder, code: int, number: int
) -> None:
    manifest = folder.run()
    reasons = [{"reason": "x", "exit_code": code, "detail": "x"}]
    folder.age(manifest | {"reason": "x", "exit_code": code, "reasons": reasons}, 0)
    rejected = folder.path / "runs" / manifest["run_id"] / "rejected.jsonl"
    row = {"url": url(3), "reason": "list_page", "field": "url", "detail": "x", "article": None}
    rejected.write_text(rejected.read_text() + json.dumps(row) + "\n")
    (folder.path / f"{manifest['run_id']}.jsonl").write_text("")
    folder.lose_state()
    rebuilt(folder)
    with snapshot(folder.path) as ledger:
        states = {one.key: one.tries for one in ledger.waiting(datetime.now(UTC))}
        assert states[key_of(number)] == 0
        gone = ledger.address(key_of(2))
        assert gone
        assert gone.state is Fate.REJECTED


@pytest.mark.parametrize(("age", "is_due"), [(timedelta(hours=24), False), (None, True)])
def test_young_articles_are_looked_at_once_more(
    folder: SpiderFolder, age: timedelta | None, is_due: bool
) -> None:
    folder.run()
    folder.lose_state()
    published = datetime(2026, 11, 20, 1, tzinfo=UTC)
    age = age or datetime.now(UTC).replace(microsecond=0) - published + timedelta(hours=1)
    rebuild(folder.path, replace(FACTS, again=Again((age,))), is_forced=False)
    with snapshot(folder.path) as ledger:
        known = ledger.address(key_of(0))
        assert known
        assert known.due == (published + age if is_due else None)


@pytest.mark.parametrize(
    ("coverage", "days_back"),
    [
        (None, 2),
        (("2", "1"), 2),
        (("1", "0"), 2),  # it began before midnight
        (("400", "390"), None),  # a window in the past
        ((None, "390"), None),
    ],
)
def test_the_first_day_of_runs_without_a_window(
    folder: SpiderFolder, coverage: tuple[str | None, str] | None, days_back: int | None
) -> None:
    manifest = folder.run()
    today = FACTS.site.local_day(datetime.fromisoformat(manifest["started"]))
    days = [one and str(today - timedelta(days=int(one))) for one in coverage or ()]
    judged = dict(zip(("since", "until"), days, strict=True)) if coverage else None
    folder.age(manifest | {"coverage": judged}, 0)
    folder.lose_state()
    horizon = rebuilt(folder).horizon
    assert horizon == (days_back and str(today - timedelta(days=days_back)))
    with snapshot(folder.path) as ledger:
        assert ledger.fact(HORIZON) == horizon


# files that are not as they were


def missing(articles: Path) -> str:
    articles.unlink()
    return "missing, though its manifest names it"


def torn(articles: Path) -> str:
    articles.write_bytes(articles.read_bytes()[:-5])
    return "no whole record"


def foreign(articles: Path) -> str:
    articles.write_text('{"id": "x"}\n')
    return "a record of another shape"


def typed(articles: Path) -> str:
    articles.write_text(articles.read_text().replace('"version": 1', '"version": "1"'))
    return "version is no number from 1"


def huge(articles: Path) -> str:
    articles.write_text(articles.read_text().replace('"version": 1', f'"version": {2**70}'))
    return "version is no number from 1"


def nested(articles: Path) -> str:
    articles.write_text(articles.read_text().replace('"mirror_of": null', '"mirror_of": {}'))
    return "mirror_of is no text"


def surrogate(articles: Path) -> str:
    articles.write_text(articles.read_text().replace('"id": "news', '"id": "\\ud800news'))
    return "a record of another shape"


def addressless(articles: Path) -> str:
    articles.write_text(articles.read_text().replace(url(0), "nonsense"))
    return "a record of another shape"


def deep(articles: Path) -> str:
    articles.write_text("[" * 100_000 + "\n")
    return "no whole record"


@pytest.mark.parametrize(
    "harm", [missing, torn, foreign, typed, huge, nested, surrogate, addressless, deep]
)
def test_articles_that_cannot_be_read(folder: SpiderFolder, harm: Callable[[Path], str]) -> None:
    folder.run([0, 1])
    folder.run([5, 6])
    _, articles = sorted(folder.path.glob("*.jsonl"))
    first, _ = sorted(folder.path.glob("*.jsonl"))
    folder.lose_state()
    what = harm(first)
    published = folder.published()
    with pytest.raises(StateDamaged, match=what) as caught:
        rebuilt(folder)
    assert str(first) in str(caught.value)
    assert not folder.ledger.exists()
    done = rebuilt(folder, is_forced=True)
    assert done.faults
    assert done.editions >= 2
    assert folder.published() == published
    assert articles.exists()


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b'{"run_id": "other"}', b"[" * 100_000, b"\xff", b'{"files": 5}'],
)
def test_a_manifest_that_is_none(folder: SpiderFolder, content: bytes) -> None:
    manifest = folder.run()
    folder.lose_state()
    path = folder.path / "runs" / manifest["run_id"] / "manifest.json"
    path.write_bytes(content)
    with pytest.raises(StateDamaged, match="is no manifest of this run"):
        rebuilt(folder)
    path.unlink()  # as the message says
    assert rebuilt(folder).editions == 6
    assert folder.run()["counts"]["written"] == 0
    assert json.loads(path.read_bytes())["counts"]["written"] == 6


@pytest.mark.parametrize("name", ["20269999T999999Z-0000.jsonl", "notes.jsonl", "runs/x/y.jsonl"])
def test_foreign_files_are_left_alone(folder: SpiderFolder, name: str) -> None:
    folder.run()
    folder.lose_state()
    path = folder.path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"mine\n")
    assert rebuilt(folder).runs == 1
    assert path.read_bytes() == b"mine\n"


def test_a_full_disk_changes_nothing(folder: SpiderFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.run()
    overwrite(folder)
    before = folder.content()

    def full(*_: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(StorageFailed, match="No space left"):
        rebuilt(folder)
    assert folder.content() == before


def test_names_of_all_kinds_are_entered(folder: SpiderFolder) -> None:
    """A redirected address, a copy, and an article without an address."""
    folder.run([0, 1, 3])
    (path,) = folder.path.glob("*.jsonl")
    redirected, copy, without = map(json.loads, path.read_text().splitlines())
    redirected["canonical_url"] = "https://news.example/canonical"
    copy |= {
        "mirror_of": "https://original.example/1",
        "canonical_url": "https://original.example/1",
    }
    without |= {"url": None, "discovered_via": []}
    path.write_text("".join(json.dumps(row) + "\n" for row in (redirected, copy, without)))
    folder.lose_state()
    rebuilt(folder)
    with snapshot(folder.path) as ledger:
        # pages name others as theirs, and these must not be taken for done
        assert ledger.address("https://news.example/canonical") is None
        # whoever names the original gets it fetched, as the copy yields to it
        assert ledger.address("https://original.example/1") is None
        newest = ledger.newest("news:1")
        assert newest
        assert newest.is_mirror
        assert ledger.newest("news:3")
        assert ledger.address(key_of(3)) is None
