"""A place to crawl hostile servers from: real processes of `scrapy crawl`, measured."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from newscrawl.sites.addresses import normalised
from tests.hostile import watching
from tests.hostile.answers import http, index, story
from tests.hostile.server import Answer, Server, serving
from tests.hostile.shared_server import SharedServer
from tests.hostile.site import WaysIn
from tests.project import ROOT, rows_of

_KILOBYTES = 2**10 if sys.platform == "darwin" else 1
"""`ru_maxrss` of macOS is in bytes."""

_PATIENCE = 150.0
"""Seconds after which a crawl is killed: it hangs."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How one crawl ended."""

    code: int
    """Exit code; -9 for one that had to be killed."""
    log: str
    peak_mb: float
    stall_s: float
    """The longest time for which the event loop did not turn."""
    busy_s: float
    """The most that the process computed meanwhile: what a busy machine adds is not in it."""
    seconds: float


@dataclass
class Bench:
    """A folder, the servers, and the crawls so far."""

    folder: Path
    web: Server = field(default_factory=Server)
    """Our own hostile server."""
    inside: Server = field(default_factory=Server)
    """A service that nobody may ask."""
    others: list[Server] = field(default_factory=list)
    """Further servers that may be asked."""
    shared: SharedServer | None = None
    good: set[str] = field(default_factory=set)
    """Targets that must be published at the end."""
    named: set[str] = field(default_factory=set)
    """Targets that lists name, of which each must have a fate."""
    wrong: list[str] = field(default_factory=list)
    """What was not as expected."""
    ended: list[Ended] = field(default_factory=list)
    ways: WaysIn = field(default_factory=WaysIn)

    @property
    def output(self) -> Path:
        """The spider's folder."""
        return self.folder / "output" / "hostile"

    def put_good(self, pages: Mapping[str, bytes | Answer]) -> list[str]:
        """Put pages that must be published; their addresses."""
        urls = [self.web.put(target, raw) for target, raw in pages.items()]
        self.count_on(urls, good=True)
        return urls

    def put_bad(self, pages: Mapping[str, bytes | Answer]) -> list[str]:
        """Put pages that need not be published, but must have a fate; their addresses."""
        urls = [self.web.put(target, raw) for target, raw in pages.items()]
        self.count_on(urls)
        return urls

    def put_stories(self, number: int = 5) -> list[str]:
        """Put that many healthy articles; their addresses."""
        return self.put_good({f"/story/{n}": http(story(n)) for n in range(number)})

    def list(self, urls: Iterable[str], target: str = "/lists/news") -> None:
        """Let a list name these addresses, and the spider read it."""
        url = self.web.put(target, http(index(urls)))
        self.ways = replace(self.ways, lists=(*self.ways.lists, url))

    def count_on(self, urls: Iterable[str], *, good: bool = False) -> None:
        """Expect a fate of each of these addresses, and that the good ones are published."""
        targets = {target_of(normalised(url)) for url in urls}
        self.named |= targets
        self.good |= targets if good else set()

    def expect(self, found: object, wanted: object, what: str = "") -> None:
        """Note what is not as it should be."""
        if found != wanted:
            self.wrong.append(f"{what}: {found!r}, not {wanted!r}".lstrip(": "))

    def crawl(
        self, *words: str, address_space_mb: int = 0, environment: Mapping[str, str] | None = None
    ) -> Ended:
        """A whole crawl, with so much memory to address (0: all there is)."""
        started = time.monotonic()
        cost = self.folder / "cost.json"
        cost.unlink(missing_ok=True)
        log = self.folder / f"log{len(self.ended)}.txt"
        with log.open("wb") as file:
            process = subprocess.Popen(
                [*_limited(address_space_mb), *_SCRAPY, "crawl", "hostile", *words],
                cwd=self.folder,
                env=self._environment(cost) | (environment or {}),
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=subprocess.STDOUT,
            )
            peak = _wait(process)
        # a crawl that died has told nothing; then `peak` may be that of this process, too
        seen = json.loads(cost.read_bytes()) if cost.exists() else {}
        text = log.read_text(encoding="utf-8", errors="surrogateescape")
        times = (seen.get("wall", 0.0), seen.get("busy", 0.0), time.monotonic() - started)
        self.ended.append(Ended(process.returncode, text, seen.get("peak_mb") or peak, *times))
        return self.ended[-1]

    def _environment(self, cost: Path) -> dict[str, str]:
        ports = [one.port for one in (self.web, *self.others)] + (
            [self.shared.port] if self.shared else []
        )
        ours = {
            "SCRAPY_SETTINGS_MODULE": "tests.hostile.settings",
            "PYTHONPATH": str(ROOT),
            "NEWSCRAWL_OUTPUT": str(self.folder / "output"),
            "NEWSCRAWL_PRIVATE_ADDRESSES": ",".join(f"127.0.0.1:{port}" for port in ports),
            "NEWSCRAWL_CONTACT": "https://example.org/crawler",
            watching.VARIABLE: str(cost),
        }
        return os.environ | ours | self.ways.environment()

    # what came of it

    def manifests(self) -> list[dict[str, Any]]:
        """Of all runs, oldest first."""
        paths = sorted(self.output.glob("runs/*/manifest.json"))
        return [json.loads(path.read_bytes()) for path in paths]

    def articles(self) -> list[dict[str, Any]]:
        """Every published line."""
        return [row for path in sorted(self.output.glob("*.jsonl")) for row in rows_of(path)]

    def side_rows(self, name: str) -> dict[str, dict[str, Any]]:
        """The rows of one side file of all runs, by target; the last one counts."""
        paths = sorted(self.output.glob(f"runs/*/{name}.jsonl"))
        return {target_of(row["url"]): row for path in paths for row in rows_of(path)}

    def reasons(self, name: str) -> dict[str, str]:
        """Why each target was rejected, or failed."""
        key = "reason" if name == "rejected" else "last_error"
        return {target: row[key] for target, row in self.side_rows(name).items()}

    def published(self) -> Counter[str]:
        """How often each target was published."""
        return Counter(target_of(row["url"]) for row in self.articles())

    def fates(self) -> dict[str, tuple[str, str]]:
        """The fate of each target in the ledger, with the reason."""
        ledger = self.output / "state" / "ledger.sqlite"
        if not ledger.exists():
            return {}
        with closing(sqlite3.connect(ledger)) as connection:
            rows = connection.execute("SELECT url, state, last_error FROM addresses")
            return {target_of(url): (state, error or "") for url, state, error in rows}

    @property
    def lost(self) -> set[str]:
        """Good pages that are not published."""
        return self.good - self.published().keys()

    @property
    def twice(self) -> int:
        """Lines whose id and version another line has."""
        editions = Counter((row["id"], row["version"]) for row in self.articles())
        return editions.total() - len(editions)

    @property
    def forbidden(self) -> int:
        """Connections that nobody should have made."""
        return self.inside.connections + (self.shared.forbidden() if self.shared else 0)


_SCRAPY = (sys.executable, "-W", "error", "-m", "scrapy")


def _limited(megabytes: int) -> list[str]:
    """Begins a command that may address so much memory."""
    limit = f"ulimit -v {megabytes * 1024}; " if megabytes else ""
    return ["/bin/sh", "-c", f'{limit}exec "$@"', "-"]


def target_of(url: str) -> str:
    """Path and query of an address."""
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def _wait(process: subprocess.Popen[bytes]) -> float:
    """Wait for the end, at most _PATIENCE; the most memory that the process had, in megabytes."""
    deadline = time.monotonic() + _PATIENCE
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            process.returncode = os.waitstatus_to_exitcode(status)
            return usage.ru_maxrss / _KILOBYTES / 1024
        if time.monotonic() > deadline:
            process.kill()
        time.sleep(0.02)


@contextmanager
def bench(folder: Path, shared: SharedServer | None = None) -> Iterator[Bench]:
    """A fresh bench whose servers run until the block ends."""
    place = Bench(folder, shared=shared)
    if shared:
        shared.reset()
    with serving(place.web, place.inside):
        place.web.put("/robots.txt", http("User-agent: *\nAllow: /\n", kind="text/plain"))
        yield place
