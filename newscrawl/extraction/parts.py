"""Where an article's parts stand in its page: by layout, CMS comments, the lines' form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from newscrawl.extraction.body import normal
from newscrawl.extraction.bylines import Tail, read_tail
from newscrawl.extraction.crumbs import split_breadcrumb
from newscrawl.extraction.cues import Cues, first_sentences, read_cues
from newscrawl.extraction.densest import densest_range
from newscrawl.extraction.flow import Flow
from newscrawl.extraction.furniture import holds_story, is_prose, is_related
from newscrawl.extraction.hiding import hidden_by
from newscrawl.extraction.lines import line_of
from newscrawl.extraction.metadata import Metadata
from newscrawl.items import Block, Candidate
from newscrawl.sites import Layout, Site
from newscrawl.sites.selectors import select

_MIN_HEADLINE = 6
"""Letters; a Chinese headline is short."""

_BELOW = 6
"""Lines below a body's element among which editors and source are named."""


@dataclass(slots=True)
class Parts:
    """What was located; empty where the page does not show it."""

    titles: list[Candidate] = field(default_factory=list)
    info: list[str] = field(default_factory=list)
    info_source: str = "text"
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
    if layout:
        _by_layout(parts, layout, flow, site)
    is_headed = True
    if parts.body_source == "generic":
        _body_without_layout(parts, flow)
        is_headed = _begin_below_headline(parts, flow, data)
    cues = read_cues(flow.blocks, site, story=parts.body[0], source="text")
    if site and parts.body_source == "generic" and not (is_headed or parts.info or cues.info):
        start, end = parts.body
        parts.body = (start + first_sentences(flow.blocks[start:end]), end)
        cues = read_cues(flow.blocks, site, story=parts.body[0], source="text")
    _fill_from_cues(parts, cues, flow)
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
    root = flow.root
    source = f"layout:{layout.name}"
    parts.titles = [
        Candidate(text, source, sure=True)
        for element in _select(root, layout.title)
        if (text := line_of(element))
    ]
    parts.info = [
        text for element in _select(root, layout.info) if (text := line_of(element, apart=True))
    ]
    parts.info_source = source
    chrome = site.chrome if site else None
    between = (line_of(element) for element in _select(root, layout.standfirst))
    parts.standfirst = next((line for line in between if not (chrome and chrome.match(line))), None)
    parts.section = _breadcrumb(_select(root, layout.breadcrumb))
    parts.section_source = source
    # a body that only its script shows is the body all the same
    bodies = _select(root, layout.body) or list(select(root, layout.body))
    _take_body(parts, bodies, flow, source)


def _take_body(parts: Parts, elements: Sequence[HtmlElement], flow: Flow, source: str) -> None:
    """The range of the body's elements, which may be repeated or nested, where they hold text."""
    ranges = [flow.ranges[element] for element in elements if element in flow.ranges]
    filled = [(start, end) for start, end in ranges if holds_story(flow.blocks[start:end])]
    if filled:
        parts.body = (min(start for start, _ in filled), max(end for _, end in filled))
        parts.body_source = source
        parts.container = elements[0]


def _select(root: HtmlElement, xpath: str) -> list[HtmlElement]:
    """The elements that a reader sees."""
    return [element for element in select(root, xpath) if not _is_hidden(element)]


def _is_hidden(element: HtmlElement) -> bool:
    return bool(hidden_by(element)) or any(hidden_by(outer) for outer in element.iterancestors())


def _breadcrumb(elements: Sequence[HtmlElement]) -> list[str]:
    """Sections of a breadcrumb that is one element, one for each step, or printed twice."""
    steps = [part for element in elements for part in split_breadcrumb(line_of(element))]
    return list(dict.fromkeys(steps))


def _body_without_layout(parts: Parts, flow: Flow) -> None:
    starts = [index for text, index in flow.comments if text.strip() == "enpcontent"]
    ends = [index for text, index in flow.comments if text.strip() == "/enpcontent"]
    if starts and ends and starts[0] < ends[-1]:
        parts.body, parts.body_source = (starts[0], ends[-1]), "founder"
    elif (found := densest_range(flow)) and holds_story(flow.blocks[slice(*found)]):
        parts.body, parts.body_source = found, "generic"


def _begin_below_headline(parts: Parts, flow: Flow, data: Metadata) -> bool:
    """Leave out what stands above the headline, such as teasers; False where none is found."""
    heads = [normal(value) for value, _ in data.titles]
    start, end = parts.body
    for index in range((start + end) // 2):
        line = normal(flow.blocks[index].text)
        if len(line) >= _MIN_HEADLINE and any(head.startswith(line) for head in heads):
            parts.body = (max(start, index + 1), end)
            return True
    return False


def _fill_from_cues(parts: Parts, cues: Cues, flow: Flow) -> None:
    if not parts.info:
        parts.info = [flow.blocks[index].text for index in cues.info]
        parts.info_source = "text"
    if not parts.section:
        parts.section, parts.section_source = cues.section, "text"
    if not parts.titles:
        parts.titles, parts.standfirst = cues.titles, cues.standfirst
    start, end = parts.body
    if parts.body_source == "generic" and cues.info and start <= cues.info[-1] < end:
        parts.body = (cues.info[-1] + 1, end)
