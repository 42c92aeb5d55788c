"""Junk in the fields that a page's head gives: title, keywords, description."""

from __future__ import annotations

from collections.abc import Iterable

from newscrawl.items import Candidate, Removal
from newscrawl.junk.rules import Context
from newscrawl.junk.shapes import keyword_list

_HEAD = ("html:", "meta:", "json-ld", "founder")
"""Sources of titles that stand in the page's head."""

_SHARED = 2
"""Items that a title must share with the keywords to be one of them."""


def keyword_titles(
    titles: Iterable[Candidate], tags: Iterable[str], context: Context
) -> list[Removal]:
    """Titles that spam programs put in a headline's place: lists of search keywords.

    A list in another script than the article; or one that the keywords repeat, and none of whose
    items is another title of the page: honest titles list headline, section and site.
    """
    titles = list(titles)
    removed = []
    for title in titles:
        found = keyword_list(title.value)
        if not found:
            continue
        others = {other.value for other in titles if other.value != title.value}
        if context.mismatch(title.value):
            evidence = "list of keywords, other script"
        elif title.source.startswith(_HEAD) and _repeats(found.items, tags, others):
            evidence = "list of keywords, repeated as such"
        else:
            continue
        removed.append(_removal(title.source, title.value, evidence, len(found.items)))
    return removed


def _repeats(items: Iterable[str], tags: Iterable[str], titles: set[str]) -> bool:
    return len({*items} & {*tags}) >= _SHARED and not titles & {*items}


def keyword_tags(tags: list[str], titles: Iterable[Removal], context: Context) -> list[Removal]:
    """Keywords that came with such a title, or a whole list of them in another script."""
    spam = {item for title in titles for item in _items(title.text)}
    if tags and all(context.mismatch(tag) for tag in tags) and keyword_list(",".join(tags)):
        return [_removal("tags", ",".join(tags), "list of keywords, other script", len(tags))]
    return [_removal("tags", tag, "item of a junk title", 1) for tag in tags if tag in spam]


def keyword_description(
    description: str | None, titles: Iterable[Removal], context: Context
) -> list[Removal]:
    """A description that is a list of keywords in another script, or of a junk title's items."""
    found = keyword_list(description or "")
    if not description or not found:
        return []
    spam = {item for title in titles for item in _items(title.text)}
    if not (context.mismatch(description) or len(spam & {*found.items}) >= _SHARED):
        return []
    return [_removal("description", description, "list of keywords", len(found.items))]


def _items(text: str) -> tuple[str, ...]:
    found = keyword_list(text)
    return found.items if found else ()


def _removal(place: str, text: str, evidence: str, items: int) -> Removal:
    return Removal("keyword_head", place, evidence, text, items)
