"""What a page's scripts write into it, as far as it stands there in so many words.

Spam programs write their links by script, plain or in codes, and for visitors from search engines
only. No script is run here: the strings that are handed to `document.write` are read.
"""

from __future__ import annotations

import re
import sys

from lxml.html import HtmlElement

from newscrawl.items import Block, Link, Role
from newscrawl.sites import domain_of, host_of

_LONGEST = 20_000
"""Characters of a script that is looked at."""

_CALL = re.compile(r"document\s*\.\s*(?:write(?:ln)?\s*\(|title\s*=)")
_STRING = re.compile(r"\"((?:[^\"\\\n]|\\.)*)\"|'((?:[^'\\\n]|\\.)*)'")
_CODES = re.compile(r"fromCharCode\(\s*([\d\s,]+)\)")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.DOTALL)
_LINK = re.compile(
    r"<a\b[^<>]{0,500}?href\s*=\s*[\"']?([^\"'\s<>]+)[^<>]*>(.{0,300}?)</a",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]*>")


def written_blocks(root: HtmlElement, url: str | None) -> list[Block]:
    """A block without text of its own for each script that writes words; `raw` holds them."""
    found = []
    for script in root.iter("script"):
        text = script.text or ""
        if "document" not in text or len(text) > _LONGEST or not _CALL.search(text):
            continue
        if block := _block(script, _strings(text), domain_of(host_of(url))):
            found.append(block)
    return found


def _strings(text: str) -> str:
    """The strings of a script behind its first call that writes, with their codes undone."""
    call = _CALL.search(text)
    behind = text[call.start() :] if call else ""
    plain = [_ESCAPE.sub(_sign, first or second) for first, second in _STRING.findall(behind)]
    codes = ["".join(map(_letter, group.split(","))) for group in _CODES.findall(behind)]
    return " ".join([*plain, *codes])


def _letter(code: str) -> str:
    """The sign of a code that is written as a number; "" where there is none."""
    number = int(code) if code.strip().isdigit() else 0
    return chr(number) if 0 < number <= sys.maxunicode else ""


def _sign(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else match[3]


def _block(script: HtmlElement, written: str, domain: str) -> Block | None:
    links: list[Link] = []
    text = ""
    for href, words in _LINK.findall(written):
        host = host_of(href)
        words = " ".join(_TAG.sub(" ", words).split())  # noqa: PLW2901
        if host and domain_of(host) != domain and words:
            start = len(text) + 1 if text else 0
            text = f"{text} {words}".strip()
            links.append(Link(host, {"href": href}, start, start + len(words)))
    rest = "" if links else " ".join(_TAG.sub(" ", written).split())
    if not (text or rest):
        return None
    return Block(
        "",
        role=Role.OUTSIDE,
        tag="script",
        link_chars=len(text),
        links=tuple(links),
        edge="script",
        raw=(text or rest).encode("utf-8", "replace").decode(),
        element=script,
    )
