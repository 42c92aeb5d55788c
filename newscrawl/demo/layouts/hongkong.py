"""China Daily Hong Kong: known by addresses and the form of its dates; the markup is invented."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from newscrawl.demo.layouts.lists import Entry
from newscrawl.demo.layouts.markup import last_page, picture_tag
from newscrawl.demo.stories import Story


def hongkong_pages(story: Story) -> list[str]:
    """The HTML of its only page."""
    title, (section,) = escape(story.truth.title or ""), story.truth.section
    lines = "\n".join(f'<div class="line">{escape(line)}</div>' for line in story.byline)
    return [
        _page(
            f"{title} | China Daily Hong Kong",
            f"""<div class="crumbs"><a href="/">Home</a> &gt;
<a href="/subjects/x">{section}</a></div>
<article class="detail">
<h1 class="detail-title">{title}</h1>
{lines}
<div class="detail-body">
{_picture(story)}
{last_page(story)}
</div>
</article>
<aside><h4>Most Popular</h4><ul><li><a href="/hk/article/600001">A tram that never hurries</a></li>
</ul></aside>""",
        )
    ]


def hongkong_list(entries: Sequence[Entry], heading: str) -> str:
    """A list of a subject."""
    items = "\n".join(
        f'<li class="item"><a href="{entry.href}"><img src="/thumb.jpg" alt=""></a>'
        f'<h3><a href="{entry.href}">{escape(entry.title)}</a></h3>'
        f"<span>{escape(entry.time)}</span></li>"
        for entry in entries
    )
    return _page(f"{heading} | China Daily Hong Kong", f'<ul class="list">\n{items}\n</ul>')


def _page(title: str, body: str) -> str:
    return f"""<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<title>{title}</title>
</head>
<body>
<header><a href="/">China Daily Hong Kong</a>
<nav><a href="/hongkong">HK</a> <a href="/asia">Asia</a></nav></header>
{body}
<footer>Copyright 2016 - 2026. China Daily Hong Kong. Ask before you use its text.</footer>
</body>
</html>"""


def _picture(story: Story) -> str:
    if not story.captions:
        return ""
    caption = escape(story.captions[0])
    return f"<figure>{picture_tag(story, 0)}<figcaption>{caption}</figcaption></figure>"
