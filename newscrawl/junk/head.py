"""Junk in what a page's head says: titles, keywords, descriptions, authors, structured data."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from newscrawl.items import Removal
from newscrawl.junk.context import Context
from newscrawl.junk.disguise import is_disguised
from newscrawl.junk.scripts import is_western, units
from newscrawl.junk.shapes import KeywordList, is_sentence

_TITLES = ("html:title", "meta:og:title", "meta:twitter:title", "json-ld:headline", "founder:title")

SHOWN = "shown title "
"""Begins the names of titles that the page shows."""

_PARTING = re.compile(r"(?<!\s)\s*[,，;；|｜丨_、★•·]\s*|(?<!\s)\s+[-–—I/]\s+|(?<=\S)[-–—](?=\S)")
_SIGNS = re.compile(r"[,，;；|｜丨_、★•·]|\s[-–—I/]\s|[-–—]")
_EDGE = " \t,，;；|｜丨_、-–—/·★•:："

_LISTED = 3
"""Items that make a list of keywords of a string."""

_SHARED = 2
"""Items that two strings of the head must share to be of one list."""

_LONGEST = 60
"""Characters of an item."""

_KNOWN = 0.34
"""Share of an item's words that the prose may have; the words of honest keywords are there."""

_MANY = 0.5
"""Share of a string's items that must be injected for all of it to go."""


@dataclass(slots=True)
class HeadVerdict:
    """What goes of a page's head: what is left of each string that changes, and why."""

    left: dict[str, str] = field(default_factory=dict)
    removed: list[Removal] = field(default_factory=list)

    @property
    def is_title_lost(self) -> bool:
        """Whether something went out of a title."""
        return any(name in self.left for name in _TITLES)

    def titles(self, head: Mapping[str, str]) -> list[str]:
        """What is left of the head's titles."""
        left = {**head, **self.left}
        return [left[name] for name in _TITLES if left.get(name)]

    def take(self, name: str, text: str, evidence: str, *, left: str = "", items: int = 1) -> None:
        """Note that a text goes out of a string."""
        self.left[name] = left
        place = name if name.startswith(SHOWN) else f"head: {name}"
        self.removed.append(Removal("keyword_head", place, evidence, text, items))


def judge_head(head: Mapping[str, str], context: Context, *, infected: bool) -> HeadVerdict:
    """Search keywords in titles, descriptions, keywords and names.

    They stand in several strings of the head, and nothing in the article says their words; or they
    are in another script than the article, or in disguise, or sell. The rest of the string stays: a
    title is often left behind the keywords that were put in front of it.
    """
    verdict = HeadVerdict()
    spam = _spam(head, context)
    whole = "\n".join(head.values())
    if not spam and is_western(whole) and not context.lexicon.may_stand_in(whole):
        return verdict
    for name, value in head.items():
        if is_title(name):
            _judge_title(verdict, name, value, spam, context)
        else:
            _judge_list(verdict, name, value, spam, context)
    _judge_scripts(verdict, head, context, infected=infected)
    return verdict


def is_title(name: str) -> bool:
    """Whether a string is a title: of the head, or one that the page shows."""
    return name in _TITLES or name.startswith(SHOWN)


def items_of(text: str) -> tuple[str, ...]:
    """The items of a list, cut at the sign that parts most; the text alone where it is none.

    >>> items_of("red tea-green tea-black tea"), items_of("Tea, milk")
    (('red tea', 'green tea', 'black tea'), ('Tea', 'milk'))
    """
    signs = Counter(sign.strip() or sign for sign in _SIGNS.findall(text))
    if not signs:
        return (text.strip(),)
    parting = re.escape(signs.most_common(1)[0][0])
    return tuple(
        item.strip(_EDGE) for item in re.split(rf"\s*{parting}\s*", text) if item.strip(_EDGE)
    )


def _spam(head: Mapping[str, str], context: Context) -> frozenset[str]:
    """The keywords with which a title or a second list begins, too, and the article does not."""
    lists = (_listed(value) for name, value in head.items() if name.endswith("keywords"))
    return frozenset(
        item
        for keywords in lists
        if _is_injected_list(keywords, head, context)
        for item in keywords
    )


def _is_injected_list(keywords: Sequence[str], head: Mapping[str, str], context: Context) -> bool:
    shared: set[str] = set()
    for name, value in head.items():
        if is_title(name):
            shared.update(_leaders(value, keywords))
        elif name.endswith("description") and not is_sentence(value):
            items = {*items_of(value)}
            shared.update(items & {*keywords} if len(items) > 1 else ())
    if len(shared) < _SHARED:
        return False
    new = [item for item in shared if _is_new(item, context)]
    return len(new) >= max(_SHARED, _MANY * len(shared))


def _leaders(title: str, keywords: Sequence[str]) -> list[str]:
    """The keywords in a title that begins with one of them; a headline may name one."""
    if not any(title.startswith(item) for item in keywords):
        return []
    found = [item for item in keywords if item in title]
    return found if len(found) >= _SHARED else []


def _listed(value: str) -> list[str]:
    """The items of a string, if it is a list."""
    items = items_of(value)
    return [item for item in items if 1 < len(item) <= _LONGEST] if len(items) >= _SHARED else []


