"""Headline and standfirst among the lines above a story, by their form and place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from newscrawl.extraction.body import normal
from newscrawl.extraction.bylines.outlets import is_agency
from newscrawl.extraction.captions import is_caption
from newscrawl.extraction.furniture import ORIGINAL_HEADLINE, SENTENCE, is_furniture
from newscrawl.extraction.lines import CJK
from newscrawl.items import Block, Candidate
from newscrawl.sites import Site

_MAX_HEADLINE = 250

_STOP = re.compile(r"[.。]$")
_NUMBERED = re.compile(r"\d{1,2}\s?[.、)）]\s?[^\W\d]")

_LABEL_WORDS = 3
_LABEL_SIGNS = 4
"""Words, Chinese characters of a line that may be a section's name rather than a headline."""

_MAX_LABEL = 25
_BAR_WORDS = 4

_SECTIONS = frozenset(
    {"home", "news", "top news", "photo", "photos", "video", "videos", "opinion", "focus",
     "special", "specials", "features", "highlights"}
)  # fmt: skip


def may_be_headline(block: Block, site: Site | None) -> bool:
    """Whether a line above a story is none of the page's furniture."""
    chrome = site.chrome if site else None
    return (
        bool(normal(block.text))
        and not block.hidden
        and len(block.text) <= _MAX_HEADLINE
        and not block.text.endswith("|")
        and not (chrome and chrome.match(block.text))
        and not is_furniture(block)
        and not ORIGINAL_HEADLINE.match(block.text)
        and not is_agency(block.text, site.outlets if site else frozenset())
        and not _is_bar(block.text, _sections(site))
    )


def _sections(site: Site | None) -> frozenset[str]:
    """Names of sections, in lower case."""
    return _lowered(tuple(one.name for one in site.sections) if site else ())


@cache
def _lowered(sections: tuple[str, ...]) -> frozenset[str]:
    names = (name for section in sections for name in section.split("/"))
    return _SECTIONS.union(name.lower() for name in names)


def _is_bar(text: str, sections: frozenset[str]) -> bool:
    """Whether a line is the site's navigation: `Home China World Business`."""
    words = text.lower().split()
    return len(words) >= _BAR_WORDS and 2 * sum(word in sections for word in words) > len(words)


def ranked_headlines(
    lines: Sequence[Block],
    rest: Sequence[Block],
    *,
    below_byline: bool,
    is_first: bool,
    site: Site | None,
) -> list[tuple[str, bool]]:
    """Headlines above the byline, the likeliest first; with each, whether it is sure.

    A line that the page repeats (the picture's alt text) is the headline, if it is no sentence:
    summaries are repeated, too. Else a heading tag, else the lines above the byline from the top,
    sentences last: those are standfirsts. A short line may name a section, unless the page is
    known to print its headline first (`is_first`). Of two such lines the one nearer to the byline
    is likelier the headline; least likely are the heading of a story's item (`5. The old pier`)
    and a line that introduces others.
    """
    sections = _sections(site)
    repeated = _repeated(lines, rest)
    ranked = sorted(
        enumerate(lines),
        key=lambda pair: (
            normal(pair[1].text) not in repeated,
            pair[1].tag not in {"h1", "h2"},
            bool(SENTENCE.search(pair[1].text)) or is_caption(pair[1].text),
            pair[1].link_chars > 0,
            bool(_NUMBERED.match(pair[1].text)) or pair[1].text.endswith((":", "：")),
            pair[1].text.lower() in sections,
            label := not is_first and _is_label(pair[1].text),
            pair[0] if below_byline and not label else -pair[0],
        ),
    )
    nearest = None if below_byline or not lines else lines[-1]
    return [(block.text, normal(block.text) in repeated or block is nearest) for _, block in ranked]


def _repeated(lines: Sequence[Block], rest: Sequence[Block]) -> set[str]:
    """What the page prints again, above the byline or below, but for sentences.

    Of several lines that stand above it twice, all are navigation, for the desk and for the phone.
    """
    counts = Counter(normal(block.text) for block in lines if not _STOP.search(block.text))
    twice = {line for line, count in counts.items() if count > 1}
    below = {normal(block.text) for block in rest[:20] if not _STOP.search(block.text)}
    return below | twice if len(twice) == 1 else below


def _is_label(text: str) -> bool:
    """Whether a line is as short as the name of a section."""
    signs = len(CJK.findall(text))
    is_short = signs <= _LABEL_SIGNS if signs else len(text.split()) <= _LABEL_WORDS
    return is_short and len(text) <= _MAX_LABEL


def standfirst_among(
    lines: Sequence[Block], titles: Sequence[Candidate], *, is_first: bool
) -> str | None:
    """The sentence between headline and byline; below a first headline it may lack its stop."""
    if not titles:
        return None
    texts = [block.text for block in lines]
    below = texts[texts.index(titles[0].value) + 1 :]
    below = [line for line in below if not is_caption(line)]
    sentences = [line for line in below if SENTENCE.search(line)]
    if not sentences and is_first:
        headline = normal(titles[0].value)
        sentences = [line for line in below if not _is_label(line) and normal(line) != headline]
    return sentences[0] if sentences else None
