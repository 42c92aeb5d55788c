"""Links that were put into what an article says: they go, and nothing else of their sentence does."""

from __future__ import annotations

import pytest

from newscrawl import Article, extract_article
from tests.junk.articles import STORY, URL, chinese, english

SPAM = '<a href="http://q7w2x.example/">cheap replica watches</a>'
LOTTERY = '<a href="http://k3pf8.example/x">手机彩票平台</a>'
RUSSIAN = '<a href="http://kz7n2.example/">казино онлайн</a>'
KOREAN = '<a href="http://k9z3t.example/">바카라사이트</a>'
TURKISH = '<a href="http://bahis7x3.example/">deneme bonusu veren siteler</a>'
ALL = pytest.mark.parametrize(
    "spam", [SPAM, LOTTERY, RUSSIAN, KOREAN, TURKISH], ids=["en", "zh", "ru", "ko", "tr"]
)


def read(page: str) -> Article:
    return extract_article(page.encode(), URL)


def assert_only_links_go(page: str, clean: str, number: int = 1) -> Article:
    """The page's article is that of the clean page, and so many links are recorded."""
    article, expected = read(page), read(clean)
    assert article.text == expected.text
    assert article.title == expected.title
    assert article.images == expected.images
    assert [removal.rule for removal in article.removed] == ["planted_link"] * number
    assert all(removal.place.endswith(("/a", "]")) for removal in article.removed)
    return article


@ALL
@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("The ferry ", " ran twice an hour until the tide went out."),
        ("The ferry", " ran twice an hour until the tide went out."),
        ("", " The ferry ran twice an hour until the tide went out."),
        ("The ferry ran twice an hour until the tide went out. ", ""),
        ("“The ferry ", " ran twice an hour,” she said; nobody else had seen it."),
        ("The ferry  ", "\n ran twice\t an hour until the <b>tide</b> went out."),
        ("The <i>ferry ", "</i> ran twice an hour until the tide went out."),
        ("The ferry (", ") ran twice an hour, and café guests — “all” of them — paid 5 €."),
    ],
    ids=["middle", "glued", "start", "behind", "quote", "blanks", "italic", "odd"],
)
def test_a_sentence_is_what_it_is_without_the_link(spam: str, before: str, behind: str) -> None:
    assert_only_links_go(
        english(inside=f"<p>{before}{spam}{behind}</p>"),
        english(inside=f"<p>{before}{behind}</p>"),
    )


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("The ferry ran twice an hour until the tide went out", "."),
        ("The ferry ran twice an hour", ", until the tide went out."),
    ],
    ids=["end", "comma"],
)
def test_the_blank_before_a_link_goes_with_it_where_the_sentence_ends(
    before: str, behind: str
) -> None:
    assert_only_links_go(
        english(inside=f"<p>{before} {SPAM}{behind}</p>"),
        english(inside=f"<p>{before}{behind}</p>"),
    )


@pytest.mark.parametrize("spam", [LOTTERY, RUSSIAN, KOREAN, SPAM], ids=["zh", "ru", "ko", "en"])
@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("大风", "吹倒了小教堂后面的一道篱笆，没有人受伤。"),
        ("", "大风吹倒了小教堂后面的一道篱笆，没有人受伤。"),
        ("大风吹倒了小教堂后面的一道篱笆，没有人受伤", "。"),
        ("大风吹倒了小教堂后面的一道篱笆，没有人受伤。", ""),
    ],
)
def test_a_chinese_sentence_is_what_it_is_without_the_link(
    spam: str, before: str, behind: str
) -> None:
    assert_only_links_go(
        chinese(inside=f"<p>{before}{spam}{behind}</p>"),
        chinese(inside=f"<p>{before}{behind}</p>"),
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "The ferry {} ran twice {} an hour until the tide went out.",
        "{} The ferry ran twice an hour {} until the tide went out.",
        "The ferry {} {} ran twice an hour until the tide went out.",
        "The ferry {}{} ran twice an hour until the tide went out.",
    ],
)
def test_two_links_in_one_sentence_go(sentence: str) -> None:
    clean = " ".join(sentence.replace("{}", "").split())
    page = english(inside=f"<p>{sentence.format(SPAM, LOTTERY)}</p>")
    article = assert_only_links_go(page, english(inside=f"<p>{clean}</p>"), 2)
    assert {removal.text for removal in article.removed} == {
        "cheap replica watches",
        "手机彩票平台",
    }
    assert len({removal.place for removal in article.removed}) == 2


def test_an_honest_link_beside_a_planted_one_stays() -> None:
    honest = '<a href="https://www.nbcnews.com/a">a reporter</a>'
    page = english(inside=f"<p>The ferry {SPAM} ran twice, {honest} wrote, until the tide went out.</p>")  # fmt: skip
    clean = english(inside=f"<p>The ferry ran twice, {honest} wrote, until the tide went out.</p>")
    assert_only_links_go(page, clean)


