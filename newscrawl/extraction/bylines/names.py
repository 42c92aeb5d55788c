"""People's names in bylines, told from papers, places, roles and sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from newscrawl.extraction.bylines.capitals import normal_capitals
from newscrawl.extraction.bylines.characters import simplified
from newscrawl.extraction.bylines.outlets import (
    cut_outlet,
    is_agency,
    looks_like_outlet,
    names_no_person,
)
from newscrawl.extraction.bylines.places import Piece, is_region, people_among
from newscrawl.extraction.bylines.surnames import is_chinese_name, is_han_name

_MAX_CHARS = 500
"""No list of writers is longer; what is behind is not read."""

_HAN_CHAR = r"[\u3400-\u9fff·•]"

# A blank beside a Chinese name parts it from the next.
_SPLIT = re.compile(
    r"(\s?,\s(?:and|&)\s|\sand\s|\s?[/;&、，；,]\s?|\swith\s|\s和\s?"
    rf"|(?<={_HAN_CHAR})\s|\s(?={_HAN_CHAR}))",
    re.IGNORECASE,
)
# 王　五: a short Chinese name, padded to the width of a long one
_PADDED = re.compile(r"(?<![\u3400-\u9fff])([\u3400-\u9fff])\s([\u3400-\u9fff])(?![\u3400-\u9fff])")
_GENERATION = re.compile(r"\s?,\s?((?:jr|sr)\b\.?|II\b|III\b|IV\b)(?!\s\w)", re.IGNORECASE)

_PLACE = re.compile(r"(?:^|\s)(?:in|at|from)\s(?=\S)", re.IGNORECASE)
_FOR = re.compile(r"(?:,|\s)\s?(?:special(?:ly)?\s(?:to|for)|for)\s(.+)$", re.IGNORECASE)

# Staff Writer Li Na · Xinhua writers Li Na · Li Na, Xinhua reporter
_ROLE = re.compile(
    r"(?i)^(?P<whose>(?:[\w.'’&-]+\s){0,5}?)(?:reporters?|writers?|editors?|correspondents?"
    r"|columnists?|contributors?|journalists?|commentators?|interns?|photographers?)(?:\b[\s:]*)(?P<rest>.*)$"
)
_QUALIFIER = re.compile(
    r"(?i)(?:^|\s)(?:our|own|staff|senior|chief|special|guest|contributing|deputy|and|the|a|an"
    r"|freelance|former)(?=\s|$)"
)
_WORK = re.compile(r"(?i)^(?:by|photos?|text|story|graphics?|video)\b(?:\sby\b)?[\s:]*")
_HAN_ROLE = re.compile(
    r"^(?:[^\s/]{0,12}?(?:本报|本网|实习|特约|通讯员|记者))+|^(?:报道|摄影?|图文?|文图?|供图|发)$"
)

# Tom?s: a letter that a mirror's code page lacks
_LATIN = re.compile(
    r"[^\W\d_][\w.'’-]*(?:[?\ufffd]{1,2}[\w.'’-]+)?(?:\s[^\W\d_][\w.'’-]*(?:[?\ufffd]{1,2}[\w.'’-]+)?){0,4}"
)
_HAN = re.compile(r"[\u3400-\u9fff·•]{2,15}")
_PARTICLES = frozenset("de da del della di du van von der den la le bin al el ben ibn y e".split())
_JOINED = re.compile(r"(?i)^(?:al|el|ad|an|ar|as|ash|at|az|ul|d|l|o)[-'’]\w")

# Words that stand in no person's name.
_NEVER = frozenset(
    "the our admin administrator anonymous unknown others guest webmaster editorial team desk"
    " newsroom board updated published posted source share print comments monday tuesday wednesday"
    " thursday friday saturday sunday agency agencies staff correspondent correspondents".split()
)
# Words that begin a paper's or a section's name rather than a person's.
_SELDOM = frozenset(
    "china chinese beijing shanghai global world international national asia asian europe"
    " european africa african america american business economy sports sport culture opinion"
    " health travel life lifestyle top first second third fourth fifth sixth seventh tone"
    " voice today line digital insight focus special local latest plus home city science tech"
    " technology politics arts food new photo video music film money markets weekend morning"
    " evening".split()
)
_MONTHS = frozenset({"January", "February", "March", "April", "May", "June", "July", "August",
                       "September", "October", "November", "December"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class People:
    """Who stands in a byline's part."""

    names: list[str] = field(default_factory=list)
    outlets: list[str] = field(default_factory=list)
    """Papers and agencies beside them."""
    odd: bool = False
    """Whether something is neither person, paper, place nor role."""


def person_names(text: str, outlets: frozenset[str] = frozenset()) -> list[str]:
    """The people of a byline's part, without roles and places, in normal capitals.

    >>> person_names("Zhao Lei in Harbin, Heilongjiang, LI NA/Wang O'Neil and Reuters")
    ['Zhao Lei', 'Li Na', "Wang O'Neil"]
    >>> person_names("张三 李四")
    ['张三', '李四']
    """
    return read_people(text, outlets).names


