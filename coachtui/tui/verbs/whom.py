"""For whom: how many, which students and groups, and for which not."""

from typing import TYPE_CHECKING

from coachtui.domain.kinds import label
from coachtui.domain.memberships import groups_of
from coachtui.domain.words import Scope
from coachtui.services.people import begin_people
from coachtui.services.whom import SCOPED, WITH_PEOPLE, people_in, set_people
from coachtui.services.writing import main_id, together
from coachtui.tui.ref import Ref
from coachtui.tui.verbs.reach import ReachVerbs

if TYPE_CHECKING:
    from coachtui.domain.change import Row
    from coachtui.tui.dialogs.whom import Many

ASKED = {
    "claims": "For whom does it work?",
    "evidence": "Whom does it speak for?",
    "learnings": "From whom do you learn?",
    "decisions": "For whom is it?",
    "notes": "Whom is it about?",
    "beliefs": "Whom is it about?",
    "practices": "With whom is it done?",
    "students": "In which groups?",
}
"""The question for each kind of record."""
NOT_FOR = "And for whom does it not work?"


class WhomVerbs(ReachVerbs):
    """The key w."""

    def can_whom(self) -> bool:
        """Whether something is chosen that is for someone."""
        return bool(self.chosen(*WITH_PEOPLE)) and self.may_write

    async def do_whom(self) -> None:
        """Ask how many in one key, then who; leaving a list leaves it as it is."""
        from coachtui.tui.dialogs.choice import ChoiceDialog, options  # noqa: PLC0415 - not needed for the first paint

        refs = self.chosen(*WITH_PEOPLE)
        refs = [ref for ref in refs if ref.table == refs[0].table]
        first, row = refs[0], self.row_of(refs[0])
        scope = None
        if first.table in SCOPED:
            named = options({each.value: each.value for each in Scope})
            scope = await self.ask(ChoiceDialog("For how many?", named, current=str(row.get("scope") or "")))
            if scope is None:
                return
        people = await self._ask_whom(first, ASKED[first.table], self._people_now(first, row))
        without = None
        if first.table == "claims":
            without = await self._ask_whom(first, NOT_FOR, row.get("without", []))
        if scope is None and people is None:
            return
        self._set_whom(refs, scope, people, without)

    async def ask_lists(self, ref: Ref, *, without: bool = True, not_for: tuple[int, ...] | None = None) -> bool:
        """Ask for whom a claim works and, unless told otherwise, for whom not; False where she left it.

        `not_for` are the ones to begin with for whom it might not work: then only these are asked for.
        """
        row = self.row_of(ref)
        people = None if not_for is not None else await self._ask_whom(ref, ASKED["claims"], self._people_now(ref, row))
        left = None
        if without and (people is not None or not_for is not None):
            begun_with = dict.fromkeys([*row.get("without", []), *(not_for or ())])
            left = await self._ask_whom(ref, NOT_FOR, list(begun_with))
        if people is not None or left is not None:
            self._set_whom([ref], None, people, left)
        return (people is not None or not_for is not None) and (left is not None or not without)

    async def _ask_whom(self, ref: Ref, title: str, chosen: list[int]) -> "Many | None":
        from coachtui.tui.dialogs.whom import PEOPLE, ManyDialog, people_items  # noqa: PLC0415 - not needed for the first paint

        tables = ("groups",) if ref.table == "students" else PEOPLE
        return await self.ask(ManyDialog(title, people_items(self.book_of(ref), tables), chosen, people=tables))

    def _people_now(self, ref: Ref, row: "Row") -> list[int]:
        if ref.table == "students":
            return groups_of(row, self.now.date().isoformat())
        return people_in(self.book_of(ref), ref.table, row)

    def _set_whom(self, refs: list[Ref], scope: str | None, people: "Many | None", without: "Many | None") -> None:
        book = self.book_of(refs[0])
        begun = begin_people(self.pen, book, [*(people.new if people else ()), *(without.new if without else ())])
        groups = [main_id(change) for (table, _), change in begun.items() if table == "groups"]

        def ids(many: "Many | None") -> list[int] | None:
            return None if many is None else [*many.values, *(main_id(begun[new]) for new in many.new)]

        changes = [
            set_people(
                self.pen, book, ref.table, ref.id, scope=scope, people=ids(people), groups=groups, without=ids(without)
            )
            for ref in refs
        ]
        said = changes[0].label if len(refs) == 1 else f"{len(refs)} {label(refs[0].table, 2)}: for whom"
        if self.do(together(said, [*begun.values(), *changes])) and self.rows:
            self.rows.clear_marks()
