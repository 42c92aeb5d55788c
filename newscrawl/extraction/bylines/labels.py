"""Labels in lines: `作者：`, `Editor:`, `Photos by`, and what stands behind each."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from newscrawl.extraction.bylines.characters import simplified

Kind = Literal["author", "editor", "source", "picture", "data", "other"]

# What may stand before a Chinese label's own word: 责任编辑, 实习编辑, 本报记者, 图片来源.
_QUALIFIED = (
    "(?:责任|实习|见习|网络|网站|网页|中文|英文|双语|本文|本期|本报|本网|本刊|本台|本社|值班|首席|特约|高级"
    "|资深|执行|视频|图片|图文|文字|新媒体|新闻|文章|稿件|信息|内容|消息|原文|数据|资料|美术|版面){0,3}"
)
_ZH_WORD = (
    "编辑|责编|编审|主编|总编|校对|校审|审校|审核|审读|监制|来源|稿源|出处|作者|记者|通讯员|撰文|撰稿"
    "|供稿|翻译|编译|译者|摄影|图源|供图|制图|制作|设计|策划|(?<![\\u3400-\\u9fff])(?:文字|图片|图文|文图|文|图)"
)
_EN_WORD = (
    r"(?:(?:web|copy|executive|supervising|associate|assistant|deputy|managing|chief|senior|online|news|contributing|photo|picture|video)\s){0,2}"
    r"(?:editors?|sources?|authors?|writers?|reporters?|correspondents?|photographers?|translators?"
    r"|producers?|proofreaders?|story|text|words|photos?|pictures?|images?|videos?|graphics?)"
)
_WORK = (
    r"(?:stor(?:y|ies)|text|words|report(?:ed|ing)?|article|writ(?:ten|ing)|photos?|photographs?"
    r"|photography|pictures?|images?|videos?|graphics?|illustrations?|edit(?:ed|ing)|compiled"
    r"|translated|translation|produced|designed|proofread|provided|contributed|published|posted"
    r"|(?:medically\s)?reviewed|fact[- ]checked)"
)

_LABEL = re.compile(
    rf"(?P<zh>{_QUALIFIED}(?:{_ZH_WORD}))\s?[:：]\s?"
    rf"|(?<![\w\u3400-\u9fff])(?P<slash>{_QUALIFIED}(?:文|图|图文|文图|摄影|作者|记者|编辑|责编))\s?/\s?(?=[\u3400-\u9fff])"
    rf"|(?P<bare>{_QUALIFIED}(?:编辑|责编|作者|记者|通讯员))\s(?=[\u3400-\u9fff·]{{2,}}(?:[\s、，,;；|]|$))"
    rf"|(?<![\w'’-])(?P<en>{_EN_WORD})\s?[:：]\s?"
    rf"|(?<![\w'’-])(?P<by>(?:{_WORK}(?:\s?(?:and|&|/|,)\s?{_WORK}){{0,3}}\s)?by\b)\s?[:：]?\s?",
    re.IGNORECASE,
)

# Read in this order: 图片来源 is no source of the story, and a photo editor none of its editors.
_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("author", re.compile(r"(?i)stor|text|word|report(?:ed|ing)|article|writ|图文|文图|文字$")),
    ("picture", re.compile(r"(?i)photo|picture|image|graphic|illustration|图|摄影|^video|视频")),
    ("data", re.compile(r"数据|资料")),
    ("source", re.compile(r"(?i)source|来源|稿源|出处")),
    ("editor", re.compile(r"(?i)edit|编辑|责编|编审|主编|总编")),
    (
        "author",
        re.compile(
            r"(?i)author|reporter|correspondent|^by$|compiled|published|posted|作者|记者|通讯员|撰|^文$"
        ),
    ),
)

# 记者 | 周密 · 文丨周密: elsewhere a bar parts writer, paper and date
_BARRED = re.compile(
    rf"(?<![\w\u3400-\u9fff])({_QUALIFIED}(?:文|图|图文|文图|摄影|作者|记者|通讯员|撰文|编辑|责编))"
    r"\s?[|｜丨]\s?(?=[\u3400-\u9fff·]{2})"
)

# Signs without which no label stands in a text.
_MAY_BE = re.compile(r"(?i)[:：/]|\bby\b|编辑|责编|作者|记者|通讯员")

_NEAR = 60
"""Characters: a label, with a paper's name before it."""

