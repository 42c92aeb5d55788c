"""The whole replica: what it answers at every address, and the truth of every story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, timedelta
from urllib.parse import urlsplit

from newscrawl.demo.infection import Injector
from newscrawl.demo.layouts import print_story
from newscrawl.demo.layouts.lists import Entry, ListLayout, Pager, language_list, www_list, zh_list
from newscrawl.demo.layouts.markup import XHTML, protocol_relative
from newscrawl.demo.newsroom import Newsroom
from newscrawl.demo.oddities import publish_odd
from newscrawl.demo.stories import Story
from newscrawl.sites import host_of
from newscrawl.sites.chinadaily import SITE

TODAY = date(2026, 11, 20)
"""The replica's own day."""

LIST_SIZE = 5
"""Entries on a page of a list."""

MIRROR_HOSTS = ("m.qxwvz.example", "www.hjkbs.example", "ptrrw.example")


@dataclass
class Reply:
    """What the server answers at an address."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "text/html"})
    failures: int = 0
    """How often it answers 503 before that."""
    delay: float = 0.0
    """Seconds before the answer."""


@dataclass
class Replica:
    """The replies by host and path, and what a crawl must find."""

    replies: dict[tuple[str, str], Reply] = field(default_factory=dict)
    stories: list[Story] = field(default_factory=list)
    """What the lists lead to."""
    orphans: list[Story] = field(default_factory=list)
    """Stories of which only a mirror's copy is left; their truth is that of the copy."""
    mirrors: list[str] = field(default_factory=list)
    """Addresses of all mirrored copies."""
    refusals: dict[str, str] = field(default_factory=dict)
    """Addresses that the lists name and that are no story, with the reason to refuse each."""

    def put(self, url: str, reply: Reply) -> None:
        """Answer at this address."""
        parts = urlsplit(url)
        self.replies[parts.hostname or "", parts.path] = reply

    @property
    def hosts(self) -> list[str]:
        """Every host that it plays."""
        return sorted({host for host, _ in self.replies} | set(SITE.host_aliases))


def build_replica(seed: int = 1, today: date = TODAY) -> Replica:
    """The same replica for the same seed and day."""
    replica = Replica()
    room, injector = Newsroom(seed), Injector(seed)
    replica.stories = [*_publish(room, today), *publish_odd(room, today)]
    for number, story in enumerate(replica.stories):
        _put_story(replica, story, injector if number % 11 == 3 else None, number)  # noqa: PLR2004
    _put_mirrors(replica, room, injector, today)
    _put_traps(replica, today)
    _put_lists(replica, today)
    return replica


def _publish(room: Newsroom, today: date) -> Iterator[Story]:
    """The newest stories are of today, the oldest of 2012."""
    fresh, all_ws = 24, 66
    for number in range(all_ws):
        age = number % 3 if number < fresh else (number - fresh + 2) ** 2 // 3
        yield room.ws(number, room.at(today - timedelta(days=age)))
    for number in range(24):
        yield room.mini(number, room.at(date(2012 + number % 6, 1 + number % 12, 3 + number)))
    for number in range(24):
        yield room.zh(number, room.at(today - timedelta(days=number)))
    for number in range(8):
        yield room.language(number, room.at(today - timedelta(days=2 * number)))


def _put_story(replica: Replica, story: Story, injector: Injector | None, number: int) -> None:
    """Print a story; with an injector its host was broken into."""
    pages = print_story(story)
    if injector:
        pages[0] = _infect(story, pages[0], injector, number)
    urls = [story.url, *(story.page_url(page) for page in range(2, len(pages) + 1))]
    for url, page in zip(urls, pages, strict=True):
        replica.put(url, Reply(page.encode(story.charset)))
    if len(pages) > 1:
        replica.put(story.page_url(1), Reply(pages[0].encode(story.charset)))


def _infect(story: Story, html: str, injector: Injector, number: int) -> str:
    inject = injector.kinds[number % len(injector.kinds)]
    story.trait = inject.__name__.replace("_", "-")
    html, junk = inject(html)
    story.junk += tuple(junk)
    if inject == injector.new_head:
        story.truth.tags = []
        if story.layout == "mini" and not (story.has_record or story.captions):
            # nothing else tells which line is the headline
            story.truth.flags = ["title_repaired"]
    return html


def _put_mirrors(replica: Replica, room: Newsroom, injector: Injector, today: date) -> None:
    """Copies of stories that the site has, and of others that it has no more."""
    copied = [story for story in replica.stories[::9] if len(story.pages) == 1][:8]
    gone = [room.ws(number, room.at(today - timedelta(days=number))) for number in (200, 203, 205)]
    gone += [room.mini(number, room.at(date(2015, 3, number))) for number in (5, 6, 7, 8)]
    for number, original in enumerate([*copied, *gone]):
        copy = deepcopy(original)
        host = MIRROR_HOSTS[number % len(MIRROR_HOSTS)]
        html = _infect(copy, print_story(copy)[0], injector, number)
        html = html.replace(host_of(copy.url), host)
        url = f"http://{host}{urlsplit(copy.url).path}"
        replica.put(url, Reply(html.encode(copy.charset)))
        replica.mirrors.append(url)
        if original not in replica.stories:
            copy.truth.url, copy.truth.mirror_of = url, copy.url
            copy.truth.flags = ["mirror", *copy.truth.flags]
            for image in copy.truth.images:  # its address names no protocol
                image.url = f"http:{protocol_relative(image.url or '')}"
            replica.orphans.append(copy)


