"""Whole crawls killed with SIGKILL, between two steps and at any moment; then one that finishes."""

from __future__ import annotations

import random
import re
import signal
import time

import pytest

from tests.torture.crawls import Crawls
from tests.torture.steps import FILES, Fault, steps_of

KILLED = 128 + signal.SIGKILL

# Kills of one crawl after another, each of which finishes what the last one left: step and number.
STARTING = [
    ("kill after", "mkdir state", 1),
    ("kill after", "open lock", 1),
    ("kill before", "sql script", 1),  # the ledger is made
    ("kill after", "sql script", 1),
    ("kill before", "commit", 1),  # the run is entered
]
WRITING = [
    ("kill after", "open articles.part", 1),
    ("kill before", "fsync articles.part", 1),
    ("kill after", "fsync articles.part", 2),  # the file is on the disk, the ledger not yet
    ("kill after", "commit", 6),
    ("half, kill", "write articles.part", 4),
]
RECOVERING = [
    ("kill after", r"replace articles\.torn", 1),  # the tail is kept, not yet cut off
    ("kill after", r"truncate articles\.part", 1),
    ("kill after", "link articles", 1),
    ("kill before", "unlink articles.part", 1),
    ("kill before", r"replace manifest\.json", 1),
]
PUBLISHING = [
    ("half, kill", "write articles.part", 8),
    ("kill after", r"replace manifest\.json", 1),  # of the killed run; the ledger does not know
    ("kill before", "link failed", 1),  # all is fetched
    ("kill after", r"write manifest\.json\.tmp", 1),
    ("kill before", "commit", 2),  # the end of the killed run: the manifest is there
]


@pytest.mark.parametrize("kills", [STARTING + WRITING + RECOVERING, PUBLISHING])
def test_kills_between_the_steps_of_crawl_after_crawl(
    crawls: Crawls, kills: list[tuple[str, str, int]]
) -> None:
    for act, step, number in kills:
        killed = crawls.crawl(crawls.fault(act, step, number))
        crawls.check_broken(killed, KILLED)
    crawls.resume()


@pytest.mark.torture
def test_crawls_that_finish_a_killed_one_are_killed_again_and_again(crawls: Crawls) -> None:
    crawls.check_broken(crawls.crawl(crawls.fault("half, kill", "write articles.part", 33)), KILLED)
    for number in range(1, 6):
        finishing = crawls.fault("kill after", "(?!sql).* (articles|rejected|manifest).*", number)
        crawls.check_broken(crawls.crawl(finishing), KILLED)
    crawls.resume()


def kill_sometime(crawls: Crawls, chance: random.Random) -> None:
    """Kill a crawl: after so many answers, or at some time whatever it does then."""
    crawls.project.serving.log.clear()
    answers = chance.choice([0, chance.randrange(80)])
    with crawls.start() as crawl:
        crawl.wait_for(crawls.project.serving.log, answers)
        time.sleep(chance.uniform(0, 0.05 if answers else 3))
        crawl.send(signal.SIGKILL)
        crawls.check_broken(crawl.wait(), KILLED, 0)


@pytest.mark.parametrize(
    "seed", [0, *(pytest.param(n, marks=pytest.mark.torture) for n in range(1, 31))]
)
def test_kills_at_any_moment(crawls: Crawls, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - a test that can be repeated
    for _ in range(5 if seed else 3):
        kill_sometime(crawls, chance)
    crawls.resume()


@pytest.mark.torture
@pytest.mark.parametrize("act", ["kill before", "kill after"])
def test_a_kill_at_each_step_of_a_whole_crawl(crawls: Crawls, act: str) -> None:
    record = crawls.project.folder / "steps"
    crawls.crawl(Fault(str(crawls.output.parent), record=str(record)))
    names = [name for name in steps_of(record) if re.fullmatch(FILES, name)]
    crawls.check_broken(crawls.crawl(), 0)
    codes: list[int] = []
    for number, name in enumerate(names, start=1):
        if name in names[: number - 1] and number % 4:
            continue  # most of the writes are alike
        crawls.begin_anew()
        ended = crawls.crawl(crawls.fault(act, FILES, number))
        crawls.check_broken(ended, KILLED, 0)
        codes.append(ended.code)
        crawls.resume()
    # no crawl takes just as many steps as another: the last ones may not come
    assert codes.count(KILLED) > len(codes) * 0.9
