"""The mini-sites under /m/, 2012 to 2017: known by the text of pages and by the CMS's comments.

Each mini-site has hand-made markup. Five forms stand for all of them: divs, nested tables, lines
between `<br>`, a template with a list of links above the story, and the travel form, which shows
teasers before the headline and prints no date.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from newscrawl.demo.layouts.markup import last_page, protocol_relative, record_comment
from newscrawl.demo.stories import Story

_FOOTER = (
    "Copyright &copy; 2013 - China Daily. All rights reserved. Sponsored by the County of Fenghe. "
    "Powered by China Daily"
)


def mini_pages(story: Story) -> list[str]:
    """The HTML of its only page."""
    body = _FORMS[story.variant](story)
    declared = f'<meta http-equiv="Content-Type" content="text/html; charset={story.declared}">'
    title = _head_title(story)
    head = f"{declared if story.declared else ''}\n<title>{title}</title>\n{record_comment(story)}"
    return [f"<html>\n<head>\n{head}\n</head>\n<body>\n{body}\n</body>\n</html>"]


def _head_title(story: Story) -> str:
    """What stands in `<title>`: the headline, with a name behind it or without, or a name alone."""
    title = escape(story.truth.title or "")
    forms = (title, f"{title} - China Daily", f"{title}_Fenghe", "Fenghe, China")
    number = story.published.day % (len(forms) if story.captions else len(forms) - 1)
    return forms[number]


def _divs(story: Story) -> str:
    """The reference page's order: breadcrumb, headline, byline, headline again, caption, body."""
    return f"""<div class="nav"><a href="/m/x/">Home</a> | <a href="/m/x/news">News</a></div>
<div class="crumb">{_crumb(story)}</div>
<div class="tit">{escape(story.truth.title or "")}</div>
<div class="by">{"<br>".join(map(escape, story.byline))}</div>
<div class="txt">
{_picture(story)}
{last_page(story)}
</div>
<div class="foot">{_FOOTER}</div>"""


def _tables(story: Story) -> str:
    return f"""<table width="960"><tr><td><a href="/m/x/">Home</a> Contact us</td></tr></table>
<table width="960"><tr><td width="700"><table>
<tr><td>{_crumb(story)}</td></tr>
<tr><td align="center"><h2>{escape(story.truth.title or "")}</h2></td></tr>
<tr><td align="center">{"<br>".join(map(escape, story.byline))}</td></tr>
<tr><td>
<!--enpcontent-->
{_picture(story)}
{last_page(story)}
<!--/enpcontent-->
</td></tr></table></td>
<td width="260"><b>Most Viewed</b><br><a href="/m/x/1.htm">A market by the river reopens</a></td>
</tr></table>
<table width="960"><tr><td>{_FOOTER}</td></tr></table>"""


def _breaks(story: Story) -> str:
    """Paragraphs are lines between pairs of `<br>`."""
    text = "<br><br>\n　　".join(escape(line) for line in [*story.pages[0], *story.tail])
    return f"""<center><font size="2">{_crumb(story)}</font></center>
<div id="title"><font size="5"><b>{escape(story.truth.title or "")}</b></font></div>
<div id="info">{" ".join(map(escape, story.byline))}</div>
<div id="text">{_picture(story)}<br>
　　{text}
</div>
<div align="center">{_FOOTER}</div>"""


def _template(story: Story) -> str:
    return f"""<ul class="menu"><li><a href="/m/x/a">Investment guide</a></li>
<li><a href="/m/x/b">Tourism</a></li><li><a href="/m/x/c">Culture and people</a></li></ul>
<div id="main"><p>{_crumb(story)}</p>
<h1>{escape(story.truth.title or "")}</h1>
<p>{" ".join(map(escape, story.byline))}</p>
<div>Large Medium Small</div>
<!--enpcontent-->{_picture(story)}
{last_page(story)}<!--/enpcontent-->
<p>- related</p><ul><li><a href="/m/x/2.htm">Another story of the county</a></li></ul></div>
<div id="bottom">{_FOOTER}</div>"""


def _travel(story: Story) -> str:
    """Teasers before the headline; no date; editor and source behind the story."""
    teasers = "".join(
        f'<div class="teaser"><a href="/m/x/{n}.htm"><img src="/m/x/{n}.jpg"></a>'
        f"<p>The {name} of the county wait for visitors all year round.</p></div>"
        for n, name in enumerate(("beaches", "temples", "markets"))
    )
    return f"""<div class="nav"><a href="/m/x/">Home</a> <a href="/m/x/t">Travel</a></div>
<div>{_crumb(story)}</div>
{teasers}
<div class="headline">{escape(story.truth.title or "")}</div>
<div class="story">
{last_page(story)}
</div>
<div>{_FOOTER}</div>"""


def _crumb(story: Story) -> str:
    return escape(" > ".join(["Home", *story.truth.section]))


def _picture(story: Story) -> str:
    """The picture, the headline under it, and the caption with its credit."""
    (image,) = story.truth.images
    title = escape(story.truth.title or "")
    return (
        f'<p align="center"><img src="{protocol_relative(image.url or "")}" alt="{title}"></p>\n'
        f"<p>{title}</p>\n<p>{escape(story.captions[0])}</p>"
    )


_FORMS: tuple[Callable[[Story], str], ...] = (_divs, _tables, _breaks, _template, _travel)
