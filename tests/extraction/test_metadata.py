"""What a page says of itself: meta tags, JSON-LD, the CMS's comment."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.extraction.markup import Document, parse
from newscrawl.extraction.metadata import Metadata, plain, read_metadata


def metadata_of(head: str, body: str = "<p>Herons.</p>") -> Metadata:
    document = parse(f"<html><head>{head}</head><body>{body}</body></html>")
    assert isinstance(document, Document)
    return read_metadata(document.root)


RECORD = (
    "<!--enpproperty <articleid>25370001</articleid><date>2016-10-31 09:28:27.0</date>"
    "<author>Gu Wen</author><title>Herons &amp;amp; <b>boats</b></title><keyword>herons,boats</keyword>"
    "<subtitle></subtitle><nodename><p>Top\n News</p></nodename>/enpproperty-->"
)


@pytest.mark.parametrize("place", ["head", "body"])
def test_the_cms_record_is_read_from_its_comment(place: str) -> None:
    data = metadata_of(RECORD) if place == "head" else metadata_of("", f"<p>Herons.</p>{RECORD}")
    assert data.founder == {
        "articleid": "25370001",
        "date": "2016-10-31 09:28:27.0",
        "author": "Gu Wen",
        "title": "Herons & boats",
        "keyword": "herons,boats",
        "subtitle": "",
        "nodename": "Top News",
    }
    assert data.titles == [("Herons & boats", "founder")]


def test_the_first_of_repeated_records_counts() -> None:
    data = metadata_of(RECORD, RECORD.replace("Gu Wen", "Ma Lin"))
    assert data.founder["author"] == "Gu Wen"


def test_other_comments_are_no_records() -> None:
    assert metadata_of("<!-- <title>Old</title> --><!--enpcontent-->").founder == {}


def test_meta_tags_go_by_name_property_or_itemprop() -> None:
    data = metadata_of(
        '<meta name="Keywords" content=" herons,  boats ">'
        '<meta property="og:title" content="Herons &amp;amp; boats">'
        '<meta itemprop="datePublished" content="2020-01-01"><meta charset="utf-8">'
        '<meta name="author" content=""><meta name="author" content="Gu Wen">'
        '<meta name="author" content="Ma Lin">'
    )
    assert data.meta == {
        "keywords": "herons, boats",
        "og:title": "Herons & boats",
        "datepublished": "2020-01-01",
        "author": "Gu Wen",
    }
    assert data.first("editor", "author", "keywords") == ("Gu Wen", "author")
    assert data.first("editor") is None


@pytest.mark.parametrize(
    ("script", "headline"),
    [
        ('{"@type": "NewsArticle", "headline": "Herons"}', "Herons"),
        ('{"@type": ["Thing", "ReportageNewsArticle"], "headline": "Herons"}', "Herons"),
        ('[{"@type": "Organization"}, {"@type": "Article", "headline": "Herons"}]', "Herons"),
        ('{"@graph": [{"@type": "WebPage"}, {"@type": "NewsArticle", "headline": "Herons"}]}', "Herons"),
        ('{"@type": "WebPage", "mainEntity": {"@type": "NewsArticle", "headline": "Herons"}}', "Herons"),
        ('{"@type": "NewsArticle", "headline": "Herons\n return"}', "Herons\n return"),
        ('[{"@type": "Article", "headline": "One"}, {"@type": "Article", "headline": "Two"}]', "One"),
        ('{"@type": "Organization", "headline": "Herons"}', None),
        ('{"@type": null}', None),
        ("{broken", None),
        ("[" * 9_000, None),
        ("null", None),
        ("7", None),
        ("", None),
    ],
)  # fmt: skip
def test_the_first_article_of_the_json_ld_is_taken(script: str, headline: str | None) -> None:
    data = metadata_of(f'<script type="application/ld+json">{script}</script>')
    assert data.json_ld.get("headline") == headline


def test_a_broken_script_costs_no_other() -> None:
    script = '<script type="application/ld+json">{}</script>'
    good = '{"@type": "NewsArticle", "headline": "Herons"}'
    assert metadata_of(script.format("{broken") + script.format(good)).json_ld


def test_title_and_canonical_link() -> None:
    data = metadata_of(
        "<title>\n Herons &amp;\n boats </title><title>Other</title>"
        '<link rel="canonical" href=" /a/1.html "><link rel="amphtml" href="/amp">'
    )
    assert (data.html_title, data.canonical) == ("Herons & boats", "/a/1.html")
    assert data.titles == [("Herons & boats", "html:title")]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Herons return[1]- Example", "Herons return- Example"),
        ("白鹭归来[12]_例报", "白鹭归来_例报"),
        ("Herons return [2]", "Herons return"),
        ("Herons [2] return", "Herons [2] return"),
        ("Herons return [Photos]", "Herons return [Photos]"),
    ],
)
def test_a_pages_number_is_no_part_of_its_title(title: str, expected: str) -> None:
    document = parse(f"<html><head><title>{title}</title></head><body>x</body></html>")
    assert isinstance(document, Document)
    assert read_metadata(document.root).html_title == expected


def test_a_page_that_says_nothing_of_itself() -> None:
    assert metadata_of("") == Metadata()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Q&amp;A", "Q&A"),
        ("Q&amp;amp;A", "Q&A"),
        ("AT&T", "AT&T"),
        ("&lt;em&gt;Herons&lt;/em&gt; return", "Herons return"),
        ('Herons <span class="x">return</span><br/>', "Herons return"),
        ("Herons <again>, 3 < 4", "Herons <again>, 3 < 4"),
        ("\xa0Herons\n\t return ", "Herons return"),
        ("&#40548;鸟", "鹤鸟"),
        ("", ""),
    ],
)
def test_plain_text_has_no_entities_tags_and_superfluous_blanks(text: str, expected: str) -> None:
    assert plain(text) == expected


SAYING = (
    '<title>Herons return - Example</title><meta name="keywords" content="herons, boats">'
    '<meta name="description" content="They came back."><meta property="og:title" content="Herons return">'
    '<meta name="author" content="Gu Wen"><meta name="viewport" content="width=1">'
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Herons", "keywords": ["birds", "reeds", 7],'
    ' "description": "Told &amp; retold", "datePublished": "2026-11-18"}</script>'
)


def test_its_strings_are_what_readers_may_come_to_see() -> None:
    data = metadata_of(SAYING, f"<p>Herons.</p>{RECORD}")
    assert data.strings == {
        "meta:og:title": "Herons return",
        "meta:description": "They came back.",
        "meta:keywords": "herons, boats",
        "meta:author": "Gu Wen",
        "json-ld:headline": "Herons",
        "json-ld:description": "Told & retold",
        "json-ld:keywords": "birds, reeds",
        "founder:title": "Herons & boats",
        "founder:keyword": "herons,boats",
        "html:title": "Herons return - Example",
    }
    assert metadata_of("").strings == {}


def test_other_strings_take_their_place_and_empty_ones_leave_none() -> None:
    data = metadata_of(SAYING, f"<p>Herons.</p>{RECORD}")
    before = data.strings
    changed = {
        "meta:keywords": "herons", "meta:author": "", "json-ld:keywords": "reeds", "json-ld:headline": "",
        "founder:title": "", "html:title": "Herons return",
    }  # fmt: skip
    other = data.with_strings(changed)
    assert other.strings == {name: value for name, value in (before | changed).items() if value}
    assert other.json_ld["datePublished"] == "2026-11-18"
    assert other.meta["viewport"] == "width=1"
    assert other.canonical == data.canonical
    assert [source for _, source in other.titles] == ["meta:og:title", "html:title"]
    assert data.strings == before


def test_without_other_strings_it_is_the_same() -> None:
    data = metadata_of(SAYING, f"<p>Herons.</p>{RECORD}")
    assert data.with_strings({}) == data
    assert data.with_strings({"html:title": ""}).html_title == ""


@pytest.mark.parametrize("value", ["7", "null", "{}", "[]", "[1, null]", '""', "true"])
def test_structured_data_of_another_kind_is_no_string(value: str) -> None:
    script = f'{{"@type": "NewsArticle", "headline": {value}, "keywords": {value}}}'
    data = metadata_of(f'<script type="application/ld+json">{script}</script>')
    assert data.strings == {}
    assert data.with_strings({"meta:description": "x"}).strings == {"meta:description": "x"}


@given(st.text(alphabet='<>/!-&;{}[]":,@aetyp ', max_size=80))
@settings(deadline=None)
def test_nothing_a_page_says_breaks_the_reading(text: str) -> None:
    data = metadata_of(
        f'<!--enpproperty {text}--><script type="application/ld+json">{text}</script>'
    )
    assert isinstance(data, Metadata)
