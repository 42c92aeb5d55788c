"""A replica of China Daily on the loopback interface, for `make demo`, the tests, the benchmarks.

A seeded model invents stories, prints them in the site's layouts and keeps the truth of every
field. The layouts follow what is known of the site; every story, name and number is made up.
"""
