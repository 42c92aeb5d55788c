"""Lists whose items stand each in a line of its own, and the line that introduces them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from newscrawl.items import Block, Link
from newscrawl.junk.context import Context
from newscrawl.junk.findings import Finding
from newscrawl.junk.lists import INTRODUCTION, keyword_line, link_list
from newscrawl.junk.shapes import is_bare
from newscrawl.junk.signs import Signs
from newscrawl.junk.suspicion import Suspicion

# Thanks for visiting the site, and what else may interest the visitor.
_THANKS = re.compile(
    r"感[谢謝]您?的?(?:[访訪][问問]|[浏瀏][览覽]|光[临臨])[^。！？!?:：]{0,40}感[兴興]趣"
)

_LEAD = re.compile(r"^[^:：]{1,40}[:：]\s*")
_FEW = 3
"""Blocks of a list."""

_SIGNS = frozenset('.!?。！？”"」…:：,，;；)')

_SHORTEST, _LONGEST = 3, 45
"""Characters of a phrase on a line of its own."""


def runs_of_lines(
    blocks: Mapping[int, Block], suspicion: Suspicion, found: Mapping[int, list[Finding]]
) -> dict[int, Finding]:
    """Injected lists of which each item is a block, with the lines that introduce them.

    Each such block may look harmless; all of them in a row, each a link to a domain of its own, or
    each a phrase that varies the last one, do not.
    """
    answers = _link_runs(blocks, suspicion, found) if suspicion.may_have_links else {}
    phrases = [number for number in blocks if number not in found and _is_phrase(blocks[number])]
    least = _FEW if suspicion.is_mixed or suspicion.sells else _FEW + 1
    for run in _runs(blocks, phrases, least):
        if finding := _said_of(run, blocks, suspicion.context, keyword_line):
            own = _own_lines(run, blocks, suspicion.context)
            answers |= dict.fromkeys(own, replace(finding, items=1))
    return answers


def _own_lines(run: Sequence[int], blocks: Mapping[int, Block], context: Context) -> Sequence[int]:
    """The run without lines at its ends that may be the story's: they are of its words only."""
    odd = [number for number in run if _is_odd(Signs(blocks[number], context))]
    return [number for number in run if odd and odd[0] <= number <= odd[-1]]


def _is_odd(signs: Signs) -> bool:
    """Whether a line alone looks strange in its page."""
    told = signs.context.lexicon.told(signs.text)
    return bool(told) or signs.is_foreign or signs.is_other_language


def _link_runs(
    blocks: Mapping[int, Block], suspicion: Suspicion, found: Mapping[int, list[Finding]]
) -> dict[int, Finding]:
    answers: dict[int, Finding] = {}
    linked = [
        n for n, block in blocks.items() if block.links and _is_linked(block, found.get(n, ()))
    ]
    for run in _runs(blocks, linked, 1):
        is_whole = all(number in found for number in run)
        if not is_whole and len(run) >= _FEW:
            finding = _said_of(run, blocks, suspicion.context, link_list)
            answers |= dict.fromkeys(run, replace(finding, items=1)) if finding else {}
            is_whole = finding is not None
        if is_whole and (before := _introduction(run[0], blocks)) is not None:
            answers[before] = Finding("link_list", "introduces injected links")
    return answers


def _runs(blocks: Mapping[int, Block], chosen: Sequence[int], least: int) -> Iterator[list[int]]:
    """The chosen blocks that follow each other, at least so many."""
    if len(chosen) < least:
        return
    order = {number: place for place, number in enumerate(blocks)}
    for _, run in groupby(enumerate(chosen), lambda one: order[one[1]] - one[0]):
        numbers = [number for _, number in run]
        if len(numbers) >= least:
            yield numbers


def _is_linked(block: Block, found: Sequence[Finding]) -> bool:
    """Whether a block is links to other domains and nothing else, or was found to be."""
    text = block.raw or block.text
    is_link = not block.hidden and block.link_chars * 2 > len(text) and block.edge != "after_html"
    return is_link or any(one.rule == "link_list" for one in found)


def _is_phrase(block: Block) -> bool:
    """Whether a block is a few words without any sign, none of them a link."""
    text = block.raw or block.text
    if block.link_chars or block.hidden or len(text) > 2 * _LONGEST or text[-1:] in _SIGNS:
        return False
    text = _LEAD.sub("", text)
    return _SHORTEST <= len(text) <= _LONGEST and is_bare(text)


def _said_of(
    run: list[int],
    blocks: Mapping[int, Block],
    context: Context,
    rule: Callable[[Signs], Finding | None],
) -> Finding | None:
    """What a rule says of a run's blocks as one."""
    text, links, chars = "", [], 0
    for block in (blocks[number] for number in run):
        links += [
            Link(link.host, link.element, link.start + len(text), link.end + len(text))
            for link in block.links
        ]
        text += f"{block.raw or block.text}|"
        chars += block.link_chars
    return rule(Signs(Block(text[:-1], links=tuple(links), link_chars=chars), context))


def _introduction(first: int, blocks: Mapping[int, Block]) -> int | None:
    """The line before a run that says what follows, without a link of its own."""
    before = max((number for number in blocks if number < first), default=None)
    if before is None:
        return None
    block = blocks[before]
    text = block.raw or block.text
    is_said = _THANKS.match(text) or INTRODUCTION.fullmatch(text)
    return before if is_said and not block.link_chars and not block.hidden else None
