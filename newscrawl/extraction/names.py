"""People's names in bylines, and agencies that are none."""

from __future__ import annotations

import re

_AGENCIES = frozenset(
    "xinhua|xinhua news agency|ap|afp|upi|reuters|the associated press|associated press|dpa|tass"
    "|kyodo|kyodo news|yonhap|efe|ansa|bloomberg|cnn|bbc|bbc news|cctv|cctv.com|cctv news|cgtn|cri"
    "|cns|china news service|ecns|people's daily|people's daily online|global times|pla daily"
    "|agencies|agence france-presse|the new york times|the guardian|the washington post"
    "|wire services|staff"
    "|新华社|新华网|中新社|中新网|中国新闻网|人民日报|人民网|央视网|央视新闻|环球时报|光明日报|经济日报"
    "|新京报|澎湃新闻|解放军报|科技日报|工人日报|中国青年报|央广网|国际在线|法制日报|法治日报".split(
        "|"
    )
)

_DOMAIN = re.compile(r"^[\w-]+(?:\.[\w-]+)*\.(?:com|cn|net|org|hk|gov)(?:\.\w\w)?$", re.IGNORECASE)

_AGENCY_WORD = re.compile(
    r"(?i)\b(?:daily|news|agency|agencies|times|post|weekly|online|press|media|network|tv|radio|journal"
    r"|website|bureau|report|reports|staff|correspondents?|university|institute)\b"
    r"|(?:社|网|日报|晚报|时报|频道|电视台|客户端|公众号|微信|新闻|中心)$"
)

# Words that are no name, though they stand in the byline.
_ROLE = re.compile(
    r"(?i)^(?:staff\s+)?(?:reporters?|writers?|editors?|correspondents?|columnist|special to|for"
    r"|photos?|text|story|graphics?|video)\b[\s:]*|\s+for\s+.+$|[,，]?\s+(?:staff\s+)?(?:reporter|writer)s?$"
    r"|^(?:本报|本网|实习|特约|通讯员|记者)+\s*(?:记者)?\s*|[\s/]+(?:报道|摄|文)$"
)

_PLACE = re.compile(r"\s+(?:in|at|from)\s+\S.*$", re.IGNORECASE)

_SPLIT = re.compile(r"\s+and\s+|\s*[/;&、，；]\s*|\s*,\s*|\s+with\s+|\s+和\s*", re.IGNORECASE)

# A comma behind a city brings its province, not the next writer.
_REGIONS = frozenset(
    "anhui|fujian|gansu|guangdong|guangxi|guizhou|hainan|hebei|heilongjiang|henan|hubei|hunan"
    "|inner mongolia|jiangsu|jiangxi|jilin|liaoning|ningxia|qinghai|shaanxi|shandong|shanxi|sichuan"
    "|tibet|xinjiang|yunnan|zhejiang|hong kong|taiwan|macao|china|dc|d.c.|new york|new jersey"
    "|new mexico|new hampshire|north carolina|south carolina|north dakota|south dakota|rhode island"
    "|west virginia|south africa|south korea|new zealand|united kingdom|united states".split("|")
)

_LATIN = re.compile(r"^[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){0,4}$")
_HAN = re.compile(r"^[\u3400-\u9fff·•]{2,15}$")
_PARTICLES = frozenset("de da del della di du van von der den la le bin al el ben y e".split())


def is_agency(text: str, outlets: frozenset[str] = frozenset()) -> bool:
    """Whether a name is an agency's, a paper's or a site's; slashes join several.

    >>> is_agency("China Daily/Xinhua", frozenset({"china daily"})), is_agency("Li Na")
    (True, False)
    """
    parts = [part.strip().lower() for part in text.split("/")]
    return all(part in _AGENCIES or part in outlets or bool(_DOMAIN.match(part)) for part in parts)


def looks_like_outlet(text: str) -> bool:
    """Whether a short text names a paper, an agency or a channel by the words in it.

    >>> looks_like_outlet("The Harbour Times"), looks_like_outlet("It has seen better times")
    (True, False)
    """
    words = text.split()
    return (
        len(words) <= 5  # noqa: PLR2004 - longer is a sentence
        and bool(_AGENCY_WORD.search(text))
        and all(not word[0].islower() or word in {"of", "and", "the"} for word in words)
    )


def person_names(text: str, outlets: frozenset[str] = frozenset()) -> list[str]:
    """The people of a byline's part, without roles and places, in normal capitals.

    >>> person_names("Zhao Lei in Harbin, Heilongjiang, LI NA/Wang O'Neil and Reuters")
    ['Zhao Lei', 'Li Na', "Wang O'Neil"]
    >>> person_names("张三 李四")
    ['张三', '李四']
    """
    names: list[str] = []
    pieces = _SPLIT.split(text)
    if all(_HAN.match(piece) for piece in text.split()):
        pieces = text.split()
    for piece in pieces:
        name = _ROLE.sub("", _PLACE.sub("", " ".join(piece.split()))).strip(" .,:：()（）-")
        name = re.sub(r"(?i)^by\s+", "", name)
        if _is_person(name, outlets, alone=len(pieces) == 1) and name.lower() not in _REGIONS:
            names.append(_normal_capitals(name))
    return list(dict.fromkeys(names))


def _is_person(name: str, outlets: frozenset[str], *, alone: bool) -> bool:
    if not name or is_agency(name, outlets) or _AGENCY_WORD.search(name):
        return False
    if _HAN.match(name):
        return True
    if not _LATIN.match(name) or len(name) > 50:  # noqa: PLR2004 - longer than any name
        return False
    words = name.split()
    if len(words) == 1 and not alone:
        return False
    return all(word[0].isupper() or word.lower() in _PARTICLES for word in words)


def _normal_capitals(name: str) -> str:
    """`LI NA` → `Li Na`; names with small letters stay as they are."""
    words = [_capitalise(word) if _shouted(word) else word for word in name.split()]
    return " ".join(words)


def _shouted(word: str) -> bool:
    return (
        word.isupper() and len(word.replace(".", "")) > 1 and not re.fullmatch(r"(?:\w\.)+", word)
    )


def _capitalise(word: str) -> str:
    return re.sub(r"[^\W\d_]+", lambda match: match[0].capitalize(), word)
