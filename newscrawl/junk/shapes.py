"""The form of a line: a list of keywords, a run of words, or a sentence."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from newscrawl.junk.scripts import script_of, units

# Separators seen in injected lists, by how often: , _ - | I 丨. The rest is what others may use;
# people enumerate with 、 and ， and seldom part lists with stars.
_SEPARATORS = re.compile(
    r"(?<!\s)\s*[,|丨｜¦_\t★☆◆■●•※✅✔☑❤🔥⭐👉👈→»]+\s*|(?<!\s)\s+[-–—I~/·>]\s+"
    r"|(?<=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])[-·/~](?=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])"
)
_ENUMERATING = re.compile(rf"{_SEPARATORS.pattern}|(?<!\s)\s*[、，；;／]\s*")
_BLANK = re.compile(r"\s+")
_HINT = re.compile(
    r"[,|丨｜¦_\t★☆◆■●•※✅✔☑❤🔥⭐👉👈→»、，；;／~·]| [-–—I/>] |(?<=\w)-(?=[^\x00-\x7f])"
)

_SENTENCE = re.compile(r"[.。!！?？…;；][\"”’')）]*(?:\s|$)|[。！？]")
_PUNCTUATION = re.compile(r"[.,;:!?\"'“”‘’()\[\]。，、；：！？「」『』《》（）]")

_DENSE = frozenset({"han", "kana", "hangul", "thai"})

HALF = 0.5

_ARTICLE = 3

_VARIATIONS = 4
_PHRASE = 4
"""Items, and their mean length in characters, from which items alike are search keywords: words
for what people search for are phrases, names of languages, people and places are shorter."""

_NEARLY_ALL = 0.7

_MIN_ITEMS = 3
_MAX_ITEM = 40
"""Characters: the longest keyword seen has 37."""

_SAMPLE = 400
"""Items that tell the script of a list, however long it is."""


@dataclass(frozen=True)
class KeywordList:
    """A line that is a list of short items."""

    items: tuple[str, ...]

    @cached_property
    def recurrence(self) -> float:
        """Share of the items that share a word, or two neighbouring signs, with another item.

        Keyword spam varies a few words (median 0.88 of the lists seen), honest lists do not.
        """
        found = [{unit for unit in units(item) if _tells(unit)} for item in self.items]
        counts = Counter(unit for one in found for unit in one)
        return sum(any(counts[unit] > 1 for unit in one) for one in found) / len(self.items)

    @cached_property
    def are_phrases(self) -> bool:
        """Whether items are as long as what people search for: four signs, or two words."""
        spaced = [item for item in self.items if item.isascii() or " " in item]
        if len(spaced) > HALF * len(self.items):
            return sum(" " in item for item in self.items) > HALF * len(self.items)
        chars = sum(len(item) for item in self.items if not item.isascii())
        return chars >= _PHRASE * len(self.items)

    @property
    def are_typed(self) -> bool:
        """Whether nearly all items are phrases as people type them: no capital letter in front."""
        small = sum(not item[:1].isupper() for item in self.items)
        return self.are_phrases and small >= _NEARLY_ALL * len(self.items)

    @property
    def are_variations(self) -> bool:
        """Whether the items are search keywords: phrases that vary a few words."""
        is_enough = len(set(self.items)) >= _VARIATIONS
        return is_enough and self.are_phrases and self.recurrence > HALF


def _tells(unit: str) -> bool:
    """Whether a word says something: not a number, nor an article of two or three letters."""
    return not unit.isdigit() and (not unit.isascii() or len(unit) > _ARTICLE)


def keyword_list(text: str, *, enumerating: bool = False) -> KeywordList | None:
    """The items of a line that is a list, or None where it is none.

    `enumerating` takes the signs, too, with which people part what they enumerate.

    >>> keyword_list("red tea,green tea,black tea").items
    ('red tea', 'green tea', 'black tea')
    >>> keyword_list("Tea, coffee and milk were sold.") is None
    True
    """
    text = text.rstrip(" ?？")  # what is left of signs that were lost in recoding
    if _SENTENCE.search(text):
        return None
    items = parts(text, enumerating=enumerating)
    if len(items) < _MIN_ITEMS or any(len(item) > _MAX_ITEM for item in items):
        return None
    return KeywordList(items)


def phrase_list(text: str) -> KeywordList | None:
    """The items of a line of phrases with nothing but blanks between them, in a script of signs.

    >>> phrase_list("红茶价格 绿茶价格 白茶价格").items
    ('红茶价格', '绿茶价格', '白茶价格')
    """
    if text.isascii() or _PUNCTUATION.search(text):
        return None
    items = tuple(_BLANK.split(text.strip()))
    sample = items[:_SAMPLE]
    dense = sum(script_of(item) in _DENSE for item in sample)
    is_list = len(items) >= _MIN_ITEMS and dense > HALF * len(sample)
    return KeywordList(items) if is_list and max(map(len, items)) <= _MAX_ITEM else None


def parts(text: str, *, enumerating: bool = False) -> tuple[str, ...]:
    """A line cut where lists are, whether it is one or not."""
    separators = _ENUMERATING if enumerating else _SEPARATORS
    return tuple(item.strip() for item in separators.split(text) if item.strip())


def may_be_list(text: str) -> bool:
    """Whether a line has separators enough for a list; fast."""
    return len(_HINT.findall(text)) >= _MIN_ITEMS - 1


def is_sentence(text: str) -> bool:
    """Whether a line ends or holds a sentence."""
    return bool(_SENTENCE.search(text))


def is_bare(text: str) -> bool:
    """Whether a line has no punctuation at all."""
    return not _PUNCTUATION.search(text)


def repeated_words(text: str) -> float:
    """Share of a line's words that stand in it more than once."""
    words = [unit for unit in units(text) if len(unit) > 1]
    counts = Counter(words)
    return sum(counts[word] > 1 for word in words) / len(words) if words else 0.0
