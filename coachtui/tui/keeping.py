"""What the screens ask of whoever keeps half-typed text, unfiled notes and prompts; the command line passes it in."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from coachtui.domain.change import Op
    from coachtui.domain.words import Form
    from coachtui.errors import CoachError
    from coachtui.exchange.reports.model import Report


class Drafts(Protocol):
    """Keeps what is being typed, within a third of a second, so that nothing is lost where the line drops."""

    def keep(self, where: str, text: str, teacher: int, record: int | None = None) -> None:
        """Keep the text of a field, named by `where`, soon and without waiting; an empty text drops it."""

    def take(self, where: str, teacher: int, record: int | None = None) -> str | None:
        """Return the text kept for a field, and leave it kept until it is dropped; None where there is none."""

    def drop(self, where: str, teacher: int, record: int | None = None) -> None:
        """Forget the text of a field: it is not wanted."""

    def superseded(self, where: str, teacher: int, record: int | None = None) -> "tuple[Op, ...]":
        """Return what forgets the text of a field, to be written in one with what was saved of it."""

    def flush(self) -> None:
        """Write at once what is still waiting."""

    def try_again(self) -> None:
        """Try soon, and without waiting, whether saving works again."""

    def unsaved(self) -> Sequence[str]:
        """Return the texts that are not written yet."""


class Unfiled(Protocol):
    """A note that found no teacher."""

    @property
    def id(self) -> str:
        """What to file or drop it by."""

    @property
    def teacher(self) -> str:
        """The name that was typed."""

    @property
    def text(self) -> str:
        """The text as it was typed."""

    @property
    def at(self) -> str:
        """The stored moment it was typed; empty where that is not known."""

    @property
    def lines(self) -> bool:
        """Whether each line of the text is a note."""

    @property
    def typed(self) -> bool:
        """Whether each line was ended by Enter, so that none goes on in another."""


class Inbox(Protocol):
    """The notes that found no teacher, kept until she files or drops them."""

    def list(self) -> Sequence[Unfiled]:
        """Return them, oldest first."""

    def drop(self, id_: str) -> None:
        """Take one away: it was filed, or is not wanted."""


class Config(Protocol):
    """Keeps her settings. Every verb raises CoachError where that cannot be done."""

    def keep(self, name: str, value: str | bool | int) -> None:
        """Write a setting."""

    def keep_keys(self, action: str, keys: list[str] | None) -> None:
        """Write the keys of an action; None takes hers away, the shipped ones hold."""

    def wins(self, name: str) -> str:
        """Return the environment variable that wins over what is written for a setting; empty where none does."""


class Prompts(Protocol):
    """The questions to borrow, the shipped ones and hers."""

    @property
    def problem(self) -> "CoachError | None":
        """What is wrong with her file, once it was read; None where nothing is."""

    def of(self, name: str) -> tuple[str, ...]:
        """Return the wordings of one prompt, `inquiry.why`; none where there are none."""


class Reports(Protocol):
    """Writes reports into files of hers, and remembers that they left."""

    def place(self, name: str) -> str:
        """Return where a file of this name would go."""

    def is_there(self, path: str) -> bool:
        """Return whether there is such a file already. Raises CoachError where a report cannot stand there."""

    def write(self, report: "Report", form: "Form", path: str, teacher: int) -> str:
        """Write a report about a teacher and return the path of its file. Raises CoachError."""


class Keeping(NamedTuple):
    """Who keeps what is no record: half-typed text, unfiled notes, prompts, and so on. The notes are at `home`."""

    drafts: Drafts | None = None
    inbox: Inbox | None = None
    prompts: Prompts | None = None
    home: str = ""
    reports: Reports | None = None
    config: Config | None = None
