"""`python -m tests.benchmarks.start_up`: what a ledger of a million articles costs at the start.

Starts crawls beside an empty ledger and beside a full one, in turn: seconds from the start of the
process to its first request, CPU seconds of the whole crawl, peak memory.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from newscrawl.demo.server import Serving, serve
from newscrawl.runs import Run
from newscrawl.runs.outcome import Ending
from tests.project import TinySite

ADDRESSES = 1_000_000
ROUNDS = 5


@dataclass(frozen=True)
class Measured:
    """One start."""

    seconds: float
    """To the first request."""
    whole: float
    """CPU seconds of the whole crawl, which looks back on all runs at its end."""
    peak_mb: float


def main() -> None:
    """Start in turn and print a table."""
    runs: dict[str, list[Measured]] = {"empty": [], f"{ADDRESSES:,} known": []}
    site = TinySite()
    site.list(site.articles(range(3)))
    with serve(site.replica) as serving, tempfile.TemporaryDirectory() as base:
        empty, full = Path(base) / "empty", Path(base) / "full"
        _begin(empty)
        _begin(full)
        _fill(full / "chinadaily" / "state" / "ledger.sqlite")
        for _ in range(ROUNDS):
            for name, folder in zip(runs, (empty, full), strict=True):
                runs[name].append(_start(serving, folder, Path(base) / "output"))
    print(f"{'ledger':18}{'seconds':>9}{'CPU s':>9}{'peak MB':>9}   ({ROUNDS} rounds, medians)")
    for name, found in runs.items():
        seconds, peak = median(one.seconds for one in found), median(one.peak_mb for one in found)
        whole = median(one.whole for one in found)
        print(f"{name:18}{seconds:>9.2f}{whole:>9.2f}{peak:>9.0f}")
    pairs = list(zip(*runs.values(), strict=True))
    seconds = median(full.seconds - empty.seconds for empty, full in pairs)
    peak = median(full.peak_mb - empty.peak_mb for empty, full in pairs)
    print(f"a full ledger costs {seconds:+.2f} s and {peak:+.0f} MB")


def _begin(output: Path) -> None:
    """Make a ledger with a run that found nothing."""
    Run(output / "chinadaily").finish(Ending())


def _fill(ledger: Path) -> None:
    """Let a ledger know articles of twenty years, in the order of their ids."""
    with closing(sqlite3.connect(ledger)) as connection, connection:
        connection.executemany(
            "INSERT INTO addresses (key, url, sources, state, article_id, day)"
            " VALUES (?, ?, 'list', 'written', ?, ?)",
            ((key, url, key, day) for key, url, day in _known()),
        )
        connection.executemany(
            "INSERT INTO articles"
            " (id, version, content_hash, extractor_version, date_published, run_id)"
            " VALUES (?, 1, ?, '1', ?, '20060101T000000Z-0000')",
            ((key, f"{number:064x}", day) for number, (key, _, day) in enumerate(_known())),
        )


def _known() -> Iterator[tuple[str, str, str]]:
    for number in range(ADDRESSES):
        day = date(2006, 1, 1) + timedelta(days=number // 140)
        name = f"WS{number:024x}"
        url = f"https://www.chinadaily.com.cn/a/{day:%Y%m/%d}/{name}.html"
        yield f"chinadaily:{name}", url, day.isoformat()


def _start(serving: Serving, before: Path, output: Path) -> Measured:
    """A crawl of one list beside a copy of the ledger."""
    shutil.copytree(before, output)
    serving.log.clear()
    environment: dict[str, Any] = os.environ | {
        "SCRAPY_SETTINGS_MODULE": "newscrawl.demo.settings",
        "NEWSCRAWL_REPLICA": f"127.0.0.1:{serving.port}",
        "NEWSCRAWL_OUTPUT": str(output),
    }
    words = ["crawl", "chinadaily", "-a", "sections=china/society", "-L", "ERROR"]
    started = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "scrapy", *words], env=environment)
    while not serving.log and process.poll() is None:
        time.sleep(0.002)
    seconds = time.perf_counter() - started
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    shutil.rmtree(output)
    if process.returncode:
        sys.exit(f"the crawl ended with status {process.returncode}")
    return Measured(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


if __name__ == "__main__":
    main()
