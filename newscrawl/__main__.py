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
    clean.add_argument("inputs", nargs="*", metavar="INPUT", help="file, folder, or - for stdin")
    cleaning.add_options(clean)
    options = parser.parse_args()
    return cleaning.run(options.inputs, options)


if __name__ == "__main__":
    sys.exit(main())
