"""Headlines: which of a page's titles may be the article's, without the site's name."""

from __future__ import annotations

import re

from newscrawl.extraction.body import normal
from newscrawl.extraction.metadata import Metadata, plain
from newscrawl.items import Candidate
from newscrawl.sites import Site

_SEPARATOR = re.compile(r"\s+[-|–—_»·]\s+|\s*[|_]\s*|\s*[-–—]{2,}\s*")


def title_candidates(shown: list[Candidate], data: Metadata, site: Site | None) -> list[Candidate]:
    """Titles, the likeliest first: those the page shows, those its head agrees with before others.

    A title of the head alone comes last: it is what spam replaces first.
    """
    head = [
        Candidate(without_suffix(value, shown, data, site), source) for value, source in data.titles
    ]
    agreed = {normal(candidate.value) for candidate in head}
    ranked = sorted(
        shown,
        key=lambda one: not one.source.startswith("layout") and normal(one.value) not in agreed,
    )
    if shown and not shown[0].source.startswith("layout") and normal(ranked[0].value) not in agreed:
        ranked = [*head, *ranked]
    else:
        ranked += head
    ranked = [Candidate(plain(one.value), one.source) for one in ranked]
    unique = {normal(one.value): one for one in reversed(ranked) if one.value}
    return [one for one in ranked if unique.get(normal(one.value)) is one]


def without_suffix(title: str, shown: list[Candidate], data: Metadata, site: Site | None) -> str:
    """The title without the site's name behind (or before) it; a real dash stays.

    A part is cut off only if the site's rule says so, if it is the site's name, or if what is left
    stands on the page as a line.
    """
    if site and site.title_suffix:
        return site.title_suffix.sub("", title).strip()
    lines = {normal(candidate.value) for candidate in shown}
    names = {normal(data.meta.get(name, "")) for name in ("og:site_name", "application-name")} - {
        ""
    }
    cuts = list(_SEPARATOR.finditer(title))
    for cut in reversed(cuts):
        left, right = title[: cut.start()].strip(), title[cut.end() :].strip()
        if normal(left) in lines or normal(right) in names:
            return left
        if normal(right) in lines or normal(left) in names:
            return right
    return title.strip()