def read_people(text: str, outlets: frozenset[str] = frozenset(), *, named: bool = False) -> People:
    """People and papers of a byline's part; `named`: a `By` says that people are named here.

    >>> read_people("Xinhua writers Li Na, Hu Xi")
    People(names=['Li Na', 'Hu Xi'], outlets=['Xinhua'], odd=False)
    >>> read_people("Tenzin and Dawa").names, read_people("Tenzin and Dawa", named=True).names
    ([], ['Tenzin', 'Dawa'])
    """
    text = " ".join(text[:_MAX_CHARS].split())
    text = _GENERATION.sub(r" \1", _PADDED.sub(r"\1\2", text))
    found: list[str] = []
    if match := _FOR.search(text):
        text = text[: match.start()]
        found.append(match[1])
    pieces, papers = _pieces(text, outlets)
    people = people_among(pieces)
    names = [piece.name for piece in people if _is_meant(piece, people, outlets, named=named)]
    odd = any(map(_is_prose, [*found, *(piece.place or "" for piece in people)])) or any(
        piece.name and not (is_person(piece.name, outlets) or is_region(piece.name))
        for piece in people
    )
    return People(list(dict.fromkeys(map(normal_capitals, names))), papers + found, odd)


def is_person(name: str, outlets: frozenset[str] = frozenset()) -> bool:
    """Whether a text has the form of a person's name: not more than that.

    >>> is_person("Mohammed al-Sudairi"), is_person("the harbour"), is_person("Harbour Times")
    (True, False, False)
    >>> is_person("CN043")
    False
    """
    if not name or len(name) > 50 or any(map(str.isdigit, name)):  # noqa: PLR2004
        return False
    if is_agency(name, outlets) or names_no_person(name):
        return False
    if _HAN.fullmatch(name):
        return True
    words = name.split()
    return (
        bool(_LATIN.fullmatch(name))
        and any(word[0].isupper() for word in words)
        and all(_fits(word) for word in words)
        and not any(word.lower().rstrip(".") in _NEVER for word in words)
    )


def looks_like_person(text: str) -> bool:
    """Whether a text without a `By` is rather a person's name than a paper's.

    >>> [looks_like_person(text) for text in ("Li Na", "Ann de la Tour", "Sixth Tone", "Weibo")]
    [True, True, False, False]
    """
    if _HAN.fullmatch(text):
        return is_han_name(text)
    words = text.lower().split()
    return is_chinese_name(text) or (
        1 < len(words) < 5  # noqa: PLR2004 - given name and surname, and what stands between
        and is_person(text)
        and not is_region(text)
        and not _SELDOM.intersection(words)
    )


def _is_prose(text: str) -> bool:
    """Whether a place or a paper has words that neither has: `in the end it won`."""
    small = _PARTICLES | {"the", "of", "and", "on", "upon"}
    return any(word.islower() and word not in small for word in text.split())


def _fits(word: str) -> bool:
    return word[0].isupper() or word.lower() in _PARTICLES or bool(_JOINED.match(word))


def _pieces(text: str, outlets: frozenset[str]) -> tuple[list[Piece], list[str]]:
    """The text cut at its joints, and the papers in it."""
    cut = ["", *_SPLIT.split(text)]
    pieces: list[Piece] = []
    papers: list[str] = []
    for joint, raw in zip(cut[::2], cut[1::2], strict=True):
        name, *place = _PLACE.split(raw, maxsplit=1)
        where = " ".join(place)
        where, behind = cut_outlet(where, outlets) if where else ("", None)
        name, whose = _without_role(name)
        name, paper = cut_outlet(name, outlets)
        papers += [one for one in (whose, paper, behind) if one and _is_paper(one, outlets)]
        name = name.strip(" ,:：()（）-")
        name = name if _keeps_stop(name) else name.rstrip(". ")
        if looks_like_outlet(name):
            papers.append(name)
        elif name or place:
            pieces.append(Piece(_joint(joint), name, where if place else None))
    return pieces, papers


def _is_paper(name: str, outlets: frozenset[str]) -> bool:
    return is_agency(name, outlets) and name.lower() != "staff"


def _joint(printed: str) -> str:
    text = " ".join(printed.lower().replace("&", "and").split())
    text = {"with": "and", "和": "and", ",and": ", and", "": " "}.get(text, text)
    return "" if not printed else "/" if text in set("/;；、") else "," if text == "，" else text


def _keeps_stop(name: str) -> bool:
    """`Jr.` and `J.` keep theirs."""
    return bool(re.search(r"(?i)\s(?:[js]r|[^\W\d_])\.$", name))


def _without_role(name: str) -> tuple[str, str | None]:
    """A name without what its bearer is, and whose: `Xinhua writer Li Na` → Li Na, Xinhua."""
    name = _WORK.sub("", name.strip())
    if role := _HAN_ROLE.match(simplified(name)):
        name = name[role.end() :].strip()
    match = _ROLE.match(name)
    if not match:
        return name, None
    whose = _QUALIFIER.sub("", match["whose"]).strip()
    if match["rest"]:
        return match["rest"], whose
    # AP Sports Writer: the paper's name and the desk's
    first = whose.partition(" ")[0]
    return ("", first) if first.isupper() and is_agency(first) else (whose, None)


def _is_meant(piece: Piece, people: list[Piece], outlets: frozenset[str], *, named: bool) -> bool:
    """Whether a piece is a person here: a single word may be a place as well."""
    if not is_person(piece.name, outlets) or is_region(piece.name):
        return False
    if " " in piece.name or _HAN.fullmatch(piece.name):
        return True
    real = [other for other in people if other.name]
    if len(real) == 1:
        return piece.name not in _MONTHS
    if not named or (piece.joint == "," and piece is real[-1]):
        return False
    singles = all(" " not in other.name for other in real)
    placed = any(other.place for other in real)
    return singles or piece is real[0] or (placed and piece.joint != ",")
