"""`coachtui demo`: the sample caseload, in a copy that is thrown away."""

from argparse import ArgumentParser, Namespace
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from coachtui.cli.assemble import open_app
from coachtui.cli.screen import need_screen
from coachtui.cli.voice import tell
from coachtui.errors import StoreError, UsageError, shell_word
from coachtui.exchange.sample import write_sample
from coachtui.paths import Paths, find_paths

ABOUT = "Open a throw-away copy of an invented caseload: six teachers over a school year, moved to this week."
EXAMPLES = "  coachtui demo\n  coachtui demo --copy /tmp/sample && coachtui --home /tmp/sample show maria"


def arguments(parser: ArgumentParser) -> None:
    """Take where to copy to."""
    parser.add_argument("--copy", metavar="DIR", help="write the sample vault into DIR and end")


def run(asked: Namespace) -> int:
    """Open the app on the sample, or copy it."""
    today = datetime.now().astimezone().date()
    if asked.copy:
        return _copy(Path(asked.copy).expanduser().absolute(), today)
    need_screen("Copy the sample with: coachtui demo --copy DIR")
    with TemporaryDirectory(prefix="coachtui-demo-") as folder_name:
        vault = Path(folder_name) / "vault"
        write_sample(vault, today)
        hers = find_paths(asked.home)
        return open_app(Paths(str(vault), hers.config_dir, hers.site_files))


def _copy(folder: Path, today: date) -> int:
    if folder.exists() and not folder.is_dir():
        raise UsageError("Not copied", f"This is a file: {folder}", "Name a new folder.")
    try:
        if folder.exists() and any(folder.iterdir()):
            raise UsageError("Not copied", f"This folder is not empty: {folder}", "Name a new folder.")
        write_sample(folder, today)
    except OSError as error:
        raise StoreError(
            "Not copied", f"{error.strerror}: {folder}", "Nothing of it is left. Name another folder."
        ) from error
    tell(f"The sample caseload is in {folder}.", f"Open it with: coachtui --home {shell_word(str(folder))}")
    return 0
