"""The whole main job over the replica: what is published, against the truth of every story."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from newscrawl.demo.infection import KEYWORDS, NAMES
from newscrawl.demo.replica import build_replica
from newscrawl.demo.server import serve
from newscrawl.demo.stories import Story
from tests.project import Project

ALL = build_replica()
STORIES = [*ALL.stories, *ALL.orphans]

# Fields that the page alone decides; the others are the run's, or counted from these.
FIELDS = (
    "id url canonical_url mirror_of title text description authors editors byline source "
    "date_published date_modified date_precision date_published_raw print_date print_page section "
    "tags images language site_name domain flags"
).split()


@dataclass
class Crawled:
    """A replica that was crawled twice by its lists and once by the addresses of its mirrors."""

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
        mirrors.write_text("\n".join(ALL.mirrors))
        arguments = ("since=2012-01-01", f"urls=@{mirrors}", "since=2012-01-01")
        codes = [project.crawl("-a", arguments[0])[0]]
        first_log = list(project.serving.log)
        codes += [project.crawl("-a", argument)[0] for argument in arguments[1:]]
        yield Crawled(project, codes, first_log)


def test_every_reachable_story_is_written_once_and_nothing_else(crawled: Crawled) -> None:
    assert crawled.codes == [0, 0, 0]
    ids = [row["id"] for row in crawled.project.articles()]
    assert sorted(ids) == sorted(str(story.truth.id) for story in STORIES)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.truth.url.rpartition("/")[2])
def test_every_field_is_the_truth(crawled: Crawled, story: Story) -> None:
    # a story may have been asked for by another name of its host, or by its first page's second
    row = next(row for row in crawled.project.articles() if row["id"] == story.truth.id)
    truth = story.truth.to_dict()
    if not story.truth.mirror_of:
        row["url"] = truth["url"]
    assert {name: row[name] for name in FIELDS} == {name: truth[name] for name in FIELDS}


def test_no_junk_is_left_in_any_line(crawled: Crawled) -> None:
    lines = [json.dumps(row, ensure_ascii=False) for row in crawled.project.articles()]
    stock = [*KEYWORDS, *NAMES, "蜘蛛池", ".example/", "ganrao"]
    text = "\n".join(lines).replace(".example/m/", "").replace(".example/a/", "")
    assert [junk for junk in stock if junk in text] == []


def test_every_infected_page_has_its_junk_recorded(crawled: Crawled) -> None:
    infected = {str(story.truth.id) for story in STORIES if story.junk}
    rows = crawled.project.side_rows("junk")
    assert {row["id"] for row in rows} == infected
    assert all(row["rule"] and row["place"] and row["evidence"] for row in rows)
    counted = {row["id"] for row in crawled.project.articles() if row["junk"]}
    assert counted == infected


def test_the_third_crawl_writes_nothing(crawled: Crawled) -> None:
    first, _, third = crawled.project.manifests()
    assert third["counts"]["written"] == 0
    assert (
        third["counts"]["known"] == third["counts"]["discovered"] == first["counts"]["discovered"]
    )
    assert third["files"] == []


def test_copies_of_known_stories_are_duplicates(crawled: Crawled) -> None:
    _, mirrors, _ = crawled.project.manifests()
    copies = len(ALL.mirrors) - len(ALL.orphans)
    assert mirrors["counts"]["duplicate"] == copies
    assert mirrors["counts"]["written"] == len(ALL.orphans)


def test_what_is_no_story_is_refused_with_its_reason(crawled: Crawled) -> None:
    first = crawled.project.manifests()[0]
    rows = [row for row in crawled.project.side_rows("rejected") if row["url"] in ALL.refusals]
    assert {row["url"]: row["reason"] for row in rows} == ALL.refusals
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
        assert row["discovered_via"] == (["url"] if row["mirror_of"] else ["list"])
        assert row["date_downloaded"].endswith("+00:00")
        assert row["version"] == 1
