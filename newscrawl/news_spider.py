"""NewsSpider, the base of all spiders: discovery → request → read → item.

It knows Scrapy and no site: a spider of a site is its name, its site and its sources.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

from scrapy import Request, Spider
from scrapy.http import Response
from scrapy.settings import BaseSettings
from twisted.python.failure import Failure

from newscrawl.discovery import Link, ListPage, SectionLists, Source
from newscrawl.discovery.frontier import Frontier
from newscrawl.discovery.order import read_order
from newscrawl.extraction import join_pages, read_page
from newscrawl.failures import judge
from newscrawl.items import Article, Page, Problem
from newscrawl.runs import Run
from newscrawl.runs.ledger import Fate
from newscrawl.settings import user_agent
from newscrawl.sites import Site, host_of, site_of
from newscrawl.sites.addresses import ArticleAddress

# Articles go before further lists: a list that moves on while it is read repeats entries, which
# costs nothing, and a limit is reached with few list pages. A story begun is finished first.
ARTICLE_PRIORITY = 10
FURTHER_PAGE_PRIORITY = 20


@dataclass(frozen=True, slots=True)
class Story:
    """A story printed over several pages, as far as it is read."""

    first: Page
    others: tuple[Page, ...] = ()

    @property
    def next_url(self) -> str | None:
        """The page to ask for next."""
        left = self.first.next_pages[len(self.others) :]
        return left[0] if left else None

    def with_page(self, page: Page) -> Story:
        """The story and one page more."""
        return replace(self, others=(*self.others, page))


class NewsSpider(Spider):
    """Crawls one site's news; see `newscrawl.discovery.order.Order` for the arguments."""

    site: Site
    run: Run
    """Set by RunExtension before the spider starts."""

    def __init__(self, **arguments: str) -> None:
        """Take the `-a` arguments; raises CannotStart where one is wrong."""
        super().__init__()
        self.order = read_order(arguments, self.site)
        self.allowed_domains = [self.site.domain]

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Name ourselves with the contact address, which may come from the command line."""
        super().update_settings(settings)
        contact = settings["NEWSCRAWL_CONTACT"]
        settings.set("USER_AGENT", user_agent(contact), priority="spider")

    def sources(self) -> list[Source]:
        """Where addresses come from; a site adds its own."""
        return [SectionLists(self.site, self.order.sections)]

    async def start(self) -> AsyncIterator[Any]:
        """Ask for what earlier runs left, then for what the sources name."""
        self.frontier = Frontier(
            self.run,
            self.order,
            self.site,
            first_days=self.settings.getint("NEWSCRAWL_FIRST_DAYS"),
            max_pages=self.settings.getint("NEWSCRAWL_MAX_LIST_PAGES"),
        )
        sources = [] if self.order.urls else self.sources()
        pages = [(source, page) for source in sources for page in source.first_pages()]
        if self.frontier.is_first:
            self._announce(len(pages))
        for address in self.frontier.waiting():
            yield self._article_request(address)
        for url in self.order.urls:
            if given := self.frontier.meet(Link(url), "url"):
                yield self._article_request(given)
        for source, page in pages:
            yield self._list_request(source, page)

    def _announce(self, lists: int) -> None:
        delay = self.settings.getfloat("DOWNLOAD_DELAY")
        self.logger.info(
            "First run: articles published since %s, from %d lists. Expect about %d requests for "
            "lists, then one for each article, one every %g s for each host.",
            *(self.frontier.window.since, lists, 2 * lists, delay),
        )

    def _list_request(self, source: Source, page: ListPage) -> Request:
        return Request(
            page.url,
            callback=self.parse_list,
            errback=partial(self.on_list_error, page=page),
            cb_kwargs={"source": source, "page": page},
            dont_filter=True,  # what is asked for is decided by the ledger alone
        )

    def parse_list(self, response: Response, source: Source, page: ListPage) -> Iterable[Request]:
        """Ask for the articles of a list's page, and for its next page."""
        self.run.account.count("list_pages")
        reading = source.read(response.body, response.url, _content_type(response))
        if not reading.links:
            self.run.account.count("lists/empty")
        addresses, next_page = self.frontier.read_list(page, reading, source.name)
        for address in addresses:
            yield self._article_request(address)
        if next_page:
            yield self._list_request(source, next_page)

    def on_list_error(self, failure: Failure, page: ListPage) -> None:
        """Count a list that could not be read; it stays open, so that the next run reads on."""
        judged = judge(failure.value)
        is_denied = judged.reason.startswith("robots")
        self.run.account.count("lists/denied" if is_denied else f"lists/{judged.fate}")
        self.logger.debug("list not read: %s: %s", page.url, judged.detail)

    def _article_request(self, address: ArticleAddress) -> Request:
        return Request(
            address.url,
            callback=self.parse_article,
            errback=partial(self.on_error, address=address),
            cb_kwargs={"key": address.key},
            # lists name articles of the site only: any other address is the user's
            meta={"allow_offsite": site_of(address.url) is not self.site},
            priority=ARTICLE_PRIORITY,
            dont_filter=True,
        )

    def parse_article(self, response: Response, key: str) -> Iterable[Request | Page]:
        """Read an article's first page."""
        page = read(response)
        page.article.key = key
        page.article.refusal = page.article.refusal or self._refuse_other_site(page.article)
        if self.order.window and not self.order.window.holds(self._day(page.article)):
            self.run.ledger.set_article(key, page.article)
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
        yield from self._go_on(Story(page))

    def _day(self, article: Article) -> date | None:
        """The publication day at the publisher's."""
        published = article.date_published
        return self.site.local_day(datetime.fromisoformat(published)) if published else None

    def _refuse_other_site(self, article: Article) -> Problem | None:
        """Why a page is not this spider's, where the user's address led elsewhere."""
        if article.domain == self.site.domain:
            return None
        detail = f"neither a page of {self.site.site_name} nor a copy of one of its articles"
        return Problem("url", "other_site", detail)

    def _go_on(self, story: Story) -> Iterator[Request | Page]:
        """Ask for the story's next page; after the last one, hand the whole story on."""
        if story.next_url:
            yield Request(
                story.next_url,
                callback=self.parse_further,
                errback=partial(self.on_further_error, story=story),
                cb_kwargs={"story": story},
                priority=FURTHER_PAGE_PRIORITY,
                dont_filter=True,
            )
        else:
            yield join_pages(story.first, story.others) if story.others else story.first

    def parse_further(self, response: Response, story: Story) -> Iterable[Request | Page]:
        """Read a further page of a story."""
        self.run.account.count("continuation_pages")
        page = read(response)
        if page.article.refusal:
            self._fail_story(story, f"{response.url}: {page.article.refusal.detail}")
        elif page.article.id != story.first.article.id:
            self._fail_story(story, f"{story.next_url} leads to another page: {response.url}")
        else:
            yield from self._go_on(story.with_page(page))

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


def read(response: Response) -> Page:
    """The Page of a response that has just arrived."""
    now = datetime.now(UTC)
    header = _content_type(response)
    page = read_page(response.body, response.url, content_type=header, fetched_at=now)
    page.article.date_downloaded = now.isoformat(timespec="seconds")
    return page


def _content_type(response: Response) -> str | None:
    header = response.headers.get("Content-Type")
    return header.decode("latin-1") if header else None


def _same_site(url: str, other: str) -> bool:
    site = site_of(url)
    same_host = host_of(url) == host_of(other)
    return same_host or (site is not None and site is site_of(other))
