"""A story printed over several pages as one Page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from newscrawl.items import Block, Page, Role


@dataclass(frozen=True, slots=True)
class Story:
    """A story printed over several pages, as far as it is read."""

    first: Page
    others: tuple[Page, ...] = ()

    @property
    def next_url(self) -> str | None:
        """The page to ask for next."""
        left = self.first.next_pages[len(self.others) :]
        return left[0] if left else None

    def with_page(self, page: Page) -> Story:
        """The story and one page more."""
        return replace(self, others=(*self.others, page))

    def whole(self) -> Page:
        """All its pages as one."""
        return join_pages(self.first, self.others) if self.others else self.first


def join_pages(first: Page, others: Sequence[Page]) -> Page:
    """One Page of a story: the first page's fields, all pages' blocks and pictures, each once."""
    blocks = list(first.blocks)
    images = list(first.article.images)
    article = replace(first.article)
    seen = {_key(block) for block in blocks} - {None}
    for page in others:
        blocks += [block for block in page.blocks if _key(block) not in seen]
        seen |= {_key(block) for block in page.blocks} - {None}
        images += [image for image in page.article.images if image not in images]
        article.print_date = article.print_date or page.article.print_date
        article.print_page = article.print_page or page.article.print_page
        new = [name for name in page.article.editors if name not in article.editors]
        article.editors = article.editors + new
    article.images = images
    return Page(article, first.titles, blocks, parts=[first, *others])


def _key(block: Block) -> str | None:
    """What tells a repeated paragraph (`_1` is page 1 again); short lines may stand twice."""
    long_enough = len(block.text) > 40  # noqa: PLR2004 - shorter ones may be honest refrains
    return block.text if block.role is Role.PARAGRAPH and long_enough else None
