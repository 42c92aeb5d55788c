"""The whole main job over the replica: what is published, against the truth of every story."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from newscrawl.demo.infection import KEYWORDS, NAMES
from newscrawl.demo.replica import TODAY, build_replica
from newscrawl.demo.server import serve
from newscrawl.demo.stories import Story
from tests.project import Project
from tests.save_pages import FIELDS, case_id

ALL = build_replica()
STORIES = [*ALL.stories, *ALL.orphans]
SOURCES_OF = {story.truth.id: story.sources for story in ALL.stories}

SINCE = "2026-10-01"
"""From here on the site is crawled a second time."""

# How a line names the sources.
VIA = {
    "list": "list",
    "app": "list",
    "hongkong": "list",
    "search": "search",
    "print_index": "print_index",
    "epaper": "print_index",
}


# Each source where it has something to name: all at once, from 2003 on, is 15,000 requests.
RUNS = {
    "list": ("since=2003-01-01", "source=list,app"),
    "epaper": ("since=2026-11-10", "source=epaper"),
    "search": (f"since={TODAY - timedelta(days=300)}", "source=search"),
    "print_index": ("since=2013-01-01", "until=2017-12-31", "source=print_index"),
}


@dataclass
class Crawled:
    """A replica crawled by its sources, by the addresses of its mirrors, and as a whole again."""

    project: Project
    codes: list[int]
    first_log: list[tuple[str, str]]
    """What the first crawl asked for."""


@contextmanager
def _served(folder: Path) -> Iterator[Project]:
    with serve(build_replica()) as serving:
        yield Project(folder, serving)


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawled]:
    folder = tmp_path_factory.mktemp("replica")
    with _served(folder) as project:
        mirrors = folder / "mirrors.txt"
        mirrors.write_text("\n".join([*ALL.mirrors, *ALL.mirror_refusals]))
        codes = [_crawl(project, *RUNS["list"])]
        first_log = list(project.serving.log)
        codes += [_crawl(project, *run) for name, run in RUNS.items() if name != "list"]
        codes += [_crawl(project, f"urls=@{mirrors}"), _crawl(project, f"since={SINCE}")]
        yield Crawled(project, codes, first_log)


def _crawl(project: Project, *arguments: str) -> int:
    """Exit code of a crawl."""
    return project.crawl(*(word for argument in arguments for word in ("-a", argument)))[0]


def test_every_reachable_story_is_written_once_and_nothing_else(crawled: Crawled) -> None:
    assert set(crawled.codes) == {0}
    ids = [row["id"] for row in crawled.project.articles()]
    assert sorted(ids) == sorted(str(story.truth.id) for story in STORIES)


@pytest.mark.parametrize("story", STORIES, ids=case_id)
def test_every_field_is_the_truth(crawled: Crawled, story: Story) -> None:
    # a story may have been asked for by another name of its host, or by its first page's second
    row = next(row for row in crawled.project.articles() if row["id"] == story.truth.id)
    truth = story.truth.to_dict()
    if not story.truth.mirror_of:
        row["url"] = truth["url"]
        # the e-paper is read by http, and pictures have the protocol of their page
        for image in row["images"]:
            image["url"] = image["url"].replace("http:", "https:")
    assert {name: row[name] for name in FIELDS} == {name: truth[name] for name in FIELDS}


@pytest.mark.parametrize("name", [*RUNS, "app"])
def test_each_source_names_what_it_should(crawled: Crawled, name: str) -> None:
    named = {source: len(ids) for source, ids in ALL.named_by.items()}
    # beside stories, the lists name what is refused, and a story by the address that it had before
    named["list"] += named["hongkong"] + len(ALL.refusals) + 1
    named["search"] = _count("search", TODAY - timedelta(days=300), TODAY)
    named["print_index"] = _count("print_index", date(2013, 1, 1), date(2017, 12, 31))
    manifests = crawled.project.manifests()
    found = next(one["sources"] for one in manifests if name in one["sources"])
    assert found[name]["named"] == named[name]
    assert found[name]["failed"] == 0


def _count(source: str, since: date, until: date) -> int:
    days = (story.published.date() for story in ALL.stories if source in story.sources)
    return sum(since <= day <= until for day in days)


def test_no_junk_is_left_in_any_line(crawled: Crawled) -> None:
    lines = [json.dumps(row, ensure_ascii=False) for row in crawled.project.articles()]
    stock = [*KEYWORDS, *NAMES, "蜘蛛池", ".example/", "ganrao"]
    text = "\n".join(lines)
    for url in ALL.mirrors:
        text = text.replace(url, "")
    assert [junk for junk in stock if junk in text] == []


def test_every_infected_page_has_its_junk_recorded(crawled: Crawled) -> None:
    infected = {str(story.truth.id) for story in STORIES if story.junk}
    rows = crawled.project.side_rows("junk")
    assert {row["id"] for row in rows} == infected
    assert all(row["rule"] and row["place"] and row["evidence"] for row in rows)
    counted = {row["id"] for row in crawled.project.articles() if row["junk"]}
    assert counted == infected


def test_the_last_crawl_writes_nothing(crawled: Crawled) -> None:
    *_, last = crawled.project.manifests()
    counts = last["counts"]
    assert counts["written"] == 0
    # what is older than the window is left out, the rest is known
    assert counts["known"] + counts["skipped"] == counts["discovered"]
    assert counts["known"] >= 100
    assert last["files"] == []


def test_copies_of_known_stories_are_duplicates(crawled: Crawled) -> None:
    *_, mirrors, _ = crawled.project.manifests()
    copies = len(ALL.mirrors) - len(ALL.orphans)
    assert mirrors["counts"]["duplicate"] == copies
    assert mirrors["counts"]["written"] == len(ALL.orphans)


def test_what_is_no_story_is_refused_with_its_reason(crawled: Crawled) -> None:
    first = crawled.project.manifests()[0]
    refusals = ALL.refusals | ALL.mirror_refusals
    rows = crawled.project.side_rows("rejected")
    assert {row["url"]: row["reason"] for row in rows} == refusals
    assert first["counts"]["rejected"] == len(ALL.refusals)


def test_the_moved_story_and_its_new_address_are_one(crawled: Crawled) -> None:
    assert crawled.project.manifests()[0]["counts"]["duplicate"] == 1


def test_the_accounting_has_no_remainder(crawled: Crawled) -> None:
    fates = "written unchanged known duplicate rejected failed blocked skipped pending".split()
    for manifest in crawled.project.manifests():
        counts = manifest["counts"]
        assert counts["discovered"] == sum(counts[fate] for fate in fates)
        assert counts["pending"] == 0


def test_an_article_is_asked_for_once(crawled: Crawled) -> None:
    articles = [path.partition("?")[0] for _, path in crawled.first_log if "/WS" in path]
    repeated = {path for path in articles if articles.count(path) > 1}
    # one answers 503 at first, and one is met again behind its old address
    assert repeated == {urlsplit(story.url).path for story in ALL.stories[:2]}


def test_lines_name_their_run_and_source(crawled: Crawled) -> None:
    runs = {manifest["run_id"] for manifest in crawled.project.manifests()}
    for row in crawled.project.articles():
        assert row["run_id"] in runs
        assert row["spider"] == "chinadaily"
        sources = {VIA[name] for name in SOURCES_OF.get(row["id"], ())} or {"url"}
        assert set(row["discovered_via"]) <= sources
        assert row["discovered_via"]
        assert row["date_downloaded"].endswith("+00:00")
        assert row["version"] == 1
