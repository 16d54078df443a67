"""A real OpenSSH server on loopback, for users of its own: no file of the machine's sshd is read or written.

It takes root, since its users are real ones. Nothing here knows of pytest.
"""

import os
import shutil
import socket
import subprocess
import tempfile
from contextlib import ExitStack
from pathlib import Path
from time import sleep
from types import TracebackType
from typing import Self

from tests.lines import people
from tests.lines.people import Person

HOST = "127.0.0.1"
NEEDS = ("sshd", "ssh", "ssh-keygen", "useradd", "userdel", "setpriv")
SBIN = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"
ATTEMPTS = 5
CONFIG = """\
Port {port}
ListenAddress {host}
HostKey {folder}/host_key
PidFile {folder}/sshd.pid
PasswordAuthentication no
KbdInteractiveAuthentication no
UsePAM no
PrintMotd no
PrintLastLog no
UseDNS no
AcceptEnv LANG LC_*
SetEnv PATH={path}
MaxStartups 100
ClientAliveInterval {asks}
ClientAliveCountMax 2
"""
"""Asks after a client that says nothing, and lets it go where it says nothing to the second question either."""


def missing() -> str:
    """Return what this machine lacks for it, "" where it lacks nothing."""
    if os.getuid() != 0:
        return "users of its own, which root alone can make"
    return ", ".join(name for name in NEEDS if not shutil.which(name, path=SBIN))


class Server:
    """sshd and its users. Use it in a `with`, which ends it and takes away the users and all that is theirs.

    `path` are the folders in which the users' commands are found, before those of the system. Who says nothing for
    `asks` seconds is asked whether she is still there: some servers wait for minutes.
    """

    def __init__(self, *path: Path, users: int = 2, asks: int = 1) -> None:
        self._path = ":".join((*map(str, path), "/usr/local/bin", "/usr/bin", "/bin"))
        self._count = users
        self._asks = asks
        self._stack = ExitStack()
        self.users: tuple[Person, ...] = ()
        self.port = 0

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            self._folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="coachtui-sshd-")))
            self._folder.chmod(0o755)
            self.users = tuple(stack.enter_context(people.made(self._folder)) for _ in range(self._count))
            for user in self.users:
                user.lets_in(self._make_key(user.name))
            (self._folder / "known_hosts").write_text(f"coachtui {self._make_key('host')}")
            self._start(stack)
            self._stack = stack.pop_all()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stack.close()

    def command(self, user: Person, *words: str, port: int = 0, terminal: bool = True) -> list[str]:
        """Return what a user types at home to run `words` there: `ssh` and its arguments.

        `port` is that of a proxy, where there is one between; `terminal` says whether `words` get one there.
        """
        options = (
            "BatchMode=yes",
            "HostKeyAlias=coachtui",
            f"UserKnownHostsFile={self._folder / 'known_hosts'}",
            "StrictHostKeyChecking=yes",
            "IdentitiesOnly=yes",
            "SendEnv=LANG LC_*",
            "LogLevel=ERROR",
        )
        said = [word for option in options for word in ("-o", option)]
        where = ["-p", str(port or self.port), "-i", str(self._key(user.name)), f"{user.name}@{HOST}"]
        return ["ssh", "-F", "none", *said, "-tt" if terminal else "-T", *where, *words]

    def _key(self, name: str) -> Path:
        return self._folder / f"{name}_key"

    def _make_key(self, name: str) -> str:
        """Make a pair of keys, and return the public one."""
        command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(self._key(name))]
        subprocess.run(command, check=True)
        return self._key(name).with_suffix(".pub").read_text()

    def _start(self, stack: ExitStack) -> None:
        """Start sshd on a port that is free; somebody else may take it meanwhile, and then on another."""
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)  # where its unprivileged part is locked in: stays empty
        for _ in range(ATTEMPTS):
            self.port = _free_port()
            config = self._folder / "sshd_config"
            config.write_text(
                CONFIG.format(port=self.port, host=HOST, folder=self._folder, path=self._path, asks=self._asks)
            )
            log = self._folder / f"log-{self.port}"
            sshd = shutil.which("sshd", path=SBIN) or "sshd"
            # Where whoever tests is killed, it ends too.
            command = ["setpriv", "--pdeathsig", "TERM", sshd, "-D", "-f", str(config), "-E", str(log)]
            # Those who come in get what they get elsewhere, and not what the tests were started with.
            process = subprocess.Popen(command, env={"PATH": SBIN}, umask=0o022, stdin=subprocess.DEVNULL)
            stack.callback(_end, process)
            if _listens(process, log):
                return
        raise AssertionError(f"sshd does not start: {log.read_text()}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def _listens(process: "subprocess.Popen[bytes]", log: Path) -> bool:
    """Wait until it listens; False where it ended instead."""
    while process.poll() is None:
        if log.exists() and "Server listening on" in log.read_text():
            return True
        sleep(people.GLANCE)
    return False


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    process.wait()
