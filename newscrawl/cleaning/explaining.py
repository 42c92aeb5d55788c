"""`scrapy clean --explain`: a page as it was read, and what was removed from it."""

from __future__ import annotations

from collections.abc import Iterator

from newscrawl.cleaning.columns import shortened
from newscrawl.cleaning.outputs import Reading
from newscrawl.cleaning.places import in_order, without_place
from newscrawl.cleaning.screen import Line, Screen, Style
from newscrawl.items import Article, Removal

_LONGEST_PIECE, _LONGEST_EVIDENCE = 300, 200
"""Characters of which nothing is left out."""

_FLAGS = {
    "mirror": "a copy on another host; its original is at {mirror_of}",
    "mutated_text": "the text was converted on its way to this page, letters are lost or doubled",
    "date_conflict": "the page's own dates do not agree",
    "title_repaired": "the first headline was junk, so that the next one was taken",
    "title_unrepaired": "the headline was junk, and the page shows no other that is better",
    "suspect_junk": "something that looks like junk was left in: look before you rely on the page",
}

_BETWEEN = Line()


class Explanation:
    """A report of each page, to standard output."""

    done = "good"

    def __init__(self) -> None:
        self._screen = Screen()

    def write(self, reading: Reading) -> None:
        """Show the page."""
        self._screen.show(explained(reading))

    refuse = write


def explained(reading: Reading) -> Iterator[Line]:
    """The report of one page."""
    article = reading.article
    yield Line(reading.name, Style.HEAD, mark="== ")
    yield _BETWEEN
    yield from _refusal(reading)
    yield from _fields(article)
    yield _BETWEEN
    yield from _text(reading)
    yield from _pieces(without_place(article.removed) if reading.text else article.removed)
    yield from _counts(article)
    yield from _flags(article)


def _refusal(reading: Reading) -> Iterator[Line]:
    for problem in reading.problems:
        why = f"{problem.field} {problem.code}: {problem.detail}"
        yield Line(why, Style.ALARM, mark="REFUSED  ")
    if reading.problems:
        yield _BETWEEN


def _fields(article: Article) -> Iterator[Line]:
    """The head, each field with where it was found."""
    authors, date = ", ".join(article.authors), article.date_published
    yield _field(article, "title", article.title)
    yield _field(article, "date_published", date and f"{date} (to the {article.date_precision})")
    yield _field(article, "authors", authors)
    yield _field(article, "source", article.source)
    yield _field(article, "id", article.id)
    yield _field(article, "url", article.url)


def _field(article: Article, name: str, value: str | None) -> Line:
    found = [one.source for one in article.provenance if one.field == name]
    mark = f"{name:<16}"
    if not value:
        return Line("none", Style.DIM, mark)
    return Line(value, mark=mark, note=f"[{', '.join(found)}]" if found else "")


def _text(reading: Reading) -> Iterator[Line]:
    """The paragraphs; between those of a text stand the pieces that were removed there."""
    article = reading.article
    paragraphs = (article.text or "").split("\n\n") if article.text else []
    found = ", ".join(one.source for one in article.provenance if one.field == "text")
    size = f"TEXT: {_count(len(paragraphs), 'paragraph')}, "
    size += _count(len(article.text or ""), "character")
    yield Line(size, Style.HEAD, note=f"[{found}]" if found else "")
    yield _BETWEEN
    for part in in_order(reading.text, paragraphs, article.removed) if reading.text else paragraphs:
        if isinstance(part, Removal):
            yield from _piece(part)
        else:
            yield from (Line(line, mark="    ") for line in part.split("\n"))
        yield _BETWEEN


def _pieces(removed: list[Removal]) -> Iterator[Line]:
    """The pieces whose place between the paragraphs is not known, in page order."""
    if removed:
        yield Line(f"REMOVED: {_count(len(removed), 'piece')}", Style.HEAD)
        yield _BETWEEN
    for one in removed:
        yield from _piece(one)
        yield _BETWEEN


def _piece(one: Removal) -> Iterator[Line]:
    yield Line(f"{one.rule}, {_count(one.items, 'item')}", Style.REMOVED, mark="  - ")
    yield Line(one.place, Style.DIM, mark="    at:      ")
    yield Line(shortened(one.evidence, _LONGEST_EVIDENCE), Style.DIM, mark="    because: ")
    if one.text:
        yield Line(shortened(one.text, _LONGEST_PIECE), Style.REMOVED, mark="    text:    ")
    else:
        yield Line("none; it was markup only", Style.DIM, mark="    text:    ")


def _counts(article: Article) -> Iterator[Line]:
    """What each rule removed."""
    if not article.junk:
        yield Line("Nothing was removed.")
        return
    yield Line("REMOVED BY RULE", Style.HEAD)
    longest = max(len(one.rule) for one in article.junk)
    for one in article.junk:
        pieces, items = _count(one.blocks, "piece"), _count(one.items, "item")
        yield Line(f"{pieces}, {items}", mark=f"    {one.rule:<{longest}}  ")


def _flags(article: Article) -> Iterator[Line]:
    """The flags in words."""
    if article.flags:
        yield _BETWEEN
        yield Line("FLAGS", Style.HEAD)
    for flag in article.flags:
        words = _FLAGS.get(flag, "see README").format(mirror_of=article.mirror_of)
        yield Line(words, mark=f"    {flag}: ")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
