"""`scrapy clean`: the same reading, stripping and checks over files instead of a crawl."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext

from newscrawl import extract_article, extract_text_article, problems
from newscrawl.cleaning.explaining import Explanation
from newscrawl.cleaning.outputs import Files, Reading, Sink, Terminal, tell
from newscrawl.cleaning.sources import BadInput, Source, files_of, read
from newscrawl.cleaning.tally import Tally
from newscrawl.extraction.decoding import decode

HELP = "Read saved pages, strip injected junk, check required fields, print clean JSON Lines."

EPILOG = """\
examples:
  scrapy clean page.html saved/ > articles.jsonl
  scrapy clean infected.txt --url http://www.chinadaily.com.cn/m/chinalic/2016-05/17/content_1.htm
  scrapy clean pages.jsonl -o clean.jsonl        (lines with "url" and "html" or "text")
  scrapy clean --explain infected.html           (for people: the page, and each removed piece)

With -o FILE, refusals go to FILE.rejected.jsonl and what was stripped to FILE.junk.jsonl;
without, refusals go to standard error, one line each. The last line there counts the pages.
--explain prints no JSON; it is coloured on a terminal, unless NO_COLOR is set.

exit status: 0 done, 2 bad input, 3 storage failed, 10 some inputs unreadable.
"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options; the inputs are its positional arguments."""
    parser.add_argument("-o", "--output", metavar="FILE", help="write articles there")
    parser.add_argument("--url", help="address of the page, where one INPUT is one page")
    parser.add_argument(
        "--explain",
        action="store_true",
        help="show each page as it was read and what was removed, instead of JSON",
    )


def run(inputs: list[str], options: argparse.Namespace) -> int:
    """Read all inputs; the exit status."""
    try:
        return _run(inputs, options)
    except BadInput as error:
        tell(f"scrapy clean: {error}")
        return 2
    except BrokenPipeError:  # the reader of our output has seen enough
        # what is still in the buffer is for nobody, and at exit would fail once more
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        tell(f"scrapy clean: cannot write: {error}")
        return 3


def _run(inputs: list[str], options: argparse.Namespace) -> int:
    if options.explain and options.output:
        raise BadInput("--explain prints a report and writes no FILE: leave out -o")
    files = files_of(inputs, options.url, options.output)
    sources = (source for path in files for source in read(path, options.url))
    with _sink(options) as sink:
        tally = _clean(sources, sink)
    sys.stdout.flush()  # so that the summary never speaks of lines that could not be written
    if not options.explain or tally.pages > 1:
        tell(f"scrapy clean: {tally.summary(sink.done)}")
    return 10 if tally.unreadable else 0


def _sink(options: argparse.Namespace) -> AbstractContextManager[Sink]:
    if options.output:
        return Files(options.output)
    return nullcontext(Explanation() if options.explain else Terminal())


def _clean(sources: Iterable[Source], sink: Sink) -> Tally:
    tally = Tally()
    for source in sources:
        if source.error:
            tally.unreadable += 1
            tell(f"{source.name}: unreadable: {source.error}")
            continue
        reading = _read(source)
        tally.count(reading)
        if reading.problems:
            sink.refuse(reading)
        else:
            sink.write(reading)
    return tally


def _read(source: Source) -> Reading:
    text = ""
    if source.is_text:
        content = source.content
        text = content if isinstance(content, str) else decode(content)
        article = extract_text_article(text, source.url)
    else:
        article = extract_article(source.content, source.url)
    article.archive_ref = source.name
    return Reading(source.name, article, problems(article), text)
