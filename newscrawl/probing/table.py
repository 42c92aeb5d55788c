"""The report of a probe for people: plain text of 100 columns.

A sentence may be longer where it names a long address, which is to be copied as a whole.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from newscrawl.probing.findings import SHOWN_FIELDS, ArticleFinding, SourceFinding
from newscrawl.probing.report import Report

WIDTH = 100

_SOURCE = "{:8} {:>6} {:>5}  {:10}  "

_HEADS = ("title", "text", "date", "authors", "source")
"""Of SHOWN_FIELDS."""

_ARTICLE = "{:12}" + " {:17}" * len(SHOWN_FIELDS)


def table(report: Report) -> str:
    """The whole report."""
    return "\n".join(_lines(report))


def _lines(report: Report) -> Iterator[str]:
    moment = f"{report.probed_at:%Y-%m-%d %H:%M} UTC"
    yield f"{report.spider} ({report.site.site_name}), {moment}, {report.traffic.requests} requests"
    yield ""
    longest = max((len(source.name) for source in report.sources), default=0)
    width = max(longest, len("SOURCE")) + 2
    heads = _SOURCE.format("STATE", "STATUS", "LINKS", "NEWEST")
    yield f"{'SOURCE':{width}}{heads}ADDRESS"
    for source in report.sources:
        yield from _of_source(source, width)
    if report.articles:
        yield ""
        found_by = (f"{name.upper()} BY" for name in _HEADS)
        yield _ARTICLE.format("LAYOUT", *found_by).rstrip()
    for article in report.articles:
        yield from _of_article(article)
    yield from _told("NO LONGER FITS", report.misfits)
    yield from _told("NOTES", report.notes)
    if not report.misfits:
        yield ""
        yield "Everything fits."


def _of_source(source: SourceFinding, width: int) -> Iterator[str]:
    for page in source.pages:
        cells = (page.state, page.status or "-", page.links, str(page.newest or "-"))
        head = f"{source.name:{width}}{_SOURCE.format(*cells)}"
        yield head + _short(page.url, WIDTH - len(head))


def _of_article(article: ArticleFinding) -> Iterator[str]:
    layout = article.layout or ("-" if article.error else "generic")
    cells = [article.found.get(name, "-").removeprefix("layout:") for name in SHOWN_FIELDS]
    yield _ARTICLE.format(layout, *(cell[:17] for cell in cells)).rstrip()
    yield f"  {_short(article.url, WIDTH - 6)} {article.status or '-'}"


def _short(url: str, width: int) -> str:
    """An address without its scheme, cut at the end where it is too long."""
    shown = url.partition("://")[2]
    return shown if len(shown) <= width else f"{shown[: width - 3]}..."


def _told(heading: str, sentences: Sequence[str]) -> Iterator[str]:
    """Sentences below a heading."""
    if sentences:
        yield ""
        yield heading
    for sentence in sentences:
        yield textwrap.fill(
            sentence,
            WIDTH,
            initial_indent="- ",
            subsequent_indent="  ",
            break_long_words=False,
            break_on_hyphens=False,
        )
