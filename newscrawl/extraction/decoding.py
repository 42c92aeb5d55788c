"""Bytes to text, against charsets that are missing or lie.

Strict UTF-8 comes first: other encodings hardly ever form valid UTF-8 by chance. Then GB18030
where the bytes look like it, whatever is declared: of an old Chinese set one page in seven was GBK
without saying so, and pages that declare utf-8 or latin-1 over GBK bytes are common. Only then
is the page's or the server's word taken.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from charset_normalizer import from_bytes
from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding, resolve_encoding

_BOMS = ((BOM_UTF8, "utf-8"), (BOM_UTF16_LE, "utf-16-le"), (BOM_UTF16_BE, "utf-16-be"))

_HIGH = re.compile(rb"[\x80-\xff]+")

# Signs of GBK whose second byte is ASCII, such as the dash A8 43. The first bytes are signs of
# Latin-1, too, which do stand before letters (¡H, ©C) - but A8, a diaeresis on its own.
_HALF_HIGH = re.compile(rb"(?<![\x80-\xff])[\xa1-\xa9](?=[\x40-\x7e])")
_DIAERESIS = b"\xa8"

# Enough to tell a page's encoding; pages repeat themselves.
_SAMPLE = 200_000

_HEAD = 50_000
"""Bytes in which a page's head stands."""

_LATE = re.compile(rb"<meta\b[^<>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)


def clean_text(text: str) -> str:
    """A text without lone surrogates, which no file can hold; they become U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def decode(body: bytes, content_type: str | None = None) -> str:
    """The text of a page; bytes that fit no encoding become U+FFFD.

    >>> decode("中国日报网".encode("gb18030"), "text/html; charset=utf-8")
    '中国日报网'
    >>> decode("Français".encode("latin-1"), "text/html; charset=iso-8859-1")
    'Français'
    """
    for bom, encoding in _BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(encoding, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return body.decode(_encoding(body, content_type), "replace")


def _encoding(body: bytes, content_type: str | None) -> str:
    """The best guess for bytes that are not valid UTF-8."""
    declared = (http_content_type_encoding(content_type), _declared_in(body))
    names = [resolve_encoding(name) for name in declared if name]
    if _looks_like_utf8(body):
        return "utf-8"
    if not any(name in _OTHER_DOUBLE_BYTE for name in names) and (
        ("gb18030" in names and _decodes(body, "gb18030")) or _looks_like_gb(body)
    ):
        return "gb18030"
    for name in names:
        if name and name != "utf-8" and _decodes(body, name):
            return name
    guess = from_bytes(body[:_SAMPLE]).best()
    return guess.encoding if guess else "utf-8"


def _declared_in(body: bytes) -> str | None:
    """The encoding that the page declares; browsers find it also behind its first 4,096 bytes."""
    if name := html_body_declared_encoding(body):
        return name
    match = _LATE.search(body[:_HEAD])
    return match[1].decode("ascii") if match else None


_OTHER_DOUBLE_BYTE = frozenset(
    {"big5hkscs", "big5", "shift_jis", "cp932", "euc_jp", "euc-jp", "cp949"}
)


def _looks_like_utf8(body: bytes) -> bool:
    """A few broken bytes in a UTF-8 page (a cut character) make no other encoding of it."""
    sample = body[:_SAMPLE]
    high = len(sample.translate(None, bytes(range(128))))
    broken = sample.decode("utf-8", "replace").count("\ufffd")
    return broken * 50 < high


def _looks_like_gb(body: bytes) -> bool:
    """GB text has its high bytes in pairs; Western text has single ones between letters."""
    runs = _HIGH.findall(body[:_SAMPLE])
    signs = _HALF_HIGH.findall(body[:_SAMPLE])
    single = sum(1 for run in runs if len(run) == 1)
    paired = len(runs) - single + signs.count(_DIAERESIS)
    if not paired or paired < 3 * (single - len(signs)):
        return False
    text = body[:_SAMPLE].decode("gb18030", "replace")
    return text.count("\ufffd") * 50 <= sum(len(run) for run in runs)


def _decodes(body: bytes, encoding: str) -> bool:
    try:
        body.decode(encoding)
    except (UnicodeError, LookupError):  # "undefined" is a codec that always fails
        return False
    return True
