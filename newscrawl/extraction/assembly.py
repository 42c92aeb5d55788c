"""A Page's blocks and candidates put together as an Article."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from newscrawl.characters import clean
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
    paragraphs = [
        block.text for block in page.blocks if block.role is Role.PARAGRAPH and block.text
    ]
    article.text = "\n\n".join(paragraphs) or None
    clean(article)  # before the hash and the checks, which are of the text that is written
    article.language = language_of(article.text)
    if article.title or article.text:
        content = f"{article.title or ''}\n\n{article.text or ''}"
        article.content_hash = sha256(content.encode("utf-8", "replace")).hexdigest()
        article.id = article.id or hashed_id(article.domain, content)
    return article
