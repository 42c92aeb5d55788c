"""A whole run without Scrapy: its files and account, and what a kill at any step leaves of it.

Started as a program, `python test_run.py FOLDER`, this file crawls again and again, each time in a
folder of its own and in a process that is killed one step later. With a killed run's folder as a
second argument it kills those who finish that run.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime
from functools import partial
from itertools import count
from pathlib import Path
from sqlite3 import Connection
from typing import Any

import pytest

from newscrawl import Article, Problem, Removal
from newscrawl.exceptions import CannotStart, StateDamaged, StorageFailed
from newscrawl.runs import Run, ledger_file
from newscrawl.runs.ledger import Ledger
from newscrawl.runs.outcome import Ending
from newscrawl.runs.publishing import Manifest
from newscrawl.runs.records import DONE, Fate
from tests.project import ROOT, rows_of

ADDRESSES = 6
REFUSED, BROKEN = 2, 4  # a page that is no article, an address that cannot be fetched
EVERYTHING_ONCE = Counter((f"site:{n}", 1) for n in range(ADDRESSES) if n not in {REFUSED, BROKEN})


def url(number: int) -> str:
    return f"https://news.example/{number}"


def article(number: int, run: Run) -> Article:
    pool = [Removal("spider_pool", "/p", "82 names", "甲县| 乙县|" * 50)]
    return Article(
        id=f"site:{number}",
        url=url(number),
        title=f"Story {number}",
        text="The herons came back. " * 5,
        content_hash=f"hash {number}",
        run_id=run.run_id,
        removed=pool if number in {1, REFUSED} else [],
    )


def crawl(folder: Path) -> tuple[list[Manifest], Manifest]:
    """Do what a spider does with a few addresses; manifests of killed runs and of this one."""
    run = Run(folder)
    try:
        for number in range(ADDRESSES):
            visit(run, number)
            if number % 3 == 1:  # else the batch of a second or of fifty records decides
                run.commit()
        return run.recovered, run.finish(Ending())
    except StorageFailed:
        run.abandon()
        raise


def visit(run: Run, number: int) -> None:
    key = f"site:{number}"
    known = run.ledger.address(key)
    run.ledger.note(key, url(number), "list", None)
    if known and known.state in DONE:
        run.settle(key, Fate.KNOWN)
    elif number == REFUSED:
        run.reject(key, url(number), Problem("text", "missing", "no text"), article(number, run))
    elif number == BROKEN:
        run.fail(key, url(number), "timeout", "took longer than 30 s")
    else:
        run.write(key, article(number, run))


def check(folder: Path) -> list[Manifest]:
    """All manifests, after comparing them with the files and with themselves."""
    manifests = [json.loads(path.read_bytes()) for path in folder.glob("runs/*/manifest.json")]
    named = {file["name"]: file for manifest in manifests for file in manifest["files"]}
    found = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.jsonl")}
    assert found.keys() == named.keys()
    for name, content in found.items():
        facts = {"lines": content.count(b"\n"), "bytes": len(content)}
        checksum = hashlib.sha256(content).hexdigest()
        assert named[name] == {"name": name, "sha256": checksum} | facts
    for manifest in manifests:
        counts = manifest["counts"]
        assert counts["discovered"] == sum(counts[fate] for fate in Fate)
        for fate, reasons in counts["reasons"].items():
            assert counts[fate] == sum(reasons.values())
        assert counts["written"] == len(lines_of(folder, manifest))
    assert not [*folder.rglob("*.part"), *folder.rglob("*.tmp")]
    return manifests


def lines_of(folder: Path, manifest: Manifest) -> list[dict[str, Any]]:
    path = folder / f"{manifest['run_id']}.jsonl"
    return rows_of(path) if path.exists() else []


def written(folder: Path) -> Counter[tuple[str, int]]:
    rows = [row for path in folder.glob("*.jsonl") for row in rows_of(path)]
    return Counter((row["id"], row["version"]) for row in rows)


# without faults


def test_a_run_publishes_its_files_with_a_manifest(tmp_path: Path) -> None:
    _, manifest = crawl(tmp_path)
    assert check(tmp_path) == [manifest]
    assert written(tmp_path) == EVERYTHING_ONCE
    run_id = manifest["run_id"]
    sides = {f"runs/{run_id}/{name}.jsonl": 1 for name in ("rejected", "failed")}
    sides |= {f"runs/{run_id}/junk.jsonl": 2}
    lines = {file["name"]: file["lines"] for file in manifest["files"]}
    assert lines == {f"{run_id}.jsonl": len(EVERYTHING_ONCE)} | sides
    counts = manifest["counts"]
    assert (counts["discovered"], counts["written"], counts["pending"]) == (6, 4, 0)
    assert counts["reasons"]["rejected"] == {"missing": 1}
    assert counts["reasons"]["failed"] == {"timeout": 1}


def test_side_files_say_what_and_why(tmp_path: Path) -> None:
    _, manifest = crawl(tmp_path)
    folder = tmp_path / "runs" / manifest["run_id"]
    (rejected,) = rows_of(folder / "rejected.jsonl")
    assert rejected.pop("article")["title"] == f"Story {REFUSED}"
    why = {"reason": "missing", "field": "text", "detail": "no text"}
    assert rejected == {"url": url(REFUSED)} | why
    (failed,) = rows_of(folder / "failed.jsonl")
    assert (failed["url"], failed["tries"]) == (url(BROKEN), 1)
    assert failed["last_error"] == "took longer than 30 s"
    junk = rows_of(folder / "junk.jsonl")
    assert [(row["id"], row["rule"], row["evidence"]) for row in junk] == [
        ("site:1", "spider_pool", "82 names"),
        (f"site:{REFUSED}", "spider_pool", "82 names"),
    ]


def test_the_next_run_writes_nothing_twice_and_tries_again_what_failed(tmp_path: Path) -> None:
    crawl(tmp_path)
    _, manifest = crawl(tmp_path)
    assert (manifest["counts"]["known"], manifest["counts"]["failed"]) == (5, 1)
    assert written(tmp_path) == EVERYTHING_ONCE
    (file,) = manifest["files"]
    assert rows_of(tmp_path / file["name"])[0]["tries"] == 2
    assert len(check(tmp_path)) == 2


def test_a_full_run_leaves_the_rest_for_the_next(tmp_path: Path) -> None:
    run = Run(tmp_path, limit=1)
    for number in (0, 1):
        run.ledger.note(f"site:{number}", url(number), "list", None)
        run.settle(f"site:{number}", Fate.PENDING)
    assert not run.is_full
    run.write("site:0", article(0, run))
    assert run.is_full
    manifest = run.finish(Ending("limit"))
    assert manifest["exit_code"] == 0
    assert manifest["counts"]["reasons"]["skipped"] == {"limit": 1}
    following = Run(tmp_path)
    assert [address.key for address in following.ledger.waiting(datetime.now(UTC))] == ["site:1"]
    following.abandon()


def test_a_batch_is_fifty_records_or_a_second_the_files_before_the_ledger(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]
    steps: list[str] = []
    monkeypatch.setattr("newscrawl.runs.run.monotonic", lambda: now[0])
    run = Run(tmp_path)
    monkeypatch.setattr(os, "fsync", lambda _: steps.append("file"))
    monkeypatch.setattr(Ledger, "commit", lambda _: steps.append("ledger"))
    for number in range(100, 150):
        assert "ledger" not in steps
        run.write(f"site:{number}", article(number, run))
    assert steps[-2:] == ["file", "ledger"]
    steps.clear()
    run.write("site:150", article(150, run))
    assert steps == []
    now[0] = 1.0
    run.write("site:151", article(151, run))
    assert steps == ["file", "ledger"]
    run.abandon()


def test_a_copy_of_the_ledger_made_during_a_run_is_too_old_after_it(tmp_path: Path) -> None:
    run = Run(tmp_path)
    run.ledger.note("site:1", url(1), "list", None)
    run.settle("site:1", Fate.PENDING)
    run.commit()
    copy = tmp_path / "copy.sqlite"
    with closing(sqlite3.connect(run.ledger.path)) as ledger:
        ledger.execute("VACUUM INTO ?", (str(copy),))
    run.write("site:1", article(1, run))
    run.finish(Ending())
    for path in run.ledger.path.parent.glob("ledger.sqlite*"):
        path.unlink()
    copy.rename(run.ledger.path)
    with pytest.raises(StateDamaged, match="is older than"):
        Run(tmp_path)


def test_a_lost_ledger_is_not_begun_anew_beside_published_files(tmp_path: Path) -> None:
    crawl(tmp_path)
    (tmp_path / "state" / "ledger.sqlite").unlink()
    for _ in range(2):  # the first start has not made the ledger that the second one finds
        with pytest.raises(StateDamaged, match="published files exist: `scrapy ledger rebuild"):
            Run(tmp_path)
    assert written(tmp_path) == EVERYTHING_ONCE


# with faults


def be_quick(put: Callable[[Any, str, Any], None]) -> None:
    """Do not wait for the disk: what the kernel has, no kill of a process takes away."""

    def prepare_quickly(
        connection: Connection, path: Path, then: Any = ledger_file._prepare
    ) -> None:
        then(connection, path)
        connection.execute("PRAGMA synchronous = OFF")

    put(os, "fsync", lambda _: None)
    put(ledger_file, "_prepare", prepare_quickly)


def at_step(number: int, act: Callable[[], Any], put: Callable[[Any, str, Any], None]) -> None:
    """Have something happen before the n-th step on the disk; long lines are written by halves."""
    steps = count(1)

    def counted(call: Callable[..., Any], *args: Any, **more: Any) -> Any:
        if next(steps) == number:
            act()
        return call(*args, **more)

    write, commit = os.write, Ledger.commit
    for name in ("mkdir", "open", "fsync", "link", "unlink", "replace"):
        put(os, name, partial(counted, getattr(os, name)))
    put(os, "write", lambda file, line: counted(write, file, line[:500]))
    put(Ledger, "commit", lambda ledger: counted(commit, ledger))


def kill_everywhere(base: Path, before: Path | None = None) -> None:
    """Kill a process at its first step, another at its second, until one comes to its end."""
    be_quick(setattr)
    for number in count(1):
        folder = base / f"{number:03}"
        if before:
            shutil.copytree(before, folder)
        child = os.fork()
        if not child:
            at_step(number, partial(os.kill, os.getpid(), signal.SIGKILL), setattr)
            Run(folder).abandon() if before else crawl(folder)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if status != signal.SIGKILL:
            sys.exit(status)


def killed_folders(base: Path, *before: Path) -> list[Path]:
    base.mkdir()
    command = [sys.executable, "-W", "error", __file__, str(base), *map(str, before)]
    subprocess.run(command, env=os.environ | {"PYTHONPATH": str(ROOT)}, check=True)
    return sorted(base.iterdir())[:-1]  # the last one was not killed


def parts_of(folder: Path) -> dict[str, bytes]:
    """What each file under way holds, by its final name."""
    return {path.name.removesuffix(".part"): path.read_bytes() for path in folder.rglob("*.part")}


def committed(folder: Path) -> set[str]:
    """What the killed run has committed of its articles."""
    path = folder / "state" / "ledger.sqlite"
    if not path.exists():
        return set()
    with closing(Ledger(path)) as ledger:
        rows = ledger.execute("SELECT id FROM articles NATURAL JOIN runs WHERE ended IS NULL")
    return {article_id for (article_id,) in rows}


def check_next_run(folder: Path, parts: dict[str, bytes]) -> None:
    """The next run finishes the killed one, keeps every byte of it, and writes the rest."""
    done = committed(folder)
    ended = {path: path.read_bytes() for path in folder.glob("runs/*/manifest.json")}
    recovered, manifest = crawl(folder)
    assert manifest in check(folder)
    assert all(path.read_bytes() == content for path, content in ended.items())
    assert written(folder) == EVERYTHING_ONCE
    assert done == {row["id"] for killed in recovered for row in lines_of(folder, killed)}
    for killed in recovered:
        is_ended = folder / "runs" / killed["run_id"] / "manifest.json" in ended
        assert killed["reason"] == "killed" or is_ended
        kept = {Path(file["name"]).name: folder / file["name"] for file in killed["files"]}
        for name, content in parts.items():
            torn = folder / "runs" / killed["run_id"] / f"{name}.torn"
            pieces = [path for path in (kept.get(name), torn) if path and path.exists()]
            assert b"".join(piece.read_bytes() for piece in pieces) == content


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    be_quick(monkeypatch.setattr)


@pytest.mark.usefixtures("quick")
def test_a_kill_at_any_step_loses_nothing_and_repeats_nothing(tmp_path: Path) -> None:
    folders = killed_folders(tmp_path / "killed")
    assert len(folders) > 40
    # those who finish a killed run may be killed too; take the run that leaves most to be done
    worst = max(folders, key=lambda folder: sum(map(len, parts_of(folder).values())))
    parts = parts_of(worst)
    twice = killed_folders(tmp_path / "twice", worst)
    assert len(twice) > 10
    for folder in twice:
        check_next_run(folder, parts)
    for folder in folders:
        check_next_run(folder, parts_of(folder))


@pytest.mark.usefixtures("quick")
def test_an_error_of_the_disk_at_any_step_costs_only_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    met: list[int] = []

    def fail() -> None:
        met.append((errno.ENOSPC, errno.EIO)[len(met) % 2])
        raise OSError(met[-1], os.strerror(met[-1]))

    for number in count(1):
        folder = tmp_path / str(number)
        with monkeypatch.context() as patch, suppress(CannotStart, StorageFailed):
            # SQLite has errors of its own
            at_step(number, fail, lambda *put, to=patch: put[0] is os and to.setattr(*put))
            crawl(folder)
        check_next_run(folder, parts_of(folder))
        if len(met) < number:
            break
    assert len(met) > 30


if __name__ == "__main__":
    kill_everywhere(*map(Path, sys.argv[1:]))
