"""Where `scrapy clean` writes: articles, refusals, and what was stripped."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Protocol, Self

from newscrawl.cleaning.columns import harmless
from newscrawl.items import Article, Problem
from newscrawl.json_lines import encode_line, encode_row, junk_rows, rejected_row


def tell(line: str) -> None:
    """Print one line to standard error; file names and pages cannot steer the terminal."""
    print(harmless(line).replace("\n", " "), file=sys.stderr)


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of one page of the input."""

    name: str
    article: Article
    problems: list[Problem]
    """Why it is refused, the first reason first; empty for a good page."""
    text: str = ""
    """The input, where it is a text."""


class Sink(Protocol):
    """Where the pages go that could be read."""

    done: str
    """What became of a good page, as the summary says it."""

    def write(self, reading: Reading) -> None:
        """Take a good page."""

    def refuse(self, reading: Reading) -> None:
        """Take a page that is no article."""


class Terminal:
    """Articles to standard output, refusals to standard error."""

    done = "written"

    def write(self, reading: Reading) -> None:
        """Print the article's line."""
        sys.stdout.buffer.write(encode_line(reading.article))

    def refuse(self, reading: Reading) -> None:
        """Say why the page is no article."""
        problem = reading.problems[0]
        tell(f"{reading.name}: refused: {problem.field} {problem.code}: {problem.detail}")


def file_names(output: str) -> tuple[Path, Path, Path]:
    """The files of articles, refusals and junk."""
    output = str(Path(output).resolve())  # a link is followed, not replaced
    return Path(output), Path(f"{output}.rejected.jsonl"), Path(f"{output}.junk.jsonl")


class Files:
    """FILE, FILE.rejected.jsonl and FILE.junk.jsonl, which appear when all is done.

    Until then each has `.part` behind its name, and stays so when the work is broken off.
    """

    done = "written"

    def __init__(self, output: str) -> None:
        self._paths = file_names(output)

    def __enter__(self) -> Self:
        """Open the files; raises OSError."""
        with ExitStack() as stack:
            parts = [stack.enter_context(part_of(path).open("wb")) for path in self._paths]
            self._open = stack.pop_all()
        self._articles, self._rejected, self._junk = parts
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """Close the files, and give them their names after all went well."""
        self._open.close()
        if kind is None:
            for path in self._paths:
                part_of(path).replace(path)

    def write(self, reading: Reading) -> None:
        """Write the article's line, and what was stripped from its page."""
        self._articles.write(encode_line(reading.article))
        self._keep_junk(reading.article)

    def refuse(self, reading: Reading) -> None:
        """Write why the page is no article, and what was read of it."""
        article = reading.article
        row = rejected_row(article.url or reading.name, reading.problems[0], article)
        self._rejected.write(encode_row(row))
        self._keep_junk(article)

    def _keep_junk(self, article: Article) -> None:
        self._junk.writelines(map(encode_row, junk_rows(article)))

    _articles: BinaryIO
    _rejected: BinaryIO
    _junk: BinaryIO


def part_of(path: Path) -> Path:
    """The name of a file of ours until it is complete."""
    return path.with_name(f"{path.name}.part")
