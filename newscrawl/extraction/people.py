"""Writers, editors and source of an Article, from its byline, its story's end and its own data."""

from __future__ import annotations

from newscrawl.extraction.body import BodyParts
from newscrawl.extraction.bylines import read_byline, without_buttons
from newscrawl.extraction.bylines.names import person_names
from newscrawl.extraction.infolines import joined_lines
from newscrawl.extraction.metadata import Metadata, plain
from newscrawl.extraction.parts import Parts
from newscrawl.items import Article, FieldSource
from newscrawl.sites import Site


def fill_people(
    article: Article, parts: Parts, body: BodyParts, data: Metadata, site: Site | None
) -> None:
    """Fill byline, authors, source and editors."""
    lines = joined_lines([without_buttons(line) for line in parts.info if line])
    article.byline = " ".join(lines) or None
    byline = read_byline(" | ".join(lines), site.outlets if site else frozenset())
    told = _told_authors(data, site)
    printed = [_unglued(name, told) for name in byline.authors]
    below = next((tail.source for tail in parts.tails if tail.source), None)
    _fill_authors(article, [(printed, parts.info_source), (body.authors, "text"), (told, "meta")])
    _fill_source(
        article,
        [
            (byline.source, parts.info_source),
            (body.source or below, "text"),
            (data.meta.get("source") or data.founder.get("sourcename"), "meta:source"),
        ],
    )
    editors = [*body.editors, *(name for tail in parts.tails for name in tail.editors)]
    editors += person_names(data.meta.get("editor", "")) if site else []
    article.editors = list(dict.fromkeys(editors))


def _fill_authors(article: Article, found: list[tuple[list[str], str]]) -> None:
    """The first names there are."""
    names, source = next((one for one in found if one[0]), ([], ""))
    article.authors = list(names)
    if names:
        article.provenance.append(FieldSource("authors", source))


def _fill_source(article: Article, found: list[tuple[str | None, str]]) -> None:
    """The first paper or agency there is."""
    article.source, source = next((one for one in found if one[0]), (None, ""))
    if article.source:
        article.provenance.append(FieldSource("source", source))


def _told_authors(data: Metadata, site: Site | None) -> list[str]:
    """Writers by the page's own data; never by the meta tag of a known site: an editor's."""
    told = data.founder.get("author") or data.json_ld.get("author")
    told = told or ("" if site else data.meta.get("author", ""))
    people = told if isinstance(told, list) else [told]
    names = [one.get("name", "") if isinstance(one, dict) else one for one in people]
    return [name for one in names if isinstance(one, str) for name in person_names(plain(one))]


def _unglued(name: str, told: list[str]) -> str:
    """A printed name without the job title that markup sets behind it without a blank.

    >>> _unglued("Gu WenFood Writer", ["Gu Wen"]), _unglued("Gu Wen Li", ["Gu Wen"])
    ('Gu Wen', 'Gu Wen Li')
    """
    whole = (one for one in told if " " in one and name.startswith(one))
    return next((one for one in whole if name[len(one) :][:1].isupper()), name)
