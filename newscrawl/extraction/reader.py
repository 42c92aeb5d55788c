"""A page's bytes to a Page: candidate fields and blocks with their evidence, nothing removed.

What the site's layout finds comes first; where a layout is missing or finds nothing, the CMS's
own comments, the form of the lines and the place of the sentences carry the page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from lxml.html import HtmlElement

from newscrawl.extraction.body import BodyParts, read_body
from newscrawl.extraction.decoding import clean_text, decode
from newscrawl.extraction.evidence import gather_evidence
from newscrawl.extraction.fields import Found, fill_fields
from newscrawl.extraction.flow import Flow, flatten
from newscrawl.extraction.identity import Identity, clean_url, identify
from newscrawl.extraction.json_reader import is_json, read_json_page
from newscrawl.extraction.markup import Document, parse, refuse_bytes, refuse_cut
from newscrawl.extraction.metadata import Metadata, read_metadata
from newscrawl.extraction.parts import Parts, locate, matching_layout
from newscrawl.extraction.refusals import refuse_blocks, refuse_page, refuse_unfinished
from newscrawl.extraction.titles import headings, title_candidates
from newscrawl.items import Article, Page, Problem
from newscrawl.sites import Site, site_of
from newscrawl.sites.addresses import joined


def read_page(
    body: bytes | str,
    url: str | None = None,
    *,
    content_type: str | None = None,
    fetched_at: datetime | None = None,
) -> Page:
    """What a page holds, still with its junk; never raises on a bad page.

    `content_type` is the server's header, `fetched_at` (with a zone) lets dates in the future be
    told. A page that is no article has `page.article.refusal`.
    """
    url = clean_url(url)
    refusal = refuse_bytes(body) if isinstance(body, bytes) else None
    if refusal:
        return _refused(url, refusal)
    text = decode(body, content_type) if isinstance(body, bytes) else clean_text(body)
    site = site_of(url) if is_json(text) else None
    if site and site.json_story:
        return read_json_page(text, url, site, site.json_story, fetched_at)
    document = refuse_cut(text) or parse(text)
    if isinstance(document, Problem):
        return _refused(url, document)
    return _read(document, url, fetched_at)


def _refused(url: str | None, refusal: Problem) -> Page:
    return Page(Article(url=url, refusal=refusal))


def _read(document: Document, url: str | None, fetched_at: datetime | None) -> Page:
    flow = flatten(document.root, url)
    blocks = gather_evidence(document, flow, url)
    if refusal := refuse_blocks(blocks):
        return _refused(url, refusal)
    data = read_metadata(document.root)
    page = _find(flow, data, url, fetched_at)
    if document.ends_in_text and (refusal := refuse_unfinished(flow.blocks)):
        return _refused(url, refusal)
    page.blocks = blocks

    def again(texts: Sequence[str | None], head: Mapping[str, str]) -> Page:
        return _find(flow.rewritten(texts), data.with_strings(head), url, fetched_at)

    page.head, page.again = data.strings, again
    return page


def _find(flow: Flow, data: Metadata, url: str | None, fetched_at: datetime | None) -> Page:
    """The article in a page's blocks."""
    root = flow.root
    lines = "\n".join([data.html_title, *(block.text for block in flow.blocks)])
    identity = identify(url, _own_links(data), lines, data.article_ids)
    site = identity.site
    parts = locate(flow, data, site, matching_layout(site, root))
    shown = parts.titles if site else headings(flow.blocks[: parts.body[0]], data) + parts.titles
    titles = title_candidates(shown, data, site, parts.section)
    body = _read_body(parts, flow, [one.value for one in titles], site)
    page = Page(Article(url=url), titles, flow.blocks)
    fill_fields(page, Found(parts, body, data, identity), fetched_at)
    is_signed = bool(parts.info or data.meta.get("contentid") or data.founder)
    page.article.refusal = refuse_page(flow, titles, data, site, is_signed=is_signed)
    page.next_pages = _next_pages(root, url, identity)
    return page


def _own_links(data: Metadata) -> list[str]:
    return [link for link in (data.canonical, data.meta.get("og:url")) if link]


def _read_body(parts: Parts, flow: Flow, headlines: list[str], site: Site | None) -> BodyParts:
    """Give the body's blocks their roles, with the pictures that stand among them."""
    start, end = parts.body
    pictures = [
        replace(picture, before=picture.before - start)
        for picture in flow.pictures
        if start <= picture.before < end
        or (parts.container is not None and parts.container in picture.element.iterancestors())
    ]
    return read_body(flow.blocks[start:end], pictures, headlines, site)


def _next_pages(root: HtmlElement, url: str | None, identity: Identity) -> list[str]:
    """Further pages of the story, in order; page 1 has two addresses and is none of them."""
    site, here = identity.site, identity.address
    if not here or not site or here.page != 1:
        return []
    found: dict[int, str] = {}
    for href in root.xpath("//a/@href[contains(., $id)]", id=here.id):
        link = joined(url, href)
        address = site.address(link, foreign=identity.foreign) if link else None
        if link and address and address.id == here.id and address.page > 1:
            found.setdefault(address.page, link)
    return [found[number] for number in sorted(found)]
