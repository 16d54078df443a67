"""The same shell from near and from afar: in a terminal of this machine, or through OpenSSH and a shaped line."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import NamedTuple

from tests.benchmarks.lines.watched import PROMPT, Watched
from tests.lines.proxy import HOST, Proxy

DELAY = 0.075
"""Seconds each way: a ping takes 150 ms."""
SSHD = "/usr/sbin/sshd"
PATIENCE = 10


class Near(NamedTuple):
    """A folder with what is opened, and how a shell is had in it on this machine."""

    folder: Path

    @property
    def shell(self) -> str:
        """The command that runs a shell there, as a coach has it who came by SSH: 256 colours, nothing of ours set."""
        keep = {
            "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PS1": f"{PROMPT} ", "SSH_TTY": "yes",
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "HOME": str(self.folder),
            "COACHTUI_HOME": str(self.folder / "vault"), "PYTHONPATH": str(Path.cwd()),
        }  # fmt: skip
        said = " ".join(f"'{name}={value}'" for name, value in keep.items())
        return f"cd {self.folder} && exec env -i {said} bash --norc --noprofile -i"

    @contextmanager
    def opened(self) -> Iterator[Watched]:
        """Open the shell in a terminal."""
        with Watched(("sh", "-c", self.shell), os.environ) as terminal:
            yield terminal


class Far(NamedTuple):
    """An OpenSSH server of this user's own, and what is needed to get in."""

    port: int
    key: Path

    @contextmanager
    def opened(self, near: Near, bits: float) -> Iterator[Watched]:
        """Open the shell through SSH and a line of so many bits a second."""
        with Proxy(self.port, bits=bits, delay=DELAY) as line:
            args = (
                "ssh", "-tt", "-F", "none", "-i", str(self.key), "-p", str(line.port), "-o", "StrictHostKeyChecking=no",
                "-o", "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR", HOST, near.shell,
            )  # fmt: skip
            with Watched(args, os.environ | {"TERM": "xterm-256color"}, lambda: line.carried[1]) as terminal:
                yield terminal


@contextmanager
def serving(folder: Path) -> Iterator[Far]:
    """Run an OpenSSH server on loopback that lets nobody in but whoever runs this."""
    folder.mkdir(mode=0o700)
    for name in ("host", "key"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / name], check=True)
    shutil.copy(folder / "key.pub", folder / "allowed")
    with socket.create_server((HOST, 0)) as free:
        port = free.getsockname()[1]
    said = {
        "Port": port, "ListenAddress": HOST, "HostKey": folder / "host", "AuthorizedKeysFile": folder / "allowed",
        "StrictModes": "no", "UsePAM": "no", "PidFile": "none", "PrintMotd": "no", "PrintLastLog": "no",
        "PasswordAuthentication": "no", "PermitRootLogin": "prohibit-password",
    }  # fmt: skip
    (folder / "config").write_text("".join(f"{name} {value}\n" for name, value in said.items()))
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)  # where sshd, as root, shuts its children in
    server = subprocess.Popen([SSHD, "-D", "-f", folder / "config"])
    try:
        _wait(port)
        yield Far(port, folder / "key")
    finally:
        server.terminate()
        server.wait()


def _wait(port: int) -> None:
    """Wait until the server listens."""
    end = monotonic() + PATIENCE
    while monotonic() < end:
        try:
            socket.create_connection((HOST, port), 1).close()
        except ConnectionRefusedError:
            sleep(0.05)
        else:
            return
    raise TimeoutError("sshd does not listen")
