"""Every page of the replica, read without a crawl, against the truth of its story."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from newscrawl import problems
from newscrawl.demo.changes import REDESIGNED_LAYOUTS, redesign
from newscrawl.demo.replica import Replica, build_replica
from newscrawl.demo.stories import Story
from newscrawl.extraction import join_pages, read_page
from newscrawl.items import Article
from newscrawl.junk import strip_junk
from tests.save_pages import FIELDS, case_id

ALL = build_replica()
STORIES = [*ALL.stories, *ALL.orphans]
REDESIGNED = redesign(ALL)


def read(site: Replica, story: Story, url: str) -> Article:
    """The story from all of its pages, as a crawl joins them."""
    first = read_page(site.body(url), url)
    others = [story.page_url(number) for number in range(2, len(story.pages) + 1)]
    pages = [read_page(site.body(other), other) for other in others]
    return strip_junk(join_pages(first, pages) if pages else first)


def differences(article: Article, truth: Article) -> dict[str, tuple[Any, Any]]:
    """What was read and what is true, by field."""
    found, wanted = article.to_dict(), truth.to_dict()
    return {name: (found[name], wanted[name]) for name in FIELDS if found[name] != wanted[name]}


@pytest.mark.parametrize("story", STORIES, ids=case_id)
def test_a_story_is_read_as_it_is(story: Story) -> None:
    article = read(ALL, story, story.asked_url)
    assert differences(article, story.truth) == {}
    assert problems(article) == []
    assert [piece for piece in story.junk if piece in str(article.to_dict())] == []
    assert bool(article.removed) is bool(story.junk)


@pytest.mark.parametrize("story", [one for one in ALL.stories if one.aliases], ids=case_id)
def test_an_alias_is_the_same_story_at_its_own_address(story: Story) -> None:
    truth = deepcopy(story.truth)
    (truth.url,) = (truth.canonical_url,) = story.aliases
    assert differences(read(ALL, story, story.aliases[0]), truth) == {}


# Without its hooks a page still tells these.
_SURE = ("id", "title", "text", "date_published", "language")


@pytest.mark.parametrize(
    "story", [one for one in ALL.stories if one.layout in REDESIGNED_LAYOUTS], ids=case_id
)
def test_a_redesigned_page_is_read_by_what_it_says(story: Story) -> None:
    found = differences(read(REDESIGNED, story, story.asked_url), story.truth)
    assert {name: found[name] for name in _SURE if name in found} == {}
