"""`make soak`: crawl a large site through kills and faults, and see that nothing is lost or grows.

Prints a table by tenths of the articles and writes the same, with every sample, as JSON.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass, field
from itertools import pairwise
from pathlib import Path
from statistics import linear_regression, median
from typing import Any

from newscrawl.demo.replica import Replica
from newscrawl.demo.server import Serving
from tests.invariants import PEAK_MB, Findings, Truth, examine
from tests.project import Project
from tests.torture.endless_site import SECTION, EndlessSite

TICK = 0.5  # seconds between two samples
_JIFFIES = os.sysconf("SC_CLK_TCK")
_PAGE_MB = os.sysconf("SC_PAGE_SIZE") / 2**20


@dataclass(frozen=True, slots=True)
class Sample:
    """A crawl's process at one moment."""

    process: int
    seconds: float
    served: int
    """Articles that were ever answered."""
    cpu: float
    rss_mb: float


@dataclass
class Soak:
    """The crawls of one soak."""

    site: EndlessSite
    project: Project
    samples: list[Sample] = field(default_factory=list)
    codes: list[int] = field(default_factory=list)
    """Exit codes, 137 for a kill."""
    peak_mb: float = 0.0

    def crawl(self, kill_at: float) -> None:
        """One crawl, killed when so many articles are served."""
        command = [
            *self.project.command("crawl", "chinadaily", "-a", f"sections={SECTION.name}"),
            *("-s", "NEWSCRAWL_MAX_LIST_PAGES=10000", "-L", "WARNING"),
        ]
        process = subprocess.Popen(command, cwd=self.project.folder, env=self.project.environment)
        while os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
            self.samples.append(self._sample(process.pid))
            if len(self.site.served) >= kill_at:
                os.kill(process.pid, signal.SIGKILL)
            time.sleep(TICK)
        _, status, usage = os.wait4(process.pid, 0)
        code = os.waitstatus_to_exitcode(status)
        process.returncode = code
        self.codes.append(code if code >= 0 else 128 - code)
        self.peak_mb = max(self.peak_mb, usage.ru_maxrss / 1024)

    def _sample(self, pid: int) -> Sample:
        words = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        cpu = (int(words[11]) + int(words[12])) / _JIFFIES
        served = len(self.site.served)
        return Sample(pid, time.monotonic(), served, cpu, int(words[21]) * _PAGE_MB)


def main() -> None:
    """Soak, judge and print."""
    options = _options()
    site = EndlessSite(options.articles, options.faults)
    site.start()
    with tempfile.TemporaryDirectory() as folder:
        soak = Soak(site, Project(Path(folder), Serving(Replica(), site.port)))
        chance = random.Random(options.seed)  # noqa: S311 - a soak that can be repeated
        kills = sorted(chance.uniform(0, options.articles) for _ in range(options.kills))
        started = time.monotonic()
        for kill_at in [*kills, float("inf")]:
            soak.crawl(kill_at)
            if soak.codes[-1] not in {0, 128 + signal.SIGKILL}:
                break
        seconds = time.monotonic() - started
        urls = frozenset(site.url(number) for number in range(options.articles))
        found = examine(soak.project.output, Truth(urls))
    result = _result(soak, found, seconds)
    options.json.write_text(json.dumps(result | {"samples": [asdict(s) for s in soak.samples]}))
    _print(result)
    sys.exit(not _is_good(soak, found))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.torture.soak", description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--faults", type=float, default=0.05, help="share of the articles")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path, default=Path("build/soak.json"))
    options = parser.parse_args()
    options.json.parent.mkdir(parents=True, exist_ok=True)
    return options


def _result(soak: Soak, found: Findings, seconds: float) -> dict[str, Any]:
    tenths = _tenths(soak)
    costs = [tenth["cpu_ms"] for tenth in tenths if tenth["cpu_ms"]]
    return {
        "articles": soak.site.articles,
        "faults": soak.site.failures.total(),
        "kills": soak.codes.count(128 + signal.SIGKILL),
        "exit_codes": soak.codes,
        "seconds": round(seconds),
        "lost": len(found.lost),
        "twice": len(found.twice),
        "torn": len(found.torn),
        "other": found.faults[:10],
        "peak_mb": round(soak.peak_mb),
        "mb_per_1000_articles": round(_growth(soak), 3),
        "last_to_first_tenth": round(costs[-1] / costs[0], 3) if costs else None,
        "tenths": tenths,
    }


def _tenths(soak: Soak) -> list[dict[str, Any]]:
    """What an article cost in each tenth of them, starts and lists left out."""
    tenths = []
    for tenth in range(10):
        cpu = seconds = 0.0
        served, rss = 0, [0.0]
        for before, after in _steps(soak):
            if 10 * before.served // soak.site.articles == tenth:
                cpu += after.cpu - before.cpu
                seconds += after.seconds - before.seconds
                served += after.served - before.served
                rss.append(after.rss_mb)
        each = 1000 / served if served else 0
        ms = {"cpu_ms": round(cpu * each, 2), "wall_ms": round(seconds * each, 2)}
        tenths.append({"served": served, **ms, "rss_mb": round(max(rss))})
    return tenths


def _steps(soak: Soak) -> list[tuple[Sample, Sample]]:
    """Samples of one process that follow each other, with articles between them."""
    pairs = pairwise(soak.samples)
    return [(a, b) for a, b in pairs if a.process == b.process and a.served < b.served]


def _growth(soak: Soak) -> float:
    """Megabytes that a crawl grows by in a thousand articles: the median of all crawls."""
    slopes = []
    for process in {sample.process for sample in soak.samples}:
        own = [after for _, after in _steps(soak) if after.process == process]
        if len({sample.served for sample in own}) > 10:  # fewer say nothing
            line = linear_regression([s.served for s in own], [s.rss_mb for s in own])
            slopes.append(1000 * line.slope)
    return median(slopes) if slopes else 0.0


def _is_good(soak: Soak, found: Findings) -> bool:
    return not found and soak.codes[-1] == 0 and soak.peak_mb <= PEAK_MB


def _print(result: dict[str, Any]) -> None:
    for name, value in result.items():
        if name != "tenths":
            print(f"{name:22}{value}")
    print(f"{'tenth':>6}{'served':>9}{'CPU ms':>9}{'wall ms':>9}{'RSS MB':>9}")
    for number, tenth in enumerate(result["tenths"], start=1):
        print(f"{number:>6}{tenth['served']:>9}{tenth['cpu_ms']:>9}", end="")
        print(f"{tenth['wall_ms']:>9}{tenth['rss_mb']:>9}")


if __name__ == "__main__":
    main()
