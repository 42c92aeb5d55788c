"""Stories that a site's app gets as JSON, read as the site's own pages are."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from newscrawl import extract_article, problems
from newscrawl.extraction import read_page
from newscrawl.items import Article

AP = "AP641b2a80a310cd9d9e0a3b11"
URL = f"https://enapp.chinadaily.com.cn/a/202303/23/{AP}.json"
TITLE = "Herons return to the harbour of Qinhe"
STORY = [
    "The herons came back to the old harbour of Qinhe on Monday morning, a week late.",
    "Fishermen had waited for them since the dredging ended in the early spring.",
    "“We counted forty nests, more than ever before,” said Ma Lin, who keeps the light.",
]
FIGURE = (
    '<figure class="image"><img src="//img2.example.com/heron.jpeg"/>'
    "<figcaption>Herons rest on the harbour wall of Qinhe. GU WEN/FOR CHINA DAILY</figcaption></figure>"
)
RECORD: dict[str, Any] = {
    "title": f"<em>Herons</em> {TITLE.removeprefix('Herons ')}",
    "subtitle": "A harbour finds its birds",
    "author": "GU WEN,Ma Lin and Hu Xi in Qinhe",
    "source": "China Daily",
    "publishTime": "2023-03-22T16:05:00.000+0000",
    "updated": "2023-03-22T18:30:00.000+0000",
    "keywords": ["herons", "harbour", ""],
    "summary": "The birds are back, and the harbour of Qinhe with them.",
    "wordCount": 321,
    "columnName": "China",
    "columnDirname": "china",
    "storyType": "COMPO",
    "editor": "Bai He",
    "content": FIGURE + "".join(f"<p>{line}</p>" for line in STORY),
    "images": [{"url": "//img2.example.com/thumb.jpeg"}],
    "properties": {
        "pageNo": "001-FRONT",
        "PubDate": "20230323",
        "PageNumber": "003;004",
        "ArticleAuthor": "Gu Wen/Ma Lin/Hu Xi",
        "Caption": "",
    },
}


def read(url: str | None = URL, /, **changes: Any) -> Article:
    return extract_article(json.dumps(RECORD | changes).encode(), url)


def sources(article: Article) -> dict[str, str]:
    return {one.field: one.source for one in article.provenance}


def test_every_field_is_read() -> None:
    article = read()
    assert article.refusal is None
    assert problems(article) == []
    assert article.id == f"chinadaily:{AP}"
    assert article.title == TITLE
    assert (article.text or "").split("\n\n") == STORY
    assert article.description == RECORD["summary"]
    assert article.authors == ["Gu Wen", "Ma Lin", "Hu Xi"]
    assert article.byline == RECORD["author"]
    assert article.editors == ["Bai He"]
    assert article.source == "China Daily"
    assert article.date_published == "2023-03-23T00:05:00+08:00"
    assert (article.date_precision, article.date_published_raw) == ("second", RECORD["publishTime"])
    assert article.date_modified == "2023-03-23T02:30:00+08:00"
    assert article.tags == ["herons", "harbour"]
    assert article.section == ["China"]
    assert (article.print_date, article.print_page) == ("2023-03-23", "3")
    assert article.language == "en"
    (image,) = article.images
    assert image.url == "https://img2.example.com/heron.jpeg"
    assert image.caption == "Herons rest on the harbour wall of Qinhe."
    assert image.credit == "GU WEN/FOR CHINA DAILY"


def test_provenance_names_the_keys() -> None:
    told = sources(read())
    assert told == {
        "title": "json:title",
        "text": "json:content",
        "date_published": "json:publishTime",
        "id": "url",
        "authors": "json:author",
        "source": "json:source",
        "description": "json:summary",
        "section": "json:columnName",
        "tags": "json:keywords",
    }


@pytest.mark.parametrize(
    ("changes", "field", "value"),
    [
        ({"author": ""}, "authors", ["Gu Wen", "Ma Lin", "Hu Xi"]),
        ({"author": "Xinhua", "properties": {}}, "authors", []),
        ({"author": "Tenzin in Lhasa"}, "authors", ["Tenzin"]),
        ({"summary": None}, "description", "A harbour finds its birds"),
        ({"summary": TITLE, "subtitle": ""}, "description", None),
        ({"keywords": "herons, harbour"}, "tags", ["herons", "harbour"]),
        ({"keywords": {"a": 1}}, "tags", []),
        ({"updated": RECORD["publishTime"]}, "date_modified", None),
        ({"updated": True}, "date_modified", None),
        ({"updated": 1679509800000}, "date_modified", "2023-03-23T02:30:00+08:00"),
        ({"publishTime": 1679501100}, "date_published", "2023-03-23T00:05:00+08:00"),
        ({"publishTime": "2023-03-23 00:05"}, "date_precision", "minute"),
        (
            {"publishTime": "0001-01-01T00:00:00+0900"},
            "date_published",
            "2023-03-23T00:19:12+08:00",
        ),
        ({"properties": {"PageNumber": "", "pageNo": "001-FRONT"}}, "print_page", "1"),
        ({"properties": {"PageNumber": 12}}, "print_page", "12"),
        ({"properties": {"PageNumber": "none"}}, "print_page", None),
        ({"properties": {"PubDate": "20231323"}}, "print_date", None),
        ({"properties": {"PubDate": 20230323}}, "print_date", "2023-03-23"),
        ({"properties": ["20230323"]}, "print_date", None),
        ({"columnName": ""}, "section", []),
        ({"source": None}, "source", None),
    ],
)
def test_a_field_in_another_form(changes: dict[str, Any], field: str, value: object) -> None:
    assert getattr(read(**changes), field) == value


def test_what_the_body_says_counts_where_the_keys_are_silent() -> None:
    content = "".join(f"<p>{line}</p>" for line in [*STORY, "(China Daily 06/09/2014 page3)"])
    article = read(content=content + "<p>Editor: Hu Bo</p>", properties={}, editor="")
    assert (article.print_date, article.print_page) == ("2014-06-09", "3")
    assert article.editors == ["Hu Bo"]
    assert (article.text or "").split("\n\n") == STORY


def test_junk_in_the_body_is_told_as_in_a_page() -> None:
    spam = "<div style='display:none'>casino slots betting poker jackpot casino slots poker</div>"
    body = RECORD["content"] + spam
    page = read_page(json.dumps(RECORD | {"content": body}).encode(), URL)
    assert any(block.hidden for block in page.blocks)
    assert (read(content=body).text or "").split("\n\n") == STORY


@pytest.mark.parametrize("kind", ["AUDIO", "VIDEO"])
def test_a_story_with_one_sentence_or_none_is_not_refused(kind: str) -> None:
    for content in ("<p>A heron lands in Qinhe.</p>", "", None):
        article = read(storyType=kind, content=content)
        assert article.refusal is None
        assert article.title == TITLE
        assert article.text == ("A heron lands in Qinhe." if content else None)


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "{}",
        '{"title": ',
        '{"title": {"a": 1}, "content": ["x"]}',
        '{"code": 404, "message": "not found"}',
        '{"title": ' + "[" * 200_000,
        '{"title": ' + '{"a": ' * 200_000,
        '{"title": ' + "9" * 10_000 + "}",
        '{"title": NaN}',
    ],
    ids=lambda text: text[:20],
)
def test_what_is_no_story_is_refused(text: str) -> None:
    article = extract_article(text.encode(), URL)
    assert article.text is None
    assert article.title is None
    assert article.refusal is None or article.refusal.code == "not_html"
    assert problems(article)


@pytest.mark.parametrize(
    "value", [None, 1, 1.5, True, [], {}, ["x"], {"a": "b"}, "\ud800", "x" * 9999]
)
def test_no_type_of_a_value_raises(value: object) -> None:
    for key in RECORD:
        read(**{key: value})
    for key in RECORD["properties"]:
        read(properties={key: value})


def test_hostile_markup_in_a_value_is_refused() -> None:
    tag = "<p " + "a=1 " * 80_000 + ">"
    assert extract_article(json.dumps({"title": "x", "content": tag}), URL).refusal


def test_deep_markup_in_a_value_does_no_harm() -> None:
    article = read(content="<div>" * 1_500 + RECORD["content"])
    assert article.title == TITLE
    assert STORY[0] in (article.text or "")


def test_endlessly_deep_markup_in_a_value_is_refused() -> None:
    assert read(content="<div>" * 5_000 + RECORD["content"]).refusal


@pytest.mark.parametrize("url", [None, "https://news.example/a/1.json"])
def test_json_of_a_site_that_describes_none_is_not_read_as_a_story(url: str | None) -> None:
    article = read(url)
    assert article.title != TITLE
    assert problems(article)


@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf", b"\n  "])
@pytest.mark.parametrize(
    "content_type", [None, "text/html; charset=iso-8859-1", "application/json"]
)
def test_the_bytes_tell_that_it_is_json(before: bytes, content_type: str | None) -> None:
    body = before + json.dumps(RECORD, ensure_ascii=False).encode()
    article = extract_article(body, URL, content_type=content_type)
    assert article.title == TITLE
    assert STORY[2] in (article.text or "")


def test_a_page_that_begins_with_a_brace_is_a_page() -> None:
    body = "".join(f"<p>{line}</p>" for line in STORY)
    html = f"{{{{ header }}}}<html><head><title>{TITLE}</title></head><body>{body}</body></html>"
    assert STORY[0] in (extract_article(html.encode(), URL).text or "")


def test_a_date_in_the_future_is_not_believed() -> None:
    now = datetime(2023, 3, 24, tzinfo=UTC)
    body = json.dumps(RECORD | {"publishTime": "2029-03-22T16:05:00.000+0000"}).encode()
    article = extract_article(body, URL, fetched_at=now)
    assert (article.date_published or "").startswith("2023-03-23")
    assert "date_conflict" in article.flags
