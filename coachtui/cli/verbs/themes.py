"""`coachtui themes`: the shipped ones and hers."""

from argparse import ArgumentParser, Namespace

from coachtui.cli.assemble import places, settings_of, themes_of
from coachtui.cli.output import give_json
from coachtui.cli.voice import give, tell_error

ABOUT = "List all themes. Yours stand in the folder that coachtui where calls themes."
EXAMPLES = "  coachtui themes"


def arguments(parser: ArgumentParser) -> None:
    """Take the form."""
    parser.add_argument("--json", action="store_true", help="print a list of objects")


def run(asked: Namespace) -> int:
    """Print the themes, and tell of each file that cannot be followed. Returns 1 if there is one."""
    paths = places(asked.home)
    settings, problems = settings_of(paths)
    themes, failures = themes_of(paths)
    for problem in (*problems, *failures):
        tell_error(problem)
    if asked.json:
        give_json([{"name": each.name, "label": each.label, "dark": each.dark} for each in themes.values()])
    else:
        for each in themes.values():
            give(f"{'*' if each.name == settings.theme else ' '} {each.name:<16} {each.label}")
    return 1 if failures else 0
