"""Which lines above a story name its writer, source and date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newscrawl.extraction.bylines import is_byline, read_byline, read_tail
from newscrawl.extraction.bylines.infoline import read_line
from newscrawl.extraction.bylines.outlets import is_agency
from newscrawl.extraction.furniture import is_prose
from newscrawl.items import Block
from newscrawl.sites import Site

_REACH = 60
"""Lines above the story, and as many of a text's first lines, among which its byline stands."""

_TEASERS = 3
"""Sentences that may stand above a byline: standfirst and teasers."""

_APART = 6
"""Lines that may stand between a date above the headline and the byline below it."""

_YEAR = re.compile(r"\b(?:19|20)\d\d")

_HOUR = re.compile(r"\d:\d\d")
_DAY_BEHIND = re.compile(r"^[^|｜()（）:：\[\]]+\b(?:19|20)\d\d$")
_HEADLINE_WORDS = 3

_BY = re.compile(r"(?i)by\b|作者|记者")

# A byline broken in two: `By Li Na in Lima and`, `and Hu Xi in Oslo (China Daily)`
_BROKEN_OFF = re.compile(r"(?i)(?:\b(?:and|in|with)|[,&])$")
_GOING_ON = re.compile(r"(?:and|in|with)\s|[,&]")


def info_lines(blocks: Sequence[Block], site: Site | None, story: int | None) -> list[int]:
    """Indices of the byline nearest to the story, and of the lines that belong to it.

    Never one below the story's first sentences: that names who edited it, or is a part of it.
    """
    outlets = site.outlets if site else frozenset[str]()
    found = _found(blocks, outlets, story)
    if not found:
        return []
    groups = [_without_headline(group, blocks, outlets) for group in _groups(found)]
    if story is None:
        return _above_story(groups, blocks, outlets)
    # "Published by Penguin", in a story's second paragraph, is no rival of a line with a date
    dated = [group for group in groups if any(_YEAR.search(blocks[i].text) for i in group)]
    return (dated or groups)[-1]


def joined_lines(lines: Sequence[str]) -> list[str]:
    """The lines, with a byline that was broken in two put together.

    >>> joined_lines(["By Li Na in Lima", "and Hu Xi in Oslo", "Updated: 2012-08-08"])
    ['By Li Na in Lima and Hu Xi in Oslo', 'Updated: 2012-08-08']
    """
    whole: list[str] = []
    for line in lines:
        if whole and _may_go_on(whole[-1], line):
            whole[-1] += f" {line}"
        else:
            whole.append(line)
    return whole


def _may_go_on(line: str, following: str) -> bool:
    return bool(_BROKEN_OFF.search(line) or _GOING_ON.match(following))


def _found(blocks: Sequence[Block], outlets: frozenset[str], story: int | None) -> list[int]:
    """Every line with the form of a byline, from the top until the story tells."""
    found: list[int] = []
    sentences = 0
    start = max(0, (story or 0) - _REACH)
    for index in range(start, min(len(blocks), start + 2 * _REACH)):
        block = blocks[index]
        if block.hidden:
            continue
        if _is_info(blocks, index, found, outlets) and not (sentences and read_tail(block.text)):
            found.append(index)
        elif is_prose(block.text):
            sentences += index >= (story or 0)
        if sentences > (_TEASERS if story is None else _TEASERS - 1):
            break
    return found


def _is_info(
    blocks: Sequence[Block], index: int, found: Sequence[int], outlets: frozenset[str]
) -> bool:
    text = blocks[index].text
    if is_byline(text, outlets):
        return True
    if not text.strip("|｜ "):  # the bar between two parts of a line that was taken apart
        return index - 1 in found
    if is_agency(text.strip("|｜ "), outlets):  # the paper, above or below the line with the date
        below = blocks[index + 1].text if index + 1 < len(blocks) else ""
        return index - 1 in found or (bool(_YEAR.search(below)) and is_byline(below, outlets))
    above = blocks[index - 1].text if found and found[-1] == index - 1 else ""
    return bool(above) and _may_go_on(above, text) and is_byline(f"{above} {text}", outlets)


def _groups(found: Sequence[int]) -> list[list[int]]:
    """The lines, those that stand together together."""
    groups: list[list[int]] = []
    for index in found:
        if groups and groups[-1][-1] == index - 1:
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups


def _without_headline(
    group: list[int], blocks: Sequence[Block], outlets: frozenset[str]
) -> list[int]:
    """The lines without a headline that ends with a day, above the line with day and hour."""
    is_timed = any(_HOUR.search(blocks[i].text) for i in group[1:])
    return group[1:] if is_timed and ends_with_day(blocks[group[0]].text, outlets) else group


def ends_with_day(text: str, outlets: frozenset[str]) -> bool:
    """Whether a line is a headline with a day at its end: `Video News of the Week May 7, 2009`."""
    if not _DAY_BEHIND.search(text) or _HOUR.search(text):
        return False
    parts = read_line(text).parts
    return (
        len(parts) == 1
        and parts[0].kind is None
        and len(parts[0].text.split()) >= _HEADLINE_WORDS
        and not is_agency(parts[0].text, outlets)
    )


def _above_story(
    groups: Sequence[list[int]], blocks: Sequence[Block], outlets: frozenset[str]
) -> list[int]:
    """The first lines found; with a date that stands above the headline, the byline below it.

    Where that byline has a date as well, the one above is the day on which the page was called up.
    """
    first = groups[0]
    told = read_byline(" | ".join(blocks[i].text for i in first), outlets)
    if told.authors or len(groups) == 1:
        return first
    second = groups[1]
    between = [blocks[i].text for i in range(first[-1] + 1, second[0])]
    lines = [blocks[i].text for i in second]
    named = read_byline(" | ".join(lines), outlets)
    if len(between) > _APART or any(map(is_prose, between)):
        return first
    if not any(map(_YEAR.search, lines)):
        return [*first, *second] if named.authors and _BY.match(lines[0]) else first
    return second if (named.authors or named.source) and not told.source else first
