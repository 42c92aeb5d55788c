"""What injected spam looks like and how it is told: every rule named, every removal explained."""

from newscrawl.junk.strip import strip_junk
from newscrawl.junk.text import strip_text

__all__ = ["strip_junk", "strip_text"]
