"""RULES.md is what the rules are, and its examples are true."""

from __future__ import annotations

import inspect
import json
import types
from collections.abc import Callable, Iterator

import pytest

from newscrawl import Article, extract_article, strip_text
from newscrawl.junk import judge
from newscrawl.junk.catalogue import CATALOGUE_FILE, RULES, Rule, catalogue_text
from newscrawl.junk.examples import ADDRESS, CHINESE, ENGLISH, EXAMPLES, Insertion, Story, page
from newscrawl.junk.failsafe import _ALLOWED
from newscrawl.junk.scripts import units
from newscrawl.junk.shapes import is_sentence

MENDING = "run: python -m newscrawl.junk.catalogue"

RECORDED = {"escaped_tags": "nonsense_tags", "planted_links": "planted_link"}
"""Names in the junk file, where they are not the function's."""

JUNK = [
    pytest.param(rule, one, id=f"{rule.name}{kind}")
    for rule in RULES
    for kind, one in (("", rule.example.junk), ("-by-words", rule.example.by_words))
    if one
]


def read(insertion: Insertion, *, strip: bool = True) -> Article:
    return extract_article(insertion.page, ADDRESS, strip=strip)


def test_the_shipped_file_is_the_one_made_from_the_rules() -> None:
    assert CATALOGUE_FILE.read_text(encoding="utf-8") == catalogue_text(), MENDING


def test_every_rule_is_shown_both_ways_and_no_other() -> None:
    assert [rule.name for rule in RULES] == list(EXAMPLES)
    assert all(inspect.getdoc(rule.function) for rule in RULES)
    assert all(one.junk.html and one.lookalike.html for one in EXAMPLES.values())


@pytest.mark.parametrize("story", [ENGLISH, CHINESE], ids=["English", "Chinese"])
def test_the_articles_are_long_enough_to_compare_with_and_are_read_whole(story: Story) -> None:
    assert len([text for text in story.paragraphs if is_sentence(text)]) >= 8
    assert len({*units(" ".join(story.paragraphs))}) >= 200
    article = extract_article(page(story, {}), ADDRESS)
    assert (article.title, article.text) == (story.title, "\n\n".join(story.paragraphs))
    assert (article.removed, article.flags) == ([], [])


@pytest.mark.parametrize(("rule", "junk"), JUNK)
def test_an_example_fires_its_rule_and_no_other(rule: Rule, junk: Insertion) -> None:
    article = read(junk)
    assert {one.rule for one in article.removed} == {RECORDED.get(rule.name, rule.name)}
    assert all(one.place and one.evidence for one in article.removed)


@pytest.mark.parametrize(("rule", "junk"), [one for one in JUNK if one.id != "keyword_head"])
def test_without_its_rule_an_example_is_judged_otherwise(
    rule: Rule, junk: Insertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = read(junk).removed
    for name in ("BLOCK_RULES", "SPAN_RULES"):
        left = [one for one in getattr(judge, name) if one is not rule.function]
        monkeypatch.setattr(judge, name, left)
    assert read(junk).removed != before


@pytest.mark.parametrize(("rule", "junk"), JUNK)
def test_an_example_leaves_the_article_whole(rule: Rule, junk: Insertion) -> None:
    article = read(junk)
    assert article.title == junk.story.title, rule.name
    paragraphs = (article.text or "").split("\n\n")
    assert [text for text in paragraphs if text in junk.story.paragraphs] == junk.story.paragraphs
    line = json.dumps(article.to_dict(), ensure_ascii=False)
    assert not any(one.text in line for one in article.removed if one.text)
    assert strip_text(article.text or "") == (article.text, [])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_look_alike_changes_nothing(rule: Rule) -> None:
    lookalike = rule.example.lookalike
    stripped, whole = read(lookalike), read(lookalike, strip=False)
    assert stripped.removed == []
    lines = [json.dumps(one.to_dict(), ensure_ascii=False) for one in (stripped, whole)]
    assert lines[0].encode() == lines[1].encode()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_that_may_go_by_words_shows_that(rule: Rule) -> None:
    may = any("is_structural=" in inspect.getsource(one) for one in _code(rule.function))
    assert may == bool(rule.example.by_words)


def _code(function: Callable[..., object]) -> Iterator[Callable[..., object]]:
    """A rule's function, and those of its module that it calls itself."""
    yield function
    for name in function.__code__.co_names:
        one = function.__globals__.get(name)
        if isinstance(one, types.FunctionType) and one.__module__ == function.__module__:
            yield one


def test_the_preface_names_the_share_that_the_fail_safe_allows() -> None:
    assert f" {_ALLOWED * 100:g} % of the characters" in catalogue_text()
