"""Breadcrumbs: Home > News > Top News, in one line or with a line for every step."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newscrawl.extraction.furniture import SENTENCE
from newscrawl.items import Block

_LABEL = re.compile(
    r"(?i)^(?:you are here|(?:your |current )location|[当當]前(?:的)?位置"
    r"|(?:您|你)(?:现在|当前)?(?:的|所在的?)?位置|所在位置|位置)\s*[:：]?\s*"
)
_SIGN = r"(?:-{1,2}>|[>＞|»›→])"
_HOME = r"(?:home(?:page)?|[\u3400-\u9fff]{0,4}首页|主页)"
_BREADCRUMB = re.compile(rf"(?i)^{_HOME}\s*(?:{_SIGN}|[/:：])+\s*\S")
_CRUMB = re.compile(
    rf"\s*{_SIGN}+\s*|(?<=\w)\\(?=[A-Z])|(?:^|\s+)/+(?:\s+|$)|(?<=\w)/\s+|(?i:(?<=^home)/\s*)"
)
_LABELLED = re.compile(r"[:：]\s*\S.*(?:->|[>＞»›→]|\s/\s)")

# In several lines: `Home`, `Home >`; `>`, `/`; `News >`; `> News`
_FIRST = re.compile(rf"(?i)^{_HOME}\s*(?:{_SIGN}+|/)?$")
_ALONE = re.compile(rf"^(?:{_SIGN}|/)+$")
_BEHIND = re.compile(rf"(?:{_SIGN}|\s/)$")
_BEFORE = re.compile(rf"^(?:{_SIGN}+|/\s)\s*\S")

# News > National News; with slashes between capitals only: BIZCHINA / Center, Business\Companies
_PATH = re.compile(
    r"[^>＞»›]{2,30}(?:\s?[>＞»›]\s?[^>＞»›]{2,30}){1,3}"
    r"|[A-Z][\w&-]+(?:\s[A-Z][\w&-]+)?(?:\s/\s[A-Z][\w&-]+(?:\s[\w&-]+){0,3}){1,2}"
    r"|[A-Z][\w&-]+\\[A-Z][\w&-]+(?:\s[\w&-]+){0,2}"
)

# Regions> · > Views: one step of a path
_OPEN = re.compile(r"[^\W\d_][^>＞»›|:：.]{1,29}\s?[>＞»›]|[>＞»›]\s?[^\W\d_][^>＞»›|:：.]{1,29}")

_MAX_STEP = 30
"""Characters; the names of sections are short."""

_MAX_BARRED = 2
"""Links between bars; a bar with more of them leads to the site's parts."""


@dataclass(frozen=True, slots=True)
class Breadcrumb:
    """The half-open range of its lines, and the sections it names."""

    start: int
    end: int
    steps: list[str]


def split_breadcrumb(text: str) -> list[str]:
    """The sections of a breadcrumb, without Home.

    >>> split_breadcrumb("Home > News > Top News"), split_breadcrumb("/ HK/Macao")
    (['News', 'Top News'], ['HK/Macao'])
    """
    parts = [part.strip() for part in _CRUMB.split(_LABEL.sub("", text))]
    homes = {"", "home", "homepage", "首页", "主页"}
    return [
        part
        for part in parts
        if part.lower() not in homes and not part.endswith((":", "：", "首页"))
    ]


def breadcrumbs(blocks: Sequence[Block], *, headed: bool = True) -> list[Breadcrumb]:
    """All breadcrumbs among lines that stand above a story.

    `headed` says that one of the lines is the headline; it stands below the breadcrumb.

    >>> breadcrumbs([Block(line) for line in ("Home >", "News >", "Herons return")])
    [Breadcrumb(start=0, end=2, steps=['News'])]
    """
    found: list[Breadcrumb] = []
    for index, block in enumerate(blocks):
        if found and index < found[-1].end:
            continue
        if is_breadcrumb(block):
            found.append(Breadcrumb(index, index + 1, split_breadcrumb(block.text)))
        elif _FIRST.match(_LABEL.sub("", block.text)):
            found += _in_lines(blocks, index, headed=headed)
    return found


