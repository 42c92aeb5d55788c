"""`scrapy ledger`: look into the record of all runs, and mend it; see newscrawl.bookkeeping."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.settings import BaseSettings
from scrapy.spiderloader import get_spider_loader

from newscrawl.bookkeeping.arguments import EPILOG, SYNTAX, add_options, read_words, refuse_options
from newscrawl.bookkeeping.explaining import explain
from newscrawl.bookkeeping.finding import find
from newscrawl.bookkeeping.forgetting import forget, told
from newscrawl.bookkeeping.listing import LATEST_RUNS, Row, addresses, runs, summary
from newscrawl.bookkeeping.places import snapshot
from newscrawl.bookkeeping.pruning import prune
from newscrawl.bookkeeping.rebuilding import Facts, rebuild
from newscrawl.bookkeeping.tables import address_lines, run_lines, summary_lines
from newscrawl.bookkeeping.telling import pruned_lines, rebuilt_lines
from newscrawl.commands import TablesHelpFormatter, refuse_unknown
from newscrawl.exceptions import CannotStart, NewscrawlError
from newscrawl.news_spider import NewsSpider
from newscrawl.setting_checks import again_by, check_settings

_OVER_BUDGET = 10


class Command(ScrapyCommand):
    """Works on the ledger of one spider, without a request and without a reactor."""

    requires_project = True
    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        return SYNTAX

    def short_desc(self) -> str:
        return "List, explain, forget, rebuild and prune what is known of all runs"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.formatter_class = TablesHelpFormatter
        parser.epilog = EPILOG
        add_options(parser)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Do the action named; the exit code tells whether it could be done."""
        action, spider, what = read_words(args)
        refuse_options(action, opts)
        try:
            self.exitcode = self._act(action, spider, what, opts)
            sys.stdout.flush()  # a reader who has gone is met here, not at the exit
        except BrokenPipeError:  # the reader of our output has seen enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        except NewscrawlError as error:
            print(f"scrapy ledger: {error}", file=sys.stderr)
            self.exitcode = error.exit_code

    def _act(self, action: str, name: str, what: list[str], opts: argparse.Namespace) -> int:
        assert self.settings is not None  # noqa: S101 - a project has settings
        check_settings(self.settings)
        spider = _spider(self.settings, name)
        folder = Path(self.settings["NEWSCRAWL_OUTPUT"]) / name
        if action == "list":
            _list(folder, opts)
        elif action == "explain":
            _explain(folder, what)
        elif action == "forget":
            _print(told(known) for known in forget(folder, what))
        elif action == "rebuild":
            facts = _facts(spider, self.settings)
            _print(rebuilt_lines(name, rebuild(folder, facts, is_forced=opts.force)))
        else:
            return _prune(folder, opts)
        return 0


def _spider(settings: BaseSettings, name: str) -> NewsSpider:
    """The spider; raises CannotStart where there is no such one, or none that keeps a ledger."""
    loader = get_spider_loader(settings)
    refuse_unknown(name, loader.list())
    cls = loader.load(name)
    if not issubclass(cls, NewsSpider):
        raise CannotStart(f"spider {name!r} is not of newscrawl's kind, and keeps no ledger")
    return cls()


def _facts(spider: NewsSpider, settings: BaseSettings) -> Facts:
    vias = {source.name: source.via for source in spider.sources()}
    return Facts(spider.site, vias, again_by(settings), settings.getint("NEWSCRAWL_FIRST_DAYS"))


def _list(folder: Path, opts: argparse.Namespace) -> None:
    now = datetime.now(UTC)
    rows: Iterable[Row]
    lines: Callable[[Iterable[Row]], Iterable[str]]
    with snapshot(folder) as ledger:
        if opts.addresses or opts.state:
            rows, lines = addresses(ledger, now, opts.state, opts.limit), address_lines
        elif opts.runs:
            rows, lines = runs(ledger, opts.limit), run_lines
        else:
            latest = list(runs(ledger, opts.limit or LATEST_RUNS))
            numbers = asdict(summary(ledger, now))
            rows, lines = [{"spider": folder.name} | numbers | {"latest": latest}], summary_lines
        _print((json.dumps(row, ensure_ascii=False) for row in rows) if opts.json else lines(rows))


def _explain(folder: Path, what: list[str]) -> None:
    with snapshot(folder) as ledger:
        now = datetime.now(UTC)
        for one in what:
            for known in find(ledger, one):
                _print(explain(ledger, known, now))


def _prune(folder: Path, opts: argparse.Namespace) -> int:
    before = datetime.now(UTC) - opts.older_than if opts.older_than else None
    done = prune(folder, before, opts.max_size, is_trial=opts.dry_run)
    _print(pruned_lines(folder, done, is_trial=opts.dry_run))
    return _OVER_BUDGET if done.is_over else 0


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)
