"""`coachtui keys`: every action, its keys now, and what it does."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from coachtui.cli.assemble import places, settings_of
from coachtui.cli.output import give_json
from coachtui.cli.verb_for import in_lines
from coachtui.cli.voice import give, tell, tell_error
from coachtui.keymap import Keymap, resolve_keymap
from coachtui.keynames import shown_key
from coachtui.tui.actions import ACTIONS, IN_TEXT, Action
from coachtui.tui.bindings import declared

ABOUT = """\
List all keys as they are now, yours among them. An action's id is what config.toml calls it. --verbs lists for each
action the verb that does the same in plain lines, for screen readers and where nothing may be drawn."""
EXAMPLES = "  coachtui keys\n  coachtui keys | grep note\n  coachtui keys --verbs\n  coachtui keys --check"

Keys = Sequence[tuple[Action, list[str]]]


def arguments(parser: ArgumentParser) -> None:
    """Take the form."""
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print a list of objects")
    form.add_argument("--markdown", action="store_true", help="print a table, as it stands in the README")
    form.add_argument("--verbs", action="store_true", help="print the verb that does each in lines, without a screen")
    form.add_argument("--check", action="store_true", help="only say what in your keys does not add up; exit 1 if any")


def run(asked: Namespace) -> int:
    """Print the keys in force; tell what in her settings does not add up."""
    settings, problems = settings_of(places(asked.home))
    keymap, wrong = resolve_keymap(declared(settings.keymap), settings.keys)
    for problem in problems:
        tell_error(problem)
    for said in wrong:
        tell(said)
    if asked.check:
        return checked(keymap, len(problems) + len(wrong))
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
    _give(rows, verbs=asked.verbs)
    return 0


def _give(rows: Keys, *, verbs: bool) -> None:
    """Print a line an action, those of one group beneath its name: keys and help, or what does it in lines."""
    group = ""
    for action, keys in rows:
        if action.group != group:
            give(f"{action.group}:")
            group = action.group
        if verbs:
            give(f"  {action.help} {in_lines(action.id)}")
        else:
            give(f"  {' '.join(keys) or '-':<18} {action.id:<20} {action.help}")


def checked(keymap: Keymap, wrong: int) -> int:
    """Say that all adds up, and which actions only the palette reaches. Return 1 where something was told."""
    if not wrong:
        without = [action.id for action in (*ACTIONS, *IN_TEXT) if not keymap.of(action.id)]
        give(f"All keys add up. In the palette only: {', '.join(without)}." if without else "All keys add up.")
    return 1 if wrong else 0


def in_force(keymap: Keymap) -> Keys:
    """Return all actions with their keys as people write them, those of one group together."""
    every = (*ACTIONS, *IN_TEXT)
    groups = list(dict.fromkeys(action.group for action in every))
    grouped = sorted(every, key=lambda action: groups.index(action.group))
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
