"""All sources of a site and its sisters, as its facts describe them."""

from __future__ import annotations

from collections.abc import Iterator

from newscrawl.discovery.day_indexes import DayIndexes
from newscrawl.discovery.feeds import Feed, Sitemap
from newscrawl.discovery.order import Order
from newscrawl.discovery.search_api import SearchApi
from newscrawl.discovery.section_lists import SectionLists
from newscrawl.discovery.source import Source
from newscrawl.discovery.story_lists import AppLists
from newscrawl.exceptions import CannotStart
from newscrawl.hints import hint
from newscrawl.sites import Site


def sources_of(site: Site) -> list[Source]:
    """Every way into the site."""
    return [source for member in site.family for source in _ways_in(member, site)]


def _ways_in(member: Site, site: Site) -> Iterator[Source]:
    """The ways into one site; each may name stories of the whole family."""
    if member.sections:
        yield SectionLists(site, member.sections, member.list_layouts)
    for index in member.day_indexes:
        yield DayIndexes(site, index)
    for search in member.searches:
        yield SearchApi(site, search)
    for lists in member.story_lists:
        yield AppLists(site, lists)
    if member.feeds:
        yield Feed(site, member.feeds)
    if member.sitemaps:
        yield Sitemap(site, member.sitemaps)


def chosen(sources: list[Source], order: Order, site: Site) -> list[Source]:
    """The sources that the order asks for; raises CannotStart for a name that there is not."""
    if order.sections:
        sources = [
            SectionLists(site, wanted, member.list_layouts)
            for member in site.family
            if (wanted := [section for section in member.sections if section in order.sections])
        ]
    names = {source.name for source in sources}
    for name in order.source:
        if name not in names:
            meant = hint(name, sorted(names))
            raise CannotStart(f"source= names {name!r}, which there is not: {meant}")
    return [source for source in sources if not order.source or source.name in order.source]
