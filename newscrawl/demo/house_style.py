"""The forms that the replica prints: bylines, credits, sections, editors."""

from __future__ import annotations

IMAGES = "https://img2.chinadaily.com.cn/images"

# Printed line, writers named in it, source named in it. {a} to {c} are writers, in capitals {A} to
# {C}; {x} and {y} are cities, {t} is the time.
WS_BYLINES = (
    ("By {a} in {x} | China Daily | Updated: {t}", "a", "China Daily"),
    ("By {a} in {x} and {b} in {y} | China Daily | Updated: {t}", "ab", "China Daily"),
    ("By {a}/{b} | chinadaily.com.cn | Updated: {t}", "ab", "chinadaily.com.cn"),
    ("By {A} and {B} | CHINA DAILY | Updated: {t}", "ab", "CHINA DAILY"),
    ("Xinhua | Updated: {t}", "", "Xinhua"),
    ("By {c} | China Daily Global | Updated: {t}", "c", "China Daily Global"),
    ("China Daily/Xinhua | Updated: {t}", "", "China Daily/Xinhua"),
    ("By {a}, {b} and {c} in {x} | China Daily | Updated: {t}", "abc", "China Daily"),
    ("chinadaily.com.cn | Updated: {t}", "", "chinadaily.com.cn"),
    ("By {A}/{B} in {x} | China Daily | Updated: {t}", "ab", "China Daily"),
    ("China Daily/Agencies | Updated: {t}", "", "China Daily/Agencies"),
)

# The mini-sites: {d} is the day; one entry a printed line.
MINI_BYLINES = (
    (("By {a} (chinadaily.com.cn) Updated : {d}",), "a", "chinadaily.com.cn"),
    (("( China Daily )", "Updated: {d}"), "", "China Daily"),
    (("By {a} and {b} ( China Daily)", "Updated : {d}"), "ab", "China Daily"),
    (("By {A} (China Daily) Updated: {d}",), "a", "China Daily"),
    (("(Xinhua) Updated : {d}",), "", "Xinhua"),
    (("By {a} in {x} and {b} in {y} (China Daily) Updated: {t}",), "ab", "China Daily"),
)

CREDITS = (
    ("[Photo/Xinhua]", "Xinhua"),
    ("[Photo/IC]", "IC"),
    ("[Photo by {a}/China Daily]", "{a}/China Daily"),
    ("[Photo provided to chinadaily.com.cn]", "provided to chinadaily.com.cn"),
    ("{A}/FOR CHINA DAILY", "{A}/FOR CHINA DAILY"),
)

WS_SECTIONS = (
    ("China", "Society"),
    ("World", "Europe"),
    ("Business", "Tech"),
    ("Culture", "Heritage"),
    ("Life", "People"),
    ("World", "China-US"),
    ("China", "HK/Macao"),
    ("Opinion",),
)

EDITORS = ("张舒", "李文静", "王安琪", "陈博")

MINI_SITES = ("chinalic", "chengdu/wenjiang", "shandong/e", "drc", "fujian", "guizhou")

# www of 2003 to 2006: the date opens the line, in brackets.
DOC_BYLINES = (
    ("( {t}) (Xinhua)", "Xinhua"),
    ("( {t}) (China Daily)", "China Daily"),
    ("( {t}) (Agencies)", "Agencies"),
    ("( {t}) (chinadaily.com.cn)", "chinadaily.com.cn"),
)

# A name that one page prints with an empty tag between its two words.
JOINED = "HarbourLink"

DOC_SECTIONS = ("National News", "Business", "World News", "Life", "Sports")

# 2006 to 2011: one entry a printed line.
CHANNEL_BYLINES = (
    (("(Xinhua)", "Updated: {t}"), "", "Xinhua"),
    (("By {a} (China Daily)", "Updated: {t}"), "a", "China Daily"),
    (("By {a} and {b} (China Daily)", "Updated: {t}"), "ab", "China Daily"),
    (("(China Daily)", "Updated: {t}"), "", "China Daily"),
    (("By {a} (chinadaily.com.cn)", "Updated: {t}"), "a", "chinadaily.com.cn"),
    (("(Agencies)", "Updated: {t}"), "", "Agencies"),
    (("By {A} in {x} (China Daily)", "Updated: {t}"), "a", "China Daily"),
    (("By {c} (China Daily)", "Updated: {t}"), "c", "China Daily"),
)

# 2011 to 2015: the date stands first, a blank opens the bracket.
WEBSITE_BYLINES = (
    (("Updated: {t}", "By {a} ( China Daily)"), "a", "China Daily"),
    (("Updated: {t}", "( Xinhua)"), "", "Xinhua"),
    (("Updated: {t}", "By {a} in {x} and {b} in {y} ( China Daily)"), "ab", "China Daily"),
    (("Updated: {t}", "( chinadaily.com.cn)"), "", "chinadaily.com.cn"),
    (("Updated: {t}", "By {A} and {B} ( China Daily)"), "ab", "China Daily"),
    (("Updated: {t}", "By {c} ( China Daily)"), "c", "China Daily"),
)

# Folder of the address, and the section as its pages print it.
CHANNELS = (
    ("china", ("CHINA", "National")),
    ("bizchina", ("BIZCHINA", "Center")),
    ("world", ("WORLD", "Asia-Pacific")),
    ("cndy", ("CHINA DAILY", "Nation")),
    ("sports", ("SPORTS", "Soccer")),
    ("opinion", ("OPINION", "Commentary")),
    ("entertainment", ("ENTERTAINMENT", "Music")),
)

# The portals of governments and regions print the day alone.
PORTAL_LINES = (
    ("{host} Updated: {d}", "{host}"),
    ("chinadaily.com.cn Updated: {d}", "chinadaily.com.cn"),
    ("Xinhua Updated: {d}", "Xinhua"),
    ("China Daily Updated: {d}", "China Daily"),
)

PORTAL_SECTIONS = ("Specials", "Latest News", "Investment", "Culture and Tourism")

# Hong Kong: {w} is the day in words, {h} the hour and minute before it.
HONGKONG_BYLINES = (
    (("Published: {h}, {w}", "By {a}"), "a", None),
    (("{w}",), "", None),
    (("By {a} in {x}", "Published: {h}, {w}"), "a", None),
    (("Xinhua", "{w}"), "", "Xinhua"),
    (("Published: {h}, {w}", "By Agencies"), "", "Agencies"),
)

HONGKONG_SECTIONS = (
    ("hong-kong", "Hong Kong"), ("business", "Business"), ("sports", "Sports"),
    ("opinion", "Opinion"), ("photo", "Photo"),
)  # fmt: skip

# The app: `author` as its answers give it, the writers named in it, the source.
APP_AUTHORS = (
    ("{A} in {x}", "a", "China Daily"),
    ("{a},{b} and {c} in {x}", "abc", "China Daily"),
    ("", "", "Xinhua"),
    ("{a}", "a", "China Daily Global"),
    ("{A} and {B}", "ab", "chinadaily.com.cn"),
    # nobody there, but among the newspaper's own data
    ("", "ab", "China Daily"),
)

APP_COLUMNS = ("China", "World", "Business", "Culture")
