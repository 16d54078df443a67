"""`coachtui themes`: the shipped ones and hers."""

from argparse import ArgumentParser, Namespace

from coachtui.cli.assemble import places, settings_of, themes_of
from coachtui.cli.output import give_json
from coachtui.cli.voice import give, tell_error
from coachtui.themes import pick_theme

ABOUT = "List all themes, with a star at the one in use. Yours stand in the folder that coachtui where calls themes."
EXAMPLES = "  coachtui themes"


def arguments(parser: ArgumentParser) -> None:
    """Take the form."""
    parser.add_argument("--json", action="store_true", help="print a list of objects")


def run(asked: Namespace) -> int:
    """Print the themes, and tell of what cannot be followed. Returns 1 if anything cannot."""
    paths = places(asked.home)
    settings, problems = settings_of(paths)
    themes, failures = themes_of(paths)
    shown, missing = pick_theme(themes, settings.theme)
    for problem in (*problems, *failures, *missing):
        tell_error(problem)
    if asked.json:
        give_json(
            [{"name": e.name, "label": e.label, "dark": e.dark, "chosen": e.name == shown} for e in themes.values()]
        )
    else:
        for each in themes.values():
            give(f"{'*' if each.name == shown else ' '} {each.name:<16} {each.label}")
    return 1 if failures or missing else 0
