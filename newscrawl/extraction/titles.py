"""Headlines: which of a page's titles may be the article's, without the site's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from html import unescape

from newscrawl.extraction.body import normal
from newscrawl.extraction.metadata import Metadata, plain
from newscrawl.items import Block, Candidate
from newscrawl.sites import Site, domain_of, host_of

_SEPARATOR = re.compile(r"\s+[-|–—_»·:]\s+|\s*[|_｜]\s*|\s*[-–—]{2,}\s*|-")

_BLANKS = re.compile(r"\s+[-|–—_»·:]\s+|\s*[|_｜]\s*")
"""Separators that part a section's name from a headline; a bare hyphen may stand in a word."""

_HEADINGS = frozenset({"h1"})
_HEADING = 6
"""Letters of a headline, and a title of the head is at most twice as long."""

MAX_TITLE = 400
"""Characters; what is longer is no headline, and matching it would take time."""


def title_candidates(
    shown: list[Candidate], data: Metadata, site: Site | None, section: Iterable[str] = ()
) -> list[Candidate]:
    """Titles, the likeliest first.

    First those that the page shows in its layout, above its byline or twice; then those that its
    head and its lines agree on; then the head's, which spam replaces first.
    """
    names = _site_names(data, site)
    sections = {normal(step) for step in [*section, *_section_names(site)]}
    lines = {normal(candidate.value) for candidate in shown}
    head = [
        Candidate(without_suffix(value, lines, names, sections), source)
        for value, source in data.titles
        if len(value) <= MAX_TITLE
    ]
    agreed = {normal(candidate.value) for candidate in head}
    laid_out = [one for one in shown if one.source.startswith("layout")]
    told = [one for one in shown if normal(one.value) in agreed]
    # a line printed twice says more than the head of a page whose site is known to fill it badly
    sure = [one for one in shown if one.sure] if site else []
    ranked = [*laid_out, *sure, *told, *head, *shown]
    ranked = [Candidate(_clean(one.value), one.source) for one in ranked]
    ranked = [one for one in ranked if normal(one.value) not in names]
    unique = {normal(one.value): one for one in reversed(ranked) if one.value}
    return [one for one in ranked if unique.get(normal(one.value)) is one]


def headings(blocks: Sequence[Block], data: Metadata) -> list[Candidate]:
    """Headings above a story with which a title of the head begins: the rest is a site's name."""
    heads = [normal(value) for value, _ in data.titles]
    return [
        Candidate(block.text, "text")
        for block in blocks
        if block.tag in _HEADINGS
        and not block.hidden
        and len(line := normal(block.text)) >= _HEADING
        and any(head.startswith(line) and len(line) * 2 > len(head) for head in heads)
    ]


def printed_titles(shown: list[Candidate], site: Site | None) -> list[Candidate]:
    """Titles of a page of which only the lines are left; one may be the head's, with its suffix."""
    names, sections = _site_names(Metadata(), site), {normal(one) for one in _section_names(site)}
    return [replace(one, value=without_suffix(one.value, set(), names, sections)) for one in shown]


def _clean(title: str) -> str:
    """A shown title without blanks and entities that were escaped twice; what looks a tag stays."""
    return plain(unescape(title)) if "&" in title else " ".join(title.split())


def _site_names(data: Metadata, site: Site | None) -> set[str]:
    names = [data.meta.get(name, "") for name in ("og:site_name", "application-name")]
    names += site.title_names if site else ()
    host = host_of(data.canonical or data.meta.get("og:url"))
    names += [host, domain_of(host), domain_of(host).partition(".")[0]]
    return {normal(name) for name in names} - {""}


def _section_names(site: Site | None) -> set[str]:
    """What a list is called may stand between headline and site name."""
    return {part for one in (site.sections if site else ()) for part in one.name.split("/")}


def without_suffix(title: str, lines: set[str], names: set[str], sections: set[str]) -> str:
    """The title without the site's name behind or before it; a real dash stays.

    A part is cut off only if what is left stands on the page as a line, if it is one of the site's
    names, or if it is a section in front of such a name. All sets hold `normal` forms.

    >>> without_suffix("Harbour - a view - China - Chinadaily.com.cn", set(),
    ...     {"chinadailycomcn"}, {"china"})
    'Harbour - a view'
    """
    title = title.strip()
    for cut in reversed(list(_SEPARATOR.finditer(title))):
        left, right = title[: cut.start()].strip(), title[cut.end() :].strip()
        for part, rest in ((left, right), (right, left)):
            if normal(part) in lines and rest:
                return part
    shorter = _without_last(title, _SEPARATOR, names)
    title = _without_last(shorter, _BLANKS, sections) if shorter != title else title
    first = _SEPARATOR.search(title)
    if first and normal(title[: first.start()]) in names:
        title = title[first.end() :].strip()
    return title


def _without_last(title: str, separator: re.Pattern[str], known: set[str]) -> str:
    """The title without its last parts, as far as these are known."""
    for cut in reversed(list(separator.finditer(title))):
        if normal(title[cut.end() :]) in known:
            return _without_last(title[: cut.start()].strip(), separator, known)
    return title
