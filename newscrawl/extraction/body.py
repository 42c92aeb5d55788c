"""What each block between the headline and the end of a story is: text, caption or furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from newscrawl.extraction.bylines import (
    Tail,
    dateline_reporters,
    is_byline,
    read_byline,
    read_printed,
    read_tail,
    split_tail,
)
from newscrawl.extraction.captions import is_caption, split_caption
from newscrawl.extraction.crumbs import breadcrumb_lines
from newscrawl.extraction.endings import closing_byline, last_prose, lines_below_end
from newscrawl.extraction.footers import footer_lines
from newscrawl.extraction.furniture import (
    SENTENCE,
    is_furniture,
    is_prose,
    original_headlines,
    pager_lines,
    related_lines,
)
from newscrawl.extraction.hiding import is_effect
from newscrawl.extraction.pictures import Picture
from newscrawl.extraction.remembering import remembered
from newscrawl.items import Block, Image, Role
from newscrawl.sites import Site

_NO_LETTER = re.compile(r"[\W_]+")

_LONG = 20
"""Letters from which a headline is told by itself."""

_OPENED = 0.3
"""Share of a body's sentences that must be hidden to be taken for the story."""


@dataclass(slots=True)
class BodyParts:
    """What the body told beside its text."""

    images: list[Image] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    editors: list[str] = field(default_factory=list)
    source: str | None = None
    print_date: str | None = None
    print_page: str | None = None


@remembered
def normal(text: str) -> str:
    """Letters and digits only, for comparing a line with the headline."""
    return _NO_LETTER.sub("", text).casefold()


def read_body(
    blocks: list[Block], pictures: list[Picture], headlines: list[str], site: Site | None
) -> BodyParts:
    """Give every block of a body its role; pictures are those that stand in it.

    `Picture.before` counts from the first of these blocks.
    """
    reader = _BodyReader(pictures, {normal(line) for line in headlines}, site)
    reader.last_prose = last_prose(blocks, reader.outlets)
    reader.shows_cells = any(
        block.text.endswith("|") and is_caption(block.text, reader.outlets) for block in blocks
    )
    reader.shows_hidden = _is_opened_by_script(blocks)
    chrome = related_lines(blocks) | original_headlines(blocks) | breadcrumb_lines(blocks)
    closed = reader.closed(blocks)
    chrome |= pager_lines(blocks) | lines_below_end(blocks, reader.outlets, closed)
    chrome |= footer_lines(blocks[:closed], reader.outlets)
    signed = closing_byline(blocks, reader.outlets)
    for index, block in enumerate(blocks):
        if index == signed:
            reader.take_byline(block.text)
        block.role = reader.role(index, block, is_chrome=index in chrome or index == signed)
    reader.parts.images += [Image(picture.url) for picture in reader.waiting if picture.url]
    return reader.parts


def _is_opened_by_script(blocks: list[Block]) -> bool:
    """Whether what is hidden is the story itself, behind a "read more"; else no reader sees it."""
    sentences = [block for block in blocks if SENTENCE.search(block.text)]
    hidden = sum(len(block.text) for block in sentences if block.hidden)
    return hidden > _OPENED * sum(len(block.text) for block in sentences)


def _is_told(block: Block) -> bool:
    """Whether a line is prose that the page only fades or slides in, so that readers come to it.

    What else such markup hides, links and lists of keywords, is the stripper's to judge.
    """
    is_sentence = bool(SENTENCE.search(block.text)) or is_prose(block.text)
    return is_effect(block.hidden) and is_sentence and block.link_chars * 2 < len(block.text)


def _without_bar(text: str) -> str:
    """A paragraph without the bar that is the edge of its table's cell."""
    return text.rstrip("| ") if text.endswith("|") and text.count("|") == 1 else text


