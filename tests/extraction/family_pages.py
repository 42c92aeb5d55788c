"""Pages of China Daily's families, with invented stories in the order of lines that is known."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from newscrawl import extract_article
from newscrawl.items import Article

TITLE = "Herons return to the harbour of Qinhe"
STORY = (
    "The herons came back to the old harbour of Qinhe on Monday morning, a week late.",
    "Fishermen had waited for them since the dredging ended in the early spring.",
    "Boats will be free for children, and the old lighthouse opens its doors again.",
    "“We counted forty nests, more than ever before,” said Ma Lin, who keeps the light.",
    "The town plans a small museum about its birds and boats for the coming year.",
)
ZH_TITLE = "白鹭回到秦河老港"
ZH_STORY = (
    "周一清晨，白鹭比往年晚一周回到秦河老港，渔民们早已在岸边等候多时。",
    "疏浚工程在初春结束后，港口的水重新变得清澈，小鱼也多了起来。",
    "镇里计划明年建一座小型博物馆，讲述这里的鸟和船的故事。",
)
CAPTION = "Herons rest on the harbour wall of Qinhe. [Photo/IC]"

# the names of elements that only other people's programs tell, and headings that carry no name
_TOLD = re.compile(
    r"""\s(?:id|class)=["'](?:Content|Position|Title_e|artTxt|articl-sub|arcBox|arcform"""
    r"""|source_baidu|author_baidu|pubtime)["']"""
)
_HEADINGS = re.compile(r"(</?)(?:h1|h2|h5|article|time)(?=[ >])")


@dataclass(frozen=True)
class Family:
    """A page of a family and what it says."""

    name: str
    url: str
    html: str
    body_source: str
    date: str
    authors: list[str] = field(default_factory=list)
    source: str | None = None
    other_source: str = "generic"
    title: str = TITLE
    story: tuple[str, ...] = STORY
    section: list[str] = field(default_factory=list)
    printed: tuple[str | None, str | None] = (None, None)
    caption: str | None = None
    encoding: str = "utf-8"


def paras(*lines: str) -> str:
    return "\n".join(f"<p>{line}</p>" for line in lines)


def founder(date: str, *, author: str = "", node: str = "") -> str:
    record = (
        f"<!--enpproperty <articleid>1</articleid><date>{date}</date><author>{author}</author>"
        f"<title><p>{TITLE}</p></title><keyword>herons,harbour</keyword><subtitle></subtitle>"
        f"<introtitle></introtitle><siteid>1</siteid><nodeid>7</nodeid><nodename><p>{node}</p>"
        "</nodename><nodesearchname></nodesearchname><picurl></picurl>/enpproperty-->"
    )
    return record * 2


BOX = (
    "<table align='left' width='200'><tr><td><b>Special Coverage:</b><br>"
    "<a href='/china/h.htm'>Harbours of the north</a></td></tr>"
    "<tr><td><b>Related readings:</b><br><a href='/china/1.htm'>Egrets move to the lake</a><br>"
    "<a href='/china/2.htm'>A lighthouse for sale</a></td></tr></table>"
)
SCRIPT = (
    "<script>document.write('<div>Print this page. Comment on it. Send it to a friend now.</div>');"
    "document.write('<p>This block is written by a script and is no part of it.</p>');</script>"
)
SIDE = (
    "<div class='side'><h3>Most Viewed</h3><ul><li><a href='/china/3.htm'>A box names a story</a>"
    "</li><li><a href='/china/4.htm'>Another story of the day</a></li></ul></div>"
)
FOOT = "<div class='foot'>Copyright 1995 - 2014. All rights reserved. Ask before you use it.</div>"

T1 = f"""<html><head><title>{TITLE}</title></head><body>
<table width="760"><tr><td>.contact us |.about us</td></tr></table>
<table width="760"><tr><td width="150"><a href="/home">Home</a><br><a href="/bw">BizChina</a></td>
<td><table><tr><td id="Position">News &gt; National News...</td></tr>
<tr><td>Search</td></tr><tr><td>Advertisement</td></tr>
<tr><td align="center"><font size="4"><b>{TITLE}</b></font></td></tr>
<tr><td align="center">( 2004-01-06 13:25) (Xinhua)</td></tr>
<tr><td id="Content">{paras(STORY[0].replace("Qinhe", "Qin<b></b>he"), *STORY[1:])}</td></tr>
</table></td></tr></table>
<table><tr><td>&copy; Copyright 2004 Chinadaily.com.cn All rights reserved. Registered Number: 20100000002731
</td></tr></table></body></html>"""

