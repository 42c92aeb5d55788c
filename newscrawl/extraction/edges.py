"""The lines of a text between what mirrors set around what they copy."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from newscrawl.extraction.bylines import is_byline, read_tail
from newscrawl.extraction.crumbs import is_breadcrumb
from newscrawl.extraction.furniture import SENTENCE, is_list
from newscrawl.extraction.lines import CJK
from newscrawl.items import Block, Role

_REACH = 3
"""Lines at either end of a text that may have been added."""

_MIN_LINE = 8
"""Characters; what is shorter may be a section's name."""

_OTHERS = 0.2
"""Share of Chinese characters up to which a page's own script is another one."""

# 国产茶_红茶官方版_绿茶免费版: few, and nothing else in the line
_KEYWORD = r"[^\s。！？；：，,|丨_-]{2,40}"
_KEYWORDS = re.compile(rf"(?=[\u3400-\u9fff]){_KEYWORD}(?:[,|丨_-]{_KEYWORD}){{2,}}")
# 甲茶官网 乙茶平台 丙茶下载
_SPACED = re.compile(r"(?:[\u3400-\u9fff]{3,12}\s){2,20}[\u3400-\u9fff]{3,12}")
_SIGNS = ",|丨_"
_FEW = 2
"""Signs between items from which a line is a list for the stripper to judge."""


def own_lines(blocks: Sequence[Block]) -> list[Block]:
    """The page's own lines, between lists of keywords and of places.

    Those lists would else count as sentences, and as what stands below a story. They keep their
    places in the page: the stripper judges and reports them. Only lines that it does not judge
    get their role here, among them words with blanks between that stand within the story.

    >>> blocks = [Block("甲茶叶网_乙茶叶网_丙茶叶网"), Block("Herons return"), Block("They came.")]
    >>> [block.text for block in own_lines(blocks)]
    ['Herons return', 'They came.']
    """
    lines = (block.text for block in blocks)
    text = "".join(line for line in lines if not (is_list(line) or _KEYWORDS.fullmatch(line)))
    is_latin = len(CJK.findall(text)) < _OTHERS * len(text)
    reach = min(_REACH, len(blocks) // 2)

    def is_added(block: Block) -> bool:
        if block.text.isascii() or not CJK.search(block.text) or is_byline(block.text):
            return False
        return is_list(block.text) or (is_latin and _is_other_script(block))

    above = sum(1 for _ in takewhile(is_added, blocks[:reach]))
    below = sum(1 for _ in takewhile(is_added, reversed(blocks[len(blocks) - reach :])))
    inner = blocks[above : len(blocks) - below]
    own = [block for block in inner if not (is_latin and _SPACED.fullmatch(block.text))]
    for block in inner if len(own) < len(inner) else ():
        block.role = Role.OUTSIDE  # the story's get their own
    for block in blocks[:above]:
        block.role = Role.OUTSIDE
    for block in blocks[len(blocks) - below :]:
        if sum(map(block.text.count, _SIGNS)) < _FEW and not is_list(block.text):
            block.role = Role.OUTSIDE
    return own


def _is_other_script(block: Block) -> bool:
    """Whether a line is keywords, or Chinese and no sentence, breadcrumb or name of an editor."""
    text = block.text
    if _KEYWORDS.fullmatch(text):
        return True
    is_chinese = 2 * len(CJK.findall(text)) > len(text)
    is_said = SENTENCE.search(text) or read_tail(text) or is_breadcrumb(block)
    return is_chinese and not is_said and len(text) >= _MIN_LINE
