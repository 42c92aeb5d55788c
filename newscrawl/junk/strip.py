"""The one place where it is decided what of a page is junk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newscrawl.extraction import assemble
from newscrawl.items import Article, Block, JunkCount, Page, Removal, Role
from newscrawl.junk.context import Context
from newscrawl.junk.head import judge_head
from newscrawl.junk.rules import RULES, STORY_FIRST, STORY_LAST
from newscrawl.junk.shapes import HALF, cjk_share, is_sentence
from newscrawl.junk.tails import link_tails

_OTHERS = 0.15
"""Share of the sentences in another script from which a page is in two languages."""


def strip_junk(page: Page) -> Article:
    """The Article of a page without what was injected; `removed` and `junk` say what that was."""
    kept, removed = judge(page.blocks)
    removed += judge_head(page, context_of(kept), infected=bool(removed))
    gone = {removal.text for removal in removed}
    titles = [title for title in page.titles if title.value not in gone] or page.titles
    article = assemble(replace(page, blocks=kept, titles=titles))
    if titles and titles[0] is not page.titles[0]:
        article.flags = [*article.flags, "title_repaired"]
    elif titles and titles[0].value in gone:  # there is no other
        article.flags = [*article.flags, "suspect_junk"]
        removed = [removal for removal in removed if removal.text != titles[0].value]
    lost_tags = {removal.text for removal in removed if removal.place == "tags"}
    article.tags = [tag for tag in article.tags if tag not in lost_tags]
    if any(removal.place == "description" for removal in removed):
        article.description = None
    article.removed = removed
    article.junk = count(removed)
    return article


def judge(blocks: Sequence[Block]) -> tuple[list[Block], list[Removal]]:
    """The blocks that stay, and what the first matching rule says of each of the others.

    All are judged again until nothing more is found: where a list at an edge is removed, the next
    block stands there. So stripping twice is stripping once.
    """
    kept = list(enumerate(blocks))
    removed: dict[int, Removal] = {}
    while True:
        left = [block for _, block in kept]
        edges, context = _edges(left), context_of(left)
        verdicts = {
            number: found
            for place, (number, block) in enumerate(kept)
            if (found := _first_verdict(block, edges.get(place, block.edge), context))
        }
        for place, found in link_tails(left, context).items():
            verdicts.setdefault(kept[place][0], found)
        if not verdicts:
            return left, [removed[number] for number in sorted(removed)]
        removed |= verdicts
        kept = [(number, block) for number, block in kept if number not in verdicts]


def _first_verdict(block: Block, edge: str, context: Context) -> Removal | None:
    if edge != block.edge:
        block = replace(block, edge=edge)
    return next((found for rule in RULES if (found := rule(block, context))), None)


def _edges(blocks: Sequence[Block]) -> dict[int, str]:
    """The edges of the page and, since lists are injected there too, of its story.

    Where both meet, the page's counts.
    """
    shown = [i for i, b in enumerate(blocks) if b.text and not b.hidden and b.edge != "after_html"]
    story = [i for i in shown if blocks[i].role is Role.PARAGRAPH]
    edges = {story[-1]: STORY_LAST, story[0]: STORY_FIRST} if story else {}
    return edges | ({shown[-1]: "last", shown[0]: "first"} if shown else {})


def context_of(blocks: Sequence[Block]) -> Context:
    """The article's script and size, from its sentences."""
    sentences = [b.text for b in blocks if b.role is Role.PARAGRAPH and is_sentence(b.text)]
    chinese = sum(cjk_share(text) > HALF for text in sentences)
    text = " ".join(sentences)
    return Context(
        cjk=cjk_share(text[:5000]),
        sentence_chars=len(text),
        is_bilingual=_OTHERS < chinese / max(1, len(sentences)) < 1 - _OTHERS,
    )


def count(removed: Sequence[Removal]) -> list[JunkCount]:
    """Pieces and items by rule, in the order of their first appearance."""
    counts: dict[str, JunkCount] = {}
    for removal in removed:
        found = counts.setdefault(removal.rule, JunkCount(removal.rule, 0, 0))
        found.blocks += 1
        found.items += removal.items
    return list(counts.values())
