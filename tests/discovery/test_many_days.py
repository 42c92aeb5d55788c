"""A month of runs of every kind over a list that grows: in the end nothing is lost."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, tzinfo
from pathlib import Path
from random import Random

import pytest

from newscrawl.discovery import Link, Reading, SectionLists, frontier
from newscrawl.discovery.order import Order
from newscrawl.runs import Run
from newscrawl.runs.outcome import Ending
from newscrawl.runs.records import Fate
from newscrawl.sites.addresses import article_address
from newscrawl.sites.chinadaily import SITE
from tests.discovery.turns import read_list

SECTION = SITE.sections[0]
LISTS = SectionLists(SITE, (SECTION,), SITE.list_layouts)
BEGIN = date(2026, 3, 1)
KINDS = ("daily", "stopped", "failed", "cut", "past", "open", "until", "refresh", "killed")


class Clock(datetime):
    """A clock that shows noon of the simulated day."""

    today = BEGIN

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
        return datetime.combine(cls.today, time(12), tz)


class Month:
    """The list, what was written, and what was asked for twice."""

    def __init__(self, folder: Path, random: Random) -> None:
        self.folder, self.random = folder, random
        self.stories: list[str] = []
        self.written: list[str] = []
        self.size = random.randint(2, 6)

    def publish(self, day: date) -> None:
        """Put some new stories on top of the list."""
        for _ in range(self.random.choice([0, 1, 3, 8, 20])):
            moment = datetime.combine(day, time(9), SITE.zone)
            number = f"{int(moment.timestamp()):08x}{len(self.stories):016x}"
            url = f"https://www.chinadaily.com.cn/a/{day:%Y%m/%d}/WS{number}.html"
            self.stories.insert(0, url)

    def page(self, number: int) -> Reading | None:
        shown = self.stories[(number - 1) * self.size : number * self.size]
        more = SECTION.url.replace("page_1.", f"page_{number + 1}.")
        is_last = number * self.size >= len(self.stories)
        links = [Link(url) for url in shown]
        return Reading(links, None if is_last else more, "www") if shown else None

    def run(
        self, order: Order, *, stop: int = 999, fails: int = 0, most: int = 200, kill: bool = False
    ) -> None:
        """One run: it asks for no more than `stop` pages, and page `fails` has no answer."""
        run = Run(self.folder / "chinadaily")
        ahead = frontier.Frontier(run, order, SITE, [LISTS], frontier.Limits(2, most))
        done: list[str] = []
        asked = [address.url for address in ahead.waiting()]
        pages = [page for _, page in ahead.plan().pages]
        while pages and stop:
            page, stop = pages.pop(0), stop - 1
            reading = None if page.number == fails else self.page(page.number)
            if reading:
                addresses, further = read_list(ahead, LISTS, page, reading)
                asked += [address.url for address in addresses]
                pages += further
            elif page.number != fails and (following := ahead.miss_list(LISTS, page)):
                pages.append(following)
            while len(asked) > self.random.randint(0, 4):
                done.append(asked.pop(0))
                run.settle(article_address(done[-1]).key, Fate.WRITTEN)
        if kill:
            run.commit()
            self.written += done
            run.abandon()
        else:
            for url in asked:
                run.settle(article_address(url).key, Fate.WRITTEN)
            self.written += done + asked
            run.finish(Ending(closed="closespider_timeout"))

    def run_of(self, kind: str, day: date) -> None:
        """A run of one kind."""
        draw = self.random.randint
        age = draw(2, 12)
        orders = {
            "past": Order(since=day - timedelta(age + draw(0, 6)), until=day - timedelta(age)),
            "open": Order(since=day - timedelta(draw(0, 3))),
            "until": Order(until=day - timedelta(1)),
            "refresh": Order(refresh=True),
        }
        self.run(
            orders.get(kind, Order()),
            stop=draw(1, 5) if kind in {"stopped", "killed", "past"} else 999,
            fails=draw(1, 4) if kind == "failed" else 0,
            most=5 if kind == "cut" else 200,
            kill=kind == "killed",
        )


@pytest.mark.parametrize("seed", range(30))
def test_nothing_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    monkeypatch.setattr(frontier, "datetime", Clock)
    random = Random(seed)  # noqa: S311 - a simulation
    kinds = random.sample(KINDS, random.randint(1, 4))
    month = Month(tmp_path, random)
    for number in range(25):
        Clock.today = BEGIN + timedelta(days=number)
        month.publish(Clock.today)
        if number == 5:
            month.run(Order())
        for _ in range(random.randint(0, 2) if number > 5 else 0):
            month.run_of(random.choice(kinds), Clock.today)
    Clock.today += timedelta(days=1)
    month.run(Order())
    wanted = [url for url in month.stories if _day(url) >= BEGIN + timedelta(days=3)]
    assert [url for url in wanted if url not in month.written] == [], kinds
    if "refresh" not in kinds:
        assert len(month.written) == len(set(month.written)), kinds


def _day(url: str) -> date:
    day = article_address(url).day
    assert day
    return day
