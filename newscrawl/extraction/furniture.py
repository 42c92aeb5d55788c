"""Lines among a story's paragraphs that are none of it: related boxes, pagers, contact lines.

Every form asks for the whole line: a paragraph may well begin with "Next", "Related" or "Most
popular".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newscrawl.extraction.bylines import is_button_bar
from newscrawl.extraction.lines import CJK
from newscrawl.extraction.remembering import remembered
from newscrawl.items import Block

_RELATED = re.compile(
    r"(?i)^[-–—•▲>\s]*(?:related(?:\s+(?:readings?|stories|story|news|articles?|coverage|links?|content|videos?|photos?))?"
    r"|special\s+coverage|(?:also\s+)?read(?:\s+(?:more|also))?|see\s+also|more\s+(?:stories|news|on\s+this)"
    r"|recommended|we\s+recommend|you\s+may\s+also\s+like|相关(?:阅读|报道|新闻|链接|文章)|延伸阅读|推荐阅读|更多(?:阅读|新闻))\s*[:：>?]*\s*"
)

_PAGER_TOKEN = re.compile(
    r"(?i)(?:next|prev(?:ious)?|first|last|page|下一页|上一页|首页|尾页|末页|共|页|第|of"
    r"|\d{1,3}(?:/\d{1,3})?|[<>«»|\[\]…·./:：]+)"
)
_PAGER_WORD = re.compile(r"(?i)next|prev|page|页|[<>«»\[]|\d/\d")
# 字号： A- A+ · 分享至：
_ZH_BUTTONS = re.compile(
    r"(?:(?:字[号號体體]|分享[到至]?|打印|收藏|[评評][论論]|A[-+]{0,2})[\s:：|]*)+"
)
_NUMBER = re.compile(r"\d+")
_GLUED_NUMBERS = frozenset("123456789"[:end] for end in range(4, 10))

_CONTACT = re.compile(
    r"(?i)^(?:please\s+)?(?:to\s+)?(?:contact|reach|e-?mail|write\s+to)\s+(?:the\s+)?"
    r"(?:writers?|reporters?|authors?|editors?|journalists?|correspondents?)\b[^.!?]{0,40}"
    r"(?:@|\bat\b|\bthrough\b|\bvia\b|\bon\b|[:：]).{0,150}$"
    r"|^(?:e-?mail\s*[:：]\s*)?[\w.+-]+@[\w-]+\.[\w.-]+(?:\s*(?:and|or|,|;|/)\s*[\w.+-]+@[\w.-]+)*\.?$"
)

_COPYRIGHT = re.compile(
    r"(?i)^(?:copyright\s*(?:©|\(c\)|[:：]?\s*(?:19|20)\d\d)|©|\(c\)\s*(?:19|20)\d\d|all\s+rights\s+reserved\.?$)"
)

# 京ICP备13028878号-6 · 京公网安备 11010502032503号
_LICENCE = re.compile(r"^.{0,12}(?:ICP[备備证證]\s?\d|公[网網]安[备備]\s?\d)[^。]{0,60}$")

ORIGINAL_HEADLINE = re.compile(r"^[（(【\[]?\s*原(?:标题|標題)\s*[:：]\s*[^。；]{1,80}?[）)】\]]?$")
"""`原标题：…`, under which another paper printed the story."""

SENTENCE = re.compile(r"[.!?。！？…][\"”’'」』')）\]】]*$")
"""The end of a line that is a sentence."""

# 3_new.jpg: what a picture's file is called
_PICTURE_FILE = re.compile(r"(?i)\S{1,80}\.(?:jpe?g|png|gif|webp|bmp)")

# Keywords and names between signs; people enumerate in prose with 、 and ，
_LIST_SIGN = re.compile(r"[,|｜丨_]|(?<=[\u3400-\u9fff])-(?=[\u3400-\u9fff])")
_CLAUSE = re.compile(r"[!?;。！？；]|\.\s")
_MIN_ITEMS = 6
_MAX_ITEM = 40

_HEADLINE = 40
"""Characters, a Chinese one counting thrice, from which a sentence is no label."""

_LONG = 300
"""Characters; a line as long is prose, however it is linked."""

_LINKED = 0.9
"""Share of a line's characters inside links from which it is a link and no text."""


def is_linked(block: Block) -> bool:
    """Whether a line is a link and little else."""
    return block.link_chars >= _LINKED * len(block.text) and len(block.text) < _LONG


def is_furniture(block: Block) -> bool:
    """Whether a line stands among paragraphs in many pages and belongs to none.

    >>> [is_furniture(Block(line)) for line in ("1 2 3 Next >>|", "Next year", "24")]
    [True, False, False]
    """
    text = block.text
    if is_pager(text) or _CONTACT.match(text) or _COPYRIGHT.match(text) or is_button_bar(text):
        return True
    if _LICENCE.match(text) or _ZH_BUTTONS.fullmatch(text) or _PICTURE_FILE.fullmatch(text):
        return True
    return is_linked(block) and not SENTENCE.search(text)


