"""`scrapy clean`: the same reading, stripping and checks over files instead of a crawl."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO

from newscrawl import extract_article, extract_text_article, problems
from newscrawl.items import Article, Problem
from newscrawl.json_lines import encode_line, encode_row

HELP = "Read saved pages, strip injected junk, check required fields, print clean JSON Lines."

EPILOG = """\
examples:
  scrapy clean page.html saved/ > articles.jsonl
  scrapy clean infected.txt --url http://www.chinadaily.com.cn/m/chinalic/2016-05/17/content_1.htm
  scrapy clean pages.jsonl -o clean.jsonl        (lines with "url" and "html" or "text")

With -o FILE, refusals go to FILE.rejected.jsonl and what was stripped to FILE.junk.jsonl;
without, refusals go to standard error, one line each.

exit status: 0 done, 2 bad input, 3 storage failed, 10 some inputs unreadable.
"""

_PAGES = frozenset({".html", ".htm", ".xhtml"})
_LINES = frozenset({".jsonl", ".ndjson"})
_READ = _PAGES | _LINES | {".txt"}


@dataclass(frozen=True, slots=True)
class Source:
    """One page to read, or why it cannot be read."""

    name: str
    content: bytes | str = b""
    url: str | None = None
    is_text: bool = False
    error: str = ""


class BadInput(Exception):
    """Raised when an input named by the user is not there or no page."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument(
        "inputs", nargs="+", metavar="INPUT", help="file, folder, or - for standard input"
    )
    parser.add_argument("-o", "--output", metavar="FILE", help="write articles there")
    parser.add_argument("--url", help="address of the page, where one INPUT is one page")


def run(options: argparse.Namespace) -> int:
    """Read all inputs; the exit status."""
    try:
        return _clean(_sources(options.inputs, options.url), options.output)
    except BadInput as error:
        print(f"scrapy clean: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:  # the reader of our output has seen enough
        sys.stderr.close()
        return 0
    except OSError as error:
        print(f"scrapy clean: cannot write: {error}", file=sys.stderr)
        return 3


def _sources(inputs: list[str], url: str | None) -> Iterator[Source]:
    """Every page of the inputs; all names are looked at before the first page is read."""
    files = [path for name in inputs for path in _files_below(name)]
    if url and (len(files) != 1 or files[0].suffix in _LINES):
        raise BadInput("--url is the address of one page: give one INPUT that is one page")
    return (source for path in files for source in _read(path, url))


def _files_below(name: str) -> list[Path]:
    path = Path(name)
    if name == "-" or path.is_file():
        return [path]
    if not path.is_dir():
        raise BadInput(f"{name}: no such file or folder")
    found = sorted(file for file in path.rglob("*") if file.suffix.lower() in _READ)
    if not found:
        raise BadInput(f"{name}: no {', '.join(sorted(_READ))} file in this folder")
    return found


def _read(path: Path, url: str | None) -> Iterator[Source]:
    name = str(path)
    try:
        content = sys.stdin.buffer.read() if name == "-" else path.read_bytes()
    except OSError as error:
        yield Source(name, error=error.strerror or str(error))
        return
    kind = path.suffix.lower() if path.suffix.lower() in _READ else _kind(content)
    if kind in _LINES:
        for number, line in enumerate(content.splitlines(), start=1):
            if line.strip():
                yield _from_line(f"{name}:{number}", line)
    else:
        yield Source(name, content, url, is_text=kind == ".txt")


def _kind(content: bytes) -> str:
    """What a file without a telling name holds."""
    start = content[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"{"):
        return ".jsonl"
    is_markup = start.startswith(b"<") or b"<html" in start or b"\0" in start
    return ".html" if is_markup or not start else ".txt"


def _from_line(name: str, line: bytes) -> Source:
    try:
        row: Any = json.loads(line)
    except ValueError as error:
        return Source(name, error=f"no JSON: {error}")
    if not isinstance(row, dict):
        return Source(name, error="no JSON object")
    url = row.get("url") if isinstance(row.get("url"), str) else None
    for key, is_text in (("html", False), ("text", True)):
        if isinstance(row.get(key), str):
            return Source(name, row[key], url, is_text)
    return Source(name, error='neither "html" nor "text" in this line')


def _clean(sources: Iterator[Source], output: str | None) -> int:
    unreadable = 0
    with _files(output) if output else nullcontext(_Terminal()) as sink:
        for source in sources:
            if source.error:
                unreadable += 1
                print(f"{source.name}: unreadable: {source.error}", file=sys.stderr)
                continue
            article = _article(source)
            found = problems(article)
            if found:
                sink.refuse(source, article, found)
            else:
                sink.write(article)
    return 10 if unreadable else 0


def _article(source: Source) -> Article:
    if source.is_text:
        content = source.content
        text = content if isinstance(content, str) else content.decode("utf-8-sig", "replace")
        article = extract_text_article(text, source.url)
    else:
        article = extract_article(source.content, source.url)
    article.archive_ref = source.name
    return article


class _Terminal:
    """Articles to standard output, refusals to standard error."""

    def write(self, article: Article) -> None:
        sys.stdout.buffer.write(encode_line(article))

    def refuse(self, source: Source, article: Article, found: list[Problem]) -> None:
        del article
        reason = f"{found[0].field} {found[0].code}: {found[0].detail}"
        print(f"{source.name}: refused: {reason}", file=sys.stderr)


class _Files:
    """FILE, FILE.rejected.jsonl and FILE.junk.jsonl."""

    def __init__(self, articles: BinaryIO, rejected: BinaryIO, junk: BinaryIO) -> None:
        self.articles, self.rejected, self.junk = articles, rejected, junk

    def write(self, article: Article) -> None:
        self.articles.write(encode_line(article))
        for removal in article.removed:
            row = {"id": article.id, "url": article.url, **asdict(removal)}
            self.junk.write(encode_row(row))

    def refuse(self, source: Source, article: Article, found: list[Problem]) -> None:
        problem = found[0]
        row = {
            "url": article.url or source.name,
            "reason": problem.code,
            "field": problem.field,
            "detail": problem.detail,
            "article": article.to_dict(),
        }
        self.rejected.write(encode_row(row))


@contextmanager
def _files(output: str) -> Iterator[_Files]:
    with (
        Path(output).open("wb") as articles,
        Path(f"{output}.rejected.jsonl").open("wb") as rejected,
        Path(f"{output}.junk.jsonl").open("wb") as junk,
    ):
        yield _Files(articles, rejected, junk)