def breadcrumb_lines(blocks: Sequence[Block]) -> set[int]:
    """Indices of the lines above a body's first sentence that are a breadcrumb and nothing else.

    >>> breadcrumb_lines([Block("Home > News"), Block("Home: a tale"), Block("Herons came.")])
    {0}
    """
    first = next((i for i, block in enumerate(blocks) if SENTENCE.search(block.text)), len(blocks))
    return {
        index
        for crumb in breadcrumbs(blocks[:first], headed=False)
        if crumb.end - crumb.start > 1 or _CRUMB.search(blocks[crumb.start].text)
        for index in range(crumb.start, crumb.end)
    }


def is_breadcrumb(block: Block) -> bool:
    """Whether a line is a whole breadcrumb, and no bar of links to the site's parts.

    >>> is_breadcrumb(Block("Your location: News -> Travel")), is_breadcrumb(Block("Home"))
    (True, False)
    """
    text = _LABEL.sub("", block.text)
    if text != block.text and _LABELLED.search(block.text) and not SENTENCE.search(text):
        return all(len(step) <= _MAX_STEP for step in split_breadcrumb(text))
    return bool(_BREADCRUMB.match(text)) and not _is_bar(block)


def section_path(blocks: Sequence[Block]) -> Breadcrumb | None:
    """The last line that is sections between signs and does not begin with Home.

    >>> section_path([Block("News > National News...")]).steps
    ['News', 'National News...']
    >>> section_path([Block("BIZCHINA / Center")]).steps, section_path([Block("Tea / coffee")])
    (['BIZCHINA', 'Center'], None)
    """
    for index in reversed(range(len(blocks))):
        text = blocks[index].text
        steps = split_breadcrumb(text)
        is_path = bool(_PATH.fullmatch(text) or _OPEN.fullmatch(text))
        is_path = is_path and not blocks[index].hidden
        if is_path and steps and all(map(_is_step, [step.rstrip(".") for step in steps])):
            return Breadcrumb(index, index + 1, steps)
    return None


def _is_bar(block: Block) -> bool:
    """Whether a line is links between bars and nothing else."""
    steps = split_breadcrumb(block.text)
    is_barred = "|" in block.text and not re.search(r"[>＞»›→]|\s/\s", block.text)
    return is_barred and len(steps) > _MAX_BARRED and block.link_chars >= sum(map(len, steps))


def _in_lines(blocks: Sequence[Block], start: int, *, headed: bool) -> list[Breadcrumb]:
    """The breadcrumb that begins with a line `Home`, if one does."""
    steps: list[str] = []
    end = start + 1
    is_open = bool(_BEHIND.search(blocks[start].text))
    while end < len(blocks):
        text = blocks[end].text
        if _ALONE.match(text):
            is_open = True
        elif _is_step(text) and (
            _BEFORE.match(text)
            or (is_open and (_BEHIND.search(text) or _may_be_last(blocks, end, headed=headed)))
        ):
            steps += split_breadcrumb(text)
            is_open = bool(_BEHIND.search(text))
        else:
            break
        end += 1
    return [Breadcrumb(start, end, steps)] if steps or is_open else []


def _is_step(text: str) -> bool:
    return 0 < len(text) <= _MAX_STEP and not SENTENCE.search(text)


def _may_be_last(blocks: Sequence[Block], index: int, *, headed: bool) -> bool:
    """Whether a line behind a sign is a section's name: not where it must be the headline.

    Below the headline, a sign on a line of its own must have a name behind it; `News >` need not.
    """
    if not headed and _ALONE.match(blocks[index - 1].text):
        return True
    lines = (block.text for block in blocks[index + 1 :])
    return any(text and not SENTENCE.search(text) and not _ALONE.match(text) for text in lines)
