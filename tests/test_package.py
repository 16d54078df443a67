"""What is handed out works where it lands: the wheel in an empty environment, the sdist as the wheel that it makes.

An editable install is what the tests themselves run on.
"""

import json
import os
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

from tests.terminal import Terminal

ROOT = Path(__file__).parent.parent
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
OUTSIDE = dict(os.environ)
"""The environment as it was before the tests were shut off from it: the installer's caches and settings."""

pytestmark = pytest.mark.package


def run(*args: str | Path, cwd: Path, env: dict[str, str] | None = None) -> str:
    done = subprocess.run(args, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{args}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def build(folder: Path, kind: str, source: Path = ROOT) -> Path:
    """Build a wheel or an sdist into a folder, with the backend that is installed here."""
    run(
        sys.executable,
        "-m",
        "build",
        "--no-isolation",
        f"--{kind}",
        "--outdir",
        folder,
        source,
        cwd=folder,
        env=OUTSIDE,
    )
    return next(folder.glob("*.whl" if kind == "wheel" else "*.tar.gz"))


def install(folder: Path, *what: str | Path) -> Path:
    """Install into a new, empty environment and return its `bin`."""
    place = folder / "env"
    if uv := shutil.which("uv", path=OUTSIDE.get("PATH")):
        run(uv, "venv", "--quiet", "--python", sys.executable, place, cwd=folder, env=OUTSIDE)
        run(uv, "pip", "install", "--quiet", "--python", place / "bin" / "python", *what, cwd=folder, env=OUTSIDE)
    else:
        run(sys.executable, "-m", "venv", "--without-pip", place, cwd=folder, env=OUTSIDE)
        run(
            sys.executable,
            "-m",
            "pip",
            "--python",
            place / "bin" / "python",
            "install",
            "--quiet",
            *what,
            cwd=folder,
            env=OUTSIDE,
        )
    return place / "bin"


def start(place: Path, folder: Path) -> None:
    """Use what was installed: from the shell, and the app in a terminal."""
    env = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    env["COACHTUI_HOME"] = str(folder / "vault")
    coachtui = str(place / "coachtui")
    assert run(coachtui, "--version", cwd=folder, env=env).split()[-1] == VERSION
    assert "high-contrast" in run(coachtui, "themes", cwd=folder, env=env)
    run(coachtui, "demo", "--copy", folder / "vault", cwd=folder, env=env)
    teachers = json.loads(run(coachtui, "teachers", "--json", cwd=folder, env=env))
    run(coachtui, "note", teachers[0]["name"], ". 6 of 28 hands up", cwd=folder, env=env)
    assert "6 of 28 hands up" in run(coachtui, "find", "28", "hands", cwd=folder, env=env)
    with Terminal([coachtui], env) as terminal:
        terminal.wait_for("Caseload")
        terminal.wait_for(teachers[0]["name"].split()[-1])
        terminal.type("q")
        assert terminal.wait_end() == 0


def held(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_wheel_starts_in_an_empty_environment_and_holds_the_program_and_nothing_else(tmp_path):
    wheel = build(tmp_path, "wheel")
    names = held(wheel).keys()
    assert {"coachtui/_resources/themes/dark.toml", "coachtui/tui/app.tcss", "coachtui/py.typed"} <= names
    assert {name.split("/")[0] for name in names} == {"coachtui", f"coachtui-{VERSION}.dist-info"}

    start(install(tmp_path, wheel), tmp_path)


def test_an_sdist_makes_the_same_wheel_as_the_checkout(tmp_path):
    unpacked, direct, again = (tmp_path / name for name in ("unpacked", "direct", "again"))
    for folder in (unpacked, direct, again):
        folder.mkdir()
    with tarfile.open(build(tmp_path, "sdist")) as sdist:
        sdist.extractall(unpacked, filter="data")
    (source,) = unpacked.iterdir()

    assert held(build(again, "wheel", source)) == held(build(direct, "wheel"))
