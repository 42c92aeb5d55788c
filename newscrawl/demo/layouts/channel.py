"""www of 2006 to 2009: known by the text of pages, a script, and the CMS's comments.

Inside the story stand boxes of links and blocks that a script writes; `#Content` holds it all.
"""

from __future__ import annotations

from html import escape

from newscrawl.demo.layouts.markup import picture_tag, record_comment
from newscrawl.demo.stories import Story

_BOXES = ("", "Special Coverage:", "Related readings:", "")


def channel_pages(story: Story) -> list[str]:
    """The HTML of its only page."""
    title = escape(story.truth.title or "")
    first, second = story.truth.section
    declared = f'<meta http-equiv="Content-Type" content="text/html; charset={story.declared}" />'
    return [
        f"""<html>
<head>
{declared if story.declared else ""}
<title>{title}</title>
{record_comment(story) * _records(story)}
</head>
<body>
<div id="top"><a href="/">HOME</a> <a href="/china/">CHINA</a> <a href="/bizchina/">BIZCHINA</a>
<a href="/opinion/">OPINION</a></div>
<table width="980"><tr><td width="680">
<div class="navigation"><a href="/x/">{first}</a> / <a href="/x/y/">{second}</a></div>
<h1>{title}</h1>
<div class="source">{"<br>".join(map(escape, story.byline))}</div>
<script type="text/javascript">
document.write('<div class="tools">Print this page | Comments | Mail</div>');
</script>
<div id="Content">
<!--enpcontent-->
{_body(story)}
<!--/enpcontent-->
</div>
<script>document.write("<div>What others say of this story: <a href='/cmt'>comment<\\/a></div>")
</script>
{_related(story)}
</td><td width="300"><b>Today's Top News</b><ul>
<li><a href="/china/2009-12/30/content_9000001.htm">A box names another story</a></li></ul>
<b>Most Viewed</b><ul><li><a href="/china/2009-12/30/content_9000002.htm">And one more</a></li></ul>
</td></tr></table>
<div id="bottom">Copyright 1995 - 2009. All rights reserved. China Daily asks to be asked before
its text and pictures are used.</div>
</body>
</html>"""
    ]


def _records(story: Story) -> int:
    """How often the record stands in a page: some repeat it."""
    return 2 if story.variant % 8 == 3 else 1  # noqa: PLR2004


def _body(story: Story) -> str:
    lines = [*story.pages[0], *story.tail]
    if story.has_inline_tail:
        lines[-2:] = [" ".join(lines[-2:])]
    pieces = [
        f"<p><b>{escape(line)}</b></p>" if line == story.subhead else f"<p>{escape(line)}</p>"
        for line in lines
    ]
    pieces.insert(2, _box(story))
    if story.captions:
        caption = escape(story.captions[0])
        pieces.insert(
            0,
            f'<table align="center"><tr><td>{picture_tag(story, 0)}</td></tr>'
            f"<tr><td>{caption}</td></tr></table>",
        )
    if story.url.count("/bizchina/"):
        pieces.append(
            '<p>(For more biz stories, please visit <a href="/bizchina/">Industry Updates</a>)</p>'
        )
    return "\n".join(piece for piece in pieces if piece)


def _box(story: Story) -> str:
    """A box of links between two paragraphs."""
    heading = _BOXES[story.variant % len(_BOXES)]
    if not heading:
        return ""
    return (
        f'<table width="200" align="right" border="1"><tr><td><b>{heading}</b></td></tr>\n'
        '<tr><td><a href="/china/2008-01/02/content_8000001.htm">Islanders vote on a bridge</a>'
        '</td></tr>\n<tr><td><a href="/china/2008-01/03/content_8000002.htm">A bridge too short '
        "for its river</a></td></tr></table>"
    )


def _related(story: Story) -> str:
    if story.variant % 2:
        return ""
    return (
        "<div><b>Related Stories</b></div>\n<ul>"
        '<li><a href="/china/2008-02/02/content_8000003.htm">Ferry prices rise in spring</a></li>'
        '<li><a href="/china/2008-02/03/content_8000004.htm">Ferry prices fall in autumn</a></li>'
        "</ul>"
    )
