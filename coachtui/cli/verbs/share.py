"""`coachtui share`: the same vault on two machines, by git or by Syncthing."""

from argparse import ArgumentParser, Namespace
from datetime import datetime
from pathlib import Path

from coachtui.cli import git
from coachtui.cli.assemble import places
from coachtui.cli.output import give_json
from coachtui.cli.voice import give, tell
from coachtui.domain.days import shown_moment
from coachtui.errors import UsageError, shell_word
from coachtui.storage import share, travel
from coachtui.storage.layout import Layout, is_there
from coachtui.storage.share import State
from coachtui.storage.vault import Vault

ABOUT = """\
Keep the same vault on two machines or more. Without an option, tell how that stands.

What travels are the journals, the inbox and store.json; each machine makes its own files of them. Both may write at
once, without a connection: git and Syncthing bring the files together without a conflict, and where both edited the
same record, the newer text stands and the other is kept for you to settle. coachtui itself sends nothing anywhere."""
EXAMPLES = """\
  coachtui share --git          git: writes .gitignore and .gitattributes, makes the repository private
  coachtui share --syncthing    Syncthing: writes .stignore; do this on each machine
  coachtui share"""
FORGETTING = (
    "What has travelled stays in git's history and in every copy: "
    "`coachtui forget` reaches the files of this machine alone."
)


def arguments(parser: ArgumentParser) -> None:
    """Take by what it is shared."""
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--git", action="store_true", help="share the vault by git")
    how.add_argument("--syncthing", action="store_true", help="share the vault by Syncthing")
    how.add_argument("--json", action="store_true", help="print how it stands as an object")


def run(asked: Namespace) -> int:
    """Begin to share, or tell how it stands."""
    place = Layout(Path(places(asked.home).vault))
    if not is_there(place.root):
        raise UsageError(
            "No vault", f"There is none in {shell_word(str(place.root))}.", "Name its folder with --home DIR."
        )
    if asked.git or asked.syncthing:
        _begin(place)
        (_by_git if asked.git else _by_syncthing)(place)
        tell(FORGETTING)
    else:
        _tell_state(place, share.state(place), as_json=asked.json)
    return 0


def _begin(place: Layout) -> None:
    vault = Vault(place.root)
    try:
        added = share.begin(vault)
    finally:
        vault.close(fold=False)
        for problem in vault.problems:
            tell(f"{problem.title}. {problem.message}", problem.hint)
    if added:
        tell(f"Written into a journal, since it stood in snapshots alone: {added} states of records.")


def _by_git(place: Layout) -> None:
    travel.write_for_git(place)
    where = shell_word(str(place.root))
    if known := git.prepare(place.root):
        tell(known)
    tell("This vault can be shared by git: .gitignore and .gitattributes tell what travels.")
    keep = f"  git -C {where} add --all && git -C {where} commit --message notes"
    if not git.has_place(place.root):
        tell(
            "Once, with the URL of an empty repository that is yours alone:", f"  git -C {where} remote add origin URL"
        )
        tell(keep, f"  git -C {where} push --set-upstream origin HEAD")
    tell("On another machine, once:", "  git clone URL DIR && chmod -R go-rwx DIR && coachtui --home DIR share --git")
    tell("From then on, on each of them:", keep)
    tell(f"  git -C {where} pull --no-rebase && git -C {where} push")


def _by_syncthing(place: Layout) -> None:
    travel.write_for_syncthing(place)
    tell(
        "This vault can be shared by Syncthing: .stignore tells what travels.",
        f"Add the folder {shell_word(str(place.root))} there, and with the other machine. "
        "Once it has come over, ask there for: coachtui --home DIR share --syncthing",
    )


def _tell_state(place: Layout, state: State, *, as_json: bool) -> None:
    git_, syncthing = travel.is_for_git(place), travel.is_for_syncthing(place)
    if as_json:
        give_json({**state._asdict(), "git": git_, "syncthing": syncthing})
        return
    if not state.shared:
        tell("This vault is on this machine alone.", "See: coachtui share --help")
        return
    ways = [name for name, is_on in (("git", git_), ("Syncthing", syncthing)) if is_on]
    give(f"by       {' and '.join(ways) or 'nothing yet: coachtui share --git or --syncthing'}")
    now = datetime.now().astimezone()
    for name, at in sorted(state.machines.items(), key=lambda one: one[1], reverse=True):
        here = "  (this one)" if name == state.machine else ""
        give(f"machine  {name}  last began to write {shown_moment(at, now)}{here}")
    if state.waiting:
        give(f"come     {state.waiting} journals, to be taken in at the next start")
    tell(FORGETTING)
