"""NewsSpider, the base of all spiders: discovery → request → read → item.

It knows Scrapy and no site: a spider of a site is its name, its site and its sources.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date, datetime
from functools import partial
from http import HTTPStatus

from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure

from newscrawl.downloading.failures import judge
from newscrawl.extraction.joining import Story
from newscrawl.items import Article, Page, Problem
from newscrawl.list_spider import UNCHANGED_TOO, ListSpider
from newscrawl.request_headers import client_headers, conditional_headers
from newscrawl.responses import read, validators
from newscrawl.runs.records import Fate
from newscrawl.sites import host_of, site_of
from newscrawl.sites.addresses import ArticleAddress

# Articles go before lists: they do not pile up, and a limit is reached with few pages. A story
# begun is finished first.
ARTICLE_PRIORITY = 10
FURTHER_PAGE_PRIORITY = 20


class NewsSpider(ListSpider):
    """Crawls one site's news: reads what its lists lead to."""

    def article_request(self, address: ArticleAddress) -> Request:
        """A request for the article, or for what changed of it."""
        said = conditional_headers(self.frontier.validators(address))
        return Request(
            address.url,
            headers=client_headers(self.site, address.url, self.settings["USER_AGENT"]) | said,
            callback=self.parse_article,
            errback=partial(self.on_error, address=address),
            cb_kwargs={"address": address},
            # lists name articles of the site only: any other address is the user's
            meta={"allow_offsite": not self.site.is_home(address.url)}
            | (UNCHANGED_TOO if said else {}),
            priority=ARTICLE_PRIORITY,
            dont_filter=True,
        )

    async def parse_article(
        self, response: Response, address: ArticleAddress
    ) -> AsyncIterator[Request | Page]:
        """Read an article's first page."""
        key = address.key
        if response.status == HTTPStatus.NOT_MODIFIED:
            self.run.settle(key, Fate.UNCHANGED)
            return
        page = await self._read(response, key)
        page.article.key = key
        self.run.note_answer(key, address.url, validators(response))
        page.article.refusal = page.article.refusal or self._refuse_other_site(page.article)
        day = self._day(page.article)
        if not self.frontier.accepts(key, day):
            self.run.ledger.set_article(key, page.article, day)
            self.run.settle(key, Fate.SKIPPED, "window")
            return
        page.next_pages = [url for url in page.next_pages if _same_site(url, response.url)]
        limit = self.settings.getint("NEWSCRAWL_MAX_STORY_PAGES")
        if len(page.next_pages) >= limit:
            detail = f"the story has {len(page.next_pages) + 1} pages, more than {limit}"
            self.run.reject(key, response.url, Problem("text", "too_many_pages", detail))
            return
        if page.article.refusal:
            page.next_pages = []
        yield self._go_on(Story(page))

    async def _read(self, response: Response, key: str) -> Page:
        return await self.reader.work(key, len(response.body), read, response)

    def _day(self, article: Article) -> date | None:
        """The publication day at the publisher's."""
        published = article.date_published
        return self.site.local_day(datetime.fromisoformat(published)) if published else None

    def _refuse_other_site(self, article: Article) -> Problem | None:
        """Why a page is not this spider's, where the user's address led elsewhere."""
        is_ours = article.domain in {member.domain for member in self.site.family}
        if is_ours or self.site.is_home(article.url):
            return None
        detail = f"neither a page of {self.site.site_name} nor a copy of one of its articles"
        return Problem("url", "other_site", detail)

    def _go_on(self, story: Story) -> Request | Page:
        """A request for the story's next page; after the last one, the whole story."""
        if not story.next_url:
            return story.whole()
        return Request(
            story.next_url,
            callback=self.parse_further,
            errback=partial(self.on_further_error, story=story),
            cb_kwargs={"story": story},
            priority=FURTHER_PAGE_PRIORITY,
            dont_filter=True,
        )

    async def parse_further(
        self, response: Response, story: Story
    ) -> AsyncIterator[Request | Page]:
        """Read a further page of a story."""
        self.run.account.count("continuation_pages")
        page = await self._read(response, story.first.article.key)
        if page.article.refusal:
            self._fail_story(story, f"{response.url}: {page.article.refusal.detail}")
        elif page.article.id != story.first.article.id:
            self._fail_story(story, f"{story.next_url} leads to another page: {response.url}")
        else:
            yield self._go_on(story.with_page(page))

    def on_error(self, failure: Failure, address: ArticleAddress) -> None:
        """Give an address that gave no page its fate."""
        key = address.key
        judged = judge(failure.value)
        if judged.fate is Fate.FAILED:
            self.run.fail(key, address.url, judged.reason, judged.detail)
        elif judged.fate is Fate.REJECTED:
            self.run.reject(key, address.url, Problem("url", judged.reason, judged.detail))
        else:
            if self.order.urls:
                self.logger.warning("not asked for: %s: %s", address.url, judged.detail)
            self.run.settle(key, judged.fate, judged.reason)

    def on_further_error(self, failure: Failure, story: Story) -> None:
        """Fail a story of which a page is missing; half a story is none."""
        self._fail_story(story, f"{story.next_url}: {judge(failure.value).detail}")

    def _fail_story(self, story: Story, detail: str) -> None:
        article = story.first.article
        self.run.fail(article.key, article.url or "", "page_missing", detail)


def _same_site(url: str, other: str) -> bool:
    site = site_of(url)
    same_host = host_of(url) == host_of(other)
    return same_host or (site is not None and site is site_of(other))
