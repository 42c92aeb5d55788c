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
