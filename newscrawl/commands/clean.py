"""`scrapy clean`, see newscrawl.cleaning."""

from __future__ import annotations

import argparse

from scrapy.commands import ScrapyCommand

from newscrawl import cleaning


class Command(ScrapyCommand):
    """The command under Scrapy; `python -m newscrawl clean` is the same outside a project."""

    requires_project = False
    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        return "INPUT... [-o FILE] [--url URL]"

    def short_desc(self) -> str:
        return cleaning.HELP

    def long_desc(self) -> str:
        return f"{cleaning.HELP}\n\n{cleaning.EPILOG}"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("-o", "--output", metavar="FILE", help="write articles there")
        parser.add_argument("--url", help="address of the page, where one INPUT is one page")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        opts.inputs = args
        self.exitcode = cleaning.run(opts)
