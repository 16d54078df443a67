"""The questions to borrow, said to the teacher in view."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coachtui.errors import CoachError
    from coachtui.tui.app import CoachApp
    from coachtui.tui.keeping import Prompts


class Borrowed:
    """The shipped prompts and hers; what is wrong with her file is told once."""

    def __init__(self, app: "CoachApp", prompts: "Prompts | None") -> None:
        self._app = app
        self._prompts = prompts
        self._told: list[CoachError] = []

    def of(self, name: str) -> tuple[str, ...]:
        """Return the wordings of a prompt, with her first name in them."""
        if self._prompts is None:
            return ()
        found, problem = self._prompts.of(name), self._prompts.problem
        if problem and problem not in self._told:
            self._told.append(problem)
            said = f"{problem.message}\n{problem.hint}".strip()
            self._app.notify(said, title=problem.title, severity="warning", markup=False)
        teacher = self._app.session.book(self._app.teacher).teacher
        first = str(teacher.get("name") or "she").split()[0]
        return tuple(text.replace("{name}", first) for text in found)
