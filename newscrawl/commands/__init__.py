"""The project's `scrapy` commands; each module is one, named like its file."""

from __future__ import annotations

import argparse

from scrapy.commands import ScrapyHelpFormatter


class TablesHelpFormatter(ScrapyHelpFormatter, argparse.RawDescriptionHelpFormatter):
    """Scrapy's, but it leaves the lines of tables and examples as they are."""
