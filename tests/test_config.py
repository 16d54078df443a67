import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from coachtui.config import load_settings
from coachtui.paths import find_paths
from coachtui.settings import SETTINGS, Settings, as_toml, variable


@pytest.fixture
def config(nobodys_machine: Path) -> Path:
    """Her config file, not yet there."""
    folder = nobodys_machine / "config" / "coachtui"
    folder.mkdir(parents=True)
    return folder / "config.toml"


@pytest.fixture
def site(nobodys_machine: Path) -> Path:
    """The machine's config file, not yet there."""
    folder = nobodys_machine / "site" / "coachtui"
    folder.mkdir(parents=True)
    return folder / "config.toml"


def told(given: dict[str, str] | None = None) -> str:
    _, problems = load_settings(find_paths(), given)
    assert len(problems) == 1
    return problems[0].message


def test_without_any_file_the_shipped_settings_hold():
    assert load_settings(find_paths()) == (Settings(), [])


def test_the_command_line_wins_over_the_environment_over_hers_over_the_machines(config, site, monkeypatch):
    site.write_text('theme = "light"\ncadence_days = 7\nascii = "yes"\nblank_after = 5\n')
    config.write_text('theme = "mono"\ncadence_days = 21\nascii = "no"\n')
    monkeypatch.setenv("COACHTUI_THEME", "ansi")
    monkeypatch.setenv("COACHTUI_CADENCE_DAYS", "10")
    settings, problems = load_settings(find_paths(), {"theme": "high-contrast"})
    assert problems == []
    assert (settings.theme, settings.cadence_days, settings.ascii, settings.blank_after) == (
        "high-contrast",
        10,
        "no",
        5,
    )


def test_keys_of_the_machine_and_hers_are_joined_hers_winning(config, site):
    site.write_text('[keys]\n"undo" = "z"\n"note.capture" = "w"\n')
    config.write_text('[keys]\nnote.capture = ["n", "F2"]\n')
    settings, problems = load_settings(find_paths())
    assert (settings.keys, problems) == ({"undo": "z", "note.capture": ["n", "F2"]}, [])


def test_one_wrong_key_leaves_the_others(config):
    config.write_text('[keys]\nundo = 3\nredo = "R"\nnote.capture = ["w", 1]\nnote.star = "S"\n')
    settings, (problem,) = load_settings(find_paths())
    assert settings.keys == {"redo": "R", "note.star": "S"}
    assert "undo = 3" in problem.message
    assert "note.capture = ['w', 1]" in problem.message
    assert problem.hint == "All else in it holds."


def test_an_unknown_setting_is_told_with_the_nearest_and_the_rest_holds(config):
    config.write_text('thme = "light"\nmouse = true\n')
    settings, problems = load_settings(find_paths())
    assert settings.mouse
    assert problems[0].title == f"Settings in {config}"
    assert problems[0].message == "thme: there is no such setting; the nearest is 'theme'."
    assert problems[0].hint == "All else in it holds."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("theme = 3", "theme: 3 is not a text in quotes."),
        ('mouse = "on"', "mouse: 'on' is not true or false."),
        ("mouse = 1", "mouse: 1 is not true or false."),
        ("cadence_days = true", "cadence_days: True is not a whole number from 1 to 366."),
        ("cadence_days = 0", "cadence_days: 0 is not a whole number from 1 to 366."),
        ('ascii = "maybe"', """ascii: 'maybe' is not one of "auto", "yes", "no"."""),
        ("keys = 3", """keys: 3 is not a table: "action" = "key" or ["key", "key"]."""),
        ("[keys]\nundo = 3", """keys: undo = 3 is not in a table: "action" = "key" or ["key", "key"]."""),
        ("[keys]\nundo = [3]", """keys: undo = [3] is not in a table: "action" = "key" or ["key", "key"]."""),
        ("mouse = ", "it is not TOML: Invalid value (at end of document)."),
    ],
)
def test_a_bad_file_costs_one_message_naming_the_key_and_what_is_allowed(config, text, said):
    config.write_text(text)
    settings, problems = load_settings(find_paths())
    assert settings == Settings()
    assert [problem.message for problem in problems] == [said]


def test_all_that_is_wrong_in_one_file_is_one_message(config):
    config.write_text("theme = 3\nascii = 12\n")
    assert told() == """theme: 3 is not a text in quotes; ascii: 12 is not one of "auto", "yes", "no"."""


def test_a_file_that_is_no_text_or_cannot_be_read_does_not_stop_the_start(config):
    config.write_bytes(b"\xff")
    assert told() == "it is not UTF-8 text."
    config.unlink()
    config.mkdir()
    assert told() == "it cannot be read: Is a directory."


def test_yes_and_no_may_be_written_as_true_and_false(config):
    config.write_text("ascii = true\n")
    assert load_settings(find_paths())[0].ascii == "yes"


@pytest.mark.parametrize(("text", "value"), [("1", True), ("Yes", True), ("off", False)])
def test_the_environment_says_yes_in_many_ways(monkeypatch, text, value):
    monkeypatch.setenv("COACHTUI_MOUSE", text)
    assert load_settings(find_paths())[0].mouse is value


def test_what_the_environment_or_the_command_line_says_wrong_is_told(monkeypatch):
    monkeypatch.setenv("COACHTUI_CADENCE_DAYS", "often")
    _, problems = load_settings(find_paths(), {"ascii": "perhaps", "colour": "red"})
    assert [problem.title for problem in problems] == ["Settings in the environment", "Settings in the command line"]
    assert problems[0].message == "cadence_days: 'often' is not a whole number from 1 to 366."


def test_the_config_file_that_says_all_defaults_is_valid_and_names_every_setting():
    text = as_toml()
    assert tomllib.loads(text) == {}
    uncommented = "\n".join(line[2:] for line in text.splitlines() if " = " in line and not line.startswith("# Your"))
    assert set(tomllib.loads(uncommented)) == set(SETTINGS) - {"keys"}


def test_every_setting_says_what_it_is_for():
    assert all(setting.help.endswith(".") and setting.allowed for setting in SETTINGS.values())
    assert variable("blank_after") == "COACHTUI_BLANK_AFTER"


def test_reading_settings_does_not_load_pydantic():
    code = "import sys, coachtui.config; print([name for name in ('pydantic', 'textual') if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
