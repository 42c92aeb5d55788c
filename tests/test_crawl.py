"""`scrapy crawl chinadaily` as its users meet it: runs one after the other, arguments, limits."""

from __future__ import annotations

import json
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from newscrawl.demo.replica import Reply
from tests.project import Crawling, TinySite

ARGUMENTS = ("-a", "sections=china/society")  # one list instead of a hundred


def test_the_first_run_takes_the_last_days_and_says_so(tiny: TinySite, crawling: Crawling) -> None:
    fresh = tiny.articles(range(3))
    old = tiny.articles(range(3, 6), tiny.today - timedelta(days=3))
    tiny.list([*fresh, *old])
    project = crawling(tiny.replica)
    code, errors = project.crawl()
    assert code == 0
    assert f"First run. Articles published since {tiny.today - timedelta(days=2)}" in errors
    assert {row["url"] for row in project.articles()} == set(fresh)
    assert len(project.asked()) == 3
    assert project.manifests()[0]["counts"]["reasons"]["skipped"] == {"window": 3}


def test_the_next_run_fetches_only_what_is_new(tiny: TinySite, crawling: Crawling) -> None:
    first = tiny.articles(range(25))
    tiny.list(first)
    project = crawling(tiny.replica)
    project.crawl()
    new = tiny.articles(range(25, 28))
    tiny.list([*new, *first])
    project.serving.log.clear()
    assert project.crawl()[0] == 0
    assert len(project.asked()) == 3
    assert len(project.articles()) == 28
    # the list is left at the first page that holds nothing but known articles
    assert len(project.asked("/china/society/")) == 2


def test_a_run_with_nothing_new_adds_no_file(tiny: TinySite, crawling: Crawling) -> None:
    tiny.list(tiny.articles(range(3)))
    project = crawling(tiny.replica)
    project.crawl()
    before = sorted(project.output.glob("*.jsonl"))
    assert project.crawl()[0] == 0
    assert sorted(project.output.glob("*.jsonl")) == before
    assert [manifest["counts"]["written"] for manifest in project.manifests()] == [3, 0]


def test_a_window_takes_its_days_and_no_others(tiny: TinySite, crawling: Crawling) -> None:
    days = [tiny.today - timedelta(days=age) for age in range(10)]
    urls = [tiny.article(number, day) for number, day in enumerate(days)]
    tiny.list(urls, size=3)
    project = crawling(tiny.replica)
    assert project.crawl("-a", f"since={days[6]}", "-a", f"until={days[4]}")[0] == 0
    assert {row["url"] for row in project.articles()} == set(urls[4:7])
    assert len(project.asked()) == 3


def test_sections_are_read_alone(tiny: TinySite, crawling: Crawling) -> None:
    tiny.list(tiny.articles(range(2)), "china/society")
    tiny.list(tiny.articles(range(2, 4)), "world/europe")
    project = crawling(tiny.replica)
    assert project.crawl("-a", "sections=world/europe")[0] == 0
    assert len(project.articles()) == 2
    assert project.asked("/china/") == []


def test_a_limit_stops_the_run_and_loses_nothing(tiny: TinySite, crawling: Crawling) -> None:
    tiny.list(tiny.articles(range(12)))
    project = crawling(tiny.replica)
    assert project.crawl("-a", "limit=5")[0] == 0
    assert len(project.articles()) == 5
    assert project.manifests()[0]["reason"] == "limit"
    assert project.crawl()[0] == 0
    assert len({row["id"] for row in project.articles()}) == len(project.articles()) == 12


def test_given_addresses_are_fetched_also_known_ones(tiny: TinySite, crawling: Crawling) -> None:
    first, second = tiny.articles(range(2))
    project = crawling(tiny.replica)
    assert project.crawl("-a", f"urls={first},{first}?from=singlemessage")[0] == 0
    assert project.crawl("-a", f"urls={first.replace('www.', 'usa.')},{second}")[0] == 0
    assert [row["discovered_via"] for row in project.articles()] == [["url"], ["url"]]
    assert project.manifests()[1]["counts"]["unchanged"] == 1
    assert len(project.asked()) == 3


