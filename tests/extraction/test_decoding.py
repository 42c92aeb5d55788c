"""Charsets that are missing, right, or lie."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl import extract_article
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


# No declaration but a fitting one is believed

RUSSIAN = "Цапли вернулись в старую гавань в понедельник утром, на неделю позже обычного. "
KOREAN = "항구의 새가 올해 늘었다. 어부들은 물이 맑아지고 물고기도 돌아왔다고 말했다. "
JAPANESE = "港の鳥が今年は三割も増えた。漁師は水が澄んで魚も戻ったと話している。"
POLISH = "Czaple wróciły do starego portu w poniedziałek rano, tydzień później niż zwykle. "
TRADITIONAL = "港口的鷺鳥今年多了三成，漁民說水清了，魚也回來了。"

_LIES = ["utf-8", "no-such", "utf-16", "utf-7", "punycode", "unicode_escape", "undefined", "hex"]


@pytest.mark.parametrize("lie", [None, *_LIES])
@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (CHINESE, "gb18030"),
        (f"{CHINESE}𠀀㐂 ñü©", "gb18030"),
        ("The herons © of Ñandú came back to the harbour. ", "gb18030"),
        ("The herons came back 𠀀 to the harbour. ", "gb18030"),
        (TRADITIONAL, "gbk"),
        (TRADITIONAL, "big5"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc-jp"),
        (KOREAN, "euc-kr"),
        (RUSSIAN, "windows-1251"),
        (RUSSIAN, "koi8-r"),
    ],
)
def test_a_lie_is_seen_through(text: str, encoding: str, lie: str | None) -> None:
    whole = page(text * 3, lie)
    header = f"text/html; charset={lie}" if lie else None
    assert decode(whole.encode(encoding)) == whole
    assert decode(whole.encode(encoding), header) == whole


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((POLISH, "windows-1250"), (POLISH, "iso-8859-2"), (RUSSIAN, "windows-1251")),
        *((RUSSIAN, "koi8-r"), (KOREAN, "euc-kr"), (JAPANESE, "shift_jis"), (JAPANESE, "euc-jp")),
        *((TRADITIONAL, "big5"), ("Οι ερωδιοί επέστρεψαν στο λιμάνι. ", "windows-1253")),
        ("Balıkçıllar pazartesi sabahı eski limana geri döndü. ", "windows-1254"),
    ],
)
def test_what_is_declared_rightly_is_believed(text: str, encoding: str) -> None:
    for meta, header in ((encoding, None), (None, f"text/html; charset={encoding}")):
        whole = page(text, meta)
        assert decode(whole.encode(encoding), header) == whole


@pytest.mark.parametrize("meta", [None, "utf-8", "gbk", "utf-16"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16"])
@pytest.mark.parametrize("text", [CHINESE, FRENCH, "Herons. "])
def test_utf16_without_a_mark(text: str, encoding: str, meta: str | None) -> None:
    whole = page(text, meta)
    assert decode(whole.encode(encoding)) == whole


STORY = page(f"2026-11-18 {CHINESE * 20}", "utf-8")


def refusal_of(body: bytes, content_type: str | None = None) -> str | None:
    refusal = extract_article(
        body, "https://news.example/a/1.html", content_type=content_type
    ).refusal
    return refusal.code if refusal else None


def test_a_few_broken_bytes_are_no_broken_page() -> None:
    body = STORY.encode()
    assert refusal_of(body[:3_000] + b"\xff" + body[3_001:-300] + b"\xe4" + body[-299:]) is None


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_a_page_of_two_encodings_is_refused(share: float) -> None:
    cut = int(len(STORY) * share)
    assert refusal_of(STORY[:cut].encode() + STORY[cut:].encode("gbk")) == "broken_text"


def test_text_that_came_broken_is_refused() -> None:
    assert refusal_of(STORY.replace("鹭鸟", "\ufffd").encode()) == "broken_text"
    behind = STORY + "\ufffd" * 900  # no reader sees it
    assert refusal_of(behind.encode()) is None
