"""`coachtui keys`: every action, its keys now, and what it does."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from coachtui.cli.assemble import places, settings_of
from coachtui.cli.output import give_json
from coachtui.cli.voice import give, tell, tell_error
from coachtui.keymap import Keymap, resolve_keymap
from coachtui.keynames import shown_key
from coachtui.tui.actions import ACTIONS, Action
from coachtui.tui.bindings import declared

ABOUT = "List all keys as they are now, yours among them. An action's id is what config.toml calls it."
EXAMPLES = "  coachtui keys\n  coachtui keys | grep note"

Keys = Sequence[tuple[Action, list[str]]]


def arguments(parser: ArgumentParser) -> None:
    """Take the form."""
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print a list of objects")
    form.add_argument("--markdown", action="store_true", help="print a table, as it stands in the README")


def run(asked: Namespace) -> int:
    """Print the keys in force; tell what in her settings does not add up."""
    settings, problems = settings_of(places(asked.home))
    keymap, wrong = resolve_keymap(declared(), settings.keys)
    for problem in problems:
        tell_error(problem)
    for said in wrong:
        tell(said)
    rows = in_force(keymap)
    if asked.json:
        give_json(
            [{"id": action.id, "keys": keys, "group": action.group, "help": action.help} for action, keys in rows]
        )
        return 0
    if asked.markdown:
        for said in markdown(rows).splitlines():
            give(said)
        return 0
    group = ""
    for action, keys in rows:
        if action.group != group:
            give(f"{action.group}:")
            group = action.group
        give(f"  {' '.join(keys) or '-':<18} {action.id:<20} {action.help}")
    return 0


def in_force(keymap: Keymap) -> Keys:
    """Return all actions with their keys as people write them, those of one group together."""
    groups = list(dict.fromkeys(action.group for action in ACTIONS))
    grouped = sorted(ACTIONS, key=lambda action: groups.index(action.group))
    return [(action, [shown_key(key, plain=True) for key in keymap.of(action.id)]) for action in grouped]


def markdown(rows: Keys) -> str:
    """Return the keys as a table in Markdown, a line an action that has a key."""
    lines = ["| | keys | does |", "|---|---|---|"]
    group = ""
    for action, keys in rows:
        if keys:
            named = "" if action.group == group else action.group
            lines.append(f"| {named} | {' '.join(f'`{_in_table(key)}`' for key in keys)} | {action.help} |")
            group = action.group
    return "\n".join(lines)


def _in_table(key: str) -> str:
    return key.replace("|", "\\|")
