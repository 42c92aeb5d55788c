"""A tree flattened to its blocks of text, in page order, with the evidence that only a DOM has."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from newscrawl.items import Block, Role
from newscrawl.sites import domain_of, host_of
from newscrawl.sites.addresses import joined

# Elements that end a line of text; everything else is inline.
_BLOCK_TAGS = frozenset(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hr html legend li main menu "
    "nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)

# Elements whose text no reader sees as text.
_SKIPPED = frozenset(
    "script style noscript template head iframe object svg math canvas audio video map "
    "select option textarea input button".split()
)

_BLANKS = re.compile(r"[ \t\r\n\f\v\xa0\u200b\u2060\ufeff]+")

_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])"
    r"|(?:left|top|text-indent|margin-left|margin-top)\s*:\s*-\d{3,}"
    r"|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)"
    r"|(?:height|width)\s*:\s*[01](?:px)?\s*;.*overflow\s*:\s*hidden"
    r"|overflow\s*:\s*hidden.*(?:height|width)\s*:\s*[01](?:px)?\s*(?:;|$)",
    re.IGNORECASE,
)

# The second half of a sentence.
_GOES_ON = re.compile(r"[a-zà-ÿ,;)]")

_TINY = re.compile(r"\s*[0-3]?\d\s*(?:px)?\s*")

_PLACEHOLDER = re.compile(
    r"(?i)^data:|(?:^|[/_-])(?:blank|spacer|pixel|1x1|loading|placeholder|transparent|grey|qr(?:code)?)"
    r"[\w-]*\.(?:gif|png|jpe?g|svg)"
)

_WRAPPED = 50
"""Characters, half as many Chinese ones, from which a line before a `<br>` may be wrapped text."""

# Deeper markup is taken as plain text: news pages nest some 30 deep, attacks without end, and
# Python's stack is finite.
_MAX_DEPTH = 150

_SENTENCE_END = tuple(".!?。！？…\"”’')）】]:：;；")

_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af]")


@dataclass(slots=True)
class Picture:
    """An `<img>`: where it stands among the blocks, and what it says of itself."""

    before: int
    """Index of the first block that follows it."""
    url: str
    alt: str
    element: HtmlElement


@dataclass(slots=True)
class Flow:
    """The blocks of a tree in order; `elements[i]` is the block-level element of `blocks[i]`."""

    root: HtmlElement
    blocks: list[Block] = field(default_factory=list)
    elements: list[HtmlElement] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    comments: list[tuple[str, int]] = field(default_factory=list)
    """HTML comments, with the index of the block that follows each."""
    ranges: dict[HtmlElement, tuple[int, int]] = field(default_factory=dict)
    """Block-level element → the half-open range of its blocks."""


def flatten(root: HtmlElement, base_url: str | None) -> Flow:
    """All text of a tree as blocks; nothing is left out but scripts and form controls."""
    walker = _Walker(root, base_url or "")
    walker.walk(root)
    walker.flush()
    return walker.flow


@dataclass(slots=True)
class _Line:
    parts: list[str] = field(default_factory=list)
    link_chars: int = 0
    hosts: list[str] = field(default_factory=list)
    ends: bool = False
    """Whether a picture stands behind it."""

    @property
    def text(self) -> str:
        return _BLANKS.sub(" ", "".join(self.parts)).strip()

    def join(self, other: _Line) -> None:
        """Continue a sentence that was broken by a single `<br>`."""
        glue = "" if _CJK.match(other.text) else " "
        self.parts += [glue, *other.parts]
        self.link_chars += other.link_chars
        self.hosts += other.hosts


class _Walker:
    """One pass over the tree; text gathers in `lines` until a block-level tag ends the block."""

    def __init__(self, root: HtmlElement, base_url: str) -> None:
        self.flow = Flow(root)
        self.base_url = base_url
        self.domain = domain_of(host_of(base_url))
        self.block: HtmlElement = root
        self.hidden = ""
        self.in_link = False
        self.depth = 0
        self.lines: list[_Line] = [_Line()]

    def walk(self, element: HtmlElement) -> None:
        tag = element.tag
        if not isinstance(tag, str):
            self.flow.comments.append((element.text or "", len(self.flow.blocks)))
        elif tag in _SKIPPED:
            return
        elif tag == "br":
            self.lines.append(_Line())
        elif tag == "img":
            self._picture(element)
        elif not self.hidden and (hiding := hidden_by(element)):
            self._walk_hidden(element, hiding)
        elif tag in _BLOCK_TAGS:
            self._walk_block(element)
        else:
            self._walk_inline(element)

    def _walk_children(self, element: HtmlElement) -> None:
        if self.depth > _MAX_DEPTH:
            self._text(str(element.text_content()))
            return
        self.depth += 1
        self._text(element.text)
        for child in element:
            self.walk(child)
            self._text(child.tail)
        self.depth -= 1

    def _walk_block(self, element: HtmlElement) -> None:
        self.flush()
        outer, self.block = self.block, element
        first = len(self.flow.blocks)
        self._walk_children(element)
        self.flush()
        self.flow.ranges[element] = (first, len(self.flow.blocks))
        self.block = outer

    def _walk_inline(self, element: HtmlElement) -> None:
        if element.tag != "a":
            self._walk_children(element)
            return
        self._link(element.get("href") or "")
        self.in_link, outer = True, self.in_link
        self._walk_children(element)
        self.in_link = outer

    def _walk_hidden(self, element: HtmlElement, hiding: str) -> None:
        """A hidden piece is a block of its own, also in the middle of a sentence."""
        lines, self.lines = self.lines, [_Line()]
        self.hidden = hiding
        self._walk_block(element)
        self.hidden = ""
        self.lines = lines

    def _text(self, text: str | None) -> None:
        if text:
            line = self.lines[-1]
            line.parts.append(text)
            if self.in_link:
                line.link_chars += len(text.strip())

    def _link(self, href: str) -> None:
        host = host_of(href.strip())
        if host and domain_of(host) != self.domain:
            self.lines[-1].hosts.append(host)

    def _picture(self, image: HtmlElement) -> None:
        self.lines[-1].ends = True
        source = _source(image)
        if source and not self.hidden:
            alt = _BLANKS.sub(" ", image.get("alt") or "").strip()
            picture = Picture(
                len(self.flow.blocks), joined(self.base_url, source) or source, alt, image
            )
            self.flow.pictures.append(picture)

    def flush(self) -> None:
        """End the block: its lines become blocks of text."""
        if len(self.lines) == 1 and not self.lines[0].parts:
            return
        lines, self.lines = self.lines, [_Line()]
        for line in _paragraphs(lines):
            self.flow.blocks.append(self._block(line))
            self.flow.elements.append(self.block)

    def _block(self, line: _Line) -> Block:
        return Block(
            text=line.text,
            role=Role.OUTSIDE,
            tag=str(self.block.tag),
            hidden=self.hidden,
            link_chars=line.link_chars,
            link_hosts=tuple(line.hosts),
        )


def line_of(element: HtmlElement, *, apart: bool = False) -> str:
    """An element's text as one line, parted where it breaks, with `apart` at every tag."""
    pieces: list[str] = []

    def gather(node: HtmlElement) -> None:
        parts = apart or node.tag == "br" or node.tag in _BLOCK_TAGS
        if parts:
            pieces.append(" ")
        if isinstance(node.tag, str) and node.tag not in _SKIPPED:
            pieces.append(node.text or "")
            for child in node:
                gather(child)
        if parts:
            pieces.append(" ")
        if node is not element:
            pieces.append(node.tail or "")

    gather(element)
    return _BLANKS.sub(" ", "".join(pieces)).strip()


