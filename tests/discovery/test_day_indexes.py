"""The newspaper's days."""

from __future__ import annotations

from datetime import date

from newscrawl.discovery.day_indexes import DayIndexes
from newscrawl.discovery.order import Window
from newscrawl.sites.chinadaily import SITE

PRINT, PAPER = (DayIndexes(SITE, index) for index in SITE.day_indexes)
TODAY = date(2026, 11, 20)


def test_there_is_no_paper_on_sundays() -> None:
    days = [page.day for page in PAPER.first_pages(Window(since=date(2026, 11, 13)), TODAY)]
    assert days == [date(2026, 11, day) for day in (20, 19, 18, 17, 16, 14, 13)]


def test_each_day_has_its_address() -> None:
    window = Window(date(2014, 6, 9), date(2014, 6, 9))
    (page,) = PRINT.first_pages(window, TODAY)
    assert page.url == "https://www.chinadaily.com.cn/cndy/2014-06/09/index1.html"
    assert list(PAPER.first_pages(window, TODAY)) == []
    (page,) = PAPER.first_pages(Window(date(2026, 11, 19), date(2026, 11, 19)), TODAY)
    assert page.url == "http://epaper.chinadaily.com.cn/china/2026-11-19"


def test_it_names_every_article_that_it_links_to() -> None:
    body = b"""<html><body><a href="content_17572001.htm">A</a><a href="index2.html">Next</a>
    <a href="/cndy/2014-06/09/content_17572002.htm"><img src="x.jpg"></a></body></html>"""
    base = "https://www.chinadaily.com.cn/cndy/2014-06/09/index1.html"
    folder = base.rpartition("/")[0]
    links = [link.url for link in PRINT.read(body, base).links]
    assert links == [f"{folder}/content_17572001.htm", f"{folder}/content_17572002.htm"]


def test_a_year_is_planned_quickly_and_whole() -> None:
    pages = list(PRINT.first_pages(Window(date(2015, 1, 1), date(2015, 12, 31)), TODAY))
    assert len(pages) == 365 - 52
