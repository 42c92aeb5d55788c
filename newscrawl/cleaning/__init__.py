"""`scrapy clean`: the same reading, stripping and checks over files instead of a crawl."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from contextlib import nullcontext

from newscrawl import extract_article, extract_text_article, problems
from newscrawl.cleaning.outputs import Files, Terminal, tell
from newscrawl.cleaning.sources import BadInput, Source, files_of, read
from newscrawl.extraction.decoding import decode
from newscrawl.items import Article

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


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options; the inputs are its positional arguments."""
    parser.add_argument("-o", "--output", metavar="FILE", help="write articles there")
    parser.add_argument("--url", help="address of the page, where one INPUT is one page")


def run(inputs: list[str], options: argparse.Namespace) -> int:
    """Read all inputs; the exit status."""
    try:
        files = files_of(inputs, options.url, options.output)
        sources = (source for path in files for source in read(path, options.url))
        with Files(options.output) if options.output else nullcontext(Terminal()) as sink:
            return _clean(sources, sink)
    except BadInput as error:
        tell(f"scrapy clean: {error}")
        return 2
    except BrokenPipeError:  # the reader of our output has seen enough
        sys.stderr.close()
        return 0
    except OSError as error:
        tell(f"scrapy clean: cannot write: {error}")
        return 3


def _clean(sources: Iterable[Source], sink: Files | Terminal) -> int:
    unreadable = 0
    for source in sources:
        if source.error:
            unreadable += 1
            tell(f"{source.name}: unreadable: {source.error}")
            continue
        article = _article(source)
        found = problems(article)
        if found:
            sink.refuse(source.name, article, found[0])
        else:
            sink.write(article)
    return 10 if unreadable else 0


def _article(source: Source) -> Article:
    if source.is_text:
        content = source.content
        text = content if isinstance(content, str) else decode(content)
        article = extract_text_article(text, source.url)
    else:
        article = extract_article(source.content, source.url)
    article.archive_ref = source.name
    return article
