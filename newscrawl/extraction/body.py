"""What each block between the headline and the end of a story is: text, caption or furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from newscrawl.extraction.bylines import is_byline, read_editors, read_printed, read_source
from newscrawl.extraction.captions import is_caption, split_caption
from newscrawl.extraction.flow import Picture
from newscrawl.extraction.furniture import SENTENCE, is_furniture, related_lines
from newscrawl.items import Block, Image, Role
from newscrawl.sites import Site

_NO_LETTER = re.compile(r"[\W_]+")

_OPENED = 0.3
"""Share of a body's sentences that must be hidden to be taken for the story."""

_TEASER = 60
"""Characters; below a print note, sentences as short advertise other stories."""


@dataclass(slots=True)
class BodyParts:
    """What the body told beside its text."""

    images: list[Image] = field(default_factory=list)
    editors: list[str] = field(default_factory=list)
    source: str | None = None
    print_date: str | None = None
    print_page: str | None = None


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
    reader.shows_hidden = _is_opened_by_script(blocks)
    related = related_lines(blocks)
    for index, block in enumerate(blocks):
        block.role = reader.role(index, block, is_related=index in related)
    reader.parts.images += [Image(picture.url) for picture in reader.waiting if picture.url]
    return reader.parts


def _is_opened_by_script(blocks: list[Block]) -> bool:
    """Whether what is hidden is the story itself, behind a "read more"; else no reader sees it."""
    sentences = [block for block in blocks if SENTENCE.search(block.text)]
    hidden = sum(len(block.text) for block in sentences if block.hidden)
    return hidden > _OPENED * sum(len(block.text) for block in sentences)


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
        self.in_story = False
        self.ended = False
        self.is_printed = False

    def role(self, index: int, block: Block, *, is_related: bool) -> Role:
        while self.ahead and self.ahead[0].before <= index:
            self.waiting.append(self.ahead.pop(0))
        if block.hidden and not self.shows_hidden:
            return Role.OUTSIDE
        if names := read_editors(block.text):
            self.parts.editors += [name for name in names if name not in self.parts.editors]
            return Role.CHROME
        if source := read_source(block.text):
            self.parts.source = source
            return Role.CHROME
        self.ended = self.ended or (self.in_story and self._ends_story(block.text))
        if self.ended or is_related or self._ends_story(block.text):
            return Role.CHROME
        self._take_print_note(block)
        if not block.text or self._is_furniture(block):
            return Role.CHROME
        if normal(block.text) in self.headlines:
            return Role.HEADLINE
        if block.tag == "figcaption" or is_caption(block.text):
            self._take_caption(block.text)
            return Role.CAPTION
        self.in_story = True
        return Role.PARAGRAPH

    def _ends_story(self, text: str) -> bool:
        end = self.site.end_of_story if self.site else None
        return bool(end and end.match(text))

    def _is_furniture(self, block: Block) -> bool:
        text = block.text
        chrome = self.site.chrome if self.site else None
        return (
            is_furniture(block)
            or bool(chrome and chrome.match(text))
            or (not self.in_story and is_byline(text, self.outlets))
            or (self.is_printed and len(text) < _TEASER)
        )

    def _take_print_note(self, block: Block) -> None:
        """`(China Daily 06/09/2014 page3)` closes a story; teasers may follow, or another part."""
        printed = read_printed(block.text)
        if printed:
            self.parts.print_date, self.parts.print_page = printed.date, printed.page
            block.text = block.text[: printed.start].rstrip()
            self.is_printed = True

    def _take_caption(self, text: str) -> None:
        picture = self.waiting.pop() if self.waiting else None
        # pictures before this one came without a caption
        self.parts.images += [Image(other.url) for other in self.waiting if other.url]
        self.waiting.clear()
        self.parts.images.append(split_caption(text, picture.url if picture else None))
