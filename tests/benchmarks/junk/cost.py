"""CPU time of stripping beside that of a bare parse, page by page, and of strip_text by bytes."""

from __future__ import annotations

import gc
import random
import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from lxml import html

from newscrawl.extraction import assemble, read_page
from newscrawl.extraction.decoding import decode
from newscrawl.junk import strip_junk, strip_text
from tests.benchmarks.junk.sets import rows

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*>")


@dataclass(frozen=True)
class StrippingCost:
    """Stripping one page takes `ratio` times the CPU time of lxml's parse of it."""

    pages: int
    ratio_median: float
    ratio_p99: float
    strip_ms_median: float
    parse_ms_median: float


@dataclass(frozen=True)
class TextCost:
    """UTF-8 megabytes (10^6 bytes) that strip_text reads in one second of CPU time."""

    texts: int
    megabytes: float
    megabytes_a_second: float


Times = tuple[float, float]
"""CPU seconds of stripping a page that was read, and of lxml's parse of its decoded text."""


def page_times(pages: Iterable[tuple[bytes, str | None]]) -> list[Times]:
    """The times of pages given as (bytes, address), one by one; refused pages have none."""
    times: list[Times] = []
    for body, url in pages:
        if not times:
            _times(body, url)  # a first call loads what the others share
        if found := _times(body, url):
            times.append(found)
    return times


def stripping(times: Sequence[Times]) -> StrippingCost:
    """The cost over the times of one page or more."""
    ratios = [strip / parse for strip, parse in times]
    return StrippingCost(
        pages=len(times),
        ratio_median=median(ratios),
        ratio_p99=quantiles(ratios, n=100, method="inclusive")[-1] if ratios[1:] else ratios[0],
        strip_ms_median=1000 * median(strip for strip, _ in times),
        parse_ms_median=1000 * median(parse for _, parse in times),
    )


def text_stripping(texts: Sequence[str]) -> TextCost:
    """The cost over one text or more, each read once."""
    strip_text("A first call loads what the others share.")
    seconds = sum(_timed(partial(strip_text, text)) for text in texts)
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    return TextCost(len(texts), megabytes, megabytes / seconds)


def clean_pages(folder: Path, limit: int | None) -> Iterator[tuple[bytes, str | None]]:
    """The first pages of a clean set as (bytes, address); None is all."""
    return _pages(folder, rows(folder)[:limit])


def infected_pages(folder: Path, number: int | None) -> Iterator[tuple[bytes, str | None]]:
    """So many pages of a built set as (bytes, address), always the same; None is all."""
    found = rows(folder)
    if number is not None and number < len(found):
        found = random.Random(1).sample(found, number)  # noqa: S311
    return _pages(folder, found)


def _pages(folder: Path, wanted: Iterable[dict[str, Any]]) -> Iterator[tuple[bytes, str | None]]:
    for row in wanted:
        yield (folder / "pages" / f"{row['id']}.html").read_bytes(), row.get("url") or None


def clean_texts(folder: Path, limit: int | None) -> list[str]:
    """Truth texts of a clean set."""
    return [row["text"] for row in rows(folder)[:limit] if row["text"]]


def infected_texts(folder: Path) -> list[str]:
    """Texts of a set built with --text."""
    return [(folder / "texts" / f"{row['id']}.txt").read_text("utf-8") for row in rows(folder)]


def _times(body: bytes, url: str | None) -> Times | None:
    """CPU seconds of stripping alone and of the bare parse; None for a page that is refused.

    strip_junk assembles what is left, so the time of assemble is taken off.
    """
    page = read_page(body, url)
    if page.article.refusal:
        return None
    text = _DECLARATION.sub("", decode(body))  # lxml takes no str that declares its encoding
    strip = _timed(partial(strip_junk, page)) - _timed(partial(assemble, page))
    return strip, _timed(partial(html.document_fromstring, text))


def _timed(call: Callable[[], object]) -> float:
    """CPU seconds of one call, without the garbage collector and without freeing the result."""
    gc.disable()
    started = time.process_time()
    result = call()
    seconds = time.process_time() - started
    del result
    gc.enable()
    return seconds
