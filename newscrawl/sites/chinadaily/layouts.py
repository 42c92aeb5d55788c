"""China Daily's article layouts that can be told by their markup, newest first.

The mini-sites (`/m/<place>/…`, 2012–17) have hand-made markup each: they have no layout here and
are read by their Founder comments, by text cues and by where the sentences stand.
"""

from __future__ import annotations

from newscrawl.sites.selectors import css
from newscrawl.sites.site import Layout

# One whole page seen (2023). A hidden copy of headline and summary stands first in <body>, and
# the source box may link to another story, so that only these classes are safe.
CHINESE = Layout(
    name="zh",
    signature=css("h1.dabiaoti, .fenx .xinf-le"),
    title=css("h1.dabiaoti"),
    info=css(".fenx .xinf-le"),
    breadcrumb=css(".da-bre"),
    body=css("#Content"),
)

# Seen as fragments, and in the code of several readers of the site; headline and body also in
# full texts. The line between headline and byline is the standfirst, its tag is not known.
WWW = Layout(
    name="ws",
    signature=css("span.info_l, .lft_art > h1, #lft-art > h1, .ce_art h1"),
    title=css(".lft_art > h1, #lft-art > h1, .ce_art h1"),
    info=css("span.info_l"),
    standfirst=(
        "//h1/following-sibling::*[following-sibling::*[contains(@class, 'info')]]"
        "[self::h2 or self::h3 or self::p or self::div]"
    ),
    breadcrumb=css("#bread-nav a"),
    body=css("#Content"),
)

LAYOUTS = (CHINESE, WWW)
