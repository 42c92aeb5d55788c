"""The section lists of www, the Chinese hosts and the language lessons."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from urllib.parse import urlsplit

from newscrawl.demo.layouts.lists import Entry, ListLayout, Pager, language_list, www_list, zh_list
from newscrawl.demo.layouts.markup import protocol_relative
from newscrawl.demo.replies import Query, Replica, Reply
from newscrawl.demo.stories import Story
from newscrawl.demo.traps import moved_url
from newscrawl.sites import host_of
from newscrawl.sites.chinadaily import SITE

LIST_SIZE = 8
"""Entries on a page of a list."""

_MAIN = 12
"""Sections with lists of their own; the others repeat some of their entries."""

_LONGEST = 8
"""Pages of the longest of them, which is the first."""

_SHIFTING = 5
"""The section that gains an entry between two fetches."""

_EDITIONS = ("//global.", "//usa.", "//europe.", "//africa.", "//asia.")

_REGIONAL = frozenset({"mini", "portal", "partner", "subsite"})


def put_section_lists(replica: Replica, today: date) -> None:
    """Every list of the site."""
    listed = [(n, story) for n, story in enumerate(replica.stories) if "list" in story.sources]
    regional: list[Entry] = []
    zh: list[Entry] = []
    lessons: list[Entry] = []
    by_layout = {"zh": zh, "zh-old": zh, "language": lessons} | dict.fromkeys(_REGIONAL, regional)
    traps = [Entry(protocol_relative(url), "Story", f"{today} 07:30") for url in replica.refusals]
    www = [*traps, Entry(moved_url(today), "Moved", f"{today} 07:20")]
    for number, story in listed:
        by_layout.get(story.layout, www).append(_entry(story, number))
    _put_www(replica, www, regional)
    sections = [one for one in SITE.sections if one.name.startswith("zh/")]
    for number, section in enumerate(sections):
        _put_list(replica, section.url, zh[number :: len(sections)], zh_list)
    language = next(one for one in SITE.sections if one.name.startswith("language"))
    _put_list(replica, language.url, lessons, language_list)


def _put_www(replica: Replica, entries: list[Entry], regional: list[Entry]) -> None:
    sections = [one for one in SITE.sections if host_of(one.url).startswith("www.")]
    others = entries[:: _MAIN // 2]
    longest = [*others, *[one for one in entries if one not in others]][: LIST_SIZE * _LONGEST]
    rest = [one for one in entries if one not in longest]
    for number, section in enumerate(sections):
        if section.name == "regional":
            chosen = regional
        elif number == 0:
            chosen = longest
        elif number < _MAIN:
            chosen = rest[number - 1 :: _MAIN - 1]
        else:
            chosen = entries[number % len(entries) :: 60]
        if number == _SHIFTING:
            chosen = [*chosen, max(entries, key=lambda entry: entry.time)]
        _put_list(replica, section.url, chosen, www_list)
        if number == _SHIFTING:
            _shift(replica, section.url, chosen)


class _Shifting:
    """A list's first page, which gains an entry after it was fetched once."""

    def __init__(self, before: Reply, after: Reply) -> None:
        self._before, self._after = before, after
        self._fetched = 0

    def __call__(self, _: Query) -> Reply:
        self._fetched += 1
        return self._before if self._fetched == 1 else self._after


def _shift(replica: Replica, url: str, entries: Sequence[Entry]) -> None:
    """Hide the newest entry of a list, which another list has too, from its first reader."""
    parts = urlsplit(url)
    address = parts.hostname or "", parts.path
    after = replica.replies.pop(address)
    older = sorted(entries, key=lambda entry: entry.time, reverse=True)[1:]
    pages = -(-len(entries) // LIST_SIZE)
    html = www_list(older[:LIST_SIZE], Pager(1, pages, "page_2.html" if pages > 1 else None))
    replica.endpoints[address] = _Shifting(Reply(html.encode()), after)


def _entry(story: Story, number: int) -> Entry:
    """How a list names a story: some by another host of the site, some with a messenger's mark."""
    href = protocol_relative(story.asked_url)
    if story.layout == "ws" and number % 7 == 2:  # noqa: PLR2004
        href = href.replace("//www.", _EDITIONS[number % len(_EDITIONS)])
    if number % 9 == 4:  # noqa: PLR2004
        href += "?from=singlemessage&isappinstalled=0"
    if number % 13 == 5:  # noqa: PLR2004
        href += "#top"
    return Entry(href, story.truth.title or "", f"{story.published:%Y-%m-%d %H:%M}")


def _put_list(replica: Replica, url: str, entries: Sequence[Entry], layout: ListLayout) -> None:
    """The pages of a list, newest first; the last entry of a page opens the next one again."""
    repeats = len(url) % 7 == 0
    ordered = sorted(entries, key=lambda entry: entry.time, reverse=True)
    starts = range(0, max(1, len(ordered)), LIST_SIZE)
    for number, start in enumerate(starts, start=1):
        is_last = number == len(starts)
        # behind the last page of some lists the same page stands again, of the others nothing
        following = None if is_last and not repeats else f"page_{number + 1}.html"
        shown = ordered[max(0, start - 1) : start + LIST_SIZE]
        html = layout(shown, Pager(number, len(starts), following))
        replica.put(url.replace("page_1.", f"page_{number}."), Reply(html.encode()))
        if is_last and repeats:
            replica.put(url.replace("page_1.", f"page_{number + 1}."), Reply(html.encode()))
