"""The language of a text, by CLD2, whose tables come with the package."""

from __future__ import annotations

import re

import pycld2

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")

_ENOUGH = 4_000
"""Characters looked at; more changes nothing."""

_MOST = 90
"""Per cent of a text that must be in a language to be sure of it."""


def language_of(text: str | None) -> str | None:
    """BCP 47 tag of a text's language, or None where the text is too short to tell.

    >>> language_of("The committee met on Thursday and agreed to publish its report next month.")
    'en'
    >>> language_of("委员会周四开会，同意下个月公布报告。专家认为这一决定十分重要。")
    'zh'
    """
    return _detect(text or "", surely=False)


def certain_language(text: str) -> str | None:
    """The same where CLD2 is sure, also of one sentence; its relatives have one tag.

    >>> certain_language("Les hérons sont revenus au vieux port lundi matin.")
    'fr'
    >>> certain_language("Gu Wen") is None
    True
    """
    code = _detect(text, surely=True)
    return None if code is None else _RELATIVES.get(code, code)


# CLD2 tells a sentence of one of these from the others by chance.
_RELATIVES = {
    one: codes[0]
    for codes in (
        ("id", "ms", "jv", "su"), ("hr", "bs", "sr", "sh", "sl"), ("cs", "sk"),
        ("da", "no", "nn", "nb"),
        ("pt", "gl"), ("zh", "zh-Hant"), ("ru", "uk", "be", "bg"), ("en", "sco"), ("af", "nl"),
        ("es", "ca"),
    )
    for one in codes
}  # fmt: skip


def _detect(text: str, *, surely: bool) -> str | None:
    sample = _CONTROL.sub(" ", text[:_ENOUGH])
    if not sample.strip():
        return None
    try:
        is_sure, _, details = pycld2.detect(sample, bestEffort=not surely)
    except pycld2.error:
        return None
    code = str(details[0][1])
    if code == "un" or (surely and (not is_sure or details[0][2] < _MOST)):
        return None
    return {"iw": "he"}.get(code, code)
