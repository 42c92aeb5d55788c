"""What a probe asks for: some first pages of every source, and some of the newest articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, zip_longest
from typing import TypeVar

from newscrawl.discovery import Link, ListPage, Reading, Source
from newscrawl.discovery.order import Window
from newscrawl.probing.addresses import day_of, kind_of, newest_first
from newscrawl.sites import Site, host_of

MAX_REQUESTS = 24
"""Of one probe, robots.txt not counted."""

MAX_LIST_PAGES = 14
"""First pages of lists among them; the others are articles and second tries."""

MAX_ARTICLES = 8

HOSTS = 3
"""Of one source whose lists stand on several."""

LOOK_BACK = timedelta(days=7)
"""For an issue of a paper: on the holidays of a week there is none."""

RECENT = timedelta(days=30)
"""Older pages look as those of their year did, which says nothing of today's."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Question:
    """A page of a source to ask for."""

    source: Source
    page: ListPage
    instead: ListPage | None = None
    """What to ask for if this names nothing: the paper does not appear on holidays."""


def first_questions(sources: Sequence[Source], today: date) -> list[Question]:
    """The pages to begin with, so many that every source has one before another has two."""
    by_source = [_of_source(source, today) for source in sources]
    ranked = chain.from_iterable(zip_longest(*by_source))
    return [question for question in ranked if question][:MAX_LIST_PAGES]


def _of_source(source: Source, today: date) -> list[Question]:
    pages = list(source.first_pages(Window(since=today - LOOK_BACK), today))
    if any(page.day for page in pages):
        # of today there may be nothing yet
        past = [page for page in pages if page.day and page.day < today]
        return [Question(source, past[0], past[-1])] if past else []
    return [Question(source, page) for page in _spread(pages)]


def _spread(pages: Iterable[ListPage]) -> list[ListPage]:
    """On some hosts, the first page that is known and the first that nobody has seen."""
    by_host: defaultdict[str, dict[bool, ListPage]] = defaultdict(dict)
    for page in pages:
        by_host[host_of(page.url)].setdefault(page.is_optional, page)
    hosts = evenly(list(by_host), HOSTS)
    return [page for host in hosts for page in by_host[host].values()]


def evenly(things: Sequence[T], number: int) -> list[T]:
    """The first, the last and what stands evenly between them.

    >>> evenly("abcdefg", 3), evenly("ab", 3)
    (['a', 'd', 'g'], ['a', 'b'])
    """
    if len(things) <= number:
        return list(things)
    step = (len(things) - 1) / (number - 1)
    return [things[round(place * step)] for place in range(number)]


def named_list(source: Source, reading: Reading, site: Site) -> Question | None:
    """The list that an index of lists names and that was written last."""
    if not reading.lists:
        return None
    newest = max(reading.lists, key=lambda one: day_of(one, site) or date.min)
    return Question(source, ListPage(newest.url, newest.url, is_optional=True))


@dataclass(slots=True)
class Articles:
    """The articles that the sources name, by kind of address, the most frequent one first."""

    by_kind: dict[str, list[Link]]

    @classmethod
    def of(cls, links: Iterable[Link], site: Site, today: date) -> Articles:
        """Those of the last days, or all where there is none of these."""
        found = newest_first(links, site)
        recent = [link for link in found if (day_of(link, site) or today) >= today - RECENT]
        by_kind: dict[str, list[Link]] = {}
        for link in recent or found:
            by_kind.setdefault(kind_of(link.url, site), []).append(link)
        return cls(dict(sorted(by_kind.items(), key=lambda one: -len(one[1]))))

    @property
    def main_kind(self) -> str:
        """The form that most of the addresses have."""
        return next(iter(self.by_kind), "")

    def take(self, number: int, kinds: Collection[str] | None = None) -> list[Link]:
        """Some of the newest, of each kind one before a second of any; none is given twice."""
        chosen = [links for kind, links in self.by_kind.items() if kinds is None or kind in kinds]
        ranked = [link for link in chain.from_iterable(zip_longest(*chosen)) if link][:number]
        for links in chosen:
            links[:] = [link for link in links if link not in ranked]
        return ranked