T2 = f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">
<title>{TITLE}</title>{founder("2007-09-18 11:30:05.0", node="Center")}</head>
<body><div>BIZCHINA / Center</div>
<h1>{TITLE}</h1>
<div>By Gu Wen (China Daily)<br>Updated: 2007-09-18 11:30</div>
<div id="Content">{SCRIPT}<!--enpcontent-->{paras(*STORY[:2])}{BOX}{paras(*STORY[2:])}<!--/enpcontent-->
<p>(For more biz stories, please visit <a href="/bw">Industries</a>)</p></div>
<div>Related Stories</div><ul><li><a href="/china/5.htm">Boats for children</a></li></ul>
{SIDE}{FOOT}</body></html>"""

T2_XINHUA = f"""<html><head><title>{TITLE}</title></head>
<body><div>CHINA / National</div><div class="tt">{TITLE}</div>
<div>(Xinhua)<br>Updated: 2007-09-18 11:30</div>
<div id="Content">{SCRIPT}{paras(*STORY)}</div>{SIDE}{FOOT}</body></html>"""

T3A = f"""<html><head><title>{TITLE}|China|chinadaily.com.cn</title></head>
<body><div class="sec"><a href="/china">China</a></div><h2>{TITLE}</h2>
<div>By Gu Wen and Ma Lin (China Daily)</div><h5>Updated: 2011-02-01 08:05</h5>
<div>Large Medium Small</div>
<div class="articl-sub">{paras(*STORY)}<p>(China Daily 02/01/2011 page9)</p></div>
<div><h2>Video</h2><p>The film shows how the town keeps its boats.</p></div>{SIDE}{FOOT}</body></html>"""

T3B = f"""<html><head><title>{TITLE}[1]- Chinadaily.com.cn</title></head>
<body><div>Make me your Homepage</div><div>left corner left corner</div><div>China Daily Website</div>
<h2>{TITLE}</h2><h5>Updated: 2012-12-14 09:48</h5><div>By Gu Wen ( China Daily)</div>
<div>Print Mail Large Medium Small 分享按钮 0</div>
<div id="Content">{paras(*STORY)}<p>Contact the writers through guwen@chinadaily.com.cn.</p>
<p align="center"><img src="/images/heron.jpg" alt=""></p><p>{CAPTION}</p>
<p>(China Daily 12/14/2012 page3)</p></div>
<div>- related</div><ul><li><a href="/china/6.htm">Boats for children</a></li></ul>
<h2>Hot Topics</h2><p><a href="/t">Herons</a></p>{FOOT}</body></html>"""

T3_RESPONSIVE = f"""<html><head><title>{TITLE}</title><meta name="og:title" content="{TITLE}"></head>
<body><div class="nav"><a href="/">Home</a></div><div id="Title_e">{TITLE}</div>
<div>By Gu Wen (China Daily) Updated: 2015-12-14 09:48</div>
<div class="artTxt">{paras(*STORY)}</div>{SIDE}{FOOT}</body></html>"""

T4 = f"""<html><head><title>{TITLE} - China - Chinadaily.com.cn</title></head><body>
<div>US EUROPE AFRICA ASIA 中文 双语 Français</div><div id="bread-nav"><a>Home</a><a>/ China</a></div>
<div class="lft_art"><h1>{TITLE}</h1>
<div class="info"><span class="info_l">By Gu Wen | China Daily | Updated: 2007-03-28 07:00</span></div>
<div id="Content">{paras(*STORY)}<p><img src="/images/heron.jpg" alt="{TITLE}"></p><p>{TITLE}</p></div>
</div><div>Today's Top News</div>{SIDE}{FOOT}</body></html>"""

T5 = f"""<html><head><title>Fenghe, China</title></head><body>
<div class="c1">Home &gt; News &gt; Top News</div><div class="c2">{TITLE}</div>
<div class="c3">By Gu Wen (chinadaily.com.cn) Updated : 2016-05-17</div>
<div class="c4"><p><img src="/images/heron.jpg"></p><p>{TITLE}</p><p>{CAPTION}</p>{paras(*STORY)}</div>
<div>Copyright &copy; 2013 - China Daily. All rights reserved. Sponsored by Fenghe. Powered by China Daily
</div></body></html>"""