_GLUED = re.compile(r"[^\s:：，,;；。|/()（）]{1,12}$")
_SPEECH = re.compile("[说告诉对向问答让请给和与的是据由]")
_ENDS = " \t,，;；。|/、-—·:："  # no full stop: it belongs to `Jr.`
_AND = re.compile(r"(?i)(?:^|\s)(?:and|&)$|^(?:and|&)\s")


class Label(NamedTuple):
    """One label and its value."""

    kind: Kind
    value: str
    whose: str = ""
    """The paper that is printed before it: 中国日报 of `中国日报记者 王五`."""
    by: bool = False
    """Whether it is `by` alone, which begins bylines and prose."""


def split_labels(text: str) -> tuple[str, list[Label]]:
    """What stands before the first label, and the labels.

    >>> [(label.kind, label.value) for label in split_labels("Text by Li Na Photos by Hu Xi")[1]]
    [('author', 'Li Na'), ('picture', 'Hu Xi')]
    >>> [label.value for label in split_labels("来源：中国日报双语新闻 实习编辑：张三")[1]]
    ['中国日报双语新闻', '张三']
    """
    matches = list(_LABEL.finditer(simplified(text)))
    starts = [match.end() for match in matches]
    ends = [match.start() for match in matches]
    chunks = [text[start:end] for start, end in zip([0, *starts], [*ends, len(text)], strict=True)]
    labels: list[Label] = []
    for index, match in enumerate(matches):
        whose = _glued(chunks[index], head=index == 0) if match["zh"] or match["bare"] else ""
        chunks[index] = chunks[index].removesuffix(whose) if whose else chunks[index]
        labels.append(Label(_kind(match), "", whose, (match["by"] or "").lower() == "by"))
    values = [_trimmed(chunk) for chunk in chunks]
    return values[0], [
        label._replace(value=value) for label, value in zip(labels, values[1:], strict=True)
    ]


def begins_with_label(text: str) -> bool:
    """Whether a label stands near a text's beginning; cheaper than splitting all of it.

    >>> begins_with_label("中国日报网编辑：张三"), begins_with_label("He asked for their editor.")
    (True, False)
    """
    near = simplified(text[:_NEAR])
    return bool(_MAY_BE.search(near)) and bool(_LABEL.search(near))


def without_bars(text: str) -> str:
    """A colon for the bar behind a Chinese label.

    >>> without_bars("文丨周密 责任编辑 | 吴晓 | 中国日报")
    '文：周密 责任编辑：吴晓 | 中国日报'
    """
    if not any(bar in text for bar in "|｜丨"):
        return text
    ends = [(match.end(1), match.end()) for match in _BARRED.finditer(simplified(text))]
    for start, end in reversed(ends):
        text = f"{text[:start]}：{text[end:]}"
    return text


def _glued(chunk: str, *, head: bool) -> str:
    """The paper before `记者` or `编辑`, unless it is the value of the label before."""
    match = _GLUED.search(chunk[-20:])
    if (
        not match
        or _SPEECH.search(simplified(match[0]))
        or not (head or chunk.removesuffix(match[0]).strip())
    ):
        return ""
    return match[0]


def _kind(match: re.Match[str]) -> Kind:
    word = next(group for group in match.groups() if group)
    return next((kind for kind, form in _KINDS if form.search(word)), "other")


def _trimmed(value: str) -> str:
    return _AND.sub("", value.strip(_ENDS)).strip(_ENDS)