def test_a_changed_text_is_a_new_version(tiny: TinySite, crawling: Crawling) -> None:
    url = tiny.article(1)
    project = crawling(tiny.replica)
    project.crawl("-a", f"urls={url}")
    tiny.article(1, more="The mayor corrected the number of ships on Friday.")
    project.crawl("-a", f"urls={url}")
    first, second = project.articles()
    assert (first["id"], first["version"], second["version"]) == (second["id"], 1, 2)


def test_pages_of_another_site_are_refused(tiny: TinySite, crawling: Crawling) -> None:
    url = "http://ptrrw.example/2026/11/a-story.html"
    page = tiny.replica.replies["www.chinadaily.com.cn", tiny.article(1).split(".cn")[1]].body
    tiny.replica.put(url, Reply(page.replace(b"hina Daily", b"oast Post")))
    project = crawling(tiny.replica)
    assert project.crawl("-a", f"urls={url}")[0] == 0
    (row,) = project.side_rows("rejected")
    assert (row["reason"], row["url"]) == ("other_site", url)
    assert project.articles() == []


def test_a_story_with_a_page_missing_waits(tiny: TinySite, crawling: Crawling) -> None:
    url = tiny.article(1)
    path = url.split(".cn")[1]
    whole = tiny.replica.replies["www.chinadaily.com.cn", path].body
    following = url.replace(".html", "_2.html")
    link = f"<div id='div_currpage'><a href='{following}'>2</a></div></body>".encode()
    tiny.replica.put(url, Reply(whole.replace(b"</body>", link)))
    tiny.list([url])
    project = crawling(tiny.replica)
    assert project.crawl()[0] == 10
    assert project.articles() == []
    assert project.side_rows("failed")[0]["url"] == url
    tiny.replica.put(following, Reply(whole.replace(b"was day", b"was rainy day")))
    assert project.crawl()[0] == 0
    (row,) = project.articles()
    assert row["text"].count("was day") == row["text"].count("was rainy day") == 4


def _with_pages(tiny: TinySite, url: str, last: int) -> list[str]:
    """Give a story a pager to its pages 2 to `last`; their addresses."""
    path = url.split(".cn")[1]
    page = tiny.replica.replies["www.chinadaily.com.cn", path].body
    following = [url.replace(".html", f"_{number}.html") for number in range(2, last + 1)]
    links = "".join(f"<a href='{further}'>{n}</a>" for n, further in enumerate(following, start=2))
    pager = f"<div id='div_currpage'>{links}</div></body>".encode()
    tiny.replica.put(url, Reply(page.replace(b"</body>", pager)))
    return following


def test_a_story_with_too_many_pages_is_refused_not_cut(tiny: TinySite, crawling: Crawling) -> None:
    url = tiny.article(1)
    _with_pages(tiny, url, 4)
    tiny.list([url])
    project = crawling(tiny.replica)
    assert project.crawl("-s", "NEWSCRAWL_MAX_STORY_PAGES=3")[0] == 0
    assert project.articles() == []
    assert project.side_rows("rejected")[0]["reason"] == "too_many_pages"
    assert len(project.asked("_2.html")) == 0


def test_a_page_that_leads_to_another_story_fails_its_own(
    tiny: TinySite, crawling: Crawling
) -> None:
    url, other = tiny.articles(range(2))
    (following,) = _with_pages(tiny, url, 2)
    tiny.replica.put(following, Reply(status=302, headers={"Location": other}))
    tiny.list([url])
    project = crawling(tiny.replica)
    assert project.crawl()[0] == 10
    assert project.articles() == []
    (failed,) = project.side_rows("failed")
    assert failed["url"] == url
    assert "leads to another page" in failed["last_error"]


def test_a_line_is_what_was_checked_and_hashed(tiny: TinySite, crawling: Crawling) -> None:
    tiny.list([tiny.article(1, more="A bell&#27; rang\x9f at&#13;&#10;noon over all the piers.")])
    project = crawling(tiny.replica)
    assert project.crawl()[0] == 0
    (row,) = project.articles()
    content = f"{row['title']}\n\n{row['text']}".encode()
    assert row["content_hash"] == sha256(content).hexdigest()
    assert "A bell rang at noon over all the piers." in row["text"]


