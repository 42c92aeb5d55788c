"""A ledger that is missing, harmed, or older than the files; locks; files that others put there.

Whatever it is, no start may fetch everything again in silence: it refuses (exit 4), or it is right.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import socket
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.invariants import check, examine
from tests.torture.crawls import Crawls
from tests.torture.forks import Forks
from tests.torture.scenario import TRUTH
from tests.torture.steps import Fault

LEDGER = "state/ledger.sqlite"


def finished(forks: Forks, folder: Path) -> Path:
    """The output of a run that came to its end."""
    assert forks.run(Fault(str(folder))) == 0
    return folder


def killed(forks: Forks, folder: Path, step: str = "fsync articles.part", number: int = 3) -> Path:
    """The output of a run that was killed; all it committed is still in the ledger's WAL."""
    assert forks.run(Fault(str(folder), "kill after", step, number)) == 137
    return folder


def refuse_or_go_on(forks: Forks, folder: Path) -> int:
    """Start again. A refusal changes no published file; a run that goes on is right."""
    before = {path: path.read_bytes() for path in folder.glob("*.jsonl")}
    code = forks.run(Fault(str(folder)))
    assert code in {0, 3, 4}
    if code:
        assert {path: path.read_bytes() for path in folder.glob("*.jsonl")} == before
    else:
        check(folder, TRUTH)
    return code


# the ledger


def test_a_ledger_that_is_gone(forks: Forks, base: Path) -> None:
    folder = finished(forks, base / "output")
    for path in folder.glob(f"{LEDGER}*"):
        path.unlink()
    for _ in range(2):
        assert refuse_or_go_on(forks, folder) == 4


def test_a_copy_of_the_ledger_from_before_the_last_run(forks: Forks, base: Path) -> None:
    folder = base / "output"
    killed(forks, folder, "open articles.part", 1)
    backup = _copy(folder)
    finished(forks, folder)
    _restore(folder, backup)
    assert refuse_or_go_on(forks, folder) == 4


def test_a_copy_of_the_ledger_from_the_midst_of_the_last_run(forks: Forks, base: Path) -> None:
    # the run is known to it, not all of its articles
    folder = killed(forks, base / "output", "commit", 2)
    backup = _copy(folder)
    shutil.rmtree(folder)
    finished(forks, folder)
    run_id = next(folder.glob("*.jsonl")).stem
    _restore(folder, backup)
    with closing(sqlite3.connect(folder / LEDGER)) as ledger, ledger:
        for table in ("runs", "files", "fates", "articles", "counters"):
            ledger.execute(f"UPDATE {table} SET run_id = ?", (run_id,))  # noqa: S608 - ours
    assert refuse_or_go_on(forks, folder) == 4


def _copy(folder: Path) -> bytes:
    """The ledger as a backup takes it, with what is in its WAL."""
    backup = folder.parent / "backup.sqlite"
    with closing(sqlite3.connect(folder / LEDGER)) as ledger:
        ledger.execute("VACUUM INTO ?", (str(backup),))
    return backup.read_bytes()


def _restore(folder: Path, backup: bytes) -> None:
    for path in folder.glob(f"{LEDGER}*"):
        path.unlink()
    (folder / LEDGER).write_bytes(backup)


