"""List pages: the section lists of www (one was seen, of 2019), of the Chinese hosts, the lessons.

The side boxes repeat old links, some links lead nowhere, a headline may hold `<EM>`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from newscrawl.demo.layouts.markup import XHTML


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list."""

    href: str
    title: str
    time: str
    """As printed: `2026-11-20 09:12`."""


@dataclass(frozen=True, slots=True)
class Pager:
    """Where a page of a list stands in it."""

    number: int
    last: int
    following: str | None
    """`href` of the next page."""


def www_list(entries: Sequence[Entry], pager: Pager) -> str:
    """A page of a section's list on www; the first opens with a lead story that shows no time."""
    lead = entries[0] if pager.number == 1 and entries else None
    rest = entries[1:] if lead else entries
    top = (
        f'<div class="tw2"><h2><a href="{lead.href}">{escape(lead.title)}</a></h2></div>'
        if lead
        else ""
    )
    items = "\n".join(
        '<div class="mb10 tw3_01_2"><span class="tw3_01_2_t">'
        f'<h4><a shape="rect" href="{entry.href}">{_emphasised(entry.title)}</a></h4>'
        f"<b>{entry.time}</b></span></div>"
        for entry in rest
    )
    return f"""{XHTML}<head><title>Section - Chinadaily.com.cn</title>
<meta name="pagetype" content="2" /></head><body>
<div id="bread-nav"><a href="//www.chinadaily.com.cn/">Home</a><a href="#">/ Section</a></div>
<div class="main_art"><div class="lft_art" id="left" xml:space="preserve">{top}
{items}
<div id="div_currpage">{_links(pager, "Next")}</div></div>
<div class="mai_r"><div class="tw4"><a href="javascript:void(0)">x</a>
<a href="http://[::1">broken</a>
<a href="//www.chinadaily.com.cn/a/201801/05/WS5a4e0000a31008cf16da0001.html">An old link</a></div>
<div class="tw6_2"><a href="//www.chinadaily.com.cn/a/201801/05/WS5a4e0000a31008cf16da0002.html">
Another</a></div>
<div class="tw8"><a href="mailto:web@chinadaily.com.cn">Contact us</a></div></div></div>
</body></html>"""


def zh_list(entries: Sequence[Entry], pager: Pager) -> str:
    """A page of a list of the Chinese hosts."""
    items = "\n".join(
        f'<div class="busBox3"><div class="mr10"><a href="{entry.href}"></a></div>'
        f'<h3><a shape="rect" href="{entry.href}">{escape(entry.title)}</a></h3>'
        f"<p><b>{entry.time}</b></p></div>"
        for entry in entries
    )
    return f"""{XHTML}<head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>栏目 - 中国日报网</title></head><body><div class="left-liebiao">
{items}
<div id="div_currpage">{_links(pager, "下一页")}</div></div></body></html>"""


def language_list(entries: Sequence[Entry], pager: Pager) -> str:
    """A page of the newest lessons."""
    items = "\n".join(
        f'<div class="gy_box"><a class="gy_box_img" href="{entry.href}"></a>'
        f'<p class="gy_box_txt2"><a href="{entry.href}">{escape(entry.title)}</a></p>'
        f"<b>{entry.time}</b></div>"
        for entry in entries
    )
    return f"""{XHTML}<head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>最新 - 英语点津</title></head><body><div class="content_left">
{items}
<div id="div_currpage">{_links(pager, "下一页")}</div></div></body></html>"""


def _emphasised(title: str) -> str:
    """Headlines stand in lists with a word or all in `<EM>`."""
    first, blank, rest = title.partition(" ")
    return f"<EM>{escape(first)}</EM>{blank}{escape(rest)}"


ListLayout = Callable[[Sequence[Entry], Pager], str]


def _links(pager: Pager, word: str) -> str:
    if pager.last == 1:
        return ""
    numbers = "".join(
        f"<span>{n}</span>" if n == pager.number else f'<a href="page_{n}.html">{n}</a>'
        for n in range(1, pager.last + 1)
    )
    following = (
        f'<a class="pagestyle" href="{pager.following}">{word}</a>' if pager.following else ""
    )
    return f'{numbers}{following}<a href="page_{pager.last}.html">&gt;&gt;|</a>'
