"""What is said of a claim a key each, on a card and on its page: does it work, why; and of a piece of evidence."""

from coachtui.domain.bearing import bearings, bears
from coachtui.services.claims import set_why, set_works
from coachtui.services.evidence import tie_evidence, weigh_evidence
from coachtui.tui.ref import Ref
from coachtui.tui.verbs.shape import ShapeVerbs

WORKS = (
    ("y", "yes, it works", "yes"),
    ("p", "partly", "partly"),
    ("n", "no, it does not", "no"),
    ("u", "unsure", "unsure"),
)
"""Whether it works: the key, what it says, what it means."""
BASES = (
    ("g", "a guess", "guess"),
    ("t", "a theory: it would explain more", "theory"),
    ("s", "tested: it held", "tested"),
)
"""How sure she is of a why."""
BY_BELIEF = ("b", "a belief explains it: pick which", "belief")
MADE_OF = (
    ("o", "an observation: what I saw", "observation street"),
    ("w", "their work", "work street"),
    ("s", "what students told: asked, heard", "interview street"),
    ("c", "a count in the room", "count map"),
    ("v", "a survey", "survey map"),
    ("t", "what the teacher tells", "report"),
    ("x", "scores: a test, a report card", "count satellite"),
)
"""What evidence is made of, and how close that is to students (after Safir and Dugan: street, map, satellite)."""
UNTIE = ("d", "it does not bear on it any more", "untie")


