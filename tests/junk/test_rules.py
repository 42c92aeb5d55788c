"""Every rule: what it takes out of a page, and what looks like it and stays."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newscrawl import Article, extract_article
from newscrawl.items import EXPORTED
from newscrawl.junk.rules import BLOCK_RULES, SPAN_RULES
from tests.junk.articles import (
    STORY,
    TITLE,
    URL,
    ZH_STORY,
    ZH_TITLE,
    ZHT_STORY,
    chinese,
    english,
    linked,
    traditional,
)

# The names under which rules report where these are not their own.
REPORTED = {"escaped_tags": "nonsense_tags", "planted_links": "planted_link"}

CHINESE = "彩票走势下载 彩票开奖平台 棋牌开奖大厅 棋牌平台下载 手机棋牌大厅 手机彩票平台 网赚平台下载".split()
INDONESIAN = "situs slot gacor malam ini,daftar situs slot online,link slot gacor terbaru,bonus slot daftar baru,agen slot online terpercaya"
RUSSIAN = "лучшее казино онлайн,казино онлайн бонус,играть слоты онлайн,слоты бонус играть,ставки казино онлайн"
KOREAN = "온라인카지노추천|카지노사이트주소|바카라사이트추천|바카라카지노주소|슬롯사이트추천"
TURKISH = "deneme bonusu veren siteler,yeni bahis siteleri bonusu,kaçak bahis siteleri giriş,canlı bahis siteleri bonusu,bahis bonusu veren siteler"
VIETNAMESE = "nhà cái uy tín nhất,cá cược bóng đá trực tuyến,nhà cái cá cược uy tín,cá cược nhà cái tặng tiền,nhà cái trực tuyến"
ENGLISH = "online casino bonus,best online casino,casino slots online,free casino slots,casino bonus codes"
NAMES = [f"{first}{second}县" for first in "甲乙丙丁戊己" for second in "东西南北"]
KOREAN_NAMES = [f"{first}{second}시" for first in "가나다라마바" for second in "산천주포"]
RUSSIAN_NAMES = [f"{first}{second}" for first in ("Ново", "Старо", "Бело", "Красно", "Верхне", "Нижне") for second in ("горск", "реченск", "озёрск", "польск")]  # fmt: skip

LONG = "Spring comes to the eastern pier of the old harbour"

TAGS = '<tt id="q7w2x"></tt><tr id="q7w2x"></tr><b id="q7w2x"></b>'
SHOWN = TAGS.replace("<", "&lt;").replace(">", "&gt;")
THANKS = "感谢您浏览本页，您或许也对下面的内容感兴趣："
HIDDEN = '<div style="display:none">{}</div>'
PILLS = ["order blue pills tonight", "payday loans in minutes", "best casino welcome bonus"]


def line(text: str) -> str:
    return f"<p>{text}</p>"


def link(text: str, host: str = "q7w2x.example", path: str = "") -> str:
    return f'<a href="http://{host}/{path}">{text}</a>'


def tags(names: str, value: str = "k8s2d", attribute: str = "id") -> str:
    """Tags as words of the text."""
    return "".join(f'&lt;{name} {attribute}="{value}"&gt;&lt;/{name}&gt;' for name in names.split())


def meta(name: str, content: str) -> str:
    kind = "property" if name.startswith("og:") else "name"
    return f'<meta {kind}="{name}" content="{content}">'


def codes(text: str) -> str:
    """A text as scripts spell it out."""
    return ",".join(str(ord(sign)) for sign in text)


FIRES = {
    "after_html": [
        english(behind=linked(PILLS)),
        english(behind=f"\n<div>{','.join(CHINESE)}</div>"),
        english(behind=f"<p>{RUSSIAN}</p>"),
        english(behind=f"<ul><li>{link('카지노사이트 추천')}</li><li>{link('바카라 주소', 'k3v9z.example')}</li></ul>"),
        english(behind=f"<span>{link('situs judi slot gacor', 'agen-judi.example')}</span>"),
        chinese(behind=linked(PILLS)),
        chinese(behind=f"<div>{','.join(CHINESE)}</div>"),
        chinese(behind=f"<div>{KOREAN}</div>"),
    ],
    "written_by_script": [
        english(foot=f"<script>document.write({linked(PILLS)!r});</script>"),
        english(foot=f"<script>document.write('{','.join(CHINESE)}');</script>"),
        english(foot=f"<script>document.writeln(String.fromCharCode({codes(' '.join(CHINESE))}))</script>"),
        english(top=f'<script>document.title="{"_".join(CHINESE)}"</script>'),
        chinese(foot=f"<script>document.write({linked(PILLS)!r});</script>"),
    ],
    "nonsense_tags": [
        english(top='<b id="q7w2x"></b><i id="q7w2x"></i><u id="q7w2x"></u>'),
        english(top=f"<div>{SHOWN}</div>"),
        english(inside=line(SHOWN)),
        english(top="<div>" + '&lt;b id="qwexz"&gt;&lt;/b&gt;' * 3 + "</div>"),
        english(inside=line(f"{SHOWN} The ferry ran twice an hour until the tide went out.")),
        english(foot=line(tags("em dd small center"))),
        chinese(top=TAGS),
        chinese(inside=line(tags("font th acronym", "x9z8y"))),
    ],
    "hidden_block": [
        english(inside=HIDDEN.format(linked(PILLS))),
        english(inside=HIDDEN.format(",".join(CHINESE))),
        english(inside=HIDDEN.format(RUSSIAN)),
        english(foot=HIDDEN.format(KOREAN)),
        english(inside=HIDDEN.format(INDONESIAN)),
        english(top=f'<div style="position:absolute;left:-9999px">{linked(CHINESE)}</div>'),
        english(inside=line(f'Herons rest.<span style="font-size:0">{linked(CHINESE[:3])}</span>')),
        english(head="<style>.kx{display:none}</style>", foot=f'<div class="kx">{linked(["one", "two", "three"])}</div>'),
        english(foot=f'<div id="zz">{linked(PILLS)}</div><script>document.getElementById("zz").style.display="none"</script>'),
        english(foot=f'<marquee width="1" height="1">{linked(PILLS)}</marquee>'),
        chinese(inside=HIDDEN.format(linked(["太阳城投注网址", "百家乐开户平台", "时时彩走势图"]))),
        chinese(foot=HIDDEN.format(ENGLISH)),
    ],
    "spider_pool_footer": [
        english(foot=f"<div>主站蜘蛛池模板: {'| '.join(NAMES[:4])}|</div>"),
        english(inside=line(f"主站蜘蛛池模板：{'| '.join(NAMES)}")),
        english(inside=line("| ".join(NAMES))),
        english(foot=line(", ".join(NAMES))),
        english(foot=line(" ".join(NAMES))),
        english(foot=line(", ".join(KOREAN_NAMES))),
        english(foot=line(" | ".join(RUSSIAN_NAMES))),
        english(foot=f"<div>站群系统：{linked(NAMES[:5])}</div>"),
        chinese(foot=f"<div>寄生虫程序: {'| '.join(NAMES[:5])}</div>"),
        chinese(foot=line(" | ".join(RUSSIAN_NAMES))),
    ],
    "link_list": [
        english(foot=f"<div>{linked([f'Town {number}' for number in range(24)])}</div>"),
        english(foot=f"<div>{linked([f'Town {number}' for number in range(24)], glue=' ')}</div>"),
        english(foot=f"<div>{THANKS}</div><div>{linked(NAMES[:3])}</div><div>{linked(NAMES[3:5])}</div>"),
        english(inside=line(f"{THANKS} {linked(NAMES[:4])}")),
        english(foot=f"<div>{linked(['카지노', '바카라', '슬롯'], 'shop-{}.example')}</div>"),
        english(inside="<ul>" + "".join(f"<li>{one}</li>" for one in linked(NAMES[:6]).split(" | ")) + "</ul>"),
        english(foot=f"<div>{link('deneme bonusu', 'bahis-evi.example')} {link('kumarhane', 'tokyo-bet.example')} {link('bahis', 'yeni.example')}</div>"),
        english(foot=f"<div>{link('nhà cái uy tín', 'nha-cai.example')} - {link('cá cược', 'bong-da.example')} - {link('xổ số', 'xo-so.example')}</div>"),
        chinese(foot=f"<div>{linked(['online casino', 'payday loans', 'replica watches'])}</div>"),
        chinese(foot=f"<div>{linked(['彩票网址', '棋牌网址', '娱乐城网址', '投注网址'])}</div>"),
    ],
    "contact_ad": [
        english(foot=line("✅代办毕业证✅ 微信：wx881234 QQ：8812345")),
        english(inside=line("🔥🔥 best casino bonus of the week, Telegram: @spinking77")),
        english(foot=line("텔레그램 @topslot77 카지노 가입 문의 라인 topslot77")),
        english(foot=line("👉👉 WhatsApp +7 900 1234567, Telegram @diplom24 купить диплом")),
        english(foot=line("🎁🎁 daftar situs slot, whatsapp +62 8121234567, line: gacor88id")),
        chinese(inside=line("【代开发票】加微信 kaipiao888 QQ：12345678")),
        chinese(foot=line("专业办证，微信：banzheng66，QQ：66881234")),
        chinese(foot=line("✅✅ replica watches, telegram: @bestreplica, whatsapp +86 13800001111")),
    ],
    "keyword_line": [
        english(top=",".join(CHINESE)),
        english(top=f"<h1>{'_'.join(CHINESE)}</h1>"),
        english(top=" I ".join(CHINESE)),
        english(top="丨".join(CHINESE)),
        english(above=line(" ".join(CHINESE))),
        english(foot=f"<div>{'|'.join(CHINESE[:4])}</div>"),
        english(inside=line(" - ".join(CHINESE))),
        english(inside="".join(map(line, CHINESE))),
        english(foot=line(RUSSIAN)),
        english(inside=line(KOREAN)),
        english(top=line(INDONESIAN)),
        english(inside=line(TURKISH)),
        english(foot=line(VIETNAMESE)),
        english(foot=line(ENGLISH)),
        english(inside=line("саsіno bоnus today, оnlinе сasino games, frее sріns bonus")),
        chinese(top=",".join(CHINESE)),
        chinese(inside=line("_".join(CHINESE))),
        chinese(foot=line(ENGLISH)),
        chinese(inside=line(RUSSIAN)),
        chinese(top=KOREAN),
        traditional(foot=line(",".join(CHINESE))),
    ],
    "planted_prose": [
        english(inside=line(
            "New players collect a welcome bonus of two hundred spins, place a wager on roulette and "
            f"withdraw their jackpot within minutes at the {link('trusted casino platform', 'q7w2x.top')}, "
            "where customers get a refund for each deposit."
        )),
        english(inside=line(
            "Patients order tablets without prescription, choose a dosage and pay at checkout; discreet "
            f"delivery of {link('cheap sildenafil pills', 'kx4pz.example')}, with refund, is guaranteed."
        )),
        english(inside=line(
            f"Лучшее {link('онлайн казино', 'kzn4x9.example')} ждёт новых игроков: регистрация занимает минуту, "
            "бонус на первый депозит начисляется сразу, а выигрыш приходит на карту без комиссии."
        )),
        english(inside=line(
            f"Untuk pemain baru, {link('situs slot gacor', 'slot88x2.example')} memberikan bonus besar setiap hari, "
            "dan setiap anggota dapat menarik kemenangan mereka tanpa harus menunggu lama."
        )),
        english(inside=line(
            f"신규 회원은 가입 즉시 보너스를 받으며 {link('온라인 카지노 추천', 'k9z3t.example')} 사이트에서 바카라와 슬롯을 "
            "안전하게 즐길 수 있습니다. 입금과 출금은 언제나 빠릅니다."
        )),
        english(inside=line(
            f"Yeni üyelere verilen {link('deneme bonusu', 'bahis7x3.example')} sayesinde oyuncular hiç para yatırmadan "
            "oyunlara başlayabilir ve kazançlarını aynı gün içinde çekebilirler."
        )),
        english(inside=line(
            f"Người chơi mới đăng ký tại {link('nhà cái uy tín', 'nhacai9x1.example')} sẽ nhận được khuyến mãi lớn, "
            "và mọi khoản tiền thắng cược đều được chuyển về tài khoản trong vài phút."
        )),
        english(inside=line(
            f"新会员注册即可领取礼包，充值和提款都秒到账，{link('百家乐投注平台', 'q9w3e.example')}的客服二十四小时为您办理。"
        )),
        chinese(inside=line(
            f"Every new player of the {link('online casino', 'q7w2x.example')} receives a bonus on the first deposit, and the "
            "jackpot is paid out to the winners within a few hours."
        )),
        chinese(inside=line(
            f"新用户注册就送优惠礼包，充值到账快，会员提款不限次数，{link('百家乐投注平台', 'q9w3e.example')}，客服在线。"
        )),
    ],
    "planted_link": [
        english(inside=line(f"Volunteers painted the benches {link('cheap replica watches')} near the pier, and the ferry ran twice an hour.")),
        english(inside=line(f"The ferry {link('手机彩票平台下载', 'tea-house.example')} ran twice an hour until the tide went out.")),
        english(inside=line(f"Ma Lin sold {link('红茶专卖店', 'garden.example', 'k3pf/x8wq2.html')} tickets at the gate, as he does every year.")),
        english(inside=line(f"Nobody was hurt when the wind {link('win real money tonight', 'luckybay.top')} tore down a fence.")),
        english(inside=line(f"The wind {link('казино онлайн', 'kz7n2.example')} tore down a fence behind the chapel.")),
        english(inside=line(f"The wind {link('바카라사이트', 'k9z3t.example')} tore down a fence behind the chapel.")),
        english(inside=line(f"The wind {link('situs slot gacor hari ini', 'gacor-hari.example')} tore down a fence behind the chapel.")),
        chinese(inside=line(f"大风{link('百家乐投注技巧')}吹倒了小教堂后面的一道篱笆，没有人受伤。")),
        chinese(inside=line(f"大风 {link('best online casino', 'q8z2k.example')} 吹倒了小教堂后面的一道篱笆，没有人受伤。")),
        chinese(inside=line(f"大风{link('казино онлайн', 'kz7n2.example')}吹倒了小教堂后面的一道篱笆，没有人受伤。")),
    ],
    "keyword_prefix": [
        english(above=line(f"彩票走势下载,棋牌平台下载,{LONG}")),
        english(inside=line(f"手机棋牌大厅_彩票开奖平台_{LONG}")),
        english(inside=line(f"казино онлайн бонус | игровые слоты онлайн | {LONG}")),
        english(inside=line(f"바카라 사이트 추천 | 온라인 카지노 주소 | {LONG}")),
        english(inside=line(f"situs slot gacor | bonus slot terbaru | {LONG}")),
        chinese(above=line("best casino bonus | online casino slots | 东侧码头的春天")),
    ],
    "foreign_phrase": [
        english(inside=line("Children fed the ducks 手机彩票棋牌平台 at noon and ran home.")),
        english(inside=line("Children fed the ducks 온라인카지노바카라 at noon and ran home.")),
        english(inside=line("Children fed the ducks บาคาร่าคาสิโน at noon and ran home.")),
        english(inside=line("Children fed the ducks カジノスロット無料 at noon and ran home.")),
    ],
    "keyword_head": [
        english(head=meta("og:title", "_".join(CHINESE))),
        english(head=meta("description", ",".join(CHINESE))),
        english(head=meta("keywords", ",".join(CHINESE))),
        english(head=meta("keywords", "_".join(CHINESE))),
        english(head=meta("keywords", f"{'_'.join(CHINESE[:3])},{'|'.join(CHINESE[3:])}")),
        english(html_title=",".join(CHINESE)),
        english(html_title=f"{','.join(CHINESE[:3])},{TITLE}"),
        english(html_title=RUSSIAN),
        english(html_title=KOREAN),
        english(head=meta("keywords", INDONESIAN), html_title=INDONESIAN),
        english(head=meta("keywords", TURKISH) + meta("description", TURKISH)),
        english(head=meta("keywords", VIETNAMESE)),
        english(head=meta("keywords", ENGLISH) + meta("author", ENGLISH)),
        chinese(head=meta("keywords", ",".join(CHINESE)) + meta("description", ",".join(CHINESE))),
        chinese(head=meta("keywords", ENGLISH) + meta("og:title", ENGLISH)),
        chinese(head=meta("description", RUSSIAN)),
    ],
}  # fmt: skip

STAYS = {
    "after_html": [
        english(behind="<!-- served in 3 ms -->\n<script>count(1)</script>"),
        english(behind="<p>The herons will be counted again in spring, said Gu Wen.</p>"),
        english(behind='<a href="/china">More news of the county</a>'),
        english(behind='<a href="https://www.facebook.com/qinhe">Facebook</a> <a href="https://weibo.com/qinhe">微博</a>'),
        english(behind='<p>Design: <a href="https://www.lindenwerk.example/">Lindenwerk Studio</a></p>'),
        chinese(behind="<p>沁河日报社版权所有，未经许可不得转载。</p>"),
        chinese(behind='<div><a href="/about">About us</a> | <a href="/contact">Contact us</a></div>'),
    ],
    "written_by_script": [
        english(foot="<script>document.write(new Date().getFullYear())</script>"),
        english(foot="<script>document.write('<a href=\"/about\">About the paper</a>')</script>"),
        english(foot="<script>document.write('<script src=\"https://ads.example/a.js\"><\\/script>')</script>"),
        chinese(foot="<script>document.title = '鹭鸟回到老港口 - 沁河日报'</script>"),
    ],
    "nonsense_tags": [
        english(top='<b id="clear"></b><i id="clear"></i><u id="clear"></u>'),
        english(top='<b id="q7w2x"></b><i id="w8e3c"></i><u id="e9r4v"></u>'),
        english(inside='<p>Write &lt;b id="q7w2x"&gt; and &lt;i id="q7w2x"&gt; into the page, he said.</p>'),
        english(inside="<p>&lt;br&gt;</p>"),
        english(inside="<p>" + '&lt;b id="qwexz"&gt;&lt;/b&gt;' * 2 + "</p>"),
        english(inside=line(tags("div div", "box", "class"))),
        english(inside=line(tags("div p span div", "box", "class"))),
        english(inside=line(tags("ul li", "menu") + tags("p", "text"))),
        chinese(inside=line("他在黑板上写下 &lt;p&gt;&lt;/p&gt;&lt;br&gt; 三个标签，学生们照抄。")),
    ],
    "hidden_block": [
        english(top=HIDDEN.format(f"<h1>{TITLE}</h1><h2>They came back on Monday.</h2>")),
        english(top=HIDDEN.format('<a href="/china">China</a> <a href="//cn.chinadaily.com.cn/">中文</a>')),
        english(top=HIDDEN.format('<a href="//facebook.com/s">A</a> <a href="//x.com/s">B</a>')),
        english(top=HIDDEN.format(linked(["a single partner of the paper"], "garden-club.example"))),
        english(inside=HIDDEN.format(f"The survey and its sequel, named here by {linked(['him', 'her'], 'www.survey.example')}, were sold.")),
        english(inside="<div>" + linked(["The survey"], "www.survey.example") + " was <em>not</em> hidden, he said.</div>"),
        english(foot=HIDDEN.format("English, Français, Русский, Español, العربية, 日本語, 한국어")),
        english(foot=HIDDEN.format("鹭鸟回到港口")),
        chinese(foot=HIDDEN.format("Home | China | World | Business | Sports | Travel")),
        chinese(foot=HIDDEN.format("分享到微信 分享到微博 复制链接地址")),
    ],
    "spider_pool_footer": [
        english(inside="<p>She calls such a page a 主站蜘蛛池模板: it is made of names.</p>"),
        english(inside="<p>Gu Wen, Ma Lin, Bai He, Li Na, Zhao Lei and 24 others were honoured.</p>"),
        english(inside=line(", ".join(f"Town {number}" for number in range(24)))),
        english(foot=f'<div>{THANKS}</div><div><a href="/a">甲东县</a> <a href="/b">甲西县</a></div>'),
        english(inside=f"<p>{THANKS}</p><p>She says so to every guest, at the gate and in the tower.</p>"),
        english(inside=line(", ".join(NAMES[:8])) + line("These are the counties, said Gu Wen.")),
        chinese(inside=line("、".join(NAMES))),
        chinese(inside=line("蜘蛛池是一种作弊手法：它靠成千上万的地名骗过搜索引擎。")),
        chinese(inside=line(", ".join(f"Town {number}" for number in range(24)))),
    ],
    "link_list": [
        english(foot='<div><a href="https://www.reuters.com/">Reuters</a> | <a href="https://apnews.com/">AP</a> | <a href="https://www.bbc.co.uk/news">BBC</a></div>'),
        english(foot='<div><a href="https://www.ox.ac.uk/">Oxford</a> <a href="https://ethz.ch/">ETH</a> <a href="https://www.mit.edu/">MIT</a></div>'),
        english(foot="<div>" + " | ".join(f'<a href="http://www.{name}.gov.example/">Ministry of {name}</a>' for name in ("Water", "Forests", "Fish", "Roads")) + "</div>"),
        english(foot="<div>" + " ".join(f'<a href="http://{town}-times.example/">{town} times</a>' for town in ("linden", "harbour", "eastern", "northern")) + "</div>"),
        english(foot='<div><a href="https://www.xinhuanet.com/">新华网</a> <a href="https://www.people.com.cn/">人民网</a></div>'),
        chinese(foot='<div>友情链接：<a href="https://www.xinhuanet.com/">新华网</a> <a href="https://www.people.com.cn/">人民网</a> <a href="https://www.cctv.com/">央视网</a> <a href="https://www.gmw.cn/">光明网</a></div>'),
        chinese(foot='<div><a href="https://www.reuters.com/">Reuters</a> | <a href="https://apnews.com/">AP</a> | <a href="https://www.ft.com/">FT</a></div>'),
    ],
    "contact_ad": [
        english(foot=line("Follow us on WeChat: QinheDaily")),
        english(inside=line("Readers can send their pictures by WhatsApp +86 21 5550 1234 or WeChat: QinheDaily until Friday.")),
        english(inside=line("The fleet's Telegram channel has 4,000 readers, and its Skype account is closed.")),
        chinese(foot=line("关注微信公众号：沁河日报")),
        chinese(foot=line("微博：@沁河日报 微信：qinheribao")),
        chinese(inside=line("志愿者可以加入QQ群：12345678，也可以到码头的旧海关楼报名。")),
        chinese(inside=line("法院认定，他通过微信 abc12345 出售假文凭，被判处有期徒刑一年。")),
    ],
    "keyword_line": [
        english(top='<div><a href="/">Home</a> | <a href="/china">China</a> | <a href="/world">World</a></div>'),
        english(top="<div>中文 | 日本語 | 繁體</div>"),
        english(top="<div>English | 中文 | 简体中文 | 繁體中文 | 日本語</div>"),
        english(foot="<div>English | 中文 | 简体中文 | 繁體中文 | 日本語</div>"),
        english(inside="<p>顾文, 马林, 白鹤, 李娜, 赵磊, 王五, 张敏, 陈博</p>"),
        english(inside=line(", ".join(NAMES[:9]))),
        english(inside="<p>沁河港口的鹭鸟, 老灯塔志愿者, 渔民合作社, 芦苇保护协会, 县图书馆</p>"),
        english(top="<div>Football | Basketball | Volleyball | Handball | Baseball | Softball</div>"),
        english(inside="<p>Gu Wen, Ma Lin, Bai He</p>"),
        english(inside="<p>Photographers: Gu Wen, Ma Lin, Bai He</p>"),
        english(inside="<p>Keywords: 鹭鸟, 港口, 渔民, 芦苇, 灯塔</p>"),
        english(inside="<p>鹭鸟</p>"),
        english(inside=line("Tags: casino tax, casino law, Macao casinos")),
        english(inside=line("Иван Петров, Анна Смирнова, Олег Белов, Мария Белова")),
        english(inside=line("Nguyễn Văn An, Trần Thị Bình, Lê Văn Cường, Phạm Thị Dung")),
        english(inside=line("김민수, 이서연, 박지훈, 최유진")),
        english(inside=line("grey heron, night heron, purple heron, pond heron, squacco heron")),
        chinese(inside=line("苍鹭, 夜鹭, 草鹭, 池鹭, 牛背鹭, 绿鹭")),
        chinese(inside=line("北京大学鸟类研究所、清华大学鸟类学会、复旦大学鸟类社团、沁河大学鸟类协会")),
        chinese(inside=line("Grey heron, Night heron, Purple heron, Pond heron")),
        chinese(inside=line("Ardea cinerea, Nycticorax nycticorax, Ardea purpurea, Ardeola bacchus")),
        chinese(top='<div><a href="/">首页</a> | <a href="/c">中国新闻</a> | <a href="/w">国际新闻</a> | <a href="/s">社会新闻</a></div>'),
        chinese(inside=line("<i>Photo by Gu Wen</i>") * 4),
        chinese(inside="".join(line(f"Photo by {name}") for name in ("Gu Wen", "Ma Lin", "Bai He", "Li Na"))),
        english(inside="".join(line(f"摄影：{name}") for name in ("顾文", "马林", "白鹤", "李娜"))),
        english(inside="".join(line(f"沁河日报记者{name}摄") for name in ("顾文", "马林", "白鹤", "李娜"))),
        english(inside="<ul><li>Herons</li><li>Boats</li><li>Reeds</li><li>Tides</li></ul>"),
        chinese(inside="<ul><li>老灯塔开放时间</li><li>港口游船时间</li><li>展览开放时间</li><li>码头集市时间</li></ul>"),
        traditional(inside=line("蒼鷺, 夜鷺, 草鷺, 池鷺, 牛背鷺")),
    ],
    "planted_prose": [
        english(inside=line(f"“Les hérons sont revenus au vieux port lundi matin”, wrote {link('Le Monde', 'www.lemonde.fr')} on Tuesday.")),
        english(inside=line("“鹭鸟回到了沁河的老港口，渔民们在岸边等候已久。”")),
        english(inside=line("Grands hérons et petites aigrettes vivent ensemble dans les roseaux de la rivière.")),
        english(inside=line(f"The casino on the quay loses players, and its bonus for the first deposit was forbidden, {link('the court ruled', 'www.courts.example')}.")),
        english(inside=line("Patients order tablets without prescription, choose a dosage and pay at checkout, the customs officers found.")),
        english(inside=line(f"Customers may register at the {link('harbour office', 'www.qinhe-harbour.example')}, which also takes orders for boats.")),
        chinese(inside=line("“The herons are back in the old harbour,” the notebook says in English.")),
        chinese(inside=line("警方说，该团伙以注册送彩金为诱饵，让会员充值投注，涉案平台已被关闭。")),
        chinese(inside=line(f"新馆的会员可以免费办理读者证，{link('沁河图书馆', 'www.qinhelib.cn')}还提供咨询。")),
    ],
    "planted_link": [
        english(inside=line(f"The wind, {link(said, host)} reported, tore down a fence behind the chapel."))
        for said, host in (
            ("the Guardian", "www.theguardian.com"),
            ("NBC", "www.nbcnews.com"),
            ("a study", "www.ox.ac.uk"),
            ("a study from Zurich", "www.ethz.ch"),
            ("Tsinghua", "www.tsinghua.edu.cn"),
            ("the architects", "www.nbbj.com"),
            ("the fund", "www.wwf.org"),
            ("the union for nature", "www.iucn.org"),
            ("36Kr", "36kr.com"),
            ("NetEase", "www.163.com"),
            ("7News", "7news.com.au"),
            ("the South China Morning Post", "www.scmp.com"),
            ("新华社", "www.xinhuanet.com"),
            ("the shop behind the chapel", "www.tide-and-timber.shop"),
        )
    ] + [
        english(inside=line(f"The county, which lost {link('its bid for a casino licence', 'www.macaubusiness.com')} last year, pays.")),
        chinese(inside=line(f"{link('新华社', 'www.xinhuanet.com')}报道，大风吹倒了小教堂后面的一道篱笆。")),
        chinese(inside=line(f"据{link('Reuters', 'www.reuters.com')}报道，大风吹倒了小教堂后面的一道篱笆。")),
        chinese(inside=line(f"据{link('彩票管理中心', 'www.cwl.gov.cn')}通报，善款将用于修复灯塔。")),
    ],
    "keyword_prefix": [
        english(inside=line("China | World | Spring on the eastern pier")),
        english(inside=line("新闻 | 评论 | Spring on the eastern pier")),
        english(above=line("中国日报网 | 双语新闻 | Spring on the eastern pier")),
        chinese(inside=line("China Daily | Travel | 东侧码头的春天")),
        chinese(inside=line("视频 | 图片 | 东侧码头的春天")),
    ],
    "foreign_phrase": [
        english(inside=line("They searched for “手机彩票平台下载” and found nothing but spam.")),
        english(inside=line("The banned words were 手机彩票平台下载 (mobile lottery), he said.")),
        english(inside=line("The seal reads 沁河渔业合作社 in red, and nobody may copy it.")),
        english(inside=line("His app, 澳门新葡京: a casino on the phone, was closed.")),
        chinese(inside=line("他的手机上装着 online casino 的程序，警方随后将其没收。")),
    ],
    "keyword_head": [
        english(head=meta("og:title", f"Rain, wind, sun: {TITLE}")),
        english(head=meta("description", "Rain, wind, sun, herons")),
        english(head=meta("keywords", "herons,harbour,Qinhe,鹭鸟")),
        english(head=meta("keywords", "鹭鸟")),
        english(head=meta("keywords", "鹭鸟,港口,灯塔,渔业,芦苇丛")),
        english(head=meta("keywords", "中国,中国日报,经济")),
        english(head=meta("description", "鹭鸟回到了沁河的老港口。")),
        english(head=meta("keywords", "harbour herons,harbour boats,harbour holiday,lighthouse holiday")),
        english(head=meta("author", "Gu Wen, Ma Lin")),
        chinese(head=meta("keywords", "Herons,Harbour,Qinhe")),
        chinese(head=meta("description", "The herons came back to the old harbour on Monday.")),
        chinese(head=meta("keywords", "鹭鸟,鹭鸟回港,鹭鸟观测,灯塔")),
    ],
}  # fmt: skip


def cases(pages: dict[str, list[str]]) -> list[object]:
    return [
        pytest.param(rule, html, id=f"{rule}-{number}")
        for rule, htmls in pages.items()
        for number, html in enumerate(htmls)
    ]


def read(html: str) -> Article:
    return extract_article(html.encode(), URL)


def story_of(html: str) -> tuple[str, list[str]]:
    """Title and sentences that the page had before."""
    if ZHT_STORY[0] in html:
        return "鷺鳥回到沁河老港口", ZHT_STORY
    return (ZH_TITLE, ZH_STORY) if ZH_STORY[0] in html else (TITLE, STORY)


def assert_whole(html: str, article: Article) -> None:
    """The article as if nothing had been put into its page."""
    title, story = story_of(html)
    assert article.title == title
    assert (article.authors, article.source) == (["Gu Wen"], "China Daily")
    paragraphs = (article.text or "").split("\n\n")
    assert [line for line in paragraphs if line in story] == story


JUNK = [
    *CHINESE, *NAMES, *KOREAN_NAMES, *RUSSIAN_NAMES, *PILLS, "q7w2x", "casino", "Town", "казино", "카지노", "바카라",
    "slot", "bahis", "nhà cái", "百家乐", "replica", "microcredit", "Telegram", "elegram", "微信", "qwexz", "k8s2d",
]  # fmt: skip


@pytest.mark.parametrize(("rule", "html"), cases(FIRES))
def test_a_rule_takes_out_what_it_is_named_for(rule: str, html: str) -> None:
    article = read(html)
    assert {removal.rule for removal in article.removed} == {rule}
    assert_whole(html, article)
    content = str({name: getattr(article, name) for name in EXPORTED})
    assert [junk for junk in JUNK if junk in content] == []


@pytest.mark.parametrize(("rule", "html"), cases(STAYS))
def test_what_looks_like_junk_stays(rule: str, html: str) -> None:
    article = read(html)
    assert rule not in {removal.rule for removal in article.removed}
    assert article.removed == []
    assert article.junk == []
    assert_whole(html, article)


@pytest.mark.parametrize(
    ("html", "headline"),
    [
        (english(above=line("彩票走势下载,棋牌平台下载,Herons in spring")), "Herons in spring"),
        (english(inside=line("казино онлайн бонус | слоты онлайн | Reeds in spring")), "Reeds in spring"),
        (chinese(inside=line("казино онлайн бонус,игровые слоты онлайн,东侧码头的春天")), "东侧码头的春天"),
    ],
)  # fmt: skip
def test_a_short_headline_behind_keywords_stays(html: str, headline: str) -> None:
    """It is no item of their list: the article has its words, or it is in the article's script."""
    article = read(html)
    assert headline in (article.text or "")
    assert {removal.rule for removal in article.removed} == {"keyword_prefix"}


