"""Junk in the fields that a page's head gives: title, keywords, description."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile

from newscrawl.items import Candidate, Page, Removal
from newscrawl.junk.context import Context
from newscrawl.junk.shapes import HALF, KeywordList, cjk_share, keyword_list, parts

_HEAD = ("html:", "meta:", "json-ld", "founder")
"""Sources of titles that stand in the page's head."""

_SHARED = 2
"""Items that a title must share with the keywords to be one of them."""

_HEADLINE_WORDS = 3
"""Words that make a headline of a shown line; menus and labels have fewer."""

_DISPLACED = "other script than article and another title"


def judge_head(page: Page, context: Context, *, infected: bool) -> list[Removal]:
    """What of a page's title, keywords and description was injected.

    `infected` tells that junk was found elsewhere. Without that, Latin keywords of a Chinese
    article stay: they may well be names. A title that is only in another script is no infection:
    an honest page may have it from a publisher of both languages.
    """
    article = page.article
    titles = _list_titles(page.titles, article.tags, context)
    infected = infected or bool(titles)
    titles += _displaced_titles(page.titles, {title.text for title in titles}, context)
    spam = {item for title in titles for item in _spam_items(title.text, context)}
    descriptions = _keyword_description(article.description, spam, context, infected=infected)
    infected = infected or bool(descriptions)
    tags = _keyword_tags(article.tags, spam, context, infected=infected)
    return [*titles, *descriptions, *tags]


def _list_titles(
    titles: Sequence[Candidate], tags: Sequence[str], context: Context
) -> list[Removal]:
    """Titles that spam programs put in a headline's place: lists of search keywords.

    A list in another script than the article; one that the keywords repeat, and none of whose
    items is another title of the page, since honest titles list headline, section and site; or
    one that begins with keywords in another script and ends with the headline.
    """
    removed = []
    known = {item for tag in tags for item in _items(tag)}
    for title in titles:
        found = keyword_list(title.value)
        others = {other.value for other in titles if other.value != title.value}
        in_head = title.source.startswith(_HEAD)
        if found and context.mismatch(title.value):
            evidence = "list of keywords, other script"
        elif in_head and found and _repeats(found.items, tags, others):
            evidence = "list of keywords, repeated as such"
        elif in_head and len({*_leading(title.value, context)} & known) >= _SHARED:
            evidence = "begins with keywords in another script"
        else:
            continue
        removed.append(_removal(title.source, title.value, evidence, len(parts(title.value))))
    return removed


def _repeats(items: Sequence[str], tags: Sequence[str], titles: set[str]) -> bool:
    return len({*items} & {*tags}) >= _SHARED and not titles & {*items}


def _leading(title: str, context: Context) -> list[str]:
    """The keywords in another script that stand in front of a title."""
    return list(takewhile(context.mismatch, parts(title)))


def _displaced_titles(
    titles: Sequence[Candidate], gone: set[str], context: Context
) -> list[Removal]:
    """Chinese titles over an article in another script, before the first title in its own."""
    left = [title for title in titles if title.value not in gone]
    ahead = list(takewhile(lambda title: context.is_foreign_cjk(title.value), left))
    if not ahead or len(ahead) == len(left) or not _replaces(left[len(ahead)], ahead):
        return []
    return [_removal(title.source, title.value, _DISPLACED, 1) for title in ahead]


def _replaces(title: Candidate, ahead: Sequence[Candidate]) -> bool:
    """Whether a title can stand for those ahead of it.

    One of the layout or the head can. A line that merely looks like a headline must be more than
    a label; and it is none where the page shows the others, too.
    """
    if not any(map(str.isalpha, title.value)):
        return False
    if title.source != "text":
        return True
    is_headline = len(title.value.split()) >= _HEADLINE_WORDS
    return is_headline and all(other.source.startswith(_HEAD) for other in ahead)


def _keyword_tags(
    tags: Sequence[str], spam: set[str], context: Context, *, infected: bool
) -> list[Removal]:
    """Keywords that came with a junk title, and injected ones in another script.

    One tag may hold a whole list. It is judged by its items and goes as a whole.
    """
    items = [item for tag in tags for item in _items(tag)]
    all_foreign = all(map(context.mismatch, tags)) and _is_injected(items, infected=infected)
    removed = []
    for tag in tags:
        found = _items(tag)
        foreign = context.mismatch(tag) and _is_injected(found, infected=infected)
        if all_foreign or foreign:
            removed.append(_removal("tags", tag, "keywords in another script", len(found)))
        elif tag in spam or len(spam & {*found}) >= _SHARED:
            removed.append(_removal("tags", tag, "item of a junk title", len(found)))
    return removed


def _is_injected(items: Sequence[str], *, infected: bool) -> bool:
    """Whether keywords in another script are spam: an honest publisher may give them in two."""
    items = tuple(dict.fromkeys(items))
    if len(items) <= _SHARED:
        return False
    return infected or (cjk_share("".join(items)) > HALF and KeywordList(items).are_variations)


def _keyword_description(
    description: str | None, spam: set[str], context: Context, *, infected: bool
) -> list[Removal]:
    """A description that lists a junk title's items, or keywords in another script.

    A Chinese one over an article in another script goes, too, where there is junk besides.
    """
    if not description:
        return []
    found = keyword_list(description)
    items = found.items if found else ()
    if context.is_foreign_cjk(description):
        is_junk = infected or bool(items) or any(item in description for item in spam)
    else:
        is_foreign = bool(items) and context.mismatch(description)
        is_junk = (is_foreign and infected) or len(spam & {*items}) >= _SHARED
    if not is_junk:
        return []
    evidence = "list of keywords" if items else "other script, with other junk"
    return [_removal("description", description, evidence, max(1, len(items)))]


def _items(tag: str) -> tuple[str, ...]:
    """The items of a tag that is a list, or the tag."""
    found = keyword_list(tag)
    return found.items if found else (tag,)


def _spam_items(title: str, context: Context) -> Iterable[str]:
    """The keywords of a junk title, without the headline that may stand behind them."""
    return _leading(title, context) or _items(title)


def _removal(place: str, text: str, evidence: str, items: int) -> Removal:
    return Removal("keyword_head", place, evidence, text, items)
