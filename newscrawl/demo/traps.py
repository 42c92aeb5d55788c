"""Addresses in the lists that lead to no story, to a moved one, or to nothing at first."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from urllib.parse import urlsplit

from newscrawl.demo.layouts import print_story
from newscrawl.demo.layouts.lists import Entry, Pager, www_list
from newscrawl.demo.layouts.markup import XHTML
from newscrawl.demo.replies import Replica, Reply
from newscrawl.demo.stories import Story

_PAGE = f"{XHTML}<head><title>%s</title></head><body><div>%s</div></body></html>"

ERROR_PAGE = _PAGE % ("404 Not Found", "Sorry, the page that you asked for does not exist.")


def put_traps(replica: Replica, today: date) -> None:
    """Enter them; the first story is also met at an old address, the second is late."""
    folder = f"https://www.chinadaily.com.cn/a/{today:%Y%m/%d}"
    traps = {
        "error_page": Reply(ERROR_PAGE.encode()),
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
    replica.put(moved_url(today), Reply(status=302, headers={"Location": first.url}))
    parts = urlsplit(second.url)
    replica.replies[parts.hostname or "", parts.path].failures = 1
    # www and the Chinese hosts have no robots.txt
    replica.put(
        "https://www.chinadailyhk.com/robots.txt",
        Reply(b"User-agent: *\nDisallow: /search\n", headers={"Content-Type": "text/plain"}),
    )


def moved_url(today: date) -> str:
    """The old address of the first story."""
    return f"https://www.chinadaily.com.cn/china/{today:%Y-%m/%d}/content_34800001.htm"


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
