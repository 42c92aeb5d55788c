"""Tags that say nothing, and show as text where they are escaped."""

from __future__ import annotations

import re

from newscrawl.extraction.disarming import NONSENSE_ID
from newscrawl.junk.findings import Finding
from newscrawl.junk.signs import Signs

_NAME = r"[a-z][a-z0-9]{0,9}"
_RUN = re.compile(rf"(?:</?{_NAME}(?:\s+[\w-]{{1,20}}=[\"']?[\w-]+[\"']?)?\s*/?>\s*){{3,}}")
_OPENED = re.compile(rf"<{_NAME}(?:\s+([\w-]{{1,20}})=[\"']?([\w-]+)[\"']?)?")
"""An escaped tag that opens, with its attribute if it has one."""

_TAGS = 3
"""Tags that must share an id of letters, which may be a word."""


def nonsense_tags(signs: Signs) -> Finding | None:
    """Empty tags that all carry one random id: they shift a page's fingerprint."""
    if not (number := signs.block.nonsense_ids):
        return None
    return Finding("nonsense_tags", f"{number} empty tags with one id", number)


def escaped_tags(signs: Signs) -> list[Finding]:
    """The same tags where they were escaped, so that they stand in the text as words.

    Runs of nothing else; a tag or two that a sentence quotes stays.
    """
    if "<" not in signs.text:
        return []
    return [
        Finding(
            "nonsense_tags", f"{len(opened)} escaped tags, one id", len(opened), span=run.span()
        )
        for run in _RUN.finditer(signs.text)
        if _shares_id(opened := _OPENED.findall(run[0]))
    ]


def _shares_id(opened: list[tuple[str, str]]) -> bool:
    """Whether tags repeat a random id; or all carry one of letters only, which no page does."""
    names = [name for _, name in opened if name]
    random = [name for name in names if NONSENSE_ID.fullmatch(name)]
    is_one = (
        len(opened) >= _TAGS
        and {kind for kind, _ in opened}.isdisjoint({"class", ""})
        and len(names) == len(opened)
        and len(set(names)) == 1
    )
    return len(set(random)) < len(random) or is_one
