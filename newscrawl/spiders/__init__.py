"""The spiders, one a site."""
