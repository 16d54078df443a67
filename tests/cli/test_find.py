"""find has a short way and a long one: both print the same; where the short one is not sure, the long one answers."""

from pathlib import Path

import pytest

from coachtui.cli import find, main
from coachtui.cli.find import day
from coachtui.domain.local import LOCAL
from coachtui.domain.moment import day_of
from coachtui.storage.vault import Vault

LONG = "--limit=9999"
"""How argparse alone reads it."""


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """The sample caseload, written by this program, and a note that is not folded yet."""
    folder = str(tmp_path_factory.mktemp("sample") / "v")
    assert main(["demo", "--copy", folder]) == 0
    vault = Vault(Path(folder))
    vault._folding.wanted.update(vault.layout.snapshots())
    vault.fold()
    vault.close()
    assert main(["--home", folder, "note", "maria", "the table by the window"]) == 0
    return folder


@pytest.mark.parametrize("more", [[], ["--json"]])
@pytest.mark.parametrize("words", ["the", "EXIT tickets", "won\u2019t", "table", "zzzqqq", "is"])
def test_the_short_way_prints_what_the_long_one_does(home, capsysbinary, monkeypatch, words, more):
    long = main(["--home", home, "find", *more, LONG, words]), *capsysbinary.readouterr()
    monkeypatch.setattr("coachtui.cli.shell.run_verb", lambda _: pytest.fail("it went the long way"))
    assert (main(["--home", home, "find", *more, words]), *capsysbinary.readouterr()) == long
    assert long[0] == (words == "zzzqqq")


@pytest.mark.parametrize("args", [[], [" "], ["--limit", "0", "x"], ["--limit"], ["-x"], ["--help"], ["\udce9"]])
def test_arguments_that_are_not_plain_are_read_by_argparse(home, args):
    assert find.run(args, home) is None


def test_while_something_is_forgotten_and_where_there_is_no_vault_it_takes_the_long_way(home, tmp_path):
    from coachtui.storage.presence import alone

    with alone(Vault(tmp_path / "v").layout.root):
        assert find.run(["x"], str(tmp_path / "v")) is None
    assert find.run(["x"], str(tmp_path / "nothing")) is None


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Pacific/Kiritimati"])
def test_a_moment_has_the_day_of_her_calendar(monkeypatch, zone):
    import time
    from datetime import datetime

    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        now = datetime.now(LOCAL)
        for when in (
            "1970-01-01",
            "2024-02-29",
            "2026-02-28T23:59:59Z",
            "2026-03-01T00:00:00Z",
            "2024-02-29T12:00:00Z",
        ):
            assert day(when) == day_of(when, now).isoformat()
        for number in range(2000):
            when = (
                f"{1990 + number % 60}-{number % 12 + 1:02}-{number % 28 + 1:02}T{number % 24:02}:{number % 60:02}:07Z"
            )
            assert day(when) == day_of(when, now).isoformat()
    finally:
        monkeypatch.undo()
        time.tzset()
    for when in ("", "soon", "2026-13-01", "2026-02-30", "2026-02-10T25:00:00Z", "2026-02-1\u0662"):
        assert day(when) == " " * 10


def test_the_lock_is_let_go(home):
    before = len(list(Path("/proc/self/fd").iterdir()))
    assert find.run(["zzzqqq"], home) == 1
    assert len(list(Path("/proc/self/fd").iterdir())) == before
