"""The first words of an agency's story, which may name its reporters."""

from __future__ import annotations

import re

from newscrawl.extraction.bylines.characters import simplified
from newscrawl.extraction.bylines.names import read_people
from newscrawl.extraction.bylines.surnames import is_han_name

# 中国日报沁河6月8日电（记者 马林 胡西）
_DATELINE = re.compile(
    r"[^。，；：（(]{2,25}\d{1,2}月\d{1,2}日\s?[电讯]\s?[（(](?:[^（）()]{0,8})记者[\s：:]?(?P<names>[^（）()]{2,40})[）)]"
)


def dateline_reporters(text: str) -> list[str]:
    """Reporters whom a paragraph's first words name.

    >>> dateline_reporters("中国日报沁河6月8日电（记者 马林 胡西）鹭鸟回来了。")
    ['马林', '胡西']
    >>> dateline_reporters("新华社沁河6月8日电 鹭鸟回来了（记者都来了）。")
    []
    """
    match = _DATELINE.match(simplified(text[:120]))
    if not match:
        return []
    names = read_people(text[slice(*match.span("names"))], named=True).names
    return names if all(map(is_han_name, names)) else []
