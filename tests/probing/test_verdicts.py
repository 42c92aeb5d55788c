"""What is taken for a misfit, and what for a note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from newscrawl.items import Problem
from newscrawl.probing.article_verdicts import article_verdicts
from newscrawl.probing.findings import ArticleFinding, PageFinding, SourceFinding, State
from newscrawl.probing.gate import Traffic
from newscrawl.probing.report import Report
from newscrawl.probing.verdicts import Verdict, source_verdicts
from newscrawl.sites.chinadaily import SITE

MISSING = Problem("text", "missing", "the page gives no text")
FRESH = PageFinding(
    "https://a.example/", State.FRESH, 200, links=3, newest=date(2026, 11, 20), has_next=True
)
GONE = PageFinding("https://b.example/", State.DEAD, 404, reason="gone", detail="answers 404")
BUSY = PageFinding("https://b.example/", State.DEAD, 503, reason="http_503", detail="answers 503")
DENIED = PageFinding("https://b.example/", State.DENIED, reason="robots", detail="forbids it")
ABSENT = PageFinding("https://b.example/", State.ABSENT, 404, detail="answers 404")
EMPTY = PageFinding("https://b.example/", State.EMPTY, 200, detail="it names no story")
STALE = PageFinding("https://b.example/", State.STALE, 200, links=3, age=9, detail="is behind")
UNDATED = PageFinding("https://b.example/", State.UNDATED, 200, links=3)
FROZEN = PageFinding("https://b.example/", State.FROZEN, 200, links=3, age=3000, detail="old")
UNASKED = PageFinding("https://b.example/", State.UNASKED)


def of_source(*pages: PageFinding, needs_fresh: bool = False) -> list[Verdict]:
    return source_verdicts([SourceFinding("list", needs_fresh, list(pages))])


def misfits(verdicts: Sequence[Verdict]) -> list[str]:
    return [verdict.text for verdict in verdicts if verdict.is_misfit]


@pytest.mark.parametrize("page", [FRESH, UNDATED])
def test_of_a_living_source_nothing_is_said(page: PageFinding) -> None:
    assert of_source(page) == []


@pytest.mark.parametrize("page", [GONE, BUSY, DENIED, ABSENT, EMPTY, STALE])
def test_a_source_without_a_living_page_is_a_misfit(page: PageFinding) -> None:
    (text,) = misfits(of_source(page, page))
    assert text.startswith("list ")
    assert page.url in text
    assert page.detail in text


@pytest.mark.parametrize("page", [BUSY, DENIED, ABSENT, EMPTY, STALE, UNASKED])
def test_one_bad_page_of_a_living_source_is_a_note(page: PageFinding) -> None:
    (verdict,) = of_source(FRESH, page)
    assert not verdict.is_misfit
    assert page.url in verdict.text


@pytest.mark.parametrize("page", [GONE, replace(STALE, age=31)])
def test_a_list_that_has_moved_is_a_misfit_though_others_live(page: PageFinding) -> None:
    (text,) = misfits(of_source(FRESH, page))
    assert page.url in text


@pytest.mark.parametrize("page", [FROZEN, BUSY, GONE, ABSENT, EMPTY])
def test_feeds_may_be_frozen_or_gone(page: PageFinding) -> None:
    (verdict,) = of_source(page, needs_fresh=True)
    assert not verdict.is_misfit
    assert of_source(FRESH, page, needs_fresh=True) == []


@pytest.mark.parametrize("pages", [[], [UNASKED]])
def test_what_was_not_asked_is_no_misfit(pages: list[PageFinding]) -> None:
    (verdict,) = of_source(*pages)
    assert not verdict.is_misfit


def test_a_list_without_a_layout_is_a_hint_and_a_misfit_where_no_list_has_one() -> None:
    known, unknown = replace(FRESH, list_layout="www"), replace(FRESH, list_layout="")
    (hint,) = of_source(known, unknown)
    assert not hint.is_misfit
    assert "no layout of lists fits https://a.example/" in hint.text
    assert len(misfits(of_source(unknown, unknown))) == 2
    assert of_source(known) == []


def test_lists_without_a_next_page_are_a_misfit() -> None:
    short, long = (replace(FRESH, list_layout="www", has_next=more) for more in (False, True))
    assert of_source(short) == []  # it may have one page only
    assert of_source(short, long) == []
    (text,) = misfits(of_source(short, short))
    assert "no list leads to a next page" in text


def found(
    layout: str | None,
    number: int = 1,
    host: str = "www.chinadaily.com.cn",
    problem: Problem | None = None,
    *,
    is_refused: bool = False,
    error: str = "",
) -> ArticleFinding:
    source = f"layout:{layout}" if layout else "generic"
    names = ("title", "text", "date_published")
    return ArticleFinding(
        url=f"https://{host}/a/202611/20/WS{number:024x}.html",
        kind=f"{host}/a/#/#/WS#.html",
        status=200,
        layout=layout,
        is_hearsay=layout in {"content", "portal"},
        found=dict.fromkeys(names, source),
        problems=[problem] if problem else [],
        is_refused=is_refused,
        error=error,
    )


def of_articles(*articles: ArticleFinding) -> list[Verdict]:
    return article_verdicts(articles, SITE)


ZH = found("zh", host="cn.chinadaily.com.cn")


def test_pages_with_their_layouts_fit() -> None:
    assert of_articles(found("ws"), found("ws", 2), ZH, found("json")) == []
    assert of_articles() == []


@pytest.mark.parametrize("read_by", [None, "content"])
def test_a_lost_layout_is_named_with_a_page(read_by: str | None) -> None:
    (text,) = misfits(of_articles(found(read_by), ZH))
    assert text.startswith("layout ws of China Daily no longer matches")
    assert found(None).url in text


def test_a_layout_of_which_no_page_was_met_is_not_missed() -> None:
    assert of_articles(ZH, found("json")) == []


def test_pages_that_never_had_a_layout_are_a_note() -> None:
    portal = found(None, host="govt.chinadaily.com.cn")
    (verdict,) = of_articles(found("ws"), ZH, portal)
    assert not verdict.is_misfit
    assert portal.url in verdict.text


def test_hearsay_that_a_page_bears_out_is_a_note() -> None:
    portal = found("portal", host="govt.chinadaily.com.cn")
    (verdict,) = of_articles(found("ws"), ZH, portal)
    assert not verdict.is_misfit
    assert verdict.text.startswith("layout portal, known from hearsay only, is borne out by")


def test_a_part_that_a_layout_no_longer_finds() -> None:
    generic = {"title": "layout:ws", "text": "generic", "date_published": "layout:ws"}
    broken = [replace(found("ws", number), found=generic) for number in (1, 2)]
    (text,) = misfits(of_articles(*broken, ZH))
    assert text.startswith("layout ws no longer finds its body")
    (hint,) = of_articles(broken[0], ZH)  # one page may be an odd one
    assert not hint.is_misfit
    assert of_articles(*broken, found("ws", 3), ZH) == []


def test_a_field_that_most_pages_of_a_kind_miss() -> None:
    bad = [found("ws", number, problem=MISSING) for number in (1, 2)]
    (text,) = misfits(of_articles(*bad, found("ws", 3), ZH))
    assert text.startswith("www.chinadaily.com.cn/a/#/#/WS#.html: text not found in 2 of 3 pages")
    notes = of_articles(bad[0], found("ws", 2), ZH)
    assert [verdict.is_misfit for verdict in notes] == [False]


def test_a_single_refused_page_is_a_note_and_a_refused_kind_a_misfit() -> None:
    walls = [found(None, number, problem=MISSING, is_refused=True) for number in (1, 2)]
    assert misfits(of_articles(walls[0], ZH)) == []
    assert misfits(of_articles(*walls, found("ws", 3), ZH)) == []
    (text,) = misfits(of_articles(*walls, ZH))
    assert "every page probed is refused: the page gives no text" in text


def test_articles_that_could_not_be_read() -> None:
    lost = [found(None, number, error="the server answers 500") for number in (1, 2)]
    assert misfits(of_articles(lost[0], found("ws", 3), ZH)) == []
    (text,) = misfits(of_articles(*lost))
    assert text.startswith("none of 2 articles could be read: the server answers 500")


@pytest.mark.parametrize(
    ("pages", "answers", "code"),
    [
        ([FRESH], 3, 0),
        ([FRESH, BUSY], 3, 0),
        ([GONE], 3, 10),
        ([DENIED, DENIED], 3, 22),
        ([DENIED, FRESH], 3, 0),
        ([BUSY], 0, 20),
        ([DENIED], 0, 20),
    ],
)
def test_the_exit_code(pages: list[PageFinding], answers: int, code: int) -> None:
    sources = [SourceFinding("list", needs_fresh=False, pages=pages)]
    now = datetime(2026, 11, 20, tzinfo=UTC)
    report = Report("chinadaily", SITE, now, Traffic(answers=answers), sources, [])
    assert report.exit_code == report.to_dict()["exit_code"] == code
    assert bool(report.misfits) == bool(code)
