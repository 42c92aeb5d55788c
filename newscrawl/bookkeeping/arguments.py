"""How `scrapy ledger` is called: its actions, their options, and what is refused."""

from __future__ import annotations

import argparse
import re
from datetime import timedelta

from scrapy.exceptions import UsageError

from newscrawl.bookkeeping.listing import STATES
from newscrawl.hints import hint

SYNTAX = "[list | explain | forget | rebuild | prune] SPIDER [WHAT...]"

EPILOG = """\
actions:
  list SPIDER                    what the ledger holds, and its last runs (`scrapy ledger SPIDER`)
  explain SPIDER WHAT...         all that is known of an address: an address, an id, or a key
  forget SPIDER WHAT...          let the next run ask for it anew; what is published stays known
  rebuild SPIDER                 a new ledger from the published files, after a loss or damage
  prune SPIDER                   drop details of old runs; never articles, manifests, addresses

examples:
  scrapy ledger list chinadaily --addresses --state failed
  scrapy ledger explain chinadaily https://www.chinadaily.com.cn/a/202611/28/WS5e25....html
  scrapy ledger prune chinadaily --older-than 365d --max-size 5G --dry-run

list and explain read beside a run under way; the others wait for none and answer 75.

exit status:
    0  done
    2  nothing was changed: unknown spider, address or option, or no ledger
   75  nothing was changed: a run of this spider is under way
    4  the ledger, or a published file, is damaged
    3  storage failed: disk full, I/O error; the same command goes on from there
   10  prune: the folder is larger than --max-size even so
"""

_UNITS = {"K": 2**10, "M": 2**20, "G": 2**30, "T": 2**40}


_ACTIONS = ("list", "explain", "forget", "rebuild", "prune")

_OPTIONS = {
    "list": ("runs", "addresses", "state", "limit", "json"),
    "rebuild": ("force",),
    "prune": ("older_than", "max_size", "dry_run"),
}


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the options of all actions."""
    lists = parser.add_argument_group("list")
    lists.add_argument("--runs", action="store_true", help="all runs, newest first")
    lists.add_argument("--addresses", action="store_true", help="the addresses")
    lists.add_argument("--state", choices=STATES, help="only addresses in this state")
    lists.add_argument("--limit", type=_number, metavar="N", help="no more than so many lines")
    lists.add_argument("--json", action="store_true", help="an object a line, for programs")
    mending = parser.add_argument_group("rebuild")
    mending.add_argument(
        "--force",
        action="store_true",
        help="also where the ledger is whole, and without what cannot be read",
    )
    bounds = parser.add_argument_group("prune")
    bounds.add_argument(
        "--older-than", type=_days, metavar="365d", help="of runs that ended so many days ago"
    )
    bounds.add_argument(
        "--max-size",
        type=_bytes,
        metavar="5G",
        help="and of more, oldest first, until the spider's folder is no larger (K, M, G, T)",
    )
    bounds.add_argument("--dry-run", action="store_true", help="only say what would go")


def read_words(args: list[str]) -> tuple[str, str, list[str]]:
    """Action, spider and addresses; raises UsageError with what is wrong."""
    words = [arg for arg in args if arg != "--"]  # Scrapy leaves this sign among them
    for word in words:
        if word.startswith("-"):
            raise UsageError(f"unknown option {word}", print_help=False)
    if words and words[0] not in _ACTIONS:
        if len(words) > 1:
            meant = hint(words[0], _ACTIONS)
            raise UsageError(f"unknown action {words[0]!r}: {meant}", print_help=False)
        words = ["list", *words]
    if len(words) < 2:  # noqa: PLR2004 - an action and a spider
        raise UsageError("name a spider, see `scrapy list`", print_help=False)
    action, spider, *what = words
    if action in {"explain", "forget"} and not what:
        raise UsageError(f"{action} what? Name an address, an id or a key", print_help=False)
    if what and action not in {"explain", "forget"}:
        raise UsageError(f"{action} takes a spider and nothing else: {what[0]}", print_help=False)
    return action, spider, what


def refuse_options(action: str, opts: argparse.Namespace) -> None:
    """Raise UsageError for an option that would do nothing, or where one is missing."""
    for owner, names in _OPTIONS.items():
        given = [f"--{name.replace('_', '-')}" for name in names if getattr(opts, name)]
        if given and owner != action:
            raise UsageError(f"{given[0]} belongs to {owner}, not to {action}", print_help=False)
    if opts.runs and (opts.addresses or opts.state):
        raise UsageError("--runs lists no addresses: choose one of them", print_help=False)
    if action == "prune" and not (opts.older_than or opts.max_size):
        raise UsageError("say how far: --older-than 365d, --max-size 5G, or both", print_help=False)


def _number(text: str) -> int:
    if not re.fullmatch(r"[1-9][0-9]{0,8}", text):
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1")
    return int(text)


def _days(text: str) -> timedelta:
    if not re.fullmatch(r"[1-9][0-9]{0,4}d", text):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of days: write 365d")
    return timedelta(days=int(text[:-1]))


def _bytes(text: str) -> int:
    found = re.fullmatch(r"([0-9]{1,9}(?:\.[0-9]{1,3})?)([KMGT])", text)
    if not found or not float(found[1]):
        raise argparse.ArgumentTypeError(f"{text!r} is no size: write 500M or 5G")
    return round(float(found[1]) * _UNITS[found[2]])
