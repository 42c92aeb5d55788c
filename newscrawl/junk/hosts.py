"""What the name of a host tells of who runs it."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

# Where honest pages lead their readers, also in hidden menus: to share, to follow, to buy, to look.
_SHARED = re.compile(
    r"(?:^|\.)(?:facebook|fb|twitter|x|linkedin|pinterest|reddit|whatsapp|telegram|instagram|youtube"
    r"|tumblr|vk|ok|weibo|qq|google|apple|line|flipboard|threads|bsky|addtoany|sharethis|wikipedia"
    r"|amazon|tiktok|snapchat|spotify|baidu|naver|yahoo|bing|microsoft|github|w3|archive|paypal"
    r"|flickr|medium|disqus|feedly|blogger|wordpress|digg|stumbleupon|xing|mix|getpocket"
    # networks that pay a publisher for the buyers he sends
    r"|anrdoezrs|dpbolvw|jdoqocy|tkqlhce|kqzyfj|linksynergy|awin1|shareasale|shrsl|redirectingat"
    r"|viglink|skimresources|pxf|sjv|evyy|tradedoubler|webgains)"
    r"\.[a-z.]+$|(?:^|\.)(?:t\.me|t\.co|wa\.me|youtu\.be|bsky\.app|amzn\.to|bit\.ly|goo\.gl|prf\.hn)$"
)

# Letters and digits mixed, such as q7w2x; a number before or behind a word (news24) is common.
_MIXED = re.compile(r"[a-z]\d+[a-z]|\d[a-z]+\d")

# What follows each letter in words of English and in Pinyin syllables: the 278 pairs that make up
# nearly all of 25,000 words of news and of all syllables.
_PAIRS = (
    "a:bcdfghiklmnoprstuvwyz b:aeilorsu c:acehiklortu d:aeilorsu e:abcdefgilmnoprstvwxy "
    "f:aefilortu g:aeghilnorsu h:aeiortu i:abcdefgklmnoprstuvz j:aeiou k:aeiosu l:adeilostuy "
    "m:abeimopsu n:acdefgiknostuvy o:abcdfgiklmnoprstuvw p:aehiloprstu q:aeiou r:abcdegiklmnorstuy "
    "s:acehiklmopstuy t:acehilorstuy u:abcdegilmnoprst v:aeio w:aeiou x:aeiou y:aeiosu z:aehiou"
)
_USUAL = frozenset(pair[0] + second for pair in _PAIRS.split() for second in pair[2:])

_OWN_WORDS = re.compile(r"news|web|online|blog|shop|www|tv")
"""Words that are set behind abbreviations: nbcnews."""

_LONG, _UNUSUAL = 9, 0.4
_UNUSUAL_SHORT = 0.5
"""Shares of unusual pairs in names from nine letters on, and in shorter ones: of 474 domains that
honest stories link to 1 % have as many, of random ones 80 %."""

_SHORT = 5
"""Letters of which abbreviations are made: bbc, nbbj."""

_REGISTRIES = frozenset(
    "ac biz co com desa edu go gob gov id in info mil net or org sch web www m".split()
)

# Names that cost next to nothing.
_CHEAP = re.compile(
    r"\.(?:top|xyz|vip|shop|icu|cc|win|club|site|online|fun|buzz|click|live|space|website|bet|casino|loan"
    r"|pw|tk|ml|ga|cf|gq|store|lol|cyou|sbs|monster|rest|quest)$"
)

_ID = re.compile(r"[a-z0-9]{4,10}")


@lru_cache(maxsize=4096)
def is_shared(host: str) -> bool:
    """Whether a host is one that pages of all kinds link to."""
    return bool(_SHARED.search(host))


@lru_cache(maxsize=4096)
def is_cheap(host: str) -> bool:
    """Whether a host's name is of the kind that costs next to nothing."""
    return bool(_CHEAP.search(host))


@lru_cache(maxsize=4096)
def is_random(host: str) -> bool:
    """Whether a part of a host's name was made by a machine, not for people.

    >>> is_random("m.k3pfw9tgx.example"), is_random("www.theguardian.com"), is_random("nbcnews.com")
    (True, False, False)
    """
    if not host.isascii() or "%" in host:
        return False
    return any(_is_random_name(label) for label in host.split(".")[:-1] if label not in _REGISTRIES)


def _is_random_name(name: str) -> bool:
    name = _OWN_WORDS.sub("-", name)
    letters = sum(map(str.isalpha, name))
    if _MIXED.search(name) and len(name.replace("-", "")) >= _SHORT:
        return True
    if letters < _SHORT:
        return False
    pairs = [name[i : i + 2] for i in range(len(name) - 1) if name[i : i + 2].isalpha()]
    least = _UNUSUAL if letters >= _LONG else _UNUSUAL_SHORT
    return letters > _SHORT and sum(pair not in _USUAL for pair in pairs) >= least * len(pairs)


def has_random_path(href: str) -> bool:
    """Whether an address names a page by a few signs at random: `/k3pf/x8wq2.html`.

    >>> has_random_path("http://a.example/k3pf/x8wq2.html"), has_random_path("http://a.example/2026/tea")
    (True, False)
    """
    try:
        path = urlsplit(href).path
    except ValueError:
        return False
    names = [name.partition(".")[0].lower() for name in path.split("/") if name]
    return any(_ID.fullmatch(name) and _is_random_name(name) for name in names)
