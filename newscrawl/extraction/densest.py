"""The part of a page that holds its sentences: how a body is found where nothing names it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from lxml.html import HtmlElement

from newscrawl.extraction.flow import Flow
from newscrawl.items import Block

_SENTENCE = re.compile(r"[.!?。！？…；][\"”’')）\]】]*(?:\s|$)|[，,、]")

# comments, comment-list, respond; not comment-count nor has-comments, which may be the page
_COMMENTS = re.compile(
    r"(?i)(?:^|[\s_-])(?:comments?(?:[_-]?(?:list|area|section|container|wrap(?:per)?|thread|body|box|"
    r"content|text|item|post))?|respond|disqus(?:_thread)?|replies|feedbacks?|pinglun)(?=$|[\s_-])"
)
_ALMOST_ALL = 20
"""Where what is left is less than a twentieth, the comments are the page."""

_DOMINATES = 0.75
"""Share of the sentences below an element that one child must hold to be entered."""


def densest_range(flow: Flow) -> tuple[int, int] | None:
    """The range of blocks below the smallest element that holds most sentences; None without any.

    From the root down, as long as one child holds nearly all that its parent holds: where the
    sentences are spread over several children, these are the paragraphs of the story.
    """
    sums = [0, *accumulate(_without_comments(flow, _weights(flow.blocks)))]
    if not sums[-1]:
        return None
    element, (start, end) = flow.root, (0, len(flow.blocks))
    while True:
        heaviest = max(
            (
                (sums[b] - sums[a], child, (a, b))
                for child in _block_children(element, flow)
                for a, b in [flow.ranges[child]]
            ),
            key=lambda found: found[0],
            default=None,
        )
        if heaviest is None or heaviest[0] < _DOMINATES * (sums[end] - sums[start]):
            return start, end
        first, last = heaviest[2]
        if last - first == 1:  # one paragraph, however long, is no body beside others
            return start, end
        _, element, (start, end) = heaviest


def _without_comments(flow: Flow, weights: list[int]) -> list[int]:
    """The weights without those of what readers wrote below the story, unless that is all."""
    left = list(weights)
    for element, (start, end) in flow.ranges.items():
        name = f"{element.get('id') or ''} {element.get('class') or ''}"
        if start < end and len(name) > 1 and _COMMENTS.search(name):
            left[start:end] = [0] * (end - start)
    return left if sum(left) * _ALMOST_ALL > sum(weights) else weights


def _block_children(element: HtmlElement, flow: Flow) -> list[HtmlElement]:
    """Block-level children, seen through inline elements such as <center> or <font>."""
    found: list[HtmlElement] = []
    ahead = list(reversed(element))
    while ahead:  # no recursion: pages nest a thousand <font>
        child = ahead.pop()
        if child in flow.ranges:
            found.append(child)
        else:
            ahead.extend(reversed(child))
    return found


def _weights(blocks: Sequence[Block]) -> list[int]:
    """The weight of each block; hidden ones have one where most of the page waits for a script."""
    shown = {block.text for block in blocks if not block.hidden}
    # a hidden copy of what is shown, for another screen, tells nothing
    own = [0 if block.hidden and block.text in shown else _weight(block) for block in blocks]
    seen = [0 if block.hidden else weight for block, weight in zip(blocks, own, strict=True)]
    return own if sum(seen) * 2 < sum(own) else seen


def _weight(block: Block) -> int:
    """Characters of sentences outside links."""
    if len(block.text) < 20 or not _SENTENCE.search(block.text):  # noqa: PLR2004 - a label
        return 0
    return max(0, len(block.text) - 2 * block.link_chars)
