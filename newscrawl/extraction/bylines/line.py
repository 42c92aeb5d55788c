"""The line that names writer, source and date: told from other lines, and taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from newscrawl.extraction.bylines.characters import simplified
from newscrawl.extraction.bylines.infoline import MAX_CHARS, Line, Part, read_line
from newscrawl.extraction.bylines.names import looks_like_person, read_people
from newscrawl.extraction.bylines.outlets import is_agency, looks_like_outlet, without_for
from newscrawl.extraction.remembering import remembered

# Every byline has one of these; most lines of a page have none.
_SIGN = re.compile(
    r"(?i)\d{4}|[(（|｜丨]|\bby\b|^\s*from\b|记者|编辑|文\s?/"
    r"|(?:source|editor|author|writer|reporter|text|words|story)s?\s?[:：]"
    r"|(?:来源|稿源|出处|作者|责编|撰文|文)\s?[:：]"
)

# A paper that no list knows, in a few words that begin with capitals or are Chinese.
_TITLED = re.compile(
    r"(?:[a-z]?[^\W_a-z][\w.'’&-]*|of|and|the)(?:\s(?:[a-z]?[^\W_a-z][\w.'’&-]*|of|and|the|&)){0,4}"
)
_PLACED = re.compile(r"\w\s(?:in|at|from)\s\S")
_MAX_NAME = 40
_SENTENCE_END = re.compile(r"[.!?。！？]$")

# By aixi Updated: …: who writes a blog under such a name
_PEN_NAME = re.compile(r"[a-z][a-z0-9_]{2,19}")


@dataclass(slots=True)
class Byline:
    """What a byline names."""

    authors: list[str] = field(default_factory=list)
    source: str | None = None


@remembered
def is_byline(text: str, outlets: frozenset[str] = frozenset()) -> bool:
    """Whether a line has the form of a byline or date line, and nothing else in it.

    >>> is_byline("By Cao Yin (chinadaily.com.cn) Updated : 2016-05-17")
    True
    >>> is_byline("By noon the streets were empty, and 2012-08-08 was over.")
    False
    """
    if len(text) > MAX_CHARS or not _SIGN.search(simplified(text)):
        return False
    line = read_line(text)
    signs = [_sign(part, line, outlets) for part in line.parts]
    if line.barred and line.labelled and 1 in signs and not _SENTENCE_END.search(text):
        # By Li Na | China Daily exclusive | Updated: …
        signs = [
            0 if sign is None and part.kind is None and len(part.text) <= _MAX_NAME else sign
            for sign, part in zip(signs, line.parts, strict=True)
        ]
    return None not in signs and bool(line.dated or any(signs))


def _sign(part: Part, line: Line, outlets: frozenset[str]) -> int | None:
    """1 where the part names somebody the way only bylines do, 0 where it could, else None."""
    if part.kind is None:
        return _plain_sign(part, line, outlets)
    if part.kind == "source":
        known = not part.text or is_agency(part.text, outlets) or looks_like_outlet(part.text)
        return 1 if known or _is_titled(part.text) else None
    if _is_pen_name(part, line, outlets):
        return 1
    people = read_people(part.text, outlets, named=True)
    if people.odd and not (line.dated and people.names):
        return None
    if people.names or people.outlets:
        return int(part.kind in {"author", "editor"})
    # `By staff reporter` names nobody and is a byline; `Sort by` is none
    return 1 if part.text and not people.odd else 0 if line.dated else None


def _plain_sign(part: Part, line: Line, outlets: frozenset[str]) -> int | None:
    """As _sign; without a date and bars only a known paper stands beside a `By`."""
    text = without_for(part.text)
    if is_agency(text, outlets):
        return int(part.bracketed or text != part.text)
    if not (line.dated or line.barred or part.bracketed):
        return None
    people = read_people(text, outlets)
    if part.bracketed and line.parts == (part,) and looks_like_outlet(text):
        return 1  # (The Harbour Times), a line of its own
    if looks_like_outlet(text) or (people.names and not people.odd):
        return 0
    return 0 if _is_titled(text) and (line.barred or line.labelled) else None


def _is_pen_name(part: Part, line: Line, outlets: frozenset[str]) -> bool:
    told = part.kind == "author" and line.labelled and bool(_PEN_NAME.fullmatch(part.text))
    return told and not is_agency(part.text, outlets)


def _is_titled(text: str) -> bool:
    return len(text) <= _MAX_NAME and bool(_TITLED.fullmatch(text))


def read_byline(text: str, outlets: frozenset[str] = frozenset()) -> Byline:
    """People and source named by a byline; `outlets` are the site's own papers, lower case.

    >>> read_byline("By Wang Xi in Ili and LI NA | China Daily | Updated: 2026-11-18 09:12")
    Byline(authors=['Wang Xi', 'Li Na'], source='China Daily')
    >>> read_byline("Beijing Review | Updated: 2026-11-18 09:12")
    Byline(authors=[], source='Beijing Review')
    >>> read_byline("来源：中国日报网 2023-11-17 15:13").source
    '中国日报网'
    """
    line = read_line(text)
    reader = _Reader(line, outlets)
    return Byline(reader.authors, reader.source)


class _Reader:
    """Authors and source of a line, the surest evidence first."""

    def __init__(self, line: Line, outlets: frozenset[str]) -> None:
        self.outlets = outlets
        self.authors: list[str] = []
        self.beside: list[str] = []
        """Papers that stand beside a name, without a bar or bracket."""
        by = [part for part in line.parts if part.kind == "author"]
        for part in by:
            if _is_pen_name(part, line, outlets):
                self.authors.append(part.text)
            else:
                self._read_people(part)
        plain = [part for part in line.parts if part.kind is None]
        labelled = [_first_word(part.text) for part in line.parts if part.kind == "source"]
        bracketed = [part.text for part in plain if part.bracketed]
        barred = [part.text for part in plain if not part.bracketed]
        if by:
            barred = self._read_placed(barred)
        else:
            barred = self._read_unlabelled(barred, line, alone=not (bracketed or any(labelled)))
        told = [*filter(None, labelled), self._paper(bracketed), self._paper(barred), *self.beside]
        self.source = next((source for source in told if source), None)

    def _read_people(self, part: Part) -> None:
        people = read_people(part.text, self.outlets, named=True)
        self.authors += [name for name in people.names if name not in self.authors]
        self.beside += [one for one in people.outlets if self._paper([one])]
        if is_agency(part.whose, self.outlets):
            self.beside.append(part.whose)
        if not people.names and looks_like_outlet(part.text):
            self.beside.append(part.text)

    def _read_placed(self, texts: list[str]) -> list[str]:
        """Take the writers that a bar parts from the `By`, told by a place: `| Li Na in Lima |`."""
        left: list[str] = []
        for text in texts:
            people = read_people(text, self.outlets)
            likely = bool(people.names) and all(map(looks_like_person, people.names))
            if likely and not people.odd and _PLACED.search(text):
                self.authors += [name for name in people.names if name not in self.authors]
                self.beside += people.outlets
            else:
                left.append(text)
        return left

    def _read_unlabelled(self, texts: list[str], line: Line, *, alone: bool) -> list[str]:
        """Take writers that stand without a `By`; what is left may be the paper."""
        for text in texts:
            people = read_people(text, self.outlets)
            if people.names and people.outlets and not people.odd:
                self.authors += people.names
                self.beside += people.outlets
                return [other for other in texts if other != text]
        if not texts or (alone and len(texts) == 1 and (line.barred or line.labelled)):
            return texts
        names = read_people(texts[0], self.outlets).names
        if names and all(looks_like_person(name) for name in names):
            self.authors += names
            return texts[1:]
        return texts

    def _paper(self, texts: list[str]) -> str | None:
        """The paper among parts without a label: a known one, else the last, behind sections."""
        texts = [without_for(text) for text in texts]
        known = [text for text in texts if is_agency(text, self.outlets) or looks_like_outlet(text)]
        return next(iter(known or [text for text in reversed(texts) if _is_titled(text)]), None)


def _first_word(source: str) -> str:
    """`新华社 国际`: behind a Chinese paper's name stands its section."""
    return source.split(maxsplit=1)[0] if source[:1] > "\u3400" else source
