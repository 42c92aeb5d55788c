"""The content fields of an Article from the located parts and the page's own data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from newscrawl.extraction.body import BodyParts, normal
from newscrawl.extraction.dates import Dated, decide, read_date
from newscrawl.extraction.identity import Identity, hashed_id, mirror_agrees
from newscrawl.extraction.metadata import Metadata
from newscrawl.extraction.parts import Parts
from newscrawl.extraction.people import fill_people
from newscrawl.items import Article, FieldSource, Page
from newscrawl.sites import host_of
from newscrawl.sites.addresses import joined, normalised

_META_DATES = (
    "article:published_time", "publishdate", "pubdate", "publish-date", "publish_date",
    "datepublished", "dc.date.issued", "dc.date", "date", "og:published_time", "parsely-pub-date",
    "sailthru.date",
)  # fmt: skip

_TAGS = re.compile(r"\s*[,;，、；|]\s*")


@dataclass(frozen=True, slots=True)
class Found:
    """All that reading has found of a page."""

    parts: Parts
    body: BodyParts
    data: Metadata
    identity: Identity


def fill_fields(page: Page, found: Found, now: datetime | None) -> None:
    """Fill every content field but title and text, which wait for the stripper."""
    filler = fill_origin(page.article, found, now)
    fill_people(page.article, found.parts, found.body, found.data, found.identity.site)
    filler.fill_rest(page)


def fill_origin(article: Article, found: Found, now: datetime | None) -> _Filler:
    """Fill dates, addresses, id and publisher."""
    filler = _Filler(article, found)
    filler.fill_dates(now)
    filler.fill_identity()
    return filler


def split_tags(keywords: str) -> list[str]:
    """Keywords that one string joins.

    >>> split_tags("herons, harbour；birds")
    ['herons', 'harbour', 'birds']
    """
    return [tag for tag in _TAGS.split(keywords.strip()) if tag]


class _Filler:
    def __init__(self, article: Article, found: Found) -> None:
        self.article = article
        self.parts, self.body = found.parts, found.body
        self.data, self.identity = found.data, found.identity
        site = self.identity.site
        self.zone: tzinfo = site.zone if site else UTC

    def note(self, field: str, source: str) -> None:
        self.article.provenance.append(FieldSource(field, source))

    def fill_dates(self, now: datetime | None) -> None:
        """Publication and change, cross-checked with the address and the id."""
        found = self._dates()
        if (
            self.identity.foreign
            and self.identity.address
            and not mirror_agrees(self.identity.address, found, self.data.article_ids)
        ):
            self.identity = Identity(self.identity.site)
        address = self.identity.address
        decision = decide(
            found,
            zone=self.zone,
            address_day=address.date if address else None,
            id_time=self._id_time(),
            now=now,
        )
        if decision:
            dated = decision.dated
            self.article.date_published = dated.moment.isoformat(timespec="seconds")
            self.article.date_precision = dated.precision
            self.article.date_published_raw = dated.raw or None
            self.note("date_published", dated.source)
        if decision and decision.conflict:
            self.article.flags.append("date_conflict")
        self._fill_modified()

    def _dates(self) -> list[Dated]:
        """Every publication date of the page; a known site prints the best one."""
        printed = self.parts.dates + [
            dated
            for line in self.parts.info
            if (dated := read_date(line, self.zone, self.parts.info_source))
        ]
        own = [(self.data.founder.get("date"), "founder")]
        own += [(self.data.json_ld.get("datePublished"), "json-ld")]
        own += [(self.data.meta.get(name), f"meta:{name}") for name in _META_DATES]
        told = [
            dated
            for value, source in own
            if isinstance(value, str) and (dated := read_date(value, self.zone, source))
        ]
        dates = printed + told if self.identity.site else told + printed
        if dates or not self.body.print_date:
            return dates
        note = read_date(self.body.print_date, self.zone, "text")  # the newspaper's day
        return [note] if note else []

    def _id_time(self) -> datetime | None:
        site, address = self.identity.site, self.identity.address
        if not site:
            return None
        return site.id_time(address.id if address else self.data.meta.get("contentid", ""))

    def _fill_modified(self) -> None:
        value = self.data.json_ld.get("dateModified") or self.data.meta.get("article:modified_time")
        dated = read_date(value, self.zone) if isinstance(value, str) else None
        if dated:
            self.article.date_modified = dated.moment.isoformat(timespec="seconds")

    def fill_identity(self) -> None:
        """Addresses, id, publisher."""
        article, address, site = self.article, self.identity.address, self.identity.site
        article.canonical_url = self._canonical()
        if address:
            article.id = address.key
            self.note("id", "url")
        if address and self.identity.foreign:
            article.mirror_of = address.canonical
            article.flags.append("mirror")
        if self.identity.is_mutated:
            article.flags.append("mutated_text")
        host = host_of(article.url).removeprefix("www.")
        if site and (address or not article.url or site.owns(host)):
            article.site_name, article.domain = site.site_name, site.domain
        else:
            article.site_name = self.data.meta.get("og:site_name")
            article.domain = host or None
        if article.id is None and article.canonical_url:
            article.id = hashed_id(article.domain, _own_address(article.canonical_url))

    def _canonical(self) -> str | None:
        """By the site's rule; on hosts without one, the page's link if it stays on its host."""
        article, address, site = self.article, self.identity.address, self.identity.site
        if address:
            for link in (self.data.meta.get("og:url"), self.data.canonical):
                same = site.address(link) if site and link else None
                if same and same.id == address.id and same.canonical != address.canonical:
                    return same.canonical
            return address.canonical
        for link in (self.data.canonical, self.data.meta.get("og:url")):
            if not link:
                continue
            own = joined(article.url, link)
            if own and (not article.url or _host(own) == _host(article.url)):
                return own
        return _own_address(article.url) if article.url else None

    def fill_rest(self, page: Page) -> None:
        """Section, tags, summary, pictures, print."""
        article, data = self.article, self.data
        article.section = self.parts.section
        if article.section:
            self.note("section", self.parts.section_source)
        elif node := data.founder.get("nodename"):
            article.section = [node]
            self.note("section", "founder")
        keywords = (
            (data.meta.get("keywords"), "meta:keywords"),
            (data.founder.get("keyword"), "founder"),
            (data.strings.get("json-ld:keywords"), "json-ld"),
        )
        tags, source = next(((value, name) for value, name in keywords if value), ("", ""))
        article.tags = split_tags(tags or "")
        if article.tags:
            self.note("tags", source)
        told = data.first("description", "og:description", "twitter:description")
        if self.parts.standfirst:
            article.description = self.parts.standfirst
            self.note("description", self.parts.info_source)
        elif not told and (summary := data.strings.get("json-ld:description")):
            article.description = summary
            self.note("description", "json-ld")
        elif told and normal(told[0]) not in {normal(one.value) for one in page.titles}:
            article.description = told[0]
            self.note("description", f"meta:{told[1]}")
        article.images = self.body.images
        article.print_date, article.print_page = self.body.print_date, self.body.print_page
        self.note("text", self.parts.body_source)


def _own_address(url: str) -> str:
    """The address without what says where a reader came from; as it is where it is none."""
    try:
        return normalised(url)
    except ValueError:
        return url


def _host(url: str) -> str:
    """The host, with or without which prefix it serves the same site."""
    return host_of(url).removeprefix("www.").removeprefix("m.")