def _put_traps(replica: Replica, today: date) -> None:
    """Addresses in the lists that lead to no story, to a moved one, or to nothing at first."""
    folder = f"https://www.chinadaily.com.cn/a/{today:%Y%m/%d}"
    page = f"{XHTML}<head><title>%s</title></head><body><div>%s</div></body></html>"
    words = "Sorry, the page that you asked for does not exist."
    traps = {
        "error_page": Reply((page % ("404 Not Found", words)).encode()),
        "list_page": Reply(_special(today).encode()),
        "gone": Reply(b"<html><body>gone</body></html>", status=410),
        "empty": Reply(b"\n"),
        "missing": Reply(_without_text(replica.stories[0]).encode()),
    }
    for number, (reason, reply) in enumerate(traps.items(), start=1):
        url = f"{folder}/WS{int(f'{today:%y%m%d}'):08x}{number:016x}.html"
        replica.put(url, reply)
        replica.refusals[url] = reason
    first, second = replica.stories[0], replica.stories[1]
    moved = f"https://www.chinadaily.com.cn/china/{today:%Y-%m/%d}/content_34800001.htm"
    replica.put(moved, Reply(status=302, headers={"Location": first.url}))
    parts = urlsplit(second.url)
    replica.replies[parts.hostname or "", parts.path].failures = 1


def _special(today: date) -> str:
    """A page of links that stands at an article's address; its meta tag says so."""
    entries = [Entry("/china/x.html", f"Special {n}", f"{today} 08:00") for n in range(3)]
    return www_list(entries, Pager(2, 2, None))


def _without_text(story: Story) -> str:
    """An article's page whose body is empty."""
    empty = deepcopy(story)
    empty.pages, empty.captions, empty.truth.images, empty.tail = [[""]], [], [], ()
    empty.published = empty.published.replace(minute=1)
    return print_story(empty)[0]


def _put_lists(replica: Replica, today: date) -> None:
    """Every list of the site; the main sections have several pages, the others repeat some."""
    entries = [_entry(story, number) for number, story in enumerate(replica.stories)]
    by_layout: dict[str, list[Entry]] = {}
    for story, entry in zip(replica.stories, entries, strict=True):
        by_layout.setdefault(story.layout, []).append(entry)
    traps = [Entry(protocol_relative(url), "Story", f"{today} 07:30") for url in replica.refusals]
    moved = next(path for _, path in replica.replies if "content_34800001" in path)
    ws = [*traps, Entry(moved, "Moved", f"{today} 07:20"), *by_layout["ws"]]
    www = [section for section in SITE.sections if host_of(section.url).startswith("www.")]
    zh = [section for section in SITE.sections if section.name.startswith("zh/")]
    main = 12
    for number, section in enumerate(www):
        step = ws[number::main] if number < main else ws[number % len(ws) :: 40]
        chosen = by_layout["mini"] if section.name == "regional" else step
        _put_list(replica, section.url, chosen, www_list)
    for number, section in enumerate(zh):
        _put_list(replica, section.url, by_layout["zh"][number :: len(zh)], zh_list)
    lessons = next(one for one in SITE.sections if one.name.startswith("language"))
    _put_list(replica, lessons.url, by_layout["language"], language_list)


def _entry(story: Story, number: int) -> Entry:
    """How a list names a story: some by another host of the site, some with a messenger's mark."""
    href = protocol_relative(story.url)
    if story.layout == "ws" and number % 7 == 2:  # noqa: PLR2004
        href = href.replace("//www.", _EDITIONS[number % len(_EDITIONS)])
    if number % 9 == 4:  # noqa: PLR2004
        href += "?from=singlemessage&isappinstalled=0"
    if number % 13 == 5:  # noqa: PLR2004
        href += "#top"
    return Entry(href, story.truth.title or "", f"{story.published:%Y-%m-%d %H:%M}")


_EDITIONS = ("//global.", "//usa.", "//europe.", "//africa.", "//asia.")


def _put_list(replica: Replica, url: str, entries: Sequence[Entry], layout: ListLayout) -> None:
    """The pages of a list, newest first; the last entry of a page opens the next one again."""
    repeats = len(url) % 7 == 0
    ordered = sorted(entries, key=lambda entry: entry.time, reverse=True)
    starts = range(0, max(1, len(ordered)), LIST_SIZE)
    for number, start in enumerate(starts, start=1):
        is_last = number == len(starts)
        # behind the last page of some lists the same page stands again
        following = None if is_last and not repeats else f"page_{number + 1}.html"
        shown = ordered[max(0, start - 1) : start + LIST_SIZE]
        html = layout(shown, Pager(number, len(starts), following))
        replica.put(url.replace("page_1.", f"page_{number}."), Reply(html.encode()))
        if is_last and repeats:
            replica.put(url.replace("page_1.", f"page_{number + 1}."), Reply(html.encode()))
