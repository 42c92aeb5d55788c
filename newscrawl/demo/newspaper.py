"""The newspaper's indexes: the old one of any printed day, the e-paper of the last days.

There is no issue on Sundays. The e-paper's own address, and days that are still to come, lead to
an issue of 2021.
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date, timedelta
from html import escape

from newscrawl.demo.layouts.markup import XHTML, protocol_relative
from newscrawl.demo.newsroom import SUNDAY
from newscrawl.demo.replies import NOT_FOUND, Query, Replica, Reply
from newscrawl.demo.sources import LAST_ISSUES
from newscrawl.demo.stories import Story

HOST = "epaper.chinadaily.com.cn"

_FIRST_ISSUE = "/china/2021-05-21"

_DAY = re.compile(r"/china/(\d{4}-\d\d-\d\d)/?")


def put_print_days(replica: Replica) -> None:
    """The index of each day of which a story is left; links to stories beside it are relative."""
    days: defaultdict[str, list[Story]] = defaultdict(list)
    for story in replica.stories:
        if "print_index" in story.sources:
            days[_issue_folder(story)].append(story)
    for folder, stories in days.items():
        links = "\n".join(
            f'<li><a href="{protocol_relative(story.url.removeprefix(f"{folder}/"))}">'
            f"{escape(story.truth.title or '')}</a></li>"
            for story in stories
        )
        day = "-".join(folder.split("/")[-2:])
        html = f"""<html><head><title>China Daily {day}</title></head><body>
<div class="top"><a href="/">Home</a> <a href="index2.html">Page 2</a></div>
<h2>Page 1</h2><ul>
{links}
</ul><div class="side"><a href="/cndy/">Other issues</a></div>
</body></html>"""
        replica.put(f"{folder}/index1.html", Reply(html.encode()))


def _issue_folder(story: Story) -> str:
    """Where the index of the issue stands that printed the story."""
    if "/cndy/" in story.url:
        return story.url.rpartition("/")[0]
    day = date.fromisoformat(story.truth.print_date or "")
    return f"https://www.chinadaily.com.cn/cndy/{day:%Y-%m/%d}"


def put_epaper(replica: Replica, today: date) -> None:
    """The issues of the last days, and the way to the one of 2021."""
    issues: defaultdict[str, list[Story]] = defaultdict(list)
    for story in replica.stories:
        if "epaper" in story.sources:
            issues[story.truth.print_date or ""].append(story)
    for back in range(LAST_ISSUES.days + 1):
        day = today - timedelta(days=back)
        if day.weekday() != SUNDAY:
            html = _issue(str(day), issues[str(day)])
            replica.put(f"http://{HOST}/china/{day}", Reply(html.encode()))
    replica.put(f"http://{HOST}{_FIRST_ISSUE}", Reply(_issue(_FIRST_ISSUE[-10:], []).encode()))
    for path in ("/", "/china", "/china/"):
        replica.put(f"http://{HOST}{path}", _to_first_issue())
    replica.endpoints[HOST, ""] = _Other(today)


class _Other:
    """Days without an issue."""

    def __init__(self, today: date) -> None:
        self._today = str(today)

    def __call__(self, query: Query) -> Reply | None:
        day = _DAY.fullmatch(query.path)
        if not day:
            return None
        return _to_first_issue() if day[1] > self._today else NOT_FOUND


def _to_first_issue() -> Reply:
    return Reply(status=301, headers={"Location": f"http://{HOST}{_FIRST_ISSUE}"})


def _issue(day: str, stories: list[Story]) -> str:
    """An issue: the first story large and with a summary, the others as links."""
    hrefs = [story.url.replace("https://www.", "//epaper.") for story in stories]
    titles = [escape(story.truth.title or "") for story in stories]
    lead = "".join(
        f'<div class="newslist-bigtitle"><h2><a href="{href}">{title}</a></h2>'
        "<p>What this issue tells first, in a line or two.</p></div>"
        for href, title in zip(hrefs[:1], titles, strict=False)
    )
    rest = "\n".join(
        f'<li><a href="{href}">{title}</a></li>'
        for href, title in zip(hrefs[1:], titles[1:], strict=True)
    )
    return f"""{XHTML}<head><title>China Daily e-paper {day}</title></head><body>
<div class="edition-name">China Daily {day}</div>
<div class="lft_art">{lead}
<div class="newslist-common"><ul>{rest}</ul></div></div>
<div class="rgt"><a href="/china">Issues</a> <a href="//www.chinadaily.com.cn/">Home</a></div>
</body></html>"""
