"""What the README says is what the program does."""

from pathlib import Path
from textwrap import dedent

from coachtui.cli.verbs.keys import in_force, markdown
from coachtui.domain.change import Change, Op
from coachtui.keymap import resolve_keymap
from coachtui.storage.vault import Vault
from coachtui.tui.bindings import declared

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
START, END = "<!-- keys: coachtui keys --markdown -->\n", "\n<!-- end of keys -->"


def test_the_table_of_keys_is_what_coachtui_keys_prints():
    keymap, _ = resolve_keymap(declared(), {})
    table = markdown(in_force(keymap))
    assert README.split(START)[1].split(END)[0] == table
    groups = [cell for cell in (line.split("|")[1].strip() for line in table.splitlines()[2:]) if cell]
    assert sorted(groups) == sorted(set(groups))


def test_the_script_of_the_readme_does_what_it_says(tmp_path):
    path = '"~/.local/share/coachtui"'
    script = dedent(next(part for part in README.split("\n\n    from pathlib")[1:]))
    before = Vault(tmp_path)
    texts = {5: "an exit ticket", 6: "a warm-up"}
    ops = [Op(1, "notes", id_, None, {"id": id_, "text": text}) for id_, text in texts.items()]
    before.commit(Change("", (Op(1, "teachers", 1, None, {"id": 1, "name": "Ana"}), *ops)))
    before.close()
    code = "from pathlib" + script.split("\n## ")[0]
    assert path in code
    exec(dedent("    " + code).replace(path, repr(str(tmp_path))), {})
    after = Vault(tmp_path)
    assert [after.get(1, "notes", id_).get("starred") for id_ in texts] == [True, None]
