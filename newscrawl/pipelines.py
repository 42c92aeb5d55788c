"""The item pipelines, in order: strip junk → required fields → duplicates → write.

A spider yields `Fetched[Page]`; the first pipeline makes it `Fetched[Article]`; the last one
returns the Article alone, which is what Scrapy's own feeds receive.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Generic, Self, TypeVar

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem, NotConfigured
from scrapy.statscollectors import StatsCollector

from newscrawl.items import Article, Page
from newscrawl.junk import strip_junk
from newscrawl.ledger import Edition, Fate
from newscrawl.run import Run
from newscrawl.validation import problems

Content = TypeVar("Content", Page, Article)


@dataclass(frozen=True, slots=True)
class Fetched(Generic[Content]):
    """What an address gave, on its way through the pipelines.

    The fate in the ledger belongs to the discovered address, whatever address answered at last.
    """

    key: str
    """The discovered address's key in the ledger."""
    at: datetime
    """When it was fetched, UTC."""
    content: Content


class PageRefused(DropItem):
    """Raised for a page that is no article, or misses a required field."""


class ArticleKnown(DropItem):
    """Raised for an article that is already written as it is."""


class LimitReached(DropItem):
    """Raised for an article beyond the number asked for."""


class StripJunkPipeline:
    """Makes the Article of a Page and counts what each junk rule removed."""

    def __init__(self, stats: StatsCollector) -> None:
        """`stats` count `junk/<rule>`."""
        self.stats = stats

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Only a run's pages are stripped."""
        run_of(crawler)
        return cls(crawler.stats)

    def process_item(self, item: Fetched[Page]) -> Fetched[Article]:
        """The page's article, without junk."""
        article = strip_junk(item.content)
        for junk in article.junk:
            self.stats.inc_value(f"junk/{junk.rule}", junk.blocks)
        return Fetched(item.key, item.at, article)


class RequiredFieldsPipeline:
    """Refuses pages without the fields that analysis needs, and says why."""

    def __init__(self, run: Run, stats: StatsCollector, required: list[str]) -> None:
        """`stats` count `missing/<field>`."""
        self.run = run
        self.stats = stats
        self.required = required

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Read the fields from NEWSCRAWL_REQUIRED_FIELDS."""
        required = crawler.settings.getlist("NEWSCRAWL_REQUIRED_FIELDS")
        return cls(run_of(crawler), crawler.stats, required)

    def process_item(self, item: Fetched[Article]) -> Fetched[Article]:
        """The article, or PageRefused."""
        found = problems(item.content, self.required)
        if not found:
            return item
        for problem in found:
            self.stats.inc_value(f"{problem.code}/{problem.field}")
        self.run.reject(item.key, item.content.url, found[0], item.content)
        raise PageRefused(f"{found[0].field} {found[0].code}: {item.content.url}")


class DuplicatesPipeline:
    """Lets through what is new: an article once, then only its new versions."""

    def __init__(self, run: Run) -> None:
        """`run` knows all published articles."""
        self.run = run

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Compare with all runs of this spider."""
        return cls(run_of(crawler))

    def process_item(self, item: Fetched[Article]) -> Fetched[Article]:
        """The article with its version, or ArticleKnown."""
        newest = self.run.ledger.newest(item.content.id)
        if newest is None:
            return item
        fate = self._fate(item, newest)
        if fate is Fate.WRITTEN:
            item.content.version = newest.version + 1
            return item
        self.run.ledger.set_article(item.key, item.content)
        self.run.settle(item.key, fate)
        raise ArticleKnown(f"{fate}: {item.content.id}")

    def _fate(self, item: Fetched[Article], newest: Edition) -> Fate:
        """What an article is whose id is already published."""
        article = item.content
        known = self.run.ledger.address(item.key)
        if article.mirror_of or not known or known.article_id != article.id:
            return Fate.DUPLICATE
        if article.content_hash == newest.content_hash:
            return Fate.UNCHANGED
        if article.extractor_version != newest.extractor_version:
            # our reading changed, perhaps not the text: later texts are compared with this one
            self.run.ledger.compare_with(article, newest.version)
            return Fate.UNCHANGED
        return Fate.WRITTEN


class WritePipeline:
    """Fills in what only the run knows, and writes the article."""

    def __init__(self, run: Run, spider: str) -> None:
        """`spider` is the name that the lines carry."""
        self.run = run
        self.spider = spider

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the name from the spider."""
        return cls(run_of(crawler), crawler.spidercls.name)

    def process_item(self, item: Fetched[Article]) -> Article:
        """The article as written."""
        if self.run.is_full:
            self.run.leave(item.key, "limit")
            raise LimitReached(f"as many as asked for are written: {item.content.id}")
        article = item.content
        known = self.run.ledger.address(item.key)
        article.discovered_via = list(known.sources) if known else []
        article.date_downloaded = item.at.astimezone(UTC).isoformat(timespec="seconds")
        article.spider = self.spider
        article.run_id = self.run.run_id
        self.run.write(item.key, article)
        return article


def run_of(crawler: Crawler) -> Run:
    """The run of a crawler; raises NotConfigured where there is none (`scrapy fetch`)."""
    run = getattr(crawler.spider, "run", None)
    if not isinstance(run, Run):
        raise NotConfigured
    return run
