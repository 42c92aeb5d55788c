"""Names in normal capitals, where a page prints them in capitals throughout."""

from __future__ import annotations

import re

_VOWEL = re.compile(r"[aeiouy]", re.IGNORECASE)
_INITIALS = re.compile(r"(?:\w\.)+\w?")
_NUMERAL = re.compile(r"II|III|IV")

# Short words without a vowel that are no initials.
_SPOKEN = frozenset({"ng", "st", "mr", "dr"})

# Small inside a name. Those that are Chinese syllables too (de, di, la, bin) are left out.
_SMALL = frozenset({"van", "von", "der", "del", "della", "dos", "ibn"})

# O'NEIL, D'ANGELO; but XI'AN and YU'AN
_ELIDED = re.compile(r"^([A-Z]['’])(\w)(.*)$")
_MC = re.compile(r"^(MC)([A-Z])([A-Z]{2,})$")
# McDONALD, MacDONALD: the first letters are small already
_HALF = re.compile(r"^(Ma?c)([A-Z])([A-Z]{2,})$")


def normal_capitals(name: str) -> str:
    """`LI NA` → `Li Na`; words with small letters and initials stay as they are.

    >>> [normal_capitals(name) for name in ("SEAN O'NEIL", "YU'AN", "MCDONALD", "McDONALD")]
    ["Sean O'Neil", "Yu'an", 'McDonald', 'McDonald']
    >>> normal_capitals("DJ Clark")
    'DJ Clark'
    >>> normal_capitals("LUDWIG VAN BEEK III")
    'Ludwig van Beek III'
    """
    words = [_HALF.sub(lambda half: half[1] + half[2] + half[3].lower(), w) for w in name.split()]
    last = len(words) - 1
    return " ".join(
        _word(word, inside=0 < index < last, ending=index == last and last > 0)
        for index, word in enumerate(words)
    )


def _word(word: str, *, inside: bool, ending: bool) -> str:
    if not _shouted(word) or (ending and _NUMERAL.fullmatch(word)):
        return word
    if inside and word.lower() in _SMALL:
        return word.lower()
    return "-".join(_capitalise(part) for part in word.split("-"))


def _shouted(word: str) -> bool:
    if not word.isupper() or len(word.strip(".")) <= 1 or _INITIALS.fullmatch(word):
        return False
    stem = word.strip(".").lower()
    # DJ, TJ: no syllable, so letters that are read one by one
    return len(stem) > 2 or bool(_VOWEL.search(stem)) or stem in _SPOKEN  # noqa: PLR2004


def _capitalise(part: str) -> str:
    for form in (_ELIDED, _MC):
        if match := form.match(part):
            first, letter, rest = match.groups()
            return first.capitalize() + letter + rest.lower()
    return part.capitalize()
