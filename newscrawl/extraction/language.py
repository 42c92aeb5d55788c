"""The language of a text, by CLD2, whose tables come with the package."""

from __future__ import annotations

import re

import pycld2

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")

_ENOUGH = 4_000
"""Characters looked at; more changes nothing."""


def language_of(text: str | None) -> str | None:
    """BCP 47 tag of a text's language, or None where the text is too short to tell.

    >>> language_of("The committee met on Thursday and agreed to publish its report next month.")
    'en'
    >>> language_of("委员会周四开会，同意下个月公布报告。专家认为这一决定十分重要。")
    'zh'
    """
    sample = _CONTROL.sub(" ", (text or "")[:_ENOUGH])
    if not sample.strip():
        return None
    try:
        _, _, details = pycld2.detect(sample, bestEffort=True)
    except pycld2.error:
        return None
    code = details[0][1]
    return None if code == "un" else {"zh-Hant": "zh-Hant", "iw": "he"}.get(code, code)
