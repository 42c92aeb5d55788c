"""China Daily."""

from newscrawl.news_spider import NewsSpider
from newscrawl.sites.chinadaily import SITE


class ChinaDailySpider(NewsSpider):
    """China Daily, English: www.chinadaily.com.cn and its sister hosts.

    Addresses come from the section lists; feeds and sitemap have been frozen since 2017.
    """

    name = SITE.name
    site = SITE
