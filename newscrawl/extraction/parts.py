"""Where an article's parts stand in its page: by layout, CMS comments, the lines' form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from lxml.html import HtmlElement

from newscrawl.extraction.bodies import below_headline, body_without_layout, first_line, story_end
from newscrawl.extraction.body import normal
from newscrawl.extraction.bylines import Tail, read_tail
from newscrawl.extraction.crumbs import split_breadcrumb
from newscrawl.extraction.cues import Cues, first_sentences, read_cues
from newscrawl.extraction.dates import Dated
from newscrawl.extraction.densest import densest_range
from newscrawl.extraction.flow import Flow
from newscrawl.extraction.furniture import holds_story, is_prose, is_related
from newscrawl.extraction.hearsay import Hearsay, undotted
from newscrawl.extraction.lines import line_of
from newscrawl.extraction.metadata import Metadata
from newscrawl.items import Block, Candidate
from newscrawl.sites import Layout, Site
from newscrawl.sites.selectors import select

_MAX_STEPS, _STEP = 4, 30
"""Sections that a line names at most, and the characters of each."""

_BELOW = 6
"""Lines below a body's element among which editors and source are named."""


@dataclass(slots=True)
class Parts:
    """What was located; empty where the page does not show it."""

    titles: list[Candidate] = field(default_factory=list)
    info: list[str] = field(default_factory=list)
    info_source: str = "text"
    dates: list[Dated] = field(default_factory=list)
    """Dates that stand in no line."""
    standfirst: str | None = None
    section: list[str] = field(default_factory=list)
    section_source: str = "text"
    body: tuple[int, int] = (0, 0)
    body_source: str = "generic"
    container: HtmlElement | None = None
    """The element that holds the body, where one does."""
    tails: list[Tail] = field(default_factory=list)
    """Editors and source that are named just below the body."""


def matching_layout(site: Site | None, root: HtmlElement) -> Layout | None:
    """The first layout of the site whose signature the page carries."""
    layouts = site.layouts if site else ()
    return next((layout for layout in layouts if select(root, layout.signature)), None)


def locate(flow: Flow, data: Metadata, site: Site | None, layout: Layout | None) -> Parts:
    """All parts: the layout's where it finds them, the rest by comments, cues and density."""
    parts = Parts()
    heard = Hearsay(layout, flow, data, site) if layout and layout.is_hearsay else None
    if layout and not heard:
        _by_layout(parts, layout, flow, site)
    is_given = parts.body[1] > 0
    is_headed = is_given or _find_body(parts, heard, flow, data)
    cues = read_cues(flow.blocks, site, story=parts.body[0], source="text")
    is_rough = not is_given and parts.body_source != "founder"
    if site and is_rough and not (is_headed or parts.info or cues.info):
        start, end = parts.body
        parts.body = (start + first_sentences(flow.blocks[start:end]), end)
        cues = read_cues(flow.blocks, site, story=parts.body[0], source="text")
    if heard:
        _confirm_head(parts, heard, cues)
    _fill_from_cues(parts, cues, flow, is_rough=is_rough)
    if site and not parts.body[1]:
        _take_line(parts, flow, data, layout, site)
    elif site and is_rough:
        parts.body = _down_to_end(flow.blocks, parts.body, site)
    if parts.body[1]:
        parts.tails = _tails_below(flow.blocks[parts.body[1] :])
    return parts


def _tails_below(blocks: Sequence[Block]) -> list[Tail]:
    """Editors and source in lines that stand just below the body's element."""
    tails: list[Tail] = []
    for block in blocks[:_BELOW]:
        if not block.hidden and (is_prose(block.text) or is_related(block.text)):
            break  # another story begins
        if not block.hidden and (tail := read_tail(block.text)):
            tails.append(tail)
    return tails


def _by_layout(parts: Parts, layout: Layout, flow: Flow, site: Site | None) -> None:
    source = f"layout:{layout.name}"
    parts.titles = [
        Candidate(text, source, sure=True)
        for element in _select(flow, layout.title)
        if (text := line_of(element))
    ]
    parts.info = [
        text for element in _select(flow, layout.info) if (text := line_of(element, apart=True))
    ]
    parts.info_source = source
    chrome = site.chrome if site else None
    between = (line_of(element) for element in _select(flow, layout.standfirst))
    parts.standfirst = next((line for line in between if not (chrome and chrome.match(line))), None)
    parts.section = _breadcrumb(_select(flow, layout.breadcrumb))
    parts.section_source = source
    # a body that only its script shows is the body all the same
    bodies = _select(flow, layout.body) or list(select(flow.root, layout.body))
    _take_body(parts, bodies, flow, source)


