"""Takes the pictures of the screens, and writes the page that shows them.

python -m tests.pictures                # all of them: a few minutes
python -m tests.pictures live tally     # some
"""

import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.pictures.drawing import Own, svg
from tests.pictures.modes import Mode
from tests.pictures.page import FOLDER, PAGE, modes_of, page
from tests.pictures.screens import SCREENS, Pictured
from tests.pictures.seats import seated

AT_ONCE = 3


def take(screen: Pictured, mode: Mode) -> Path:
    """Take a picture of a screen in a terminal, and return its file."""
    with seated(screen, mode) as seat:
        drawn = svg(seat.screen, Own(mode.ink, mode.ground))
    path = FOLDER / f"{screen.name}-{mode.name}.svg"
    path.write_text(drawn, "utf-8")
    return path


def main(names: Sequence[str]) -> int:
    """Take the pictures of these screens, of all where none is named; write the page."""
    if unknown := set(names) - {screen.name for screen in SCREENS}:
        sys.stderr.write(f"no screen: {', '.join(sorted(unknown))}. There are: {', '.join(s.name for s in SCREENS)}\n")
        return 2
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = [screen for screen in SCREENS if not names or screen.name in names]
    with ThreadPoolExecutor(AT_ONCE) as at_once:
        taken = [at_once.submit(take, screen, mode) for screen in wanted for mode in modes_of(screen)]
        for one in taken:
            sys.stdout.write(f"{one.result().name}\n")
    PAGE.write_text(page(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
