"""Unpacks the body of an answer, and tells a body that was cut from a whole one.

Scrapy hands on whatever could be unpacked of half a body, without a word, does not look at
checksums, and cannot see that a body without a length has lost its end.
"""

from __future__ import annotations

import json
import re
import sys
import zlib
from collections.abc import Callable, Sequence

import brotli  # type: ignore[import-untyped]
from scrapy.exceptions import DownloadCancelledError, ResponseDataLossError

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

GZIP_MAGIC = b"\x1f\x8b"

_MAX_LAYERS = 4
"""Encodings of one body; nobody needs two."""

_MAX_MEMBERS = 256
"""Streams that are joined in one body; each costs a copy of what follows it."""

_ZSTD_OPTIONS: dict[int, int] = {zstd.DecompressionParameter.window_log_max: 23}
"""A window of 8 MiB, the most that RFC 9659 allows on the web; one of 2 GiB could be asked for."""


def unpack(
    body: bytes,
    encodings: Sequence[str],
    limit: int,
    *,
    start_is_enough: bool = False,
    lacks_rest: bool = False,
) -> bytes:
    """The content of a body with these Content-Encodings, in the order of their application.

    `limit` is in bytes; with `start_is_enough` the content is cut there. `lacks_rest` says that
    the body itself was cut on purpose. Else raises ResponseDataLossError for a body that is not
    whole, and DownloadCancelledError for one that is larger than the limit.
    """
    if len(encodings) > _MAX_LAYERS:
        raise ResponseDataLossError(f"the body is packed {len(encodings)} times")
    for name in reversed(encodings):
        try:
            body, is_whole = _UNPACKERS[name](body, limit)
        except KeyError:
            raise ResponseDataLossError(f"nobody knows the encoding {name!r:.40}") from None
        except (zlib.error, brotli.error, zstd.ZstdError) as error:
            raise ResponseDataLossError(f"the body is no whole {name}: {error}") from error
        if len(body) > limit and start_is_enough:
            return body[:limit]
        if len(body) > limit:
            raise DownloadCancelledError(f"the body unpacks to more than {limit} bytes")
        if not (is_whole or lacks_rest):
            raise ResponseDataLossError(f"the body's {name} ends before its end")
    return body


def _gunzip(body: bytes, limit: int) -> tuple[bytes, bool]:
    """The content, of which at most one byte beyond the limit, and whether the stream ended."""
    content = b""
    for _ in range(_MAX_MEMBERS):
        stream = zlib.decompressobj(wbits=31)  # checks length and checksum at the end
        content += stream.decompress(body, limit + 1 - len(content))
        body = stream.unused_data
        if len(content) > limit or not stream.eof:
            return content, False
        if not (body and GZIP_MAGIC.startswith(body[:2])):  # some servers append a few bytes
            return content, True
    return content, False


def _inflate(body: bytes, limit: int) -> tuple[bytes, bool]:
    try:
        stream = zlib.decompressobj()
        content = stream.decompress(body, limit + 1)
    except zlib.error:
        stream = zlib.decompressobj(wbits=-15)  # what some servers take "deflate" for
        content = stream.decompress(body, limit + 1)
    return content, stream.eof


def _unbrotli(body: bytes, limit: int) -> tuple[bytes, bool]:
    stream = brotli.Decompressor()
    content: bytes = stream.process(body, output_buffer_limit=limit + 1)
    return content, stream.is_finished()


def _unzstd(body: bytes, limit: int) -> tuple[bytes, bool]:
    content = b""
    for _ in range(_MAX_MEMBERS):
        stream = zstd.ZstdDecompressor(options=_ZSTD_OPTIONS)
        content += stream.decompress(body, limit + 1 - len(content))
        body = stream.unused_data
        if len(content) > limit or not stream.eof:
            return content, False
        if not body:
            return content, True
    return content, False


_UNPACKERS: dict[str, Callable[[bytes, int], tuple[bytes, bool]]] = {
    "gzip": _gunzip,
    "x-gzip": _gunzip,
    "deflate": _inflate,
    "br": _unbrotli,
    "zstd": _unzstd,
    "identity": lambda body, _: (body, True),
}


def lacks_end(content: bytes, content_type: str) -> bool:
    """Whether a document has no end, where nothing else says how long it should be.

    >>> lacks_end(b"<html><p>half a sen", "text/html"), lacks_end(b"[1, 2", "application/json")
    (True, True)
    >>> lacks_end(b"<html><p>all of it</body>", "text/html"), lacks_end(b"User-agent: *", "")
    (False, False)
    """
    content = content.replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").strip()  # NUL: UTF-16
    if content[:1] in {b"{", b"["} or "json" in content_type:
        return not _is_json(content)
    if content[-7:].lower() == b"</html>":
        return False
    kept = _INERT.sub(b"", content)
    if content.startswith(b"<?xml") or ("xml" in content_type and "html" not in content_type):
        root = _ROOT.search(kept)
        return not root or not re.search(_XML_END % re.escape(root[1]), kept[root.start() :])
    if content[:1] == b"<" or "html" in content_type:
        return not _HTML_END.search(kept)
    return False


_ROOT = re.compile(rb"<([A-Za-z_][^\s/>]*)")
_XML_END = rb"</%s\s*>|\A<[^<>]*/>\Z"
_HTML_END = re.compile(rb"</(?:html|body)\s*>", re.IGNORECASE)

# Scripts write whole documents into frames, and the end of one of these is not the page's.
_INERT = re.compile(
    rb"<script\b.*?(?:</script\s*>|\Z)|<!--.*?(?:-->|\Z)", re.IGNORECASE | re.DOTALL
)


def _is_json(content: bytes) -> bool:
    try:
        json.loads(content)
    except (ValueError, RecursionError):
        return False
    return True
