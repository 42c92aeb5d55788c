"""What a probe found: of each source and its pages, and of each article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from newscrawl.discovery import ListPage, Reading
from newscrawl.downloading.failures import Verdict
from newscrawl.items import Article, Problem
from newscrawl.probing.addresses import day_of, kind_of, owner_of
from newscrawl.probing.questions import Question
from newscrawl.runs.coverage import FRESH
from newscrawl.runs.records import GONE, ROBOTS_UNREACHABLE
from newscrawl.sites import Site

SHOWN_FIELDS = ("title", "text", "date_published", "authors", "source")
"""Fields of which a probe tells where they were found."""

UNASKED = "unasked"
"""Reason of a request that the probe itself did not send."""


class State(StrEnum):
    """What a page of a source is good for, best first."""

    FRESH = "fresh"
    UNDATED = "undated"
    """It names stories, and neither it nor their addresses say of when."""
    STALE = "stale"
    """Its newest story is older than a living source's would be."""
    FROZEN = "frozen"
    """The same of a feed or sitemap, which many servers keep though nothing writes it."""
    EMPTY = "empty"
    ABSENT = "absent"
    """The server does not have it, and need not."""
    DENIED = "denied"
    """By robots.txt."""
    DEAD = "dead"
    UNASKED = "unasked"


NAMES_STORIES = (State.FRESH, State.UNDATED, State.STALE, State.FROZEN)


@dataclass(frozen=True, slots=True)
class PageFinding:
    """What one page of a source gave."""

    url: str
    state: State
    status: int | None = None
    """Of the answer; None where there was none."""
    links: int = 0
    """Articles that it names."""
    newest: date | None = None
    newest_url: str | None = None
    age: int | None = None
    """Days since then."""
    has_next: bool = False
    """Whether it leads to another page of its list."""
    list_layout: str | None = None
    """The site's layout of lists that it has; "" for none of them, None where there are none."""
    detail: str = ""
    """Why it is of no use, or what else is to be said."""
    reason: str = ""
    """The same in one word, where there was no page to read: `gone`, `robots`, `http_500`."""

    @property
    def is_gone(self) -> bool:
        """Whether the server says that there is no such page."""
        return self.reason == GONE

    @property
    def is_forbidden(self) -> bool:
        """Whether robots.txt forbids it, or could not be had, which forbids all of a host."""
        return self.reason in {"robots", ROBOTS_UNREACHABLE}


@dataclass(frozen=True, slots=True)
class SourceFinding:
    """What the pages asked of one source gave."""

    name: str
    needs_fresh: bool
    pages: list[PageFinding]

    @property
    def state(self) -> State:
        """The best of its pages'."""
        states = [page.state for page in self.pages]
        return min(states, key=list(State).index, default=State.UNASKED)

    @property
    def newest(self) -> date | None:
        """Day of the newest story."""
        return max((page.newest for page in self.pages if page.newest), default=None)


@dataclass(frozen=True, slots=True)
class ArticleFinding:
    """What one article's page gave."""

    url: str
    kind: str
    """Its form of address, see `addresses.kind_of`."""
    status: int | None = None
    layout: str | None = None
    """The layout that gave text or title; `json` for the app's form, None for generic reading."""
    is_hearsay: bool = False
    """Whether that layout is known from hearsay only."""
    found: dict[str, str] = field(default_factory=dict)
    """By field that has a value, how it was found."""
    problems: list[Problem] = field(default_factory=list)
    """Why a crawl would refuse it."""
    is_refused: bool = False
    """Whether the page as a whole is no article: a list, an error page, a wall of pictures."""
    error: str = ""
    """Why there was no page to read."""

    @property
    def is_good(self) -> bool:
        """Whether a crawl would write it."""
        return not (self.error or self.problems)


def answered(question: Question, reading: Reading, site: Site, today: date) -> PageFinding:
    """The finding of a page that was read."""
    source, page = question.source, question.page
    named = reading.links or reading.lists
    dated = [(day, link.url) for link in named if (day := day_of(link, site))]
    tomorrow = today + timedelta(days=1)  # a slip of the pen would hide how old the others are
    newest, newest_url = max((one for one in dated if one[0] <= tomorrow), default=(None, None))
    is_fresh = newest is not None and newest >= today - FRESH
    if page.day:  # of an index of a day it is asked whether it names that day's stories
        is_fresh = page.is_of(day for day, _ in dated)
    detail = "" if reading.links or not reading.lists else f"names {len(reading.lists)} lists"
    if not named:
        state, detail = State.EMPTY, "it names no story"
    elif is_fresh:
        state = State.FRESH
    elif newest is None or len(dated) < len(named):
        state = State.UNDATED  # the newest may be among those of which nobody says when
    elif page.day:
        state, detail = State.STALE, f"it names no story of {page.day}, the day asked for"
    else:
        state = State.FROZEN if source.needs_fresh else State.STALE
        detail = f"its newest story is of {newest}, {(today - newest).days} days ago"
    return PageFinding(
        page.url,
        state,
        links=len(reading.links),
        newest=newest,
        newest_url=newest_url,
        age=(today - newest).days if newest else None,
        has_next=reading.more is not None,
        detail=detail,
    )


def unanswered(page: ListPage, verdict: Verdict, status: int | None) -> PageFinding:
    """The finding of a page that could not be had."""
    if verdict.reason == UNASKED:
        state = State.UNASKED
    elif verdict.reason == "robots":
        state = State.DENIED
    else:
        is_absent = verdict.reason == GONE and page.is_optional
        state = State.ABSENT if is_absent else State.DEAD
    return PageFinding(page.url, state, status, detail=verdict.detail, reason=verdict.reason)


def read_article(
    article: Article, url: str, site: Site, problems: Sequence[Problem], status: int
) -> ArticleFinding:
    """The finding of an article that was read at the address asked for."""
    sources = {one.field: one.source for one in article.provenance}
    found = {
        name: sources.get(name, "page") for name in SHOWN_FIELDS if getattr(article, name, None)
    }
    layout = _layout(found)
    owner = owner_of(url, site)
    hearsay = {one.name for one in owner.layouts if one.is_hearsay} if owner else set()
    return ArticleFinding(
        url,
        kind_of(url, site),
        status,
        layout,
        layout in hearsay,
        found,
        list(problems),
        is_refused=article.refusal is not None,
    )


def _layout(found: dict[str, str]) -> str | None:
    """The layout that gave the text, else the title."""
    for source in (found.get(name, "") for name in ("text", "title")):
        family, _, name = source.partition(":")
        if family == "layout":
            return name
        if family == "json":
            return family
    return None