# An article may be about what spam sells.
CASINOS = [
    "The casinos of Macao earned less in October than a year before, the gaming bureau said on Monday.",
    "Operators blame a typhoon that closed bridges, ferries and every casino floor for two days.",
    "Analysts expect that baccarat tables will recover before the winter holiday, while slots stay weak.",
    "A bill on online casino licences is to be read in spring; lottery shops would close at midnight.",
    "Players spend more on hotels and concerts than on roulette or poker, a survey of visitors found.",
    "The city wants to depend less upon betting, and gives land to museums, schools and a hospital.",
]
ZH_CASINOS = [
    "澳门博彩监察协调局周一公布，十月份赌场收入低于去年同期，主要受到台风的影响。",
    "两座大桥和轮渡停运两天，所有赌场一度关闭，游客只能留在酒店里等候消息。",
    "分析人士预计，百家乐赌桌的生意将在冬季假期以前恢复，而老虎机仍然疲弱。",
    "立法会将在春天审议网上赌博法案，彩票投注站午夜以后必须停止营业。",
    "一项访客调查显示，人们花在酒店和音乐会上的钱已经多于花在赌桌上的钱。",
    "特区政府希望减少对博彩业的依赖，并拨出土地建设博物馆、学校和医学院。",
]


@pytest.mark.parametrize(
    "extra",
    [
        "Tags: casino law in Macao, casino tax in Macao, casino jobs in Macao, casino stocks",
        "Sands casino, Wynn casino, Lisboa casino, Venetian casino, Galaxy casino",
        "“I never saw a casino bonus, a jackpot or a free spin,” said a guest, who had won nothing.",
        f"The bureau published {link('its monthly table of casino revenue', 'www.dicj.gov.mo')} on Monday.",
        f"Rival {link('reports on online poker and roulette', 'www.macaubusiness.com')} came to another result.",
        f"A small museum shows {link('a history of slot machines', 'www.reel-museum.example')} in two rooms.",
        f"A spokesman of {link('MGM China', 'www.mgmchinaholdings.com')} could not be reached.",
    ],
)
def test_an_article_about_casinos_keeps_its_words(extra: str) -> None:
    html = english(story=CASINOS, inside=line(extra), title="Casinos of Macao earn less")
    article = read(html)
    assert article.removed == []
    assert article.flags == []


