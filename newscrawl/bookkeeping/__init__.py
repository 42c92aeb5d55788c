"""What `scrapy ledger` does to a spider's ledger, a module for each of its actions.

Whoever only reads looks at a snapshot, also while a run is under way; whoever writes holds the
run's lock.
"""
