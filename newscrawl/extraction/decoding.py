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

# A character of GB18030 that GBK lacks, such as © and é.
_FOUR_BYTES = re.compile(rb"[\x81-\xfe][\x30-\x39][\x81-\xfe][\x30-\x39]")

_PAIRS = "啊啊".encode("gb18030")

# Signs of GBK whose second byte is ASCII, such as the dash A8 43. The first bytes are signs of
# Latin-1, too, which do stand before letters (¡H, ©C) - but A8, a diaeresis on its own.
_HALF_HIGH = re.compile(rb"(?<![\x80-\xff])[\xa1-\xa9](?=[\x40-\x7e])")
_DIAERESIS = b"\xa8"

# Enough to tell a page's encoding; pages repeat themselves.
_SAMPLE = 200_000

_MARKUP = 1_000
"""Bytes at the beginning of a page, where markup stands."""

_HAN = re.compile(r"[\u4e00-\u9fff]")
_ENOUGH = 40
_COMMON = "的一是不了在有人我他这這个個们們中来來上大为為和国國地到说說时時要就出会會年月日"
"""Characters of which Chinese text has a fifth and more, lists of names the fewest."""

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
    if utf16 := _utf16(body):
        return body.decode(utf16, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return body.decode(_encoding(body, content_type), "replace")


def _utf16(body: bytes) -> str | None:
    """UTF-16 without its mark: there every second byte of markup is zero, and nowhere else."""
    head = body[:_MARKUP]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) * 16 < len(head) or min(even, odd) * 4 > max(even, odd):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _encoding(body: bytes, content_type: str | None) -> str:
    """The best guess for bytes that are not valid UTF-8."""
    declared = (http_content_type_encoding(content_type), _declared_in(body))
    resolved = (resolve_encoding(name) for name in declared if name)
    names = [name for name in resolved if name in _WEB]
    if _looks_like_utf8(body):
        return "utf-8"
    if not any(name in _OTHER_DOUBLE_BYTE for name in names) and _is_gb(body, names):
        return "gb18030"
    for name in names:
        if name != "utf-8" and _decodes(body, name):
            return name
    sample = body[:_SAMPLE]
    # not by what is declared, which does not fit
    guess = from_bytes(sample, cp_isolation=_GUESSED, preemptive_behaviour=False).best()
    return guess.encoding if guess else "utf-8"


def _declared_in(body: bytes) -> str | None:
    """The encoding that the page declares; browsers find it also behind its first 4,096 bytes."""
    if name := html_body_declared_encoding(body):
        return name
    match = _LATE.search(body[:_HEAD])
    return match[1].decode("ascii") if match else None


_OTHER_DOUBLE_BYTE = frozenset("big5hkscs big5 shift_jis cp932 euc_jp euc_kr cp949".split())

_ONE_BYTE = (
    "cp1252 cp1250 cp1251 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp874 koi8-r koi8-u cp866 "
    "iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-10 iso8859-13 "
    "iso8859-14 iso8859-15 iso8859-16 mac-roman mac-cyrillic"
).split()

# The encodings of the web. Python knows more of that name, some of which take endless time
# (punycode), read escapes out of scripts (unicode_escape) or fit any bytes (utf-16).
_WEB = _OTHER_DOUBLE_BYTE | {*_ONE_BYTE, "utf-8", "gb18030", "iso2022_jp", "iso8859-1", "ascii"}

_GUESSED = [
    *("gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"),
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "koi8_r", "iso8859_2", "utf_8"),
]
"""What is guessed where nothing is declared that fits; the names are those of the detector."""


def _looks_like_utf8(body: bytes) -> bool:
    """A few broken bytes in a UTF-8 page (a cut character) make no other encoding of it."""
    sample = body[:_SAMPLE]
    high = len(sample.translate(None, bytes(range(128))))
    broken = sample.decode("utf-8", "replace").count("\ufffd")
    return broken * 50 < high


def _is_gb(body: bytes, names: list[str]) -> bool:
    if "gb18030" in names:
        return _decodes(body, "gb18030") or _looks_like_gb(body)
    return _looks_like_gb(body) and _reads_as_chinese(body)


def _reads_as_chinese(body: bytes) -> bool:
    """Whether the commonest characters are there: bytes of Korean or Japanese fit GB as well."""
    text = body[:_SAMPLE].decode("gb18030", "replace")
    letters = _HAN.findall(text)
    return len(letters) < _ENOUGH or sum(map(text.count, _COMMON)) * 25 > len(letters)


def _looks_like_gb(body: bytes) -> bool:
    """GB text has its high bytes in pairs; Western text has single ones between letters."""
    sample = body[:_SAMPLE]
    runs, signs = _HIGH.findall(sample), _HALF_HIGH.findall(sample)
    if _FOUR_BYTES.search(sample):
        runs = _HIGH.findall(_FOUR_BYTES.sub(_PAIRS, sample))
    single = sum(1 for run in runs if len(run) == 1)
    paired = len(runs) - single + signs.count(_DIAERESIS)
    if not paired or paired < 3 * (single - len(signs)):
        return False
    text = sample.decode("gb18030", "replace")
    return text.count("\ufffd") * 50 <= sum(len(run) for run in runs)


def _decodes(body: bytes, encoding: str) -> bool:
    try:
        body.decode(encoding)
    except (UnicodeError, LookupError):  # "undefined" is a codec that always fails
        return False
    return True
