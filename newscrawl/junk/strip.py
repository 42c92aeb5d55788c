"""The one place where it is decided what of a page is junk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newscrawl.extraction import assemble
from newscrawl.items import Article, Block, JunkCount, Page, Removal, Role
from newscrawl.junk.head import keyword_description, keyword_tags, keyword_titles
from newscrawl.junk.rules import RULES, Context
from newscrawl.junk.shapes import cjk_share, is_sentence


def strip_junk(page: Page) -> Article:
    """The Article of a page without what was injected; `removed` and `junk` say what that was."""
    context = context_of(page.blocks)
    kept, removed = judge(_with_edges(page.blocks), context)
    tags, description = page.article.tags, page.article.description
    spam = keyword_titles(page.titles, tags, context)
    gone = {removal.text for removal in [*removed, *spam]}
    titles = [title for title in page.titles if title.value not in gone]
    article = assemble(replace(page, blocks=kept, titles=titles))
    if page.titles and titles and titles[0] is not page.titles[0]:
        article.flags = [*article.flags, "title_repaired"]
    lost_tags = keyword_tags(tags, spam, context)
    lost = {item for removal in lost_tags for item in removal.text.split(",")}
    article.tags = [tag for tag in tags if tag not in lost]
    if found := keyword_description(description, spam, context):
        article.description = None
    article.removed = [*removed, *spam, *lost_tags, *found]
    article.junk = count(article.removed)
    return article


def judge(blocks: Sequence[Block], context: Context) -> tuple[list[Block], list[Removal]]:
    """The blocks that stay, and what the first matching rule says of each of the others."""
    kept: list[Block] = []
    removed: list[Removal] = []
    for block in blocks:
        verdict = next((found for rule in RULES if (found := rule(block, context))), None)
        if verdict:
            removed.append(verdict)
        else:
            kept.append(block)
    return kept, removed


def context_of(blocks: Sequence[Block]) -> Context:
    """The article's script and size, from its sentences."""
    sentences = (b.text for b in blocks if b.role is Role.PARAGRAPH and is_sentence(b.text))
    text = " ".join(sentences)
    return Context(cjk=cjk_share(text[:5000]), sentence_chars=len(text))


def _with_edges(blocks: Sequence[Block]) -> list[Block]:
    """Mark the edges of the story too: lists are also injected as its first or last paragraph."""
    story = [i for i, block in enumerate(blocks) if block.role is Role.PARAGRAPH]
    marked = list(blocks)
    for index, edge in ((story[0], "first"), (story[-1], "last")) if story else ():
        if not marked[index].edge:
            marked[index] = replace(marked[index], edge=edge)
    return marked


def count(removed: Sequence[Removal]) -> list[JunkCount]:
    """Pieces and items by rule, in the order of their first appearance."""
    counts: dict[str, JunkCount] = {}
    for removal in removed:
        found = counts.setdefault(removal.rule, JunkCount(removal.rule, 0, 0))
        found.blocks += 1
        found.items += removal.items
    return list(counts.values())
