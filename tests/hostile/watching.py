"""What a crawl costs: the longest time that its event loop stood still, and its most memory."""

from __future__ import annotations

import json
import os
from pathlib import Path
from time import monotonic, process_time
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.utils.asyncio import create_looping_call

VARIABLE = "HOSTILE_COST"
"""Names the file into which it is written."""

_TICK = 0.05
"""Seconds."""


class CostWatch:
    """Ticks, and notes the longest time between two ticks."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._last = monotonic(), process_time()
        self._longest = self._busiest = 0.0
        self._ticking = create_looping_call(self.tick)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        watch = cls(Path(os.environ.get(VARIABLE, os.devnull)))
        crawler.signals.connect(watch.start, signals.engine_started)
        crawler.signals.connect(watch.stop, signals.engine_stopped)
        return watch

    def start(self) -> None:
        self._last = monotonic(), process_time()
        self._ticking.start(_TICK, now=False)

    def tick(self) -> None:
        now = monotonic(), process_time()
        self._longest = max(self._longest, now[0] - self._last[0] - _TICK)
        # a machine that does other things too makes the clock run on, but not this process's time;
        # a thread that keeps the interpreter to itself makes both
        self._busiest = max(self._busiest, now[1] - self._last[1])
        self._last = now

    def stop(self) -> None:
        self.tick()
        if self._ticking.running:
            self._ticking.stop()
        seen = {"wall": self._longest, "busy": self._busiest, "peak_mb": _peak_mb()}
        self._path.write_text(json.dumps(seen))


def _peak_mb() -> float:
    """Of this program alone: `getrusage` also counts what started it, before it was replaced."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)
