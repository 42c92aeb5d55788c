"""What the articles of a probe say of the site's layouts and of the required fields.

Which layout a page should have is written nowhere, and some pages have none: portals and mini-sites
are read by their lines and sentences. So a layout counts as lost if no page probed carries it while
pages of the same site were read without one. Layouts marked as hearsay are never missed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newscrawl.probing.addresses import owner_of
from newscrawl.probing.findings import ArticleFinding
from newscrawl.probing.verdicts import Verdict, misfit, note
from newscrawl.sites import Layout, Site

_ENOUGH = 2
"""Pages of which a common fault is no accident."""

Articles = Sequence[ArticleFinding]


def article_verdicts(articles: Articles, site: Site) -> list[Verdict]:
    """What the articles of a site and its sisters say."""
    read = [one for one in articles if not one.error]
    verdicts = list(_unread(articles))
    for kind in dict.fromkeys(one.kind for one in read):
        verdicts += _of_kind(kind, [one for one in read if one.kind == kind])
    for member in site.family:
        own = [one for one in read if owner_of(one.url, site) is member and not one.is_refused]
        verdicts += _of_layouts(member, own)
    return verdicts


def _unread(articles: Articles) -> Iterator[Verdict]:
    failed = [one for one in articles if one.error]
    if len(failed) == len(articles) > 0:
        url, error = failed[0].url, failed[0].error
        text = f"none of {len(failed)} articles could be read: {error}: {url}"
        yield misfit(text)
        return
    for one in failed:
        yield note(f"not read: {one.url}: {one.error}")


def _of_kind(kind: str, articles: Articles) -> Iterator[Verdict]:
    """Whether a crawl would write the articles of one form of address."""
    refused = [one for one in articles if one.is_refused]
    kept = [one for one in articles if not one.is_refused]
    faulty = [one for one in kept if one.problems]
    if not kept and len(refused) >= _ENOUGH:
        yield misfit(f"{kind}: every page probed is refused: {_problem(refused[0])}")
    else:
        yield from (note(f"{one.url}: {_problem(one)}") for one in refused)
    if 2 * len(faulty) > len(kept):
        missing = sorted({problem.field for one in faulty for problem in one.problems})
        yield misfit(
            f"{kind}: {', '.join(missing)} not found in {len(faulty)} of {len(kept)} pages; "
            f"save {faulty[0].url} and see what `scrapy clean` reads in it",
        )
    else:
        yield from (note(f"{one.url}: {_problem(one)}") for one in faulty)


def _problem(article: ArticleFinding) -> str:
    return article.problems[0].detail if article.problems else "refused"


def _of_layouts(site: Site, articles: Articles) -> Iterator[Verdict]:
    trusted = [layout for layout in site.layouts if not layout.is_hearsay]
    names = {layout.name for layout in trusted}
    without = [one for one in articles if one.layout not in names | {"json"}]
    seen = {one.layout for one in articles}
    lost = [layout.name for layout in trusted if layout.name not in seen]
    if lost and without:
        yield misfit(
            f"layout {' and '.join(lost)} of {site.site_name} no longer matches: no page probed "
            f"carries it, and {len(without)} were read without one ({_examples(without)}); "
            f"compare such a page with the layout in newscrawl/sites",
        )
    else:
        yield from _without_layout(without)
    for layout in trusted:
        yield from _of_layout(layout, [one for one in articles if one.layout == layout.name])


def _examples(articles: Articles) -> str:
    """One address of each kind."""
    return ", ".join({one.kind: one.url for one in articles}.values())


def _without_layout(articles: Articles) -> Iterator[Verdict]:
    for name in dict.fromkeys(one.layout for one in articles if one.layout):
        bearing = [one for one in articles if one.layout == name]
        text = f"layout {name}, known from hearsay only, is borne out by {_examples(bearing)}"
        yield note(text)
    if generic := [one for one in articles if not one.layout]:
        yield note(f"read the generic way, without a layout: {_examples(generic)}")


def _of_layout(layout: Layout, articles: Articles) -> Iterator[Verdict]:
    """Parts that a layout names and that it finds in none of the pages that carry it."""
    source = f"layout:{layout.name}"
    parts = (
        ("title", layout.title, ("title",)),
        ("body", layout.body, ("text",)),
        ("info", layout.info, ("date_published", "authors", "source")),
    )
    for part, xpath, fields in parts:
        is_found = any(one.found.get(name) == source for one in articles for name in fields)
        if articles and xpath and not is_found:
            text = (
                f"layout {layout.name} no longer finds its {part} in {_examples(articles)}; "
                "compare the page with the layout in newscrawl/sites"
            )
            yield Verdict(text, is_misfit=len(articles) >= _ENOUGH)
