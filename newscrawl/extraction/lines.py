"""What makes a line of text in markup: which tags break one, and which breaks only wrap it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from lxml.html import HtmlElement

from newscrawl.items import Link

# Elements that end a line of text; everything else is inline.
BLOCK_TAGS = frozenset(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hr html legend li main menu "
    "nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)

# Elements whose text no reader sees as text.
SKIPPED = frozenset(
    "script style noscript template title iframe object svg math canvas audio video map "
    "select option textarea input button".split()
)

BLANKS = re.compile(r"[ \t\r\n\f\v\xa0\u200b\u2060\ufeff]+")

# The second half of a sentence.
_GOES_ON = re.compile(r"[a-zà-ÿ,;)]")

_WRAPPED = 50
"""Characters, half as many Chinese ones, from which a line before a `<br>` may be wrapped text."""

_SENTENCE_END = tuple(".!?。！？…\"”’')）】]:：;；")

CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af]")
"""Chinese, Japanese and Korean letters."""

_MAX_DEPTH = 150


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link to another domain in a line under way: the half-open range of its parts."""

    host: str
    element: HtmlElement
    first: int
    end: int


@dataclass(slots=True)
class Line:
    """A line under way."""

    parts: list[str] = field(default_factory=list)
    link_chars: int = 0
    anchors: list[Anchor] = field(default_factory=list)
    ends: bool = False
    """Whether a picture stands behind it."""

    @property
    def text(self) -> str:
        """What a reader sees of it."""
        return BLANKS.sub(" ", "".join(self.parts)).strip()

    def add_anchor(self, host: str, element: HtmlElement) -> None:
        """Note that the next part stands in a link to another domain."""
        end = len(self.parts) + 1
        last = self.anchors[-1] if self.anchors else None
        if last and last.element is element:
            self.anchors[-1] = replace(last, end=end)
        else:
            self.anchors.append(Anchor(host, element, end - 1, end))

    def links(self) -> tuple[Link, ...]:
        """The links to other domains, each with its span in `text`."""
        places = self._places()
        return tuple(
            Link(one.host, one.element, places[one.first], places[one.end]) for one in self.anchors
        )

    def _places(self) -> list[int]:
        """Where in `text` each part begins, and the last one ends."""
        places, last = [0], ""
        for part in self.parts:
            shown = BLANKS.sub(" ", part)
            if not places[-1]:
                shown = shown.lstrip()
            elif last == " ":
                shown = shown.removeprefix(" ")
            places.append(places[-1] + len(shown))
            last = shown[-1:] or last
        return places

    def join(self, other: Line) -> None:
        """Continue a sentence that was broken by a single `<br>`."""
        glue = "" if CJK.match(other.text) else " "
        shift = len(self.parts) + 1
        self.parts += [glue, *other.parts]
        self.link_chars += other.link_chars
        self.anchors += [
            replace(one, first=one.first + shift, end=one.end + shift) for one in other.anchors
        ]


def paragraphs_of(lines: list[Line]) -> list[Line]:
    """Lines between `<br>` as paragraphs: an empty line, or the end of a sentence, parts them."""
    paragraphs: list[Line] = []
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


def _goes_on(line: Line) -> bool:
    """Whether a line between `<br>` was wrapped: one is long and ends no sentence."""
    if line.ends or line.text.endswith(_SENTENCE_END):
        return False
    return len(line.text) >= (_WRAPPED // 2 if CJK.search(line.text) else _WRAPPED)


def line_of(element: HtmlElement, *, apart: bool = False) -> str:
    """An element's text as one line, parted where it breaks, with `apart` at every tag."""
    pieces: list[str] = []

    def gather(node: HtmlElement, depth: int) -> None:
        parts = apart or node.tag == "br" or node.tag in BLOCK_TAGS
        if parts:
            pieces.append(" ")
        if isinstance(node.tag, str) and node.tag not in SKIPPED:
            pieces.append(node.text or "")
            for child in node if depth < _MAX_DEPTH else ():
                gather(child, depth + 1)
        if parts:
            pieces.append(" ")
        if node is not element:
            pieces.append(node.tail or "")

    gather(element, 0)
    return BLANKS.sub(" ", "".join(pieces)).strip()