class ClaimVerbs(ShapeVerbs):
    """The keys W and Y on a claim, T and K on a piece of evidence."""

    def can_claim_works(self) -> bool:
        """Whether a claim is chosen."""
        return bool(self.chosen("claims")) and self.may_write

    can_claim_why = can_claim_works

    async def do_claim_works(self) -> None:
        """Say whether it works, by one key."""
        await self.ask_works(self.chosen("claims"))

    async def ask_works(self, refs: list[Ref]) -> bool:
        """Ask whether the claims work; False where she left it."""
        from coachtui.tui.dialogs.choice import ChoiceDialog, Option  # noqa: PLC0415 - not needed for the first paint

        current = str(self.row_of(refs[0]).get("works") or "")
        works = await self.ask(ChoiceDialog("Does it work?", [Option(*each) for each in WORKS], current=current))
        if works:
            changes = [set_works(self.pen, self.book_of(ref), ref.id, works) for ref in refs]
            self.done_to(changes[0].label, refs, changes)
        return bool(works)

    async def do_claim_why(self) -> None:
        """Say why the claims hold, and how sure that is; an empty line takes the why away."""
        await self.ask_why(self.chosen("claims"))

    async def ask_why(self, refs: list[Ref]) -> bool:
        """Ask why the claims hold, and how sure that is or which belief explains it; False where she left it."""
        from coachtui.tui.dialogs.choice import ChoiceDialog, Option  # noqa: PLC0415 - not needed for the first paint

        why = self.row_of(refs[0]).get("why") or {}
        begun = self.begun("claims why", refs[0].id, refs[0].teacher)
        hint = "what makes it work, or not; an empty line says nothing of it"
        text = await self.ask_line("Why?", begun, value=str(why.get("text") or ""), hint=hint, empty=True)
        if text is None:
            return False
        basis, belief = None, None
        if text:
            more = (BY_BELIEF,) if self.book_of(refs[0]).table("beliefs") else ()
            ways = [Option(*each) for each in (*BASES, *more)]
            basis = await self.ask(ChoiceDialog("How sure is that?", ways, current=str(why.get("basis") or "")))
            if basis == "belief":
                belief = await self._ask_belief(refs[0])
                basis = None if belief is None else str(why.get("basis") or "guess")
            if basis is None:
                return False
        changes = [set_why(self.pen, self.book_of(ref), ref.id, text, basis, belief=belief) for ref in refs]
        self.done_to(changes[0].label, refs, changes)
        return True

    async def _ask_belief(self, ref: Ref) -> int | None:
        from coachtui.domain.kinds import summary  # noqa: PLC0415 - not needed for the first paint
        from coachtui.tui.dialogs.pick import Item, PickDialog  # noqa: PLC0415 - as above

        rows = sorted(self.book_of(ref).rows("beliefs"), key=lambda row: -int(row["id"]))
        items = [Item(row["id"], summary("beliefs", row), str(row.get("status") or "")) for row in rows]
        picked = await self.ask(PickDialog("Which belief explains it?", items))
        return picked.value if picked and isinstance(picked.value, int) else None

    # Of a piece of evidence

    def can_evidence_kind(self) -> bool:
        """Whether evidence is chosen."""
        return bool(self.chosen("evidence")) and self.may_write

    can_evidence_bears = can_evidence_kind

    async def do_evidence_kind(self) -> None:
        """Say what the evidence is made of and how close to students that is, by one key."""
        refs = self.chosen("evidence")
        made = await self.ask_made_of(self.row_of(refs[0]))
        if made:
            changes = [weigh_evidence(self.pen, self.book_of(ref), ref.id, *made) for ref in refs]
            self.done_to(changes[0].label, refs, changes)

    async def ask_made_of(self, row: dict[str, object] | None = None) -> tuple[str, str | None] | None:
        """Ask what evidence is made of; return its kind and its level, None where she left it."""
        from coachtui.tui.dialogs.choice import ChoiceDialog, Option  # noqa: PLC0415 - not needed for the first paint

        now = " ".join(str(value) for name in ("kind", "level") if (value := (row or {}).get(name)))
        made = await self.ask(ChoiceDialog("What is it?", [Option(*each) for each in MADE_OF], current=now))
        kind, _, level = (made or "").partition(" ")
        return (kind, level or None) if kind else None

    async def do_evidence_bears(self) -> None:
        """Pick something the evidence bears on, or is to bear on; then for, against, or no longer."""
        from coachtui.domain.kinds import label  # noqa: PLC0415 - not needed for the first paint
        from coachtui.tui.dialogs.choice import ChoiceDialog, Option  # noqa: PLC0415 - as above
        from coachtui.tui.dialogs.evidence import BEARING, bearable  # noqa: PLC0415 - as above
        from coachtui.tui.dialogs.pick import PickDialog  # noqa: PLC0415 - as above

        ref = self.chosen("evidence")[0]
        book, ways = self.book_of(ref), bearings(self.row_of(ref))
        items = [
            each._replace(note=f"{ways[int(str(each.value))]} · {each.note}") if each.value in ways else each
            for each in bearable(book)
        ]
        items.sort(key=lambda each: each.value not in ways)
        picked = await self.ask(PickDialog("It bears on what? For one, against another", items))
        if picked is None or not isinstance(picked.value, int):
            return
        more = [Option(*UNTIE)] if picked.value in ways else []
        current = ways.get(picked.value) or bears(self.row_of(ref))
        title = f"For or against this {label(found[0]) if (found := book.find(picked.value)) else 'record'}?"
        way = await self.ask(ChoiceDialog(title, [*BEARING, *more], current=current))
        if not way:
            return
        if way == "untie":
            self._untie(ref, picked.value)
            return
        self.do(tie_evidence(self.pen, book, ref.id, picked.value, bearing=way))

    def _untie(self, ref: Ref, target: int) -> None:
        """Let evidence bear on something no longer, and say what loses its ground by that."""
        from coachtui.tui.lines.ground import fallen  # noqa: PLC0415 - not needed for the first paint

        book = self.book_of(ref)
        others = {id_ for id_ in bearings(self.row_of(ref)) if id_ != target}
        said = fallen(book, [ref.id], self.now, besides=others)
        change = tie_evidence(self.pen, book, ref.id, target, tied=False)
        if self.do(change, say=False):
            self.tell(" ".join((f"{change.label}.", *said)))
