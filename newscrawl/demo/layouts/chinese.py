"""The Chinese hosts (one whole page was seen, of 2023) and the language host (known by its text).

The pages of before 2018 are known by the selectors of other programs.

The traps of the real page are kept: a hidden copy of headline and summary opens the body, the
source box links to another story, the breadcrumb stands twice, the footer speaks of sources.
"""

from __future__ import annotations

from html import escape

from newscrawl.demo.layouts.markup import (
    XHTML,
    last_page,
    meta_tags,
    pager,
    paragraphs,
)
from newscrawl.demo.stories import Story


def zh_pages(story: Story) -> list[str]:
    """The HTML of each page of a story of a Chinese host."""
    return [_zh_page(story, number) for number in range(1, len(story.pages) + 1)]


def _zh_page(story: Story, number: int) -> str:
    truth = story.truth
    title, summary = escape(truth.title or ""), escape(truth.description or "")
    source, time = story.byline
    name = source.partition("：")[2].strip()
    return f"""{XHTML}
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>{title} - 中国日报网</title>
<meta name="keywords" />
{_head(story)}
</head>
<body>
<div style="display:none;"><img src="https://img2.chinadaily.com.cn/static/logo.jpg" />
<h1>{title}</h1><h2>{summary}</h2></div>
<div class="pingdaolink"><ul><li><a href="https://cn.chinadaily.com.cn/">中文网首页</a></li>
<li><a href="https://china.chinadaily.com.cn/">时政</a></li></ul></div>
{_breadcrumb(story)}
<div class="top_phone">{_breadcrumb(story)}</div>
<div class="container"><div class="container-left2">
<h1 class="dabiaoti">{title}</h1>
<div class="fenx">
<div class="xinf-le">来源：
<a href="//cn.chinadaily.com.cn/a/202307/31/WS64c7000ca3109d7585e40000.html"><img src="/l" /></a>
<a href="//cn.chinadaily.com.cn/gtx/x">{escape(name)}</a></div>
<div class="xinf-le">{time}　</div>
<div class="xinf-ri"><a href="#">&nbsp;</a>分享</div>
</div>
<div id="Content" class="article">
{paragraphs(story.pages[number - 1], story.subhead)}
{_editors(story) if number == len(story.pages) else ""}
</div>
<div class="selectpage">{pager(story, number, "下一页")}</div>
</div>
<div class="container-right2"><h3>最热新闻</h3><ul><li>
<a href="//china.chinadaily.com.cn/a/202611/19/WS000000000000000000000001.html">另一条新闻</a></li>
</ul></div></div>
<div class="foot-four">版权说明：来源为“中国日报网：XXX”的内容须经许可方可使用；
标明“来源：XXX”的内容由原发布者负责。</div>
</body>
</html>"""


def _head(story: Story) -> str:
    truth = story.truth
    return meta_tags(
        [
            ("description", truth.description or ""),
            ("og:title", truth.title or ""),
            ("og:url", story.url),
            ("twitter:title", truth.title or ""),
            ("pagetype", "1"),
            ("contentid", (truth.id or "").removeprefix("chinadaily:")),
            ("publishdate", f"{story.published:%Y-%m-%d}"),
            ("editor", truth.editors[0]),
            ("author", truth.editors[0]),
            ("source", truth.source or ""),
        ]
    )


def _breadcrumb(story: Story) -> str:
    first, second = story.truth.section
    return (
        f'<div class="da-bre"><a href="//china.chinadaily.com.cn/x">{first}</a>\n'
        f'<a href="//china.chinadaily.com.cn/x/y"> &gt; {second}</a></div>'
    )


def _editors(story: Story) -> str:
    """The line in round brackets is a paragraph, the one in square brackets a box of its own."""
    *lines, last = story.tail
    return f"{paragraphs(lines)}\n<div style='text-align:right;'>\n{last}\n</div>"


def language_pages(story: Story) -> list[str]:
    """The HTML of each page of a lesson."""
    return [_language_page(story, number) for number in range(1, len(story.pages) + 1)]


def _language_page(story: Story, number: int) -> str:
    title = escape(story.truth.title or "")
    return f"""{XHTML}
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>{title} - Chinadaily.com.cn</title>
{meta_tags([("og:title", story.truth.title or ""), ("og:url", story.url)])}
</head>
<body>
<div class="header"><a href="//language.chinadaily.com.cn/">英语点津</a></div>
<div class="main"><div class="main_title">首页  | {story.truth.section[0]}</div>
<h1>{title}</h1>
<p class="main_title3">{story.byline[0]}</p>
<div class="share">分享到</div>
<div id="Content">
{last_page(story) if number == len(story.pages) else paragraphs(story.pages[number - 1])}
</div>
<div id="div_currpage">{pager(story, number, "下一页")}</div>
</div>
<div class="side"><a href="//language.chinadaily.com.cn/thelatest/page_1.html">最新</a></div>
<div class="foot">中国日报网版权说明</div>
</body>
</html>"""


def old_zh_pages(story: Story) -> list[str]:
    """The HTML of the only page of a Chinese story of before 2018."""
    truth, title = story.truth, escape(story.truth.title or "")
    first, second = truth.section
    time = truth.date_published_raw or ""
    writer = f' 作者：<span id="author_baidu">{truth.authors[0]}</span>' if truth.authors else ""
    return [
        f"""{XHTML}
<head>
<meta http-equiv="Content-Type" content="text/html; charset={story.declared}" />
<title>{title} - 中国日报网</title>
</head>
<body>
<div class="nav"><a href="/">首页</a><a href="/shizheng/">时政</a><a href="/shehui/">社会</a></div>
<div class="weizhi">首页 &gt; <a href="/x/">{first}</a> &gt; <a href="/x/y/">{second}</a></div>
<div class="arcTitle"><h1>{title}</h1></div>
<div class="arcform">{time} 来源：<span id="source_baidu">{truth.source}</span>{writer}</div>
<div class="arcBox">
{last_page(story)}
</div>
<div id="div_currpage"></div>
<div class="right"><h3>热门排行</h3><ul><li>
<a href="/2017-11/30/content_33000001.htm">另一条</a></li></ul></div>
<div class="foot">中国日报网版权说明：来源为“中国日报网：XXX”的内容须经许可方可使用。</div>
</body>
</html>"""
    ]
