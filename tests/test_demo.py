"""The demo, as `make demo` runs it, and the replica behind it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import urllib.request
from collections import Counter
from datetime import date
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import parse_qsl, urljoin, urlsplit

import pytest

from newscrawl.demo.changes import redesign, without_source
from newscrawl.demo.replica import Query, Replica, Reply, build_replica
from newscrawl.demo.server import serve
from newscrawl.demo.sources import SOURCES
from newscrawl.sites.chinadaily import SITE, hongkong
from tests.project import ROOT, WWW


def demo(folder: Path) -> str:
    result = subprocess.run(
        [sys.executable, "-W", "error", "-m", "newscrawl.demo"],
        cwd=ROOT,
        env=os.environ | {"NEWSCRAWL_OUTPUT": str(folder)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (result.returncode, result.stderr) == (0, "")
    return result.stdout


def test_the_demo_ends_with_a_table_and_is_then_done(tmp_path: Path) -> None:
    first = demo(tmp_path)
    for words in ("discovered", "written", "refused, by reason", "junk removed, by rule", ".jsonl"):
        assert words in first
    assert "Nothing is new" not in first
    assert "Nothing is new" in demo(tmp_path)
    lines = [
        json.loads(line)
        for path in (tmp_path / "demo" / "chinadaily").glob("*.jsonl")
        for line in path.read_text().splitlines()
    ]
    assert len(lines) == len({line["id"] for line in lines}) > 130


def test_the_same_seed_gives_the_same_site(replica: Replica) -> None:
    again = build_replica()
    assert again.replies.keys() == replica.replies.keys()
    assert [story.truth for story in again.stories] == [story.truth for story in replica.stories]
    other = build_replica(2, date(2026, 3, 5))
    assert not {str(one.truth.id) for one in other.stories} & {
        str(one.truth.id) for one in replica.stories
    }


def test_the_replica_has_pages_of_every_family(replica: Replica) -> None:
    assert Counter(story.family for story in replica.stories) == {
        "T1": 25, "T2": 40, "T3a": 24, "T3b": 36, "T4": 30, "T5": 40, "T6": 120, "T6-odd": 12,
        "T7": 40, "T7b": 10, "T8": 20, "T8x": 3, "T9": 5, "HK": 15, "A2": 20, "zh-old": 4,
    }  # fmt: skip


def ask(site: Replica, url: str, agent: str = "") -> Reply:
    parts = urlsplit(url)
    query = Query(parts.hostname or "", parts.path, dict(parse_qsl(parts.query)), agent)
    return site.answer(query)


def test_every_list_of_the_site_answers(replica: Replica) -> None:
    for section in (*SITE.sections, *hongkong.SITE.sections):
        assert ask(replica, section.url).status == 200


def test_every_story_is_named_by_a_source_and_answers(replica: Replica) -> None:
    named = set().union(*replica.named_by.values())
    assert named == {story.truth.id for story in replica.stories}
    for story in replica.stories:
        assert ask(replica, story.asked_url, "ChinaDaily").status == 200
        assert ask(replica, story.url).status == 200


def test_sources_overlap_and_each_has_stories_of_its_own(replica: Replica) -> None:
    for name in set(SOURCES) - {"feed", "epaper"}:
        others = set().union(*(ids for other, ids in replica.named_by.items() if other != name))
        assert replica.named_by[name] - others
    assert replica.named_by["list"] & replica.named_by["search"]
    assert replica.named_by["epaper"] < replica.named_by["print_index"]
    assert replica.named_by["feed"] == set()


SEARCH = "https://newssearch.chinadaily.com.cn/rest/en/search?sort=dp&keywords="


def test_the_search_honours_days_and_pages_and_repeats_its_last_page(replica: Replica) -> None:
    days = "&publishedDateFrom=2026-11-18&publishedDateTo=2026-11-20"
    replies = [ask(replica, f"{SEARCH}{days}&page={page}") for page in range(9)]
    pages = [json.loads(reply.body, strict=False) for reply in replies[:1]]
    wanted = [
        story
        for story in replica.stories
        if "search" in story.sources and story.layout == "ws" and story.published.day in {18, 19, 20}
        and f"{story.published:%Y-%m}" == "2026-11"
    ]  # fmt: skip
    total = pages[0]["totalPages"]
    assert len(pages[0]["content"]) == 10
    assert total == -(-len(wanted) // 10)
    times = [record["publishTime"] for record in pages[0]["content"]]
    assert times == sorted(times, reverse=True)
    assert (
        replies[total - 1].body.partition(b'"number"')[0]
        == replies[8].body.partition(b'"number"')[0]
    )


def test_some_replies_of_the_search_are_no_json(replica: Replica) -> None:
    def is_broken(page: int) -> bool:
        try:
            json.loads(ask(replica, f"{SEARCH}&page={page}").body, strict=False)
        except ValueError:
            return True
        return False

    assert 0 < sum(map(is_broken, range(11))) < 4


def test_the_epaper_has_no_sunday_and_leads_to_2021(replica: Replica) -> None:
    paper = "http://epaper.chinadaily.com.cn/china"
    assert ask(replica, f"{paper}/2026-11-19").status == 200
    assert ask(replica, f"{paper}/2026-11-15").status == 404  # a Sunday
    for url in (paper, f"{paper}/2031-01-02"):
        assert ask(replica, url).headers["Location"] == f"{paper}/2021-05-21"


def test_the_app_answers_its_own_client_alone(replica: Replica) -> None:
    url = "https://enapp.chinadaily.com.cn/channels/enapp/custom-columns.json"
    assert ask(replica, url, "Mozilla/5.0").status == 403
    columns = json.loads(ask(replica, url, "ChinaDaily/7.1").body)
    found = set()
    for column in columns:
        stories = url.replace("custom-columns", f"columns/{column['uuid']}/stories")
        answer = json.loads(ask(replica, stories, "ChinaDaily").body)
        inside = [
            *answer["stories"],
            *(one for block in answer["blocks"] for one in block["stories"]),
        ]
        found |= {f"chinadaily:{story['id']}" for story in inside}
    assert found == replica.named_by["app"]


@pytest.mark.parametrize(
    "host", ["www.chinadailyhk.com", "chinadailyasia.com", "chinadailyapac.com"]
)
def test_hong_kong_answers_under_three_names(replica: Replica, host: str) -> None:
    assert ask(replica, f"https://{host}/subjects/hong-kong/list.html").status == 200
    assert b"Disallow: /search" in ask(replica, f"https://{host}/robots.txt").body


def test_feeds_are_frozen_unless_one_is_thawed(replica: Replica) -> None:
    feed = f"{WWW}/rss/china_rss.xml"
    assert b"2026" not in ask(replica, feed).body
    assert ask(replica, f"{WWW}/rss/world_rss.xml").status == 404
    thawed = build_replica(live_feed=True)
    assert b"<pubdate>2026-11-20" in ask(thawed, feed).body
    assert thawed.named_by["feed"]


def test_one_list_shifts_between_two_fetches() -> None:
    site = build_replica()
    lists = [url for section in SITE.sections if (url := section.url)]
    first = [ask(site, url).body for url in lists]
    second = [ask(site, url).body for url in lists]
    assert sum(one != other for one, other in zip(first, second, strict=True)) == 1


def test_mirrors_answer_200_to_everything(replica: Replica) -> None:
    for url in replica.mirror_refusals:
        assert ask(replica, url).status == 200
    seen = set(replica.mazes)
    waiting = list(replica.mazes)
    while len(seen) < 200:
        url = waiting.pop(0)
        links = re.findall(rb'href="([^"]+)"', ask(replica, url).body)
        new = {urljoin(url, link.decode()) for link in links} - seen
        assert new
        seen |= new
        waiting += sorted(new)


@pytest.mark.parametrize("source", SOURCES)
def test_a_source_can_be_out_of_order(replica: Replica, source: str) -> None:
    addresses = {
        "list": SITE.sections[0].url,
        "search": SEARCH,
        "print_index": f"{WWW}/cndy/2008-04/16/index1.html",
        "epaper": "http://epaper.chinadaily.com.cn/china/2026-11-19",
        "app": "https://enapp.chinadaily.com.cn/channels/enapp/custom-columns.json",
        "hongkong": hongkong.SITE.sections[0].url,
        "feed": f"{WWW}/rss/china_rss.xml",
    }
    broken = without_source(replica, source)
    for name, url in addresses.items():
        assert (ask(broken, url, "ChinaDaily").status == 500) is (name == source)
    assert ask(replica, addresses[source], "ChinaDaily").status != 500


def test_a_redesign_leaves_no_hook(replica: Replica) -> None:
    story = replica.stories[0]
    assert b"info_l" in replica.body(story.url)
    page = redesign(replica).body(story.url)
    assert not re.search(rb'"(info_l|info|lft_art|Content|bread-nav)"', page)
    assert story.byline[0].encode() in page


@pytest.fixture
def port() -> object:
    site = Replica()
    site.put(f"{WWW}/a.html", Reply(b"hello", failures=1))
    with serve(site) as serving:
        yield serving.port


@pytest.mark.parametrize("host", ["www.chinadaily.com.cn", "usa.chinadaily.com.cn"])
def test_hosts_are_told_apart_by_their_name(port: int, host: str) -> None:
    def ask(path: str, name: str) -> tuple[int, bytes]:
        request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers={"Host": name})
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
                return answer.status, answer.read()
        except HTTPError as error:
            with error:
                return error.code, b""

    assert ask("/a.html", "elsewhere.example")[0] == 404
    assert ask("/a.html", host)[0] == 503
    assert ask("/a.html?from=timeline", host) == (200, b"hello")
