"""A story that a site's app gets as JSON to a Page; the site tells which key holds what."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from typing import Any

from newscrawl.extraction.body import BodyParts, normal, read_body
from newscrawl.extraction.bylines.names import read_people
from newscrawl.extraction.dates import Dated, read_date
from newscrawl.extraction.decoding import clean_text
from newscrawl.extraction.evidence import gather_evidence
from newscrawl.extraction.fields import Found, fill_origin, split_tags
from newscrawl.extraction.flow import Flow, flatten
from newscrawl.extraction.identity import identify
from newscrawl.extraction.markup import parse
from newscrawl.extraction.metadata import Metadata, plain
from newscrawl.extraction.parts import Parts
from newscrawl.extraction.refusals import refuse_blocks
from newscrawl.extraction.titles import title_candidates
from newscrawl.items import Article, Candidate, FieldSource, Page, Problem
from newscrawl.sites import Site
from newscrawl.sites.json_story import JsonStory

_OBJECT = re.compile(r'[\s\ufeff]*\{\s*["}]')

_UNIX = re.compile(r"\d{10}(?:\d{3})?")
"""Seconds or milliseconds since 1970."""

_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)")

_PAGE = re.compile(r"0*([A-Za-z]?\d{1,3}[A-Za-z]?)(?!\w)")
"""`001-FRONT`, `001;002`, `A12`."""


def is_json(text: str) -> bool:
    """Whether a text begins as a JSON object does.

    >>> is_json('{"title": "Herons"}'), is_json("{{ title }}<html>")
    (True, False)
    """
    return bool(_OBJECT.match(text))


def read_json_page(
    text: str, url: str | None, site: Site, form: JsonStory, fetched_at: datetime | None
) -> Page:
    """What a site's JSON story holds, still with its junk; never raises on a bad one."""
    page = Page(Article(url=url))
    record = _record(text)
    if record is None:
        page.article.refusal = Problem("text", "not_html", "broken JSON, or no object")
        return page
    reader = _Reader(page, _Keys(record), site, form)
    if refusal := reader.refusal():
        return Page(Article(url=url, refusal=refusal))
    reader.read(fetched_at)
    return page


def _record(text: str) -> dict[str, Any] | None:
    try:
        record = json.loads(text.lstrip("\ufeff"), strict=False)
    except (ValueError, RecursionError):  # a number of thousands of digits is a ValueError
        return None
    return record if isinstance(record, dict) else None


@dataclass(frozen=True, slots=True)
class _Keys:
    """A JSON object, asked by the names of its keys; what has another type counts as missing."""

    record: dict[str, Any]

    def value(self, path: str) -> Any:
        found: Any = self.record
        for key in path.split("."):
            found = found.get(key) if isinstance(found, dict) else None
        return found

    def text(self, path: str) -> str:
        """A string, or a number as one; lone surrogates, which no file can hold, replaced."""
        found = self.value(path)
        if isinstance(found, int) and not isinstance(found, bool) and abs(found) < 10**15:
            return str(found)
        return clean_text(found).strip() if isinstance(found, str) else ""

    def texts(self, path: str) -> list[str]:
        """The strings of a list, or those that one string joins."""
        found = self.value(path)
        if isinstance(found, list):
            return [plain(clean_text(one)) for one in found if isinstance(one, str)]
        return split_tags(plain(self.text(path)))


