"""Forms of bylines, tails, print notes and credits, beyond the plain ones; all names invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.extraction.bylines import is_byline, read_byline
from newscrawl.extraction.bylines.names import looks_like_person, person_names, read_people
from newscrawl.extraction.bylines.outlets import is_agency, looks_like_outlet
from newscrawl.extraction.bylines.printed import read_printed
from newscrawl.extraction.bylines.tails import Tail, read_tail, split_tail
from newscrawl.extraction.captions import is_caption, split_caption
from newscrawl.sites.chinadaily import SITE

WHEN = "Updated: 2026-11-18 09:12"
BARRED = f" | China Daily | {WHEN}"


def read(line: str) -> tuple[list[str], str | None]:
    byline = read_byline(line, SITE.outlets)
    return byline.authors, byline.source


@pytest.mark.parametrize(
    "outlet",
    ["Beijing Review", "China Plus", "The Paper", "Sixth Tone", "VOC", "Weibo", "iQinhe", "Harbour Life",
     "Radio Qinhe International", "21世纪英文报", "Vista看天下", "China & Africa", "Women of Qinhe"],
)  # fmt: skip
def test_one_part_beside_the_date_is_the_paper(outlet: str) -> None:
    line = f"{outlet} | {WHEN}"
    assert is_byline(line, SITE.outlets)
    assert read(line) == ([], outlet)


@pytest.mark.parametrize(
    ("line", "authors", "source"),
    [
        (f"Li Na | China Daily | {WHEN}", ["Li Na"], "China Daily"),
        (f"Li Na and Hu Xi | Harbour Gazette | {WHEN}", ["Li Na", "Hu Xi"], "Harbour Gazette"),
        (f"Ann Lee in Kigali | Weibo | {WHEN}", ["Ann Lee"], "Weibo"),
        (f"Li Na, China Daily | {WHEN}", ["Li Na"], "China Daily"),
        (f"Business | China Daily | {WHEN}", [], "China Daily"),
        (f"World | Beijing Review | {WHEN}", [], "Beijing Review"),
        (f"Top Stories | The Paper | {WHEN}", [], "The Paper"),
        (f"胡西 | 中国日报网 | {WHEN}", ["胡西"], "中国日报网"),
        (f"文化 | 中国日报网 | {WHEN}", [], "中国日报网"),
    ],
)
def test_a_part_without_by_is_a_writer_if_it_looks_like_one(
    line: str, authors: list[str], source: str | None
) -> None:
    assert is_byline(line, SITE.outlets)
    assert read(line) == (authors, source)


@pytest.mark.parametrize(
    ("people", "authors"),
    [
        ("Ann Lee in Riyadh, Saudi Arabia", ["Ann Lee"]),
        ("Ann Lee in Dodoma, Tanzania", ["Ann Lee"]),
        (
            "Ann Lee in Colombo, Sri Lanka, and Li Na in Vancouver, British Columbia",
            ["Ann Lee", "Li Na"],
        ),
        ("Li Na in Kigali, Rwanda, and Bob Roe in Perth, Western Australia", ["Li Na", "Bob Roe"]),
        ("Li Na in Beijing and Los Angeles", ["Li Na"]),
        ("Li Na in Beijing, Santa Cruz and Puerto Rico", ["Li Na"]),
        ("Li Na in Beijing, Santa Cruz and Tokyo, and Hu Xi in Paris", ["Li Na", "Hu Xi"]),
        ("Li Na in Hong Kong, and Hu Xi in Tokyo", ["Li Na", "Hu Xi"]),
        ("Qin Mu in Lantau Bend, Hebei, and Ann Loh", ["Qin Mu", "Ann Loh"]),
        ("Qin Mu in Dodoma, Tanzania, and Ann Loh", ["Qin Mu", "Ann Loh"]),
        ("Qin Mu in Dodoma, Lima, and New Qinhe", ["Qin Mu"]),
        ("Qin Mu in Beijing, Lima, and Bad Ems", ["Qin Mu"]),
        ("Qin Mu in Lantau Bend, Hebei, and South Africa", ["Qin Mu"]),
        ("Li Na in London and Hong Kong", ["Li Na"]),
        ("Li Na in Beijing, Bob Roe and Hu Xi in Harare", ["Li Na", "Bob Roe", "Hu Xi"]),
        ("Li Na in Beijing, Hu Xi, Bob Roe and Ann Lee in Harare",
         ["Li Na", "Hu Xi", "Bob Roe", "Ann Lee"]),
        ("Bob Roe, Li Na and Hu Xi in Harare", ["Bob Roe", "Li Na", "Hu Xi"]),
        ("Gu Wen (in Beijing)", ["Gu Wen"]),
        ("Gu Wen (in Lima) and Hu Xi (in Quito, Ecuador)", ["Gu Wen", "Hu Xi"]),
        ("Pema Norbu and Dawa in Lhasa", ["Pema Norbu", "Dawa"]),
        ("Gu Wen, Qinhe", ["Gu Wen"]),
        ("LI NA in Ili, HU XI/ANN LEE", ["Li Na", "Hu Xi", "Ann Lee"]),
        ("Li Na in Ili and Hu Xi", ["Li Na", "Hu Xi"]),
    ],
)  # fmt: skip
def test_places_are_no_writers(people: str, authors: list[str]) -> None:
    assert is_byline(f"By {people}{BARRED}", SITE.outlets)
    assert read(f"By {people}{BARRED}") == (authors, "China Daily")
    assert read(f"By {people} (China Daily) Updated: 2012-08-08 08:05") == (authors, "China Daily")


@pytest.mark.parametrize(
    ("line", "authors", "source"),
    [
        (f"By Gu Wen | For China Daily | {WHEN}", ["Gu Wen"], "China Daily"),
        (f"By Gu Wen | Special to Harbour Gazette | {WHEN}", ["Gu Wen"], "Harbour Gazette"),
        (f"By Gu Wen for China Daily | {WHEN}", ["Gu Wen"], "China Daily"),
        ("By Xinhua writers Li Na, Hu Xi", ["Li Na", "Hu Xi"], "Xinhua"),
        ("By Xinhua writer Ann Lee", ["Ann Lee"], "Xinhua"),
        ("By China Daily reporters Li Na and Hu Xi in Lima", ["Li Na", "Hu Xi"], "China Daily"),
        ("By Ann Lee, Harbour Gazette", ["Ann Lee"], "Harbour Gazette"),
        ("By Ann Lee, AP Sports Writer", ["Ann Lee"], "AP"),
        ("By Xinhua", [], "Xinhua"),
        (f"By staff reporter{BARRED}", [], "China Daily"),
        (f"Story by Ann Lee Photos by Hu Xi{BARRED}", ["Ann Lee"], "China Daily"),
        (f"By Ann Lee and photos by Hu Xi{BARRED}", ["Ann Lee"], "China Daily"),
        (f"Photos by Hu Xi, text by Ann Lee{BARRED}", ["Ann Lee"], "China Daily"),
        (f"Text and photos by Ann Lee{BARRED}", ["Ann Lee"], "China Daily"),
        (f"By Ann Lee | Edited by Hu Xi{BARRED}", ["Ann Lee"], "China Daily"),
        ("By Tenzin and Dawa", ["Tenzin", "Dawa"], None),
        (f"By Tenzin, Dawa and Pema{BARRED}", ["Tenzin", "Dawa", "Pema"], "China Daily"),
        ("By Gu Wen China Daily Updated: 2014-09-18", ["Gu Wen"], "China Daily"),
        ("By Gu Wen in Lima China Daily Updated: 2014-09-18", ["Gu Wen"], "China Daily"),
        ("By Gu Wen Source:China Daily Updated: 2014-09-18", ["Gu Wen"], "China Daily"),
        ("Source: Harbour Life | By Gu Wen | 2014-09-18", ["Gu Wen"], "Harbour Life"),
        ("( By Gu Wen, chinadaily.com.cn ) Updated : 2014-09-18", ["Gu Wen"], "chinadaily.com.cn"),
        ("By Gu Wen in Lima and Hu Xi in Quito (China Daily) Updated: 2012-08-08 08:05",
         ["Gu Wen", "Hu Xi"], "China Daily"),
        ("By Gu Wen and Hu Xi ( China Daily)", ["Gu Wen", "Hu Xi"], "China Daily"),
        ("China Daily Updated: 2014-09-18 By Gu Wen", ["Gu Wen"], "China Daily"),
        ("记者 胡西 | 中国日报 | 2014-09-18", ["胡西"], "中国日报"),
        ("中国日报记者 胡西 2014-09-18", ["胡西"], "中国日报"),
        ("文/胡西 图/李四 2014-09-18", ["胡西"], None),
        ("来源：新华社 作者：胡西 2014-09-18 责任编辑：李四", ["胡西"], "新华社"),
        ("來源：新華社 作者：張靜 2014-09-18 責任編輯：陳靜", ["張靜"], "新華社"),
        ("新華社記者 張靜 2014-09-18", ["張靜"], "新華社"),
        ("记者 | 周密 | 中国日报 | 2014-09-18", ["周密"], "中国日报"),
        ("作者：周密 2026年11月18日 09时12分", ["周密"], None),
        (f"By Gu Wen | Hu Xi in London{BARRED}", ["Gu Wen", "Hu Xi"], "China Daily"),
        (f"By Gu Wen | Harbour Life{BARRED}", ["Gu Wen"], "China Daily"),
        (f"By Gu Wen | Made in Lima{BARRED}", ["Gu Wen"], "China Daily"),
        (f"By Gu Wen and R2D2{BARRED}", ["Gu Wen"], "China Daily"),
    ],
)  # fmt: skip
def test_writers_and_papers_are_told_apart(
    line: str, authors: list[str], source: str | None
) -> None:
    assert is_byline(line, SITE.outlets)
    assert read(line) == (authors, source)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Mohammed al-Sudairi", None),
        ("Ludwig van Beek", None),
        ("Maria Elena Roe", None),
        ("J. K. Lee", None),
        ("King III", None),
        ("Martin Roe III", None),
        ("DJ Clark", None),
        ("JR Roe", None),
        ("Gu Wen Jr.", None),
        ("Gu Wen, Jr.", "Gu Wen Jr."),
        ("Ian McDonald", None),
        ("LI NA", "Li Na"),
        ("SEAN O'NEIL", "Sean O'Neil"),
        ("IAN MCDONALD", "Ian McDonald"),
        ("ZHANG YU'AN", "Zhang Yu'an"),
        ("LUDWIG VAN BEEK", "Ludwig van Beek"),
        ("ROE III", "Roe III"),
        ("NG WEI", "Ng Wei"),
    ],
)
def test_names_are_kept_as_printed_but_for_capitals(printed: str, name: str | None) -> None:
    assert read(f"By {printed}{BARRED}") == ([name or printed], "China Daily")
    assert read(f"By Li Ming and {printed}{BARRED}")[0] == ["Li Ming", name or printed]


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("Updated: 2014-09-18 Print Mail Large Medium Small", None),
        ("Updated: 2014-09-18 09:12 Share - WeChat", None),
        ("Updated: 2012-12-14 09:48 Print Mail Large Medium Small 分享按钮 0", None),
        ("China Daily | Updated: 2014-09-18 09:12 Share - WeChat", "China Daily"),
        ("Date: 2014-09-18", None),
        ("发布时间：2014-09-18 09:12", None),
        ("Dec 20, 2026, 4:45pm EST", None),
        ("Tue, Nov 18, 2026 | Published: 10:48", None),
        ("来源：", None),
        ("来源： 2014-09-18", None),
        ("来源：中国日报网 分享 2014-09-18", "中国日报网"),
        ("Xinhua ｜ Updated: 2014-09-18", "Xinhua"),
        ("Xinhua????|????Updated: 2014-09-18", "Xinhua"),
        ("Harbour Life?|?Updated:?2014-09-18?09:12", "Harbour Life"),
    ],
)
def test_furniture_names_nobody(line: str, source: str | None) -> None:
    assert is_byline(line, SITE.outlets)
    assert read(line) == ([], source)


def test_question_marks_of_a_mirror_are_blanks() -> None:
    for line in (
        "By Gu Wen?|?China Daily?|?Updated: 2014-09-18",
        "By?Gu?Wen??|??China?Daily??|??Updated:?2014-09-18?09:12",
    ):
        assert is_byline(line, SITE.outlets)
        assert read(line)[0] in (["Gu Wen"], [])
    assert read("By Gu Wen?|?China Daily?|?Updated: 2014-09-18") == (["Gu Wen"], "China Daily")


@pytest.mark.parametrize(
    "line",
    [
        "By Monday",
        "By design",
        "By the end of 2014-09-18 he was gone.",
        "Sort by",
        "By",
        "Gardening By Region",
        "A ship hit by an object",
        "Photo by Ann Lee/Getty Images",
        "Source: he would not say",
        "Hijama (Blood Cupping)",
        "By Ann Lee, who lives by the sea",
        "By Ann Lee in the end a harbour was built",
        "By Ann Lee for the first time in years",
        "记者：您怎么看？",
    ],
)
def test_lines_that_begin_alike_are_no_bylines(line: str) -> None:
    assert not is_byline(line, SITE.outlets)


@pytest.mark.parametrize(
    ("line", "tail"),
    [
        ("（来源：中国日报双语新闻 编辑：某某）", Tail([], ["某某"], "中国日报双语新闻")),
        ("(来源：21世纪英文报，编辑：Helen)", Tail([], ["Helen"], "21世纪英文报")),
        ("（作者：张三 编辑：李四）", Tail(["张三"], ["李四"])),
        ("（中国日报网编辑：周十）", Tail([], ["周十"])),
        ("实习编辑：张三", Tail([], ["张三"])),
        ("（编辑：张三 李四）", Tail([], ["张三", "李四"])),
        ("【责任编辑：张三】", Tail([], ["张三"])),
        ("责任编辑：王　五", Tail([], ["王五"])),
        ("责任编辑：王五 查看更多", Tail([], ["王五"])),
        ("记者：张三", Tail(["张三"])),
        ("（中国日报记者 王五）", Tail(["王五"])),
        ("（记者胡晓西）", Tail(["胡晓西"])),
        ("（新华社记者王五、李四 通讯员赵六）", Tail(["王五", "李四", "赵六"])),
        ("（记者 王五 报道）", Tail(["王五"])),
        ("Editor: Li Na Source: Xinhua", Tail([], ["Li Na"], "Xinhua")),
        ("(Source: Harbour Life | Editor: Li Na)", Tail([], ["Li Na"], "Harbour Life")),
        ("Source: Xinhua Editor: huaxia", Tail([], [], "Xinhua")),
        ("Edited by Li Na", Tail([], ["Li Na"])),
        ("Written by Li Na, edited by Hu Xi", Tail(["Li Na"], ["Hu Xi"])),
        ("Reporting by Li Na in Lima; Editing by Hu Xi", Tail(["Li Na"], ["Hu Xi"])),
        ("来源：新华社编辑：张三", Tail([], ["张三"], "新华社")),
        ("来源：新华社（编辑：张三）", Tail([], ["张三"], "新华社")),
        ("编辑：张三 校对：李四", Tail([], ["张三"])),
        ("（編輯：張靜）", Tail([], ["張靜"])),
        ("【責任編輯：張靜、吳曉】", Tail([], ["張靜", "吳曉"])),
        ("來源：新華社", Tail([], [], "新華社")),
        ("記者：張靜", Tail(["張靜"])),
        ("作者：張靜", Tail(["張靜"])),
        ("（新華社記者 張靜）", Tail(["張靜"])),
        ("（新華社記者 張靜 攝）", None),
        ("記者：謝謝", None),
        ("编辑/吴晓", Tail([], ["吴晓"])),
        ("编辑丨吴晓", Tail([], ["吴晓"])),
        ("编辑 | 吴晓", Tail([], ["吴晓"])),
        ("責任編輯 | 吳曉", Tail([], ["吳曉"])),
        ("文丨周密", Tail(["周密"])),
        ("文丨周密 图丨李四 编辑丨吴晓", Tail(["周密"], ["吴晓"])),
        ("记者 | 周密", Tail(["周密"])),
        ("（中国日报网英语点津 陈丹妮 编辑）", Tail([], ["陈丹妮"])),
        ("（陈丹妮、吴晓 编辑）", Tail([], ["陈丹妮", "吴晓"])),
        ("（他是 编辑）", None),
        ("中国日报网 陈丹妮 编辑", None),
        ("(责任编辑：吴晓 CN043)", Tail([], ["吴晓"])),
        ("责任编辑：吴晓_QN1234", Tail([], ["吴晓"])),
        ("(责任编辑：CN043)", Tail()),
        ("记者：2026", None),
        ("来源：", Tail()),
        ("编辑：", Tail()),
        ("By Li Na", None),
        ("记者：", None),
        ("记者：您怎么看？", None),
        ("记者：谢谢", None),
        ("记者：好的", None),
        ("Reporter: Yes", None),
        ("图片来源：视觉中国", None),
        ("（图片来源：视觉中国）", None),
        ("（新华社记者 王五 摄）", None),
        ("数据来源：国家统计局", None),
        ("Source: the harbour", None),
        ("Editors: the paper said no", None),
        ("Editor's note: this is so.", None),
        ("（中国日报 2026年11月19日第3版）", None),
        ("（来源：中国日报 2026年11月19日第3版）", None),
        ("他告诉编辑：明天走。", None),
        ("", None),
    ],
)
def test_lines_of_editors_writers_and_source(line: str, tail: Tail | None) -> None:
    assert read_tail(line) == tail


@pytest.mark.parametrize(
    ("line", "text", "tail"),
    [
        ("鹭鸟回来了。（来源：新华社 编辑：张三）", "鹭鸟回来了。", Tail([], ["张三"], "新华社")),
        ("鹭鸟。（来源：新华社）（编辑：张三）", "鹭鸟。", Tail([], ["张三"], "新华社")),
        ("He left. (Editor: Li Na Source: Xinhua)", "He left.", Tail([], ["Li Na"], "Xinhua")),
        ("（编辑：张三）", "", Tail([], ["张三"])),
        ("鹭鸟（图片来源：新华社）", "鹭鸟（图片来源：新华社）", None),
        ("他走了（编辑部的人）。", "他走了（编辑部的人）。", None),
        ("He left (source: police).", "He left (source: police).", None),
        ("He left (in anger)", "He left (in anger)", None),
        ("鹭鸟回来了。（中国日报记者 周密）", "鹭鸟回来了。", Tail(["周密"])),
        ("“鹭鸟。”（新华社记者 周密 通讯员 吴晓）", "“鹭鸟。”", Tail(["周密", "吴晓"])),
        ("鹭鸟回来了。（陈丹妮 编辑）", "鹭鸟回来了。", Tail([], ["陈丹妮"])),
        ("鹭鸟回来了。（編輯：張靜）", "鹭鸟回来了。", Tail([], ["張靜"])),
        ("鹭鸟回来了。(责任编辑：吴晓 CN043)", "鹭鸟回来了。", Tail([], ["吴晓"])),
        ("张三（中国日报记者 周密）", "张三（中国日报记者 周密）", None),
        ("鹭鸟。（新华社记者 周密 摄）", "鹭鸟。（新华社记者 周密 摄）", None),
        ("他走了。（他是一名记者）", "他走了。（他是一名记者）", None),
        ("", "", None),
    ],
)
def test_a_bracket_is_cut_off_the_end(line: str, text: str, tail: Tail | None) -> None:
    assert split_tail(line) == (text, tail)


@pytest.mark.parametrize(
    ("line", "date", "page"),
    [
        ("(China Daily 2/1/2017 page5)", "2017-02-01", "5"),
        ("(China Daily 12/1/2017 page15).", "2017-12-01", "15"),
        ("(China Daily Africa Weekly 12/01/2017 page5)", "2017-12-01", "5"),
        ("(Harbour Gazette 06/09/2014 pages 1-2)", None, None),
        ("(Harbour Gazette 06/09/2014)", "2014-06-09", None),
        ("（中国日报 2026年11月19日第3版）", "2026-11-19", "3"),
        ("鹭鸟。（中国日报2026年11月9日 03版）", "2026-11-09", "3"),
        ("（《港口日报》2026年1月9日）", "2026-01-09", None),
        ("(born 06/09/2014)", None, None),
        ("（新华社2026年11月19日）", None, None),
        ("(China Daily 2/30/2017 page5)", None, None),
    ],
)
def test_print_notes(line: str, date: str | None, page: str | None) -> None:
    printed = read_printed(line)
    assert (printed and printed.date, printed and printed.page) == (date, page)


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        ("Li Na / China Daily |", None, "Li Na / China Daily"),
        ("A trumpet shines. Hu Xi/China Daily", "A trumpet shines.", "Hu Xi/China Daily"),
        ("A trumpet shines. J. K. Lee/Reuters", "A trumpet shines.", "J. K. Lee/Reuters"),
        ("A trumpet. HU XI, LI NA/CHINA DAILY", "A trumpet.", "HU XI, LI NA/CHINA DAILY"),
        ("A trumpet shines. XINHUA", "A trumpet shines.", "XINHUA"),
        ("A trumpet shines. CHINA DAILY", "A trumpet shines.", "CHINA DAILY"),
        ("A trumpet. PROVIDED TO CHINA DAILY", "A trumpet.", "PROVIDED TO CHINA DAILY"),
        ("Horns [Xinhua]", "Horns", "Xinhua"),
        ("Oboe. [For China Daily]", "Oboe.", "For China Daily"),
        ("Oboe. [VCG]", "Oboe.", "VCG"),
        ("[Screenshot from CCTV]", None, "CCTV"),
        ("Tubas wait. [Photo/IC].", "Tubas wait.", "IC"),
        ("[Photo by Hu Xi] Drums at rest.", "Drums at rest.", "Hu Xi"),
        ("Drums. (Photo by Hu Xi/Xinhua)", "Drums.", "Hu Xi/Xinhua"),
        ("Drums. (Xinhua/Hu Xi)", "Drums.", "Xinhua/Hu Xi"),
        ("Photo by Hu Xi", None, "Hu Xi"),
        ("图片来源：视觉中国", None, "视觉中国"),
        ("图｜视觉中国", None, "视觉中国"),
        ("图为港口的鹭鸟。中国日报记者 胡西 摄", "图为港口的鹭鸟。", "中国日报记者 胡西 摄"),
        ("鹭鸟归来。新华社记者胡西摄", "鹭鸟归来。", "新华社记者胡西摄"),
        ("鹭鸟归来（中新社发）", "鹭鸟归来", "中新社发"),
        ("▲港口的鹭鸟（图源：新华社）", "港口的鹭鸟", "新华社"),
        ("▲港口的鹭鸟", "港口的鹭鸟", None),
        ("鹭鸟归来。图/视觉中国", "鹭鸟归来。", "视觉中国"),
        ("鹭鸟归来。图丨视觉中国", "鹭鸟归来。", "视觉中国"),
        ("鹭鸟归来。图片来源：新华社", "鹭鸟归来。", "新华社"),
        ("鹭鸟归来。（资料图）", "鹭鸟归来。", None),
        ("鹭鸟归来。（资料图片：新华社）", "鹭鸟归来。", "新华社"),
        ("鹭鸟归来。摄影：李四", "鹭鸟归来。", "李四"),
        ("鹭鸟归来。图片由受访者提供", "鹭鸟归来。", "受访者提供"),
        ("（图片由受访者提供）", None, "受访者提供"),
        ("鹭鸟归来。 李四/中国日报", "鹭鸟归来。", "李四/中国日报"),
        ("李四、张三 / 中国日报", None, "李四、张三 / 中国日报"),
        ("鹭鸟归来。新华社发（李四 摄）", "鹭鸟归来。", "新华社发（李四 摄）"),
        ("新华社发（李四 摄）", None, "新华社发（李四 摄）"),
        ("鷺鳥歸來。新華社記者 張靜 攝", "鷺鳥歸來。", "新華社記者 張靜 攝"),
        ("鷺鳥歸來（圖片來源：新華社）", "鷺鳥歸來", "新華社"),
        ("鷺鳥歸來。攝影：張靜", "鷺鳥歸來。", "張靜"),
        ("Drums rest. PHOTOS BY HU XI/CHINA DAILY", "Drums rest.", "HU XI/CHINA DAILY"),
        ("Drums rest. Photo by Hu Xi/China Daily", "Drums rest.", "Hu Xi/China Daily"),
        ("Drums rest. Photo: Hu Xi", "Drums rest.", "Hu Xi"),
        ("Photo: Hu Xi", None, "Hu Xi"),
        ("PHOTO PROVIDED TO CHINA DAILY", None, "PROVIDED TO CHINA DAILY"),
    ],
)
def test_credits_of_pictures(line: str, caption: str | None, credit: str | None) -> None:
    image = split_caption(line)
    assert is_caption(line)
    assert (image.caption, image.credit) == (caption, credit)


@pytest.mark.parametrize(
    "line",
    [
        "The winner was HU XI/LI NA",
        "He showed her the [photo]",
        "He showed her the [file photo].",
        "He is a member of NATO",
        "She asked who won. NATO",
        "The story first ran in CHINA DAILY",
        "A ship is lost [NEWS]",
        "He said he would go. (Xinhua)",
        "It was taken in Qinhe (photo above).",
        "We told the [BBC].",
        "Photos by the sea are popular.",
        "He read The Harbour/Qinhe Times",
        "他们在这里拍摄。",
        "这张照片由胡西拍摄",
        "图为何物",
        "他说（没有发）",
        "他给记者看了一张图片。",
        "他翻开相册。图片由他提供，他说。",
        "他走了。图书馆/博物馆",
        "他去了港口/中国日报",
        "He smiled. Photos by the sea are popular",
        "He smiled. Photography by Hu Xi won.",
        "",
    ],
)
def test_prose_is_no_caption(line: str) -> None:
    assert not is_caption(line)
    assert split_caption(line).caption == (line or None)


def test_the_outlets_of_a_site_are_credits_too() -> None:
    line = "A trumpet shines. Hu Xi/Qinhe Life"
    assert not is_caption(line)
    assert is_caption(line, frozenset({"qinhe life"}))


HOSTILE = [
    "[Photo ", "[Photo by ", "(", "（", "（图", "（来源：", "（编辑：张三）", "编辑：", "来源：", "记者", "本报记者",
    "by ", "By Li Na in ", "Li Na, ", "Li Na/", "LI NA ", "and ", " ", "\u3000", "|", "?|", "??", "/", ". ",
    "2014-09-18 ", "1/1/", "记者 | ", "编辑/", "图/", "。图/", "李四/", "資料圖 ", "（中国日报 李四 ", ". Photo: ", "(China Daily 1/", "Updated: ", "Share - ", "大 中 ", "图片来源：", "摄 ", "A.",
    "al-", "Source: ", "Editor: Li Na ", "photos and ", "O'", "MC", "x", "的", "、",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("ending", ["", "]", "）", " [Photo/IC]", "摄", "x"])
def test_endless_lines_are_read_at_once(piece: str, ending: str) -> None:
    line = piece * 20_000 + ending
    for text in (line, line[-250:], line[:250], line[-200:], line[:100] + ending):
        is_byline(text, SITE.outlets)
        read_byline(text, SITE.outlets)
        read_tail(text)
        split_tail(text)
        read_printed(text)
        is_caption(text, SITE.outlets)
        split_caption(text)
        person_names(text, SITE.outlets)
        read_people(text, named=True)
        is_agency(text)
        looks_like_outlet(text)


@given(st.text(alphabet="AbyinLi Na,/.()（）：|编辑来源记者张三摄图[]?\u3000-", max_size=120))
@settings(deadline=None)
def test_any_line_can_be_read(line: str) -> None:
    text, tail = split_tail(line)
    assert line.startswith(text)
    assert tail is None or all(tail.authors + tail.editors)
    assert all(read_byline(line).authors)
    image = split_caption(line)
    assert image.caption != "" != image.credit
    assert looks_like_person(line) in {True, False}
