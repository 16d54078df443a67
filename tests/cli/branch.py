"""A process of its own that begins where Python and the program are loaded: that is most of what a verb takes."""

import gc
import os
import signal
import subprocess
import sys
import time
import traceback
import warnings
from collections.abc import Sequence
from functools import partial
from subprocess import CompletedProcess
from typing import NoReturn

from coachtui.cli import main


def branch(args: Sequence[str | bytes], stdin: bytes) -> CompletedProcess[bytes]:
    """Run `coachtui ARGS…` in a branch of this process, with streams and an end of its own."""
    with warnings.catch_warnings():
        # Python 3.12 warns of forking beside threads; the child knows of none.
        warnings.simplefilter("ignore", DeprecationWarning)
        return subprocess.run(
            ["coachtui"],
            input=stdin,
            capture_output=True,
            check=False,
            timeout=60,
            preexec_fn=partial(_become, [os.fsdecode(each) for each in args]),
        )


def _become(args: list[str]) -> NoReturn:  # pragma: no cover - the child
    """Be as Python is when it has started the program, run it, and end as it does."""
    code: int | str | None = 1
    try:
        gc.freeze()  # what this process no longer needs is not ours to take away
        os.closerange(3, os.sysconf("SC_OPEN_MAX"))
        _streams()
        warnings.resetwarnings()
        warnings.simplefilter("ignore")
        sys.unraisablehook = sys.__unraisablehook__
        signal.signal(signal.SIGPIPE, signal.SIG_IGN)
        time.tzset()
        sys.argv = ["coachtui", *args]
        code = main()
    except SystemExit as end:
        code = end.code
    except BaseException:  # noqa: BLE001 - all that Python would tell as it ends
        traceback.print_exc()
    finally:
        _end(code)


def _streams() -> None:
    """Open the streams as Python does in the locale of the tests."""
    sys.stdin = open(0, encoding="utf-8", errors="surrogateescape", closefd=False)  # noqa: SIM115
    sys.stdout = open(1, "w", encoding="utf-8", errors="surrogateescape", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", 1, encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115


def _end(code: int | str | None) -> NoReturn:
    """End as `sys.exit` does."""
    if isinstance(code, str):
        print(code, file=sys.stderr)  # noqa: T201
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code if isinstance(code, int) else int(code is not None))
