"""Which script a text is written in, and what two texts have in common."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

# Signs that stand for a syllable or a word weigh as much as two letters.
_RANGES = (
    ("latin", 1, "\u00aa-\u024f\u1e00-\u1eff"),
    ("han", 2, "\u3400-\u9fff\uf900-\ufaff"),
    ("kana", 2, "\u3041-\u3096\u30a1-\u30fa\u30fc\uff66-\uff9f"),
    ("hangul", 2, "\uac00-\ud7af\u1100-\u11ff"),
    ("cyrillic", 1, "\u0400-\u052f"),
    ("greek", 1, "\u0370-\u03ff\u1f00-\u1fff"),
    ("arabic", 1, "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc"),
    ("hebrew", 1, "\u0590-\u05ff"),
    ("thai", 1, "\u0e00-\u0eff"),
    ("indic", 1, "\u0900-\u0dff"),
)
_LETTERS = tuple((name, weight, re.compile(f"[{signs}]")) for name, weight, signs in _RANGES)

_STRANGE = re.compile(r"[^\x00-\x7f]+")
_BEYOND = re.compile("[\u0370-\u1dff\u2c00-\ud7ff\uf900-\ufdff\ufe70-\uffdc]")
"""Letters of other scripts, all of them."""

_PLAIN = re.compile(r"[A-Za-z]")

_JAPANESE = 0.1
"""Share of kana from which Chinese signs are Japanese ones."""

_WORD = re.compile(r"[^\W_]+")
_DENSE = re.compile("[\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0eff]{2,}")


def script_weights(text: str) -> dict[str, int]:
    """The scripts of a text with the weight of their letters.

    >>> script_weights("Gu Wen, 鹭鸟")
    {'han': 4, 'latin': 5}
    """
    strange = "" if text.isascii() else "".join(_STRANGE.findall(text))
    weights = {name: weight for name, weight in _weigh(strange) if weight}
    if plain := len(_PLAIN.findall(text)):
        weights["latin"] = weights.get("latin", 0) + plain
    if weights.get("kana", 0) > _JAPANESE * weights.get("han", 0):
        weights["kana"] = weights.get("kana", 0) + weights.pop("han", 0)
    return weights


def is_western(text: str) -> bool:
    """Whether a text has no letters but Latin ones; fast."""
    if text.isascii():
        return True
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return not _BEYOND.search(text)
    return True


def _weigh(strange: str) -> Iterator[tuple[str, int]]:
    if strange:
        yield from (
            (name, weight * len(signs.findall(strange))) for name, weight, signs in _LETTERS
        )


def script_of(text: str) -> str:
    """The script of most of a text; "" without letters.

    >>> script_of("手机app下载"), script_of("2026")
    ('han', '')
    """
    weights = script_weights(text)
    return max(weights, key=weights.__getitem__, default="")


@lru_cache(maxsize=64)
def letters_but(scripts: frozenset[str]) -> re.Pattern[str]:
    """A letter of any script but these and Latin."""
    ranges = "".join(signs for name, _, signs in _RANGES if name not in scripts | {"latin"})
    return re.compile(f"[{ranges}]" if ranges else r"(?!)")


def units(text: str) -> Iterator[str]:
    """The words of a text, in lower case; pairs of signs where a script parts none.

    >>> list(units("Red tea 红茶馆"))
    ['红茶', '茶馆', 'red', 'tea']
    """
    if not text.isascii():
        for run in _DENSE.findall(text):
            yield from map("".join, pairwise(run))
        text = _DENSE.sub(" ", text)
    yield from _WORD.findall(text.lower())