T6 = T4.replace("2007-03-28 07:00", "2026-11-18 09:12").replace(
    "By Gu Wen |", "By GU WEN in Qinhe |"
)

T7 = f"""<html><head><title>{ZH_TITLE} - 中国日报网</title></head><body>
<div style="display:none;"><h1>{ZH_TITLE}</h1><h2>{ZH_STORY[0]}</h2></div>
<div class="da-bre"><a>时政</a><a> &gt; 要闻</a></div><h1 class="dabiaoti">{ZH_TITLE}</h1>
<div class="fenx"><div class="xinf-le">来源：<a href="//cn.chinadaily.com.cn/">中国日报网</a></div>
<div class="xinf-le">2023-11-17 15:13　</div></div>
<div id="Content" class="article">{paras(*ZH_STORY)}<p>（编辑：白鹤 马林）</p></div>
<div class="foot-four">版权说明：来源为“中国日报网：XXX”的内容须经许可方可使用。</div></body></html>"""

T7B = f"""<html><head><title>{ZH_TITLE} - Chinadaily.com.cn</title></head><body>
<div>首页  | 新闻热词</div><div class="t">{ZH_TITLE}</div><div>中国日报网 2021-04-30 16:00</div>
<div>分享到</div><div id="Content">{paras(*ZH_STORY, *STORY[:2])}</div><div>中国日报网版权说明</div>
</body></html>"""

T7_OLD = f"""<html><head><title>{ZH_TITLE}[1]- 中国日报网</title>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body>
<div>首页 &gt; 新闻 &gt; 社会</div><h1>{ZH_TITLE}</h1>
<div class="arcform">2014-03-05 09:12 <span id="source_baidu">来源：新华网</span>
<span id="author_baidu">作者：白鹤</span></div>
<div class="arcBox">{paras(*ZH_STORY)}</div><div id="div_currpage"></div>
<div>版权保护：本网登载的内容（包括文字、图片、多媒体资讯等）版权属中国日报网独家所有。</div></body></html>"""

T8 = f"""<html><head><title>{TITLE} | govt.chinadaily.com.cn</title></head><body>
<div>Home   &gt;   Specials</div><div id="Title_e">{TITLE}</div>
<div>govt.chinadaily.com.cn Updated: 2019-09-27</div><div class="artTxt">{paras(*STORY)}</div>
<div>Copyright© China Daily. All rights reserved.</div></body></html>"""

T8X = f"""<html><head><title>{ZH_TITLE}</title><meta name="publishdate" content="2021-05-06">
<meta name="og:title" content="{ZH_TITLE}"></head><body><h1>{ZH_TITLE}</h1>
<div id="pubtime">2021-05-06 10:11:12</div><div id="Content">{paras(*ZH_STORY)}</div></body></html>"""

T9 = f"""<html><head><title>{TITLE}</title></head><body><div>Home &gt; Latest</div>
<h2>{TITLE}</h2><div>Updated: 2020-06-12 (chinadaily.com.cn)</div>
<div class="x">{paras(*STORY)}</div>{FOOT}</body></html>"""

PRINTED = f"""<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>
<div>By Gu Wen ( China Daily )</div><div>Updated: 2014-06-09 07:10</div>
<div id="Content">{paras(*STORY)}<p>(China Daily 06/09/2014 page3)</p></div></body></html>"""

HONG_KONG = f"""<html><head><title>{TITLE}</title></head><body><header><h4>China Daily</h4></header>
<div>Home &gt; Hong Kong</div><article><h1>{TITLE}</h1><time>Friday, December 13, 2019, 16:42</time>
<div>By Gu Wen</div>{paras(*STORY)}</article><aside><p>A tram that never hurries goes up the hill each day.</p>
</aside></body></html>"""

