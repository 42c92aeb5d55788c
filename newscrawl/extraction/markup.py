"""From the text of a page to its tree, refusing first what is no page at all."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import html
from lxml.etree import ParserError

from newscrawl.extraction.crowded_tags import MAX_ATTRIBUTES, has_crowded_tag
from newscrawl.extraction.disarming import disarmed
from newscrawl.items import Problem

MAX_BYTES = 8 * 1024 * 1024
"""A news page is a few hundred kilobytes; libxml2 takes 40 times a page's size in memory."""

MAX_TAGS = 100_000
"""Signs "<" of a page; real ones have up to 9,000. Each tag takes time and memory to read."""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")

_BINARY = re.compile(
    rb"\A(?:%PDF|\x89PNG|GIF8|\xff\xd8\xff|PK\x03\x04|\x1f\x8b|RIFF|\x7fELF|BM..\0\0)"
)

_END_TAGS = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)

_END_TAG = re.compile(r"</html\s*>", re.IGNORECASE)

_BEGINNING = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
_ANY_END = re.compile(r"</(?:html|body)\b", re.IGNORECASE)
_INSIDE_TAG = re.compile(r"</?[a-zA-Z][^<>]*\Z")
_LONG_TAG = 5_000
_RAW = re.compile(r"<(/?)(?:script|style)\b", re.IGNORECASE)

_NO_MARKUP = Problem("text", "empty", "the page holds no markup")


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed page; `tail` is the tree of what stands behind its end tag, if anything does."""

    root: html.HtmlElement
    tail: html.HtmlElement | None
    ends_in_text: bool = False
    """Whether it has no end tag, nor any other tag behind its last words."""


def refuse_bytes(body: bytes) -> Problem | None:
    """Why these bytes are not read, or None."""
    if not body.strip():
        return Problem("text", "empty", "the page holds no bytes")
    if len(body) > MAX_BYTES:
        return Problem("text", "too_large", f"{len(body)} bytes, more than {MAX_BYTES}")
    if _BINARY.match(body):
        return Problem("text", "not_html", "the bytes are those of another kind of file")
    return None


def refuse_text(text: str) -> Problem | None:
    """Why this text is not parsed, or None."""
    sample = text[:100_000]
    if len(_CONTROL.findall(sample)) * 50 > len(sample):
        return Problem("text", "not_html", "binary bytes")
    if (tags := text.count("<")) > MAX_TAGS:
        return Problem("text", "hostile_markup", f"{tags} tags, more than {MAX_TAGS}")
    if has_crowded_tag(text):
        return Problem("text", "hostile_markup", f"a tag with over {MAX_ATTRIBUTES} attributes")
    return None


def parse(text: str) -> Document | Problem:
    """The tree of a page, or why there is none.

    What follows the first `</html>` is parsed apart, because libxml2 would append it to the body
    as if it belonged there. A page that ends early by mistake keeps its larger part.
    """
    if refusal := refuse_text(text):
        return refusal
    text = disarmed(text)
    end = _END_TAG.search(text)
    head, tail = (text[: end.end()], text[end.end() :]) if end else (text, "")
    if len(tail) > len(head):  # libxml2 drops what stands behind an end tag
        head, tail = _END_TAGS.sub("", text), ""
    try:
        root, behind = _tree(head), _tree(tail)
    except _TooDeep:
        return Problem("text", "hostile_markup", "tags nested over 2,000 levels deep")
    if root is None:
        return _NO_MARKUP
    return Document(root, behind, ends_in_text=_is_open(text) and text.rstrip()[-1:] != ">")


def refuse_cut(text: str) -> Problem | None:
    """Why a page is told to be a part of one, or None: it ends where no writer ends.

    One that only lacks its end tags is whole, as one real page in a hundred does.
    """
    if not _is_open(text):
        return None
    if _INSIDE_TAG.search(text, max(0, len(text) - _LONG_TAG)):
        return Problem("text", "cut_off", "the page ends inside a tag")
    if text.rfind("<!--") > text.rfind("-->"):
        return Problem("text", "cut_off", "the page ends inside a comment")
    if (last := [*_RAW.finditer(text)][-1:]) and not last[0][1]:
        return Problem("text", "cut_off", "the page ends inside a script or style sheet")
    return None


def _is_open(text: str) -> bool:
    """Whether a document was begun and not ended."""
    return not _ANY_END.search(text) and bool(_BEGINNING.search(text))


class _TooDeep(Exception):
    """The parser gave up: what stands deeper, and all that follows, is not in the tree."""


def _tree(text: str) -> html.HtmlElement | None:
    if not text.strip():
        return None
    # as bytes: lxml refuses a str that declares its encoding
    # huge_tree: else pages end at 256 levels, and old ones nest their unclosed <font> so deep
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except ParserError:  # nothing but comments or blanks
        root = None
    # at 2,048 levels libxml2 stops without an exception: a fatal error tells, the only one there is
    if len(parser.error_log.filter_from_fatals()):
        raise _TooDeep
    return root
