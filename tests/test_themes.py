import re
import subprocess
import sys
from pathlib import Path

import pytest
from textual.app import App
from textual.color import Color

import coachtui
from coachtui.resources import themes_folder
from coachtui.themes import ANSI, BASE, OWN, load_themes, pick_theme, to_textual
from tests.contrast import contrast as ratio
from tests.contrast import least

SHIPPED, FAILED = load_themes([themes_folder()])
SCREENS = Path(coachtui.__file__).parent / "tui"
PAINTED = [spec for spec in SHIPPED.values() if not spec.ansi]
ON_GROUND = ("primary", "secondary", "accent", "success", "warning", "error", "foreground")
SIGNS = tuple(name for name in OWN if name not in {"edge", "focus-edge", "cursor", "cursor-text", "selection"})


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours of a theme."""
    return ratio(one.removeprefix("#"), other.removeprefix("#"))


def test_six_themes_are_shipped_and_whole():
    assert FAILED == []
    assert set(SHIPPED) == {"dark", "light", "high-contrast", "colour-blind", "ansi", "mono"}
    assert all(set(spec.colours) == {*BASE, *OWN} for spec in SHIPPED.values())


@pytest.mark.parametrize("spec", PAINTED, ids=lambda spec: spec.name)
@pytest.mark.parametrize("ground", ["background", "surface", "panel"])
def test_every_text_can_be_read_on_every_ground(spec, ground):
    """WCAG 2.1, 1.4.3: AA is 4.5 to 1; the high contrast theme holds AAA, 7 to 1."""
    least = 7 if spec.name == "high-contrast" else 4.5
    ratios = {name: contrast(spec.colours[name], spec.colours[ground]) for name in (*ON_GROUND, *SIGNS)}
    assert {name: ratio for name, ratio in ratios.items() if ratio < least} == {}


@pytest.mark.parametrize("spec", PAINTED, ids=lambda spec: spec.name)
def test_signs_keep_their_colour_under_the_cursor_and_in_a_selection(spec):
    ratios = {name: contrast(spec.colours[name], spec.colours["cursor"]) for name in (*SIGNS, "cursor-text")}
    ratios["selection"] = contrast(spec.colours["foreground"], spec.colours["selection"])
    assert {name: ratio for name, ratio in ratios.items() if ratio < 4.5} == {}


def test_what_the_terminals_own_colours_write_is_lost_on_no_palette_on_light_or_dark():
    """No pair of the sixteen reaches 4.5 everywhere; what falls beneath 1.9 on one is not seen there at all."""
    colours = {name: value.removeprefix("ansi_").replace("_", "") for name, value in SHIPPED["ansi"].colours.items()}
    ground = {name: "own ground" if colours[name] == "default" else colours[name] for name in ("background", "cursor")}
    ratios = {
        name: least("own ink" if colours[name] == "default" else colours[name], ground["background"])
        for name in (*ON_GROUND, *SIGNS, "focus-edge")
    }
    assert {name: ratio for name, ratio in ratios.items() if ratio < 1.9} == {}
    assert least(colours["cursor-text"], ground["cursor"]) >= 4.5
    assert least("yellow", "own ground") < 1.9 > least("blue", "own ground")


@pytest.mark.parametrize("spec", PAINTED, ids=lambda spec: spec.name)
def test_the_pane_that_keys_go_to_is_plain_to_see(spec):
    """WCAG 2.1, 1.4.11: parts of the interface need 3 to 1."""
    assert contrast(spec.colours["focus-edge"], spec.colours["background"]) >= 3
    assert contrast(spec.colours["focus-edge"], spec.colours["edge"]) >= 1.5


def test_the_ansi_theme_leaves_every_colour_to_the_terminal():
    assert set(SHIPPED["ansi"].colours.values()) <= ANSI
    theme = to_textual(SHIPPED["ansi"])
    assert theme.ansi
    generated = theme.to_color_system().generate()
    assert not [name for name, value in generated.items() if value.startswith("#")]


def test_mono_holds_no_colour():
    for value in SHIPPED["mono"].colours.values():
        assert len(set(Color.parse(value).rgb)) == 1


@pytest.mark.parametrize("name", list(SHIPPED))
async def test_textual_takes_each_theme_and_shows_our_own_colours(name):
    class Bare(App[None]):
        CSS = " ".join(f".{own} {{ color: ${own}; }}" for own in OWN)

    app = Bare()
    for spec in SHIPPED.values():
        app.register_theme(to_textual(spec))
    app.theme = name
    async with app.run_test():
        shown = app.get_css_variables()
        assert all(shown[own] == SHIPPED[name].colours[own] for own in OWN)


def write(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    return folder


def test_a_theme_of_hers_takes_what_it_leaves_out_from_the_one_it_is_like(tmp_path):
    hers = write(tmp_path, "mine.toml", 'dark = false\n[colours]\nprimary = "#123456"\n')
    themes, failures = load_themes([themes_folder(), hers])
    assert failures == []
    assert themes["mine"].colours["primary"] == "#123456"
    assert themes["mine"].colours["evidence"] == SHIPPED["light"].colours["evidence"]


def test_a_theme_of_hers_wins_over_the_shipped_one_of_the_same_name(tmp_path):
    hers = write(tmp_path, "whatever.toml", 'name = "light"\ndark = false\n[coachtui]\nquiet = "#333"\n')
    themes, _ = load_themes([themes_folder(), hers])
    assert themes["light"].colours["quiet"] == "#333"
    assert len(themes) == 6


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[colours]\nprimary = "blue"\n', """colours.primary: 'blue' is not a colour such as "#1a2b3c"."""),
        ("[coachtui]\nhunch = 3\n", """coachtui.hunch: 3 is not a colour such as "#1a2b3c"."""),
        ('ansi = true\n[colours]\nprimary = "#fff"\n', 'is not one of the terminal\'s own, such as "ansi_blue".'),
        ('dark = "yes"\n', "dark: 'yes' is not true or false."),
        ('like = "ligth"\n', "like: there is no theme 'ligth'; the nearest is 'light'."),
        ('like = "ansi"\n', "like: 'ansi' uses the terminal's own colours."),
        ("name = 3\n", "name: 3 is not a text in quotes."),
        ("colours = 3\n", "colours: 3 is not a table, [colours]."),
        ("[textual]\nborder = 3\n", "border: 3 is not a text in quotes."),
        ("not toml", "it is not TOML: Expected '=' after a key in a key/value pair (at line 1, column 5)."),
    ],
)
def test_a_bad_file_costs_one_message_that_names_it_and_what_is_allowed(tmp_path, text, said):
    themes, failures = load_themes([themes_folder(), write(tmp_path, "bad.toml", text)])
    assert set(themes) == set(SHIPPED)
    assert [failure.title for failure in failures] == [f"Theme {tmp_path / 'bad.toml'}"]
    assert said in failures[0].message


def test_a_key_that_is_not_known_is_told_and_the_theme_is_taken(tmp_path):
    hers = write(tmp_path, "mine.toml", 'drak = true\n[coachtui]\nevidense = "#fff"\n')
    themes, failures = load_themes([themes_folder(), hers])
    assert "mine" in themes
    assert failures[0].message == (
        "drak: there is no such key; the nearest is 'dark'; "
        "coachtui.evidense: there is no such key; the nearest is 'evidence'."
    )


def test_bytes_that_are_no_text_and_files_that_cannot_be_read_are_told(tmp_path):
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe")
    (tmp_path / "folder.toml").mkdir()
    _, failures = load_themes([themes_folder(), tmp_path])
    assert [failure.message for failure in failures] == ["it is not UTF-8 text.", "it cannot be read: Is a directory."]


def test_without_shipped_themes_a_file_must_say_all(tmp_path):
    themes, failures = load_themes([tmp_path / "nowhere", write(tmp_path, "mine.toml", "")])
    assert themes == {}
    assert failures[0].message.startswith("there is no primary, secondary,")


def test_a_theme_that_is_not_there_is_told_with_the_nearest_and_the_dark_one_is_shown():
    name, problems = pick_theme(SHIPPED, "color-blind")
    assert name == "dark"
    assert [problem.message for problem in problems] == [
        (
            "there is no theme 'color-blind'; the nearest is 'colour-blind'. "
            "There are: ansi, colour-blind, dark, high-contrast, light, mono."
        )
    ]
    assert pick_theme(SHIPPED, "light") == ("light", [])


def test_without_any_theme_that_is_told_too():
    name, problems = pick_theme({}, "dark")
    assert (name, problems[0].hint) == ("", "Install coachtui again.")


def test_loading_themes_does_not_load_textual():
    code = (
        "import sys; from coachtui.themes import load_themes; from coachtui.resources import themes_folder;"
        "load_themes([themes_folder()]); print([name for name in ('textual', 'pydantic') if name in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


@pytest.mark.parametrize("name", list(SHIPPED))
def test_every_colour_that_the_screens_name_is_there(name):
    theme = to_textual(SHIPPED[name])
    known = set(theme.to_color_system().generate()) | set(theme.variables)
    for path in sorted(SCREENS.rglob("*.tcss")):
        text = path.read_text("utf-8")
        own = set(re.findall(r"^\$([\w-]+):", text, re.MULTILINE))
        assert set(re.findall(r"\$([\w-]+)", text)) - known - own == set(), path


def test_the_screens_name_colours_and_never_give_one():
    for path in sorted(SCREENS.rglob("*.tcss")):
        assert re.findall(r":[^;{]*(#[0-9a-fA-F]{3,8}\b|\brgb\(|\bansi_\w+)", path.read_text("utf-8")) == [], path
