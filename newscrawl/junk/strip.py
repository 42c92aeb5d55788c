"""A Page without what was injected, as an Article."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from newscrawl.extraction import assemble, join_pages
from newscrawl.items import Article, Block, Candidate, JunkCount, Page, Removal, Role
from newscrawl.junk.context import Context
from newscrawl.junk.findings import Finding, Verdict
from newscrawl.junk.head import SHOWN, HeadVerdict, judge_head
from newscrawl.junk.judge import judge
from newscrawl.junk.lexicon import Lexicon, lexicon_of
from newscrawl.junk.repair import with_headline
from newscrawl.junk.shapes import is_sentence

_OF_HEAD = ("html:", "meta:", "json-ld", "founder")
"""Sources of titles that the head gives."""


def strip_junk(page: Page, *, lexicon: Collection[str] | None = None) -> Article:
    """The Article of a page without what was injected; `removed` and `junk` say what that was.

    `lexicon` takes these words as those that sell instead of our own; none, where it is empty.
    """
    words = lexicon_of(lexicon)
    pages = page.parts or [page]
    parts = [
        _Part(part, words, [block for one in pages if one is not part for block in one.blocks])
        for part in pages
    ]
    cleaned = [part.cleaned for part in parts]
    article = assemble(join_pages(cleaned[0], cleaned[1:]) if page.parts else cleaned[0])
    article.removed = [removal for part in parts for removal in part.removed]
    article.junk = count(article.removed)
    flags = [flag for part in parts for flag in part.flags]
    article.flags = list(dict.fromkeys([*article.flags, *flags]))
    return article


class _Part:
    """One page, judged: what is left of it, and what was said of the rest."""

    def __init__(self, page: Page, words: Lexicon, around: Sequence[Block]) -> None:
        self.page = page
        self.blocks = page.judged or page.blocks
        self.verdict, self._context = judge(self.blocks, words, around)
        self.head = self._judge_head(self._context)
        self.removed = removals(self.blocks, self.verdict) + self.head.removed
        self.cleaned = self._clean()

    @property
    def _shown(self) -> list[str]:
        """The title that is chosen, if the page shows it: it may be replaced like the head's."""
        gone = {self.blocks[n].raw for n in (*self.verdict.gone, *self.verdict.cut)}
        return [
            one.value
            for one in self.page.titles[:1]
            if not one.source.startswith(_OF_HEAD) and one.value not in gone
        ]

    def _judge_head(self, context: Context) -> HeadVerdict:
        titles = {f"{SHOWN}{number}": value for number, value in enumerate(self._shown, start=1)}
        return judge_head(self.page.head | titles, context, infected=bool(self.verdict))

    def _clean(self) -> Page:
        """The page without what goes, read again where that may have disturbed the reading."""
        page, verdict = self.page, self.verdict
        if not verdict and not self.head.left:
            return page
        texts = [
            None if number in verdict.gone else verdict.text_of(number, block)
            for number, block in enumerate(self.blocks)
        ]
        if page.again and (self.head.left or _disturbs(self.blocks, verdict)):
            again = replace(page.again(texts, self.head.left), next_pages=page.next_pages)
            _keep_what_the_run_said(again.article, page.article)
            again.titles = self._judged_titles(again.titles, texts)
            is_same = [one.value for one in page.titles[:1]] == [
                one.value for one in again.titles[:1]
            ]
            if not self.head.is_title_lost or is_same:
                return again
            return with_headline(again, Context(again.blocks), self.head.titles(page.head))
        return replace(
            page,
            blocks=[
                replace(block, text=text) if number in verdict.cut else block
                for number, (block, text) in enumerate(zip(self.blocks, texts, strict=True))
                if text is not None
            ],
        )

    def _judged_titles(
        self, titles: Sequence[Candidate], texts: Sequence[str | None]
    ) -> list[Candidate]:
        """The titles as the judge left the blocks that show them: layouts read the tree itself."""
        left = {
            self.blocks[number].raw: texts[number]
            for number in (*self.verdict.gone, *self.verdict.cut)
        }
        for number, value in enumerate(self._shown, start=1):
            left[value] = self.head.left.get(f"{SHOWN}{number}", value)
        told = [(left.get(one.value, one.value), one) for one in titles]
        return [replace(one, value=value) for value, one in told if value]

    @property
    def flags(self) -> list[str]:
        """What a reader of the line must know."""
        flags = ["suspect_junk"] if self.verdict.is_suspect else []
        before = [one.value for one in self.page.titles[:1]]
        after = [one.value for one in self.cleaned.titles[:1]]
        if before and before != after and (self.head.removed or self._has_lost(before[0])):
            flags.append("title_repaired" if after else "title_unrepaired")
        elif after and self._context.is_foreign(after[0]) and self._context.lexicon.count(after[0]):
            flags.append("title_unrepaired")
        return flags

    def _has_lost(self, title: str) -> bool:
        return any(title in removal.text or removal.text in title for removal in self.removed)


def _keep_what_the_run_said(again: Article, article: Article) -> None:
    """Take over what no page tells: its key, its time, and that its address is none of ours."""
    again.key, again.date_downloaded = article.key, article.date_downloaded
    if article.refusal and article.refusal.field == "url":
        again.refusal = article.refusal


def _disturbs(blocks: Sequence[Block], verdict: Verdict) -> bool:
    """Whether something goes that the story may have been told by.

    It was taken for a part of it, or a reader sees it above the story, or it holds sentences.
    """
    if verdict.cut:
        return True
    story = next((n for n, block in enumerate(blocks) if block.role is Role.PARAGRAPH), len(blocks))
    gone = [(number, blocks[number]) for number in verdict.gone]
    return any(
        block.role is not Role.OUTSIDE
        or (bool(block.text) and not block.hidden and (number < story or is_sentence(block.text)))
        for number, block in gone
    )


def removals(blocks: Sequence[Block], verdict: Verdict) -> list[Removal]:
    """What goes, in page order, each piece with its rule, place, evidence and text."""
    found: list[Removal] = []
    for number in sorted({*verdict.gone, *verdict.cut}):
        findings = [verdict.gone[number]] if number in verdict.gone else verdict.cut[number]
        found += [_removal(blocks[number], one) for one in findings]
    return found


def _removal(block: Block, finding: Finding) -> Removal:
    text = block.raw or block.text
    if finding.span:
        text = text[slice(*finding.span)].strip()
    return Removal(finding.rule, _place(block, finding), finding.evidence, text, finding.items)


def _place(block: Block, finding: Finding) -> str:
    """Where a piece stands: the path of its element, or its span of characters in a text."""
    if block.span:
        start, end = finding.span or (0, block.span[1] - block.span[0])
        return f"chars {block.span[0] + start}-{block.span[0] + end}"
    if block.element is None:
        return block.place
    element = next(
        (link.element for link in block.links if (link.start, link.end) == finding.span),
        block.element,
    )
    path = str(element.getroottree().getpath(element))
    return f"after </html>: {path}" if block.edge == "after_html" else path


def count(removed: Sequence[Removal]) -> list[JunkCount]:
    """Pieces and items by rule, in the order of their first appearance."""
    counts: dict[str, JunkCount] = {}
    for removal in removed:
        found = counts.setdefault(removal.rule, JunkCount(removal.rule, 0, 0))
        found.blocks += 1
        found.items += removal.items
    return list(counts.values())
