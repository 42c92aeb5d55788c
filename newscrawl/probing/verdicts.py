"""What no longer fits, told from the findings in sentences that say what to do.

A misfit is what a crawl would suffer from; a note is what its reader should know.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from newscrawl.probing.findings import NAMES_STORIES, PageFinding, SourceFinding, State

DORMANT = 30
"""Days after which a list is no longer written, though others of its source are."""

_NOTES = {
    State.DEAD: "could not be read today",
    State.DENIED: "robots.txt keeps us out",
    State.ABSENT: "the server does not have it, which may be so",
    State.EMPTY: "it names no story",
    State.STALE: "it is behind",
    State.UNASKED: "not asked",
}


class Verdict(NamedTuple):
    """One sentence, and whether it tells of a misfit."""

    text: str
    is_misfit: bool


def misfit(text: str) -> Verdict:
    """What a crawl would suffer from."""
    return Verdict(text, is_misfit=True)


def note(text: str) -> Verdict:
    """What else is worth a look."""
    return Verdict(text, is_misfit=False)


def source_verdicts(sources: Iterable[SourceFinding]) -> list[Verdict]:
    """What the sources' findings say."""
    return [verdict for source in sources for verdict in _of_source(source)]


def _of_source(source: SourceFinding) -> Iterator[Verdict]:
    if not source.pages:
        yield note(f"{source.name}: not asked, other sources come first")
    elif source.needs_fresh:
        if source.state is not State.FRESH:
            yield note(
                f"{source.name}: {_details(source.pages)}; a crawl uses it only while it is fresh",
            )
    elif source.state not in NAMES_STORIES:
        text = (
            f"{source.name} gives nothing: {_details(source.pages)}; open the address in a "
            "browser, then correct or remove it in newscrawl/sites"
        )
        yield Verdict(text, is_misfit=source.state is not State.UNASKED)
    elif source.state is State.STALE:
        yield misfit(
            f"{source.name} is behind: {_details(source.pages)}; look where the site names "
            "its news now",
        )
    else:
        for page in source.pages:
            yield from _of_page(source.name, page)
    yield from _of_list_layouts(source)


def _details(pages: Sequence[PageFinding]) -> str:
    return "; ".join(f"{page.detail or page.state} ({page.url})" for page in pages)


def _of_page(name: str, page: PageFinding) -> Iterator[Verdict]:
    """A page of a source of which another page names stories."""
    if page.state is State.DEAD and page.is_gone:
        text = f"{name}: the server no longer has {page.url}; correct or remove the address"
        yield misfit(text)
    elif page.state is State.STALE and (page.age or 0) > DORMANT:
        text = f"{name}: {page.detail}: {page.url}; look whether the list has moved"
        yield misfit(text)
    elif page.state in _NOTES:
        yield note(f"{name}: {_NOTES[page.state]}: {page.url}: {page.detail}")


def _of_list_layouts(source: SourceFinding) -> Iterator[Verdict]:
    """Lists that are read as any page with links: their side boxes count, their next pages not."""
    lists = [
        page
        for page in source.pages
        if page.list_layout is not None and page.state in NAMES_STORIES
    ]
    if len(lists) > 1 and not any(page.has_next for page in lists):
        yield misfit(
            f"{source.name}: no list leads to a next page, so that only first pages are read; look "
            f"at the pager of {lists[0].url} and correct next_page of its ListLayout"
        )
    unknown = [page for page in lists if not page.list_layout]
    for page in unknown:
        text = (
            f"{source.name}: no layout of lists fits {page.url}; only its first page is read, "
            "write a ListLayout for it"
        )
        yield Verdict(text, is_misfit=len(unknown) == len(lists))
