"""What a page says of itself beside its text: meta tags, JSON-LD, CMS comments."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from html import unescape
from typing import Any

from lxml.etree import Comment
from lxml.html import HtmlElement

from newscrawl.sites.selectors import select

_ARTICLE_TYPES = frozenset({"article", "newsarticle", "reportagenewsarticle", "blogposting"})

# Founder, the CMS of many Chinese papers, leaves its record of the article in a comment.
_FIELD = re.compile(r"<(\w+)>")
_FIELD_END = re.compile(r"</(\w+)>")

_NUMBERED = re.compile(r"\s?\[\d{1,2}\](?=\s*(?:[-–—_|]|$))")
"""The page's number, which Founder sets behind the headline: `Herons return[1]- Example`."""

_SHOWN = (
    "og:title", "twitter:title", "description", "og:description", "twitter:description", "keywords",
    "news_keywords", "author", "article:tag",
)  # fmt: skip

_TAG = re.compile(
    r"</?(?:a|b|br|div|em|font|h[1-6]|i|p|small|span|strong|su[bp]|u)\b[^<>]*>", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """The page's own data; keys are lower-case names of meta tags and of Founder fields."""

    meta: dict[str, str] = field(default_factory=dict)
    json_ld: dict[str, Any] = field(default_factory=dict)
    """The first article object, or {}."""
    founder: dict[str, str] = field(default_factory=dict)
    canonical: str | None = None
    html_title: str = ""

    @property
    def titles(self) -> list[tuple[str, str]]:
        """The titles of the page's head with their sources; they may carry the site's name."""
        headline = self.json_ld.get("headline")
        titles = [
            (self.founder.get("title", ""), "founder"),
            (self.meta.get("og:title", ""), "meta:og:title"),
            (self.meta.get("twitter:title", ""), "meta:twitter:title"),
            (plain(headline) if isinstance(headline, str) else "", "json-ld"),
            (self.html_title, "html:title"),
        ]
        return [(value, source) for value, source in titles if value]

    @property
    def strings(self) -> dict[str, str]:
        """What it says that readers may come to see, each by its source."""
        told = {f"meta:{name}": self.meta[name] for name in _SHOWN if self.meta.get(name)}
        told |= {
            f"json-ld:{name}": value
            for name in ("headline", "description", "keywords")
            if (value := _joined(self.json_ld.get(name)))
        }
        told |= {
            f"founder:{name}": self.founder[name]
            for name in ("title", "keyword")
            if self.founder.get(name)
        }
        return told | ({"html:title": self.html_title} if self.html_title else {})

    def with_strings(self, strings: Mapping[str, str]) -> Metadata:
        """The same with other strings; empty ones are left out."""
        data = replace(
            self,
            meta=dict(self.meta),
            json_ld=dict(self.json_ld),
            founder=dict(self.founder),
            html_title=strings.get("html:title", self.html_title),
        )
        kinds: dict[str, dict[str, Any]] = {
            "meta": data.meta, "json-ld": data.json_ld, "founder": data.founder
        }  # fmt: skip
        for source, value in strings.items():
            kind, _, name = source.partition(":")
            if kind in kinds:
                kinds[kind].pop(name, None)
                kinds[kind] |= {name: value} if value else {}
        return data

    @property
    def article_ids(self) -> set[str]:
        """The ids that the page gives its article, with their kind."""
        ids = {self.meta.get("contentid", "")}
        if number := self.founder.get("articleid"):
            ids.add(f"content_{number}")
        return ids - {""}

    def first(self, *names: str) -> tuple[str, str] | None:
        """Value and name of the first of these meta tags that holds something."""
        return next(((self.meta[name], name) for name in names if self.meta.get(name)), None)


def read_metadata(root: HtmlElement) -> Metadata:
    """All data of a page about itself; what is broken is left out."""
    comments = ((comment.text or "").strip() for comment in root.iter(Comment))
    records = (_founder_fields(text) for text in comments if text.startswith("enpproperty"))
    founder = next((record for record in records if any(value for _, value in record)), [])
    canonical = select(root, "//link[@rel='canonical']/@href")
    titles = select(root, "//head/title/text()") or select(
        root, "//title[not(ancestor::svg)]/text()"
    )
    return Metadata(
        meta=_meta_tags(root),
        json_ld=next(_articles(root), {}),
        founder={name.lower(): plain(value) for name, value in founder},
        canonical=str(canonical[0]).strip() if canonical else None,
        html_title=_NUMBERED.sub("", plain(str(titles[0]))) if titles else "",
    )


def _founder_fields(record: str) -> list[tuple[str, str]]:
    """Names and values of a record, each tag looked for once however many there are."""
    last_end = {match[1]: match.start() for match in _FIELD_END.finditer(record)}
    found: list[tuple[str, str]] = []
    position = 0
    while match := _FIELD.search(record, position):
        name, position = match[1], match.end()
        if last_end.get(name, -1) >= position:
            end = record.index(f"</{name}>", position)
            found.append((name, record[position:end]))
            position = end
    return found


def plain(text: str) -> str:
    """Text without entities (also those escaped twice), tags and superfluous blanks.

    >>> plain("Tea &amp;amp; <em>coffee</em> <again>")
    'Tea & coffee <again>'
    """
    if "&" in text:
        text = unescape(unescape(text))
    if "<" in text:
        text = _TAG.sub("", text)
    return " ".join(text.split())


def _joined(value: object) -> str:
    """A text, or a list of texts as one."""
    if isinstance(value, list):
        return ", ".join(one for one in value if isinstance(one, str))
    return plain(value) if isinstance(value, str) else ""


def _meta_tags(root: HtmlElement) -> dict[str, str]:
    tags: dict[str, str] = {}
    for element in root.iter("meta"):
        name = (
            element.get("name") or element.get("property") or element.get("itemprop") or ""
        ).lower()
        content = plain(element.get("content") or "")
        if name and content:
            tags.setdefault(name, content)
    return tags


def _articles(root: HtmlElement) -> Iterator[dict[str, Any]]:
    """The article objects of the page's JSON-LD, also inside lists and graphs."""
    for script in select(root, "//script[@type='application/ld+json']/text()"):
        try:
            data = json.loads(str(script), strict=False)
        except (ValueError, RecursionError):
            continue
        stack = [data]
        while stack:
            node = stack.pop()
            if isinstance(node, list):
                stack += reversed(node)
            elif isinstance(node, dict):
                stack += [node[key] for key in ("@graph", "mainEntity") if key in node]
                if _types(node) & _ARTICLE_TYPES:
                    yield node


def _types(node: dict[str, Any]) -> set[str]:
    kind = node.get("@type")
    names = kind if isinstance(kind, list) else [kind]
    return {str(name).lower() for name in names}
