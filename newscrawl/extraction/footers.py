"""Lines below a story's last sentence that belong to the page: invitations, tags, credits."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newscrawl.extraction.bylines.labels import split_labels
from newscrawl.extraction.bylines.names import read_people
from newscrawl.extraction.bylines.outlets import is_agency
from newscrawl.extraction.captions import is_caption
from newscrawl.extraction.furniture import SENTENCE, is_furniture, is_prose
from newscrawl.items import Block

_MAX_CHARS = 160
_LABEL_WORDS = 3

# Every form is of a whole line, and counts only where no sentence of the story follows.
_LINK = r"(?:(?:about|contact)\sus|site\s?map|privacy(?:\spolicy)?|jobs|terms\sof\suse)"
_NAVIGATION = re.compile(rf"(?i){_LINK}(?:\s?[|·/]?\s?{_LINK})*")
_FOOTER = re.compile(
    r"(?i)(?:please\s)?(?:follow|find|join)\s(?:us|[\w\s]{2,30})\son\s"
    r"(?:twitter|facebook|instagram|youtube|linkedin|we(?:chat|ibo)|x)\b[^.!?]{0,60}"
    r"|scan\s(?:the|this)\s(?:qr\s)?code\b.{0,80}"
    r"|[^.!?]{0,100}\bclick\s(?:here|on\sthe\slink)\b.{0,40}"
    r"|(?:tags?|key\s?words?|topics?|关键[词字]|标签)\s?[:：].{0,120}"
    r"|(?:next|prev(?:ious)?|上一[篇条]|下一[篇条])\s?[:：]\s?\S.{0,140}"
    r"|(?:(?:view|read|post|see)\s)?(?:all\s|your\s|a\s|\d{1,5}\s)?comments?(?:\son\sthis\s\w+)?"
    r"|(?:bookmark|share|save)(?:\s?(?:&|and)\s?(?:bookmark|share|save|print))*"
    rf"|{_LINK}(?:\s?[|·/]?\s?{_LINK})*"
    r"|[(（]?\s?(?:the\s)?end\s?[)）]?|[(（]完[)）]|\#{2,5}|\d{1,5}"
)

# Ferries come back 2012-04-24 13:28 · [2012-04-24] Ferries come back
_DAY = r"(?:19|20)\d\d-\d\d-\d\d(?:\s\d\d:\d\d(?::\d\d)?)?"
_DATED = re.compile(rf"[^|｜:：]{{8,140}}\s[\[(]?{_DAY}[\])]?|[\[(]{_DAY}[\])]\s.{{8,140}}")

# Camera: Li Na, which names no role that writers have
_CREW = re.compile(
    r"(?:camera|edit(?:ing)?|filming|voice(?:over)?|host|subtitles?|design|music|script|research"
    r"|video(?:grapher)?s?|photos?|animation|cover)\s?[:：]\s?(?P<who>.{2,80})",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(?i)\s?(?:/|,|[-–—]{1,2}|\bvia\b|\band\b|&)\s?")
_BRACKETED = re.compile(r"[(（]\s?([^()（）]{2,60}?)\s?[)）]")


def footer_lines(blocks: Sequence[Block], outlets: frozenset[str]) -> set[int]:
    """Indices of the lines below the last sentence that are none of the story.

    >>> lines = ("The herons came back to the old harbour on Monday.", "Camera: Li Na", "Tags: tea")
    >>> sorted(footer_lines([Block(line) for line in lines], frozenset()))
    [1, 2]
    """
    found: set[int] = set()
    below = ""
    for index in reversed(range(len(blocks))):
        text = blocks[index].text
        if is_furniture(blocks[index]):
            continue
        if _is_footer(text) or _is_crew(text) or joined_agencies(text, outlets):
            found.add(index)
        elif is_prose(text) or is_caption(text, outlets):
            return found
        elif _NAVIGATION.fullmatch(below) and len(text.split()) <= _LABEL_WORDS:
            found.add(index)  # another link of the footer
        below = text
    return set()


def joined_agencies(text: str, outlets: frozenset[str]) -> str | None:
    """The agencies that a line below a story names, and nothing else: `Xinhua - AFP`.

    >>> joined_agencies("AFP via Xinhua", frozenset()), joined_agencies("(Reuters)", frozenset())
    ('AFP via Xinhua', 'Reuters')
    """
    if len(text) > _MAX_CHARS:
        return None
    bracketed = _BRACKETED.fullmatch(text)
    named = bracketed[1] if bracketed else re.sub(r"(?i)^by\s", "", text)
    names = _JOINED.split(named)
    return named if all(name and is_agency(name, outlets) for name in names) else None


def _is_footer(text: str) -> bool:
    if len(text) > _MAX_CHARS:
        return False
    if _FOOTER.fullmatch(text):
        return True
    return bool(_DATED.fullmatch(text)) and not SENTENCE.search(text)


def _is_crew(text: str) -> bool:
    """Whether a line names who made a film or its pictures, and nobody else."""
    match = _CREW.fullmatch(text) if len(text) <= _MAX_CHARS else None
    if not match or split_labels(match["who"])[1]:
        return False
    people = read_people(match["who"], named=True)
    return bool(people.names) and not people.odd
