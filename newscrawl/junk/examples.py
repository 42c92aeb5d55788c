"""An example of each rule, and a look-alike that stays, in one invented article.

RULES.md shows them. No word of them is copied: people, places, hosts and accounts are made up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from inspect import cleandoc

ADDRESS = "https://news.example/2026/mill.html"


@dataclass(frozen=True, slots=True)
class Story:
    """The article into which an example is put."""

    title: str
    byline: str
    body: str
    """Its paragraphs, parted by blank lines."""

    @property
    def paragraphs(self) -> list[str]:
        """The paragraphs, each in one line."""
        return [text.replace("\n", " ") for text in cleandoc(self.body).split("\n\n")]


@dataclass(frozen=True, slots=True)
class Insertion:
    """A piece of markup and where it is put: `head`, `top`, `inside`, `foot` or `behind`."""

    what: str
    """What it is, in words."""
    place: str
    markup: str
    story: Story

    @property
    def html(self) -> str:
        """The markup without the indentation that it has here."""
        return cleandoc(self.markup)

    @property
    def page(self) -> str:
        """The whole page with the piece in it."""
        return page(self.story, {self.place: self.html})


@dataclass(frozen=True, slots=True)
class Example:
    """What a rule takes, and what looks like it and stays."""

    junk: Insertion
    lookalike: Insertion
    by_words: Insertion | None = None
    """What it takes for its words, within the fail-safe; None if words alone never suffice."""


def page(story: Story, pieces: Mapping[str, str]) -> str:
    """A page of the story with pieces put into its head or body, or behind it."""
    half = len(story.paragraphs) // 2
    lines = [
        f'<html><head><meta charset="utf-8"><title>{story.title}</title>',
        pieces.get("head", ""),
        "</head><body>",
        pieces.get("top", ""),
        f"<h1>{story.title}</h1>",
        f"<p>{story.byline}</p>",
        *(f"<p>{text}</p>" for text in story.paragraphs[:half]),
        pieces.get("inside", ""),
        *(f"<p>{text}</p>" for text in story.paragraphs[half:]),
        pieces.get("foot", ""),
        "</body></html>",
        pieces.get("behind", ""),
    ]
    return "\n".join(line for line in lines if line)


ENGLISH = Story(
    "Old paper mill of Velmora opens as a library",
    "By Ada Brook | 2026-11-18",
    """
    The old paper mill of Velmora opened its doors as a public library on Monday, eleven years
    after the last roll of newsprint had left the yard on a barge.

    About three hundred neighbours crossed the narrow bridge before noon, many of them former
    workers who had brought grandchildren, photographs and a brass bell.

    Architect Jonas Feld kept the tall brick chimney, both water wheels and the drying loft,
    where wooden racks now hold dictionaries, atlases and bound volumes of the county gazette.

    “We did not want a museum in which nobody may touch anything,” he said, while visitors
    turned an iron crank and watched the smaller wheel begin to move.

    Rain delayed the work twice: in February the river flooded the cellar, and in May a storm
    tore forty slates off the northern roof.

    Engineers answered with a low wall of granite, deeper drains and pumps that start by
    themselves whenever the gauge under the weir shows more than two metres.

    The council paid half of the cost from its heritage fund; farmers, teachers and a choir
    collected the remainder through concerts, cake stalls and a lantern walk.

    Head librarian Mirela Sand expects that pupils from six villages will come by bus each
    Thursday, since their own schools have only shelves in a corridor.

    Evening courses teach bookbinding, bird ringing and the repair of clocks, and a small
    exhibition about rag collectors fills the former engine room until spring.

    Outside, gardeners have planted willows along the towpath, so that herons, otters and
    anglers find shade again where trucks used to wait for their loads.
    """,
)

CHINESE = Story(
    "青湾老造纸厂变身图书馆",
    "作者：林晓 | 2026-11-18",
    """
    青湾的老造纸厂星期一重新开门，成为一座公共图书馆，距离最后一卷新闻纸运出码头已有十一年。

    上午不到十点，三百多位邻居走过窄桥，许多人曾在厂里上班，带来了孙辈、旧照片和一口铜钟。

    设计师保留了高高的砖烟囱、两架水车和晾纸阁楼，木架上如今摆着词典、地图册和县里的旧报纸。

    他说，大家不想要一座什么都不能碰的博物馆，这时几个孩子摇动铁柄，看着小水车慢慢转起来。

    雨水两次耽误工期：二月河水漫进地窖，五月的大风又掀走了北面屋顶的四十块石瓦。

    工程师随后修了一道花岗岩矮墙，挖深排水沟，并装上水泵，堰下水位超过两米时会自行启动。

    费用的一半来自文物保护经费，其余由农民、教师和合唱团通过音乐会、糕饼义卖和提灯夜行筹得。

    馆长预计，六个村子的学生每周四会坐校车来看书，因为他们学校的走廊里只有几排书架。

    晚间课程教人装订书籍、给候鸟戴环志和修理钟表，旧机房里的拾布人展览将持续到春天。

    园丁沿着纤道种下柳树，让苍鹭、水獭和钓鱼的人重新找到树荫，从前那里只有等着装货的卡车。
    """,
)

EXAMPLES: dict[str, Example] = {
    "after_html": Example(
        Insertion(
            "Links to strange hosts",
            "behind",
            """
            <div><a href="http://q7w2xk.example/">fast payday loan</a>
            <a href="http://b4n8zt.example/">essay in a day</a></div>
            """,
            ENGLISH,
        ),
        Insertion(
            "A link of the page's own, behind an end tag that came too early",
            "behind",
            '<p><a href="http://velmora-tides.example/">Water levels at the weir</a></p>',
            ENGLISH,
        ),
    ),
    "written_by_script": Example(
        Insertion(
            "Links that a script writes, in codes",
            "foot",
            r"""
            <script>if (/google|baidu/.test(navigator.userAgent)) document.write(
            "\u003ca href='http://q7w2xk.example/'\u003efast payday loan\u003c/a\u003e");</script>
            """,
            ENGLISH,
        ),
        Insertion(
            "A script that writes the year and a link of the page's own",
            "foot",
            """
            <script>document.write("&copy; 2026 <a href='/imprint'>Velmora Gazette</a>");</script>
            """,
            ENGLISH,
        ),
    ),
    "nonsense_tags": Example(
        Insertion(
            "Empty tags that carry one random id",
            "top",
            '<tt id="q7w2x"></tt><big id="q7w2x"></big><sub id="q7w2x"></sub>',
            ENGLISH,
        ),
        Insertion(
            "Empty tags that carry one word",
            "top",
            '<b id="clear"></b><i id="clear"></i><u id="clear"></u>',
            ENGLISH,
        ),
    ),
    "hidden_block": Example(
        Insertion(
            "Links that no reader sees",
            "foot",
            """
            <div style="display:none"><a href="http://quick-notes.example/">essay writers online</a>
            <a href="http://ember-cash.example/">payday loan online</a></div>
            """,
            ENGLISH,
        ),
        Insertion(
            "A menu that opens on a click, with one partner",
            "foot",
            """
            <div style="display:none"><a href="/hours">Opening hours</a> <a href="/map">Map</a>
            <a href="http://velmora.example/">Town of Velmora</a></div>
            """,
            ENGLISH,
        ),
    ),
    "spider_pool_footer": Example(
        Insertion(
            "Names of counties behind a marker",
            "foot",
            "<div>主站蜘蛛池模板: 青禾县| 白芦县| 石桥市| 云渡县| 南槐市| 丹溪县|</div>",
            ENGLISH,
        ),
        Insertion(
            "Names of 22 villages, in the script of the page",
            "foot",
            """
            <div>Ambry | Belcote | Corrin | Dunmoor | Elverby | Farrow | Gaskin | Hulm |
            Idle | Jarrod | Kelm | Lorne | Maddow | Nesbit | Orrin | Pellow | Quarn | Rusk |
            Selby Mere | Tarn | Ulver | Wick</div>
            """,
            ENGLISH,
        ),
    ),
    "link_list": Example(
        Insertion(
            "Links to hosts that machines named",
            "foot",
            """
            <div><a href="http://q7w2xk.example/">Amber lamps</a> |
            <a href="http://b4n8zt.example/">Copper pans</a> |
            <a href="http://xk9d3v.example/">Velvet chairs</a> |
            <a href="http://m2r7qj.example/">Marble sinks</a></div>
            """,
            ENGLISH,
        ),
        Insertion(
            "Links to libraries nearby",
            "foot",
            """
            <div><a href="http://harborlibrary.example/">Harbor Library</a> |
            <a href="http://castlereaders.example/">Castle Readers</a> |
            <a href="http://stationbooks.example/">Station Books</a> |
            <a href="http://gardenarchive.example/">Garden Archive</a></div>
            """,
            ENGLISH,
        ),
    ),
    "contact_ad": Example(
        Insertion(
            "Accounts with marks that catch the eye",
            "foot",
            """
            <div>✅👉 Term papers in one night ✅
            Telegram: @inkowl_0441 WhatsApp: inkowl0441</div>
            """,
            ENGLISH,
        ),
        Insertion(
            "How to reach the newsroom",
            "foot",
            """
            <div>Have you seen the wheel turn? Send photographs to us on WhatsApp: velmoranews
            or Telegram: @velmoranews.</div>
            """,
            ENGLISH,
        ),
        by_words=Insertion(
            "Accounts beside words that sell, without marks",
            "foot",
            "<div>term papers and essays, Telegram: @inkowl_0441, WhatsApp: inkowl0441</div>",
            ENGLISH,
        ),
    ),
    "keyword_line": Example(
        Insertion(
            "Search phrases that vary a few words, in another script",
            "top",
            """
            <div>论文代写价格,论文代写平台,硕士论文代写,代写论文多少钱,英语论文代写</div>
            """,
            ENGLISH,
        ),
        Insertion(
            "The languages of the site",
            "top",
            "<div>English | 中文 | 简体中文 | 繁體中文 | 日本語 | 한국어</div>",
            ENGLISH,
        ),
        by_words=Insertion(
            "Search phrases that vary and sell, in the script of the page",
            "foot",
            """
            <div>快速借款平台,小额借款平台,正规借款平台,小额贷款平台,快速贷款到账</div>
            """,
            CHINESE,
        ),
    ),
    "planted_prose": Example(
        Insertion(
            "A sentence that was written around a link",
            "inside",
            """
            <p>Students order essays at a discount from
            <a href="http://q7w2xk.example/">cheap essay writers online</a>, where each customer
            gets a refund guarantee and delivery before any deadline.</p>
            """,
            ENGLISH,
        ),
        Insertion(
            "A sentence of the story on such offers",
            "inside",
            """
            <p>Students must not order essays, said the school board, which describes in
            <a href="http://velmora-schools.example/">its yearly report</a> how two pupils had paid
            for coursework before a deadline.</p>
            """,
            ENGLISH,
        ),
        by_words=Insertion(
            "The same, and beside it a sentence without a link",
            "inside",
            """
            <p>Students order essays at a discount from
            <a href="http://q7w2xk.example/">cheap essay writers online</a>, where each customer
            gets a refund guarantee and delivery before any deadline.</p>
            <p>Register: essays without plagiarism, instant checkout, bonus for customers.</p>
            """,
            ENGLISH,
        ),
    ),
    "escaped_tags": Example(
        Insertion(
            "Tags that show as text behind a sentence",
            "inside",
            """
            <p>The bell rings at six.
            &lt;tt id="q7w2x"&gt;&lt;/tt&gt;&lt;sub id="q7w2x"&gt;&lt;/sub&gt;</p>
            """,
            ENGLISH,
        ),
        Insertion(
            "Tags that a sentence quotes",
            "inside",
            """
            <p>The course on web pages explains &lt;b id="q7w2x"&gt; and &lt;i id="q7w2x"&gt; to
            beginners.</p>
            """,
            ENGLISH,
        ),
    ),
    "planted_links": Example(
        Insertion(
            "A link that was set into a true sentence",
            "inside",
            """
            <p>A stone table beside the chimney
            <a href="http://q7w2xk.example/">cheap essay writers online</a> shows the height of
            every flood since the mill was built.</p>
            """,
            ENGLISH,
        ),
        Insertion(
            "A link that the reporter set",
            "inside",
            """
            <p>A stone table beside the chimney shows the height of every flood, as does
            <a href="http://weirkeeper.example/">a list that somebody wrote by hand</a> in 1911.</p>
            """,
            ENGLISH,
        ),
    ),
    "keyword_prefix": Example(
        Insertion(
            "Search phrases in front of a headline",
            "top",
            """
            <h2>论文代写平台|硕士论文代写|Old paper mill of Velmora opens as a library</h2>
            """,
            ENGLISH,
        ),
        Insertion(
            "Sections in front of a headline",
            "top",
            "<h2>Culture | 阅读 | Old paper mill of Velmora opens as a library</h2>",
            ENGLISH,
        ),
    ),
    "foreign_phrase": Example(
        Insertion(
            "A phrase that was set into a sentence",
            "inside",
            """
            <p>The reading room has forty green lamps 硕士论文代写平台官网注册 and a stove that
            burns old pallets.</p>
            """,
            ENGLISH,
        ),
        Insertion(
            "The same phrase where a sentence quotes it",
            "inside",
            """
            <p>Students had found leaflets that said “硕士论文代写平台官网注册” on the stove of the
            reading room.</p>
            """,
            ENGLISH,
        ),
    ),
    "keyword_head": Example(
        Insertion(
            "Search phrases as keywords, and in front of a title",
            "head",
            """
            <meta name="keywords" content="cheap essay writers,essay writers online,term papers">
            <meta property="og:title"
             content="cheap essay writers-essay writers online-Old paper mill of Velmora opens">
            """,
            ENGLISH,
        ),
        Insertion(
            "Keywords of the article, and a section in front of a title",
            "head",
            """
            <meta name="keywords" content="Velmora,paper mill,public library,reading,heritage">
            <meta property="og:title"
             content="Public library - Reading - Old paper mill of Velmora opens">
            """,
            ENGLISH,
        ),
    ),
}
"""By the name of the rule's function."""
