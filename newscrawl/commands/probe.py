"""`scrapy probe`: a few polite requests that tell whether a site is still as we know it."""

from __future__ import annotations

import argparse
import json
import signal
import sys
from asyncio import Task

from scrapy.commands import ScrapyCommand
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.exceptions import UsageError
from scrapy.settings import SETTINGS_PRIORITIES

from newscrawl.commands import TablesHelpFormatter, process_for
from newscrawl.exceptions import CannotStart, NewscrawlError
from newscrawl.news_spider import NewsSpider
from newscrawl.probing.probe_spider import ProbeSpider
from newscrawl.probing.questions import MAX_REQUESTS
from newscrawl.probing.report import EXIT_CODES, Report
from newscrawl.probing.table import table
from newscrawl.setting_checks import check_settings

_ABOUT = f"""\
At most {MAX_REQUESTS} requests, as slow as a crawl's, robots.txt not counted. It writes no file and
takes no lock, so it may run beside a crawl.
"""


class Command(ScrapyCommand):
    """Probe the site of a spider; see EXIT_CODES."""

    requires_project = True

    def syntax(self) -> str:
        return "SPIDER [--json]"

    def short_desc(self) -> str:
        return "Ask a site's sources and some articles whether they are still as we know them"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.formatter_class = TablesHelpFormatter
        parser.epilog = f"{_ABOUT}\n{EXIT_CODES}"
        parser.add_argument("--json", action="store_true", help="the report as JSON")

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        settings = self.settings
        if settings and (settings.getpriority("LOG_LEVEL") or 0) < SETTINGS_PRIORITIES["cmdline"]:
            settings.set("LOG_LEVEL", "ERROR", priority="cmdline")  # the report says it all

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Probe and print; the exit code tells whether everything fits."""
        if len(args) != 1:
            raise UsageError("name one spider, see `scrapy list`", print_help=False)
        try:
            report = self._probe(args[0])
        except NewscrawlError as error:
            print(f"scrapy probe: {error}", file=sys.stderr)
            self.exitcode = error.exit_code
            return
        if report is None:
            self.exitcode = 128 + signal.SIGINT
            return
        print(json.dumps(report.to_dict(), indent=2) if opts.json else table(report))
        self.exitcode = report.exit_code

    def _probe(self, name: str) -> Report | None:
        """The report; None where a signal ended the probe."""
        process = process_for(self.crawler_process, name)
        check_settings(process.settings)
        probed = _spider(process, name)
        if not process.settings["NEWSCRAWL_CONTACT"]:
            text = "scrapy probe: NEWSCRAWL_CONTACT is empty: site owners cannot reach you"
            print(text, file=sys.stderr)
        crawler = process.create_crawler(ProbeSpider)
        task: Task[None] = process.crawl(crawler, probed=probed)
        process.start()
        if task.done() and not task.cancelled() and (error := task.exception()):
            raise error
        spider = crawler.spider
        report = spider.report if isinstance(spider, ProbeSpider) else None
        if report is None and crawler.stats.get_value("finish_reason") != "shutdown":
            raise NewscrawlError("the probe broke off, see the error above")
        return report


def _spider(process: AsyncCrawlerProcess, name: str) -> NewsSpider:
    """The spider to probe; raises CannotStart where there is nothing to probe it by."""
    cls = process.spider_loader.load(name)
    if not issubclass(cls, NewsSpider):
        raise CannotStart(f"spider {name!r} is not of newscrawl's kind, and has no facts to probe")
    return cls()
