"""The bytes of answers: whole pages, lists, feeds, and the same by other encodings."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable
from datetime import UTC, datetime
from html import escape

import brotli
from backports import zstd

HTML = "text/html; charset=utf-8"


def http(
    body: bytes | str = b"", status: str = "200 OK", kind: str | None = HTML, **headers: object
) -> bytes:
    """An answer with its length; a header's `_` stands for `-`, and None leaves one out."""
    content = body.encode() if isinstance(body, str) else body
    named = {"Content_Type": kind, "Content_Length": len(content), "Connection": "close"} | headers
    lines = [
        f"{name.replace('_', '-')}: {value}" for name, value in named.items() if value is not None
    ]
    head = "\r\n".join([f"HTTP/1.1 {status}", *lines])
    return head.encode("utf-8") + b"\r\n\r\n" + content


def redirect(target: str, status: str = "302 Found", **headers: object) -> bytes:
    """An answer that sends the client on."""
    return http(b"", status, Location=target, **headers)


def story(number: int | str, more: str = "", day: str = "", head: str = "") -> str:
    """A page that is an article, dated today unless told."""
    day = day or f"{datetime.now(UTC):%Y-%m-%d}T01:00:00+00:00"
    sentence = (
        f"The lighthouse of island {number} was painted again in the spring, and the keeper showed "
        "the visitors how the old lamp had been turned by hand through the long winter nights."
    )
    body = "".join(f"<p>{sentence} It was visit {n} of that week.</p>" for n in range(4))
    return (
        f'<html lang="en"><head><title>Lighthouse {number} shines</title>{head}'
        f'<meta property="article:published_time" content="{day}"></head><body><article>'
        f"<h1>Lighthouse {number} shines again</h1><p class='byline'>By Ann Keeper</p>"
        f"{body}{more}</article></body></html>"
    )


def index(urls: Iterable[str], more: str = "") -> str:
    """A page that links to these addresses."""
    links = "".join(f'<p><a href="{escape(url)}">A story of today</a></p>' for url in urls)
    return f"<html><head><title>News</title></head><body>{links}{more}</body></html>"


def sitemap(*parts: str, head: str = "") -> str:
    """A sitemap of these parts of XML; a bare address becomes an entry."""
    entries = [
        one if one.startswith("<") else f"<url><loc>{escape(one)}</loc></url>" for one in parts
    ]
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<?xml version="1.0"?>{head}<urlset xmlns="{space}">{"".join(entries)}</urlset>'


def feed(*parts: str, head: str = "") -> str:
    """An RSS feed of these parts of XML; a bare address becomes an entry."""
    items = [
        one
        if one.startswith("<")
        else f"<item><title>A story</title><link>{escape(one)}</link></item>"
        for one in parts
    ]
    return (
        f'<?xml version="1.0"?>{head}<rss version="2.0"><channel>{"".join(items)}</channel></rss>'
    )


def packed(body: bytes | str, encoding: str) -> bytes:
    """A body by the name of a content encoding."""
    content = body.encode() if isinstance(body, str) else body
    packers = {
        "gzip": gzip.compress,
        "deflate": zlib.compress,
        "br": brotli.compress,
        "zstd": zstd.compress,
    }
    return packers[encoding](content)


def blanks(encoding: str, megabytes: int) -> bytes:
    """A bomb: a page's beginning and so many megabytes of blanks, packed."""
    block, start = b" " * 2**20, b"<html><body><p>bomb</p>"
    if encoding == "gzip":
        packer = zlib.compressobj(9, wbits=31)
    elif encoding == "deflate":
        packer = zlib.compressobj(9)
    elif encoding == "zstd":
        packer = zstd.ZstdCompressor(level=3)
    else:
        br = brotli.Compressor(quality=5, lgwin=24)
        pieces = [br.process(start), *(br.process(block) for _ in range(megabytes)), br.finish()]
        return b"".join(pieces)
    pieces = [packer.compress(start), *(packer.compress(block) for _ in range(megabytes))]
    return b"".join([*pieces, packer.flush()])
