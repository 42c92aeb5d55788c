"""A Page's blocks and candidates put together as an Article."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from newscrawl.characters import clean
from newscrawl.extraction.furniture import SENTENCE
from newscrawl.extraction.identity import hashed_id
from newscrawl.extraction.language import language_of
from newscrawl.items import Article, FieldSource, Page, Role


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
    shown: set[str] = set()
    paragraphs: list[str] = []
    for block in blocks:
        if block.role is Role.PARAGRAPH:
            paragraphs.append(block.text)
        elif block.role is Role.CAPTION and (caption := _without_credit(block.text, captions)):
            if caption not in shown:
                paragraphs.append(caption)
            shown.add(caption)
    return paragraphs


def _without_credit(text: str, captions: list[str]) -> str | None:
    """A caption as the pictures' own list has it, which has the same order."""
    for index, caption in enumerate(captions):
        if caption in text:
            del captions[:index]
            return caption
    return None
