"""How a run ends that does not end by itself: at its deadline, by a signal, when it is stuck."""

from __future__ import annotations

import os
import signal
import subprocess
from collections import Counter
from collections.abc import Iterator

import pytest

from newscrawl.reading import LARGE
from tests.project import Crawling, Project, TinySite, wait_until
from tests.stalling.settings import HOLDS, LETS_GO

ARGUMENTS = ("-a", "sections=china/society")


def finish(project: Project, urls: list[str]) -> None:
    """The next run does the rest."""
    assert project.crawl()[0] == 0
    assert Counter(row["url"] for row in project.articles()) == Counter(urls)


def test_a_run_ends_at_its_deadline_and_the_next_one_goes_on(
    tiny: TinySite, crawling: Crawling
) -> None:
    urls = tiny.slow_articles(120)
    project = crawling(tiny.replica)
    code, errors = project.crawl("-s", "NEWSCRAWL_DEADLINE=3")
    assert code == 0
    assert "addresses wait: start again to go on" in errors
    (manifest,) = project.manifests()
    assert manifest["reason"] == "deadline"
    assert manifest["counts"]["pending"] > 0
    finish(project, urls)


@pytest.fixture(params=[signal.SIG_DFL])
def hangup(request: pytest.FixtureRequest) -> Iterator[None]:
    """What whoever starts a crawl lets the signal do; `nohup` lets it do nothing."""
    before = signal.signal(signal.SIGHUP, request.param)
    yield
    signal.signal(signal.SIGHUP, before)


def hang_up(project: Project) -> int:
    """Exit code of a crawl whose terminal is closed while it is under way."""
    process = project.start()
    wait_until(lambda: len(project.asked()) > 20, process)
    process.send_signal(signal.SIGHUP)
    process.communicate(timeout=60)
    return process.returncode


@pytest.mark.usefixtures("hangup")
def test_a_run_that_is_hung_up_publishes_what_it_has(tiny: TinySite, crawling: Crawling) -> None:
    urls = tiny.slow_articles(60)
    project = crawling(tiny.replica)
    assert hang_up(project) == 129
    assert project.manifests()[0]["reason"] == "hung_up"
    assert 0 < len(project.articles()) < len(urls)
    finish(project, urls)


@pytest.mark.parametrize("hangup", [signal.SIG_IGN], indirect=True)
@pytest.mark.usefixtures("hangup")
def test_a_run_under_nohup_goes_on(tiny: TinySite, crawling: Crawling) -> None:
    urls = tiny.slow_articles(60)
    project = crawling(tiny.replica)
    assert hang_up(project) == 0
    assert len(project.articles()) == len(urls)


@pytest.mark.parametrize(
    "more",
    ["", pytest.param("<!--" + "x" * LARGE + "-->", marks=pytest.mark.torture)],
    ids=["small", "large"],
)
@pytest.mark.parametrize(
    "words",
    [HOLDS, pytest.param(LETS_GO, marks=pytest.mark.torture)],
    ids=["holds", "lets go"],
)
def test_a_page_that_never_ends_costs_only_itself(
    tiny: TinySite, crawling: Crawling, words: bytes, more: str
) -> None:
    good = tiny.articles(range(1, 20))
    bad = tiny.article(0, more=words.decode() + more)
    tiny.list([*good[:5], bad, *good[5:]])
    project = crawling(tiny.replica)
    for _ in range(2):  # at first it may have been an accident
        code, errors = crawl_stalling(project)
        assert code == (1 if more and words == HOLDS else os.EX_SOFTWARE), errors
        assert "_read_page" in errors
    assert crawl_stalling(project)[0] == 0
    assert project.manifests()[-1]["counts"]["reasons"]["skipped"] == {"not_due": 1}
    assert Counter(row["url"] for row in project.articles()) == Counter(good)


def crawl_stalling(project: Project) -> tuple[int, str]:
    """Exit code and standard error of a crawl that gets stuck on the bad page."""
    result = subprocess.run(
        project.command("crawl", "chinadaily", *ARGUMENTS, "-s", "NEWSCRAWL_STALL=5"),
        cwd=project.folder,
        env=project.environment | {"SCRAPY_SETTINGS_MODULE": "tests.stalling.settings"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        timeout=100,
        check=False,
    )
    return result.returncode, result.stderr.decode()
