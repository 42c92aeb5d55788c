"""www.chinadaily.com.cn since December 2017, article pages.

Seen as fragments and in the code of several readers: `h1` in `.lft_art`, `span.info_l`,
`#bread-nav a`, `#Content`, `figure.image`, `#div_currpage`, the meta tags. The tag of the line
between headline and byline is not known.
"""

from __future__ import annotations

from html import escape

from newscrawl.demo.layouts.markup import (
    XHTML,
    last_page,
    meta_tags,
    pager,
    paragraphs,
    protocol_relative,
)
from newscrawl.demo.stories import Story

# Oddities of a page; everything else is printed as usual.
NO_INFO_LINE, NESTED_BODY, EMPTY_BODY = 1, 2, 3

_SIDE_BOXES = ("Today's Top News", "Editor's picks", "Most Viewed")


def ws_pages(story: Story) -> list[str]:
    """The HTML of each page."""
    return [_page(story, number) for number in range(1, len(story.pages) + 1)]


def _page(story: Story, number: int) -> str:
    title = _title(story)
    section = story.truth.section[-1]
    anchor = "" if story.kind == "gallery" else ' id="lft-art"'
    column = "ce_art" if story.kind == "gallery" else "lft_art"
    return f"""{XHTML}
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>{title} - {section} - Chinadaily.com.cn</title>
{_head(story)}
</head>
<body>
<div class="topBar"><span>Search</span> <a href="//www.chinadaily.com.cn/">HOME</a>
<a href="//www.chinadaily.com.cn/china">CHINA</a> <a href="//www.chinadaily.com.cn/world">WORLD</a>
<a href="//cn.chinadaily.com.cn">中文</a></div>
{_breadcrumb(story)}
<div class="main_art">
<div class="{column}"{anchor}>
<h1>{title}</h1>
{_standfirst(story)}{_info(story)}
{_body(story, number)}
<div id="div_currpage">{pager(story, number, "Next")}</div>{_phone_pager(story, number)}
</div>
<div class="main_rgt">{_side_boxes(story)}</div>
</div>
<div class="foot"><a href="#">BACK TO THE TOP</a> <span>FOLLOW US</span>
<div>Copyright 1995 - {story.published.year}. All rights reserved. Ask China Daily before you use
its text or pictures.
</div><div>License for publishing multimedia online 0108263</div>
<div>Registration Number: 130349</div></div>
</body>
</html>"""


def _title(story: Story) -> str:
    """The headline; where it must be escaped, its first blank is also a hard one."""
    title = escape(story.truth.title or "")
    return title.replace(" ", "&nbsp;", 1) if "&amp;" in title else title


def _head(story: Story) -> str:
    truth = story.truth
    printed_day = (truth.date_published_raw or f"{story.published:%Y-%m-%d}")[:10]
    images = [image.url or "" for image in truth.images]
    return meta_tags(
        [
            ("keywords", ",".join(truth.tags)),
            ("description", truth.description or ""),
            ("og:title", truth.title or ""),
            ("og:url", story.url),
            *(("og:image", url) for url in images),
            ("twitter:title", truth.title or ""),
            ("twitter:description", truth.description or ""),
            ("articaltype", "COMPO"),
            ("pagetype", "1"),
            ("catalogs", "59b8d010a3108c54ed7dfc23"),
            ("contentid", (truth.id or "").removeprefix("chinadaily:")),
            ("publishdate", printed_day),
            # the editor in both, never the writer
            ("editor", truth.editors[0]),
            ("author", truth.editors[0]),
            ("source", truth.source or ""),
            ("sourcetype", "1"),
        ]
    )


def _breadcrumb(story: Story) -> str:
    steps = "".join(f'<a href="//www.chinadaily.com.cn/x">/ {s}</a>' for s in story.truth.section)
    items = "".join(f"<li>{step}</li>" for step in story.truth.section)
    home = '<a href="//www.chinadaily.com.cn/">Home</a>'
    return f'<div id="bread-nav">{home}{steps}</div><ul id="bread-nav1"><li>Home</li>{items}</ul>'


