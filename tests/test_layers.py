"""The walls of the house, as they stand at run time: what importing a part loads. `lint-imports` reads the source."""

import subprocess
import sys
from pathlib import Path

import pytest

import coachtui

PACKAGE = Path(coachtui.__file__).parent
START_UP = "What it costs at the start: Pydantic 127 ms, Textual 250 ms, TinyDB 20 ms, over a bare Python's 16."


def modules_of(part: str, *, without: tuple[str, ...] = ()) -> list[str]:
    """Every module of a part, by the files; `without` are those that are loaded only when they are needed."""
    names = []
    for path in sorted((PACKAGE / part).rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        names.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return [name for name in names if not any(f"{name}.".startswith(f"coachtui.{each}.") for each in without)]


def loaded_by(names: list[str]) -> set[str]:
    """The modules that a bare Python has loaded after importing these."""
    code = f"import sys, importlib; [importlib.import_module(name) for name in {names!r}]; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


@pytest.mark.parametrize(
    ("part", "without", "walls"),
    [
        (
            "domain",
            ("domain.records",),
            {
                "pydantic",
                "textual",
                "tinydb",
                "orjson",
                "coachtui.services",
                "coachtui.storage",
                "coachtui.exchange",
                "coachtui.tui",
                "coachtui.errors",
            },
        ),
        (
            "services",
            ("services.editing", "services.shapes"),
            {"pydantic", "textual", "tinydb", "coachtui.storage", "coachtui.exchange", "coachtui.tui"},
        ),
        ("storage", (), {"pydantic", "textual", "coachtui.services.session", "coachtui.exchange", "coachtui.tui"}),
        (
            "tui",
            ("tui.dialogs.form", "tui.dialogs.form_parts", "tui.dialogs.planning"),
            {"pydantic", "tinydb", "coachtui.storage", "coachtui.cli"},
        ),
    ],
)
def test_a_part_loads_nothing_beyond_its_walls(part, without, walls):
    assert loaded_by(modules_of(part, without=without)) & walls == set()


def test_the_domain_imports_nothing_of_ours():
    ours = {name for name in loaded_by(modules_of("domain")) if name.startswith("coachtui.")}
    assert {name for name in ours if not name.startswith("coachtui.domain")} == set()


def test_importing_coachtui_does_nothing():
    assert {name for name in loaded_by(["coachtui"]) if name.startswith("coachtui.")} == set()


FAST = PACKAGE / "cli" / "note.py"


@pytest.mark.skipif(not FAST.exists(), reason="the fast path is not there")
def test_the_short_ways_of_note_and_find_load_nothing_that_is_slow():
    """DESIGN's budget for `coachtui note` is 1.5 times `python -c pass`, for `find` 3 times ripgrep."""
    slow = {"json", "pydantic", "tinydb", "textual", "orjson", "argparse", "pathlib", "typing", "re", "dataclasses"}
    bare = loaded_by([])
    assert (loaded_by(["coachtui.cli", "coachtui.cli.note"]) - bare) & slow == set()
    assert (loaded_by(["coachtui.cli", "coachtui.cli.find"]) - bare) & slow == set()


STARTS = {
    "the first frame": (["coachtui.cli", "coachtui.cli.firstframe", "coachtui.paths"], "", 8),
    "the app": (
        ["coachtui.cli.verbs.app", "coachtui.tui.start", "coachtui.tui.screens.caseload", "coachtui.cli.drafts"],
        "textual.app",
        226,
    ),
}
"""What each start loads, beside what, and how many modules more that may be: each takes about half a millisecond."""


@pytest.mark.parametrize("start", STARTS)
def test_a_start_loads_no_more_modules_than_its_budget(start):
    names, beside, most = STARTS[start]
    loaded = loaded_by(names) - loaded_by([beside] if beside else [])
    assert len(loaded) <= most, sorted(loaded)
    assert not loaded & {"argparse", "unittest"}
    assert not {name for name in loaded if name.startswith(("pydantic", "tinydb.queries", "markdown_it", "pygments"))}
