"""`coachtui schema`: the JSON schema of the records."""

from argparse import ArgumentParser, Namespace

from coachtui.cli.output import give_bytes
from coachtui.resources import data_folder

ABOUT = "Print the JSON schema of a teacher's records, as the files keep them."
EXAMPLES = "  coachtui schema >coachtui.schema.json"


def arguments(parser: ArgumentParser) -> None:
    """Take none."""
    del parser


def run(asked: Namespace) -> int:
    """Print the schema as it ships."""
    del asked
    give_bytes((data_folder() / "schema.json").read_bytes().removesuffix(b"\n"))
    return 0