def is_pager(text: str) -> bool:
    """Whether a line leads to the story's other pages: 1 2 3 Next >>|, 1/113, [1] [2]."""
    if len(text) > 100 or _PAGER_TOKEN.sub("", text).strip():  # noqa: PLR2004 - pagers are short
        return False
    numbers = [int(number) for number in _NUMBER.findall(text)]
    in_order = numbers[:2] == [1, 2] or text in _GLUED_NUMBERS
    return in_order or bool(_PAGER_WORD.search(text))


def pager_lines(blocks: Sequence[Block]) -> set[int]:
    """Indices of the lines of a pager that has a line for each number.

    >>> sorted(pager_lines([Block(line) for line in ("Birds", "1", "2", "3", "Fish", "1")]))
    [1, 2, 3]
    """
    found: set[int] = set()
    for index in range(1, len(blocks)):
        above, here = blocks[index - 1].text, blocks[index].text
        goes_on = above == "1" or index - 1 in found
        if goes_on and above.isdecimal() and here.isdecimal() and int(here) == int(above) + 1:
            found |= {index - 1, index}
    return found


def related_lines(blocks: Sequence[Block]) -> set[int]:
    """Indices of the headings of related boxes, and of the lines below that belong to them.

    Links belong to it as far as they go on. Where the box has none, lines that are no sentences do,
    but the last of several: before a sentence that is the story's next sub-heading.
    """
    found: set[int] = set()
    shows_links = any(block.link_chars for block in blocks)
    for index, block in enumerate(blocks):
        if index in found or not block.text:
            continue
        match = _RELATED.match(block.text)
        rest = block.text[match.end() :] if match else ""
        if match and not rest:
            found |= {index, *_box(blocks, index + 1)}
        elif match and match[0].rstrip()[-1] in ":：>":
            is_link = block.link_chars >= _LINKED * len(rest)
            if is_link if shows_links else not SENTENCE.search(rest):
                found.add(index)
    return found


def is_related(text: str) -> bool:
    """Whether a line is the heading of a related box."""
    match = _RELATED.match(text)
    return match is not None and match.end() == len(text)


def _box(blocks: Sequence[Block], start: int) -> range:
    end = start
    while end < len(blocks) and is_linked(blocks[end]):
        end += 1
    if end > start:
        return range(start, end)
    while end < len(blocks) and not is_prose(blocks[end].text):
        end += 1
    if end - start > 1 and end < len(blocks) and not _are_items(blocks[end - 2 : end]):
        end -= 1
    return range(start, end)


def _are_items(blocks: Sequence[Block]) -> bool:
    """Whether lines begin with the same sign, as a list's do."""
    signs = {block.text[:1] for block in blocks}
    return len(signs) == 1 and not any(sign.isalnum() or sign in "\"'“‘(（" for sign in signs)


def original_headlines(blocks: Sequence[Block]) -> set[int]:
    """Indices of the lines above or below all sentences that give the story's first headline."""
    prose = [index for index, block in enumerate(blocks) if is_prose(block.text)]
    told = [index for index, block in enumerate(blocks) if ORIGINAL_HEADLINE.match(block.text)]
    prose = [index for index in prose if index not in told]
    return {index for index in told if not prose or not prose[0] < index < prose[-1]}


@remembered
def is_prose(text: str) -> bool:
    """Whether a line is a sentence of some length, and no label or headline.

    >>> is_prose("Tea, he said."), is_prose("The herons came back to the old harbour on Monday.")
    (False, True)
    """
    text = text.rstrip(" |")  # the edge of a table's cell
    return sentence_length(text) > _HEADLINE or (
        _length(text) > 4 * _HEADLINE and not is_list(text)
    )


def is_list(text: str) -> bool:
    """Whether a line is many short items between signs, as keywords and names of places are.

    >>> is_list("tea,ferry,heron,pier,boat,fog"), is_list("Tea, he said, and no coffee.")
    (True, False)
    """
    items = _LIST_SIGN.split(text.rstrip("| "))
    is_short = len(items) >= _MIN_ITEMS and max(map(len, items)) <= _MAX_ITEM
    return is_short and not _CLAUSE.search(text)


def sentence_length(text: str) -> int:
    """Characters of a line that ends a sentence, a Chinese one counting thrice; else 0."""
    return _length(text) if SENTENCE.search(text) else 0


def holds_story(blocks: Sequence[Block]) -> bool:
    """Whether lines that are no furniture hold sentences enough for the shortest story."""
    lines = (block for block in blocks if not is_furniture(block))
    return sum(sentence_length(block.text) for block in lines) > _HEADLINE


def _length(text: str) -> int:
    return len(text) + 2 * len(CJK.findall(text))
