"""What a probe asks for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from newscrawl.discovery import Link, ListPage, Reading, sources_of
from newscrawl.discovery.order import Window
from newscrawl.probing.questions import (
    MAX_ARTICLES,
    MAX_LIST_PAGES,
    MAX_REQUESTS,
    Articles,
    first_questions,
    named_list,
)
from newscrawl.sites import host_of
from newscrawl.sites.chinadaily import SITE

TODAY = date(2026, 11, 23)
"""A Monday."""


class Lists:
    """A source of as many lists, each on a host of its own."""

    name = via = "list"
    needs_fresh = False

    def __init__(self, hosts: int) -> None:
        self._hosts = hosts

    def first_pages(self, _window: Window, _today: date, /) -> Iterable[ListPage]:
        urls = [f"https://h{number}.example/" for number in range(self._hosts)]
        return [ListPage(url, url) for url in urls]

    def read(self, _body: bytes, _url: str, _type: str | None = None, /) -> Reading:
        return Reading()


def story(number: int, days: int = 0, host: str = "www") -> Link:
    day = TODAY - timedelta(days=days)
    return Link(f"https://{host}.chinadaily.com.cn/a/{day:%Y%m/%d}/WS{number:024x}.html")


def test_every_way_into_the_site_is_asked_within_the_bound() -> None:
    questions = first_questions(sources_of(SITE), TODAY)
    names = Counter(question.source.name for question in questions)
    assert names == {
        "list": 5,
        "print_index": 1,
        "epaper": 1,
        "search": 2,
        "app": 1,
        "feed": 1,
        "sitemap": 1,
    }
    assert len(questions) + MAX_ARTICLES < MAX_REQUESTS


def test_lists_are_taken_from_several_hosts_and_the_sister() -> None:
    questions = first_questions(sources_of(SITE), TODAY)
    lists = [question.page for question in questions if question.source.name == "list"]
    assert len({host_of(page.url) for page in lists}) == 4
    hong_kong = [page.is_optional for page in lists if "chinadailyhk" in page.url]
    assert sorted(hong_kong) == [False, True]


def test_of_a_newspaper_the_newest_past_issue_is_asked_and_that_of_a_week_ago_in_reserve() -> None:
    questions = first_questions(sources_of(SITE), TODAY)
    issue = next(question for question in questions if question.source.name == "epaper")
    assert issue.page.day == date(2026, 11, 21)  # there is none on Sundays
    assert issue.instead
    assert issue.instead.day == date(2026, 11, 16)


def test_a_site_of_many_sources_stays_within_the_bound() -> None:
    questions = first_questions([Lists(9) for _ in range(10)], TODAY)
    assert len(questions) == MAX_LIST_PAGES
    assert len({id(question.source) for question in questions}) == 10


def test_of_the_lists_that_an_index_names_the_newest_is_read() -> None:
    old, new = (
        Link(f"https://enapp.chinadaily.com.cn/{day}", published=date(2026, 11, day))
        for day in (2, 20)
    )
    question = named_list(Lists(1), Reading(lists=[old, new]), SITE)
    assert question
    assert (question.page.url, question.page.is_optional) == (new.url, True)
    assert named_list(Lists(1), Reading([story(1)]), SITE) is None


def test_articles_are_taken_of_each_kind_before_a_second_of_any() -> None:
    www = [story(number) for number in range(1, 6)]
    zh = [story(number, host="cn") for number in range(7, 9)]
    app = [Link("https://enapp.chinadaily.com.cn/a/202611/23/AP65571297a310d5acd876f404.json")]
    articles = Articles.of([*app, *zh, *www], SITE, TODAY)
    assert articles.main_kind.startswith("www.")
    taken = articles.take(4)
    assert [host_of(link.url).partition(".")[0] for link in taken] == ["www", "cn", "enapp", "www"]
    rest = articles.take(9)
    assert len(rest) == 4
    assert not {link.url for link in rest} & {link.url for link in taken}


def test_articles_of_some_kinds_only() -> None:
    articles = Articles.of([story(1), story(2, host="cn")], SITE, TODAY)
    assert articles.take(5, {"cn.chinadaily.com.cn/a/#/#/WS#.html"}) == [story(2, host="cn")]
    assert articles.take(0) == []


def test_old_articles_are_read_only_where_there_are_no_others() -> None:
    assert Articles.of([story(1), story(2, days=31)], SITE, TODAY).take(5) == [story(1)]
    assert Articles.of([story(2, days=31)], SITE, TODAY).take(5) == [story(2, days=31)]
    assert Articles.of([], SITE, TODAY).take(5) == []
