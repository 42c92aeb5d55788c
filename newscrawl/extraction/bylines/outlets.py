"""Agencies, papers, sites and channels, by list and by the words they are called with."""

from __future__ import annotations

import re

from newscrawl.extraction.bylines.characters import simplified

_AGENCIES = frozenset(
    "xinhua|xinhua news agency|xinhuanet|ap|afp|upi|reuters|the associated press|associated press"
    "|dpa|tass|kyodo|kyodo news|yonhap|efe|ansa|bloomberg|cnn|bbc|bbc news|cctv|cctv.com|cctv news"
    "|cgtn|cri|cns|china news service|ecns|people's daily|people's daily online|global times"
    "|pla daily|agencies|agence france-presse|the new york times|the guardian"
    "|the washington post|wire services|staff"
    "|新华社|新华网|中新社|中新网|中国新闻网|人民日报|人民网|央视网|央视新闻|环球时报|光明日报|经济日报"
    "|新京报|澎湃新闻|解放军报|科技日报|工人日报|中国青年报|央广网|国际在线|法制日报|法治日报".split(
        "|"
    )
)

_DOMAIN = re.compile(r"^[\w-]+(?:\.[\w-]+)*\.(?:com|cn|net|org|hk|gov)(?:\.\w\w)?$", re.IGNORECASE)

_OUTLET_WORD = re.compile(
    r"(?i)\b(?:daily|news|agency|agencies|times|post|weekly|online|press|media|network|tv|radio"
    r"|journal|website|bureau|review|magazine|herald|gazette|tribune|observer|chronicle|bulletin"
    r"|television|channel|broadcasting)\b"
    r"|(?:社|网|报|台|周刊|杂志|频道|客户端|公众号|微信|新闻|中心|传媒|卫视|在线|编辑部)$"
)

_BODY_WORD = re.compile(
    r"(?i)\b(?:university|institute|academy|college|school|association|foundation|ministry"
    r"|department|council|committee|company|group|cent(?:er|re)|government|embassy|reports?|staff)\b"
    r"|(?:大学|学院|公司|委员会|政府|协会|集团|研究院|研究所)$"
)

_STOP = re.compile(r"[:：,，;；。!！?？]")

_MAX_WORDS = 5
"""A longer text is a sentence."""

_MAX_CHARS = 60

# Oboe. [For China Daily] · By Li Na | Special to Harbour Gazette
_FOR = re.compile(
    r"^(?:special(?:ly)?\s(?:to|for)|exclusive\s(?:to|for)|for|from|via)\s", re.IGNORECASE
)


def is_agency(text: str, outlets: frozenset[str] = frozenset()) -> bool:
    """Whether a name is an agency's, a paper's or a site's; slashes join several.

    >>> is_agency("China Daily/Xinhua", frozenset({"china daily"})), is_agency("Li Na")
    (True, False)
    """
    if len(text) > 2 * _MAX_CHARS:
        return False
    parts = [part.strip().lower() for part in text.split("/")]
    return all(
        simplified(part) in _AGENCIES
        or not outlets.isdisjoint((part, simplified(part)))
        or bool(_DOMAIN.match(part))
        for part in parts
    )


def looks_like_outlet(text: str) -> bool:
    """Whether a short text names a paper, an agency or a channel by the words in it.

    >>> looks_like_outlet("The Harbour Times"), looks_like_outlet("It has seen better times")
    (True, False)
    """
    if len(text) > _MAX_CHARS:
        return False
    words = text.split()
    return (
        len(words) <= _MAX_WORDS
        and not _STOP.search(text)
        and bool(_OUTLET_WORD.search(simplified(text)))
        and all(not word[0].islower() or word in {"of", "and", "the"} for word in words)
    )


def names_no_person(text: str) -> bool:
    """Whether a word in a name is one that papers and public bodies are called by."""
    text = simplified(text)
    return bool(_OUTLET_WORD.search(text) or _BODY_WORD.search(text))


def without_for(text: str) -> str:
    """The paper alone: `For China Daily` → `China Daily`."""
    return _FOR.sub("", text)


def cut_outlet(text: str, outlets: frozenset[str]) -> tuple[str, str | None]:
    """A known paper at the end of a text, cut off.

    >>> cut_outlet("Li Na Xinhua", frozenset()), cut_outlet("LI NA", frozenset())
    (('Li Na', 'Xinhua'), ('LI NA', None))
    """
    words = text.split()
    for start in range(max(0, len(words) - _MAX_WORDS), len(words)):
        outlet = " ".join(words[start:])
        # `Ap`, `Cri` and `Efe` may be a person's name as well
        if is_agency(outlet, outlets) and (len(outlet) > 3 or outlet.isupper()):  # noqa: PLR2004
            return " ".join(words[:start]), outlet
    return text, None
