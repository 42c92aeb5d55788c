"""www of 2016 and 2017, which also serves older pages of the newspaper: `.lft_art`, `#Content`."""

from __future__ import annotations

from html import escape

from newscrawl.demo.layouts.markup import (
    XHTML,
    last_page,
    meta_tags,
    picture_tag,
    record_comment,
)
from newscrawl.demo.stories import Story

_SIDE_BOXES = ("Today's Top News", "Editor's picks", "Most Viewed")


def edition_pages(story: Story) -> list[str]:
    """The HTML of its only page."""
    truth, title = story.truth, escape(story.truth.title or "")
    (section,) = truth.section
    return [
        f"""{XHTML}
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>{title} - {section} - Chinadaily.com.cn</title>
{meta_tags([("keywords", ",".join(truth.tags)), *_editor(story)])}
{record_comment(story)}
</head>
<body>
<div class="topBar"><a href="//usa.chinadaily.com.cn">US</a><a href="//europe.chinadaily.com.cn"
>EUROPE</a><a href="//africa.chinadaily.com.cn">AFRICA</a><a href="//www.chinadaily.com.cn">ASIA</a>
<a href="//cn.chinadaily.com.cn">中文</a><a href="//language.chinadaily.com.cn">双语</a><a
 href="//fr.chinadaily.com.cn">Français</a></div>
<div class="nav">{section}</div>
<div class="breadcrumb"><a href="/">Home</a> / <a href="/x/">{section}</a></div>
<div class="main_art"><div class="lft_art">
<h1>{title}</h1>
<div class="info"><span class="info_l">{escape(story.byline[0])}</span></div>
<div id="Content">
{_picture(story)}
{_text(story)}
<p>{title}</p>
</div></div>
<div class="main_rgt">{_boxes()}</div></div>
<div class="foot">Copyright 1995 - {story.published.year}. All rights reserved. Ask China Daily
before you use its text or pictures. License for publishing multimedia online 0108263</div>
</body>
</html>"""
    ]


def _editor(story: Story) -> list[tuple[str, str]]:
    """The meta tags name the editor as author, where they name anybody."""
    return [(name, editor) for editor in story.truth.editors for name in ("author", "editor")]


def _text(story: Story) -> str:
    """The paragraphs; of several notes under one headline each has its own in bold."""
    if story.kind != "briefs":
        return last_page(story)
    lines = story.pages[0]
    notes = "\n".join(
        f"<p><strong>{escape(line)}</strong></p>" if index % 3 == 0 else f"<p>{escape(line)}</p>"
        for index, line in enumerate(lines)
    )
    return "\n".join([notes, *(f"<p>{escape(line)}</p>" for line in story.tail)])


def _picture(story: Story) -> str:
    if not story.captions:
        return ""
    return (
        f'<figure class="image">{picture_tag(story, 0)}'
        f"<figcaption>{escape(story.captions[0])}</figcaption></figure>"
    )


def _boxes() -> str:
    return "\n".join(
        f'<div class="tw8"><h3>{escape(box)}</h3><ul><li>'
        f'<a href="//www.chinadaily.com.cn/china/2017-11/30/content_{34_000_000 + number}.htm">'
        "A box names another story</a></li></ul></div>"
        for number, box in enumerate(_SIDE_BOXES, start=1)
    )
