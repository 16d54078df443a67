"""The page of the screens shows all there is, and nothing that is not there."""

from xml.etree import ElementTree as ET

import pytest

from coachtui.tui.actions import TABS
from tests.pictures.modes import MODES
from tests.pictures.page import FOLDER, GITHUB, PAGE, modes_of, page
from tests.pictures.screens import SCREENS

pytestmark = pytest.mark.skipif(not GITHUB.exists(), reason="the page comes with a checkout, not with an sdist")
MOST = 2_000_000
"""What a clone may pay for all pictures, in bytes."""


def test_the_page_is_made_of_the_table_of_screens() -> None:
    assert PAGE.read_text("utf-8") == page(), "python -m tests.pictures writes it"
    names = [screen.name for screen in SCREENS]
    assert len(set(names)) == len(names)
    assert set(TABS) <= set(names)


def test_every_screen_is_pictured_in_every_mode_and_nothing_else_is() -> None:
    wanted = {f"{screen.name}-{mode.name}.svg" for screen in SCREENS for mode in modes_of(screen)}
    found = {path.name: path for path in FOLDER.iterdir()}
    assert set(found) == wanted
    assert len(wanted) >= len(MODES) * len(SCREENS)
    assert sum(path.stat().st_size for path in found.values()) < MOST
    for path in found.values():
        assert ET.parse(path).getroot().tag.endswith("svg")
