"""The command line of the junk benchmark."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.junk.sets import NAMES

PARTS = ("html", "text", "negatives", "cost")


@dataclass(frozen=True)
class Options:
    """What is measured, on which sets; `peers` names those wanted, None wants none."""

    sets: list[str]
    seeds: list[int]
    families: str | None
    limit: int | None
    cost_pages: int | None
    parts: list[str]
    peers: list[str] | None
    peer_seeds: list[int]
    jobs: int
    work: Path | None
    json: Path | None


def read_options(description: str) -> Options:
    """The options given; a bad one ends the program with status 2."""
    parser = argparse.ArgumentParser(prog="make bench-junk", description=description)
    option = parser.add_argument
    option("--sets", type=_names(NAMES), default=list(NAMES), help="comma list; default all")
    option("--seeds", type=_numbers, default=[1, 2, 3], help="comma list; default 1,2,3")
    option("--families", help="comma list of families of junk; default all")
    option("--limit", type=int, help="clean pages of each set, for a quick look; default all")
    option("--cost-pages", type=int, help="infected pages of a set that are timed; default all")
    option("--parts", type=_names(PARTS), default=list(PARTS), help="of html,text,negatives,cost")
    option("--peers", type=_words, nargs="?", const=[], help="other extractors too: all, or a list")
    option("--peer-seeds", type=_numbers, default=[1], help="comma list; default 1")
    option("--jobs", type=int, default=2, help="processes at a time; default 2")
    option("--work", type=Path, help="folder in which sets and peers' scores are kept and reused")
    option("--json", type=Path, help="file for all figures")
    return Options(**vars(parser.parse_args()))


def _words(value: str) -> list[str]:
    return value.split(",")


def _numbers(value: str) -> list[int]:
    return [int(number) for number in value.split(",")]


def _names(known: tuple[str, ...]) -> Callable[[str], list[str]]:
    """A reader of comma lists that hold nothing else."""

    def names(value: str) -> list[str]:
        if unknown := set(value.split(",")) - set(known):
            raise argparse.ArgumentTypeError(f"no {', '.join(unknown)}; known: {', '.join(known)}")
        return value.split(",")

    return names
