"""Helpers of the tests: a small site to fill by hand, and the project as a user runs it."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from newscrawl.demo.layouts.lists import Entry, Pager, www_list
from newscrawl.demo.replica import Replica, Reply
from newscrawl.demo.server import Serving
from newscrawl.sites.chinadaily import BEIJING, SITE

ROOT = Path(__file__).parents[1]
WWW = "https://www.chinadaily.com.cn"


@dataclass
class TinySite:
    """A replica of a few pages; every list that is not filled is empty."""

    replica: Replica = field(default_factory=Replica)
    today: date = field(default_factory=lambda: SITE.local_day(datetime.now(UTC)))

    def __post_init__(self) -> None:
        for section in SITE.sections:
            self.replica.put(section.url, Reply(b"<html><body>nothing yet</body></html>"))
        for search in SITE.searches:
            self.replica.put(search.url, Reply(b'{"content": [], "totalPages": 0}'))
        for lists in SITE.story_lists:
            self.replica.put(lists.index, Reply(b"[]"))

    def article(self, number: int, day: date | None = None, more: str = "") -> str:
        """Put an article on the site; its address."""
        day = day or self.today
        moment = datetime(day.year, day.month, day.day, 9, tzinfo=BEIJING)
        article_id = f"WS{int(moment.timestamp()):08x}{number:016x}"
        url = f"{WWW}/a/{day:%Y%m/%d}/{article_id}.html"
        self.replica.put(url, Reply(article_html(number, day, more).encode()))
        return url

    def articles(self, numbers: range, day: date | None = None) -> list[str]:
        """Several articles of one day."""
        return [self.article(number, day) for number in numbers]

    def slow_articles(self, number: int) -> list[str]:
        """Put articles that take a while each on a list."""
        urls = self.articles(range(number))
        for reply in self.replica.replies.values():
            if b"Harbour" in reply.body:
                reply.delay = 0.2
        self.list(urls)
        return urls

    def list(self, urls: list[str], section: str = "china/society", size: int = 10) -> None:
        """Fill a section's list with these addresses, in this order."""
        first = next(one.url for one in SITE.sections if one.name == section)
        pages = [urls[i : i + size] for i in range(0, len(urls), size)] or [[]]
        for number, shown in enumerate(pages, start=1):
            entries = [Entry(url, "Story", _printed_day(url)) for url in shown]
            following = f"page_{number + 1}.html" if number < len(pages) else None
            html = www_list(entries, Pager(number, len(pages), following))
            self.replica.put(first.replace("page_1.", f"page_{number}."), Reply(html.encode()))


def _printed_day(url: str) -> str:
    _, _, month, day, _ = url.rsplit("/", 4) if "/a/" in url else ("", "", "202611", "20", "")
    return f"{month[:4]}-{month[4:]}-{day} 09:00"


def article_html(number: int, day: date, more: str = "") -> str:
    """A page of www in its simplest form."""
    sentence = (
        f"The harbour of town number {number} opened a new pier on the morning of the fair, and "
        "several hundred fishermen came with their families to see the first ship arrive."
    )
    paragraphs = "".join(f"<p>{sentence} It was day {n} of the season.</p>" for n in range(4))
    return (
        f"<html><head><title>Harbour {number} opens - China - Chinadaily.com.cn</title></head>"
        f"<body><div class='lft_art'><h1>Harbour {number} opens its pier</h1><div class='info'>"
        f"<span class='info_l'>By Li Na | China Daily | Updated: {day} 09:00</span></div>"
        f"<div id='Content'>{paragraphs}<p>{more}</p></div></div></body></html>"
    )


@dataclass
class Project:
    """The project, run in a folder of its own against a served replica."""

    folder: Path
    serving: Serving
    arguments: tuple[str, ...] = ()
    """What every crawl is asked for that is asked for nothing else."""

    @property
    def output(self) -> Path:
        return self.folder / "output" / "chinadaily"

    def command(self, *words: str) -> list[str]:
        return [sys.executable, "-W", "error", "-m", "scrapy", *words]

    @property
    def environment(self) -> dict[str, str]:
        return os.environ | {
            "SCRAPY_SETTINGS_MODULE": "newscrawl.demo.settings",
            "PYTHONPATH": str(ROOT),
            "NEWSCRAWL_REPLICA": f"127.0.0.1:{self.serving.port}",
            "NEWSCRAWL_OUTPUT": str(self.folder / "output"),
            "NEWSCRAWL_CONTACT": "https://example.org/crawler",
        }

    def start(self, *args: str) -> subprocess.Popen[str]:
        """`scrapy crawl chinadaily`, under way."""
        return subprocess.Popen(
            self.command("crawl", "chinadaily", *(() if "-a" in args else self.arguments), *args),
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def crawl(self, *args: str) -> tuple[int, str]:
        """Exit code and standard error of a whole crawl."""
        process = self.start(*args)
        _, errors = process.communicate(timeout=120)
        return process.returncode, errors

    def run(self, *words: str, before: Sequence[str] = ()) -> subprocess.CompletedProcess[str]:
        """`scrapy` with these words, to its end; what stands before it starts it."""
        return subprocess.run(
            [*before, *self.command(*words)],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def asked(self, word: str = "/a/") -> list[str]:
        """The paths asked for that hold the word."""
        return [path for _, path in self.serving.log if word in path]

    def manifests(self) -> list[dict[str, Any]]:
        """Of all runs, oldest first."""
        paths = self.output.glob("runs/*/manifest.json")
        return sorted((json.loads(path.read_bytes()) for path in paths), key=lambda m: m["run_id"])

    def articles(self) -> list[dict[str, Any]]:
        """Every published line."""
        return [row for path in sorted(self.output.glob("*.jsonl")) for row in rows_of(path)]

    def side_rows(self, name: str) -> list[dict[str, Any]]:
        """The rows of one side file of all runs."""
        paths = sorted(self.output.glob(f"runs/*/{name}.jsonl"))
        return [row for path in paths for row in rows_of(path)]


Crawling = Callable[[Replica], Project]
"""The fixture `crawling`: serves a replica, and gives a project that crawls it."""


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The records of a file of JSON Lines."""
    return [json.loads(line) for line in path.read_text().split("\n") if line]


def wait_until(reached: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    """Wait for something that the crawl does, at most half a minute."""
    for _ in range(600):
        if reached() or process.poll() is not None:
            return
        time.sleep(0.05)
    pytest.fail("the crawl did not get there")
