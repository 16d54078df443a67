"""`coachtui where`: the places of everything."""

import os
from argparse import ArgumentParser, Namespace

from coachtui.cli.assemble import places
from coachtui.cli.output import give_json
from coachtui.cli.voice import give
from coachtui.resources import themes_folder

ABOUT = "Tell where everything is kept, and the shipped themes. --home DIR or COACHTUI_HOME puts all in one folder."
EXAMPLES = "  coachtui where\n  coachtui where --json"


def arguments(parser: ArgumentParser) -> None:
    """Take the form."""
    parser.add_argument("--json", action="store_true", help="print an object")


def run(asked: Namespace) -> int:
    """Print the places, and whether there is anything yet."""
    paths = places(asked.home)
    found = {
        "vault": paths.vault,
        "config": paths.config_file,
        "themes": paths.themes_dir,
        "shipped": str(themes_folder()),
    }
    if asked.json:
        give_json({**found, "machine": paths.site_files})
        return 0
    for name, path in [*found.items(), *(("machine", site) for site in paths.site_files)]:
        give(f"{name:<7} {path}{'' if os.path.exists(path) else '  (not there yet)'}")  # noqa: PTH110 - paths are texts
    return 0
