"""`coachtui completion`: what makes the shell complete verbs, options, files and teachers."""

from argparse import ArgumentParser, Namespace

from coachtui.cli.assemble import opened_if_there, places
from coachtui.cli.voice import give
from coachtui.domain.ids import to_text
from coachtui.domain.names import ARCHIVED, TeacherName, fold, match

SHELLS = ("bash", "zsh", "fish")
TEACHERS = "teachers"
FILES = {"file", "output", "copy"}
"""The arguments that name a file."""

ABOUT = "Print what makes your shell complete the verbs, their options, files, and your teachers' names."
EXAMPLES = """\
  coachtui completion bash >~/.local/share/bash-completion/completions/coachtui
  coachtui completion zsh >~/.zfunc/_coachtui             with fpath+=~/.zfunc before compinit
  coachtui completion fish >~/.config/fish/completions/coachtui.fish"""


def arguments(parser: ArgumentParser) -> None:
    """Take the shell."""
    shells = "the shell; teachers prints the words that complete a teacher, which the shell asks for"
    parser.add_argument("shell", choices=[*SHELLS, TEACHERS], help=shells)


def run(asked: Namespace) -> int:
    """Print the script, or the words."""
    if asked.shell == TEACHERS:
        with opened_if_there(places(asked.home)) as session:
            for word in words(session.store.names() if session else []):
                give(word)
    else:
        for line in script(asked.shell).splitlines():
            give(line)
    return 0


def words(names: list[TeacherName]) -> list[str]:
    """Return for each teacher who is coached one word that names her alone: alias, first name, last name or id."""
    found = []
    for name in names:
        if name.state != ARCHIVED:
            tried = [name.alias, *fold(name.name).split()]
            alone = (word for word in tried if word and " " not in word and match(word, names)[0] == name)
            found.append(next(alone, to_text(name.id)))
    return found


def script(shell: str) -> str:
    """Return the script for a shell."""
    import shtab  # noqa: PLC0415 - only here

    from coachtui.cli.whole import parsers, whole_parser  # noqa: PLC0415 - loads every verb

    parser = whole_parser()
    for each in parsers(parser):
        for action in each._actions:  # noqa: SLF001 - argparse tells of its parts nowhere else
            if action.metavar == "TEACHER":
                action.complete = shtab.cmd(f"coachtui completion {TEACHERS} 2>/dev/null")  # type: ignore[attr-defined]
            elif action.metavar == "DIR":
                action.complete = shtab.DIRECTORY  # type: ignore[attr-defined]
            elif action.dest in FILES or action.metavar == "FILE":
                action.complete = shtab.FILE  # type: ignore[attr-defined]
    return shtab.complete(parser, shell).rstrip("\n")
