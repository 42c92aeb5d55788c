"""A run without Scrapy, as short as a run can be that does everything: what a spider does with a
few addresses. The longest tests repeat it some hundred times.
"""

from __future__ import annotations

from math import inf
from pathlib import Path

from newscrawl import Article, Problem, Removal
from newscrawl.exceptions import NewscrawlError
from newscrawl.runs import Run
from newscrawl.runs import run as run_module
from newscrawl.runs.outcome import Ending
from newscrawl.runs.records import DONE, Fate
from tests.invariants import Truth

ADDRESSES = 8
BATCH = 3
REFUSED = {2}
BROKEN = {4}
WITH_JUNK = {1, 2, 6}


def url(number: int) -> str:
    return f"https://news.example/{number}"


TRUTH = Truth(
    frozenset(url(n) for n in range(ADDRESSES) if n not in REFUSED | BROKEN),
    frozenset(map(url, REFUSED)),
    frozenset(map(url, BROKEN)),
)


def crawl(folder: Path) -> None:
    """Visit every address that no earlier run is done with."""
    run_module.BATCH_SECONDS = inf  # the same steps each time, also where the disk is slow
    run = Run(folder)
    try:
        for number in [number for number in range(ADDRESSES) if _discover(run, number)]:
            _visit(run, number)
        run.finish(Ending())
    except NewscrawlError:
        run.abandon()
        raise


def _discover(run: Run, number: int) -> bool:
    """Enter an address; whether it is to be asked for."""
    key = f"news:{number}"
    known = run.ledger.address(key)
    is_done = known is not None and known.state in DONE
    run.ledger.note(key, url(number), "list", None)
    run.settle(key, Fate.KNOWN if is_done else Fate.PENDING)
    return not is_done


def _visit(run: Run, number: int) -> None:
    key = f"news:{number}"
    if number in REFUSED:
        problem = Problem("text", "missing", "no text")
        run.reject(key, url(number), problem, _article(number, run))
    elif number in BROKEN:
        run.fail(key, url(number), "timeout", "took longer than 30 s")
    else:
        run.write(key, _article(number, run))
    if number % BATCH == BATCH - 1:
        run.commit()


def _article(number: int, run: Run) -> Article:
    pool = [Removal("spider_pool", "/p", "82 names", "甲县| 乙县|" * 5)]
    return Article(
        id=f"news:{number}",
        url=url(number),
        title=f"Story {number}",
        text="The herons came back to the lake. " * 5,
        content_hash=f"{number:064x}",
        run_id=run.run_id,
        removed=pool if number in WITH_JUNK else [],
    )
