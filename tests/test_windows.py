"""Windows of publication days: which sources they ask, and how they go on."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta

import pytest

from newscrawl.demo.replica import Reply
from newscrawl.sites.chinadaily import BEIJING, SITE
from tests.project import Crawling, TinySite, wait_until

MAY = date(2019, 5, 1)
WINDOW = ("-a", "since=2019-05-01", "-a", "until=2019-05-07")


def answer(urls: list[str], day: date) -> Reply:
    """An answer of the search interface."""
    time = datetime(day.year, day.month, day.day, 9, tzinfo=BEIJING).timestamp() * 1000
    records = [{"url": url, "title": "Story", "publishTime": int(time)} for url in urls]
    body = json.dumps({"content": records, "totalPages": 1}).encode()
    return Reply(body, headers={"Content-Type": "application/json"})


def test_a_window_in_the_past_asks_what_reaches_back(tiny: TinySite, crawling: Crawling) -> None:
    url = tiny.article(1, MAY)
    tiny.list([tiny.article(2), url])
    project = crawling(tiny.replica)
    code, errors = project.crawl(*WINDOW)
    assert code == 0
    asked = {host for host, _ in project.serving.log}
    assert {"newssearch.chinadaily.com.cn", "www.chinadaily.com.cn"} <= asked
    assert not {"enapp.chinadaily.com.cn", "epaper.chinadaily.com.cn"} & asked
    assert not project.asked("_rss.xml")
    assert len(project.asked("/rest/en/search")) == 7
    assert len(project.asked("/cndy/")) == 6  # one of the days is a Sunday
    assert [row["url"] for row in project.articles()] == [url]
    assert "published since 2019-05-01 until 2019-05-07: at least" in errors
    assert "14 search" in errors


def test_its_days_are_not_asked_for_twice(tiny: TinySite, crawling: Crawling) -> None:
    paper = "https://www.chinadaily.com.cn/cndy/2019-05/02/index1.html"
    link = f"<a href='{tiny.article(1, MAY)}'>Story</a>"
    tiny.replica.put(paper, Reply(f"<html><body>{link}</body></html>".encode()))
    project = crawling(tiny.replica)
    assert project.crawl(*WINDOW, "-a", "source=search,print_index")[0] == 0
    asked = len(project.serving.log)
    code, errors = project.crawl(*WINDOW, "-a", "source=search,print_index")
    assert (code, len(project.serving.log)) == (0, asked)
    assert "already read to their end" in errors


def test_days_that_share_no_story_are_split_and_joined(tiny: TinySite, crawling: Crawling) -> None:
    days = [MAY + timedelta(days=number) for number in range(6)]
    urls = [tiny.article(number, day) for number, day in enumerate(days)]
    tiny.list(urls[::-1], size=2)
    project = crawling(tiny.replica)
    for since, until in (("2019-05-01", "2019-05-03"), ("2019-05-04", "2019-05-06")):
        arguments = ("-a", f"since={since}", "-a", f"until={until}", "-a", "source=list")
        assert project.crawl(*arguments)[0] == 0
    assert sorted(row["url"] for row in project.articles()) == sorted(urls)
    assert project.crawl("-a", "since=2019-05-01", "-a", "until=2019-05-06")[0] == 0
    assert project.manifests()[-1]["counts"]["written"] == 0


def test_nothing_outside_is_written_whatever_the_sources_say(
    tiny: TinySite, crawling: Crawling
) -> None:
    inside, before = tiny.article(1, MAY), tiny.article(2, MAY - timedelta(days=1))
    undated = "https://www.chinadailyhk.com/article/638790"
    page = tiny.replica.replies["www.chinadaily.com.cn", before.split(".cn")[1]]
    tiny.replica.put(undated, page)
    tiny.replica.put(SITE.searches[0].url.partition("?")[0], answer([inside, before, undated], MAY))
    project = crawling(tiny.replica)
    assert project.crawl(*WINDOW, "-a", "source=search")[0] == 0
    assert [row["url"] for row in project.articles()] == [inside]
    assert project.manifests()[0]["counts"]["skipped"] == 2
    project.crawl(*WINDOW, "-a", "source=search", "-a", "refresh=all")
    assert len(project.articles()) == 1


@pytest.mark.parametrize(("word", "number"), [("/china/society/page_", 4), ("/a/", 12)])
def test_a_window_that_was_killed_loses_nothing_and_repeats_nothing(
    tiny: TinySite, crawling: Crawling, word: str, number: int
) -> None:
    days = [date(2019, 6, 1) - timedelta(days=age) for age in range(32)]
    urls = [tiny.article(age, day) for age, day in enumerate(days)]
    tiny.list([tiny.article(99), *urls], size=3)
    for reply in tiny.replica.replies.values():
        reply.delay = 0.1 if b"Harbour" in reply.body or b"page_" in reply.body else 0
    project = crawling(tiny.replica)
    arguments = ("-a", "since=2019-05-05", "-a", "until=2019-05-31", "-a", "source=list")
    process = project.start(*arguments)
    wait_until(lambda: len(project.asked(word)) > number, process)
    process.kill()
    process.communicate(timeout=10)
    assert project.crawl(*arguments)[0] == 0
    inside = [url for url, day in zip(urls, days, strict=True) if day.month == 5 and day.day >= 5]
    assert sorted(row["url"] for row in project.articles()) == sorted(inside)


def test_every_source_that_named_an_address_is_told(tiny: TinySite, crawling: Crawling) -> None:
    url = tiny.article(1)
    tiny.list([url])
    tiny.replica.put(SITE.searches[0].url.partition("?")[0], answer([url], tiny.today))
    project = crawling(tiny.replica)
    assert project.crawl()[0] == 0
    (manifest,) = project.manifests()
    assert manifest["sources"]["list"]["named"] == manifest["sources"]["search"]["named"] == 1
    assert manifest["sources"]["list"]["new"] + manifest["sources"]["search"]["new"] == 1
    (row,) = project.articles()
    assert sorted(row["discovered_via"]) == ["list", "search"]


def test_the_first_run_writes_nothing_older_whatever_the_address_hides(
    tiny: TinySite, crawling: Crawling
) -> None:
    old = tiny.article(1, MAY)
    undated = "https://www.chinadailyhk.com/article/638790"
    tiny.replica.put(undated, tiny.replica.replies["www.chinadaily.com.cn", old.split(".cn")[1]])
    tiny.list([undated])
    project = crawling(tiny.replica)
    assert project.crawl()[0] == 0
    assert project.articles() == []
    assert project.manifests()[0]["counts"]["reasons"]["skipped"] == {"window": 1}
    assert project.crawl()[0] == 0
    assert len(project.asked("/article/638790")) == 1
