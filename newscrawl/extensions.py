"""RunExtension: opens the run before the first request, watches it, publishes it at the end."""

from __future__ import annotations

import asyncio
import logging
import signal
from functools import partial
from math import inf
from pathlib import Path
from time import monotonic
from types import FrameType
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.utils.asyncio import create_looping_call
from twisted.python.failure import Failure

from newscrawl.downloading.backoff import BackoffMiddleware
from newscrawl.downloading.traffic import CrawlTraffic
from newscrawl.exceptions import NewscrawlError
from newscrawl.news_spider import NewsSpider
from newscrawl.reading import Reader
from newscrawl.runs import Run
from newscrawl.runs.outcome import Ending
from newscrawl.runs.publishing import Manifest
from newscrawl.runs.telling import remarks, summary
from newscrawl.setting_checks import again_by, check_settings
from newscrawl.watchdog import BEAT_SECONDS, Watchdog

logger = logging.getLogger(__name__)

PROGRESS_SECONDS = 10.0

# Failed attempts after which a crawl without a single answer is given up: there is no network,
# and asking for every list three times would take minutes to say so.
HOPELESS_ATTEMPTS = 10

# What the pages under way may take after the deadline, before the process is ended by force.
GRACE_SECONDS = 120.0


class RunExtension:
    """Ties a NewsSpider's crawl to its Run. The crawl command reads what came of it."""

    def __init__(self, crawler: Crawler, folder: Path, run: Run, reader: Reader) -> None:
        """`folder` is the spider's."""
        self.crawler = crawler
        self.folder = folder
        self.run = run
        self.reader = reader
        self.names_addresses = False
        """Whether the user named the addresses to ask for."""
        self.manifest: Manifest | None = None
        """Of the finished run."""
        self.error: NewscrawlError | None = None
        """Why the run could not be finished."""
        self.signal = 0
        """Number of the signal that the process got."""
        self._faults: list[str] = []
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopping: asyncio.Task[None] | None = None
        self._progress = create_looping_call(self.report_progress)
        settings = crawler.settings
        self._patience = settings.getfloat("NEWSCRAWL_STALL")
        deadline = settings.getfloat("NEWSCRAWL_DEADLINE")
        self._deadline = monotonic() + deadline if deadline else inf
        grace = GRACE_SECONDS if deadline else 0
        self._watchdog = Watchdog(
            self._patience, deadline + grace, partial(reader.blame, self._patience)
        )
        self._beating = create_looping_call(self._beat)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Open the run; raises CannotStart, AlreadyRunning, StateDamaged."""
        spider = crawler.spider
        # `scrapy fetch` and `scrapy parse` put a `start` of their own on the class
        if not isinstance(spider, NewsSpider) or type(spider).start is not NewsSpider.start:
            raise NotConfigured
        settings = crawler.settings
        if not settings["NEWSCRAWL_CONTACT"]:
            logger.warning("NEWSCRAWL_CONTACT is empty: site owners cannot reach you")
        check_settings(settings)
        folder = Path(settings["NEWSCRAWL_OUTPUT"]) / spider.name
        tolerance = settings.getfloat("NEWSCRAWL_FAILURE_TOLERANCE")
        spider.run = Run(folder, tolerance, spider.order.limit, again_by(settings))
        for manifest in spider.run.recovered:
            logger.warning(summary("Finished the killed run", manifest, folder))
        for torn in spider.run.set_aside:
            logger.warning("Kept what a run left that the ledger does not know: %s", torn)
        if gone := spider.run.moved_away:
            logger.info(
                "%d published files, last %s, are no longer in %s; "
                "their articles are known and not written again",
                *(len(gone), gone[-1], folder),
            )
        spider.reader = Reader(spider.run.stalled)
        extension = cls(crawler, folder, spider.run, spider.reader)
        extension.names_addresses = bool(spider.order.urls)
        extension._connect()
        return extension

    def _connect(self) -> None:
        connect = self.crawler.signals.connect
        connect(self.engine_started, signals.engine_started)
        connect(self.item_scraped, signals.item_scraped)
        connect(self.unexpected, signals.item_error)
        connect(self.unexpected, signals.spider_error)
        connect(self.spider_closed, signals.spider_closed)
        # Scrapy's handlers are there by now; to be hung up is to be terminated, but under `nohup`
        if signal.getsignal(signal.SIGHUP) is signal.SIG_DFL:
            signal.signal(signal.SIGHUP, signal.getsignal(signal.SIGTERM))
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            self._note_signal(number)

    def engine_started(self) -> None:
        """Watch the clock."""
        self._loop = asyncio.get_running_loop()
        self._progress.start(PROGRESS_SECONDS, now=False)
        self._watchdog.start()
        self._beating.start(BEAT_SECONDS)

    def _beat(self) -> None:
        """Commit, tell the watchdog that the loop moves, and end the run at its deadline."""
        self._commit_when_due()
        if not self.reader.is_stuck(self._patience):
            self._watchdog.beat()
        if monotonic() > self._deadline:
            self.stop("deadline")

    def _commit_when_due(self) -> None:
        if self.error:
            return
        try:
            self.run.commit_when_due()
        except NewscrawlError as error:
            self._give_up(error)

    def _note_signal(self, number: signal.Signals) -> None:
        """Remember which signal came first; what it does is Scrapy's to decide."""
        decided = signal.getsignal(number)

        def note(received: int, frame: FrameType | None) -> None:
            self.signal = received
            if self._loop:
                self._loop.call_soon_threadsafe(self._let_go)
            if callable(decided):
                decided(received, frame)

        if callable(decided):
            signal.signal(number, note)

    def item_scraped(self) -> None:
        """Stop at the limit."""
        if self.run.is_full:
            self.stop("limit")

    def unexpected(self, failure: Failure) -> None:
        """Stop where nothing can be kept any more; count what else no code expected."""
        if isinstance(failure.value, NewscrawlError):
            self._give_up(failure.value)
        else:
            self._faults.append(type(failure.value).__name__)

    def _give_up(self, error: NewscrawlError) -> None:
        if self.error is None:
            self.error = error
            self.run.abandon()
            self.stop("storage_failed")

    def stop(self, reason: str) -> None:
        """Let the pages under way end, then close the spider."""
        if self._stopping is None:
            self._let_go()
            closing = self.crawler.engine.close_spider_async(reason=reason)
            self._stopping = asyncio.get_running_loop().create_task(closing)

    def _let_go(self) -> None:
        """Let no request wait any more for a host that is held."""
        backoff = self.crawler.get_downloader_middleware(BackoffMiddleware)
        if backoff:
            backoff.end()

    def report_progress(self) -> None:
        """Log one line of progress; give up where nobody answers."""
        if self.error:
            return
        try:
            counts = self.run.account.counts()
        except NewscrawlError as error:
            self._give_up(error)
            return
        logger.info(
            "%(list_pages)d list pages read, %(discovered)d addresses discovered, "
            "%(written)d written, %(rejected)d refused, %(failed)d failed, %(pending)d to do",
            counts,
        )
        # that a mirror is dead says nothing of the network
        is_in_vain = self._traffic.unconnected >= HOPELESS_ATTEMPTS and not self.names_addresses
        if is_in_vain and not self._traffic.connections:
            self.stop("no_connection")

    def spider_closed(self, reason: str) -> None:
        """Publish."""
        for call in (self._progress, self._beating):
            if call.running:
                call.stop()
        self._watchdog.stop()
        if self.error:
            return
        try:
            for status, number in self._traffic.statuses:
                self.run.account.count(f"responses/{status}", number)
            self.manifest = self.run.finish(self._ending(reason))
        except NewscrawlError as error:
            self._give_up(error)
        else:
            logger.info(summary("Done", self.manifest, self.folder))
            for level, text in remarks(self.manifest) if self._traffic.connections else ():
                logger.log(level, text)

    def _ending(self, reason: str) -> Ending:
        return Ending(
            closed=reason,
            signal=self.signal,
            faults=self._faults,
            requests=self._traffic.requests,
            connections=self._traffic.connections,
        )

    @property
    def _traffic(self) -> CrawlTraffic:
        return CrawlTraffic(self.crawler.stats)  # there are none before the crawl
