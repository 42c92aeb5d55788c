"""What programs that make mirrors do to the words of a page: conversions that lose something.

Chinese becomes traditional, here and there with the pronunciation in brackets behind a sign; what
is neither ASCII nor Chinese becomes a question mark.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from newscrawl.demo.stories import Story

Convert = Callable[[str], str]

# Signs of the invented stories and of the pages around them.
_TRADITIONAL = str.maketrans(
    dict(
        pair.split(":")
        for pair in (
            "码:碼 头:頭 变:變 渔:漁 开:開 这:這 设:設 个:個 摊:攤 户:戶 签:簽 约:約 卖:賣 "
            "鳗:鰻 鱼:魚 说:說 张:張 顶:頂 旧:舊 铁:鐵 从:從 来:來 车:車 过:過 鹤:鶴 芦:蘆 "
            "苇:葦 荡:蕩 鸟:鳥 数:數 图:圖 书:書 种:種 线:線 与:與 间:間 运:運 门:門 边:邊 "
            "镇:鎮 湾:灣 东:東 丰:豐 韩:韓 欧:歐 宁:寧 会:會 论:論 时:時 报:報 国:國 网:網 "
            "讨:討 计:計 划:劃 岁:歲 点:點 样:樣 参:參 还:還 农:農 护:護 区:區 让:讓 进:進 "
            "录:錄 复:復 归:歸 给:給 级:級 记:記 发:發 资:資 讯:訊 评:評 观:觀 编:編 辑:輯 "
            "责:責 双:雙 师:師 带:帶 卧:臥 铺:鋪 语:語(yǔ) 学:學(xué) 馆:館(guǎn) "
            "桥:橋(qiáo)"
        ).split()
    )
)

_LOST = re.compile("[^\x00-\x7f\u3000-\u9fff\uff00-\uffef]")


def to_traditional(text: str) -> str:
    """The text in traditional signs, some with their pronunciation.

    >>> to_traditional("双语")
    '雙語(yǔ)'
    """
    return text.translate(_TRADITIONAL)


def to_question_marks(text: str) -> str:
    """The text without the letters and quotes that a narrow charset lacks.

    >>> to_question_marks("双语Français")
    '雙語(y?)Fran?ais'
    """
    return _LOST.sub("?", to_traditional(text))


def mutate(story: Story, html: str, convert: Convert) -> str:
    """Convert a page and the truth about it; nobody can turn it back."""
    truth = story.truth
    truth.title, truth.text = convert(truth.title or ""), convert(truth.text or "")
    truth.description = convert(truth.description or "") or None
    truth.byline, truth.source = convert(truth.byline or ""), convert(truth.source or "")
    for names in (truth.authors, truth.editors, truth.section, truth.tags):
        names[:] = map(convert, names)
    truth.images = [
        replace(one, caption=convert(one.caption or ""), credit=convert(one.credit or ""))
        for one in truth.images
    ]
    if truth.language == "zh":
        truth.language = "zh-Hant"
    truth.flags.append("mutated_text")
    return convert(html)
