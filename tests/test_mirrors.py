"""Copies on other hosts: an original always goes before them."""

from __future__ import annotations

import pytest

from newscrawl.demo.replica import Reply
from tests.project import Crawling, TinySite

HOST = "http://ptrrw.example"


@pytest.fixture
def url(tiny: TinySite) -> str:
    """A story of the site, on no list yet."""
    return tiny.article(1)


def copy(tiny: TinySite, url: str, old: str = "", new: str = "", path: str = "") -> str:
    """Put a copy on another host, changed in one place; its address."""
    own = url.split(".cn")[1]
    page = tiny.replica.replies["www.chinadaily.com.cn", own].body
    mirror = f"{HOST}{path or own}"
    tiny.replica.put(mirror, Reply(page.replace(old.encode(), new.encode()) if old else page))
    return mirror


def test_the_original_goes_first_where_both_are_asked_for(
    tiny: TinySite, url: str, crawling: Crawling
) -> None:
    mirror = copy(tiny, url, "was day 3", "is day 3")
    tiny.replica.replies["www.chinadaily.com.cn", url.split(".cn")[1]].delay = 0.5
    project = crawling(tiny.replica)
    assert project.crawl("-a", f"urls={mirror},{url}")[0] == 0
    (row,) = project.articles()
    assert (row["url"], row["mirror_of"], row["version"]) == (url, None, 1)
    assert project.manifests()[0]["counts"]["duplicate"] == 1


def test_a_copy_of_what_is_written_makes_no_version(
    tiny: TinySite, url: str, crawling: Crawling
) -> None:
    mirror = copy(tiny, url, "was day 3", "is day 3")
    project = crawling(tiny.replica)
    project.crawl("-a", f"urls={url}")
    project.crawl("-a", f"urls={mirror}")
    assert [row["mirror_of"] for row in project.articles()] == [None]


def test_a_copy_is_kept_where_the_original_is_gone(
    tiny: TinySite, url: str, crawling: Crawling
) -> None:
    mirror = copy(tiny, url)
    tiny.replica.put(url, Reply(b"gone", status=410))
    project = crawling(tiny.replica)
    assert project.crawl("-a", f"urls={mirror},{url}")[0] == 0
    (row,) = project.articles()
    assert (row["url"], row["mirror_of"]) == (mirror, url)
    assert row["flags"] == ["mirror"]


def test_the_original_takes_the_place_of_a_copy_that_differs(
    tiny: TinySite, url: str, crawling: Crawling
) -> None:
    mirror = copy(tiny, url, "was day 3", "is day 3")
    project = crawling(tiny.replica)
    project.crawl("-a", f"urls={mirror}")
    tiny.list([url])
    project.crawl()
    project.crawl("-a", f"urls={mirror},{url}")
    copied, original = project.articles()
    assert (copied["id"], copied["version"], copied["mirror_of"]) == (original["id"], 1, url)
    assert (original["version"], original["mirror_of"]) == (2, None)
    assert "was day 3" in original["text"]


def test_the_original_of_a_true_copy_is_written_already(
    tiny: TinySite, url: str, crawling: Crawling
) -> None:
    project = crawling(tiny.replica)
    project.crawl("-a", f"urls={copy(tiny, url)}")
    tiny.list([url])
    project.crawl()
    project.crawl("-a", f"urls={url}")
    assert [row["version"] for row in project.articles()] == [1]
    assert [m["counts"]["duplicate"] for m in project.manifests()] == [0, 1, 0]


def test_a_path_that_lies_is_told_by_the_id_of_the_page(
    tiny: TinySite, url: str, crawling: Crawling
) -> None:
    article_id = url.rpartition("/")[2].removesuffix(".html")
    own = url.replace("https://www.chinadaily.com.cn", HOST)
    head = f"<head><meta name='contentid' content='{article_id}'><meta property='og:url' content='{own}'>"
    lying = "/m/tianjin2012/2017-10/12/content_33158001.htm"
    mirror = copy(tiny, url, "<head>", head, path=lying)
    project = crawling(tiny.replica)
    assert project.crawl("-a", f"urls={mirror}")[0] == 0
    (row,) = project.articles()
    assert (row["id"], row["mirror_of"]) == (f"chinadaily:{article_id}", url)


def test_a_path_whose_day_is_another_is_no_copy(
    tiny: TinySite, url: str, crawling: Crawling
) -> None:
    mirror = copy(tiny, url, path="/m/tianjin2012/2017-10/12/content_33158001.htm")
    project = crawling(tiny.replica)
    assert project.crawl("-a", f"urls={mirror}")[0] == 0
    assert project.articles() == []
    assert project.side_rows("rejected")[0]["reason"] == "other_site"


def test_the_marks_of_a_conversion_are_flagged(
    tiny: TinySite, url: str, crawling: Crawling
) -> None:
    marks = "<p>中文雙語(yǔ)Fran?ais</p><div class='lft_art'>"
    mirror = copy(tiny, url, "<div class='lft_art'>", marks)
    project = crawling(tiny.replica)
    project.crawl("-a", f"urls={mirror}")
    (row,) = project.articles()
    assert row["flags"] == ["mirror", "mutated_text"]
    assert "yǔ" not in row["text"]
