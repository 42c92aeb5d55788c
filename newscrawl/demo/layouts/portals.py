"""Portals, copies for partners, subsites: known by little more than a line and an address."""

from __future__ import annotations

from html import escape

from newscrawl.demo.layouts.markup import XHTML, last_page, meta_tags, picture_tag
from newscrawl.demo.stories import Story


def portal_pages(story: Story) -> list[str]:
    """The HTML of the only page of a portal's story: the line below its headline has no bars."""
    title, line = escape(story.truth.title or ""), escape(story.byline[0])
    head = meta_tags(
        [
            ("og:url", story.url),
            ("contentid", (story.truth.id or "").removeprefix("chinadaily:")),
            ("publishdate", f"{story.published:%Y-%m-%d}"),
        ]
    )
    crumb = f'<a href="/">Home</a> &nbsp; &gt; &nbsp; <a href="/x">{story.truth.section[0]}</a>'
    body = f"""<div class="crumb">{crumb}</div>
<div class="article"><h1>{title}</h1>
<div class="date">{line}</div>
<div class="text">
{_picture(story)}
{last_page(story)}
</div></div>"""
    return [_page(story, head, body)]


def partner_pages(story: Story) -> list[str]:
    """The HTML of the only page of a copy for a partner."""
    title = escape(story.truth.title or "")
    source, time = story.byline
    head = meta_tags([("publishdate", f"{story.published:%Y-%m-%d}")])
    body = f"""<div class="wrap"><h1>{title}</h1>
<div class="from"><span>{source}</span> <span id="pubtime">{time}</span></div>
<div class="main-text">
{last_page(story)}
</div></div>"""
    return [_page(story, head, body)]


def subsite_pages(story: Story) -> list[str]:
    """The HTML of the only page of a subsite's story."""
    title, line = escape(story.truth.title or ""), escape(story.byline[0])
    body = f"""<div class="where">Home &gt; {story.truth.section[0]}</div>
<div class="t">{title}</div>
<div class="d">{line}</div>
<div class="c">
{_picture(story)}
{last_page(story)}
</div>"""
    return [_page(story, "", body)]


def _page(story: Story, head: str, body: str) -> str:
    return f"""{XHTML}
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>{escape(story.truth.title or "")}</title>
{head}
</head>
<body>
<div class="menu"><a href="/">Home</a> <a href="/news">News</a> <a href="/guide">Guide</a></div>
{body}
<div class="bottom">Copyright &copy; 2019 China Daily. All rights reserved. Sponsored by the County
of Fenghe.</div>
</body>
</html>"""


def _picture(story: Story) -> str:
    if not story.captions:
        return ""
    caption = escape(story.captions[0])
    return f'<p align="center">{picture_tag(story, 0)}</p>\n<p>{caption}</p>'
