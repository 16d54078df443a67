"""`coachtui demo`: the sample caseload, in a copy that is thrown away."""

from argparse import ArgumentParser, Namespace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from coachtui.cli.assemble import open_app
from coachtui.cli.screen import need_screen
from coachtui.cli.voice import tell
from coachtui.errors import UsageError
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
        folder = Path(asked.copy).expanduser().absolute()
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise UsageError("Not copied", f"{folder} is there already and not empty.", "Name a new folder.")
        write_sample(folder, today)
        tell(f"The sample caseload is in {folder}.", f"Open it with: coachtui --home '{folder}'")
        return 0
    need_screen("Copy the sample with: coachtui demo --copy DIR")
    with TemporaryDirectory(prefix="coachtui-demo-") as folder_name:
        vault = Path(folder_name) / "vault"
        write_sample(vault, today)
        hers = find_paths(asked.home)
        return open_app(Paths(str(vault), hers.config_dir, hers.site_files))
