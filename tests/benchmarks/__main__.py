"""`make bench`: the crawl of the replica beside a bare spider, and the calls page by page.

Both crawls ask a server on the loopback interface for the same pages, without delays, in turn; the
bare spider yields each page's address and does nothing else. Figures are medians; compare the
ratios, because times depend on the machine.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from newscrawl import extract_article, strip_text
from newscrawl.demo.replica import Replica, build_replica
from newscrawl.demo.server import Serving, serve

ROUNDS = 5
SEEDS = range(1, 5)
HERE = Path(__file__).parent


@dataclass(frozen=True)
class Measured:
    """One crawl of all pages."""

    pages_a_second: float
    cpu_ms_a_page: float
    peak_mb: float


def main() -> None:
    """Run everything and print two tables."""
    site = _large_site()
    # the app's host answers only to clients that name it, which the bare spider does not
    pages = [story for story in site.stories if story.layout != "app" and len(story.pages) == 1]
    urls = [story.url for story in pages]
    with serve(site) as serving, tempfile.TemporaryDirectory() as folder:
        addresses = Path(folder) / "urls.txt"
        addresses.write_text("\n".join(urls))
        print(f"{len(urls)} pages of the replica, {ROUNDS} rounds, medians")
        _compare_crawls(serving, addresses, len(urls))
    _time_calls(site)


def _large_site() -> Replica:
    """The stories of several replicas on one server."""
    sites = [build_replica(seed) for seed in SEEDS]
    for other in sites[1:]:
        sites[0].replies.update(other.replies)
        sites[0].stories += other.stories
    return sites[0]


def _compare_crawls(serving: Serving, addresses: Path, pages: int) -> None:
    commands = {
        "scrapy crawl chinadaily": ["crawl", "chinadaily", "-a", f"urls=@{addresses}"],
        "bare spider": ["runspider", str(HERE / "bare_spider.py"), "-a", f"urls={addresses}"],
    }
    runs: dict[str, list[Measured]] = {name: [] for name in commands}
    for _ in range(ROUNDS):
        for name, command in commands.items():
            runs[name].append(_crawl(serving, command, pages))
    print(f"{'':26}{'pages/s':>10}{'CPU ms/page':>13}{'peak MB':>9}")
    for name, found in runs.items():
        speed = median(one.pages_a_second for one in found)
        cpu = median(one.cpu_ms_a_page for one in found)
        peak = median(one.peak_mb for one in found)
        print(f"{name:26}{speed:>10.0f}{cpu:>13.2f}{peak:>9.0f}")
    pairs = zip(*runs.values(), strict=True)
    ratio = median(ours.cpu_ms_a_page / bare.cpu_ms_a_page for ours, bare in pairs)
    print(f"CPU time, pair by pair: {ratio:.2f} times the bare spider's\n")


def _crawl(serving: Serving, command: list[str], pages: int) -> Measured:
    """Run a command to its end; its own time and memory, start included."""
    with tempfile.TemporaryDirectory() as output:
        environment = os.environ | {
            "SCRAPY_SETTINGS_MODULE": "newscrawl.demo.settings",
            "NEWSCRAWL_REPLICA": f"127.0.0.1:{serving.port}",
            "NEWSCRAWL_OUTPUT": output,
        }
        started = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", "scrapy", *command, "-L", "ERROR"], env=environment
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with status {process.returncode}")
    cpu = usage.ru_utime + usage.ru_stime
    return Measured(pages / seconds, 1000 * cpu / pages, usage.ru_maxrss / 1024)


def _time_calls(site: Replica) -> None:
    """CPU time of reading and stripping, on the replica's pages."""
    pages = [(story.url, site.body(story.url)) for story in site.stories[::13]]
    texts = [str(extract_article(body, url).text) for url, body in pages]
    calls: dict[str, Callable[[], object]] = {
        "extract_article": lambda: [extract_article(body, url) for url, body in pages],
        "the same, strip=False": lambda: [
            extract_article(body, url, strip=False) for url, body in pages
        ],
        "strip_text": lambda: [strip_text(text) for text in texts],
    }
    print(f"{'':26}{'CPU ms/page':>13}")
    for name, call in calls.items():
        times = []
        for _ in range(ROUNDS):
            started = time.process_time()
            call()
            times.append(time.process_time() - started)
        print(f"{name:26}{1000 * median(times) / len(pages):>13.2f}")


if __name__ == "__main__":
    main()
