"""A setting written into her file: all else in it stays as it is."""

import tomllib

import pytest

from coachtui.config import load_settings
from coachtui.config_edit import keep_keys, keep_setting
from coachtui.errors import ConfigError
from coachtui.paths import find_paths
from coachtui.settings import SETTINGS, Settings

HERS = """# my settings
cadence_days = 7   # weekly

[keys]
# as in my editor
"find" = "f3"
note.capture = "f5"
"""


@pytest.fixture
def paths(tmp_path):
    return find_paths(str(tmp_path))


@pytest.fixture
def config(tmp_path):
    return tmp_path / "config.toml"


def test_a_first_setting_makes_a_file_that_offers_all_others(paths, config):
    keep_setting(paths, "theme", "light")
    text = config.read_text("utf-8")
    assert load_settings(paths) == (Settings(theme="light"), [])
    assert text.count("theme =") == 1
    for name, setting in SETTINGS.items():
        assert setting.help in text, name
    assert config.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in config.parent.iterdir()] == ["config.toml"]


def test_comments_order_and_all_else_stay(paths, config):
    config.write_text(HERS, "utf-8")
    keep_setting(paths, "cadence_days", 10)
    assert config.read_text("utf-8") == HERS.replace("cadence_days = 7 ", "cadence_days = 10 ")
    keep_setting(paths, "blank_after", 5)
    settings, problems = load_settings(paths)
    assert (settings.cadence_days, settings.blank_after, problems) == (10, 5, [])
    assert settings.keys == {"find": "f3", "note.capture": "f5"}
    assert "# as in my editor" in config.read_text("utf-8")


def test_a_comment_that_offers_it_becomes_the_setting_but_not_one_in_a_table(paths, config):
    config.write_text('# theme = "mono"\n\n[keys]\n# theme = "x"\n', "utf-8")
    keep_setting(paths, "theme", "dark")
    assert config.read_text("utf-8") == 'theme = "dark"\n\n[keys]\n# theme = "x"\n'


def test_keys_are_written_with_and_without_quotes_and_taken_away(paths, config):
    config.write_text(HERS, "utf-8")
    keep_keys(paths, "note.capture", ["n", "F2"])
    keep_keys(paths, "edit", "F4")
    keep_keys(paths, "find", None)
    assert load_settings(paths)[0].keys == {"note.capture": ["n", "F2"], "edit": "F4"}
    assert "cadence_days = 7   # weekly" in config.read_text("utf-8")


@pytest.mark.parametrize("broken", [b"theme = \n", b"\xff\xfe", b"keys = 3\n"])
def test_a_broken_file_is_left_as_it_is_and_told(paths, config, broken):
    config.write_bytes(broken)
    with pytest.raises(ConfigError):
        keep_keys(paths, "find", "F3")
    assert config.read_bytes() == broken


def test_a_link_to_the_file_stays_a_link(paths, config, tmp_path):
    kept = tmp_path / "dotfiles"
    kept.write_text('theme = "mono"\n', "utf-8")
    config.symlink_to(kept)
    keep_setting(paths, "theme", "light")
    assert config.is_symlink()
    assert tomllib.loads(kept.read_text("utf-8")) == {"theme": "light"}


def test_where_nothing_can_be_written_nothing_is_lost(paths, config, monkeypatch):
    config.write_text(HERS, "utf-8")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("coachtui.config_edit.os.fsync", full)
    with pytest.raises(ConfigError, match="No space left"):
        keep_setting(paths, "theme", "light")
    assert config.read_text("utf-8") == HERS
    assert [each.name for each in config.parent.iterdir()] == ["config.toml"]
