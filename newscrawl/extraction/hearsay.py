"""Layouts known from other people's programs only: they confirm what a page itself tells.

Body, headline and info line are found first without them. Where an element that such a layout
names holds the same, it is taken, as its borders are the page's own; where it is empty, a box or
another story, what was found stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from newscrawl.extraction.bodies import begins_title
from newscrawl.extraction.body import normal
from newscrawl.extraction.bylines import is_byline
from newscrawl.extraction.crumbs import split_breadcrumb
from newscrawl.extraction.cues import Cues
from newscrawl.extraction.flow import Flow
from newscrawl.extraction.furniture import SENTENCE, is_furniture, is_prose
from newscrawl.extraction.lines import line_of
from newscrawl.extraction.metadata import Metadata
from newscrawl.items import Candidate
from newscrawl.sites import Layout, Site
from newscrawl.sites.selectors import select

_SAME = 0.7
"""Share of either one's sentences that element and generic body must have in common; of four
sentences one may be the difference."""

_DOTS = re.compile(r"\s*(?:\.{2,}|…)$")

_MAX_STEP = 40
"""Characters of a section's name."""


@dataclass(frozen=True, slots=True)
class Hearsay:
    """What a layout of that kind says of a page."""

    layout: Layout
    flow: Flow
    data: Metadata
    site: Site | None

    @property
    def source(self) -> str:
        """For the provenance of what the page confirms."""
        return f"layout:{self.layout.name}"

    def body(self, found: tuple[int, int]) -> tuple[HtmlElement, tuple[int, int]] | None:
        """The element that holds the sentences of the range that was found, and its range."""
        ranges = self.flow.ranges
        elements = [one for one in select(self.flow.root, self.layout.body) if one in ranges]
        own = self._sentences(found) if elements else {}
        for element in elements:
            others = self._sentences(ranges[element])
            common = sum(own[index] for index in own.keys() & others.keys())
            if 0 < common >= _SAME * max(sum(own.values()), sum(others.values())):
                return element, ranges[element]
        return None

    def _sentences(self, part: tuple[int, int]) -> dict[int, int]:
        """Indices of a range's prose, down to the story's end, with the length of each."""
        end = self.site.end_of_story if self.site else None
        found: dict[int, int] = {}
        for index in range(*part):
            text = self.flow.blocks[index].text
            if end and found and end.match(text):
                break
            if is_prose(text):
                found[index] = len(text)
        return found

    def titles(self, cues: Cues) -> list[Candidate]:
        """The headlines that the page's head gives, too, or that stand above its byline."""
        heads = [normal(value) for value, _ in self.data.titles]
        above = self._line_above(cues)
        return [
            Candidate(text, self.source, sure=True)
            for text in _lines(self.flow, self.layout.title)
            if begins_title(text, heads) or (above and normal(text) == above)
        ]

    def _line_above(self, cues: Cues) -> str:
        """The line nearest above the byline that may be a headline; sentences are standfirsts."""
        chrome = self.site.chrome if self.site else None
        for block in reversed(self.flow.blocks[: cues.info[0]] if cues.info else []):
            is_other = block.hidden or not block.text or SENTENCE.search(block.text)
            is_chrome = is_furniture(block) or (chrome and chrome.match(block.text))
            if not is_other and not is_chrome:
                return normal(block.text)
        return ""

    def info(self, cues: Cues) -> list[str]:
        """The info lines, if they have a byline's form and hold all that the cues found."""
        outlets = self.site.outlets if self.site else frozenset()
        lines = _lines(self.flow, self.layout.info, apart=True)
        lines = [line for line in lines if is_byline(line, outlets)]
        told = normal("".join(lines))
        found = [self.flow.blocks[index].text for index in cues.info]
        if told and told == normal("".join(found)):
            return found  # as printed, without blanks at every tag
        return lines if all(normal(line) in told for line in found) else []

    def section(self, found: Sequence[str]) -> list[str]:
        """The breadcrumb, if it is the one that was found, or if none was and it has steps."""
        lines = _lines(self.flow, self.layout.breadcrumb)
        steps = undotted([step for line in lines for step in split_breadcrumb(line)])
        steps = list(dict.fromkeys(steps))
        is_likely = len(steps) > 1 and all(len(step) <= _MAX_STEP for step in steps)
        return steps if steps == undotted(found) or (is_likely and not found) else []


def undotted(steps: Sequence[str]) -> list[str]:
    """Sections without the dots that some templates print behind the last.

    >>> undotted(["News", "National News...", "U.S."])
    ['News', 'National News', 'U.S.']
    """
    return [shorter for step in steps if (shorter := _DOTS.sub("", step))]


def _lines(flow: Flow, xpath: str, *, apart: bool = False) -> list[str]:
    """The lines of the elements that a reader sees; an element within another adds none."""
    elements = [one for one in select(flow.root, xpath) if flow.hiding.is_shown(one)]
    chosen = set(elements)
    outer = [one for one in elements if chosen.isdisjoint(one.iterancestors())]
    return [text for element in outer if (text := line_of(element, apart=apart))]
