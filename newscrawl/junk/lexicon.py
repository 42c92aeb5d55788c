"""Words that search spam sells with: one sign among others, never enough to decide.

Written down from what such programs advertise (newscrawl/junk/RULES.md): gambling, pills, adult
films, loans, ghost-written papers, copies of brands, forged papers, bought links. News tells of all
of these, too, so that a word counts only where structure speaks against its block as well. Stocks
of spam hold more than 60,000 phrases: no list is ever complete, and everything works without it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from functools import lru_cache
from html import unescape
from pathlib import Path

_FILE = Path(__file__).with_name("lexicon.txt")

_DROPPED = re.compile(r"[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")

# Letters of other scripts that look like Latin ones, as spam swaps them.
_LOOKALIKES = str.maketrans(
    "аеорсухіјѕԁһӏΑΒΕΗΙΚΜΝΟΡΤΧΥΖανορτυ∨ā", "aeopcyxijsdhlABEHIKMNOPTXYZavoptuva"
)

_WORD = re.compile(r"[^\W_]+")
_SMALL = re.compile("[a-z]")
_SIGNS = {code: " " for code in range(128) if not chr(code).isalnum()}


def fold(text: str) -> str:
    """A text as it is compared: entities, widths, invisible signs and look-alikes undone.

    >>> fold("ＢＥＴ &#99;asino vi\u200bagra")
    'bet casino viagra'
    """
    text = unicodedata.normalize("NFKC", unescape(text) if "&" in text else text)
    text = _DROPPED.sub("", text)
    return text.casefold()


def _straightened(text: str) -> str:
    """Mixed words with look-alikes undone: a word in one script keeps its letters."""
    return " ".join(
        word if word.isascii() or not _SMALL.search(word) else word.translate(_LOOKALIKES)
        for word in text.split()
    )


class Lexicon:
    """Words and phrases; those of scripts that part no words are looked for inside a text."""

    def __init__(self, terms: Collection[str]) -> None:
        """Take terms, of which a hyphen parts the words of a phrase."""
        folded = {fold(term).replace("-", " ") for term in terms}
        self._words = frozenset(
            term for term in folded if _WORD.fullmatch(term) and _is_spaced(term)
        )
        self._inner = _either(term for term in folded if not _is_spaced(term))
        self._rare = self._words | {
            max(term.split(), key=len) for term in folded if " " in term and _is_spaced(term)
        }
        self._phrases = _either(term for term in folded if " " in term and _is_spaced(term))

    def __bool__(self) -> bool:
        """Whether there is a word in it."""
        return bool(self._words or self._inner or self._phrases)

    def count(self, text: str) -> int:
        """How many of its words stand in a text."""
        return len(self.words_of(text))

    def may_stand_in(self, text: str) -> bool:
        """Whether one of its words may stand in a long text; fast for plain ones."""
        if text.isascii():
            return not self._rare.isdisjoint(text.lower().translate(_SIGNS).split())
        return bool(self.words_of(text))

    def told(self, text: str) -> list[str]:
        """Its words in a text, and those that speak to customers; none of an empty list's."""
        return self.words_of(text) + _promising().words_of(text) if self else []

    def words_of(self, text: str) -> list[str]:
        """Its words in a text, as often as they stand there."""
        text = text.lower() if text.isascii() and "&" not in text else _straightened(fold(text))
        found = [word for word in _WORD.findall(text) if word in self._words]
        if self._phrases:
            found += self._phrases.findall(text)
        if self._inner and not text.isascii():
            found += self._inner.findall(text)
        return found


def _either(terms: Iterable[str]) -> re.Pattern[str] | None:
    longest = sorted(terms, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest))) if longest else None


def _is_spaced(term: str) -> bool:
    return not re.search("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]", term)


def lexicon_of(terms: Collection[str] | None) -> Lexicon:
    """Our own list, or one of these terms; an empty one finds nothing."""
    return _own() if terms is None else Lexicon(terms)


@lru_cache(maxsize=1)
def _own() -> Lexicon:
    return Lexicon(_section("sells"))


@lru_cache(maxsize=1)
def _promising() -> Lexicon:
    return Lexicon(_section("speaks to customers"))


def _section(name: str) -> list[str]:
    """The words below a heading of the file, up to the next one."""
    text = _FILE.read_text(encoding="utf-8")
    return text.partition(f"[{name}]")[2].partition("[")[0].split()
