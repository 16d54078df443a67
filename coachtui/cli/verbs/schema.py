"""`coachtui schema`: the JSON schema of the records."""

import sys
from argparse import ArgumentParser, Namespace

from coachtui.resources import data_folder

ABOUT = "Print the JSON schema of a teacher's records, as the files keep them."
EXAMPLES = "  coachtui schema >coachtui.schema.json"


def arguments(parser: ArgumentParser) -> None:
    """Take none."""
    del parser


def run(asked: Namespace) -> int:
    """Print the schema as it ships."""
    del asked
    sys.stdout.write((data_folder() / "schema.json").read_text("utf-8"))
    return 0
