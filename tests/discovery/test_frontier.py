"""Which addresses a run asks for, and how far it reads a list, over several runs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from newscrawl.discovery import Link, ListPage, Reading, SectionLists, Source
from newscrawl.discovery.feeds import Feed
from newscrawl.discovery.frontier import Frontier, Limits
from newscrawl.discovery.order import MAX_URL, Order
from newscrawl.runs import Run
from newscrawl.runs.outcome import Ending
from newscrawl.runs.records import Fate
from newscrawl.sites.chinadaily import SITE
from tests.discovery.turns import read_list

TODAY = SITE.local_day(datetime.now(UTC))
LIST = SITE.sections[0].url
EVERY_DAY = Order()
LISTS = SectionLists(SITE, SITE.sections, SITE.list_layouts)


def days_ago(number: int) -> date:
    return TODAY - timedelta(days=number)


def _seconds(day: date) -> int:
    return int(datetime.combine(day, time(9), SITE.zone).timestamp())


def story(number: int, day: date = TODAY) -> str:
    return f"https://www.chinadaily.com.cn/a/{day:%Y%m/%d}/WS{_seconds(day):08x}{number:016x}.html"


@dataclass
class Crawl:
    """A run under way."""

    run: Run
    frontier: Frontier

    def asks(self, *links: str | Link, source: Source = LISTS) -> list[str]:
        """The addresses that are asked for, of those that a source names."""
        named = [Link(link) if isinstance(link, str) else link for link in links]
        met = [self.frontier.meet(link, source) for link in named]
        return [address.url for address in met if address]

    def reads(self, number: int, *urls: str, more: bool = True) -> tuple[list[str], bool]:
        """Read a page of the list: what is asked for, and whether the list is read on."""
        reading = Reading(
            [Link(url) for url in urls], f"{LIST}?page={number + 1}" if more else None, "www"
        )
        page = ListPage(LIST, f"{LIST}?page={number}", number, form="www" if number > 1 else "")
        asked, following = read_list(self.frontier, LISTS, page, reading)
        assert following in (
            [],
            [ListPage(LIST, f"{LIST}?page={number + 1}", number + 1, form="www")],
        )
        return [address.url for address in asked], bool(following)

    def writes(self, *urls: str) -> None:
        """Be done with these stories."""
        for url in self.asks(*urls):
            self.settles(url, Fate.WRITTEN)

    def settles(self, url: str, fate: Fate) -> None:
        if fate is Fate.FAILED:
            self.run.fail(key_of(url), url, "timeout", "no answer within 30 s")
        else:
            self.run.settle(key_of(url), fate)


def key_of(url: str) -> str:
    address = SITE.address(url)
    assert address
    return address.key


@contextmanager
def crawl(
    folder: Path, order: Order = EVERY_DAY, *, first_days: int = 2, max_pages: int = 50
) -> Iterator[Crawl]:
    """A run that ends as planned."""
    run = Run(folder / "chinadaily")
    try:
        yield Crawl(run, Frontier(run, order, SITE, [LISTS], Limits(first_days, max_pages)))
    finally:
        run.finish(Ending())


@contextmanager
def killed(folder: Path) -> Iterator[Crawl]:
    """A run that dies; what it had committed stays."""
    run = Run(folder / "chinadaily")
    try:
        yield Crawl(run, Frontier(run, EVERY_DAY, SITE, [LISTS], Limits(2, 50)))
        run.commit()
    finally:
        run.abandon()


def test_the_first_run_takes_the_last_days_only(tmp_path: Path) -> None:
    undated = "https://www.chinadaily.com.cn/x/story.html"
    with crawl(tmp_path) as first:
        assert first.frontier.is_first
        asked = first.asks(story(1), story(2, days_ago(1)), story(3, days_ago(4)), undated)
        assert asked == [story(1), story(2, days_ago(1)), undated]
        assert first.run.account.counts()["reasons"]["skipped"] == {"window": 1}


def test_later_runs_keep_the_first_ones_horizon(tmp_path: Path) -> None:
    with crawl(tmp_path, Order(since=days_ago(300))) as windowed:
        assert not windowed.frontier.is_first
    with crawl(tmp_path) as first:
        assert first.frontier.is_first
        horizon = first.frontier.window
    with crawl(tmp_path, first_days=30) as second:
        assert not second.frontier.is_first
        assert second.frontier.window == horizon
        assert second.asks(story(1, days_ago(4))) == []


def test_both_ends_of_a_window_belong_to_it(tmp_path: Path) -> None:
    with crawl(tmp_path, Order(since=date(2016, 5, 1), until=date(2016, 5, 31))) as run:
        days = [date(2016, 4, 30), date(2016, 5, 1), date(2016, 5, 31), date(2016, 6, 1)]
        stories = [story(number, day) for number, day in enumerate(days)]
        assert run.asks(*stories) == stories[1:3]
    # what a window left out is not lost to a run that wants it
    with crawl(tmp_path, Order(since=date(2016, 6, 1))) as later:
        assert later.asks(*stories) == stories[3:]


def test_a_printed_moment_counts_as_the_day_at_the_sites(tmp_path: Path) -> None:
    with crawl(tmp_path, Order(until=date(2016, 5, 17))) as run:
        late = datetime(2016, 5, 17, 17, tzinfo=UTC)  # past midnight in Beijing
        url = "https://www.chinadaily.com.cn/x/story.html"
        assert run.asks(Link(url, published=late)) == []
        assert run.asks(Link(f"{url}?id=2", published=late - timedelta(hours=2)))


def test_a_window_leaves_what_waits_outside_it_waiting(tmp_path: Path) -> None:
    with killed(tmp_path) as run:
        run.asks(story(1))
    with crawl(tmp_path, Order(until=date(2016, 5, 31))) as windowed:
        assert list(windowed.frontier.waiting()) == []
        assert windowed.asks(story(1)) == []
    with crawl(tmp_path) as later:
        assert [address.url for address in later.frontier.waiting()] == [story(1)]


def test_spellings_of_an_address_are_asked_for_once(tmp_path: Path) -> None:
    with crawl(tmp_path) as run:
        others = (story(1) + "?utm_source=x#top", story(1).replace("www.", "usa."))
        assert run.asks(story(1), *others, story(1).replace(".html", "_2.html")) == [story(1)]
        assert run.asks(story(1), source=Feed(SITE, SITE.feeds)) == []
        known = run.run.ledger.address(key_of(story(1)))
        assert known
        assert known.sources == ("list", "feed")
        assert run.run.account.counts()["discovered"] == 1


def test_what_cannot_be_asked_for_is_passed_over(tmp_path: Path) -> None:
    with crawl(tmp_path) as run:
        assert (
            run.asks("http://[::1", f"{story(1)}?{'x' * MAX_URL}", "https://x.example:99999/") == []
        )
        assert run.run.account.counts()["discovered"] == 0


@pytest.mark.parametrize("fate", [Fate.WRITTEN, Fate.UNCHANGED, Fate.DUPLICATE, Fate.REJECTED])
def test_known_articles_are_asked_for_again_only_if_wanted(tmp_path: Path, fate: Fate) -> None:
    with crawl(tmp_path) as first:
        first.asks(story(1))
        first.settles(story(1), fate)
    with crawl(tmp_path) as second:
        assert second.asks(story(1)) == []
        assert second.run.account.counts()["known"] == 1
    with crawl(tmp_path, Order(refresh=True)) as third:
        assert third.asks(story(1), story(2, days_ago(9))) == [story(1)]
    with crawl(tmp_path, Order(urls=(story(1),))) as fourth:
        assert fourth.asks(story(1)) == [story(1)]


def test_failed_and_pending_ones_wait_for_the_next_run(tmp_path: Path) -> None:
    with killed(tmp_path) as first:
        first.asks(story(1), story(2), story(3))
        first.settles(story(2), Fate.FAILED)
        first.settles(story(3), Fate.WRITTEN)
    with crawl(tmp_path, Order(urls=(story(9),))) as given:
        assert list(given.frontier.waiting()) == []
    with crawl(tmp_path) as second:
        assert {one.url for one in second.frontier.waiting()} == {story(1), story(2)}
        assert second.asks(story(1), story(2)) == []  # they are on their way
        assert second.run.account.counts()["pending"] == 2


def test_a_list_is_read_down_to_the_window_or_an_empty_page(tmp_path: Path) -> None:
    with crawl(tmp_path) as run:
        assert run.reads(1, story(1), story(2)) == ([story(1), story(2)], True)
        assert run.reads(2, story(3), story(4, days_ago(5))) == ([story(3)], True)
        assert run.reads(3, story(5, days_ago(6)), story(6, days_ago(7))) == ([], False)
        assert run.reads(4) == ([], True)
        assert run.reads(5) == ([], False)


def test_a_list_is_read_until_it_holds_only_known_articles(tmp_path: Path) -> None:
    with crawl(tmp_path) as first:
        first.writes(story(1), story(2), story(3))
        assert first.reads(1, story(1), story(2), more=False) == ([], False)
    with crawl(tmp_path) as second:
        assert second.reads(1, story(4), story(1)) == ([story(4)], True)
        assert second.reads(2, story(2), story(3)) == ([], False)


def test_known_articles_do_not_end_a_list_that_is_asked_for_in_full(tmp_path: Path) -> None:
    with crawl(tmp_path) as first:
        first.writes(story(1), story(2))
        first.reads(1, story(1), more=False)
    with crawl(tmp_path, Order(refresh=True)) as refreshing:
        assert refreshing.reads(1, story(1)) == ([story(1)], True)
        refreshing.settles(story(1), Fate.UNCHANGED)
    with crawl(tmp_path, Order(since=days_ago(3))) as windowed:
        assert windowed.reads(1, story(1), story(2)) == ([], True)


def test_a_list_that_a_kill_left_open_is_read_on(tmp_path: Path) -> None:
    with killed(tmp_path) as first:
        assert first.reads(1, story(1), story(2)) == ([story(1), story(2)], True)
        first.settles(story(1), Fate.WRITTEN)
        first.settles(story(2), Fate.WRITTEN)
    with crawl(tmp_path) as second:
        assert second.reads(1, story(1), story(2)) == ([], True)
        assert second.reads(2, story(3), more=False) == ([story(3)], False)
        second.settles(story(3), Fate.WRITTEN)
    with crawl(tmp_path) as third:
        assert third.reads(1, story(1), story(2)) == ([], False)


def test_an_open_list_is_read_on_to_where_it_was_read_before(tmp_path: Path) -> None:
    old = [story(number, days_ago(number)) for number in range(2, 6)]
    with crawl(tmp_path, first_days=9) as first:
        first.writes(*old)
        assert first.reads(1, *old, more=False) == ([], False)
    with killed(tmp_path) as second:
        assert second.reads(1, story(9), more=True) == ([story(9)], True)
        second.settles(story(9), Fate.WRITTEN)
    with crawl(tmp_path) as third:
        assert third.reads(1, story(9)) == ([], True)
        assert third.reads(2, *old) == ([], False)


def test_a_list_has_a_last_page_at_any_rate(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with crawl(tmp_path, max_pages=2) as run:
        assert run.reads(1, story(1)) == ([story(1)], True)
        assert run.reads(2, story(2)) == ([story(2)], False)
    assert "cut at NEWSCRAWL_MAX_LIST_PAGES=2" in caplog.text


def test_a_repeated_last_page_ends_a_list(tmp_path: Path) -> None:
    with crawl(tmp_path, Order(since=days_ago(9))) as run:
        assert run.reads(1, story(1), story(2)) == ([story(1), story(2)], True)
        assert run.reads(2, story(2), story(3)) == ([story(3)], True)
        assert run.reads(3, story(2), story(3)) == ([], True)
        assert run.reads(4, story(2), story(3)) == ([], False)


def test_one_page_that_repeats_another_hides_nothing(tmp_path: Path) -> None:
    with crawl(tmp_path) as run:
        assert run.reads(1, story(1), story(2))[1]
        assert run.reads(2, story(1), story(2)) == ([], True)
        assert run.reads(3, story(3), more=False) == ([story(3)], False)


def test_a_last_page_that_repeats_another_does_not_close_the_list(tmp_path: Path) -> None:
    with crawl(tmp_path) as run:
        for url in run.reads(1, story(1), story(2))[0]:
            run.settles(url, Fate.WRITTEN)
        assert run.reads(2, story(1), story(2), more=False) == ([], False)
    with crawl(tmp_path) as run:
        assert run.reads(1, story(1), story(2)) == ([], True)
        assert run.reads(2, story(3), more=False) == ([story(3)], False)


def test_a_page_of_another_form_does_not_end_a_list(tmp_path: Path) -> None:
    stories = [story(number) for number in range(1, 5)]
    with crawl(tmp_path) as run:
        for url in run.reads(1, *stories[:2])[0]:
            run.settles(url, Fate.WRITTEN)
        page = ListPage(LIST, f"{LIST}?page=2", 2, form="www")
        home = Reading([Link(story(1))], form="")
        assert read_list(run.frontier, LISTS, page, home) == ([], [])
        assert run.run.account.counts()["lists"] == {"failed": 1}
    with crawl(tmp_path) as run:
        assert run.reads(1, *stories[:2]) == ([], True)
        assert run.reads(2, *stories[2:], more=False) == (stories[2:], False)


def test_an_open_window_hides_nothing_from_the_next_daily_run(tmp_path: Path) -> None:
    old, new = story(1, days_ago(1)), story(2)
    with crawl(tmp_path) as first:
        assert first.reads(1, more=False) == ([], False)
    with crawl(tmp_path, Order(since=TODAY)) as windowed:
        for url in windowed.reads(1, new)[0]:
            windowed.settles(url, Fate.WRITTEN)
        assert windowed.reads(2, story(3, days_ago(3))) == ([], False)
    with crawl(tmp_path) as daily:
        assert daily.reads(1, new) == ([], True)
        assert daily.reads(2, old, more=False) == ([old], False)


def test_a_story_is_asked_for_at_its_main_host(tmp_path: Path) -> None:
    with crawl(tmp_path) as run:
        assert run.asks(story(1).replace("https://www.", "http://europe.")) == [story(1)]


def test_what_is_gone_may_be_there_by_another_address(tmp_path: Path) -> None:
    page = "https://enapp.chinadaily.com.cn/a/{:%Y%m/%d}/AP{:024x}.{}".format
    html, data = page(TODAY, 1, "html"), page(TODAY, 1, "json")
    with crawl(tmp_path) as run:
        assert run.asks(html) == [html]
        run.run.settle(key_of(html), Fate.REJECTED, "gone")
    with crawl(tmp_path) as run:
        assert run.asks(html) == []
    with crawl(tmp_path) as run:
        assert run.asks(data) == [data]


def test_a_page_may_be_dated_a_day_beside_its_address(tmp_path: Path) -> None:
    day = date(2016, 5, 1)
    url = f"https://www.chinadaily.com.cn/china/{day:%Y-%m/%d}/content_25000001.htm"
    with crawl(tmp_path, Order(since=date(2016, 5, 2), until=date(2016, 5, 3))) as run:
        assert run.asks(url) == [url]
        assert run.frontier.accepts(key_of(url), date(2016, 5, 2))
        assert not run.frontier.accepts(key_of(url), day)


def test_what_earlier_runs_owe_is_written_whatever_its_day(tmp_path: Path) -> None:
    old = story(1, date(2019, 5, 1))
    with crawl(tmp_path, Order(since=date(2019, 5, 1), until=date(2019, 5, 2))) as run:
        assert run.asks(old) == [old]
    with crawl(tmp_path) as daily:
        assert [address.url for address in daily.frontier.waiting()] == [old]
        assert daily.frontier.accepts(key_of(old), date(2019, 5, 1))
        assert not daily.frontier.accepts("chinadailyhk:article_1", date(2019, 5, 1))


def test_an_entry_that_stays_on_every_page_hides_no_end(tmp_path: Path) -> None:
    pinned = story(1)
    with crawl(tmp_path) as run:
        old = [story(number, days_ago(9)) for number in range(2, 5)]
        assert run.reads(1, pinned, story(5), *old) == ([pinned, story(5)], True)
        assert run.reads(2, pinned, *[story(number, days_ago(9)) for number in (6, 7, 8)]) == (
            [],
            False,
        )


def test_the_day_in_the_address_counts_before_the_printed_one(tmp_path: Path) -> None:
    era = Link(story(1), published=TODAY.replace(year=TODAY.year + 543, day=1))
    with crawl(tmp_path, Order(since=days_ago(9), until=TODAY)) as run:
        assert run.asks(era) == [story(1)]


def test_articles_that_another_list_named_first_hide_nothing(tmp_path: Path) -> None:
    with crawl(tmp_path) as run:  # both lists are read to their end
        run.writes(story(1))
        run.reads(1, story(1), more=False)
    shared, hidden = [story(number) for number in (2, 3)], story(4)
    with crawl(tmp_path) as run:  # another list is read, which names the shared ones
        for url in run.asks(*shared, source=Feed(SITE, SITE.feeds)):
            run.settles(url, Fate.WRITTEN)
    with crawl(tmp_path) as run:
        assert run.reads(1, *shared) == ([], True)
        assert run.reads(2, hidden, story(1), more=False) == ([hidden], False)


def test_an_empty_answer_closes_no_list(tmp_path: Path) -> None:
    with crawl(tmp_path) as run:
        run.writes(story(1))
    with crawl(tmp_path) as run:
        assert run.reads(1, more=False) == ([], False)
    with crawl(tmp_path) as run:
        assert run.reads(1, story(1)) == ([], True)
