"""Pieces of HTML that several layouts share."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from newscrawl.demo.stories import Story, record_time

XHTML = (
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"'
    ' "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">\n'
    '<html xmlns="http://www.w3.org/1999/xhtml">'
)


def meta_tags(pairs: Iterable[tuple[str, str]]) -> str:
    """Meta tags; names with a colon are properties, but for those of one network."""
    lines = []
    for name, value in pairs:
        key = "property" if name.startswith("og:") else "name"
        lines.append(f'<meta {key}="{name}" content="{escape(value)}" />')
    return "\n".join(lines)


def paragraphs(lines: Iterable[str], subhead: str = "") -> str:
    """Each line a `<p>`, sub-headings in bold."""
    shown = (
        f"<strong>{escape(line)}</strong>" if line == subhead else escape(line) for line in lines
    )
    return "\n".join(f"<p>{line}</p>" for line in shown)


def last_page(story: Story) -> str:
    """The paragraphs of a story's last page, with the lines that stand behind them."""
    *lines, last = story.pages[-1]
    tail = story.tail
    if story.has_inline_tail:
        last, tail = f"{last} {tail[0]}", tail[1:]
    return paragraphs([*lines, last, *tail], story.subhead)


def protocol_relative(url: str) -> str:
    """An address as the site links it."""
    return url.removeprefix("https:")


def pager(story: Story, number: int, following: str) -> str:
    """Links to the story's other pages; page 1 also answers as `_1`."""
    count = len(story.pages)
    if count == 1:
        return ""
    links = [
        f"<span>{page}</span>"
        if page == number
        else f'<a href="{protocol_relative(story.page_url(page))}">{page}</a>'
        for page in range(1, count + 1)
    ]
    if number < count:
        after = protocol_relative(story.page_url(number + 1))
        last = protocol_relative(story.page_url(count))
        links.append(f'<a class="pagestyle" href="{after}">{following}</a>')
        links.append(f'<a href="{last}">&gt;&gt;|</a>')
    return "\n".join(links)


def old_pager(story: Story, number: int) -> str:
    """Links to a story's other pages, as they stood before 2018."""
    count = len(story.pages)
    if count == 1:
        return ""
    name = story.url.rpartition("/")[2].removesuffix(".htm")
    hrefs = [f"{name}.htm", *(f"{name}_{page}.htm" for page in range(2, count + 1))]
    links = [
        f"<b>{page}</b>" if page == number else f'<a href="{href}">{page}</a>'
        for page, href in enumerate(hrefs, start=1)
    ]
    if number < count:
        links.append(f'<a href="{hrefs[number]}">Next</a>')
    return f'<div id="div_currpage">{" ".join(links)}</div>'


def picture_tag(story: Story, number: int) -> str:
    """A picture of the story; the headline is its alternative text."""
    address = protocol_relative(story.truth.images[number].url or "")
    return f'<img src="{address}" alt="{escape(story.truth.title or "")}" />'


def record_comment(story: Story) -> str:
    """The CMS's record of the article, in a comment; values may hold tags."""
    if not story.has_record:
        return ""
    truth = story.truth
    number = (truth.id or "").rpartition("_")[2]
    node = truth.section[-1] if truth.section else ""
    return (
        f"<!--enpproperty <articleid>{number}</articleid><date>{record_time(story)}</date>"
        f"<author>{','.join(truth.authors)}</author><title>{escape(truth.title or '')}</title>"
        f"<keyword>{','.join(truth.tags)}</keyword><subtitle></subtitle><introtitle></introtitle>"
        f"<siteid>1</siteid><nodeid>1072</nodeid><nodename><p>{node}</p></nodename>"
        "<nodesearchname></nodesearchname><picurl></picurl>/enpproperty-->"
    )
