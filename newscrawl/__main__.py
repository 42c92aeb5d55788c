"""`python -m newscrawl clean …` and `verify …`: these commands, outside a Scrapy project."""

from __future__ import annotations

import argparse
import os
import sys
from typing import Any

from newscrawl import cleaning, verifying


def main() -> int:
    """Run the command named on the command line; its exit status."""
    parser = argparse.ArgumentParser(prog="python -m newscrawl")
    commands = parser.add_subparsers(required=True)
    clean = commands.add_parser("clean", **_about(cleaning.HELP, cleaning.EPILOG))
    clean.add_argument("inputs", nargs="*", metavar="INPUT", help="file, folder, or - for stdin")
    cleaning.add_options(clean)
    clean.set_defaults(run=lambda options: cleaning.run(options.inputs, options))
    verify = commands.add_parser("verify", **_about(verifying.HELP, verifying.EPILOG))
    output = os.environ.get("NEWSCRAWL_OUTPUT", "output")
    verify.add_argument("paths", nargs="*", metavar="PATH", default=[output], help="folder or file")
    verify.set_defaults(run=lambda options: verifying.run(options.paths))
    options = parser.parse_args()
    status: int = options.run(options)
    return status


def _about(text: str, epilog: str) -> dict[str, Any]:
    form = argparse.RawDescriptionHelpFormatter  # it leaves the examples as they are
    return {"help": text, "description": text, "epilog": epilog, "formatter_class": form}


if __name__ == "__main__":
    sys.exit(main())
