"""A replica of China Daily on the loopback interface, for `make demo`, the tests, the benchmarks.

A seeded model invents the stories of each era of the site (`eras/`), prints them in its layouts
(`layouts/`), keeps the truth of every field, and answers like the site's lists, search, newspaper,
app and feeds, with their faults. All follows what is known of the site; every story, name and
number is made up.
"""
