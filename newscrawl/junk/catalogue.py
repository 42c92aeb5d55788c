"""RULES.md: every rule with what it takes and what it leaves, made from the rules themselves.

`python -m newscrawl.junk.catalogue` writes it beside this file; a test fails when the two differ.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

from newscrawl import extract_article
from newscrawl.extraction import read_page
from newscrawl.items import Article, Removal
from newscrawl.junk.examples import (
    ADDRESS,
    CHINESE,
    ENGLISH,
    EXAMPLES,
    Example,
    Insertion,
    Story,
    page,
)
from newscrawl.junk.findings import Finding
from newscrawl.junk.head import judge_head
from newscrawl.junk.judge import judge
from newscrawl.junk.rules import BLOCK_RULES, SPAN_RULES

CATALOGUE_FILE = Path(__file__).with_name("RULES.md")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as the catalogue shows it."""

    name: str
    function: Callable[..., Any]
    takes: str
    """What it judges, in words."""

    @property
    def example(self) -> Example:
        """What it takes and what it leaves."""
        return EXAMPLES[self.name]


RULES: tuple[Rule, ...] = (
    *(Rule(rule.__name__, rule, "a block") for rule in BLOCK_RULES),
    *(Rule(rule.__name__, rule, "a piece of a block") for rule in SPAN_RULES),
    Rule("keyword_head", judge_head, "a string of the head"),
)
"""In the order in which they are asked."""

_PREFACE = """\
# What is stripped from pages

Made by `python -m newscrawl.junk.catalogue`; do not edit. The texts are the rules' own docstrings,
and what was removed is what `extract_article` said of each example when this page was made.

## How it is decided

A page is read as blocks: runs of text between two block-level tags, each with its links, the markup
that hides it, and its place. Reading removes nothing. Then one place decides (`judge.py`):

- **One decision for each block.** The rules for blocks are asked in the order below, and the first
  that answers takes the whole block. Only if none does are the rules for pieces asked: they cut
  something out of a block that stays. Strings of the page's head are judged last, once it is known
  what the article says. A list whose items stand each in a block of its own is judged as one block,
  by `link_list` or `keyword_line` (`runs.py`).
- **Structural signs and textual signs.** Structural signs are those that nobody makes by mistake:
  a hiding style, a place behind `</html>`, a planted link, another script or language than the
  article's, a marker, marks that catch the eye. Textual signs are words that sell, words
  that nothing else on the page says, and phrases that vary a few words. A rule wants two signs or
  more, unless one alone is unmistakable.
- **The lexicon never decides alone.** News tells of gambling, loans and pills, too. A word that
  sells counts only where something else speaks against its block as well; without any lexicon,
  what structure tells is still found.
- **The fail-safe.** Blocks that go for textual signs may hold at most 5 % of the characters of a
  page's sentences. Beyond that all of them stay, and the article has the flag `suspect_junk`.
- **Stripping twice is stripping once.** What is left is judged again until nothing more is found.

## Where the removals are

In the article, `junk` counts them by rule. One by one, with rule, place, evidence and text, they
are in `output/<spider>/runs/<run_id>/junk.jsonl` after a crawl, and in `FILE.junk.jsonl` after
`scrapy clean … -o FILE`. To see them with their page: `scrapy clean --explain FILE`.

## Where the signs come from

86 infected pages of many sites, looked at in 2026, 25 of them copies of China Daily's; numbers in
the code's comments say what was counted. Published work on such spam:

- *The Ever-changing Labyrinth: A Large-scale Analysis of Wildcard DNS Powered Blackhat SEO*, USENIX
  Security 2016: on spider pools
- *Seeking Nonsense, Looking for Trouble: Efficient Promotional-Infection Detection through Semantic
  Inconsistency Search* (SEISE), IEEE Symposium on Security and Privacy (S&P) 2016
- *Mingling of Clear and Muddy Water: Understanding and Detecting Semantic Confusion in Blackhat
  SEO*, ESORICS 2021"""

_PLACES = {
    "head": "in the head",
    "top": "above the headline",
    "inside": "in the middle of the article",
    "foot": "below the article",
    "behind": "behind the page's end",
}

_STRUCTURAL, _TEXTUAL, _UNWEIGHED = "structural", "structural or textual", "not weighed"
_LIMITS = {
    _STRUCTURAL: "",
    _TEXTUAL: "; where it is textual, the fail-safe limits it",
    _UNWEIGHED: ": the fail-safe counts blocks, not the head",
}
"""What is said of each kind of evidence."""


