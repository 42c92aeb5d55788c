"""`python -m tests.benchmarks.durability`: what it costs that nothing is lost.

Crawls the replica with and without waiting for the disk, in turn. The difference in CPU time is
what counts: at one request a second there is time enough to wait.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from newscrawl.demo.replica import build_replica
from newscrawl.demo.server import Serving, serve

ROUNDS = 7
SETTINGS = {
    "with fsync": "newscrawl.demo.settings",
    "without": "tests.benchmarks.careless_settings",
}


@dataclass(frozen=True)
class Measured:
    """One crawl."""

    seconds: float
    cpu: float


def main() -> None:
    """Crawl in turn and print a table."""
    site = build_replica()
    pages = [story for story in site.stories if story.layout != "app" and len(story.pages) == 1]
    runs: dict[str, list[Measured]] = {name: [] for name in SETTINGS}
    with serve(site) as serving, tempfile.TemporaryDirectory() as folder:
        addresses = Path(folder) / "urls.txt"
        addresses.write_text("\n".join(story.url for story in pages))
        for _ in range(ROUNDS):
            for name, settings in SETTINGS.items():
                runs[name].append(_crawl(serving, settings, addresses))
    print(f"{len(pages)} pages of the replica, {ROUNDS} rounds, medians")
    print(f"{'':14}{'seconds':>9}{'CPU seconds':>13}")
    for name, found in runs.items():
        seconds, cpu = median(one.seconds for one in found), median(one.cpu for one in found)
        print(f"{name:14}{seconds:>9.2f}{cpu:>13.2f}")
    ratio = median(a.cpu / b.cpu for a, b in zip(*runs.values(), strict=True))
    print(f"CPU time, pair by pair: {100 * (ratio - 1):+.1f} % for durability")


def _crawl(serving: Serving, settings: str, addresses: Path) -> Measured:
    """Crawl the addresses; start included."""
    with tempfile.TemporaryDirectory() as output:
        environment = os.environ | {
            "SCRAPY_SETTINGS_MODULE": settings,
            "NEWSCRAWL_REPLICA": f"127.0.0.1:{serving.port}",
            "NEWSCRAWL_OUTPUT": output,
        }
        words = ["crawl", "chinadaily", "-a", f"urls=@{addresses}", "-L", "ERROR"]
        started = time.perf_counter()
        process = subprocess.Popen([sys.executable, "-m", "scrapy", *words], env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"the crawl ended with status {process.returncode}")
    return Measured(seconds, usage.ru_utime + usage.ru_stime)


if __name__ == "__main__":
    main()
