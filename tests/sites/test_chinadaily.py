"""China Daily's facts: addresses, ids, title suffixes, layouts, lists."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from lxml import html

from newscrawl.extraction.metadata import Metadata
from newscrawl.extraction.titles import title_candidates
from newscrawl.sites import all_sites, site_of
from newscrawl.sites.chinadaily import BEIJING, EDITIONS, SITE, hongkong, id_time
from newscrawl.sites.chinadaily.layouts import CHINESE, LAYOUTS, WWW

WS = "WS6a1b9a00a310d5acd8760001"
WWW_HOST = "https://www.chinadaily.com.cn"
AP = f"AP{WS[2:]}"
PARTNER = "/exchange/partners/82/rss/channel/cn/columns/sz8srm/stories"
MINI = "/m/qinhe/2016-05/17/content_25370001.htm"


@pytest.mark.parametrize(
    ("path", "article_id", "day", "page"),
    [
        (f"/a/202611/18/{WS}.html", WS, date(2026, 11, 18), 1),
        (f"/a/202611/18/{WS}.htm", WS, date(2026, 11, 18), 1),
        (f"/a/202611/18/{WS}_1.html", WS, date(2026, 11, 18), 1),
        (f"/a/202611/18/{WS}_2.html", WS, date(2026, 11, 18), 2),
        (f"/a/202611/18/{WS}_113.html", WS, date(2026, 11, 18), 113),
        (MINI, "content_25370001", date(2016, 5, 17), 1),
        ("/cndy/2007-03/28/content_83001.htm", "content_83001", date(2007, 3, 28), 1),
        ("/english/doc/2004-01/06/content_29001.htm", "content_29001", date(2004, 1, 6), 1),
        ("/en/doc/2004-01/06/content_29001_3.htm", "content_29001", date(2004, 1, 6), 3),
        ("/africa/weekly/2011-09/05/content_1.html", "content_1", date(2011, 9, 5), 1),
        (f"/a/202611/18/{WS}.html?from=singlemessage&isappinstalled=0#top", WS, date(2026, 11, 18), 1),
        ("/x/2011-09/05/content_7_2.htm?a=1#b", "content_7", date(2011, 9, 5), 2),
        (f"/s/201909/27/{WS}.html", WS, date(2019, 9, 27), 1),
        (f"/s/201909/27/{WS}/a-quay-opens.html", WS, date(2019, 9, 27), 1),
        (f"/s/201909/27/{WS}/a-quay-opens_3.html", WS, date(2019, 9, 27), 3),
        (f"/a/202303/23/{AP}.html", AP, date(2023, 3, 23), 1),
        (f"/a/202303/23/{AP}.json", AP, date(2023, 3, 23), 1),
        ("/qinhe/2020-01/02/c_480001.htm", "c_480001", date(2020, 1, 2), 1),
        (f"{PARTNER}/{WS}.html", WS, None, 1),
        (f"{PARTNER}/{WS}_2.html", WS, None, 2),
    ],
)  # fmt: skip
def test_an_address_is_taken_apart(path: str, article_id: str, day: date | None, page: int) -> None:
    address = SITE.address(WWW_HOST + path)
    assert address
    assert (address.id, address.date, address.page) == (article_id, day, page)
    assert address.key == f"chinadaily:{article_id}"


def test_a_story_s_json_and_its_page_are_one() -> None:
    address = SITE.address(f"https://enapp.chinadaily.com.cn/a/202303/23/{AP}.json")
    assert address
    assert address.canonical == f"https://enapp.chinadaily.com.cn/a/202303/23/{AP}.html"


@pytest.mark.parametrize(
    ("path", "article_id"),
    [
        ("/hk/article/638790", "article_638790"),
        ("/article/638790", "article_638790"),
        ("/article/638790/", "article_638790"),
        ("/articles/210/245/84/1532946794238.html", "articles_1532946794238"),
        ("/article/photo/index.html", None),
        ("/subjects/business/list.html", None),
    ],
)
@pytest.mark.parametrize("domain", hongkong.SITE.domains)
def test_hong_kong_answers_under_three_names(
    domain: str, path: str, article_id: str | None
) -> None:
    site = site_of(f"https://www.{domain}{path}")
    assert site is hongkong.SITE
    address = site.address(f"https://www.{domain}{path}")
    assert (address and address.key) == (article_id and f"chinadailyhk:{article_id}")
    assert not address or address.canonical == f"https://www.chinadailyhk.com{path}"


def test_an_id_of_hong_kong_may_tell_its_time() -> None:
    moment = hongkong.id_time("articles_1532946794238")
    assert moment
    assert moment.isoformat(timespec="seconds") == "2018-07-30T10:33:14+00:00"
    assert hongkong.id_time("article_638790") is None


@pytest.mark.parametrize("page", ["", "_1", "_2", "_12"])
def test_every_page_of_a_story_has_the_first_pages_canonical(page: str) -> None:
    address = SITE.address(f"http://www.chinadaily.com.cn/a/202611/18/{WS}{page}.html?x=1#y")
    assert address
    assert address.canonical == f"{WWW_HOST}/a/202611/18/{WS}.html"


@pytest.mark.parametrize("host", [*(f"{name}." for name in EDITIONS), "www.", "", "WWW.", "Usa."])
def test_editions_serve_the_paths_of_www(host: str) -> None:
    address = SITE.address(f"http://{host}chinadaily.com.cn{MINI}")
    assert address
    assert address.canonical == WWW_HOST + MINI


@pytest.mark.parametrize("host", ["cn", "language", "govt", "china"])
def test_other_hosts_of_the_site_stay_as_they_are(host: str) -> None:
    url = f"https://{host}.chinadaily.com.cn/a/202611/18/{WS}.html"
    address = SITE.address(url)
    assert address
    assert address.canonical == url


@pytest.mark.parametrize(
    "url",
    [
        f"{WWW_HOST}/a/202613/18/{WS}.html",
        f"{WWW_HOST}/a/202602/30/{WS}.html",
        f"{WWW_HOST}/a/000000/00/{WS}.html",
        f"{WWW_HOST}/m/qinhe/2016-00/17/content_1.htm",
        f"{WWW_HOST}/a/202611/18/{WS[:-1]}.html",
        f"{WWW_HOST}/a/202611/18/{WS}0.html",
        f"{WWW_HOST}/a/202611/18/{WS}_1000.html",
        f"{WWW_HOST}/a/202611/18/{WS}",
        f"{WWW_HOST}/b/a/202611/18/{WS}.html",
        f"{WWW_HOST}/m/qinhe/content_25370001.htm",
        f"{WWW_HOST}/china/society/page_1.html",
        f"{WWW_HOST}/",
        f"ftp://www.chinadaily.com.cn/a/202611/18/{WS}.html",
        f"//www.chinadaily.com.cn/a/202611/18/{WS}.html",
        f"/a/202611/18/{WS}.html",
        "mailto:news@chinadaily.com.cn",
        "",
    ],
)
def test_other_addresses_are_no_articles(url: str) -> None:
    assert SITE.address(url) is None


@pytest.mark.parametrize(
    "host",
    ["m.qxwvz.example", "notchinadaily.com.cn", "chinadaily.com.cn.example", "chinadaily.example"],
)
def test_a_foreign_host_is_a_mirror_only_if_asked_for(host: str) -> None:
    url = f"http://{host}{MINI}"
    assert site_of(url) is None
    assert SITE.address(url) is None
    address = SITE.address(url, foreign=True)
    assert address
    assert (address.key, address.canonical) == ("chinadaily:content_25370001", WWW_HOST + MINI)


def test_the_site_is_found_by_its_hosts() -> None:
    assert SITE in all_sites()
    assert site_of(f"https://CN.chinadaily.com.cn:443/a/202611/18/{WS}.html") is SITE
    assert site_of(None) is None


def test_a_ws_id_carries_its_time() -> None:
    moment = id_time(WS)
    assert moment
    # the first eight hex digits are seconds
    assert moment.timestamp() == int(WS[2:10], 16)
    assert moment.utcoffset() == timedelta(0)


@pytest.mark.parametrize("article_id", ["content_25370001", "", "WS", "WS" + "z" * 24, WS + "0"])
def test_other_ids_carry_no_time(article_id: str) -> None:
    assert id_time(article_id) is None


def test_a_moment_late_in_utc_belongs_to_the_next_day_in_beijing() -> None:
    moment = id_time(f"WS{int(1.7e9) // 86400 * 86400 + 20 * 3600:08x}{1:016x}")
    assert moment
    assert SITE.zone is BEIJING
    assert SITE.local_day(moment) == moment.date() + timedelta(days=1)


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Herons return - Society - Chinadaily.com.cn", "Herons return"),
        ("Herons return - Chinadaily.com.cn", "Herons return"),
        ("Herons return - China Daily", "Herons return"),
        ("Herons return|Life|chinadaily.com.cn", "Herons return"),
        ("Herons return_Life_China Daily Website", "Herons return"),
        ("Herons return - govt.chinadaily.com.cn", "Herons return"),
        ("鹭鸟回到老港 - 中国日报网", "鹭鸟回到老港"),
        ("Herons - a history - Opinion - Chinadaily.com.cn", "Herons - a history"),
        ("A heron-watcher's year - Life - Chinadaily.com.cn", "A heron-watcher's year"),
        ("A co-op opens - Chinadaily.com.cn", "A co-op opens"),
        ("Herons return - Sci-tech - Chinadaily.com.cn", "Herons return"),
        ("A self-made nest - China-US - Chinadaily.com.cn", "A self-made nest"),
        ("A day at China Daily", "A day at China Daily"),
        ("Herons return", "Herons return"),
    ],
)
def test_the_sites_name_is_cut_off_a_title(title: str, headline: str) -> None:
    data = Metadata(html_title=title, meta={"og:url": "https://govt.chinadaily.com.cn/a/x.html"})
    assert title_candidates([], data, SITE)[0].value == headline


@pytest.mark.parametrize(
    ("markup", "layout"),
    [
        ('<h1 class="dabiaoti">Title</h1>', CHINESE),
        ('<div class="fenx"><div class="xinf-le">2026-11-18</div></div>', CHINESE),
        ('<div class="info"><span class="info_l">By Gu Wen</span></div>', WWW),
        ('<div class="lft_art"><h1>Title</h1></div>', WWW),
        ('<div id="lft-art"><h1>Title</h1></div>', WWW),
        ('<div class="ce_art"><div><h1>Title</h1></div></div>', WWW),
        # the hidden copy of a headline, and the body's id, which other templates share
        ('<div style="display:none"><h1>Title</h1></div><div id="Content"><p>Text.</p></div>', None),
        ('<div class="lft_art" id="left"><div class="tw3_01_2"><h4>Entry</h4></div></div>', None),
    ],
)  # fmt: skip
def test_a_layout_is_told_by_its_own_markup(markup: str, layout: object) -> None:
    root = html.document_fromstring(f"<html><body>{markup}</body></html>")
    assert next((one for one in LAYOUTS if root.xpath(one.signature)), None) is layout


def test_sections_have_their_own_names_and_addresses_on_the_site() -> None:
    assert len({section.name for section in SITE.sections}) == len(SITE.sections)
    assert len({section.url for section in SITE.sections}) == len(SITE.sections)
    assert all(site_of(section.url) is SITE for section in SITE.sections)
    assert all(section.url.startswith("https://") for section in SITE.sections)
    assert all(section.url.endswith("/page_1.html") for section in SITE.sections)


def test_no_list_is_taken_for_an_article() -> None:
    assert not any(SITE.address(section.url) for section in SITE.sections)