def test_files_that_were_moved_away_are_told(tiny: TinySite, crawling: Crawling) -> None:
    tiny.list([tiny.article(1)])
    project = crawling(tiny.replica)
    project.crawl()
    (published,) = project.output.glob("*.jsonl")
    published.rename(project.folder / "kept.jsonl")
    code, errors = project.crawl()
    assert code == 0
    assert f"1 published files, last {published.name}, are no longer in" in errors
    assert project.articles() == []


def test_a_redirect_off_the_site_is_blocked(tiny: TinySite, crawling: Crawling) -> None:
    away, inside = tiny.articles(range(2))
    tiny.replica.put(away, Reply(status=302, headers={"Location": "http://ptrrw.example/x"}))
    tiny.replica.put(inside, Reply(status=302, headers={"Location": "http://127.0.0.1:1/x"}))
    tiny.list([away, inside])
    project = crawling(tiny.replica)
    project.crawl()
    counts = project.manifests()[0]["counts"]
    assert counts["blocked"] == 2
    assert project.asked("/x") == []


def test_scrapys_own_feed_holds_the_same_lines(tiny: TinySite, crawling: Crawling) -> None:
    tiny.list(tiny.articles(range(3)))
    project = crawling(tiny.replica)
    assert project.crawl("-o", "feed.jsonl", "-o", "feed.csv")[0] == 0
    (published,) = project.output.glob("*.jsonl")
    feed = (project.folder / "feed.jsonl").read_bytes()
    assert sorted(feed.splitlines()) == sorted(published.read_bytes().splitlines())
    head = (project.folder / "feed.csv").read_text().partition("\n")[0]
    assert head.startswith("id,url,canonical_url")
    assert "removed" not in head


def test_the_published_files_are_what_the_manifest_names(
    tiny: TinySite, crawling: Crawling
) -> None:
    tiny.list(tiny.articles(range(3)))
    project = crawling(tiny.replica)
    project.crawl()
    (manifest,) = project.manifests()
    for file in manifest["files"]:
        content = (project.output / file["name"]).read_bytes()
        assert file["bytes"] == len(content)
        assert file["lines"] == content.count(b"\n")
        assert file["sha256"] == sha256(content).hexdigest()
    assert not list(project.output.rglob("*.part"))


@pytest.mark.parametrize(
    ("argument", "message"),
    [
        ("sicne=2026-01-01", "did you mean since?"),
        ("since=yesterday", "write it as since=2016-05-17"),
        ("sections=chnia", "did you mean china"),
        ("source=serach", "did you mean search"),
        ("limit=none", "write limit=50"),
        ("urls=@missing.txt", "cannot be read"),
        ("urls=ftp://a/b", "no address of the web"),
    ],
)
def test_a_wrong_argument_costs_no_request(
    tiny: TinySite, crawling: Crawling, argument: str, message: str
) -> None:
    project = crawling(tiny.replica)
    code, errors = project.crawl("-a", argument)
    assert code == 2
    assert message in errors
    assert "Traceback" not in errors
    assert project.serving.log == []


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("NEWSCRAWL_FIRST_DAYS=0", "is no whole number from 1"),
        ("NEWSCRAWL_MAX_LIST_PAGES=many", "is no whole number from 1"),
        ("NEWSCRAWL_MAX_STORY_PAGES=-3", "is no whole number from 1"),
        ("NEWSCRAWL_FAILURE_TOLERANCE=5%", "is no share"),
        ("NEWSCRAWL_REQUIRED_FIELDS=headline", "names headline, which no article has"),
        ("NEWSCRAWL_OUTPUT=", "name a folder"),
    ],
)
def test_a_wrong_setting_costs_no_request(
    tiny: TinySite, crawling: Crawling, setting: str, message: str
) -> None:
    project = crawling(tiny.replica)
    code, errors = project.crawl("-s", setting)
    assert code == 2
    assert message in errors
    assert "Traceback" not in errors
    assert project.serving.log == []


def test_settings_come_from_the_command_line(tiny: TinySite, crawling: Crawling) -> None:
    tiny.list(tiny.articles(range(2)))
    project = crawling(tiny.replica)
    folder: Path = project.folder / "elsewhere"
    assert project.crawl("-s", f"NEWSCRAWL_OUTPUT={folder}")[0] == 0
    (manifest,) = folder.glob("chinadaily/runs/*/manifest.json")
    assert json.loads(manifest.read_bytes())["counts"]["written"] == 2