@pytest.mark.parametrize(
    "extra",
    [
        "标签：澳门赌场，澳门博彩，澳门彩票，澳门旅游",
        "关键词：赌场收入 博彩收入 彩票收入 旅游收入",
        "相关新闻：澳门博彩收入下跌 | 澳门博彩法案审议 | 澳门博彩监管加强 | 澳门博彩税收",
        f"{link('博彩监察协调局', 'www.dicj.gov.mo')}同时公布了各赌场和彩票投注站的数字。",
        f"据{link('澳门日报', 'www.macaodaily.com')}报道，百家乐赌桌的数目将会减少。",
    ],
)
def test_a_chinese_article_about_casinos_keeps_its_words(extra: str) -> None:
    html = english(story=ZH_CASINOS, inside=line(extra), title="澳门赌场收入下跌")
    article = read(html)
    assert article.removed == []
    assert article.flags == []


# What bilingual papers print in English articles: words to learn, verses, names, dishes.
FOREIGN = [
    "乡村振兴 | 生态文明 | 共同富裕 | 科技创新",
    "一心一意, 三心二意, 五湖四海, 七上八下, 十全十美",
    "白日依山尽 黄河入海流 欲穷千里目 更上一层楼",
    "#鹭鸟回港# #沁河港口# #老灯塔开放# #芦苇荡里#",
    "中国石油, 中国石化, 中国移动, 中国联通, 中国电信",
    "《红楼梦》,《西游记》,《水浒传》,《三国演义》",
    "김치찌개, 된장찌개, 순두부찌개, 부대찌개",
    "となりの山、もののけの海、千年の森、風の谷",
    "Министерство обороны, Министерство финансов, Министерство культуры, Министерство энергетики",
    "Ankara Üniversitesi, İstanbul Üniversitesi, Ege Üniversitesi, Akdeniz Üniversitesi",
    "Menteri Keuangan, Menteri Pertahanan, Menteri Luar Negeri, Menteri Dalam Negeri",
    "soupe à l'oignon, soupe de poisson, soupe au pistou, soupe de légumes",
    "phở bò, bún bò Huế, bún chả, bánh mì thịt, bánh xèo miền Trung",
]


