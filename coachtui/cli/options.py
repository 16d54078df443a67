"""What every verb and every act of a verb takes, wherever it stands: `--home`, and `--json` where there is data."""

from argparse import SUPPRESS, ArgumentParser, RawDescriptionHelpFormatter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import _SubParsersAction

HOME_HELP = "the folder that holds everything"


def add_home(parser: ArgumentParser) -> None:
    """Take `--home`; one that stood further in front holds where it is not given here."""
    parser.add_argument("--home", metavar="DIR", default=SUPPRESS, help=HOME_HELP)


def add_act(
    acts: "_SubParsersAction[ArgumentParser]", name: str, about: str, example: str, *, data: str = ""
) -> ArgumentParser:
    """Return the parser of one act: what it does, how it is called; `data` says what `--json` prints."""
    act = acts.add_parser(
        name,
        help=about,
        description=f"{about[:1].upper()}{about[1:]}.",
        epilog=f"Examples:\n{example}",
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    add_home(act)
    if data:
        act.add_argument("--json", action="store_true", default=SUPPRESS, help=data)
    return act
