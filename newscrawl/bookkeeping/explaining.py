"""All that is known of one address, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from newscrawl.runs.ledger import Ledger
from newscrawl.runs.records import GONE, ROBOTS_UNREACHABLE, WITHDRAWN, Fate, KnownAddress

BY_USER = ("url",)
"""Sources of an address that only the user named."""

_STATES = {
    Fate.WRITTEN: "Its article was written.",
    Fate.UNCHANGED: "It was asked for again, and the text was the same.",
    Fate.KNOWN: "It was done in an earlier run.",
    Fate.DUPLICATE: "Its article was already written from another address.",
    Fate.SKIPPED: "It lies outside the window of the run that met it.",
    Fate.PENDING: "It is still to be fetched.",
}

_REASONS = {
    GONE: "The server does not have it.",
    WITHDRAWN: "Its article was published, and its page is no longer there: it is withdrawn.",
    ROBOTS_UNREACHABLE: "It was not asked for, because robots.txt had no answer.",
    "robots": "It was not asked for, because robots.txt forbids it.",
}


def explain(ledger: Ledger, known: KnownAddress, now: datetime) -> Iterator[str]:
    """The address, then indented what is known of it."""
    yield known.url
    yield f"  Key {known.key}, named by {_listed(known.sources)}."
    yield f"  State {known.state}. {_state(known)}"
    yield f"  {_again(known, now)}"
    if said := ledger.validators(known.url):
        parts = (("ETag", said.etag), ("Last-Modified", said.modified))
        told = ", ".join(f"{name} {value}" for name, value in parts if value)
        yield f"  The server is told what it said last: {told}."
    yield from _article(ledger, known)
    yield from _runs(ledger, known.key)


def _listed(names: tuple[str, ...]) -> str:
    *others, last = ("you (-a urls=)" if name == "url" else name for name in names)
    return f"{', '.join(others)} and {last}" if others else last


def _state(known: KnownAddress) -> str:
    error = known.last_error or ""
    if known.state is Fate.FAILED:
        runs = "one run" if known.tries == 1 else f"{known.tries} runs in a row"
        return f"It failed in {runs}, last with: {error}."
    refused = f"It was {known.state}: {error}."
    return _STATES.get(known.state) or _REASONS.get(error, refused)


def _again(known: KnownAddress, now: datetime) -> str:
    """When it is asked for again, and why."""
    if known.state is Fate.PENDING:
        if known.sources == BY_USER:
            return "Only a run with -a urls= asks for it, as no source names it."
        return "The next run without a window asks for it."
    if known.due:
        when = "by the next run" if known.due <= now else f"from {known.due.isoformat()} on"
        if known.state is Fate.FAILED:
            return f"It is asked for again {when}; the delay grows with each failure."
        return f"It is looked at once more {when}, as it may have been changed."
    if known.state is Fate.FAILED:
        return "It is given up: `scrapy ledger forget` lets the next run try it anew."
    if known.state is Fate.SKIPPED:
        return f"A run asks for it whose window holds {known.day or 'its day'}."
    if known.state is Fate.BLOCKED:
        return "A run asks whether it may be fetched as soon as a source names it again."
    return "No run asks for it by itself: `scrapy ledger forget` lets the next one do so."


def _article(ledger: Ledger, known: KnownAddress) -> Iterator[str]:
    if known.day:
        yield f"  Its day at the publisher's is {known.day}."
    if known.article_id is None:
        return
    editions = ledger.execute(
        "SELECT version, date_published, run_id, content_hash, extractor_version, mirror_of"
        " FROM articles WHERE id = ? ORDER BY version",
        known.article_id,
    )
    yield f"  Article {known.article_id}{':' if editions else ' was read and not written.'}"
    for version, published, run_id, content_hash, extractor, mirror_of in editions:
        copy = f", read from a copy of {mirror_of}" if mirror_of else ""
        yield (
            f"    version {version} in run {run_id}, published {published}, extractor {extractor},"
            f" content_hash {content_hash}{copy}"
        )


def _runs(ledger: Ledger, key: str) -> Iterator[str]:
    fates = ledger.execute(
        "SELECT run_id, fate, reason FROM fates WHERE key = ? ORDER BY run_id", key
    )
    if fates:
        yield "  Runs:"
    for run_id, fate, reason in fates:
        yield f"    {run_id} {fate}{f' ({reason})' if reason else ''}"
