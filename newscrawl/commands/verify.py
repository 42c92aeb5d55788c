"""`scrapy verify`, see newscrawl.verifying."""

from __future__ import annotations

import argparse

from scrapy.commands import ScrapyCommand

from newscrawl import verifying
from newscrawl.commands import TablesHelpFormatter


class Command(ScrapyCommand):
    """The command under Scrapy; `python -m newscrawl verify` is the same outside a project."""

    requires_project = True
    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        return "[PATH...]"

    def short_desc(self) -> str:
        return verifying.HELP

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.formatter_class = TablesHelpFormatter
        parser.epilog = verifying.EPILOG

    def run(self, args: list[str], opts: argparse.Namespace) -> None:  # noqa: ARG002 - all are Scrapy's
        assert self.settings is not None  # noqa: S101 - a project has settings
        paths = [arg for arg in args if arg != "--"]  # Scrapy leaves this sign among them
        required = self.settings.getlist("NEWSCRAWL_REQUIRED_FIELDS")
        self.exitcode = verifying.run(paths or [self.settings["NEWSCRAWL_OUTPUT"]], required)
