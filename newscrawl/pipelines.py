"""The item pipelines, in order: strip junk → required fields → duplicates → write.

A spider yields Pages; the first pipeline makes Articles of them, which the last one writes and
hands on to Scrapy's own feeds.
"""

from __future__ import annotations

import re
from typing import Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem, NotConfigured

from newscrawl.extraction.identity import hashed_id
from newscrawl.items import Article, Page
from newscrawl.junk import strip_junk
from newscrawl.news_spider import NewsSpider
from newscrawl.reading import Reader
from newscrawl.runs import Run
from newscrawl.runs.records import Edition, Fate
from newscrawl.sites.addresses import normalised
from newscrawl.validation import problems

_HASHED = re.compile(r"[^:]+:[0-9a-f]{16}")
"""An id that no rule of a site gives."""


class PageRefused(DropItem):
    """Raised for a page that is no article, or misses a required field."""


class ArticleKnown(DropItem):
    """Raised for an article that is already written as it is."""


class LimitReached(DropItem):
    """Raised for an article beyond the number asked for."""


class StripJunkPipeline:
    """Makes the Article of a Page."""

    def __init__(self, reader: Reader) -> None:
        """`reader` knows how to go about large pages."""
        self.reader = reader

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Only a run's pages are stripped."""
        return cls(spider_of(crawler).reader)

    async def process_item(self, item: Page) -> Article:
        """The page's article, without junk."""
        size = sum(len(block.raw or block.text) for block in item.blocks)
        return await self.reader.work(item.article.key, size, strip_junk, item)


class RequiredFieldsPipeline:
    """Refuses pages without the fields that analysis needs, and says why."""

    def __init__(self, run: Run, required: list[str]) -> None:
        """`required` are names of fields."""
        self.run = run
        self.required = required

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Read the fields from NEWSCRAWL_REQUIRED_FIELDS."""
        return cls(spider_of(crawler).run, crawler.settings.getlist("NEWSCRAWL_REQUIRED_FIELDS"))

    def process_item(self, item: Article) -> Article:
        """The article, or PageRefused."""
        found = problems(item, self.required)
        if not found:
            return item
        self.run.reject(item.key, item.url, found[0], item)
        raise PageRefused(f"{found[0].field} {found[0].code}: {item.url}")


class DuplicatesPipeline:
    """Lets through what is new: an item once, then only its new versions."""

    def __init__(self, run: Run) -> None:
        """`run` knows all published articles."""
        self.run = run

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Compare with all runs of this spider."""
        return cls(spider_of(crawler).run)

    def process_item(self, item: Article) -> Article:
        """The article with its version, or ArticleKnown."""
        newest = self.run.ledger.newest(item.id)
        if newest and self._is_namesake(item, newest):
            item.id = _id_of_its_own(item)
            newest = self.run.ledger.newest(item.id)
        if newest is None:
            return item
        fate = self._fate(item, newest)
        if fate is Fate.WRITTEN:
            item.version = newest.version + 1
            return item
        if fate is Fate.UNCHANGED or newest.is_mirror:  # another address's text makes no version
            self.run.ledger.set_article(item.key, item)
        self.run.settle(item.key, fate)
        raise ArticleKnown(f"{fate}: {item.id}")

    def _is_namesake(self, article: Article, newest: Edition) -> bool:
        """Whether another article has its id, because both pages name one address as their own.

        Some sites give their home page as the canonical link of every story. What one story is at
        several addresses (for phones, for print) has one headline.
        """
        known = self.run.ledger.address(article.key)
        is_known = known is not None and known.article_id == article.id
        is_hashed = _HASHED.fullmatch(article.id or "")
        is_same = newest.title in {None, article.title}
        return bool(is_hashed) and not (is_known or is_same)

    def _fate(self, article: Article, newest: Edition) -> Fate:
        """What an article is whose id is already published."""
        if article.mirror_of:
            return Fate.DUPLICATE
        if newest.is_mirror:  # the copy yields to the original
            return self._take_place(article, newest)
        known = self.run.ledger.address(article.key)
        if not known or known.article_id != article.id:
            return Fate.DUPLICATE
        if article.content_hash == newest.content_hash:
            return Fate.UNCHANGED
        if article.extractor_version != newest.extractor_version:
            # our reading differed, perhaps not the text: compare later ones with it
            self.run.ledger.compare_with(article, newest.version)
            return Fate.UNCHANGED
        return Fate.WRITTEN

    def _take_place(self, original: Article, copy: Edition) -> Fate:
        """What the original of a published copy is: a new version where the copy differed."""
        if original.content_hash != copy.content_hash:
            return Fate.WRITTEN
        self.run.ledger.compare_with(original, copy.version)
        return Fate.DUPLICATE


class WritePipeline:
    """Fills in what only the run knows, and writes the article."""

    def __init__(self, run: Run, spider: str) -> None:
        """`spider` is the name that the lines carry."""
        self.run = run
        self.spider = spider

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the name from the spider."""
        return cls(spider_of(crawler).run, crawler.spidercls.name)

    def process_item(self, item: Article) -> Article:
        """The article as written."""
        if self.run.is_full:
            self.run.leave(item.key, "limit")
            raise LimitReached(f"as many as asked for are written: {item.id}")
        known = self.run.ledger.address(item.key)
        item.discovered_via = list(known.sources) if known else []
        item.spider = self.spider
        item.run_id = self.run.run_id
        self.run.write(item.key, item)
        return item


def _id_of_its_own(article: Article) -> str:
    """An id by the address that answered; another one where a false link has taken that."""
    address = normalised(article.url or "")
    found = hashed_id(article.domain, address)
    return found if found != article.id else hashed_id(article.domain, f"{address} itself")


def spider_of(crawler: Crawler) -> NewsSpider:
    """The crawler's spider; raises NotConfigured where it has no run (`scrapy fetch`)."""
    spider = crawler.spider
    if not isinstance(spider, NewsSpider) or not hasattr(spider, "run"):
        raise NotConfigured
    return spider
