"""ListSpider, the half of NewsSpider that finds addresses: by lists, earlier runs, the user.

It knows Scrapy and no site, and asks for articles without knowing what becomes of them.
"""

from __future__ import annotations

import logging
from abc import abstractmethod
from collections.abc import AsyncIterator, Iterator
from functools import partial
from http import HTTPStatus
from itertools import chain
from typing import Any, Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Response
from scrapy.settings import BaseSettings
from twisted.python.failure import Failure

from newscrawl.discovery import Link, ListPage, Source, chosen, sources_of
from newscrawl.discovery.frontier import Frontier, Limits
from newscrawl.discovery.order import read_order
from newscrawl.discovery.turns import in_turns
from newscrawl.downloading.failures import judge
from newscrawl.reading import Reader
from newscrawl.request_headers import client_headers, conditional_headers
from newscrawl.responses import content_type, validators
from newscrawl.runs import Run
from newscrawl.runs.records import GONE, ROBOTS_UNREACHABLE, Fate
from newscrawl.settings import user_agent
from newscrawl.sites import Site
from newscrawl.sites.addresses import ArticleAddress, is_copy

PORTION = 1000
"""Requests that are made at once: each takes some kilobytes as long as it waits."""

UNCHANGED_TOO = {"handle_httpstatus_list": [HTTPStatus.NOT_MODIFIED]}
"""Meta of a request that asks for an answer only if it changed."""


class ListSpider(Spider):
    """Asks for what a site's sources name; `newscrawl.discovery.order.Order` has the arguments."""

    site: Site
    run: Run
    reader: Reader
    """Both are set by RunExtension before the spider starts."""

    def __init__(self, **arguments: str) -> None:
        """Take the `-a` arguments; raises CannotStart where one is wrong."""
        super().__init__()
        self.order = read_order(arguments, self.site)
        self.chosen_sources = chosen(self.sources(), self.order, self.site)
        # A daily run reads all lists first, so that a line names every source of its address.
        self._waits_for_lists = not (self.order.window or self.order.limit or self.order.urls)
        self._articles: list[ArticleAddress] = []
        self._copies: list[ArticleAddress] = []
        self.allowed_domains = [domain for one in self.site.family for domain in one.domains]

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Watch for the moment when nothing is under way."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.ask_for_kept, signals.spider_idle)
        return spider

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Name ourselves with the contact address, which may come from the command line."""
        super().update_settings(settings)
        contact = settings["NEWSCRAWL_CONTACT"]
        settings.set("USER_AGENT", user_agent(contact), priority="spider")

    def sources(self) -> list[Source]:
        """Where addresses come from; a spider may add its own."""
        return sources_of(self.site)

    async def start(self) -> AsyncIterator[Any]:
        """Ask for what earlier runs left, then for what the sources name."""
        limits = Limits(
            first_days=self.settings.getint("NEWSCRAWL_FIRST_DAYS"),
            max_pages=self.settings.getint("NEWSCRAWL_MAX_LIST_PAGES"),
        )
        sources = self.chosen_sources
        self.frontier = Frontier(self.run, self.order, self.site, sources, limits)
        given = (self.frontier.meet(Link(url), None) for url in self.order.urls)
        wanted = chain(self.frontier.waiting(), filter(None, given))
        async for address in in_turns(wanted):
            for request in self._in_turn(address):
                if self.crawler.engine.needs_backout():
                    await self.crawler.signals.wait_for(signals.scheduler_empty)
                yield request
        if not self.order.urls:
            plan = self.frontier.plan()
            delay = self.settings.getfloat("DOWNLOAD_DELAY")
            first = "First run. " if self.frontier.is_first else ""
            self.logger.info("%s%s", first, plan.announcement(self.frontier.window, delay))
            if not (plan.pages or plan.finished):
                self.logger.warning("none of the sources asked for reaches these days")
            for source, page in plan.pages:
                yield self._list_request(source, page)

    def _in_turn(self, address: ArticleAddress) -> Iterator[Request]:
        """Ask for an article now, or keep it until what goes before it is answered."""
        if is_copy(address.url, self.site):
            self._copies.append(address)
        elif self._waits_for_lists:
            self._articles.append(address)
        else:
            yield self.article_request(address)

    def ask_for_kept(self) -> None:
        """Ask for what waited: the articles, and copies last, so that they yield to originals."""
        for kept in (self._articles, self._copies):
            if kept:
                some = kept[:PORTION]
                del kept[:PORTION]
                for address in some:
                    self.crawler.engine.crawl(self.article_request(address))
                raise DontCloseSpider

    def _list_request(self, source: Source, page: ListPage) -> Request:
        said = conditional_headers(self.frontier.list_validators(page))
        return Request(
            page.url,
            headers=client_headers(self.site, page.url, self.settings["USER_AGENT"]) | said,
            callback=self.parse_list,
            errback=partial(self.on_list_error, source=source, page=page),
            cb_kwargs={"source": source, "page": page},
            meta=UNCHANGED_TOO if said else {},
            dont_filter=True,  # what is asked for is decided by the ledger alone
        )

    async def parse_list(
        self, response: Response, source: Source, page: ListPage
    ) -> AsyncIterator[Request]:
        """Ask for the articles of a list's page, and for what it leads to."""
        if response.status == HTTPStatus.NOT_MODIFIED:
            self.frontier.pass_list(source, page)
            return
        body, url, header = response.body, response.url, content_type(response)
        reading = await self.reader.work(page.url, len(body), source.read, body, url, header)
        if reading.problem:
            self.logger.warning("list not read: %s: %s", page.url, reading.problem.detail)
            self._count_unread(source, "failed")
            return
        self.run.account.count("list_pages")
        if not (reading.links or reading.lists):
            self.run.account.count("lists/quiet" if reading.form else "lists/empty")
        addresses, pages = await self.frontier.read_list(source, page, reading)
        if page.number == 1:
            # an index that did not change says nothing of the lists that it names
            said = None if reading.lists else validators(response)
            self.run.ledger.keep_validators(page.url, said)
        if addresses:  # what a list has named is known, whatever becomes of the process
            self.run.commit()
        for address in addresses:
            for request in self._in_turn(address):
                yield request
        for following in pages:
            yield self._list_request(source, following)

    def on_list_error(
        self, failure: Failure, source: Source, page: ListPage
    ) -> Iterator[Request] | None:
        """Count a list that could not be read; it stays open, so that the next run reads on."""
        judged = judge(failure.value)
        if judged.reason == GONE and (page.is_optional or page.number > 1):
            self.run.account.count("lists/absent")
            following = self.frontier.miss_list(source, page)
            return iter([self._list_request(source, following)]) if following else None
        # that robots.txt has no answer is told once for its host, and that the run ends in the end
        is_told = judged.reason == ROBOTS_UNREACHABLE or judged.fate is Fate.PENDING
        level = logging.DEBUG if is_told else logging.WARNING
        self.logger.log(level, "list not read: %s: %s", page.url, judged.detail)
        reasons = {"robots": "denied", ROBOTS_UNREACHABLE: ROBOTS_UNREACHABLE}
        self._count_unread(source, reasons.get(judged.reason, judged.fate))
        return None

    def _count_unread(self, source: Source, what: str) -> None:
        self.run.account.count(f"lists/{what}")
        self.run.account.count_source(source.name, "failed")

    @abstractmethod
    def article_request(self, address: ArticleAddress) -> Request:
        """A request for the article at an address."""
