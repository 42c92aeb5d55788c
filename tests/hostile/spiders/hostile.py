"""The tests' spider, a NewsSpider as a user would write it."""

from __future__ import annotations

from newscrawl.discovery import Source
from newscrawl.discovery.feeds import Feed, Sitemap
from newscrawl.news_spider import NewsSpider
from tests.hostile.site import site_of_tests, ways_in


class AnyFeed(Feed):
    """Feeds are read whatever the days of their entries."""

    needs_fresh = False


class AnySitemap(Sitemap):
    """Sitemaps, likewise."""

    needs_fresh = False


class HostileSpider(NewsSpider):
    """Crawls what HOSTILE_SITE names."""

    name = "hostile"
    site = site_of_tests(ways_in())

    def sources(self) -> list[Source]:
        ways = ways_in()
        feeds: list[Source] = [AnyFeed(self.site, ways.feeds)] if ways.feeds else []
        sitemaps: list[Source] = [AnySitemap(self.site, ways.sitemaps)] if ways.sitemaps else []
        return [*super().sources(), *feeds, *sitemaps]