def _take_body(parts: Parts, elements: Sequence[HtmlElement], flow: Flow, source: str) -> None:
    """The range of the body's elements, which may be repeated or nested, where they hold text."""
    ranges = [flow.ranges[element] for element in elements if element in flow.ranges]
    filled = [(start, end) for start, end in ranges if holds_story(flow.blocks[start:end])]
    if filled:
        parts.body = (min(start for start, _ in filled), max(end for _, end in filled))
        parts.body_source = source
        parts.container = elements[0]


def _select(flow: Flow, xpath: str) -> list[HtmlElement]:
    """The elements that a reader sees."""
    return [element for element in select(flow.root, xpath) if flow.hiding.is_shown(element)]


def _breadcrumb(elements: Sequence[HtmlElement]) -> list[str]:
    """Sections of a breadcrumb that is one element, one for each step, or printed twice."""
    steps = [part for element in elements for part in split_breadcrumb(line_of(element))]
    return list(dict.fromkeys(steps))


def _find_body(parts: Parts, heard: Hearsay | None, flow: Flow, data: Metadata) -> bool:
    """The body by the CMS's comments or by density; whether the headline's line was found.

    The element that hearsay names is taken if it holds the densest part; the CMS knows better.
    """
    parts.body, parts.body_source = body_without_layout(flow)
    if heard and parts.body_source == "generic" and (found := heard.body(parts.body)):
        parts.container, parts.body = found
        parts.body_source = heard.source
    head_end = below_headline(flow, parts.body, data)
    parts.body = (max(parts.body[0], head_end or 0), parts.body[1])
    return head_end is not None


def _confirm_head(parts: Parts, heard: Hearsay, cues: Cues) -> None:
    """Take what the layout says of the lines above the body, if the page tells the same."""
    if titles := heard.titles(cues):
        parts.titles, parts.standfirst = titles, cues.standfirst
    if info := heard.info(cues):
        parts.info, parts.info_source = info, heard.source
    if section := heard.section(cues.section):
        parts.section, parts.section_source = section, heard.source


def _take_line(parts: Parts, flow: Flow, data: Metadata, layout: Layout | None, site: Site) -> None:
    """The one line of a page that shows a picture or a film."""
    is_told = layout is not None and not layout.is_hearsay
    is_signed = is_told or bool(parts.info or data.founder or data.meta.get("contentid"))
    if layout:
        for element in select(flow.root, layout.body):
            start, end = flow.ranges.get(element, (0, 0))
            if first_line(flow.blocks[start:end], site, is_signed=is_signed) is not None:
                parts.body, parts.body_source = (start, end), f"layout:{layout.name}"
                return
    start, end = densest_range(flow) or (0, 0)
    start = max(start, below_headline(flow, (start, end), data) or 0, _below_info(parts, flow))
    if first_line(flow.blocks[start:end], site, is_signed=is_signed) is not None:
        parts.body = _down_to_end(flow.blocks, (start, end), site)


def _down_to_end(blocks: Sequence[Block], body: tuple[int, int], site: Site) -> tuple[int, int]:
    """The body without what the site prints below each story; nothing above its text is that."""
    start, end = body
    line = first_line(blocks[start:end], site, is_signed=True) or 0
    return start, story_end(blocks, (start + line, end), site)


def _below_info(parts: Parts, flow: Flow) -> int:
    """The line below the last one that is printed as an info line."""
    lines = {normal(line) for line in parts.info}
    found = (i for i, block in enumerate(flow.blocks) if normal(block.text) in lines)
    return max(found, default=-1) + 1


def _section_above(blocks: Sequence[Block], titles: Sequence[Candidate]) -> list[str]:
    """The steps of the line above the headline, where it has some: `BIZCHINA / Center`.

    A bar between them makes a menu.
    """
    heads = {normal(title.value) for title in titles[:1]}
    shown = [block.text for block in blocks if block.text and not block.hidden]
    for line, following in pairwise(shown):
        if normal(following) in heads and "|" not in line:
            steps = undotted(split_breadcrumb(line))
            is_path = 1 < len(steps) <= _MAX_STEPS and all(len(step) <= _STEP for step in steps)
            return steps if is_path else []
    return []


def _fill_from_cues(parts: Parts, cues: Cues, flow: Flow, *, is_rough: bool) -> None:
    if not parts.info:
        parts.info = [flow.blocks[index].text for index in cues.info]
        parts.info_source = "text"
    if not parts.section:
        parts.section, parts.section_source = undotted(cues.section), "text"
    if not parts.titles:
        parts.titles, parts.standfirst = cues.titles, cues.standfirst
    if not parts.section:
        parts.section = _section_above(flow.blocks[: parts.body[0]], parts.titles)
    start, end = parts.body
    if is_rough and cues.info and start <= cues.info[-1] < end:
        parts.body = (cues.info[-1] + 1, end)