def catalogue_text() -> str:
    """The page as the shipped file holds it."""
    stories = "\n\n".join(_story(*one) for one in (("English", ENGLISH), ("Chinese", CHINESE)))
    parts = [_PREFACE, f"## The rules\n\n{_table()}", *map(_section, RULES)]
    return "\n\n".join([*parts, f"## The articles of the examples\n\n{stories}"]) + "\n"


def _table() -> str:
    """All rules at a glance."""
    rows = ["| rule | takes | evidence | recorded as |", "|---|---|---|---|"]
    for rule in RULES:
        name = f"[`{rule.name}`](#{rule.name})"
        rows.append(f"| {name} | {rule.takes} | {_evidence(rule)} | `{_recorded(rule)}` |")
    return "\n".join(rows)


def _recorded(rule: Rule) -> str:
    """The name that the rule's removals have."""
    return _read(rule.example.junk).removed[0].rule


def _evidence(rule: Rule) -> str:
    """Of which kind the evidence of the rule's findings is, as its examples show."""
    shown = [one for one in (rule.example.junk, rule.example.by_words) if one]
    findings = [finding for one in shown for finding in _findings(one)]
    if not findings:
        return _UNWEIGHED
    return _STRUCTURAL if all(one.is_structural for one in findings) else _TEXTUAL


def _section(rule: Rule) -> str:
    example, source = rule.example, f"{rule.function.__module__.rpartition('.')[2]}.py"
    evidence = _evidence(rule)
    parts = [
        f"### {rule.name}",
        inspect.getdoc(rule.function) or "",
        f"It takes {rule.takes}. Its evidence is {evidence}{_LIMITS[evidence]}.",
        f"Code: [{source}]({source}).",
        _gone(example.junk, "Goes"),
        _gone(example.by_words, "Goes for its words") if example.by_words else "",
        _shown(example.lookalike, "Stays"),
    ]
    return "\n\n".join(part for part in parts if part)


def _shown(insertion: Insertion, heading: str) -> str:
    """What is put into the article, and where."""
    article = "Chinese article, " if insertion.story is CHINESE else ""
    where = f"{article}{_PLACES[insertion.place]}"
    return f"**{heading}.** {insertion.what}; {where}:\n\n{_fenced('html', insertion.html)}"


def _gone(insertion: Insertion, heading: str) -> str:
    """What is put into the article, and what is said of it when it is stripped."""
    said = "\n\n".join(_removals(insertion))
    return f"{_shown(insertion, heading)}\n\n{_fenced('text', said)}"


def _removals(insertion: Insertion) -> Iterator[str]:
    article = _read(insertion)
    for removal, finding in zip_longest(article.removed, _findings(insertion)):
        yield _removal(removal, finding)
    paragraphs = (article.text or "").split("\n\n")
    for text in paragraphs:
        if text not in insertion.story.paragraphs:
            yield f"stays    {text}"


def _removal(removal: Removal, finding: Finding | None) -> str:
    kind = f" ({'structural' if finding.is_structural else 'textual'})" if finding else ""
    return "\n".join(
        (
            f"rule     {removal.rule}, {removal.items} item{'' if removal.items == 1 else 's'}",
            f"place    {removal.place}",
            f"because  {removal.evidence}{kind}",
            f"removed  {removal.text or '(markup only)'}",
        )
    )


def _read(insertion: Insertion) -> Article:
    return extract_article(insertion.page, ADDRESS)


def _findings(insertion: Insertion) -> list[Finding]:
    """What the judge found in the page's blocks, in the order of the removals."""
    read = read_page(insertion.page, ADDRESS)
    verdict, _ = judge(read.judged or read.blocks)
    found = {**verdict.cut, **{number: [one] for number, one in verdict.gone.items()}}
    return [one for number in sorted(found) for one in found[number]]


def _story(language: str, story: Story) -> str:
    """The article's page, with a comment at each place into which an example may be put."""
    marks = {name: f"<!-- {words} -->" for name, words in _PLACES.items()}
    return f"{language}:\n\n{_fenced('html', page(story, marks))}"


def _fenced(language: str, text: str) -> str:
    return f"```{language}\n{text.strip()}\n```"


if __name__ == "__main__":
    CATALOGUE_FILE.write_text(catalogue_text(), encoding="utf-8")