def _standfirst(story: Story) -> str:
    """Shown on every other page, else in the meta tags only; which tag holds it is not known."""
    text = story.truth.description or ""
    tag = ("h2", "p", "div")[story.published.minute % 3]
    return f"<{tag}>{escape(text)}</{tag}>\n" if story.published.second % 2 else ""


def _info(story: Story) -> str:
    if story.variant == NO_INFO_LINE:
        return ""
    return (
        f'<div class="info"><span class="info_l">{escape(story.byline[0])}</span>'
        '<span class="info_r">Share - WeChat</span></div>'
    )


def _body(story: Story, number: int) -> str:
    if story.kind:
        return _gallery(story, number) if story.kind == "gallery" else _video(story)
    is_first, is_last = number == 1, number == len(story.pages)
    pictures = _pictures(story) if is_first else []
    pieces = pictures[:1]
    if is_first and not story.published.minute % 3:  # the headline again, as on older pages
        pieces.insert(0, paragraphs([story.truth.title or ""]))
    pieces.append(
        last_page(story) if is_last else paragraphs(story.pages[number - 1], story.subhead)
    )
    pieces += pictures[1:]
    if is_first:
        pieces.append(_related(story))
    if is_last:
        pieces.append(_contact(story))
    body = f'<div id="Content">{chr(10).join(pieces)}</div>'
    if story.variant == EMPTY_BODY:
        return '<div id="Content"></div>\n' + body.replace('id="Content"', 'class="text-box"')
    return f'<div id="Content">{body}</div>' if story.variant == NESTED_BODY else body


def _phone_pager(story: Story, number: int) -> str:
    count = len(story.pages)
    if count == 1:
        return ""
    return f'<div class="selectpage"><span class="pageno">{number}/{count}</span></div>'


def _gallery(story: Story, number: int) -> str:
    """Pictures with their captions: all of them, or the one of this page."""
    pictures = _pictures(story)
    shown = pictures if len(story.pages) == 1 else pictures[number - 1 : number]
    return f'<div class="picshow" id="Content">{chr(10).join(shown)}</div>'


def _video(story: Story) -> str:
    return (
        f'<div id="Content"><iframe id="playerFrame" src="//v.example/{story.truth.id}"></iframe>\n'
        f"{last_page(story)}</div>"
    )


def _pictures(story: Story) -> list[str]:
    """Pictures with caption and credit; their alt is the headline."""
    pairs = zip(story.truth.images, story.captions, strict=True)
    return [
        (_figure if number % 2 == story.published.minute % 2 else _plain_picture)(
            f'<img src="{protocol_relative(image.url or "")}"'
            f' alt="{escape(story.truth.title or "")}" />',
            escape(caption),
        )
        for number, (image, caption) in enumerate(pairs)
    ]


def _figure(picture: str, caption: str) -> str:
    return f'<figure class="image">{picture}<figcaption>{caption}</figcaption></figure>'


def _plain_picture(picture: str, caption: str) -> str:
    return f'<p align="center">{picture}</p>\n<p>{caption}</p>'


def _related(story: Story) -> str:
    if story.published.minute % 5:
        return ""
    return (
        "<p>Related readings:</p>\n<p><a href='//www.chinadaily.com.cn/china'>Older story on a "
        "bridge that was never built</a></p>"
    )


def _contact(story: Story) -> str:
    if story.published.minute % 4:
        return ""
    lines = (
        "Contact the writers at newsroom@chinadaily.com.cn",
        "Contact the writer through newsroom@chinadaily.com.cn.",
        "newsroom@chinadailyusa.com",
    )
    return paragraphs([lines[story.published.second % len(lines)]])


def _side_boxes(story: Story) -> str:
    """Links to stories that are newer than the page."""
    newer = f"{story.published:%Y%m}/28"
    return "\n".join(
        f'<div class="tw8"><h3>{escape(box)}</h3><ul><li>'
        f'<a href="//www.chinadaily.com.cn/a/{newer}/WS{number:024x}.html">A box names another '
        "story</a></li></ul></div>"
        for number, box in enumerate(_SIDE_BOXES, start=1)
    )
