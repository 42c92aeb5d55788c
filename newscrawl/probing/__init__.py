"""A probe: a few polite requests that tell whether a site still is as its facts describe it.

It asks first pages of every source, then some of the newest articles that these name, and says
what no longer fits. It writes nothing and knows no site: everything comes from `Site`, the
spider's sources and the same reading as that of a crawl.
"""
