"""The project's `scrapy` commands; each module is one, named like its file."""
