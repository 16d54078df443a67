"""Where her files are. Loaded by the fast `note` path: `os` and nothing else."""

# ruff: noqa: PTH100, PTH111, PTH118 - pathlib would cost more than all else that this path imports

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = "coachtui"


class Paths:
    """The places of one coach: absolute names, none of them made or looked at here.

    `vault` is the folder of the records. `config_file` and `themes_dir` stand in `config_dir`.
    `site_files` are the settings of the whole machine, the one that counts most first.
    """

    __slots__ = ("config_dir", "config_file", "site_files", "themes_dir", "vault")

    def __init__(self, vault: str, config_dir: str, site_files: tuple[str, ...] = ()) -> None:
        self.vault = vault
        self.config_dir = config_dir
        self.config_file = os.path.join(config_dir, "config.toml")
        self.themes_dir = os.path.join(config_dir, "themes")
        self.site_files = site_files


def find_paths(home: str = "", environ: "Mapping[str, str] | None" = None) -> Paths:
    """Return where everything is: in `home` or COACHTUI_HOME if given, else in the XDG folders.

    A home holds all in one folder: `store.json` and the records, `config.toml`, `themes/`. An XDG variable
    that is empty or not absolute does not count, as its specification asks.
    """
    env = os.environ if environ is None else environ
    site = tuple(
        os.path.join(folder, NAME, "config.toml")
        for folder in (env.get("XDG_CONFIG_DIRS") or "/etc/xdg").split(":")
        if folder.startswith("/")
    )
    one = home or env.get("COACHTUI_HOME", "")
    if one:
        folder = os.path.abspath(_at_home(one, env))
        return Paths(folder, folder, site)
    return Paths(
        os.path.join(_xdg("XDG_DATA_HOME", "~/.local/share", env), NAME),
        os.path.join(_xdg("XDG_CONFIG_HOME", "~/.config", env), NAME),
        site,
    )


def _xdg(variable: str, default: str, env: "Mapping[str, str]") -> str:
    folder = env.get(variable, "")
    return folder if folder.startswith("/") else _at_home(default, env)


def _at_home(path: str, env: "Mapping[str, str]") -> str:
    """Return a path with `~` as her home; a HOME that is not absolute does not count, the system knows her better."""
    if not (path == "~" or path.startswith("~/")):
        return os.path.expanduser(path)
    home = env.get("HOME", "")
    if not home.startswith("/"):
        from pwd import getpwuid  # noqa: PLC0415 - few have no HOME

        try:
            home = getpwuid(os.getuid()).pw_dir
        except KeyError:
            home = "/"
    return home.rstrip("/") + path[1:]
