"""Where addresses come from: each source says what to ask for and reads the answers."""

from newscrawl.discovery.addresses import ArticleAddress, article_address, normalised
from newscrawl.discovery.given import GivenAddresses
from newscrawl.discovery.section_lists import SectionLists
from newscrawl.discovery.source import Link, ListPage, Reading, Source

__all__ = [
    "ArticleAddress",
    "GivenAddresses",
    "Link",
    "ListPage",
    "Reading",
    "SectionLists",
    "Source",
    "article_address",
    "normalised",
]
