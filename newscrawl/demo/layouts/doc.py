"""www of 2003 to 2006: nested tables, known by the text of pages and by a script of the site.

That script reads the elements `Position` (breadcrumb) and `Content`. The pages say nothing of
their charset, or the wrong thing.
"""

from __future__ import annotations

from html import escape

from newscrawl.demo.house_style import JOINED
from newscrawl.demo.layouts.markup import last_page, old_pager, paragraphs, picture_tag
from newscrawl.demo.stories import Story


def doc_pages(story: Story) -> list[str]:
    """The HTML of each page."""
    return [_page(story, number) for number in range(1, len(story.pages) + 1)]


def _page(story: Story, number: int) -> str:
    title = escape(story.truth.title or "")
    first, second = story.truth.section
    charset = f'<meta http-equiv="Content-Type" content="text/html; charset={story.declared}">'
    return f"""<html>
<head>
{charset if story.declared else ""}
<title>{title}</title>
<script language="JavaScript">
function small() {{ document.all.Content.style.fontSize = "9pt"; document.all.Position; }}
</script>
</head>
<body>
<table width="760"><tr><td><img src="/image/logo.gif"></td>
<td><a href="/c.html">.contact us</a> |<a href="/a.html">.about us</a></td></tr></table>
<table width="760"><tr><td id="Position"><a href="/news">{first}</a> &gt; {second}...</td>
<td><form><input name="q">Search</form></td></tr></table>
<table width="760"><tr><td width="160"><table>
<tr><td><a href="/english/home/">Home News</a></td></tr>
<tr><td><a href="/english/biz/">Business Weekly</a></td></tr>
<tr><td>Advertisement</td></tr></table></td>
<td width="600"><table>
<tr><td align="center"><b><font size="4">{title}</font></b></td></tr>
<tr><td align="center">{escape(story.byline[0])}</td></tr>
<tr><td id="Content">
{_picture(story) if number == 1 else ""}
{_body(story, number)}
</td></tr>
<tr><td>{old_pager(story, number)}</td></tr>
</table></td></tr></table>
<table width="760"><tr><td align="center">Copyright By China Daily. All rights reserved.</td></tr>
</table>
</body>
</html>"""


def _body(story: Story, number: int) -> str:
    is_last = number == len(story.pages)
    body = last_page(story) if is_last else paragraphs(story.pages[number - 1])
    return body.replace(JOINED, f"{JOINED[:7]}<b></b>{JOINED[7:]}")


def _picture(story: Story) -> str:
    """A table of its own with picture and caption, at the right of the text."""
    if not story.captions:
        return ""
    return (
        f'<table align="right" width="200"><tr><td>{picture_tag(story, 0)}</td></tr>\n'
        f"<tr><td>{escape(story.captions[0])}</td></tr></table>"
    )
