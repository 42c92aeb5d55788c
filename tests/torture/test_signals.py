"""Signals, once and twice, at any moment: what is committed stays, and the next run goes on."""

from __future__ import annotations

import random
import signal
import time

import pytest

from tests.torture.crawls import Crawls


@pytest.mark.parametrize(
    ("number", "times", "seed"),
    [
        (signal.SIGHUP, 1, 0),
        (signal.SIGTERM, 2, 0),
        *(
            pytest.param(number, times, seed, marks=pytest.mark.torture)
            for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
            for times in (1, 2)
            for seed in range(1, 5)
        ),
    ],
)
def test_a_signal_at_any_moment(
    crawls: Crawls, number: signal.Signals, times: int, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - a test that can be repeated
    crawls.site.slow_down(0.1)
    try:
        with crawls.start() as crawl:
            crawl.wait_for(crawls.project.serving.log, chance.randrange(5, 60))
            for _ in range(times):
                crawl.send(number)
                time.sleep(chance.uniform(0, 0.3))
            ended = crawl.wait()
    finally:
        crawls.site.slow_down(0)
    # it may have come to its end before the signal did
    crawls.check_broken(ended, 128 + number, 0)
    crawls.resume()
