"""China Daily."""

from newscrawl.news_spider import NewsSpider
from newscrawl.sites.chinadaily import SITE


class ChinaDailySpider(NewsSpider):
    """China Daily: www.chinadaily.com.cn, its sister hosts, and Hong Kong."""

    name = SITE.name
    site = SITE
