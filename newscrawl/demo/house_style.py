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
