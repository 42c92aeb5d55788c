"""Lines at a story's end that name editors, writers and source: `（来源：… 编辑：…）`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from newscrawl.extraction.bylines.characters import simplified
from newscrawl.extraction.bylines.labels import Label, begins_with_label, split_labels, without_bars
from newscrawl.extraction.bylines.names import read_people
from newscrawl.extraction.bylines.outlets import is_agency, looks_like_outlet
from newscrawl.extraction.bylines.surnames import is_han_name

_MAX_CHARS = 200
"""A longer line is a paragraph."""

_MAX_LABELS = 8
"""Labels of one line; each name behind one takes time to read."""

_MAX_BRACKETS = 4
"""How many may end a paragraph, one behind the other."""

_OPEN, _CLOSE = "([（【［", ")]）】］"
_BRACKET = re.compile(r"[()\[\]（）【】［］]+")

# （记者胡晓蓉）: no blank, so only in brackets
_REPORTER = re.compile(
    r"(?:[\w\u3400-\u9fff]{0,10}(?:记者|通讯员))\s?(?P<names>[\u3400-\u9fff·]{2,10}(?:[\s、][\u3400-\u9fff·]{2,10}){0,4})"
)
_REPORTED = re.compile(r"\s?(?:综合)?报道$")

# （中国日报网英语点津 陈丹妮 编辑）: the role behind the name, also only in brackets
_EDITED = re.compile(
    r"(?:[\w\u3400-\u9fff]{2,20}\s)?(?P<names>[\u3400-\u9fff·]{2,10}(?:[\s、][\u3400-\u9fff·]{2,10}){0,3})"
    r"\s(?:责任)?编辑"
    r"|[\w\u3400-\u9fff]{2,20}\s(?P<latin>[A-Z][a-z]{1,15}(?:\s[A-Z][a-z]{1,15})?)\s编辑"
)
_SENTENCE_END = re.compile(r"[.!?。！？…][”\"’'」』]?\s*$")

# 吴晓 CN043: which editor it was, for the newsroom
_CODE = re.compile(r"(?:^|[\s_])[A-Za-z]{0,4}\d{1,8}$")

# Labels that stand in a bracket behind a story's last sentence.
_AT_END = re.compile(
    r"(?i)编辑|责编|编审|来源|稿源|作者|记者|通讯员|\beditors?\s?[:：]|\bedited\sby\b|\bsource\s?[:：]"
)

_SOURCE = re.compile(r"[^\s,，。:：;；!?！？]{1,30}(?:\s[^\s,，。:：;；!?！？]{1,20}){0,4}")
_DAY = re.compile(r"\d{4}\s?[年/-]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_PEN_NAME = re.compile(r"[a-z]{2,20}")


@dataclass(slots=True)
class Tail:
    """What such a line names."""

    authors: list[str] = field(default_factory=list)
    editors: list[str] = field(default_factory=list)
    source: str | None = None

    def add(self, other: Tail) -> None:
        """Take over what another names, each once."""
        self.authors += [name for name in other.authors if name not in self.authors]
        self.editors += [name for name in other.editors if name not in self.editors]
        self.source = self.source or other.source


def read_tail(text: str) -> Tail | None:
    """What a line names whose labels are all it has; None for any other line.

    >>> read_tail("（来源：21世纪英文报，编辑：Helen）")
    Tail(authors=[], editors=['Helen'], source='21世纪英文报')
    >>> read_tail("（中国日报记者 王五）").authors, read_tail("记者：谢谢")
    (['王五'], None)
    >>> read_tail("Source: he would not say. He left."), read_tail("来源：他没有说。")
    (None, None)
    """
    if len(text) > _MAX_CHARS:
        return None
    line = without_bars(" ".join(text.split()))
    if line.endswith("。"):  # a sentence of somebody's source
        return None
    bare = " ".join(_BRACKET.sub(" ", line).split())
    if line[:1] in _OPEN and (tail := _unlabelled(bare)):
        return tail
    if not begins_with_label(bare):
        return None
    head, labels = split_labels(bare)
    # （新华社记者 王五 摄） is a picture's
    if bare.endswith(("摄", "攝")) or head or not 0 < len(labels) <= _MAX_LABELS:
        return None
    if labels[0].kind in {"picture", "data"}:
        return None
    return _named(labels, alone=line[:1] not in _OPEN)


def _unlabelled(bare: str) -> Tail | None:
    """Writers or editors of a bracket, told by the role beside their names.

    >>> _unlabelled("中国日报网 吴晓 编辑"), _unlabelled("他是 编辑")
    (Tail(authors=[], editors=['吴晓'], source=None), None)
    """
    known = simplified(_REPORTED.sub("", bare))
    reporter = _REPORTER.fullmatch(known)
    match = reporter or _EDITED.fullmatch(known)
    if not match:
        return None
    if not reporter and match["latin"]:
        return Tail(editors=[match["latin"]])
    names = read_people(bare[slice(*match.span("names"))], named=True).names
    if not names or not all(map(is_han_name, names)):
        return None
    return Tail(authors=names) if reporter else Tail(editors=names)


def _named(labels: list[Label], *, alone: bool) -> Tail | None:
    tail = Tail()
    for label in labels:
        if label.kind == "source":
            value = label.value.rstrip(".")
            if value and not _is_source(value):
                return None
            tail.source = tail.source or value or None
        elif (names := _names(label, alone=alone)) is None:
            return None
        elif label.kind in {"author", "editor"}:
            people = tail.authors if label.kind == "author" else tail.editors
            people += [name for name in names if name not in people]
    # `By Li Na` alone is a byline; `记者：` alone begins an answer
    told = any(label.kind != "author" or not label.by for label in labels)
    return tail if told and (labels[0].value or labels[0].kind != "author") else None


def _names(label: Label, *, alone: bool) -> list[str] | None:
    """The people of a label, [] where it is empty; None where it has something else."""
    value = _CODE.sub("", label.value) if label.kind == "editor" else label.value
    if not value or (label.kind == "editor" and _PEN_NAME.fullmatch(value)):
        return []
    people = read_people(value, named=True)
    if people.odd or not people.names:
        return None
    # 责任编辑：刘欢 查看更多: a button behind the name
    if any(map(is_han_name, people.names)):
        return [name for name in people.names if is_han_name(name) or not _HAN.match(name)]
    # in an interview the reporter asks and thanks: `记者：谢谢` is no line of names
    if alone and label.kind == "author":
        likely = [is_han_name(name) or " " in name for name in people.names]
        return people.names if all(likely) else None
    return people.names


def _is_source(value: str) -> bool:
    if is_agency(value) or looks_like_outlet(value):
        return True
    words = value.split()
    if _DAY.search(value):
        return False
    capital = all(not word[0].islower() or word in {"of", "and", "the"} for word in words)
    return bool(_SOURCE.fullmatch(value)) and (capital or "." in words[0][1:-1])


def split_tail(text: str) -> tuple[str, Tail | None]:
    """A paragraph without the bracket at its end that names editors, writers or source.

    >>> split_tail("鹭鸟回来了。（编辑：张三）")
    ('鹭鸟回来了。', Tail(authors=[], editors=['张三'], source=None))
    >>> split_tail("He left (in anger).")
    ('He left (in anger).', None)
    >>> split_tail("鹭鸟回来了。（中国日报记者 周密）")
    ('鹭鸟回来了。', Tail(authors=['周密'], editors=[], source=None))
    """
    found: Tail | None = None
    for _ in range(_MAX_BRACKETS):
        start = _bracket_start(text)
        tail = None if start is None else read_tail(text[start:].rstrip(" \t\n\u3000\xa0.。"))
        if start is None or tail is None:
            break
        tail.add(found or Tail())  # the bracket further left is named first
        found = tail
        text = text[:start].rstrip()
    return text, found


def _bracket_start(text: str) -> int | None:
    """Where the last bracket opens, if it ends the text and has a label."""
    end = text[-_MAX_CHARS:].rstrip(" \t\n\u3000\xa0.。")
    if not end.endswith(tuple(_CLOSE)):
        return None
    start = max(end.rfind(opening) for opening in _OPEN)
    if start < 0 or not _AT_END.search(simplified(end[start:])):
        return None
    # within a sentence it tells who the person is: 张三（中国日报记者 周密）
    if _unlabelled(_BRACKET.sub(" ", end[start:]).strip()) and not _SENTENCE_END.search(
        end[:start] or "。"
    ):
        return None
    return len(text) - len(text[-_MAX_CHARS:]) + start
