"""A spider's folder, filled by runs that need no Scrapy: what a spider does with a few addresses."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from newscrawl import Article, Problem, Removal
from newscrawl.bookkeeping.rebuilding import Facts
from newscrawl.items import JunkCount
from newscrawl.runs import Run
from newscrawl.runs.again import Again
from newscrawl.runs.outcome import Ending
from newscrawl.runs.publishing import write_manifest
from newscrawl.runs.records import DONE, GONE, Fate
from newscrawl.sites.addresses import article_address
from newscrawl.sites.chinadaily import SITE
from newscrawl.verifying import run as verify
from tests.invariants import Truth

FACTS = Facts(SITE, {"list": "list", "epaper": "print_index"}, Again(), first_days=2)
NUMBERS = range(8)
GONE_ONES = frozenset({2})
BROKEN = frozenset({4})
WITH_JUNK = frozenset({1, 6})


def url(number: int) -> str:
    return f"https://news.example/story/{number:04}"


TRUTH = Truth(
    frozenset(url(n) for n in NUMBERS if n not in GONE_ONES | BROKEN),
    frozenset(map(url, GONE_ONES)),
    frozenset(map(url, BROKEN)),
)


@dataclass
class SpiderFolder:
    """The folder and what is done in it."""

    path: Path

    @property
    def ledger(self) -> Path:
        return self.path / "state" / "ledger.sqlite"

    def run(
        self,
        numbers: Iterable[int] = NUMBERS,
        *,
        gone: Collection[int] = GONE_ONES,
        broken: Collection[int] = BROKEN,
        more: str = "",
        ends: bool = True,
    ) -> dict[str, Any]:
        """Visit every address that earlier runs left; the manifest, {} for a run left behind."""
        run = Run(self.path)
        waiting = [known.key for known in run.ledger.waiting(datetime.now(UTC))]
        for number in numbers:
            if not _discover(run, number, waiting):
                continue
            if number in gone:
                run.reject(key_of(number), url(number), Problem("url", GONE, "answers 404"))
            elif number in broken:
                run.fail(key_of(number), url(number), "timeout", "took longer than 30 s")
            else:
                _write(run, number, more)
        run.account.count_source("list", "pages")
        run.commit()
        if ends:
            return run.finish(Ending())
        run.abandon()
        return {}

    def lose_state(self) -> None:
        """Remove the ledger, and the files of its log."""
        for path in self.ledger.parent.iterdir():
            path.unlink()
        self.ledger.parent.rmdir()

    def age(self, manifest: dict[str, Any], days: int) -> str:
        """Let a run have ended so many days ago; its id."""
        moved = timedelta(days=days)
        times = {
            name: (datetime.fromisoformat(manifest[name]) - moved).isoformat()
            for name in ("started", "ended")
        }
        write_manifest(self.path, manifest | times)
        return str(manifest["run_id"])

    def content(self) -> dict[str, bytes]:
        """Every file but the lock, by its name."""
        paths = (path for path in sorted(self.path.rglob("*")) if path.is_file())
        return {str(p.relative_to(self.path)): p.read_bytes() for p in paths if p.name != "lock"}

    def published(self) -> dict[str, bytes]:
        """The same without the state."""
        return {name: data for name, data in self.content().items() if "state/" not in name}

    def verify(self) -> int:
        """What `scrapy verify` answers."""
        return verify([str(self.path)])


def key_of(number: int) -> str:
    return article_address(url(number)).key


def _discover(run: Run, number: int, waiting: Collection[str]) -> bool:
    key = key_of(number)
    known = run.ledger.address(key)
    run.ledger.note(key, url(number), "list", None)
    is_wanted = known is None or key in waiting or known.state not in {*DONE, Fate.FAILED}
    run.settle(key, Fate.PENDING if is_wanted else Fate.KNOWN)
    return is_wanted


def _write(run: Run, number: int, more: str) -> None:
    article = _article(number, run.run_id, more)
    newest = run.ledger.newest(article.id)
    if newest and newest.content_hash == article.content_hash:
        run.ledger.set_article(key_of(number), article)
        run.settle(key_of(number), Fate.UNCHANGED)
        return
    article.version = newest.version + 1 if newest else 1
    run.write(key_of(number), article)


def _article(number: int, run_id: str, more: str) -> Article:
    title, text = f"Story {number}", "The herons came back to the lake. " * 5 + more
    return Article(
        id=f"news:{number}",
        url=url(number),
        title=title,
        text=text,
        date_published="2026-11-20T09:00:00+08:00",
        date_precision="minute",
        content_hash=hashlib.sha256(f"{title}\n\n{text}".encode()).hexdigest(),
        discovered_via=["list"],
        spider="news",
        run_id=run_id,
        junk=[JunkCount("spider_pool", blocks=1, items=9)] if number in WITH_JUNK else [],
        removed=[Removal("spider_pool", "/p", "9 names", "甲县|")] if number in WITH_JUNK else [],
    )
