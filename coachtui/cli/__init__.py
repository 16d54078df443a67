"""The shell's way in. `note` and `find` are answered at once; all other verbs load what they need, when asked for."""

import os
import sys

from coachtui.cli.voice import STDOUT, flush_words, let_go, open_streams, tell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from coachtui.cli.firstframe import FirstFrame

INTERRUPTED = 130


def main(argv: "Sequence[str] | None" = None) -> int:
    """Run one command and return its exit code: 0 done, 1 found something wrong, 2 bad usage or input."""
    os.umask(0o077)
    open_streams()
    args = list(sys.argv[1:] if argv is None else argv)
    home, as_json, rest = _options_first(args)
    fast = rest[:1] in (["note"], ["find"])
    app = not rest and not as_json
    try:
        code = _at_once(args, rest, home, as_json) if fast else _app(home) if app else _verb(args)
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = INTERRUPTED
    except BrokenPipeError:
        return let_go(STDOUT, 0)
    except OSError as error:
        tell(f"Stopped: {error.strerror or error}{f': {error.filename}' if error.filename else ''}.")
        return let_go(STDOUT, 1)
    if (fast or app) and argv is None and "coverage" not in sys.modules:
        flush_words()
        # All is on the disk. Taking the interpreter apart would cost a tenth of the whole command; the app's threads
        # may still be at work, and a last ctrl+c would be told as a crash.
        os._exit(code)
    return code


def _at_once(args: list[str], rest: list[str], home: str, as_json: bool) -> int:
    """Run a verb that has a short way; `rest` are the arguments from the verb on."""
    if rest[0] == "note":
        from coachtui.cli.note import run as note  # noqa: PLC0415 - each verb loads its own

        return note(rest[1:], home, as_json)
    from coachtui.cli.find import run as find  # noqa: PLC0415

    code = find(rest[1:], home, as_json)
    return _verb(args) if code is None else code


def _app(home: str) -> int:
    """Open the app without reading arguments, since there are none: that would take a twentieth of the start."""
    from coachtui.cli.firstframe import FirstFrame  # noqa: PLC0415
    from coachtui.paths import find_paths  # noqa: PLC0415

    first = FirstFrame(find_paths(home))
    try:
        first.show()
        first.end_on_ctrl_c(INTERRUPTED)
        return _app_after(first, home)
    finally:
        first.take_back()


def _app_after(first: "FirstFrame", home: str) -> int:
    """Load the app, which is most of the start, while the first frame is seen."""
    from coachtui.cli.verbs.app import run_app  # noqa: PLC0415
    from coachtui.cli.voice import tell_error  # noqa: PLC0415
    from coachtui.errors import CoachError  # noqa: PLC0415

    try:
        return run_app(home, first)
    except CoachError as error:
        first.take_back()
        tell_error(error)
        return error.exit_code


def _verb(args: list[str]) -> int:
    from coachtui.cli.shell import run_verb  # noqa: PLC0415

    return run_verb(args)


def _options_first(args: list[str]) -> tuple[str, bool, list[str]]:
    """Return what `--home` in front of the verb says, whether `--json` stands there, and all arguments behind."""
    home, as_json = "", False
    while args:
        if args[0] == "--home" and len(args) > 1:
            home, args = args[1], args[2:]
        elif args[0].startswith("--home="):
            home, args = args[0].removeprefix("--home="), args[1:]
        elif args[0] == "--json":
            as_json, args = True, args[1:]
        else:
            break
    return home, as_json, args
