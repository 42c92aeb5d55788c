"""How far lists are read in windows, over several runs: seeking, resuming, settling."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.discovery import Link, ListPage, Reading, SectionLists, Source
from newscrawl.discovery.day_indexes import DayIndexes
from newscrawl.discovery.feeds import Feed
from newscrawl.discovery.frontier import Frontier, Limits
from newscrawl.discovery.order import Order
from newscrawl.discovery.search_api import SearchApi
from newscrawl.runs import Run
from newscrawl.runs.outcome import Ending
from newscrawl.sites.chinadaily import SITE
from tests.discovery.turns import read_list

TODAY = SITE.local_day(datetime.now(UTC))
SECTION = SITE.sections[0]
LISTS = SectionLists(SITE, (SECTION,), SITE.list_layouts)
SEARCH = SearchApi(SITE, SITE.searches[0])
PRINT = DayIndexes(SITE, SITE.day_indexes[0])
PAGE_3 = SECTION.url.replace("page_1.", "page_3.")
HONG_KONG = "https://www.chinadailyhk.com/hk/article/638790"
FEED = Feed(SITE, SITE.feeds[:1])


def days_ago(number: int) -> date:
    return TODAY - timedelta(days=number)


def _seconds(day: date) -> int:
    return int(datetime.combine(day, time(9), SITE.zone).timestamp())


def story(number: int, day: date) -> str:
    return f"https://www.chinadaily.com.cn/a/{day:%Y%m/%d}/WS{_seconds(day):08x}{number:016x}.html"


@dataclass
class Server:
    """A list with one story a day, a few on each page; behind the last page another answer."""

    days: int = 1000
    size: int = 5
    behind: str = "missing"
    """`missing`, `repeats` the last page, or `begins anew` with the first one."""
    asked: list[int] = field(default_factory=list)

    @property
    def last(self) -> int:
        return -(-self.days // self.size)

    def read(self, number: int) -> Reading | None:
        self.asked.append(number)
        if number > self.last and self.behind == "missing":
            return None
        shown = min(number, self.last)
        if number > self.last and self.behind == "begins anew":
            shown = 1
        ages = range((shown - 1) * self.size, min(shown * self.size, self.days))
        links = [Link(story(age, days_ago(age))) for age in ages]
        more = SECTION.url.replace("page_1.", f"page_{number + 1}.")
        return Reading(links, more if number < self.last else None, "www")


@dataclass
class Crawl:
    run: Run
    frontier: Frontier

    def reads(self, server: Server, stop: Callable[[], bool] = lambda: False) -> list[str]:
        """Follow the list as the spider does; the addresses asked for."""
        found: list[str] = []
        pages = [page for _, page in self.frontier.plan().pages]
        while pages and not stop():
            page = pages.pop(0)
            reading = server.read(page.number)
            assert page.url.endswith(f"page_{page.number}.html")
            if reading is None:
                following = self.frontier.miss_list(LISTS, page)
                pages += [following] if following else []
            else:
                addresses, further = read_list(self.frontier, LISTS, page, reading)
                found += [address.url for address in addresses]
                pages += further
        return found


@contextmanager
def crawl(
    folder: Path, order: Order, max_pages: int = 50, sources: Sequence[Source] = (LISTS,)
) -> Iterator[Crawl]:
    run = Run(folder / "chinadaily")
    try:
        yield Crawl(run, Frontier(run, order, SITE, sources, Limits(2, max_pages)))
    finally:
        run.finish(Ending(closed="closespider_timeout"))


def window(newest: int, oldest: int, **others: bool) -> Order:
    return Order(since=days_ago(oldest), until=days_ago(newest), **others)  # type: ignore[arg-type]


def stories(newest: int, oldest: int) -> list[str]:
    return [story(age, days_ago(age)) for age in range(newest, oldest + 1)]


@pytest.mark.parametrize("behind", ["missing", "repeats"])
@pytest.mark.parametrize("newest", [2, 4, 5, 40, 333, 994])
def test_a_window_in_the_past_is_found_in_a_few_steps(
    tmp_path: Path, newest: int, behind: str
) -> None:
    server = Server(behind=behind)
    with crawl(tmp_path, window(newest, newest + 4)) as run:
        assert sorted(run.reads(server)) == sorted(stories(newest, newest + 4))
    assert len(server.asked) <= 22


@pytest.mark.parametrize("behind", ["missing", "repeats"])
def test_a_list_that_ends_before_the_window_is_given_up(tmp_path: Path, behind: str) -> None:
    server = Server(days=100, behind=behind)
    with crawl(tmp_path, window(200, 210)) as run:
        assert run.reads(server) == []
    assert len(server.asked) <= 40


@given(
    days=st.integers(1, 300),
    size=st.integers(1, 9),
    newest=st.integers(2, 320),
    length=st.integers(0, 40),
    behind=st.sampled_from(["missing", "repeats"]),
)
def test_whatever_the_list_no_story_of_the_window_is_missed(
    tmp_path_factory: pytest.TempPathFactory,
    days: int,
    size: int,
    newest: int,
    length: int,
    behind: str,
) -> None:
    server = Server(days, size, behind)
    order = window(newest, newest + length)
    with crawl(tmp_path_factory.mktemp("walk"), order, max_pages=1000) as run:
        found = run.reads(server)
    assert sorted(found) == sorted(stories(newest, min(newest + length, days - 1)))


def test_a_window_that_was_read_is_not_read_again(tmp_path: Path) -> None:
    server = Server()
    with crawl(tmp_path, window(40, 60)) as run:
        run.reads(server)
    server.asked.clear()
    with crawl(tmp_path, window(40, 60)) as run:
        plan = run.frontier.plan()
        assert (plan.pages, plan.finished) == ([], 1)
        assert len(list(run.frontier.waiting())) == 21
    with crawl(tmp_path, window(40, 60, refresh=True)) as run:
        assert len(run.reads(server)) == 21
        assert server.asked


def test_a_window_goes_on_where_it_was_left(tmp_path: Path) -> None:
    server = Server()
    with crawl(tmp_path, window(40, 140)) as run:
        first = run.reads(server, stop=lambda: len(server.asked) == 15)
    left = max(server.asked)
    server.asked.clear()
    with crawl(tmp_path, window(40, 140)) as run:
        assert run.frontier.plan().resumed == 1
        waiting = [address.url for address in run.frontier.waiting()]
        second = run.reads(server)
    assert min(server.asked) >= left
    assert sorted(waiting) == sorted(first)
    assert sorted({*first, *second}) == sorted(stories(40, 140))


def test_another_window_is_another_reading(tmp_path: Path) -> None:
    server = Server()
    with crawl(tmp_path, window(40, 60)) as run:
        run.reads(server)
    with crawl(tmp_path, window(61, 70)) as run:
        waiting = [address.url for address in run.frontier.waiting()]
        found = run.reads(server)
    # what the first run skipped is remembered
    assert set(waiting) | set(found) >= set(stories(61, 70))


def test_a_window_up_to_today_is_always_read_from_the_top(tmp_path: Path) -> None:
    for _ in range(2):
        server = Server(days=30)
        with crawl(tmp_path, Order(since=days_ago(20))) as run:
            run.reads(server)
        assert server.asked[0] == 1


def days_of(run: Crawl) -> list[date | None]:
    return [page.day for _, page in run.frontier.plan().pages]


def read_day(run: Crawl, source: Source, page: ListPage, *urls: str) -> None:
    read_list(run.frontier, source, page, Reading([Link(url) for url in urls], form="json"))


def test_a_day_that_is_over_is_settled_once_it_was_read(tmp_path: Path) -> None:
    order = Order(since=days_ago(3))
    with crawl(tmp_path, order, sources=[SEARCH]) as run:
        assert days_of(run) == [days_ago(age) for age in range(4)]
        for source, page in run.frontier.plan().pages:
            assert page.day
            read_day(run, source, page, story(1, page.day))
    with crawl(tmp_path, order, sources=[SEARCH]) as run:
        assert days_of(run) == [days_ago(0), days_ago(1)]


def test_a_day_without_an_answer_is_asked_for_again(tmp_path: Path) -> None:
    order = Order(since=days_ago(9), until=days_ago(4))
    with crawl(tmp_path, order, sources=[SEARCH]) as run:
        before = days_of(run)
        for source, page in run.frontier.plan().pages:
            read_day(run, source, page)
    with crawl(tmp_path, order, sources=[SEARCH]) as run:
        # an empty answer is believed after a week
        assert days_of(run) == [day for day in before if day and day > days_ago(7)]


def test_a_day_without_a_paper_is_settled_where_other_days_have_one(tmp_path: Path) -> None:
    order = Order(since=date(2016, 5, 2), until=date(2016, 5, 4))
    with crawl(tmp_path, order, sources=[PRINT]) as run:
        for source, page in run.frontier.plan().pages:
            assert run.frontier.miss_list(source, page) is None
    with crawl(tmp_path, order, sources=[PRINT]) as run:
        assert days_of(run) == [date(2016, 5, day) for day in (4, 3, 2)]  # the source may be dead
        (source, first), *others = run.frontier.plan().pages
        run.frontier.miss_list(source, first)
        paper = Reading([Link(story(1, date(2016, 5, 3)))], form="links")
        read_list(run.frontier, source, others[0][1], paper)
        run.frontier.miss_list(source, others[1][1])
        assert run.run.account.sources()["print_index"]["absent"] == 2
    with crawl(tmp_path, order, sources=[PRINT]) as run:
        assert days_of(run) == []


def test_an_index_of_another_day_is_not_used(tmp_path: Path) -> None:
    with crawl(tmp_path, Order(since=days_ago(1)), sources=[SEARCH]) as run:
        (_, page), *_ = run.frontier.plan().pages
        asked = read_list(
            run.frontier,
            SEARCH,
            page,
            Reading([Link(story(n, date(2021, 5, 21))) for n in range(9)]),
        )
        assert asked == ([], [])
        assert run.run.account.counts()["discovered"] == 0


def test_a_frozen_feed_brings_nothing_and_is_left_alone_for_a_week(tmp_path: Path) -> None:
    frozen = Reading([Link(story(n, date(2017, 12, 12))) for n in range(9)])
    with crawl(tmp_path, Order(), sources=[FEED]) as run:
        ((_, page),) = run.frontier.plan().pages
        assert read_list(run.frontier, FEED, page, frozen) == ([], [])
        assert run.run.account.counts()["discovered"] == 0
    with crawl(tmp_path, Order(), sources=[FEED]) as run:
        assert run.frontier.plan().pages == []
        run.run.ledger.set_stale(page.name, days_ago(7))
    with crawl(tmp_path, Order(), sources=[FEED]) as run:
        ((_, page),) = run.frontier.plan().pages


def test_a_feed_that_lives_is_used(tmp_path: Path) -> None:
    with crawl(tmp_path, Order(), sources=[FEED]) as run:
        ((_, page),) = run.frontier.plan().pages
        fresh = Reading([Link(story(1, TODAY)), Link(story(2, date(2017, 12, 12)))])
        addresses, _ = read_list(run.frontier, FEED, page, fresh)
        assert [address.url for address in addresses] == [story(1, TODAY)]


def test_a_column_that_did_not_change_is_not_read_again(tmp_path: Path) -> None:
    column = "https://enapp.chinadaily.com.cn/columns/1/stories.json"

    def named(changed: int) -> Reading:
        moment = datetime.combine(days_ago(changed), datetime.min.time(), SITE.zone)
        return Reading(lists=[Link(column, None, moment)])

    index = ListPage("index", "https://enapp.chinadaily.com.cn/index.json")
    with crawl(tmp_path, Order()) as run:
        assert read_list(run.frontier, LISTS, index, named(30)) == ([], [])  # before the horizon
        _, (page,) = read_list(run.frontier, LISTS, index, named(1))
        read_list(run.frontier, LISTS, page, Reading([Link(story(1, days_ago(1)))], form="json"))
    with crawl(tmp_path, Order()) as run:
        assert read_list(run.frontier, LISTS, index, named(1)) == ([], [])
        assert read_list(run.frontier, LISTS, index, named(0))[1] == [page]


def test_twenty_years_are_planned_at_once(tmp_path: Path) -> None:
    with crawl(
        tmp_path,
        Order(since=date(2006, 1, 1), until=date(2025, 12, 31)),
        sources=[LISTS, SEARCH, PRINT],
    ) as run:
        plan = run.frontier.plan()
        assert str(plan) == "1 list, 2922 search, 6261 print_index"


def test_an_index_that_names_itself_or_too_many_is_bounded(tmp_path: Path) -> None:
    index = ListPage("index", "https://www.chinadaily.com.cn/sitemap.xml")
    with crawl(tmp_path, Order(), max_pages=9) as run:
        asked, pages = 0, [index]
        while pages:
            page = pages.pop()
            asked += 1
            names = [index.url, page.url, *(f"{page.url}-{number}" for number in range(3))]
            pages += read_list(run.frontier, FEED, page, Reading(lists=[Link(n) for n in names]))[1]
        assert asked <= 10
        assert run.run.account.counts()["lists"]["cut"] > 0


def test_an_answer_that_could_be_an_error_settles_no_day(tmp_path: Path) -> None:
    order = Order(since=days_ago(40), until=days_ago(40))
    with crawl(tmp_path, order, sources=[SEARCH]) as run:
        ((_, page),) = run.frontier.plan().pages
        assert read_list(run.frontier, SEARCH, page, Reading()) == ([], [])
    with crawl(tmp_path, order, sources=[SEARCH]) as run:
        ((_, page),) = run.frontier.plan().pages
        first = Reading([Link(story(1, days_ago(40)))], f"{page.url}1", "json")
        _, (second,) = read_list(run.frontier, SEARCH, page, first)
        assert read_list(run.frontier, SEARCH, second, Reading()) == ([], [])
    with crawl(tmp_path, order, sources=[SEARCH]) as run:
        ((_, page),) = run.frontier.plan().pages
        assert page.url == second.url  # it goes on where the answers ended


def test_a_search_that_ignores_its_days_settles_none(tmp_path: Path) -> None:
    order = Order(since=days_ago(5))
    with crawl(tmp_path, order, sources=[SEARCH]) as run:
        for source, page in run.frontier.plan().pages:
            read_day(run, source, page, story(1, TODAY))
    with crawl(tmp_path, order, sources=[SEARCH]) as run:
        assert days_of(run) == [days_ago(age) for age in range(6)]


def test_a_server_without_an_end_answers_with_its_first_page(tmp_path: Path) -> None:
    server = Server(days=150, behind="begins anew")
    with crawl(tmp_path, window(50, 54)) as run:
        assert sorted(run.reads(server)) == sorted(stories(50, 54))
    server = Server(days=40, behind="begins anew")
    with crawl(tmp_path, window(50, 54)) as run:
        assert run.reads(server) == []
    assert len(server.asked) < 40


@pytest.mark.parametrize(
    "answer", [Reading(), Reading(form="www"), Reading([Link(HONG_KONG)], PAGE_3, "www")]
)
def test_a_step_of_a_search_may_meet_a_page_without_days(tmp_path: Path, answer: Reading) -> None:
    server = Server()
    with crawl(tmp_path, window(333, 337)) as run:
        ((_, first),) = run.frontier.plan().pages
        reading = server.read(1)
        assert reading
        _, (step,) = read_list(run.frontier, LISTS, first, reading)
        assert step.seek
        _, further = read_list(run.frontier, LISTS, step, answer)
        assert len(further) <= 1  # it goes on, or leaves the list open
    with crawl(tmp_path, window(333, 337)) as run:
        assert sorted(run.reads(server)) == sorted(stories(333, 337))


def test_steps_of_a_search_do_not_count_as_pages_read(tmp_path: Path) -> None:
    server = Server()
    with crawl(tmp_path, window(333, 337), max_pages=3) as run:
        assert sorted(run.reads(server)) == sorted(stories(333, 337))
        assert "cut" not in run.run.account.counts().get("lists", {})


def test_a_cut_window_is_read_on_by_the_next_run(tmp_path: Path) -> None:
    found: set[str] = set()
    for _ in range(6):
        with crawl(tmp_path, window(100, 140), max_pages=3) as run:
            found.update(address.url for address in run.frontier.waiting())
            found.update(run.reads(Server()))
    assert found == set(stories(100, 140))


@pytest.mark.parametrize(
    ("since", "until"),
    [(date.min, date(1, 1, 3)), (date(9999, 12, 1), date.max), (date.min, date.max)],
)
def test_no_window_is_too_wide(tmp_path: Path, since: date, until: date) -> None:
    with crawl(tmp_path, Order(since=since, until=until)) as run:
        links = [Link(story(1, day)) for day in (date(1970, 1, 2), TODAY)]
        ((_, page),) = run.frontier.plan().pages or [(LISTS, ListPage("x", "x"))]
        read_list(
            run.frontier, LISTS, page, Reading(links, "https://www.chinadaily.com.cn/2", "www")
        )
