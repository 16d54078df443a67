"""Students and groups: the page of one, and the decisions for them as a story."""

from functools import partial

from coachtui.domain.kinds import PEOPLE
from coachtui.domain.readings.students import named_people, who_name
from coachtui.tui.ref import Ref
from coachtui.tui.verbs.learned import LearnedVerbs
from coachtui.tui.verbs.shape import ShapeVerbs


class PeopleVerbs(LearnedVerbs, ShapeVerbs):
    """From the palette: a student's page, the story of decisions, what was expected, what several teachers try."""

    def can_student(self) -> bool:
        """Whether there is a student or a group."""
        return any(self.book.table(name) for name in PEOPLE) and bool(self.teacher)

    async def do_student(self) -> None:
        """Show everything about the one student or group under the cursor, else about the one she picks."""
        ref = await self._whose("Everything about whom?")
        if ref:
            await self.open_page(ref)

    can_decisions_story = can_student

    async def do_decisions_story(self) -> None:
        """Show the decisions for a student or a group in order, each with what was expected, what came, what next."""
        from coachtui.domain.readings.decided import story_of  # noqa: PLC0415 - not needed for the first paint
        from coachtui.tui.lines.story import story_rows  # noqa: PLC0415 - not needed for the first paint
        from coachtui.tui.screens.story import StoryScreen  # noqa: PLC0415 - as above

        ref = await self._whose("The story of whom?")
        if ref:
            book = self.book_of(ref)
            title = f"Decided for {who_name(book, ref.id)}"
            self.app.push_screen(
                StoryScreen(title, lambda width: story_rows(book, story_of(book, ref.id, self.now), self.now, width))
            )

    def can_decisions_expected(self) -> bool:
        """Whether something was decided."""
        return bool(self.book.table("decisions")) and bool(self.teacher)

    def do_decisions_expected(self) -> None:
        """Show how often what was expected came true, with the cases."""
        from coachtui.tui.lines.story import expected_rows  # noqa: PLC0415 - not needed for the first paint
        from coachtui.tui.screens.story import StoryScreen  # noqa: PLC0415 - as above

        self.app.push_screen(StoryScreen("What was expected, and what came", partial(expected_rows, self.book)))

    async def do_across(self) -> None:
        """Show what several teachers try, and for whom it works where; go to what is chosen."""
        from coachtui.tui.dialogs.across import AcrossDialog  # noqa: PLC0415 - not needed for the first paint

        target = await self.ask(AcrossDialog(self.session, self.coach.names(), self.now))
        if target:
            self.coach.jump(target)

    async def _whose(self, title: str) -> Ref | None:
        """Return the one student or group that the record under the cursor names; asks where it is not just one."""
        from coachtui.tui.dialogs.pick import PickDialog  # noqa: PLC0415 - not needed for the first paint
        from coachtui.tui.dialogs.whom import people_items  # noqa: PLC0415 - as above

        here = self.selected
        book = self.book_of(here) if here else self.book
        named = named_people(book, here.table, self.row_of(here)) if here else ()
        if len(named) == 1:
            return self._person(named[0])
        items = sorted(people_items(book), key=lambda item: item.value not in named)
        picked = await self.ask(PickDialog(title, items))
        return self._person(picked.value) if picked and isinstance(picked.value, int) else None

    def _person(self, id_: int) -> Ref:
        return Ref(self.teacher, "students" if id_ in self.book.table("students") else "groups", id_)