@pytest.mark.parametrize("words", FOREIGN)
def test_an_honest_list_in_another_language_stays(words: str) -> None:
    article = read(english(inside=line(words)))
    assert article.removed == []
    assert words in (article.text or "")


@pytest.mark.parametrize(
    "verse",
    [
        ["床前明月光", "疑是地上霜", "举头望明月", "低头思故乡"],
        ["乡村振兴战略", "生态文明建设", "共同富裕道路", "科技创新能力"],
        ["乡村振兴 rural vitalization", "生态文明 ecological civilization", "共同富裕 common prosperity"],
    ],
)  # fmt: skip
def test_honest_lines_in_another_language_stay(verse: list[str]) -> None:
    article = read(english(inside="".join(map(line, verse))))
    assert article.removed == []
    assert "\n\n".join(verse) in (article.text or "")


@pytest.mark.parametrize(
    "quote",
    [
        f"{link('新华社', 'www.xinhuanet.com')}星期一报道说，鹭鸟已经回到沁河的老港口，渔民们在岸边等候。",
        f"“왜가리가 돌아왔습니다,” {link('연합뉴스', 'www.yna.co.kr')}가 월요일 아침에 보도했습니다.",
        f"{link('朝日新聞', 'www.asahi.com')}は、サギが古い港に戻ってきたと月曜日の朝に伝えました。",
        f"«Цапли вернулись в старую гавань», — сообщило {link('ТАСС', 'tass.ru')} в понедельник утром.",
        f"„Die Reiher sind am Montagmorgen in den alten Hafen zurückgekehrt“, schrieb {link('Der Spiegel', 'www.spiegel.de')}.",
    ],
    ids=["zh", "ko", "ja", "ru", "de"],
)  # fmt: skip
def test_a_quote_in_another_language_with_its_source_stays(quote: str) -> None:
    article = read(english(inside=line(quote)))
    assert article.removed == []


