"""`scrapy clean`, see newscrawl.cleaning."""

from __future__ import annotations

import argparse

from scrapy.commands import ScrapyCommand

from newscrawl import cleaning
from newscrawl.commands import TablesHelpFormatter


class Command(ScrapyCommand):
    """The command under Scrapy; `python -m newscrawl clean` is the same outside a project."""

    requires_project = False
    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        return "INPUT... [-o FILE | --explain] [--url URL]"

    def short_desc(self) -> str:
        return cleaning.HELP

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.formatter_class = TablesHelpFormatter
        parser.epilog = cleaning.EPILOG
        cleaning.add_options(parser)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        inputs = [arg for arg in args if arg != "--"]  # Scrapy leaves this sign among them
        self.exitcode = cleaning.run(inputs, opts)
