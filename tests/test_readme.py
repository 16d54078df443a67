"""What the README says is what the program does."""

from pathlib import Path

from coachtui.cli.verbs.keys import markdown
from coachtui.keymap import resolve_keymap
from coachtui.keynames import shown_key
from coachtui.tui.actions import ACTIONS
from coachtui.tui.bindings import declared

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
START, END = "<!-- keys: coachtui keys --markdown -->\n", "\n<!-- end of keys -->"


def test_the_table_of_keys_is_what_coachtui_keys_prints():
    keymap, _ = resolve_keymap(declared(), {})
    rows = [(action, [shown_key(key, plain=True) for key in keymap.of(action.id)]) for action in ACTIONS]
    assert README.split(START)[1].split(END)[0] == markdown(rows)