def _is_new(item: str, context: Context) -> bool:
    """Whether an item is a phrase of which the article has hardly a word."""
    words = {*units(item)}
    known = context.known(words, None)
    return known is not None and known <= _KNOWN and (len(words) > 1 or not item.isascii())


def _is_spam(item: str, spam: frozenset[str], context: Context) -> bool:
    if item in spam:
        return True
    return bool(context.lexicon.count(item)) and _is_new(item, context)


def _judge_title(
    verdict: HeadVerdict, name: str, value: str, spam: frozenset[str], context: Context
) -> None:
    """Cut the keywords that stand in front of a title, or all of it."""
    rest, items = _behind_spam(value, spam)
    while rest and (item := _leading(rest, spam, context)):
        rest, items = rest[len(item) :].lstrip(_EDGE), items + 1
    if is_disguised(value):
        rest, items = _plain_end(value, context), max(items, _SHARED)
    cut = value[: len(value) - len(rest)]
    if items < _SHARED and not (items and context.is_foreign(cut)):
        return
    if rest and not context.known({*units(rest)}, None):
        rest, cut = "", value  # "official shop": it tells of no story
    verdict.take(name, cut.strip(_EDGE), "keywords in a title's place", left=rest, items=items)


def _behind_spam(title: str, spam: frozenset[str]) -> tuple[str, int]:
    """What stands behind the last keyword of a title that begins with one, and their number."""
    if not any(title.startswith(item) for item in spam):
        return title, 0
    ends = [title.rfind(item) + len(item) for item in spam if item in title]
    return title[max(ends) :].lstrip(_EDGE), len(ends)


def _plain_end(title: str, context: Context) -> str:
    """The part of a title behind all that is disguised, if the story has its words."""
    for match in _PARTING.finditer(title):
        rest = title[match.end() :]
        if not is_disguised(rest) and (context.known({*units(rest)}, None) or 0) > _KNOWN:
            return rest
    return ""


def _leading(text: str, spam: frozenset[str], context: Context) -> str:
    """The keyword that a text begins with."""
    for item in sorted(spam, key=len, reverse=True):
        if text.startswith(item):
            return item
    match = _PARTING.search(text)
    first = text[: match.start()] if match else text
    return first if first and _is_injected(first, context) else ""


def _is_injected(item: str, context: Context) -> bool:
    """Whether a phrase alone is of another script than the article and new, or sells."""
    if context.is_foreign(item):
        return len({*units(item)}) > 1
    return bool(context.lexicon.count(item)) and _is_new(item, context) and " " in item.strip()


def _judge_list(
    verdict: HeadVerdict, name: str, value: str, spam: frozenset[str], context: Context
) -> None:
    """Keywords, a description, names: the items that are spam, or all where most are."""
    if not spam and not context.lexicon.count(value):
        return
    items = items_of(value)
    bad = [item for item in items if _is_spam(item, spam, context)]
    bad = bad or [item for item in spam if item in value]
    if len(bad) < _SHARED and spam.isdisjoint(bad):
        return
    left: list[str] = []
    if name.endswith(("keywords", "tag")):
        is_most = len(bad) >= _MANY * len(items)
        left = [one for one in items if one not in bad and not (is_most and _is_new(one, context))]
    gone = value if not left else ", ".join(item for item in items if item not in left)
    verdict.take(
        name, gone, "injected keywords", left=", ".join(left), items=len(items) - len(left)
    )


def _judge_scripts(
    verdict: HeadVerdict,
    head: Mapping[str, str],
    context: Context,
    *,
    infected: bool,
) -> None:
    """Titles in another script, if there is one in the article's; then the rest of the head, too.

    An honest page may have a title or keywords from a publisher of both languages: keywords go only
    with other junk, or if they vary a few words.
    """
    infected = infected or bool(verdict.removed)
    titles = {
        name: value for name, value in head.items() if is_title(name) and name not in verdict.left
    }
    foreign = {name: value for name, value in titles.items() if context.is_foreign(value)}
    others = [one for one in titles.values() if one and not context.is_foreign(one)]
    if any(any(map(str.isalpha, one)) for one in others):
        for name, value in foreign.items():
            verdict.take(name, value, "another script than the article and another title")
            infected = True
    left = {
        name: items_of(value)
        for name, value in head.items()
        if not is_title(name) and name not in verdict.left and context.is_foreign(value)
    }
    varied = {name for name, items in left.items() if _are_varied(items)}
    for name, items in left.items():
        if name in varied or ((infected or varied) and _is_listed_or_said(name, items)):
            evidence = "keywords that vary" if name in varied else "another script, with other junk"
            verdict.take(name, head[name], evidence, items=len(items))


def _are_varied(items: Sequence[str]) -> bool:
    return len(items) >= _LISTED and KeywordList(tuple(items)).are_variations


def _is_listed_or_said(name: str, items: Sequence[str]) -> bool:
    """Whether a string is a list, or a description: a word or two may be the publisher's."""
    return len(items) >= _LISTED or name.endswith("description")
