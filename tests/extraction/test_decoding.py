"""Charsets that are missing, right, or lie."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.extraction.decoding import decode

CHINESE = "港口的鹭鸟今年多了三成，渔民说水清了，鱼也回来了。"
FRENCH = "Le marché a rouvert hier ; les pêcheurs étaient là dès l'aube, à côté du café."


def page(text: str, meta: str | None) -> str:
    charset = f'<meta charset="{meta}">' if meta else ""
    return f"<html><head>{charset}<title>t</title></head><body><p>{text * 5}</p></body></html>"


@pytest.mark.parametrize(
    "header", [None, "text/html", "text/html; charset=utf-8", "text/html; charset=iso-8859-1"]
)
@pytest.mark.parametrize("meta", [None, "utf-8", "gb2312", "iso-8859-1", "no-such-charset"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_chinese_whatever_is_declared(encoding: str, meta: str | None, header: str | None) -> None:
    text = page(CHINESE, meta)
    assert decode(text.encode(encoding), header) == text


@pytest.mark.parametrize("encoding", ["iso-8859-1", "utf-8", "windows-1252"])
def test_western_as_declared(encoding: str) -> None:
    text = page(FRENCH, encoding)
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["big5", "shift_jis", "euc-kr"])
def test_other_double_byte_charsets_as_declared(encoding: str) -> None:
    words = {
        "big5": "港口的鷺鳥今年多了",
        "shift_jis": "港の鳥が今年は増えた",
        "euc-kr": "항구의 새가 올해 늘었다",
    }
    text = page(words[encoding], encoding)
    assert decode(text.encode(encoding), f"text/html; charset={encoding}") == text


def test_byte_order_marks() -> None:
    assert decode("\ufeff港口".encode()) == "港口"
    assert decode("\ufeff港口".encode("utf-16-le")) == "港口"


def test_a_cut_character_spoils_nothing() -> None:
    body = page(CHINESE, "utf-8").encode()[:-80]
    cut = body[: body.rindex(b"\xe3\x80\x82") + 1]
    assert decode(cut).startswith(page(CHINESE, "utf-8")[:60])


@given(
    st.binary(max_size=300), st.sampled_from([None, "text/html; charset=gbk", "; charset=", "x"])
)
def test_any_bytes_become_text(body: bytes, content_type: str | None) -> None:
    assert isinstance(decode(body, content_type), str)


@pytest.mark.parametrize("header", [None, "text/html; charset=iso-8859-1", "text/html"])
@pytest.mark.parametrize("meta", ["gb2312", "gbk", "gb18030"])
@pytest.mark.parametrize("words", ["The pier – once a market – opened. ", "Rooms of 20 ㎡ each. "])
def test_signs_with_an_ascii_byte_as_declared(words: str, meta: str, header: str | None) -> None:
    text = page(words, meta)
    assert decode(text.encode("gb18030"), header) == text


@pytest.mark.parametrize("words", ["The pier – once a market – opened. ", f"Herons – {CHINESE}"])
@pytest.mark.parametrize("meta", [None, "utf-8"])
def test_the_chinese_dash_tells_the_charset(words: str, meta: str | None) -> None:
    text = page(words, meta)
    assert decode(text.encode("gb18030")) == text


@pytest.mark.parametrize(
    "words",
    ["¡Hola! El mercado abrió ayer. ", "All photos ©CBC and ©QNT. ", "See §A and §B. ", FRENCH],
)
@pytest.mark.parametrize("meta", ["iso-8859-1", "windows-1252"])
def test_western_signs_before_letters_are_no_chinese(words: str, meta: str) -> None:
    text = page(words, meta)
    assert decode(text.encode(meta)) == text


def test_a_declared_charset_that_does_not_fit_is_not_taken() -> None:
    text = page(FRENCH, "gb2312")
    assert decode(text.encode("latin-1"), "text/html; charset=iso-8859-1") == text


def test_big5_is_not_taken_for_gb_where_both_are_declared() -> None:
    text = page("港口的鷺鳥今年多了", "gb2312")
    assert decode(text.encode("big5"), "text/html; charset=big5") == text