@ALL
@pytest.mark.parametrize("place", range(len(STORY)))
def test_a_link_in_any_sentence_of_the_story_goes(spam: str, place: int) -> None:
    words = STORY[place].split(" ")
    words.insert(len(words) // 2, spam)
    story = [*STORY[:place], " ".join(words), *STORY[place + 1 :]]
    assert_only_links_go(english(story=story), english())


@ALL
@pytest.mark.parametrize(
    "markup",
    [
        "<ul><li>The ferry {}runs twice an hour.</li><li>The museum {}opens at nine in the morning.</li></ul>",
        "<blockquote>The ferry {}ran twice an hour until the tide went out.</blockquote>",
        "<table><tr><td>The ferry {}ran twice an hour until the tide went out.</td></tr></table>",
        "<div>The ferry {}ran twice an hour until the tide went out.</div>",
        "<p>The ferry {}ran twice an hour.<br>The museum opened at nine in the morning.</p>",
        "<p><span>The <b>ferry</b> {}ran twice</span> an hour until the tide went out.</p>",
    ],
    ids=["list", "quote", "cell", "div", "br", "span"],
)
def test_a_link_goes_wherever_a_sentence_stands(spam: str, markup: str) -> None:
    number = markup.count("{}")
    page = english(inside=markup.replace("{}", f"{spam} "))
    assert_only_links_go(page, english(inside=markup.replace("{}", "")), number)


@ALL
def test_a_link_in_a_caption_goes(spam: str) -> None:
    picture = '<p><img src="/p.jpg"></p><p>Herons rest on the wall {}near Qinhe, May 16, 2026. [Photo/IC]</p>'
    page = english(inside=picture.replace("{}", f"{spam} "))
    article = assert_only_links_go(page, english(inside=picture.replace("{}", "")))
    assert [image.caption for image in article.images] == [
        "Herons rest on the wall near Qinhe, May 16, 2026."
    ]


@ALL
@pytest.mark.parametrize("tag", ["h2"])
def test_a_link_in_a_heading_goes(spam: str, tag: str) -> None:
    markup = f"<{tag}>Spring comes to the eastern pier {{}}and its boats</{tag}>"
    page = english(inside=markup.replace("{}", f"{spam} "))
    article = read(page)
    assert article.text == read(english(inside=markup.replace("{}", ""))).text
    assert len(article.removed) == 1


HONEST = [
    ("the Guardian", "www.theguardian.com"), ("NBC", "www.nbcnews.com"), ("the BBC", "www.bbc.co.uk"),
    ("the FT", "www.ft.com"), ("AP", "apnews.com"), ("the South China Morning Post", "www.scmp.com"),
    ("a Zurich team", "ethz.ch"), ("Oxford", "www.ox.ac.uk"), ("a paper from Beijing", "www.tsinghua.edu.cn"),
    ("the study", "www.mdpi.com"), ("an early draft", "arxiv.org"), ("its figures", "www.stats.gov.cn"),
    ("the WWF", "www.wwf.org"), ("CITES", "cites.org"), ("the architects", "www.nbbj.com"),
    ("the fund", "www.hsbc.com"), ("36Kr", "36kr.com"), ("NetEase", "news.163.com"), ("7News", "7news.com.au"),
    ("the station", "www.rthk.hk"), ("a broadcaster", "www.cgtn.com"), ("the tracker", "www.flightradar24.com"),
    ("France 24", "www.france24.com"), ("the portal", "www.h2view.com"), ("a blog", "k8s.io"),
    ("Der Spiegel", "www.spiegel.de"), ("Český rozhlas", "www.rozhlas.cz"), ("新华社", "www.xinhuanet.com"),
    ("a small shop", "www.tide-and-timber.shop"), ("the club", "heronwatchers.club"),
    ("the museum's site", "www.xn--fiqs8s.example"), ("the register", "www.gov.pl"),
    ("the survey's own page", "survey-2026.example"), ("the union for nature", "www.iucn.org"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "host"), HONEST, ids=[host for _, host in HONEST])
def test_honest_links_stay(said: str, host: str) -> None:
    link = f'<a href="https://{host}/2026/11/herons-return">{said}</a>'
    page = english(inside=f"<p>The wind, {link} reported, tore down a fence behind the chapel.</p>")
    article = read(page)
    assert article.removed == []
    assert f"The wind, {said} reported, tore down" in (article.text or "")


@pytest.mark.parametrize(
    ("said", "host"),
    [
        ("a list of payday lenders", "www.cfpb.gov"),
        ("its report on escort killings", "www.theguardian.com"),
        ("the lottery's own accounts", "www.national-lottery.co.uk"),
        ("a study of weight loss drugs", "www.nejm.org"),
        ("an essay on the old harbour", "www.lrb.co.uk"),
        ("wrote in a research paper", "www.ox.ac.uk"),
        ("seized replica rifles and pistols", "www.cbp.gov"),
    ],
)
def test_honest_links_that_say_a_word_that_sells_stay(said: str, host: str) -> None:
    link = f'<a href="https://{host}/2026/11/a-story">{said}</a>'
    page = english(inside=f"<p>The county, which published {link}, wants to know more by autumn.</p>")  # fmt: skip
    article = read(page)
    assert article.removed == []
    assert said in (article.text or "")


@pytest.mark.parametrize("host", ["q7w2x.top", "www.replica-time.example"])
def test_spam_that_is_set_several_times_is_not_trusted(host: str) -> None:
    said = ["cheap replica watches", "casino welcome bonus online", "fast payday loans here"]
    lines = [
        "The ferry {}ran twice an hour until the tide went out.",
        "The museum {}opened at nine in the morning, as it always does.",
        "Ma Lin {}sold tickets at the gate until the last visitor was gone.",
    ]
    links = [f'<a href="http://{host}/{number}">{one}</a> ' for number, one in enumerate(said)]
    page = english(inside="".join(f"<p>{line.format(link)}</p>" for line, link in zip(lines, links, strict=True)))  # fmt: skip
    clean = english(inside="".join(f"<p>{line.format('')}</p>" for line in lines))
    assert_only_links_go(page, clean, 3)


def test_a_domain_that_the_story_links_to_again_and_again_is_trusted() -> None:
    link = '<a href="http://heron7x2diary.example/{}">{}</a>'
    said = ["the first part of the diary", "a drawing of the pier", "her notes on the tide"]
    pieces = [f"<p>She sent us {link.format(number, one)}, and we print it here.</p>" for number, one in enumerate(said)]  # fmt: skip
    assert read(english(inside="".join(pieces))).removed == []
