"""The spider of a probe: first the sources, then some articles that these name."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from http import HTTPStatus

from scrapy import Request, Spider
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK
from scrapy.settings import BaseSettings
from scrapy.spidermiddlewares.httperror import HttpError

from newscrawl.discovery import Link, Source
from newscrawl.downloading.failures import judge
from newscrawl.junk import strip_junk
from newscrawl.news_spider import NewsSpider
from newscrawl.probing.addresses import kind_of
from newscrawl.probing.findings import (
    UNASKED,
    ArticleFinding,
    SourceFinding,
    State,
    answered,
    read_article,
    unanswered,
)
from newscrawl.probing.gate import Traffic
from newscrawl.probing.looks import Failure, Look, list_layout, second_question
from newscrawl.probing.questions import (
    MAX_ARTICLES,
    Articles,
    Question,
    first_questions,
)
from newscrawl.probing.report import Report
from newscrawl.request_headers import client_headers
from newscrawl.responses import content_type, read
from newscrawl.settings import user_agent
from newscrawl.sites.addresses import article_address
from newscrawl.validation import problems


class ProbeSpider(Spider):
    """Probes the site of a NewsSpider; `report` is there once it is done."""

    def __init__(self, probed: NewsSpider) -> None:
        """Take site and sources of the spider that is to be probed; it is not run itself."""
        super().__init__(probed.name)
        self.site = probed.site
        self.sources = probed.sources()
        self.allowed_domains = probed.allowed_domains
        self.traffic = Traffic()
        self.report: Report | None = None
        self._began = datetime.now(UTC)
        self._today = self.site.local_day(self._began)

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Name ourselves as a crawl does, and pass every request through the gate."""
        super().update_settings(settings)
        agent = user_agent(settings["NEWSCRAWL_CONTACT"])
        settings.set("USER_AGENT", agent, priority="spider")
        # once more for robots.txt; pages get their second try when all others had their first
        settings.set("RETRY_TIMES", 1, priority="spider")
        # as a whole: the project's dictionary would replace one that was only added to
        others = dict(settings["DOWNLOADER_MIDDLEWARES"])
        gate = {"newscrawl.probing.gate.GateMiddleware": 950}
        settings.set("DOWNLOADER_MIDDLEWARES", others | gate, priority="spider")

    async def start(self) -> AsyncIterator[Request]:
        """Probe; Scrapy has nothing to schedule."""
        looks = await self._look_at_sources()
        articles = await self._read_articles(looks)
        findings = [self._finding_of(source, looks) for source in self.sources]
        self.report = Report(self.name, self.site, self._began, self.traffic, findings, articles)
        nothing: list[Request] = []
        for request in nothing:  # makes this the generator that Scrapy wants
            yield request

    def _finding_of(self, source: Source, looks: Sequence[Look]) -> SourceFinding:
        pages = [look.finding for look in looks if look.question.source is source]
        return SourceFinding(source.name, source.needs_fresh, pages)

    async def _look_at_sources(self) -> list[Look]:
        """First pages; then lists that these name, other issues, and second tries."""
        first = first_questions(self.sources, self._today)
        looks = await self._look_at(first)
        second = [second_question(look, self.site) for look in looks]
        places = [place for place, question in enumerate(second) if question]
        asked = await self._look_at([question for question in second if question])
        for place, look in zip(places, asked, strict=True):
            if look.finding.state is State.UNASKED:
                continue
            if look.question is looks[place].question:
                looks[place] = look
            else:
                looks.append(look)
        return looks

    async def _look_at(self, questions: Iterable[Question]) -> list[Look]:
        return await asyncio.gather(*(self._look(question) for question in questions))

    async def _look(self, question: Question) -> Look:
        page, source = question.page, question.source
        answer = await self._fetch(page.url)
        if isinstance(answer, Failure):
            return Look(question, unanswered(page, answer.verdict, answer.status), failure=answer)
        reading = source.read(answer.body, answer.url, content_type(answer))
        layout = list_layout(source, self.site, answer)
        finding = answered(question, reading, self.site, self._today)
        finding = replace(finding, status=answer.status, list_layout=layout)
        return Look(question, finding, reading)

    async def _read_articles(self, looks: Sequence[Look]) -> list[ArticleFinding]:
        """Some of the newest articles; then second tries, and others of the kinds that failed."""
        usable = [look for look in looks if look.finding.state is not State.FROZEN]
        links = [link for look in usable for link in look.reading.links]
        articles = Articles.of(links, self.site, self._today)
        found = await self._read_all(articles.take(min(MAX_ARTICLES, self.traffic.left)))
        good = Counter(one.kind for one in found if one.is_good)
        again = {one.kind for one in found} - good.keys()
        if good[articles.main_kind] == 1:  # one page may be an odd one
            again.add(articles.main_kind)
        others = articles.take(min(len(again), self.traffic.left), again)
        return found + await self._read_all(others)

    async def _read_all(self, links: Iterable[Link]) -> list[ArticleFinding]:
        found = await asyncio.gather(*(self._read(article_address(one.url).url) for one in links))
        return [one for one in found if one]

    async def _read(self, url: str) -> ArticleFinding | None:
        answer = await self._fetch(url)
        if isinstance(answer, Failure):
            if answer.verdict.reason == UNASKED:
                return None
            kind, error = kind_of(url, self.site), answer.verdict.detail
            return ArticleFinding(url, kind, answer.status, error=error)
        article = strip_junk(read(answer))
        required = self.settings.getlist("NEWSCRAWL_REQUIRED_FIELDS")
        return read_article(article, url, self.site, problems(article, required), answer.status)

    async def _fetch(self, url: str) -> Response | Failure:
        """The answer of a server that has the page, or why there is none."""
        headers = client_headers(self.site, url, self.settings["USER_AGENT"])
        request = Request(url, headers=headers, callback=NO_CALLBACK, meta={"dont_retry": True})
        try:
            response = await self.crawler.engine.download_async(request)
        except Exception as error:  # noqa: BLE001 - each is a finding
            return Failure(judge(error))
        if not HTTPStatus.OK <= response.status < HTTPStatus.MULTIPLE_CHOICES:
            return Failure(judge(HttpError(response)), response.status)
        return response