class _Reader:
    def __init__(self, page: Page, keys: _Keys, site: Site, form: JsonStory) -> None:
        self.page, self.article = page, page.article
        self.keys, self.site, self.form = keys, site, form
        self.title = plain(keys.text(form.title))
        self.content = keys.text(form.content)
        self.flow: Flow | None = None

    def refusal(self) -> Problem | None:
        """Why the object is no story, or None."""
        if not self.title and not self.content:
            return Problem("text", "not_html", "a JSON object that is no story")
        document = parse(self.content)
        if isinstance(document, Problem):
            return None if document.code == "empty" else document
        self.flow = flatten(document.root, self.article.url)
        self.page.blocks = gather_evidence(document, self.flow, self.article.url)
        return refuse_blocks(self.page.blocks)

    def read(self, now: datetime | None) -> None:
        """Fill the page."""
        form, keys, article = self.form, self.keys, self.article
        title = Candidate(self.title, f"json:{form.title}", sure=True)
        self.page.titles = title_candidates([title], Metadata(), self.site)
        body = self._read_body()
        parts = Parts(dates=self._dates(form.published))
        identity = identify(article.url, [], "")
        fill_origin(article, Found(parts, body, Metadata(), identity), now)
        changed = [one.moment.isoformat(timespec="seconds") for one in self._dates(form.modified)]
        article.date_modified = next(
            (one for one in changed if one != article.date_published), None
        )
        self._fill_people(body)
        self._fill_rest(body)
        article.section = self._noted("section", form.section, [plain(keys.text(form.section))])
        article.tags = self._noted("tags", form.tags, keys.texts(form.tags))

    def _read_body(self) -> BodyParts:
        """The blocks of the story's HTML, read as those of a page are."""
        if self.flow is None:
            return BodyParts()
        titles = [one.value for one in self.page.titles]
        body = read_body(self.flow.blocks, self.flow.pictures, titles, self.site)
        self._note("text", self.form.content)
        return body

    def _dates(self, path: str) -> list[Dated]:
        dated = _read_moment(self.keys.text(path), self.site.zone, f"json:{path}")
        return [dated] if dated else []

    def _fill_people(self, body: BodyParts) -> None:
        article, form, keys = self.article, self.form, self.keys
        outlets = self.site.outlets
        for path in form.authors:
            line = plain(keys.text(path))
            article.byline = article.byline or line or None
            if names := read_people(line, outlets, named=True).names:
                article.authors = self._noted("authors", path, names)
                break
        else:
            article.authors = list(body.authors)
        editors = read_people(plain(keys.text(form.editors)), outlets, named=True).names
        article.editors = list(dict.fromkeys([*body.editors, *editors]))
        source = self._noted("source", form.source, [plain(keys.text(form.source))])
        article.source = next(iter(source), body.source)

    def _fill_rest(self, body: BodyParts) -> None:
        """Summary, pictures, print."""
        article, form, keys = self.article, self.form, self.keys
        article.images = body.images
        for path in form.description:
            line = plain(keys.text(path))
            if line and normal(line) != normal(self.title):
                article.description = line
                self._note("description", path)
                break
        day = _DAY.fullmatch(keys.text(form.print_date))
        article.print_date = (_iso_day(day) if day else None) or body.print_date
        pages = (_PAGE.match(keys.text(path)) for path in form.print_page)
        article.print_page = next((one[1] for one in pages if one), body.print_page)

    def _noted(self, field: str, path: str, values: list[str]) -> list[str]:
        """The values that hold something, with their source noted."""
        values = [value for value in values if value]
        if values:
            self._note(field, path)
        return values

    def _note(self, field: str, path: str) -> None:
        self.article.provenance.append(FieldSource(field, f"json:{path}"))


def _read_moment(value: str, zone: tzinfo, source: str) -> Dated | None:
    """A date in the publisher's zone, whatever zone it is given in."""
    try:
        if _UNIX.fullmatch(value):
            moment = datetime.fromtimestamp(int(value[:10]), UTC).astimezone(zone)
            return Dated(moment, "second", value, source)
        dated = read_date(value, zone, source)
        return dated and Dated(dated.moment.astimezone(zone), dated.precision, value, source)
    except OverflowError:  # at the first or last day that there is
        return None


def _iso_day(match: re.Match[str]) -> str | None:
    try:
        return date(*map(int, match.groups())).isoformat()
    except ValueError:  # the 13th month
        return None
