"""The reference page and the one real page that was seen whole, against what a person read."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from newscrawl import extract_article, extract_text_article, problems, strip_text
from newscrawl.items import Article, Image
from tests.project import ROOT, WWW

pytestmark = pytest.mark.shared

PATH = "/m/chinalic/2016-05/17/content_25374398.htm"


@pytest.fixture
def seed(shared: Path) -> Path:
    (path,) = (shared / "seed").glob("*.txt")
    return path


@pytest.fixture
def text(seed: Path) -> str:
    return seed.read_text(encoding="utf-8")


def test_the_reference_as_text_alone(text: str) -> None:
    article = extract_text_article(text)
    assert problems(article) == []
    assert article.title == "Alibaba vows to carry on fake goods crackdown"
    assert (article.authors, article.source) == (["Cao Yin"], "chinadaily.com.cn")
    assert article.date_published == "2016-05-17T00:00:00+08:00"
    assert article.date_precision == "day"
    assert (article.section, article.tags) == (["News", "Top News"], [])
    assert (article.language, article.flags, article.mirror_of) == ("en", [], None)


def test_its_picture(text: str) -> None:
    (image,) = extract_text_article(text).images
    assert isinstance(image, Image)
    assert (image.url, image.credit) == (None, "IC")
    assert str(image.caption).endswith("Nov 12, 2014.")


def test_its_body_is_word_for_word(text: str) -> None:
    lines = [line for line in text.split("\n") if line.strip()]
    # keywords, breadcrumb, title, byline, title, caption | body | names
    body = lines[6:-1]
    assert len(body) == 17
    assert str(extract_text_article(text).text).split("\n\n") == body


def test_its_junk_is_two_blocks(text: str) -> None:
    article = extract_text_article(text)
    assert [(junk.blocks, junk.items) for junk in article.junk] == [(1, 8), (1, 82)]
    clean, removed = strip_text(text)
    lines = text.split("\n")
    assert [removal.text for removal in removed] == [lines[0], lines[-1] or lines[-2]]
    assert strip_text(clean) == (clean, [])
    for line in lines[1:-2]:
        assert line in clean


def test_with_its_address_it_is_a_mirror(text: str) -> None:
    article = extract_text_article(text, f"http://m.szjzcy.com{PATH}")
    assert article.id == "chinadaily:content_25374398"
    assert article.canonical_url == article.mirror_of == WWW + PATH
    assert article.flags == ["mirror"]


def test_the_command_prints_one_line(seed: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "scrapy", "clean", str(seed)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    (line,) = result.stdout.splitlines()
    assert json.loads(line)["title"] == "Alibaba vows to carry on fake goods crackdown"
    assert result.stderr == (
        "scrapy clean: 1 page read: 1 written, 0 refused; 0 unreadable; 2 pieces of junk removed\n"
    )


@pytest.fixture
def truth(shared: Path) -> dict[str, Any]:
    row: dict[str, Any] = json.loads((shared / "data/chinadaily-real/truth.jsonl").read_text())
    return row


@pytest.fixture
def real_page(shared: Path, truth: dict[str, Any]) -> Article:
    page = shared / "data" / "chinadaily-real" / "pages" / f"{truth['id']}.html"
    return extract_article(page.read_bytes(), truth["url"])


def test_the_real_page(real_page: Article, truth: dict[str, Any]) -> None:
    assert problems(real_page) == []
    assert real_page.title == truth["title"]
    assert real_page.text == truth["text_strict"]
    assert real_page.date_published == "2023-11-17T15:13:00+08:00"
    assert (real_page.authors, real_page.editors) == ([], ["严玉洁", "王辉"])
    assert (real_page.source, real_page.language) == ("中国日报网", "zh")
    assert (real_page.removed, real_page.flags) == ([], [])