def hidden_by(element: HtmlElement) -> str:
    """The markup by which a reader does not see the element; "" where he sees it."""
    style = element.get("style")
    if style and (match := _HIDING.search(style)):
        return match[0]
    if element.get("hidden") is not None:
        return "hidden"
    return "pl_css_ganrao" if element.get("class") == "pl_css_ganrao" else ""


def _source(image: HtmlElement) -> str:
    """The address of a picture that is part of a story; "" for spacers, icons and counters."""
    if any(_TINY.fullmatch(image.get(side) or "") for side in ("width", "height")):
        return ""
    names = ("src", "data-src", "data-original", "data-lazy-src")
    sources = ((image.get(name) or "").strip() for name in names)
    return next((one for one in sources if one and not _PLACEHOLDER.search(one)), "")


def _paragraphs(lines: list[_Line]) -> list[_Line]:
    """Lines between `<br>` as paragraphs: an empty line, or the end of a sentence, parts them."""
    paragraphs: list[_Line] = []
    open_line = parted = False
    for line in lines:
        text = line.text
        if not text:
            open_line, parted = False, True
        elif open_line or (paragraphs and not parted and _GOES_ON.match(text)):
            paragraphs[-1].join(line)
        else:
            paragraphs.append(line)
        if text:
            open_line = _goes_on(line)
            parted = line.ends or text.endswith(_SENTENCE_END)
    return paragraphs


def _goes_on(line: _Line) -> bool:
    """Whether a line between `<br>` was wrapped: one is long and ends no sentence."""
    if line.ends or line.text.endswith(_SENTENCE_END):
        return False
    return len(line.text) >= (_WRAPPED // 2 if _CJK.search(line.text) else _WRAPPED)
