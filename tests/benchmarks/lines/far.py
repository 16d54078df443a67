"""The same shell from near and from afar: in a terminal of this machine, or through OpenSSH and a shaped line."""

import compileall
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple, Self

from tests.benchmarks.lines.watched import PROMPT, Watched
from tests.lines.installed import for_all
from tests.lines.people import Person
from tests.lines.proxy import Proxy
from tests.lines.server import Server

DELAY = 0.075
"""Seconds each way: a ping takes 150 ms."""
LONG = 300
"""Seconds for which the server takes a client that says nothing for one that waits for the line."""
TEXTS = ("maria", "susan")
"""About whom the editors have a text: what `coachtui show` says."""


class Place(NamedTuple):
    """A user of a server, with a vault and texts in her home, and coachtui installed for all."""

    server: Server
    user: Person
    path: str

    @classmethod
    @contextmanager
    def made(cls) -> Iterator[Self]:
        """Make all of it, and take it away afterwards."""
        with for_all(f"lines-{os.getpid()}") as command, Server(command.parent, users=1, asks=LONG) as server:
            compileall.compile_dir(command.parent.parent / "lib", quiet=2)  # as an installer does
            place = cls(server, server.users[0], f"{command.parent}:/usr/bin:/bin")
            shows = "".join(f"coachtui show {name} >{name}.txt; " for name in TEXTS)
            said = f"{place.env}; coachtui demo --copy vault; {shows}"
            subprocess.run(server.command(place.user, said, terminal=False), check=True, capture_output=True)
            yield place

    @property
    def env(self) -> str:
        """What the shell has set, as for one who came by SSH: 256 colours, nothing of hers."""
        keep = {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PATH": self.path, "HOME": str(self.user.home)}
        keep |= {"COACHTUI_HOME": f"{self.user.home}/vault", "PS1": f"{PROMPT} ", "SSH_TTY": "yes"}
        return "export " + " ".join(f"{name}='{value}'" for name, value in keep.items())

    @property
    def shell(self) -> str:
        """The command that has a shell wait at home."""
        return f"{self.env}; cd; exec bash --norc --noprofile -i"

    @contextmanager
    def near(self) -> Iterator[Watched]:
        """Open the shell in a terminal of this machine."""
        args = "runuser", "-u", self.user.name, "--", "sh", "-c", self.shell
        with Watched(args, {"PATH": os.environ["PATH"]}) as terminal:
            yield terminal

    @contextmanager
    def far(self, bits: float) -> Iterator[Watched]:
        """Open the shell through SSH and a line of so many bits a second."""
        with Proxy(self.server.port, bits=bits, delay=DELAY) as line:
            args = self.server.command(self.user, self.shell, port=line.port)
            env = {"PATH": os.environ["PATH"], "HOME": os.environ["HOME"], "TERM": "xterm-256color"}
            with Watched(args, env, line) as terminal:
                yield terminal