OLD = "http://www.chinadaily.com.cn"
WS = "WS6a1b9a00a310d5acd8760001"
FAMILIES = [
    Family("tables", f"{OLD}/english/doc/2004-01/06/content_29001.htm", T1, "layout:tables",
           "2004-01-06T13:25:00+08:00", source="Xinhua", encoding="gbk", section=["News", "National News"]),
    Family("founder", f"{OLD}/bizchina/2007-09/18/content_61001.htm", T2, "founder",
           "2007-09-18T11:30:00+08:00", ["Gu Wen"], "China Daily", "founder",
           section=["BIZCHINA", "Center"], encoding="gbk"),
    Family("content", f"{OLD}/china/2007-09/18/content_61002.htm", T2_XINHUA, "layout:content",
           "2007-09-18T11:30:00+08:00", source="Xinhua", section=["CHINA", "National"]),
    Family("edition-2011", "http://usa.chinadaily.com.cn/epaper/2011-02/01/content_11001.htm", T3A,
           "layout:edition", "2011-02-01T08:05:00+08:00", ["Gu Wen", "Ma Lin"], "China Daily",
           printed=("2011-02-01", "9")),
    Family("edition-2012", "http://usa.chinadaily.com.cn/china/2012-12/14/content_16001.htm", T3B,
           "layout:edition", "2012-12-14T09:48:00+08:00", ["Gu Wen"], "China Daily",
           printed=("2012-12-14", "3"), caption="Herons rest on the harbour wall of Qinhe."),
    Family("responsive", f"{OLD}/china/2015-12/14/content_22001.htm", T3_RESPONSIVE,
           "layout:portal", "2015-12-14T09:48:00+08:00", ["Gu Wen"], "China Daily"),
    Family("reserved", f"{OLD}/cndy/2007-03/28/content_83001.htm", T4, "layout:ws",
           "2007-03-28T07:00:00+08:00", ["Gu Wen"], "China Daily", section=["China"]),
    Family("mini-site", f"{OLD}/m/fenghe/2016-05/17/content_25001.htm", T5, "generic",
           "2016-05-17T00:00:00+08:00", ["Gu Wen"], "chinadaily.com.cn",
           section=["News", "Top News"], caption="Herons rest on the harbour wall of Qinhe."),
    Family("www", f"https://www.chinadaily.com.cn/a/202611/18/{WS}.html", T6, "layout:ws",
           "2026-11-18T09:12:00+08:00", ["Gu Wen"], "China Daily", section=["China"]),
    Family("zh", f"https://china.chinadaily.com.cn/a/202311/17/{WS}.html", T7, "layout:zh",
           "2023-11-17T15:13:00+08:00", [], "中国日报网", "generic", ZH_TITLE, ZH_STORY,
           section=["时政", "要闻"]),
    Family("language", f"https://language.chinadaily.com.cn/a/202104/30/{WS}.html", T7B,
           "layout:content", "2021-04-30T16:00:00+08:00", [], "中国日报网", title=ZH_TITLE,
           story=(*ZH_STORY, *STORY[:2]), section=["新闻热词"]),
    Family("founder-zh", "http://www.chinadaily.com.cn/hqgj/2014-03/05/content_17001.htm", T7_OLD,
           "layout:founder-zh", "2014-03-05T09:12:00+08:00", ["白鹤"], "新华网", title=ZH_TITLE,
           story=ZH_STORY, section=["新闻", "社会"], encoding="gbk"),
    Family("portal", f"https://govt.chinadaily.com.cn/a/201909/27/{WS}.html", T8, "layout:portal",
           "2019-09-27T00:00:00+08:00", [], "govt.chinadaily.com.cn", section=["Specials"]),
    Family("partner", "https://ex.chinadaily.com.cn/exchange/partners/82/rss/channel/cn/columns/"
           "sz8srm/stories/WS60934f80a310d5acd8760001.html", T8X, "layout:partner", "2021-05-06T10:11:12+08:00",
           title=ZH_TITLE, story=ZH_STORY),
    Family("subsite", "http://subsites.chinadaily.com.cn/fenghe/2020-06/12/c_500016.htm", T9,
           "generic", "2020-06-12T00:00:00+08:00", [], "chinadaily.com.cn", section=["Latest"]),
    Family("printed", f"{OLD}/cndy/2014-06/09/content_17571001.htm", PRINTED, "layout:content",
           "2014-06-09T07:10:00+08:00", ["Gu Wen"], "China Daily", printed=("2014-06-09", "3")),
]  # fmt: skip


def renamed(html: str) -> str:
    """The same page without the names that are told of it, as another designer would print it."""
    return _HEADINGS.sub(r"\1div", _TOLD.sub("", html))


def read(family: Family, html: str) -> Article:
    return extract_article(html.encode(family.encoding), family.url)


def sources(article: Article) -> dict[str, str]:
    return {one.field: one.source for one in article.provenance}
