"""The pages of `scrapy clean`'s inputs: files, folders, JSON Lines, standard input."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from newscrawl.cleaning.outputs import file_names, part_of
from newscrawl.hints import hint

_PAGES = frozenset({".html", ".htm", ".xhtml"})
_LINES = frozenset({".jsonl", ".ndjson"})
_READ = _PAGES | _LINES | {".txt"}

_STDIN = Path("-")

_OPTIONS = ("--explain", "--help", "--output", "--url")


@dataclass(frozen=True, slots=True)
class Source:
    """One page to read, or why it cannot be read."""

    name: str
    content: bytes | str = b""
    url: str | None = None
    is_text: bool = False
    error: str = ""


class BadInput(Exception):
    """Raised when what the user names is not there, or no page, or no place for the output."""


def files_of(inputs: list[str], url: str | None, output: str | None) -> list[Path]:
    """The files that the inputs name, looked at before the first page is read.

    Raises BadInput, also for an output that would overwrite an input.
    """
    if not inputs:
        raise BadInput("no INPUT: name files or folders, or - for standard input")
    files = [path for name in inputs for path in _files_below(name)]
    if url and (len(files) != 1 or files[0].suffix.lower() in _LINES):
        raise BadInput("--url is the address of one page: give one INPUT that is one page")
    if url and not _is_web_address(url):
        raise BadInput(f"--url {url}: no web address; it begins with http:// or https://")
    if output:
        _check_output(output, files)
    return files


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def _check_output(output: str, files: list[Path]) -> None:
    if output == "-":
        raise BadInput("-o -: without -o the articles go to standard output")
    if Path(output).is_dir() or output.endswith("/"):
        raise BadInput(f"-o {output}: a folder; name a file")
    targets = file_names(output)
    for path in targets:
        if path.exists() and not path.is_file():  # a device or pipe would be replaced
            raise BadInput(f"-o {output}: {path} is no ordinary file; use > to write into it")
    written = {name.resolve() for path in targets for name in (path, part_of(path))}
    for path in files:
        if path.resolve() in written:
            raise BadInput(f"-o {output} would overwrite the input {path}: name another file")


def _files_below(name: str) -> list[Path]:
    path = Path(name)
    if name == "-" or path.is_file() or path.is_fifo():
        return [path]
    if not path.is_dir():
        raise BadInput(_no_input(name))
    found = sorted(
        file for file in path.rglob("*") if file.suffix.lower() in _READ and file.is_file()
    )
    if not found:
        raise BadInput(f"{name}: no {', '.join(sorted(_READ))} file in this folder")
    return found


def _no_input(name: str) -> str:
    """Why a name is no input; Scrapy takes an option that it does not know for an input."""
    option = name.partition("=")[0]
    if not option.startswith("-"):
        return f"{name}: no such file or folder"
    return f"{option}: no such option; {hint(option, _OPTIONS)}"


def read(path: Path, url: str | None) -> Iterator[Source]:
    """The pages of one file; `url` is the address of the one page in it."""
    name = str(path)
    kind = path.suffix.lower()
    try:
        if kind in _LINES:
            with path.open("rb") as file:
                yield from _from_lines(name, file)
            return
        content = sys.stdin.buffer.read() if path == _STDIN else path.read_bytes()
    except OSError as error:
        yield Source(name, error=error.strerror or str(error))
        return
    kind = kind if kind in _READ else _kind(content)
    if kind in _LINES:
        yield from _from_lines(name, content.splitlines())
    else:
        yield Source(name, content, url, is_text=kind == ".txt")


def _kind(content: bytes) -> str:
    """What a file without a telling name holds."""
    start = content[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"{"):
        return ".jsonl"
    is_markup = start.startswith(b"<") or b"<html" in start or b"\0" in start
    return ".html" if is_markup or not start else ".txt"


def _from_lines(name: str, lines: Iterable[bytes]) -> Iterator[Source]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _from_line(f"{name}:{number}", line)


def _from_line(name: str, line: bytes) -> Source:
    try:
        row: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Source(name, error=f"no JSON: {error}")
    if not isinstance(row, dict):
        return Source(name, error="no JSON object")
    url = row.get("url") if isinstance(row.get("url"), str) else None
    for key, is_text in (("html", False), ("text", True)):
        if isinstance(row.get(key), str):
            return Source(name, row[key], url, is_text)
    return Source(name, error='neither "html" nor "text" in this line')
