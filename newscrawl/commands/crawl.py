"""`scrapy crawl`: Scrapy's own command, with exit codes that tell how the run ended."""

from __future__ import annotations

import argparse
import logging
import sys
from asyncio import Task
from pathlib import Path

from scrapy.commands import crawl
from scrapy.crawler import Crawler
from scrapy.exceptions import UsageError

from newscrawl.commands import TablesHelpFormatter, process_for
from newscrawl.exceptions import NewscrawlError
from newscrawl.extensions import RunExtension
from newscrawl.runs.outcome import EXIT_CODES

ARGUMENTS = """\
arguments of the spiders (-a NAME=VALUE):
  since=2016-05-01 until=2016-05-31   days of publication, in the site's time zone
  sections=china,world/europe         only these lists
  source=search,print_index           only these ways in
  limit=50                            stop after so many articles written
  urls=@file  urls=URL,URL            fetch just these, known ones too
  refresh=all                         ask again for known articles of the window
"""


# What they say at INFO is the same in every run: lists of enabled parts, memory, "opened". It is
# said at LOG_LEVEL=DEBUG only.
_TALKATIVE = (
    *("addons", "core.engine", "crawler", "middleware", "utils.log"),
    *("extensions.memusage", "extensions.feedexport"),
)


class Command(crawl.Command):
    """Run a spider; see EXIT_CODES."""

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add Scrapy's options and the tables of arguments and exit codes."""
        super().add_options(parser)
        parser.formatter_class = TablesHelpFormatter
        parser.epilog = f"{ARGUMENTS}\n{EXIT_CODES}"

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Refuse a log that cannot be written, which Scrapy would meet with a traceback."""
        super().process_options(args, opts)
        name = self.settings and self.settings["LOG_FILE"]
        if name:
            try:
                Path(name).open("ab").close()
            except OSError as error:
                message = f"cannot write LOG_FILE {name}: {error.strerror}"
                raise UsageError(message, print_help=False) from None

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Run the spider named and set the exit code."""
        if len(args) != 1:
            raise UsageError("name one spider, see `scrapy list`", print_help=False)
        try:
            crawler = self._crawl(args[0], opts)
            self.exitcode = _exit_code(crawler)
        except NewscrawlError as error:
            print(f"scrapy crawl: {error}", file=sys.stderr)
            self.exitcode = error.exit_code

    def _crawl(self, name: str, opts: argparse.Namespace) -> Crawler:
        """Run to the end; raises what kept the run from starting."""
        process = process_for(self.crawler_process, name)
        if process.settings["LOG_LEVEL"] != "DEBUG":  # its logging is set up by now
            for part in _TALKATIVE:
                logging.getLogger(f"scrapy.{part}").setLevel(logging.WARNING)
        logging.getLogger("scrapy.core.scraper").addFilter(_is_news)
        crawler = process.create_crawler(name)
        task: Task[None] = process.crawl(crawler, **opts.spargs)
        process.start()
        if task.done() and not task.cancelled() and (error := task.exception()):
            raise error
        return crawler


def _is_news(record: logging.LogRecord) -> bool:
    """Whether Scrapy's log says what this command does not say itself at the end, in one line."""
    return not (record.exc_info and isinstance(record.exc_info[1], NewscrawlError))


def _exit_code(crawler: Crawler) -> int:
    """How the crawl ended; raises what kept the run from being finished."""
    extension = crawler.get_extension(RunExtension)
    if extension is None:  # a spider of Scrapy's own kind
        return 0
    if extension.error:
        raise extension.error
    if extension.manifest is None:  # the next start finishes the run
        return 128 + extension.signal if extension.signal else NewscrawlError.exit_code
    for reason in extension.manifest["reasons"][:1]:  # the others stand in the manifest
        print(f"scrapy crawl: {reason['reason']}: {reason['detail']}", file=sys.stderr)
    code: int = extension.manifest["exit_code"]
    return code
