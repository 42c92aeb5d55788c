"""A Page's blocks and candidates put together as an Article."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from newscrawl.characters import clean
from newscrawl.extraction.furniture import SENTENCE
from newscrawl.extraction.identity import hashed_id
from newscrawl.extraction.language import language_of
from newscrawl.items import Article, Block, FieldSource, Page, Role


def assemble(page: Page) -> Article:
    """The Article of a page: the first headline, the blocks that are paragraphs, in order.

    The page is left as it is.
    """
    article = replace(
        page.article,
        provenance=list(page.article.provenance),
        images=[replace(image) for image in page.article.images],
    )
    if page.titles:
        article.title = page.titles[0].value
        article.provenance.insert(0, FieldSource("title", page.titles[0].source))
    article.text = "\n\n".join(_paragraphs(page)) or None
    clean(article)  # before the hash and the checks, which are of the text that is written
    article.language = language_of(article.text)
    if article.title or article.text:
        content = f"{article.title or ''}\n\n{article.text or ''}"
        article.content_hash = sha256(content.encode("utf-8", "replace")).hexdigest()
        article.id = article.id or hashed_id(article.domain, content)
    return article


def _paragraphs(page: Page) -> list[str]:
    """The story's text; of a gallery, which tells in captions only, these with their headings."""
    blocks = [block for block in page.blocks if block.text]
    told = [block.text for block in blocks if block.role is Role.PARAGRAPH]
    if any(SENTENCE.search(text) for text in told):
        return told
    captions = [image.caption for image in page.article.images if image.caption]
    texts: list[str] = []
    for block in blocks:
        text = _without_credit(block, captions)
        if text and not (block.role is Role.CAPTION and text in texts):
            texts.append(text)
    return texts


def _without_credit(block: Block, captions: list[str]) -> str | None:
    """A paragraph, or a caption as the pictures' own list has it."""
    if block.role is Role.CAPTION:
        return next((caption for caption in captions if caption in block.text), None)
    return block.text if block.role is Role.PARAGRAPH else None
