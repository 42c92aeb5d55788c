"""Every one-page story of the replica as the text that a crawler would flatten it to."""

from __future__ import annotations

import pytest
from lxml.html import HtmlElement, fromstring

from newscrawl import extract_text_article
from newscrawl.demo.replica import build_replica
from newscrawl.demo.stories import Story
from newscrawl.extraction.decoding import decode
from newscrawl.extraction.lines import BLOCK_TAGS
from tests.save_pages import case_id

ALL = build_replica()
HEADER = "甲茶在线观看,乙茶国产精品自拍,丙茶在线视频免费看,丁茶精品一区二区,戊茶亚洲综合网,己茶免费视频在线\n"
FOOTER = (
    "\n主站蜘蛛池模板: "
    + "| ".join(f"{name}县" for name in "甲东 乙西 丙南 丁北 戊中 己上 庚下".split())
    + "|"
)


def text_of(document: HtmlElement) -> str:
    """A line for every block and picture, as converters without layout write them."""
    pieces: list[str] = []

    def gather(node: HtmlElement) -> None:
        is_text = isinstance(node.tag, str) and node.tag not in {"script", "style", "head"}
        edge = "\n" if node.tag in BLOCK_TAGS or node.tag == "br" else ""
        alt = f"\n{node.get('alt')}\n" if node.tag == "img" and node.get("alt") else ""
        pieces.append(edge + alt + ((node.text or "").replace("\n", " ") if is_text else ""))
        for child in node if is_text else ():
            gather(child)
            pieces.append((child.tail or "").replace("\n", " "))
        pieces.append(edge)

    gather(document)
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n\n".join(line for line in lines if line)


def page_text(story: Story) -> str | None:
    """The page's text; None for the app's data and for stories of several pages."""
    html = decode(ALL.body(story.asked_url)).replace("\0", "")
    if len(story.pages) > 1 or html.lstrip().startswith("{"):
        return None
    return text_of(fromstring(html))


TEXTS = [(one, text) for one in [*ALL.stories, *ALL.orphans] if (text := page_text(one))]


def test_most_stories_have_one_page() -> None:
    assert len(TEXTS) > 400


@pytest.mark.parametrize("added", [("", ""), (HEADER, FOOTER)], ids=["clean", "infected"])
@pytest.mark.parametrize(("story", "text"), TEXTS, ids=[case_id(story) for story, _ in TEXTS])
def test_a_text_is_read_as_its_page_is(story: Story, text: str, added: tuple[str, str]) -> None:
    article = extract_text_article(text.join(added), story.asked_url)
    told, true = (article.text or "").split("\n\n"), (story.truth.text or "").split("\n\n")
    assert (article.title, article.authors) == (story.truth.title, story.truth.authors)
    assert (told[0], told[-1]) == (true[0], true[-1])
    # the minute may stand in the markup alone
    assert str(article.date_published)[:10] == str(story.truth.date_published)[:10]