class _BodyReader:
    def __init__(self, pictures: list[Picture], headlines: set[str], site: Site | None) -> None:
        self.parts = BodyParts()
        self.ahead = list(pictures)
        self.waiting: list[Picture] = []
        """Pictures seen that have no caption yet."""
        self.headlines = headlines
        self.site = site
        self.outlets = site.outlets if site else frozenset()
        self.shows_hidden = False
        self.shows_cells = False
        """Whether a bar, a table's cell's edge, stands behind a caption."""
        self.in_story = False
        self.last_prose = -1
        self.ended = False

    def role(self, index: int, block: Block, *, is_chrome: bool) -> Role:
        while self.ahead and self.ahead[0].before <= index:
            self.waiting.append(self.ahead.pop(0))
        if block.hidden and not self.shows_hidden and not _is_told(block):
            return Role.OUTSIDE
        self._take_print_note(block)
        if tail := read_tail(block.text):
            self._take_tail(tail)
            return Role.CHROME
        has_told = self.in_story or index > self.last_prose
        self.ended = self.ended or (has_told and self._ends_story(block.text))
        if self.ended or is_chrome or self._ends_story(block.text):
            return Role.CHROME
        if not block.text or self._is_furniture(block):
            return Role.CHROME
        if normal(block.text) in self.headlines:
            return Role.HEADLINE
        if block.tag == "figcaption" or self._is_caption(block.text):
            self._take_caption(block.text)
            return Role.CAPTION
        block.text, tail = split_tail(_without_bar(block.text))
        if tail:
            self._take_tail(tail)
        if not self.in_story:
            self._take_tail(Tail(authors=dateline_reporters(block.text)))
        self.in_story = self.in_story or bool(block.text)
        return Role.PARAGRAPH if block.text else Role.CHROME

    def _is_caption(self, text: str) -> bool:
        """Whether a line has a picture's credit, or is a sentence in a cell like one that has."""
        if is_caption(text, self.outlets):
            return True
        return self.shows_cells and text.endswith("|") and bool(SENTENCE.search(text.rstrip("| ")))

    def closed(self, blocks: list[Block]) -> int | None:
        """Index of the line below the first sentences that says that the story has ended."""
        prose = (
            index
            for index, block in enumerate(blocks)
            if is_prose(block.text) and not is_caption(block.text, self.outlets)
        )
        first = min(next(prose, len(blocks)), self.last_prose + 1)
        below = range(first, len(blocks))
        return next((i for i in below if self._ends_story(blocks[i].text)), None)

    def take_byline(self, text: str) -> None:
        """Whom a byline below the story names."""
        byline = read_byline(text, self.outlets)
        self._take_tail(Tail(authors=byline.authors, source=byline.source))

    def _take_tail(self, tail: Tail) -> None:
        """Whom a line at the story's end names."""
        parts = self.parts
        parts.authors += [name for name in tail.authors if name not in parts.authors]
        parts.editors += [name for name in tail.editors if name not in parts.editors]
        parts.source = tail.source or parts.source

    def _ends_story(self, text: str) -> bool:
        end = self.site.end_of_story if self.site else None
        return bool(end and end.match(text))

    def _is_furniture(self, block: Block) -> bool:
        text = block.text
        chrome = self.site.chrome if self.site else None
        return (
            not normal(text)
            or is_furniture(block)
            or self._is_link_with_picture(text)
            or bool(chrome and chrome.match(text))
            or (not self.in_story and is_byline(text, self.outlets))
        )

    def _is_link_with_picture(self, text: str) -> bool:
        """Whether a line is another story's headline behind a picture with our alt text."""
        if SENTENCE.search(text):
            return False
        line = normal(text)
        return any(
            len(one) >= _LONG and line.startswith(one) and line != one for one in self.headlines
        )

    def _take_print_note(self, block: Block) -> None:
        """`(China Daily 06/09/2014 page3)` closes a story."""
        printed = read_printed(block.text)
        if printed:
            self.parts.print_date, self.parts.print_page = printed.date, printed.page
            block.text = block.text[: printed.start].rstrip()

    def _take_caption(self, text: str) -> None:
        picture = self.waiting.pop() if self.waiting else None
        # pictures before this one came without a caption
        self.parts.images += [Image(other.url) for other in self.waiting if other.url]
        self.waiting.clear()
        self.parts.images.append(
            split_caption(text, picture.url if picture else None, self.outlets)
        )
