"""China Daily's article layouts that can be told by their markup, newest first.

The mini-sites (`/m/<place>/…`, 2012–17), the subsites and the portals have hand-made markup each:
they have no layout of their own here and are read by their Founder comments, by text cues and by
where the sentences stand. That reading also carries every page of a layout marked as hearsay.
"""

from __future__ import annotations

from newscrawl.sites.json_story import JsonStory
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

# The names of title and body stand in a script that the site served in 2018; which pages it was
# written for is not known, nor the tags. Portals print `govt.chinadaily.com.cn Updated: <day>`.
PORTAL = Layout(
    name="portal",
    signature=css("#Title_e, .artTxt"),
    title=css("#Title_e"),
    body=css(".artTxt"),
    is_hearsay=True,
)

# Copies for partners on ex., 2020 to 2026: one program takes the date from here. Headline and body
# are looked for where the other families have them; nobody vouches for that.
PARTNER = Layout(
    name="partner",
    signature=css("#pubtime"),
    title="//h1",
    info=css("#pubtime"),
    body=css("#Content"),
    is_hearsay=True,
)

# Chinese pages before 2018, by one program. Many Chinese papers have `source_baidu` and
# `author_baidu`, within the date's line or beside it. That the headline is an h1 is a guess.
FOUNDER_CHINESE = Layout(
    name="founder-zh",
    signature=css(".arcBox, .arcform, #source_baidu, #author_baidu"),
    title="//h1",
    info=css(".arcform, #source_baidu, #author_baidu"),
    body=css(".arcBox"),
    is_hearsay=True,
)

# 2010 to 2015, by one program that read usa. alone; it names no other element of the page.
EDITION = Layout(
    name="edition",
    signature=(
        "//div[contains(@class, 'articl-sub')] | //div[contains(@id, 'Content')][//h2 and //h5]"
    ),
    title="//h2",
    info="//h5",
    body="//div[contains(@class, 'articl-sub') or contains(@id, 'Content')]",
    is_hearsay=True,
)

# 2003 to 2006, tables: the site's own script asks for both ids. That it did so on the pages of
# these years is a guess.
TABLES = Layout(
    name="tables",
    signature=css("#Position"),
    breadcrumb=css("#Position"),
    body=css("#Content"),
    is_hearsay=True,
)

# 2006 to 2009: the site's script takes the story's text from here to print it. Other families have
# the same id, and pages that no other layout fits. That the headline is an h1 is a guess.
CONTENT = Layout(
    name="content",
    signature=css("#Content"),
    title="//h1",
    body=css("#Content"),
    is_hearsay=True,
)

HEARSAY = (PORTAL, PARTNER, FOUNDER_CHINESE, EDITION, TABLES, CONTENT)

# Hong Kong's own site: only texts of its pages were seen. These are the elements that HTML itself
# has for a story.
HONG_KONG = Layout(
    name="hk",
    signature="//article | //h1",
    title="//h1",
    info="//time",
    body="//article",
    is_hearsay=True,
)

# The app's stories, /a/<YYYYMM>/<DD>/AP….json: four bodies seen, of 2023. `author` is the byline,
# `A,B and C in City`; the newspaper's record has the names alone, `A/B/C`.
APP_STORY = JsonStory(
    title="title",
    content="content",
    description=("summary", "subtitle"),
    authors=("author", "properties.ArticleAuthor"),
    editors="editor",
    source="source",
    published="publishTime",
    modified="updated",
    section="columnName",
    tags="keywords",
    print_date="properties.PubDate",
    print_page=("properties.PageNumber", "properties.pageNo"),
)
