"""The entries of feeds and sitemaps, each cut out and read on its own.

Read as a whole, a document that breaks anywhere loses all that follows: behind an entity that
expands without end, a wrong end tag, a nest of tags or a second root, libxml2 gives up. Cut apart,
a broken entry costs no other. The document's own declarations are never read, so that no entity
can expand, no file is opened and no address asked.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from html import escape, unescape
from itertools import islice, pairwise

from lxml import etree

MAX_BYTES = 16 * 1024 * 1024
"""Of an unpacked sitemap; the protocol allows 50 MiB, too much to be read at once."""

MAX_ENTRIES = 50_000
"""Of one sitemap, as its protocol has it."""

_MAX_ENTRY = 200_000
"""Characters of one entry: some feeds hold whole articles."""

_CHUNK = 4096
_TRAILER = 8
"""Bytes of a gzip file's check sum and length, its last ones."""

# A feed's items may hold tags called <url>, so each kind of document is split at its own tags.
_ROOT = re.compile(
    r"<(?:[\w.-]+:)?(?:(?P<sitemap>urlset|sitemapindex)|rss|rdf|feed)(?=[\s>])", re.IGNORECASE
)
_ITEM, _URL = (
    re.compile(rf"<(?:[\w.-]+:)?(?:{names})(?=[\s/>])", re.IGNORECASE)
    for names in ("item|entry", "url|sitemap")
)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_CDATA = re.compile(r"(<!\[CDATA\[.*?\]\]>)", re.DOTALL)
_REFERENCE = re.compile(r"&(?:#?\w{1,32};)?")

# What XML does not know.
_ODD = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def entries_of(text: str) -> Iterator[etree._Element]:
    """The elements of a document that hold an address each, the first `MAX_ENTRIES` of them."""
    text = _COMMENT.sub("", text)
    root = _ROOT.search(text)
    starts = _URL if root and root["sitemap"] else _ITEM
    found = [one.start() for one in islice(starts.finditer(text), MAX_ENTRIES + 1)]
    ends = found[1:] if len(found) > MAX_ENTRIES else [*found[1:], len(text)]
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
    for start, end in zip(found, ends, strict=False):
        entry = _parsed(text[start : min(end, start + _MAX_ENTRY)], parser)
        if entry is not None:
            yield entry


def name_of(element: etree._Element) -> str:
    """The tag without namespace, in small letters; "" for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(tag, str) else ""


def _parsed(piece: str, parser: etree.XMLParser) -> etree._Element | None:
    parts = _CDATA.split(_ODD.sub("", piece))
    parts[::2] = [_REFERENCE.sub(_known, part) for part in parts[::2]]
    try:
        return etree.fromstring("".join(parts).encode(), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _known(reference: re.Match[str]) -> str:
    """An entity of HTML as its sign, a bare "&" escaped, and nothing for any other entity."""
    text = reference[0]
    sign = unescape(text)
    if text == "&" or sign != text:
        return escape(_ODD.sub("", sign))
    return ""


def unpacked(body: bytes) -> bytes:
    """The document; sitemaps are served as gzip files. What is too long is cut.

    Of a file that is damaged, or has other bytes behind it, what came before is kept.
    """
    if not body.startswith(b"\x1f\x8b"):
        return body
    found = bytearray()
    unpacker = zlib.decompressobj(wbits=31)
    cuts = [*range(0, len(body) - _TRAILER, _CHUNK), max(0, len(body) - _TRAILER), len(body)]
    for start, end in pairwise(cuts):
        if unpacker.eof or len(found) >= MAX_BYTES:
            break
        try:
            found += unpacker.decompress(body[start:end], MAX_BYTES - len(found))
        except zlib.error:
            break
    return bytes(found)
