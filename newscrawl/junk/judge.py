"""The one place where it is decided what of a page's blocks is junk."""

from __future__ import annotations

from collections import deque
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from newscrawl.extraction.language import certain_language
from newscrawl.items import Block, Role
from newscrawl.junk.context import Context
from newscrawl.junk.failsafe import held_back
from newscrawl.junk.findings import Finding, Verdict
from newscrawl.junk.lexicon import Lexicon
from newscrawl.junk.rules import BLOCK_RULES, SPAN_RULES
from newscrawl.junk.runs import runs_of_lines
from newscrawl.junk.scripts import script_of
from newscrawl.junk.signs import Signs
from newscrawl.junk.suspicion import Suspicion

_ROUNDS = 20
"""A page that has more to be found after these was made to take time; real ones take three."""


def judge(
    blocks: Sequence[Block], words: Lexicon | None = None, around: Sequence[Block] = ()
) -> tuple[Verdict, Context]:
    """Which blocks, and which pieces of blocks, were injected; and the page without them.

    `around` are the blocks of a story's other pages: their words are the page's, too.

    All are judged again until nothing more is found, since what is left may show other signs. So
    stripping twice is stripping once.
    """
    verdict = Verdict()
    for _ in range(_ROUNDS):
        left = {
            number: _blanked(block, verdict.cut.get(number))
            for number, block in enumerate(blocks)
            if number not in verdict.gone
        }
        planted = _planted_languages(blocks, verdict)
        context = Context([*left.values(), *around], words, planted)
        found = _round(left, context)
        is_last = not found or not _changes(left, found)
        for number, findings in found.items():
            if findings[0].span is None:
                verdict.gone[number] = findings[0]
                verdict.cut.pop(number, None)
            else:
                verdict.cut.setdefault(number, []).extend(findings)
        if is_last:
            break
    return held_back(blocks, verdict), context


def _changes(left: Mapping[int, Block], found: Mapping[int, list[Finding]]) -> bool:
    """Whether others may be judged otherwise when these are gone: a reader saw one of them."""
    return any(left[number].is_seen for number in found)


def _round(left: Mapping[int, Block], context: Context) -> dict[int, list[Finding]]:
    """What the rules say of the blocks that are left."""
    edges = _Edges(left)
    places = edges.without(())
    suspicion = Suspicion(left, context)
    found: dict[int, list[Finding]] = {}
    gone: set[int] = set()
    asked = suspicion.suspects(places)
    while asked:
        for number in asked:
            if answer := _ask(Signs(left[number], context, places.get(number, ""))):
                found[number] = answer
                gone |= {number} if answer[0].span is None else set()
        before, places = places, edges.without(gone)
        asked = [number for number, place in places.items() if place != before.get(number)]
    for number, finding in runs_of_lines(left, suspicion, found).items():
        found.setdefault(number, [finding])
    return found


def _blanked(block: Block, cut: list[Finding] | None) -> Block:
    """A block with blanks where the last rounds cut, so that all places stay what they are."""
    if not cut:
        return block
    signs = list(block.raw or block.text)
    for start, end in (one.span for one in cut if one.span):
        signs[start:end] = " " * (end - start)
    text = "".join(signs)
    links = tuple(
        link
        for link in block.links
        if link.start == link.end or text[link.start : link.end].strip()
    )
    gone = sum(one.end - one.start for one in block.links) - sum(
        one.end - one.start for one in links
    )
    return replace(
        block, text=text, raw=text, links=links, link_chars=max(0, block.link_chars - gone)
    )


def _ask(signs: Signs) -> list[Finding]:
    """What the first rule says of a block, else what all say of its pieces."""
    whole = next((found for rule in BLOCK_RULES if (found := rule(signs))), None)
    if signs.edge == "script":  # no reader sees the script itself
        return [whole] if whole and whole.rule == "written_by_script" else []
    if whole:
        return [whole]
    pieces: list[Finding] = []
    for finding in (found for rule in SPAN_RULES for found in rule(signs)):
        if not any(_overlap(finding, other) for other in pieces):
            pieces.append(finding)
    return pieces


def _overlap(one: Finding, other: Finding) -> bool:
    if not one.span or not other.span:
        return False
    return one.span[0] < other.span[1] and other.span[0] < one.span[1]


def _planted_languages(blocks: Sequence[Block], verdict: Verdict) -> frozenset[str]:
    """The languages and scripts of the prose that was found to be planted."""
    texts = [
        blocks[number].raw for number, one in verdict.gone.items() if one.rule == "planted_prose"
    ]
    return frozenset(
        name for text in texts for name in (certain_language(text), script_of(text)) if name
    )


class _Edges:
    """The edges of the page and, since lists are injected there too, of its story."""

    def __init__(self, blocks: Mapping[int, Block]) -> None:
        self._shown = deque(
            number for number, block in blocks.items() if block.text and block.is_seen
        )
        self._story = deque(
            number for number in self._shown if blocks[number].role is Role.PARAGRAPH
        )

    def without(self, gone: Container[int]) -> dict[int, str]:
        """The blocks at the edges where these, and those asked before, are gone.

        Where page and story meet, the page's counts.
        """
        for numbers in (self._shown, self._story):
            while numbers and numbers[0] in gone:
                numbers.popleft()
            while numbers and numbers[-1] in gone:
                numbers.pop()
        shown, story = self._shown, self._story
        edges = {story[-1]: "last of story", story[0]: "first of story"} if story else {}
        return edges | ({shown[-1]: "last", shown[0]: "first"} if shown else {})
