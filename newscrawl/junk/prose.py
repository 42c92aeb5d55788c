"""Links that were put into sentences, and sentences that were put around links."""

from __future__ import annotations

import re
from collections.abc import Collection

from newscrawl.junk.findings import Finding
from newscrawl.junk.scripts import script_of, units
from newscrawl.junk.signs import Signs

_NEW_MATTER = 0.3
"""Share of known long words up to which a sentence may be of another matter than its page."""

_LONG = 5
"""Letters of a word that tells what a text is about."""

_SPEAKS, _SPEAKS_MUCH = 2, 3
"""Words for customers, new to the page, that count one point and two."""

_ENOUGH, _ENOUGH_SHORT, _BRIEF = 3, 2, 180
"""Points that make planted prose of a paragraph, and of one of less than so many characters."""

_DENSE = 8
_SHORT = 420
"""A link is an eighth of its paragraph, which has at most these characters."""

_QUOTES = ('"', "“", "‘", "'", "«", "「", "『", "„")
"""Stories quote people; advertisements do not."""

# A sign of punctuation behind a link, or before it: the sentence was written around the link.
_BEHIND = re.compile(r"\s?[.,;:!?。，、；：！？]")
_BEFORE = re.compile(r"[.,;:!?。，、；：！？]\s?$")
_NEAR = 2
"""Characters before a link in which that may stand."""


def planted_prose(signs: Signs) -> Finding | None:
    """Sentences that advertise around a planted link, or beside such sentences without one.

    In another script or language than the page; or with words for customers that nothing else of it
    has, new matter, a link that the sentence was written around or that is a large part of it.
    Of 2,489 true sentences into which a link was set, two look like that; the others lose only the
    link. Without a lexicon only the language tells.
    """
    if not signs.is_sentence:
        return None
    beside = bool(signs.context.planted_languages)
    leads_out = bool(signs.planted) or _sells_out(signs)
    if not leads_out and (not beside or signs.domains) and not _sells_abroad(signs):
        return None
    if _is_other_language(signs):
        return Finding("planted_prose", "another language", signs.items)
    if not signs.planted and not _may_be_beside(signs):
        return None
    words = {*units(signs.unplanted)}
    if not (points := _points(signs, words)):
        return None
    if sum(points.values()) < (_ENOUGH_SHORT if len(signs.unplanted) < _BRIEF else _ENOUGH):
        return None
    evidence = ", ".join(name for name, point in points.items() if point)
    return Finding("planted_prose", evidence, signs.items, is_structural=bool(signs.planted))


def _may_be_beside(signs: Signs) -> bool:
    """Whether words may tell: what was planted is in the page's language, and this is no quote."""
    is_own = signs.context.language in signs.context.planted_languages
    return is_own and not signs.text.startswith(_QUOTES)


def _sells_out(signs: Signs) -> bool:
    """Whether a paragraph in another language leads out and speaks to customers."""
    if not signs.domains or not (signs.is_other_language or signs.is_foreign):
        return False
    return len({*signs.context.lexicon.told(signs.text)}) >= _SPEAKS


def _sells_abroad(signs: Signs) -> bool:
    """Whether a paragraph in another script speaks to customers: that needs no link."""
    if not signs.is_foreign or not signs.commercial:
        return False
    return len({*signs.context.lexicon.told(signs.text)}) > _SPEAKS


def _points(signs: Signs, words: Collection[str]) -> dict[str, int]:
    """The points against a paragraph; none where it does not speak to customers."""
    context = signs.context
    new = set(context.new(words, signs.block))
    told = {*context.lexicon.told(signs.unplanted)}
    speaks = sum(new.issuperset(units(word)) for word in told)
    if speaks < (_SPEAKS if context.is_eloquent else _SPEAKS_MUCH):
        return {}
    matter = context.known([word for word in words if _tells(word)], signs.block)
    return {
        "words for customers": 2 if speaks >= _SPEAKS_MUCH else 1,
        "new matter": matter is not None and matter <= _NEW_MATTER,
        "written around a link": _is_written_around(signs),
        "dense": _is_dense(signs),
    }


def _tells(word: str) -> bool:
    return len(word) >= _LONG or not word.isascii()


def _is_other_language(signs: Signs) -> bool:
    """Whether a paragraph is surely in a language that the page's prose is not in.

    Beside planted prose, one without links must be in its language: stories quote, too.
    """
    context, rest = signs.context, signs.unplanted
    if context.is_foreign(rest):
        return (
            bool(signs.domains)
            or script_of(rest) in context.planted_languages
            or _sells_abroad(signs)
        )
    other = context.other_language(rest)
    return other is not None and (bool(signs.domains) or other in context.planted_languages)


def _is_written_around(signs: Signs) -> bool:
    """Whether a planted link stands at a comma or full stop."""
    text = signs.text
    return any(
        _BEHIND.match(text, link.end)
        or _BEFORE.search(text[max(0, link.start - _NEAR) : link.start])
        for link in signs.planted
    )


def _is_dense(signs: Signs) -> bool:
    chars = sum(link.end - link.start for link in signs.planted)
    return chars * _DENSE > len(signs.text) and len(signs.text) < _SHORT


def planted_links(signs: Signs) -> list[Finding]:
    """Links to strange hosts inside true sentences: the link goes, the sentence stays."""
    if signs.is_linked and not signs.is_sentence:
        return []
    return [
        Finding("planted_link", f"leads to {link.host}", span=(link.start, link.end))
        for link in signs.planted
    ]
