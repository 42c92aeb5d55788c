"""What spam programs inject into pages that they mirror or have broken into; all of it invented."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

KEYWORDS = (
    "棋牌游戏大厅下载 快速棋牌下载 彩票开奖查询 彩票走势图下载 手机棋牌平台 "
    "平台注册送彩金 在线彩票投注 投注平台官网 电玩城游戏下载 游戏大厅官网 "
    "快速借款平台 借款秒到账 正规网赚平台 网赚项目官网 减肥茶正品官网 正品减肥胶囊 "
    "特效祛斑霜 祛斑霜正品 代开发票联系 发票代办平台"
).split()

NAMES = (
    "威宁 三门县 深州市 呼玛县 嘉鱼县 巴楚县 道孚县 修武县 丰县 八宿县 宁化县 "
    "班戈县 定南县 新和县 江阴市 香河县 高安市 赣榆县 宿州市 永兴县 伊川县 "
    "尚志市 上饶市 义马市 曲周县 巴塘县 泾阳县 安陆市 鹤岗市 苍梧县 涞源县 "
    "上高县 盐边县 正安县 南江县 隆化县 莎车县 麻栗坡县 同德县 湘阴县"
).split()

Infected = tuple[str, list[str]]
"""A page's HTML, and every string that was put into it."""


class Injector:
    """Puts junk into pages; each method is one kind of it."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed + 2)  # noqa: S311 - fiction, not cryptography
        self.kinds: tuple[Callable[[str], Infected], ...] = (
            self.header_and_pool,
            self.hidden_links,
            self.nonsense_tags,
            self.behind_the_end,
            self.pool_in_the_body,
            self.new_head,
        )

    def header_and_pool(self, html: str) -> Infected:
        """A line of keywords opens the body, a signed list of names closes it."""
        words, names = self._some(KEYWORDS, 8), self._some(NAMES, 38)
        line = "主站蜘蛛池模板: " + "| ".join(self._linked(name) for name in names) + "|"
        html = html.replace("<body>", f"<body>\n{','.join(words)}\n", 1)
        return html.replace("</body>", f"<div>{line}</div>\n</body>"), words + names

    def hidden_links(self, html: str) -> Infected:
        """Links that no reader sees, in front of the first paragraph of the story."""
        words = self._some(KEYWORDS, 5)
        links = " ".join(self._linked(word) for word in words)
        styles = ("display:none", "position:absolute;left:-9999px", "font-size:0")
        box = f'<div style="{self._random.choice(styles)}">{links}</div>'
        # a comment in the head may hold a <p>, too
        head, body, rest = html.partition("<body>")
        return head + body + rest.replace("<p>", f"{box}<p>", 1), words

    def nonsense_tags(self, html: str) -> Infected:
        """Empty tags with one id; the same again, escaped so that they show as text."""
        name = f"{self._random.getrandbits(20):05x}"[:5] + "7"
        tags = f'<tfoot id="{name}"><noscript id="{name}"></noscript></tfoot>'
        box = f'<div class="pl_css_ganrao" style="display: none;">{tags * 3}</div>'
        spans = f'<b id="{name}"></b><i id="{name}"></i><u id="{name}"></u>'
        shown = f'&lt;tt id="{name}"&gt;&lt;/tt&gt;&lt;tr id="{name}"&gt;&lt;/tr&gt;'
        head, body, rest = html.partition("<body>")
        return f"{head}{body}\n{box}{spans}\n<div>{shown}</div>{rest}", [f'id="{name}"']

    def behind_the_end(self, html: str) -> Infected:
        """Links behind the page's end."""
        words = self._some(KEYWORDS, 6)
        return html + "\n" + "\n".join(self._linked(word) for word in words), words

    def pool_in_the_body(self, html: str) -> Infected:
        """A list of linked names, unsigned, as the last paragraph of the story."""
        names = self._some(NAMES, 30)
        box = f"<p>{'| '.join(self._linked(name) for name in names)}</p>"
        ends = ("</p>\n<!--/enpcontent-->", "</p>\n</div>", "</p>")
        end = next(one for one in ends if one in html)
        head, last, rest = html.rpartition(end)
        cut = len("</p>")
        return f"{head}{last[:cut]}\n{box}{last[cut:]}{rest}", names

    def new_head(self, html: str) -> Infected:
        """Another title and other keywords in the head; headline and story stay."""
        words = self._some(KEYWORDS, 4)
        start, end = html.index("<title>") + len("<title>"), html.index("</title>")
        spam = f'</title>\n<meta name="keywords" content="{",".join(words)}" />'
        return f"{html[:start]}{'_'.join(words)}{spam}{html[end + len('</title>') :]}", words

    def _some(self, stock: list[str], number: int) -> list[str]:
        return self._random.sample(stock, number)

    def _linked(self, word: str) -> str:
        label = "".join(self._random.choice("abcdefghkmnpqrstuvwxyz") for _ in range(6))
        return f'<a href="http://{label}.example/">{word}</a>'
