"""What the README says is what the program does."""

from pathlib import Path

from coachtui.cli.verbs.keys import in_force, markdown
from coachtui.keymap import resolve_keymap
from coachtui.tui.bindings import declared

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
START, END = "<!-- keys: coachtui keys --markdown -->\n", "\n<!-- end of keys -->"


def test_the_table_of_keys_is_what_coachtui_keys_prints():
    keymap, _ = resolve_keymap(declared(), {})
    table = markdown(in_force(keymap))
    assert README.split(START)[1].split(END)[0] == table
    groups = [cell for cell in (line.split("|")[1].strip() for line in table.splitlines()[2:]) if cell]
    assert sorted(groups) == sorted(set(groups))
