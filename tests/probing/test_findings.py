"""What single answers are taken for."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from newscrawl.discovery import Link, ListPage, Reading, Source, sources_of
from newscrawl.downloading.failures import Verdict
from newscrawl.items import Article, FieldSource, Problem
from newscrawl.probing.addresses import day_of, kind_of, newest_first
from newscrawl.probing.findings import (
    PageFinding,
    SourceFinding,
    State,
    answered,
    read_article,
    unanswered,
)
from newscrawl.probing.questions import Question
from newscrawl.runs.records import ROBOTS_UNREACHABLE, Fate
from newscrawl.sites.chinadaily import SITE

TODAY = date(2026, 11, 20)
BY_NAME: dict[str, Source] = {source.name: source for source in reversed(sources_of(SITE))}


def story(day: date, number: int = 1) -> Link:
    return Link(f"https://www.chinadaily.com.cn/a/{day:%Y%m/%d}/WS{number:024x}.html")


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def judged(
    source: str, reading: Reading, day: date | None = None, *, optional: bool = False
) -> PageFinding:
    page = ListPage("list", "https://www.chinadaily.com.cn/list", day=day, is_optional=optional)
    return answered(Question(BY_NAME[source], page), reading, SITE, TODAY)


@pytest.mark.parametrize(
    ("source", "days", "state"),
    [
        ("list", 0, State.FRESH),
        ("list", 3, State.FRESH),
        ("list", 4, State.STALE),
        ("feed", 3, State.FRESH),
        ("feed", 4, State.FROZEN),
        ("sitemap", 3000, State.FROZEN),
    ],
)
def test_the_newest_story_tells_whether_a_source_lives(
    source: str, days: int, state: State
) -> None:
    finding = judged(source, Reading([story(ago(days + 9)), story(ago(days))]))
    assert (finding.state, finding.newest, finding.age) == (state, ago(days), days)
    assert finding.newest_url == story(ago(days)).url


@pytest.mark.parametrize(
    ("days", "state"), [(4, State.STALE), (5, State.FRESH), (6, State.FRESH), (8, State.STALE)]
)
def test_an_index_of_a_day_must_name_that_day(days: int, state: State) -> None:
    day = ago(6)
    finding = judged("epaper", Reading([story(ago(days))]), day=day)
    assert finding.state is state
    assert ("it names no story of" in finding.detail) is (state is State.STALE)


def test_a_list_with_undated_stories_is_not_called_old() -> None:
    undated = Link("https://www.chinadailyhk.com/hk/article/638790")
    finding = judged("list", Reading([story(ago(400)), undated]))
    assert finding.state is State.UNDATED


def test_a_story_of_the_future_does_not_hide_the_others_age() -> None:
    finding = judged("list", Reading([story(date(2569, 5, 17)), story(ago(40))]))
    assert (finding.state, finding.age) == (State.STALE, 40)


def test_a_list_without_days_is_undated() -> None:
    link = Link("https://www.chinadailyhk.com/hk/article/638790")
    finding = judged("list", Reading([link]))
    assert (finding.state, finding.links, finding.newest) == (State.UNDATED, 1, None)


def test_an_index_of_lists_is_judged_by_them() -> None:
    column = Link("https://enapp.chinadaily.com.cn/columns/1/stories.json", published=TODAY)
    finding = judged("app", Reading(lists=[column]))
    assert (finding.state, finding.links, finding.detail) == (State.FRESH, 0, "names 1 lists")


def test_an_answer_that_names_nothing_is_empty() -> None:
    assert judged("list", Reading()).state is State.EMPTY


@pytest.mark.parametrize(
    ("reason", "optional", "state"),
    [
        ("gone", False, State.DEAD),
        ("gone", True, State.ABSENT),
        ("http_500", True, State.DEAD),
        ("unknown_host", False, State.DEAD),
        ("robots", False, State.DENIED),
        (ROBOTS_UNREACHABLE, False, State.DEAD),
        ("unasked", False, State.UNASKED),
    ],
)
def test_why_a_page_could_not_be_had(reason: str, optional: bool, state: State) -> None:
    page = ListPage("list", "https://www.chinadaily.com.cn/list", is_optional=optional)
    finding = unanswered(page, Verdict(Fate.FAILED, reason, "so it is"), None)
    assert (finding.state, finding.reason, finding.detail) == (state, reason, "so it is")
    assert finding.is_gone == (reason == "gone")
    assert finding.is_forbidden == (reason in {"robots", ROBOTS_UNREACHABLE})


def test_a_source_is_as_good_as_its_best_page() -> None:
    pages = [
        PageFinding("a", State.DEAD),
        PageFinding("b", State.STALE, newest=ago(9)),
        PageFinding("c", State.FRESH, newest=ago(1)),
    ]
    source = SourceFinding("list", needs_fresh=False, pages=pages)
    assert (source.state, source.newest) == (State.FRESH, ago(1))
    assert SourceFinding("list", needs_fresh=False, pages=[]).state is State.UNASKED


def article(*sources: tuple[str, str]) -> Article:
    found = Article(title="A", text="B", date_published="2026-11-20T00:00:00+08:00", source="C")
    found.provenance = [FieldSource(field, source) for field, source in sources]
    return found


@pytest.mark.parametrize(
    ("text", "title", "layout", "is_hearsay"),
    [
        ("layout:ws", "layout:ws", "ws", False),
        ("generic", "layout:ws", "ws", False),
        ("layout:content", "layout:ws", "content", True),
        ("json:content", "json:title", "json", False),
        ("generic", "meta:og:title", None, False),
        ("founder", "text", None, False),
    ],
)
def test_the_layout_is_that_of_the_text(
    text: str, title: str, layout: str | None, is_hearsay: bool
) -> None:
    url = story(TODAY).url
    finding = read_article(article(("text", text), ("title", title)), url, SITE, [], 200)
    assert (finding.layout, finding.is_hearsay) == (layout, is_hearsay)
    # what has no source of its own still is found; what is not found does not stand there
    assert finding.found == {
        "title": title,
        "text": text,
        "date_published": "page",
        "source": "page",
    }


def test_an_article_with_a_problem_is_not_good() -> None:
    problem = Problem("text", "missing", "the page gives no text")
    finding = read_article(article(), story(TODAY).url, SITE, [problem], 200)
    assert (finding.is_good, finding.is_refused) == (False, False)
    refused = article()
    refused.refusal = problem
    assert read_article(refused, story(TODAY).url, SITE, [problem], 200).is_refused


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        (
            "https://global.chinadaily.com.cn/a/202611/25/WS65571297a310d5acd876f404.html?from=x",
            "www.chinadaily.com.cn/a/#/#/WS#.html",
        ),
        (
            "https://enapp.chinadaily.com.cn/a/202611/25/AP65571297a310d5acd876f404.json",
            "enapp.chinadaily.com.cn/a/#/#/AP#.json",
        ),
        ("http://www.chinadailyasia.com/hk/article/638790", "www.chinadailyhk.com/hk/article/#"),
        ("https://other.example/a/1/2", "other.example/a/#/#"),
    ],
)
def test_the_kind_of_an_address_is_its_host_and_form(url: str, kind: str) -> None:
    assert kind_of(url, SITE) == kind


def test_the_day_in_the_address_counts_more_than_the_list_s() -> None:
    url = story(ago(1)).url
    assert day_of(Link(url, published=date(2569, 1, 1)), SITE) == ago(1)
    late = datetime(2026, 11, 19, 17, tzinfo=UTC)
    assert day_of(Link("https://www.chinadailyhk.com/hk/article/1", published=late), SITE) == TODAY
    assert day_of(Link("http://[::1"), SITE) is None


def test_links_are_told_apart_by_their_article() -> None:
    new, old = story(ago(1), 1), story(ago(5), 2)
    again = Link(new.url.replace("www.", "global."))
    other = Link("https://other.example/2026-11/20/content_1.htm")
    undated = Link("https://www.chinadailyhk.com/hk/article/638790")
    assert newest_first([undated, old, new, again, other], SITE) == [new, old, undated]
