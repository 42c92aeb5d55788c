"""How pages are fetched: politely, and from servers that may be hostile."""
