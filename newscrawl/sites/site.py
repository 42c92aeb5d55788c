"""What is known of a news site, as data: addresses, zone, ids, layouts, lists.

A site is a module (or a folder, where it has many layouts) of `newscrawl.sites` that defines
`SITE`. Nothing here fetches, and nothing here knows Scrapy.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo
from urllib.parse import urlsplit, urlunsplit

from newscrawl.sites.json_story import JsonStory
from newscrawl.sites.ways_in import DayIndex, Search, StoryLists


@dataclass(frozen=True, slots=True)
class Address:
    """An article's address, taken apart by its site's rules."""

    site: Site
    id: str
    """The site's own id, with its kind: `WS5e25…`, `content_25374398`."""
    date: date | None
    """The day that stands in the path."""
    page: int
    """1 for the first page of a story, then as printed."""
    canonical: str
    """The story's address: first page, main host, https, no query."""

    @property
    def key(self) -> str:
        """The Article's id: `chinadaily:content_25374398`."""
        return f"{self.site.name}:{self.id}"


@dataclass(frozen=True, slots=True)
class Layout:
    """One family of article pages, told by its own markup; every value is an XPath.

    A page belongs to the layout if `signature` selects anything. A field without an XPath,
    or whose XPath selects nothing, is left to the text's cues and to generic reading.
    """

    name: str
    signature: str
    body: str = ""
    title: str = ""
    info: str = ""
    """The line or lines with byline, source and date."""
    standfirst: str = ""
    breadcrumb: str = ""
    is_hearsay: bool = False
    """Other people's programs name these selectors, and no page was seen that bears them out: they
    only confirm what the text's cues and generic reading find, and never replace it."""


