"""Where addresses come from: each source says what to ask for and reads the answers."""

from newscrawl.discovery.section_lists import SectionLists
from newscrawl.discovery.source import Link, ListPage, Reading, Source

__all__ = [
    "Link",
    "ListPage",
    "Reading",
    "SectionLists",
    "Source",
]
