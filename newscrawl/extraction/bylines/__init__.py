"""Who signed a story: the lines above and below it that name writers, editors, source and paper."""

from newscrawl.extraction.bylines.dateline import dateline_reporters
from newscrawl.extraction.bylines.infoline import is_button_bar, without_buttons
from newscrawl.extraction.bylines.line import Byline, is_byline, read_byline
from newscrawl.extraction.bylines.printed import Printed, read_printed
from newscrawl.extraction.bylines.tails import Tail, read_tail, split_tail

__all__ = [
    "Byline",
    "Printed",
    "Tail",
    "dateline_reporters",
    "is_button_bar",
    "is_byline",
    "read_byline",
    "read_printed",
    "read_tail",
    "split_tail",
    "without_buttons",
]