@dataclass(frozen=True, slots=True)
class ListLayout:
    """One family of list pages; every value is an XPath, `time` is relative to `item`."""

    name: str
    item: str
    """One element an entry; its first link is the article."""
    time: str = ""
    next_page: str = ""
    """The `href` of the following page."""


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the site and the first page of its list."""

    name: str
    """As the user names it in `-a sections=`: `china/society`."""
    url: str
    since: date | None = None
    """Day of the oldest story that its list leads to, as far as known."""
    is_hearsay: bool = False
    """Whether nobody has seen this list: its address is made from the form of others."""


@dataclass(frozen=True, slots=True)
class Site:
    """Facts of one publisher."""

    name: str
    """Prefix of the article ids, and name of the spider."""
    site_name: str
    domain: str
    zone: tzinfo
    """Zone of printed dates that name none."""
    paths: tuple[re.Pattern[str], ...]
    """Article paths, with the group `id`, which is unique over the whole site, or `kind` and `id`,
    which are so together; where there are such, `year`, `month` and `day`, `page` for a story of
    several pages, `data` for the ending of its JSON copy."""
    host_aliases: Mapping[str, str] = field(default_factory=dict)
    """Hosts that serve the same article under the same path → the main one."""
    other_domains: tuple[str, ...] = ()
    """Domains that serve the same pages as `domain`."""
    id_time: Callable[[str], datetime | None] = lambda _: None
    """Publication time that an id carries, if any."""
    layouts: tuple[Layout, ...] = ()
    json_story: JsonStory | None = None
    """How the site's app gives a story as JSON."""
    list_layouts: tuple[ListLayout, ...] = ()
    sections: tuple[Section, ...] = ()
    day_indexes: tuple[DayIndex, ...] = ()
    searches: tuple[Search, ...] = ()
    story_lists: tuple[StoryLists, ...] = ()
    feeds: tuple[str, ...] = ()
    """RSS or Atom; these and sitemaps may be served though frozen: they count only while fresh."""
    sitemaps: tuple[str, ...] = ()
    """Sitemaps, or indexes of sitemaps."""
    client_names: Mapping[str, str] = field(default_factory=dict)
    """Hosts that answer only to clients with this name in their user agent."""
    sisters: tuple[Site, ...] = ()
    """Sites of the same publisher that are crawled together with this one."""
    title_names: tuple[str, ...] = ()
    """Names that the site appends to the headline in `<title>`."""
    outlets: frozenset[str] = frozenset()
    """Names of the publisher's own papers and sites, as bylines give them, in lower case."""
    chrome: re.Pattern[str] | None = None
    """Whole lines around the story that are no text of it."""
    mark: re.Pattern[str] | None = None
    """How the site's pages sign themselves in bylines and footers; found on another host, it makes
    a known path the sign of a mirror."""
    end_of_story: re.Pattern[str] | None = None
    """A line after which nothing belongs to the story."""

    @property
    def domains(self) -> tuple[str, ...]:
        """Every domain that the site answers at."""
        return (self.domain, *self.other_domains)

    @property
    def family(self) -> tuple[Site, ...]:
        """The site and its sisters."""
        return (self, *self.sisters)

    def client_name(self, url: str) -> str | None:
        """The name that the address's host asks of its clients, if any."""
        host = (urlsplit(url).hostname or "").lower()
        names = (member.client_names.get(host) for member in self.family)
        return next((name for name in names if name), None)

    def owns(self, host: str) -> bool:
        """Whether the host belongs to the site."""
        return any(host == domain or host.endswith("." + domain) for domain in self.domains)

    def is_home(self, url: str | None) -> bool:
        """Whether the address belongs to the site or a sister."""
        try:
            host = (urlsplit(url or "").hostname or "").lower()
        except ValueError:
            return False
        return any(member.owns(host) for member in self.family)

    def address(self, url: str, *, foreign: bool = False) -> Address | None:
        """The parts of an article's address, or None where the address is no article's.

        With `foreign` the host is not asked for: a mirror keeps the path and swaps the host.
        """
        try:
            parts = urlsplit(url)
            host = (parts.hostname or "").lower()
        except ValueError:
            return None
        if parts.scheme not in {"http", "https"} or not (foreign or self.owns(host)):
            return None
        for path in self.paths:
            if match := path.search(parts.path):
                return self._address(match, parts.path, host)
        return None

    def _address(self, match: re.Match[str], path: str, host: str) -> Address | None:
        groups = match.groupdict()
        try:
            day = _day(groups)
        except ValueError:
            return None
        kind, page, data = (groups.get(name) for name in ("kind", "page", "data"))
        article_id = f"{kind}_{groups['id']}" if kind else groups["id"]
        first = path[: match.start("page") - 1] + path[match.end("page") :] if page else path
        first = f"{first.removesuffix(data)}.html" if data else first
        canonical = urlunsplit(("https", self._main_host(host), first, "", ""))
        return Address(self, article_id, day, int(page or 1), canonical)

    def _main_host(self, host: str) -> str:
        """The host that an article's own address has."""
        if not self.owns(host):
            return f"www.{self.domain}"
        for domain in self.other_domains:
            if host == domain or host.endswith("." + domain):
                host = host.removesuffix(domain) + self.domain
        return self.host_aliases.get(host, host)

    def local_day(self, moment: datetime) -> date:
        """The calendar day of a moment at the publisher's."""
        try:
            return moment.astimezone(self.zone).date()
        except OverflowError:  # at the first or last day that there is
            return moment.date()


def _day(groups: Mapping[str, str | None]) -> date | None:
    """The day in a path, None where there is none; raises ValueError for one that never was."""
    year, month, day = (groups.get(name) for name in ("year", "month", "day"))
    return date(int(year), int(month), int(day)) if year and month and day else None


def object_id_time(hex_id: str) -> datetime | None:
    """Time inside a MongoDB ObjectId: its first 8 hex digits are Unix seconds.

    >>> object_id_time("65571297a310d5acd876f404").isoformat()
    '2023-11-17T07:13:27+00:00'
    >>> object_id_time("content") is None
    True
    """
    if not re.fullmatch(r"[0-9a-f]{24}", hex_id):
        return None
    return datetime.fromtimestamp(int(hex_id[:8], 16), UTC)
