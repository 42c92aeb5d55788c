"""www, usa, europe and africa of 2010 to 2015: known by the text of pages and by selectors.

Two forms of markup are known from other programs: `h2` and `h5` above `.articl-sub`, and
`#Title_e` above `.artTxt`. The later years open with lines on the browser's home page and print
the date above the writer.
"""

from __future__ import annotations

from html import escape

from newscrawl.demo.layouts.markup import last_page, old_pager, picture_tag, record_comment
from newscrawl.demo.stories import Story

_SIZES = "Large Medium Small"


def early_pages(story: Story) -> list[str]:
    """The HTML of the only page of a story of 2010 or 2011."""
    first, second = story.truth.section
    above = f'<div class="crumb"><a href="/x">{first}</a> / <a href="/x/y">{second}</a></div>'
    return [_page(story, 1, above, f"<div>{_SIZES}</div>")]


def late_pages(story: Story) -> list[str]:
    """The HTML of each page of a story of 2011 to 2015."""
    above = (
        '<div><a href="#">Make me your Homepage</a></div>\n'
        '<div><img src="/l.gif" alt="left corner"><img src="/l.gif" alt="left corner"></div>\n'
        '<div><a href="/">China Daily Website</a></div>'
    )
    tools = f"<div>Print Mail {_SIZES} 分享按钮 0</div>"
    return [_page(story, number, above, tools) for number in range(1, len(story.pages) + 1)]


def _page(story: Story, number: int, above: str, tools: str) -> str:
    title = escape(story.truth.title or "")
    head, body = (_responsive if story.variant % 2 else _classic)(story, number)
    return f"""<!DOCTYPE html>
<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>{title}{_suffix(story)}</title>
{record_comment(story)}
</head>
<body>
<div class="nav"><a href="/">Home</a> <a href="/china/">China</a> <a href="/world/">World</a></div>
<div class="main">
{above}
{head}
{tools}
{body}
{old_pager(story, number)}
<div class="rel"><div>- related</div><ul>
<li><a href="/china/2015-12/30/content_22000001.htm">A harbour without ships</a></li></ul></div>
</div>
<div class="side"><h3>Hot Topics</h3><p><a href="/hot">Harbours, ferries, night trains</a></p>
<h3>Most Viewed</h3><ul>
<li><a href="/china/2015-12/30/content_22000002.htm">Ships without a harbour</a></li></ul></div>
<div class="foot">Copyright 1995 - 2015. All rights reserved. China Daily asks to be asked before
its text and pictures are used. License for publishing multimedia online 0108263</div>
</body>
</html>"""


def _suffix(story: Story) -> str:
    section = story.truth.section
    return f"|{section[0]}|chinadaily.com.cn" if section else " - Chinadaily.com.cn"


def _classic(story: Story, number: int) -> tuple[str, str]:
    title, lines = escape(story.truth.title or ""), map(escape, story.byline)
    head = f"<h2>{title}</h2>\n<h5>{'<br>'.join(lines)}</h5>"
    body = f'<div class="articl-sub" id="Content">\n{_body(story, number)}\n</div>'
    return head, body


def _responsive(story: Story, number: int) -> tuple[str, str]:
    title = escape(story.truth.title or "")
    lines = "\n".join(f"<p>{escape(line)}</p>" for line in story.byline)
    head = f'<div id="Title_e">{title}</div>\n<div class="art_info">{lines}</div>'
    return head, f'<div class="artTxt">\n{_body(story, number)}\n</div>'


def _body(story: Story, number: int) -> str:
    if story.kind == "gallery":
        return _gallery_page(story, number)
    body = last_page(story)
    if story.captions:
        body = _with_picture(story, body)
    return f"<!--enpcontent-->\n{body}\n<!--/enpcontent-->"


def _with_picture(story: Story, body: str) -> str:
    """The picture stands above the story; some stand below it, above the paper's note."""
    caption = story.captions[0]
    figure = f'<p align="center">{picture_tag(story, 0)}</p>\n<p>{escape(caption)}</p>'
    if not caption.endswith("|"):
        return f"{figure}\n{body}"
    if story.truth.print_page and not story.has_inline_tail:
        text, line, note = body.rpartition("\n<p>")
        return f"{text}\n{figure}{line}{note}"
    return f"{body}\n{figure}"


def _gallery_page(story: Story, number: int) -> str:
    """One picture, the headline under it as on every page, and the caption."""
    title, (caption,) = escape(story.truth.title or ""), story.pages[number - 1]
    return (
        f'<div align="center">{picture_tag(story, number - 1)}</div>\n'
        f"<p>{title}</p>\n<p>{escape(caption)}</p>"
    )
