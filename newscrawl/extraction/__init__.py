"""Page bytes to Page: decoding, layouts, bodies, bylines, dates, texts. No network, no clock."""

from newscrawl.extraction.assembly import assemble
from newscrawl.extraction.joining import join_pages
from newscrawl.extraction.reader import read_page
from newscrawl.extraction.text_reader import read_text_page

__all__ = ["assemble", "join_pages", "read_page", "read_text_page"]
