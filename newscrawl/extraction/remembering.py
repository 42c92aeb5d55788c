"""Answers about lines that are asked for several times while a page is read."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

_Rest = ParamSpec("_Rest")
_Answer = TypeVar("_Answer")
_Question = Callable[Concatenate[str, _Rest], _Answer]

_LINES = 512
"""Lines of which each answer is kept; a page has fewer, and the next one shares some."""

_LONGEST = 1_000
"""Characters; longer lines are not kept, or pages of a few endless lines would fill the memory."""


def remembered(function: _Question[_Rest, _Answer]) -> _Question[_Rest, _Answer]:
    """The function, which is asked once for each of the last short lines; its answers are shared.

    >>> lengths = remembered(len)
    >>> lengths("heron"), lengths("heron")
    (5, 5)
    """
    # all options are hashable, which the types of lru_cache cannot know
    kept = cast(_Question[_Rest, _Answer], lru_cache(maxsize=_LINES)(function))

    @wraps(function)
    def answer(text: str, /, *rest: _Rest.args, **options: _Rest.kwargs) -> _Answer:
        if len(text) > _LONGEST:
            return function(text, *rest, **options)
        return kept(text, *rest, **options)

    return answer