@pytest.mark.parametrize(
    "sign",
    [
        "A poster reading 刷单兼职赚钱 hung at the gate, and the police took it down.",
        "The sign 小额贷款公司 hung over the door of the old shop for twenty years.",
        "In Chinese, the lottery is called 彩票投注站 by those who play.",
    ],
)
def test_what_a_sign_reads_stays_in_its_sentence(sign: str) -> None:
    article = read(english(inside=line(sign)))
    assert article.removed == []


@pytest.mark.parametrize("html", [*FIRES["planted_link"], *FIRES["foreign_phrase"]])
def test_the_sentence_around_stays(html: str) -> None:
    text = read(html).text or ""
    assert any(end in text for end in ("ran twice an hour", "every year.", "a fence", "没有人受伤。", "ran home."))  # fmt: skip


@pytest.mark.parametrize("rule", [*BLOCK_RULES, *SPAN_RULES], ids=lambda rule: rule.__name__)
def test_every_rule_says_what_it_finds_and_is_shown_both_ways(
    rule: Callable[..., object],
) -> None:
    name = REPORTED.get(rule.__name__, rule.__name__)
    assert rule.__doc__
    assert len(FIRES[name]) >= 3
    assert len(STAYS[name]) >= 3


def test_the_rules_have_names_of_their_own() -> None:
    names = [rule.__name__ for rule in (*BLOCK_RULES, *SPAN_RULES)]
    assert len(set(names)) == len(names)
    reported = {REPORTED.get(name, name) for name in names} | {"keyword_head"}
    assert reported == FIRES.keys() == STAYS.keys()
