"""`python -m newscrawl clean INPUT…`: what `scrapy clean` does, outside a Scrapy project."""

from __future__ import annotations

import argparse
import sys

from newscrawl import cleaning


def main() -> int:
    """Run the command named on the command line; its exit status."""
    parser = argparse.ArgumentParser(prog="python -m newscrawl")
    commands = parser.add_subparsers(required=True)
    clean = commands.add_parser(
        "clean",
        help=cleaning.HELP,
        description=cleaning.HELP,
        epilog=cleaning.EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    cleaning.add_arguments(clean)
    return cleaning.run(parser.parse_args())


if __name__ == "__main__":
    sys.exit(main())
