"""Where addresses come from: each source says what to ask for and reads the answers."""

from newscrawl.discovery.section_lists import SectionLists
from newscrawl.discovery.source import Link, ListPage, Reading, Source
from newscrawl.discovery.sources import chosen, sources_of

__all__ = [
    "Link",
    "ListPage",
    "Reading",
    "SectionLists",
    "Source",
    "chosen",
    "sources_of",
]
