"""The project's `scrapy` commands; each module is one, named like its file."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from scrapy.commands import ScrapyHelpFormatter
from scrapy.crawler import AsyncCrawlerProcess

from newscrawl.exceptions import CannotStart
from newscrawl.hints import hint


class TablesHelpFormatter(ScrapyHelpFormatter, argparse.RawDescriptionHelpFormatter):
    """Scrapy's, but it leaves the lines of tables and examples as they are."""


def process_for(process: object, name: str) -> AsyncCrawlerProcess:
    """The command's process, once it is sure that it can run the spider; raises CannotStart."""
    if not isinstance(process, AsyncCrawlerProcess):
        raise CannotStart("newscrawl needs Scrapy's asyncio reactor: leave TWISTED_REACTOR")
    refuse_unknown(name, process.spider_loader.list())
    return process


def refuse_unknown(name: str, names: Sequence[str]) -> None:
    """Raise CannotStart where none of the spiders has this name; says which is meant."""
    if name not in names:
        raise CannotStart(f"unknown spider {name!r}: {hint(name, names)}")
