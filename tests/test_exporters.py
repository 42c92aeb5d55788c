"""Lines of JSON: strict, clean, in the order of the fields, the same for files and feeds."""

from __future__ import annotations

import csv
import json
import re
from io import BytesIO, StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from scrapy.exporters import BaseItemExporter

from newscrawl import Article, Problem, Removal
from newscrawl.exporters import (
    ArticleCsvExporter,
    ArticleJsonExporter,
    ArticleLinesExporter,
    ArticleXmlExporter,
)
from newscrawl.items import EXPORTED, Image
from newscrawl.json_lines import encode_line, encode_row


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
@pytest.mark.parametrize("place", [lambda x: x, lambda x: [x], lambda x: {"deep": [x]}])
def test_no_number_that_json_does_not_know_is_written(place: Any, number: float) -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        encode_row({"value": place(number)})


@pytest.mark.parametrize("value", [b"bytes", {1, 2}, object()])
def test_what_is_no_json_is_an_error(value: object) -> None:
    with pytest.raises(TypeError, match="not JSON serializable"):
        encode_row({"value": value})


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("港口 – café 🚢", "港口 – café 🚢"),
        ('a "quote" \\ b', 'a "quote" \\ b'),
        ("a\tb\nc", "a\tb\nc"),
        ("a\r\nb\rc\x85d", "a\nb\nc\nd"),
        ("a\x00\x08\x0b\x1b[31m\x7f\x9fb", "a[31mb"),
        ("a\ud800b\udfffc", "abc"),
        ("a\ufffeb\uffffc", "abc"),
        ("line\u2028separator", "line\u2028separator"),
        ("", None),
        ("\x00\ud800", None),
        (["a", "", None, "\x00", "b"], ["a", "b"]),
        (("a", "b"), ["a", "b"]),
        ({"caption": "", "credit": "IC"}, {"caption": None, "credit": "IC"}),
        ([{"caption": "\x07"}], [{"caption": None}]),
        ([], []),
        (None, None),
        (0, 0),
        (False, False),
    ],
)
def test_values_are_cleaned_at_every_depth(value: object, written: object) -> None:
    assert json.loads(encode_row({"value": value})) == {"value": written}


def test_text_stands_in_utf8_without_escapes() -> None:
    assert encode_row({"b": "鹭鸟", "a": 1}) == '{"b": "鹭鸟", "a": 1}\n'.encode()


def full_article() -> Article:
    return Article(
        id="x:1",
        title="Herons return\x1b",
        text="They came back.\r\n\r\nAll of them.",
        authors=["Gu Wen", ""],
        images=[Image(url="https://news.example/a.jpg", caption="")],
        removed=[Removal("spider_pool", "/p", "82 names", "甲县")],
        refusal=Problem("text", "list_page", "12 entries"),
        key="x:1",
    )


def test_a_line_holds_the_exported_fields_in_their_order() -> None:
    line = encode_line(full_article())
    row = json.loads(line)
    assert tuple(row) == EXPORTED
    assert list(re.findall(r'"(id|url|title|text|schema_version)":', line.decode())) == [
        *("id", "url", "title", "text", "url", "schema_version"),  # the second one is a picture's
    ]
    assert (row["title"], row["url"], row["authors"]) == ("Herons return", None, ["Gu Wen"])
    assert row["text"] == "They came back.\n\nAll of them."
    assert row["images"] == [{"url": "https://news.example/a.jpg", "caption": None, "credit": None}]


_TEXT = st.text(st.characters(exclude_categories=()), max_size=30)  # with surrogates
_UNCLEAN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def _strict(name: str) -> None:
    pytest.fail(f"{name} is no JSON")


def _strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return [text for part in value for text in _strings(part)]
    return [value] if isinstance(value, str) else []


@given(st.builds(Image, _TEXT, _TEXT, _TEXT), st.lists(_TEXT, max_size=3), _TEXT, _TEXT, _TEXT)
def test_any_text_gives_one_clean_line(
    image: Image, authors: list[str], title: str, text: str, byline: str
) -> None:
    article = Article(id="x:1", title=title, text=text, authors=authors, byline=byline)
    article.images = [image]
    line = encode_line(article)
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    row = json.loads(line.decode("utf-8"), parse_constant=_strict)
    assert tuple(row) == EXPORTED
    assert all(text and not _UNCLEAN.search(text) for text in _strings(row))
    assert encode_row(row) == line  # clean lines stay as they are


# Scrapy's feeds


def feed(
    item: object, exporter_class: type[BaseItemExporter] = ArticleLinesExporter, **options: Any
) -> bytes:
    file = BytesIO()
    exporter = exporter_class(file, encoding="utf-8", **options)  # type: ignore[misc,call-arg]
    exporter.start_exporting()
    exporter.export_item(item)
    exporter.finish_exporting()
    return file.getvalue()


@pytest.mark.parametrize("fields", [None, list(EXPORTED)])
def test_feeds_hold_the_same_bytes_as_the_runs_own_files(fields: list[str] | None) -> None:
    article = full_article()
    assert feed(article, fields_to_export=fields) == encode_line(article)


def test_a_feed_may_ask_for_other_fields() -> None:
    row = json.loads(feed(full_article(), fields_to_export=["title", "id"]))
    assert list(row) == ["title", "id"]


def test_items_of_other_spiders_keep_scrapys_form() -> None:
    assert feed({"name": ""}) == b'{"name": ""}\n'


def test_a_json_feed_is_one_array() -> None:
    (row,) = json.loads(feed(full_article(), ArticleJsonExporter, fields_to_export=list(EXPORTED)))
    assert row == json.loads(encode_line(full_article()))


def test_a_csv_feed_has_lists_as_cells_of_json() -> None:
    text = feed(full_article(), ArticleCsvExporter, fields_to_export=list(EXPORTED)).decode()
    (row,) = csv.DictReader(StringIO(text, newline=""))
    assert tuple(row) == EXPORTED
    assert json.loads(row["authors"]) == ["Gu Wen"]
    assert json.loads(row["images"]) == json.loads(encode_line(full_article()))["images"]
    assert row["text"] == "They came back.\n\nAll of them."


def test_an_xml_feed_holds_records_within_records() -> None:
    text = feed(full_article(), ArticleXmlExporter, fields_to_export=list(EXPORTED))
    (item,) = etree.fromstring(text)
    assert item.findtext("authors/value") == "Gu Wen"
    assert item.findtext("images/value/url") == "https://news.example/a.jpg"
