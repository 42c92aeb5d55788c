"""China Daily's section lists: where they stand and how they are read.

The list of www was seen in full (2019). The section names, the Chinese lists and the list of
language lessons are known from programs that read them, the Chinese ones from at least three each.
"""

from __future__ import annotations

from datetime import date

from newscrawl.sites.selectors import css, within
from newscrawl.sites.site import ListLayout, Section

# The whole word, with or without arrows: headlines, too, begin with "Next".
_NEXT = (
    "//a[normalize-space(translate(., '>»|', '')) = 'Next'"
    " or normalize-space(translate(., '>»|', '')) = '下一页' or @rel = 'next']/@href"
)

LIST_LAYOUTS = (
    # the side boxes (.mai_r) repeat old links and must not be read
    ListLayout(
        name="www",
        item=css("#left .tw3_01_2, #left .tw2, .lft_art .tw3_01_2"),
        time=within("b"),
        next_page=_NEXT,
    ),
    ListLayout(
        name="zh",
        item="//div[starts-with(@class, 'busBox')]",
        time=within("b, .time"),
        next_page=_NEXT,
    ),
    ListLayout(
        name="language", item=css(".content_left .gy_box"), time=within("b"), next_page=_NEXT
    ),
)

# The lists were followed back to about 2014; nobody says that nothing lies behind.
OLDEST = date(2013, 1, 1)

_WWW = "https://www.chinadaily.com.cn"

_WWW_SECTIONS = {
    "china": (
        "governmentandpolicy society scitech coverstory environment education crossstraits "
        "newsmaker 59b8d010a3108c54ed7dfc30 59b8d010a3108c54ed7dfc27 59b8d010a3108c54ed7dfc25"
    ),
    "world": (
        "asia_pacific america europe middle_east africa china-us cn_eu China-Japan-Relations "
        "china-africa worldwatch"
    ),
    "business": "economy companies biz_industries tech motoring money",
    "life": "fashion celebrity people food health",
    "culture": "art musicandtheater filmandtv books heritage eventandfestival culturalexchange",
    "travel": "news citytours guidesandtips footprint aroundworld",
    "sports": "soccer basketball volleyball tennis golf swimming china",
    "opinion": (
        "editorials op-ed commentator opinionline columnists globalviews fromthechinesepress "
        "readers"
    ),
}

# Sections of the Chinese hosts go by ids of their column.
_ZH_SECTIONS = {
    "china": "china.chinadaily.com.cn/5bd5639ca3101a87ca8ff636",
    "comment": "china.chinadaily.com.cn/5bd5639ca3101a87ca8ff634",
    "world": "world.chinadaily.com.cn/5bd55927a3101a87ca8ff618",
    "business": "caijing.chinadaily.com.cn/5b7620c4a310030f813cf452",
    "tech": "tech.chinadaily.com.cn/5b7621d3a310030f813cf45b",
    "original": "cn.chinadaily.com.cn/yuanchuang",
}

SECTIONS = (
    *(
        Section(f"{group}/{name}", f"{_WWW}/{group}/{name}/page_1.html", OLDEST)
        for group, names in _WWW_SECTIONS.items()
        for name in names.split()
    ),
    Section("regional", f"{_WWW}/regional/page_1.html", OLDEST),
    *(
        Section(f"zh/{name}", f"https://{path}/page_1.html", OLDEST)
        for name, path in _ZH_SECTIONS.items()
    ),
    Section("language", "https://language.chinadaily.com.cn/thelatest/page_1.html", OLDEST),
)
