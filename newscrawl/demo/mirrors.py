"""Mirrors: pages of the site on other hosts, with junk in them; all hosts are invented.

They keep the path and swap the host. One path lies, some pages were converted, and the hosts
answer 200 to whatever is asked: one with ever new links, the others with an error in words.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from datetime import date, timedelta
from hashlib import md5
from urllib.parse import urlsplit

from newscrawl.demo.eras import channels, chinese, mini, websites, ws
from newscrawl.demo.infection import Injector
from newscrawl.demo.layouts import print_story
from newscrawl.demo.layouts.markup import protocol_relative
from newscrawl.demo.mutation import Convert, mutate, to_question_marks, to_traditional
from newscrawl.demo.newsroom import Newsroom
from newscrawl.demo.replies import Query, Replica, Reply
from newscrawl.demo.stories import Story
from newscrawl.demo.traps import ERROR_PAGE
from newscrawl.sites import host_of

MIRROR_HOSTS = ("m.qxwvz.example", "www.hjkbs.example", "ptrrw.example")

_WWW = "www.chinadaily.com.cn"

_COPIED = ("ws", "ws", "ws", "mini", "mini", "channel", "website-2012", "edition")
"""Layouts of the stories that the site still has."""

LYING_PATH = "/m/tianjin2012/2017-10/12/venues.html"
"""Serves a story that has nothing to do with it."""


def infect(story: Story, html: str, injector: Injector, number: int) -> str:
    """Put one kind of junk into a page."""
    inject = injector.kinds[number % len(injector.kinds)]
    story.trait = inject.__name__.replace("_", "-")
    html, junk = inject(html)
    story.junk += tuple(junk)
    if inject == injector.new_head:
        story.truth.tags = []
        is_plain = story.layout == "mini" and not (story.has_record or story.captions)
        if is_plain or story.layout == "doc":
            # nothing else tells which line is the headline
            story.truth.flags = ["title_repaired"]
    return html


def put_mirrors(replica: Replica, room: Newsroom, injector: Injector, today: date) -> None:
    """Copies of stories that the site has, and of others that it has no more."""
    copied = list(_copied(replica.stories))
    gone = list(_gone(room, today))
    for number, original in enumerate([*copied, *gone]):
        copy = deepcopy(original)
        host = MIRROR_HOSTS[number % len(MIRROR_HOSTS)]
        html = _as_mirrored(copy, host, None, injector, number)
        _put(replica, copy, f"http://{host}{urlsplit(copy.url).path}", html, original in gone)
    _put_converted(replica, room, injector, today)
    _put_liar(replica, room, injector, today)
    _put_traps(replica)


def _copied(stories: list[Story]) -> Iterator[Story]:
    """The first fit story of each layout, and the next where a layout is named again."""
    found = {
        layout: iter([one for one in stories if one.layout == layout and _is_fit(one)][2::3])
        for layout in _COPIED
    }
    return (next(found[layout]) for layout in _COPIED)


def _is_fit(story: Story) -> bool:
    return len(story.pages) == 1 and not story.is_odd and not story.junk


def _gone(room: Newsroom, today: date) -> Iterator[Story]:
    for number in (200, 203, 205):
        yield ws.article(room, number, room.at(today - timedelta(days=number)))
    for number in (5, 6, 7, 8):
        yield mini.article(room, number, room.at(date(2015, 3, number)))
    yield channels.article(room, 201, date(2008, 4, 16))
    yield websites.of_2012(room, 200, date(2013, 4, 16))
    yield websites.of_2016(room, 201, date(2017, 4, 18))


def _as_mirrored(
    copy: Story, host: str, convert: Convert | None, injector: Injector, number: int
) -> str:
    """A copy's page as the mirror serves it: host swapped, perhaps converted, then infected."""
    html = print_story(copy)[0].replace(host_of(copy.url), host)
    if convert:
        html = mutate(copy, html, convert)
    flags, copy.truth.flags = copy.truth.flags, []
    html = infect(copy, html, injector, number)
    copy.truth.flags = ["mirror", *flags, *copy.truth.flags]
    return html


def _put(replica: Replica, copy: Story, url: str, html: str, is_orphan: bool) -> None:  # noqa: FBT001
    replica.put(url, Reply(html.encode(copy.charset)))
    replica.mirrors.append(url)
    if not is_orphan:
        return
    truth = copy.truth
    path = urlsplit(copy.url).path
    # the host that was swapped for the mirror's is lost: the site's main one stands for it
    truth.canonical_url = truth.mirror_of = f"https://{_WWW}{path}"
    truth.url = url
    for image in truth.images:  # its address names no protocol
        image.url = f"http:{protocol_relative(image.url or '')}"
    replica.orphans.append(copy)


def _put_converted(replica: Replica, room: Newsroom, injector: Injector, today: date) -> None:
    """A Chinese page that became traditional, and English ones that lost letters."""
    host = MIRROR_HOSTS[1]
    pages: list[tuple[Story, Convert]] = [
        (chinese.article(room, 201, room.at(today - timedelta(days=30))), to_traditional),
        (websites.of_2016(room, 202, date(2017, 5, 17)), to_question_marks),
        (websites.of_2016(room, 203, date(2017, 6, 21)), to_question_marks),
    ]
    for number, (copy, convert) in enumerate(pages):
        html = _as_mirrored(copy, host, convert, injector, number)
        _put(replica, copy, f"http://{host}{urlsplit(copy.url).path}", html, is_orphan=True)
        copy.trait = f"converted-{number}"


def _put_liar(replica: Replica, room: Newsroom, injector: Injector, today: date) -> None:
    """A story at the path of another page; its id is in the page alone."""
    copy = ws.article(room, 207, room.at(today - timedelta(days=400)))
    copy.pages = [[line for page in copy.pages for line in page]]
    host = MIRROR_HOSTS[0]
    html = _as_mirrored(copy, host, None, injector, 0)
    _put(replica, copy, f"http://{host}{LYING_PATH}", html, is_orphan=True)
    copy.trait = "lying-path"


def _put_traps(replica: Replica) -> None:
    for host in MIRROR_HOSTS[:2]:
        replica.endpoints[host, ""] = _no_error
        replica.mirror_refusals[f"http://{host}/m/chinalic/2016-05/17/content_25300001.htm"] = (
            "error_page"
        )
    maze = MIRROR_HOSTS[2]
    replica.endpoints[maze, ""] = _maze
    replica.mazes = [f"http://{maze}/", f"http://{maze}/news/"]


def _no_error(query: Query) -> Reply | None:
    """Says in words that there is no such page, and in its status that there is."""
    if query.path == "/robots.txt":
        return None
    return Reply(ERROR_PAGE.encode())


def _maze(query: Query) -> Reply | None:
    """A page of links to pages of links; the same again for the same path."""
    if query.path == "/robots.txt":
        return None
    links = "\n".join(
        f'<li><a href="/pool/{_hashed(f"{query.path}{n}")}.html">Page {n}</a></li>'
        for n in range(9)
    )
    return Reply(
        f"<html><head><title>Pages</title></head><body><ul>{links}</ul></body></html>".encode()
    )


def _hashed(text: str) -> str:
    return md5(text.encode(), usedforsecurity=False).hexdigest()[:12]
