"""A tree flattened to its blocks of text, in page order, with the evidence that only a DOM has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from lxml.html import HtmlElement

from newscrawl.extraction.hiding import Hiding
from newscrawl.extraction.lines import BLOCK_TAGS, SKIPPED, Line, paragraphs_of
from newscrawl.extraction.pictures import Picture, source_of
from newscrawl.items import Block, Role
from newscrawl.sites import domain_of, host_of
from newscrawl.sites.addresses import joined

# Deeper markup is taken as plain text: news pages nest some 30 deep, attacks without end, and
# Python's stack is finite.
_MAX_DEPTH = 150


@dataclass(slots=True)
class Flow:
    """The blocks of a tree in order."""

    root: HtmlElement
    hiding: Hiding
    blocks: list[Block] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    comments: list[tuple[str, int]] = field(default_factory=list)
    """HTML comments, with the index of the block that follows each."""
    ranges: dict[HtmlElement, tuple[int, int]] = field(default_factory=dict)
    """Block-level element → the half-open range of its blocks."""

    def rewritten(self, texts: Sequence[str | None]) -> Flow:
        """The flow as it came with other texts, without the blocks that have none."""
        kept = [bool(text) for text in texts[: len(self.blocks)]]
        before = [0, *accumulate(kept)]
        return replace(
            self,
            blocks=[
                replace(block, text=text, raw=text, role=Role.OUTSIDE, edge="")
                for block, text in zip(self.blocks, texts, strict=False)
                if text
            ],
            pictures=[replace(one, before=before[one.before]) for one in self.pictures],
            comments=[(text, before[index]) for text, index in self.comments],
            ranges={
                element: (before[start], before[end])
                for element, (start, end) in self.ranges.items()
            },
        )


def flatten(root: HtmlElement, base_url: str | None) -> Flow:
    """All text of a tree as blocks; nothing is left out but scripts and form controls."""
    walker = _Walker(root, base_url or "")
    walker.walk(root)
    walker.flush()
    return walker.flow


class _Walker:
    """One pass over the tree; text gathers in `lines` until a block-level tag ends the block."""

    def __init__(self, root: HtmlElement, base_url: str) -> None:
        self.flow = Flow(root, Hiding(root))
        self.base_url = base_url
        self.domain = domain_of(host_of(base_url))
        self.block: HtmlElement = root
        self.hidden = ""
        self.link: tuple[str, HtmlElement] | None = None
        self.depth = 0
        self.lines: list[Line] = [Line()]

    def walk(self, element: HtmlElement) -> None:
        tag = element.tag
        if not isinstance(tag, str):
            self.flow.comments.append((element.text or "", len(self.flow.blocks)))
        elif tag in SKIPPED:
            return
        elif tag == "br":
            self.lines.append(Line())
        elif tag == "img":
            self._picture(element)
        elif not self.hidden and (hiding := self.flow.hiding.hidden_by(element)):
            self._walk_hidden(element, hiding)
        elif tag in BLOCK_TAGS:
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
        outer, self.link = self.link, self._link(element)
        self._walk_children(element)
        self.link = outer

    def _walk_hidden(self, element: HtmlElement, hiding: str) -> None:
        """A hidden piece is a block of its own, also in the middle of a sentence."""
        lines, self.lines = self.lines, [Line()]
        self.hidden = hiding
        self._walk_block(element)
        self.hidden = ""
        self.lines = lines

    def _text(self, text: str | None) -> None:
        line = self.lines[-1]
        if text and (line.parts or not text.isspace()):
            if self.link:
                line.link_chars += len(text.strip())
                if self.link[0]:
                    line.add_anchor(*self.link)
            line.parts.append(text)

    def _link(self, element: HtmlElement) -> tuple[str, HtmlElement]:
        """A link with the host that it leads to, which is "" on the page's own domain."""
        href = element.get("href") or ""
        host = host_of(href.strip()) if "//" in href else ""
        return (host if host and domain_of(host) != self.domain else ""), element

    def _picture(self, image: HtmlElement) -> None:
        self.lines[-1].ends = True
        source = source_of(image)
        if source and not self.hidden:
            url = joined(self.base_url, source) or source
            self.flow.pictures.append(Picture(len(self.flow.blocks), url, image))

    def flush(self) -> None:
        """End the block: its lines become blocks of text."""
        if len(self.lines) == 1 and not self.lines[0].parts:
            return
        lines, self.lines = self.lines, [Line()]
        for line in paragraphs_of(lines):
            self.flow.blocks.append(self._block(line))

    def _block(self, line: Line) -> Block:
        text = line.text
        return Block(
            text=text,
            role=Role.OUTSIDE,
            tag=str(self.block.tag),
            hidden=self.hidden,
            link_chars=line.link_chars,
            links=line.links() if line.anchors else (),
            raw=text,
            element=self.block,
        )