@pytest.mark.parametrize("harm", ["gone", "cut in half", "of zeros", "empty"])
def test_a_write_ahead_log_that_is_harmed(forks: Forks, base: Path, harm: str) -> None:
    folder = killed(forks, base / "output")
    wal = folder / f"{LEDGER}-wal"
    content = wal.read_bytes()
    assert content
    if harm == "gone":
        wal.unlink()
    else:
        harmed = {"cut in half": content[: len(content) // 2], "of zeros": bytes(len(content))}
        wal.write_bytes(harmed.get(harm, b""))
    refuse_or_go_on(forks, folder)


@pytest.mark.parametrize("step", ["link articles", r"replace manifest\.json"])
def test_a_write_ahead_log_that_is_gone_after_publishing(
    forks: Forks, base: Path, step: str
) -> None:
    folder = killed(forks, base / "output", step, 1)
    (folder / f"{LEDGER}-wal").unlink()
    assert refuse_or_go_on(forks, folder) == 4


@pytest.mark.parametrize("unit", [1, 512, 4096])
@pytest.mark.parametrize(
    "seed", [*range(3), *(pytest.param(n, marks=pytest.mark.torture) for n in range(3, 100))]
)
def test_a_ledger_damaged_at_any_place(forks: Forks, base: Path, seed: int, unit: int) -> None:
    folder = finished(forks, base / "output")
    chance = random.Random(seed)  # noqa: S311 - a test that can be repeated
    ledger = folder / LEDGER
    content = bytearray(ledger.read_bytes())
    place = chance.randrange(0, len(content), unit)
    for at in range(place, min(place + unit, len(content))):
        content[at] ^= chance.randrange(1, 256)
    ledger.write_bytes(content)
    code = forks.run(Fault(str(folder)))
    found = examine(folder, None)
    assert code in {0, 3, 4}
    assert len(found.twice) <= 1  # a damaged row may be one article's
    assert not found.torn
    assert not found.faults


@pytest.mark.torture
@pytest.mark.parametrize("page", range(0, 60, 4))
def test_a_crawl_with_a_damaged_ledger(crawls: Crawls, page: int) -> None:
    crawls.resume()
    ledger = crawls.output / LEDGER
    content = bytearray(ledger.read_bytes())
    for at in range(4096 * page + 8, min(4096 * (page + 1), len(content))):
        content[at] ^= 0x55
    ledger.write_bytes(content)
    crawls.check_broken(crawls.crawl(), 0, 4)


def test_a_ledger_of_a_newer_newscrawl(forks: Forks, base: Path) -> None:
    folder = finished(forks, base / "output")
    with closing(sqlite3.connect(folder / LEDGER)) as ledger:
        ledger.execute("PRAGMA user_version = 999")
    assert refuse_or_go_on(forks, folder) == 4


def test_a_ledger_that_is_a_link(forks: Forks, base: Path) -> None:
    folder = finished(forks, base / "output")
    (folder / LEDGER).rename(base / "elsewhere.sqlite")
    before = (base / "elsewhere.sqlite").read_bytes()
    (folder / LEDGER).symlink_to(base / "elsewhere.sqlite")
    assert refuse_or_go_on(forks, folder) == 4
    assert (base / "elsewhere.sqlite").read_bytes() == before


# files that grow


@pytest.mark.parametrize(
    "more",
    [b'{"id": "torn', b'{"id": "whole"}\n', b'{"id": 1}{"id": 2}\n', b"\0" * 4096, b"\xff\n"],
)
def test_what_stands_behind_the_last_commit_is_kept_apart(
    forks: Forks, base: Path, more: bytes
) -> None:
    folder = killed(forks, base / "output", "commit", 4)
    (part,) = folder.glob("*.jsonl.part")
    with part.open("ab") as file:
        file.write(more)
    assert refuse_or_go_on(forks, folder) == 0
    (torn,) = folder.rglob("*.torn")
    assert torn.read_bytes() == more


def test_a_file_that_lost_committed_bytes(forks: Forks, base: Path) -> None:
    folder = killed(forks, base / "output", "commit", 4)
    (part,) = folder.glob("*.jsonl.part")
    part.write_bytes(part.read_bytes()[:-1])
    assert refuse_or_go_on(forks, folder) == 4


def test_bytes_of_others_in_the_midst_of_what_was_committed(forks: Forks, base: Path) -> None:
    folder = killed(forks, base / "output", "commit", 4)
    (part,) = folder.glob("*.jsonl.part")
    content = part.read_bytes()
    part.write_bytes(b"\0" * 20 + content[20:])
    assert forks.run(Fault(str(folder))) == 4


# what others put there


@pytest.mark.parametrize("name", ["articles", "manifest", "side file"])
def test_links_are_not_followed(forks: Forks, base: Path, name: str) -> None:
    folder = killed(forks, base / "output", "commit", 4)
    (part,) = folder.glob("*.jsonl.part")
    run = folder / "runs" / part.name.partition(".")[0]
    secret = base / "secret"
    secret.write_bytes(part.read_bytes())
    places = {"articles": part, "side file": run / "junk.jsonl.part"}
    path = places.get(name, run / "manifest.json")
    path.unlink(missing_ok=True)
    path.symlink_to(secret)
    before = secret.read_bytes()
    assert forks.run(Fault(str(folder))) == 4
    assert secret.read_bytes() == before


# the lock


def test_the_lock_of_a_killed_run_is_free(forks: Forks, base: Path) -> None:
    folder = killed(forks, base / "output")
    assert (folder / "state" / "lock").read_text()
    assert refuse_or_go_on(forks, folder) == 0


def _link(path: Path) -> None:
    path.symlink_to(path.parent.parent.parent / "elsewhere")


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(path))


@pytest.mark.parametrize("make", [_link, Path.mkdir, os.mkfifo, _socket])
def test_a_lock_that_is_no_file(forks: Forks, base: Path, make: Callable[[Path], None]) -> None:
    (base / "output" / "state").mkdir(parents=True)
    make(base / "output" / "state" / "lock")
    assert forks.run(Fault(str(base / "output"))) == 2
    assert not (base / "elsewhere").exists()


def test_two_crawls_at_once(crawls: Crawls) -> None:
    crawls.site.slow_down(2)
    try:
        with crawls.start() as first:
            first.wait_for(crawls.project.serving.log, 5)
            second = crawls.crawl()
            crawls.check_broken(second, 75)
            assert f"process {first.process.pid}, running since" in second.errors
            first.send(signal.SIGKILL)
            crawls.check_broken(first.wait(), 137)
    finally:
        crawls.site.slow_down(0)
    crawls.resume()
