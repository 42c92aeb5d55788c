"""Keywords in front of a line that stays, and foreign ones in the middle of a sentence."""

from __future__ import annotations

import re

from newscrawl.junk.findings import Finding
from newscrawl.junk.scripts import units
from newscrawl.junk.shapes import is_sentence
from newscrawl.junk.signs import Signs

# Each begins where blanks do, or a line of blanks would take time without end.
_PARTING = re.compile(r"(?<!\s)\s*[,|｜丨_]\s*|(?<!\s)\s+[-–—I]\s+|(?<=\S)-(?=\S)")

_LEADERS = 2
"""Keywords that stand in front of a line, at least."""

_TOLD = 0.25
"""Share of a headline's words that its story has, at least."""

_LONGEST = 60
"""Characters of a keyword."""

# A run of signs that no Latin or Cyrillic sentence has; blanks and digits may stand between them.
_DENSE = "\u0e00-\u0eff\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_RUN = re.compile(rf"[{_DENSE}](?:[{_DENSE}0-9a-zA-Z ]*[{_DENSE}])?[0-9a-zA-Z]*")
_QUOTED = re.compile(r"[\"'“”‘’«»「」『』《》()（）\[\]]")
_NEAR = 2

_SHORTEST = 8
"""Signs of a phrase that was put into a sentence; names and words that stories tell are shorter."""

_SELLS = 2
"""Words of the lexicon in such a phrase: stories name a firm or a word that holds one."""

_EXPLAINING = frozenset(":,;.—-–：，")


def keyword_prefix(signs: Signs) -> list[Finding]:
    """Keywords in front of a headline, two or more: of another script, or that sell and are new.

    Where titles are replaced, what they were often stands behind the keywords.
    """
    if signs.is_linked or signs.block.hidden or signs.is_sentence:
        return []
    start, count, sells = 0, 0, 0
    for match in _PARTING.finditer(signs.text):
        if not _is_keyword(signs, signs.text[start : match.start()]):
            break
        sells += signs.context.lexicon.count(signs.text[start : match.start()])
        start, count = match.end(), count + 1
    rest = signs.text[start:]
    if count < _LEADERS or not sells or not _is_headline(signs, rest):
        return []
    return [
        Finding("keyword_prefix", f"{count} keywords before a headline", count, span=(0, start))
    ]


def _is_headline(signs: Signs, text: str) -> bool:
    """Whether the story has some of a text's words, and it is no keyword."""
    known = signs.context.known({*units(text)}, signs.block)
    return known is not None and known >= _TOLD and not _is_keyword(signs, text)


def _is_keyword(signs: Signs, text: str) -> bool:
    if not text or len(text) > _LONGEST or is_sentence(text):
        return False
    if signs.context.is_foreign(text):
        return len({*units(text)}) > 1
    if not signs.context.lexicon.count(text):
        return False
    words = {*units(text)}
    return len(words) > 1 and (signs.context.known(words, signs.block) or 0) < 1


def foreign_phrase(signs: Signs) -> list[Finding]:
    """A phrase that sells, in a script without blanks, in a sentence of another one.

    Not what the sentence quotes or glosses: stories tell of such words, in quotation marks.
    """
    text = signs.text
    if (
        text.isascii()
        or not signs.is_sentence
        or signs.context.scripts & {"han", "kana", "thai", "hangul"}
    ):
        return []
    return [
        Finding("foreign_phrase", "sells in another script", span=run.span())
        for run in _RUN.finditer(text)
        if len(run[0]) >= _SHORTEST
        and signs.context.is_foreign(run[0])
        and signs.context.lexicon.count(run[0]) >= _SELLS
        and not _is_quoted(text, *run.span())
    ]


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Whether a phrase stands in quotation marks or brackets, or before a sign that explains it."""
    before = text[:start]
    if (
        text[end : end + 1] in _EXPLAINING
        or before.count('"') % 2
        or before.count("“") > before.count("”")
    ):
        return True
    near = before[-_NEAR:] + text[end : end + _NEAR]
    return bool(_QUOTED.search(near))
