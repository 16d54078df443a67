import os
import subprocess
import sys
from pwd import getpwuid

import pytest

from coachtui.paths import find_paths

HERS = {"HOME": "/home/coach"}


def test_without_settings_everything_is_in_the_xdg_folders():
    paths = find_paths(environ=HERS)
    assert paths.vault == "/home/coach/.local/share/coachtui"
    assert paths.config_file == "/home/coach/.config/coachtui/config.toml"
    assert paths.themes_dir == "/home/coach/.config/coachtui/themes"
    assert paths.site_files == ("/etc/xdg/coachtui/config.toml",)


def test_the_xdg_variables_move_the_folders():
    paths = find_paths(environ=HERS | {"XDG_DATA_HOME": "/d", "XDG_CONFIG_HOME": "/c", "XDG_CONFIG_DIRS": "/a:/b"})
    assert (paths.vault, paths.config_dir) == ("/d/coachtui", "/c/coachtui")
    assert paths.site_files == ("/a/coachtui/config.toml", "/b/coachtui/config.toml")


def test_an_xdg_variable_that_is_empty_or_relative_does_not_count():
    paths = find_paths(environ=HERS | {"XDG_DATA_HOME": "", "XDG_CONFIG_HOME": "here", "XDG_CONFIG_DIRS": "x:/y"})
    assert paths.vault == "/home/coach/.local/share/coachtui"
    assert paths.config_dir == "/home/coach/.config/coachtui"
    assert paths.site_files == ("/y/coachtui/config.toml",)


@pytest.mark.parametrize("home", ["", "here", None])
def test_a_home_that_is_no_absolute_folder_does_not_count(home):
    environ = {} if home is None else {"HOME": home}
    assert find_paths(environ=environ).vault == f"{getpwuid(os.getuid()).pw_dir}/.local/share/coachtui"


def test_a_home_holds_all_in_one_folder():
    paths = find_paths(environ=HERS | {"COACHTUI_HOME": "~/coach", "XDG_DATA_HOME": "/d"})
    assert paths.vault == paths.config_dir == "/home/coach/coach"
    assert paths.config_file == "/home/coach/coach/config.toml"
    assert paths.themes_dir == "/home/coach/coach/themes"


def test_a_home_that_is_given_wins_over_the_environment_and_becomes_absolute(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert find_paths("mine", HERS | {"COACHTUI_HOME": "/other"}).vault == str(tmp_path / "mine")


def test_finding_the_places_loads_nothing_heavy():
    """The `note` path stands on this module: DESIGN's budget is 1.5 times a bare Python."""
    code = "import sys; old = set(sys.modules); import coachtui.paths, coachtui.errors; print(*set(sys.modules) - old)"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert set(shown.split()) <= {"coachtui", "coachtui.paths", "coachtui.errors"}
