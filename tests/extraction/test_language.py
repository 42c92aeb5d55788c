"""The language of a text, and the language of which one can be sure."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.extraction.language import certain_language, language_of

SENTENCES = {
    "en": "The herons came back to the old harbour on Monday morning, a week late.",
    "zh": "周一清晨，白鹭比往年晚一周回到老港口，渔民们早已在岸边等候多时。",
    "fr": "Les hérons sont revenus au vieux port lundi matin, avec une semaine de retard.",
    "de": "Die Reiher sind am Montagmorgen mit einer Woche Verspätung in den alten Hafen zurückgekehrt.",
    "es": "Las garzas volvieron al viejo puerto el lunes por la mañana, una semana más tarde.",
    "ru": "В понедельник утром цапли вернулись в старую гавань на неделю позже обычного.",
    "ja": "月曜日の朝、サギは例年より一週間遅れて古い港に戻ってきました。",
    "ko": "월요일 아침 왜가리들이 예년보다 일주일 늦게 옛 항구로 돌아왔습니다.",
    "tr": "Balıkçıllar pazartesi sabahı bir hafta gecikmeyle eski limana geri döndüler.",
    "vi": "Sáng thứ hai, đàn diệc đã trở về bến cảng cũ, muộn hơn mọi năm một tuần.",
    "id": "Burung bangau kembali ke pelabuhan tua pada Senin pagi, terlambat satu minggu.",
    "pt": "As garças voltaram ao velho porto na segunda-feira de manhã, com uma semana de atraso.",
    "ar": "عادت طيور البلشون إلى الميناء القديم صباح يوم الاثنين متأخرة أسبوعا.",
    "th": "นกกระสากลับมายังท่าเรือเก่าในเช้าวันจันทร์ช้ากว่าปกติหนึ่งสัปดาห์",
}


@pytest.mark.parametrize(("language", "text"), SENTENCES.items())
def test_a_sentence_tells_its_language_for_certain(language: str, text: str) -> None:
    assert certain_language(text) == language
    assert certain_language(f"{text}\n\n{text}") == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t",
        "2026-11-18 09:12",
        "Gu Wen",
        "★★★",
        "\x00\ud800\uffff",
        f"{SENTENCES['en']} {SENTENCES['ru']}",
        f"{SENTENCES['zh']}{SENTENCES['fr']}",
    ],
)
def test_of_little_or_of_two_languages_nothing_is_certain(text: str) -> None:
    assert certain_language(text) is None


@pytest.mark.parametrize(
    ("text", "relative"),
    [
        ("Burung bangau itu telah kembali ke pelabuhan lama pada pagi Isnin lewat seminggu.", "id"),
        ("У понеділок вранці чаплі повернулися до старої гавані на тиждень пізніше.", "ru"),
        ("V pondělí ráno se volavky vrátily do starého přístavu o týden později.", "cs"),
        ("V pondelok ráno sa volavky vrátili do starého prístavu o týždeň neskôr.", "cs"),
        ("週一清晨，白鷺比往年晚一週回到老港口，漁民們早已在岸邊等候多時。", "zh"),
    ],
)
def test_relatives_have_one_tag(text: str, relative: str) -> None:
    assert certain_language(text) == relative


@pytest.mark.parametrize(("language", "text"), SENTENCES.items())
def test_what_is_certain_is_also_the_language(language: str, text: str) -> None:
    assert language_of(text) == language


@given(st.text() | st.binary().map(lambda raw: raw.decode("utf-8", "surrogateescape")))
@settings(max_examples=100)
def test_any_text_has_a_language_or_none(text: str) -> None:
    for found in (certain_language(text), language_of(text)):
        assert found is None or found.isprintable()
    assert certain_language(text) == certain_language(text)
