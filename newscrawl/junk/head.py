"""Junk in the fields that a page's head gives: title, keywords, description."""

from __future__ import annotations

from collections.abc import Sequence

from newscrawl.items import Candidate, Page, Removal
from newscrawl.junk.rules import Context
from newscrawl.junk.shapes import HALF, cjk_share, keyword_list

_HEAD = ("html:", "meta:", "json-ld", "founder")
"""Sources of titles that stand in the page's head."""

_SHARED = 2
"""Items that a title must share with the keywords to be one of them."""


def judge_head(page: Page, context: Context, *, infected: bool) -> list[Removal]:
    """What of a page's title, keywords and description was injected.

    `infected` tells that junk was found elsewhere. Without that, Latin keywords of a Chinese
    article stay: they may well be names.
    """
    article = page.article
    titles = _keyword_titles(page.titles, article.tags, context)
    spam = {item for title in titles for item in _items(title.text)}
    return [
        *titles,
        *_keyword_tags(article.tags, spam, context, infected=infected or bool(titles)),
        *_keyword_description(article.description, spam, context, infected=infected),
    ]


def _keyword_titles(
    titles: Sequence[Candidate], tags: Sequence[str], context: Context
) -> list[Removal]:
    """Titles that spam programs put in a headline's place: lists of search keywords.

    A list in another script than the article; or one that the keywords repeat, and none of whose
    items is another title of the page: honest titles list headline, section and site.
    """
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


def _repeats(items: Sequence[str], tags: Sequence[str], titles: set[str]) -> bool:
    return len({*items} & {*tags}) >= _SHARED and not titles & {*items}


def _keyword_tags(
    tags: Sequence[str], spam: set[str], context: Context, *, infected: bool
) -> list[Removal]:
    """Keywords that came with a junk title, and a whole list of them in another script."""
    is_list = len(tags) > _SHARED and all(map(context.mismatch, tags))
    is_foreign = is_list and (infected or cjk_share("".join(tags)) > HALF)
    evidence = "keywords in another script" if is_foreign else "item of a junk title"
    return [_removal("tags", tag, evidence, 1) for tag in tags if is_foreign or tag in spam]


def _keyword_description(
    description: str | None, spam: set[str], context: Context, *, infected: bool
) -> list[Removal]:
    """A description that lists a junk title's items, or keywords in another script."""
    items = _items(description or "")
    is_foreign = bool(items) and context.mismatch(description or "")
    is_foreign = is_foreign and (infected or cjk_share(description or "") > HALF)
    if not description or not (is_foreign or len(spam & {*items}) >= _SHARED):
        return []
    return [_removal("description", description, "list of keywords", len(items))]


def _items(text: str) -> tuple[str, ...]:
    found = keyword_list(text)
    return found.items if found else ()


def _removal(place: str, text: str, evidence: str, items: int) -> Removal:
    return Removal("keyword_head", place, evidence, text, items)
