"""What the commonest acts take, as the README says it, and what sorting a whole visit takes: counted in keys."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from coachtui.services.session import Session
from coachtui.tui.app import CoachApp
from coachtui.tui.ref import Ref
from coachtui.tui.screens.prep import PrepScreen
from coachtui.tui.screens.sort import SortScreen
from tests.tui.conftest import maria_of, rows
from tests.tui.test_capture import keys

Make = Callable[..., CoachApp]
README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
WORDS = "won't try"
MOST = 2.5
"""How many keys a line may take on average when a visit is sorted: forty lines in three minutes."""


def acts() -> dict[str, tuple[list[str], int]]:
    """Return the table of the README: for each act its keys, "words" where words are typed, and how many are told."""
    table = README.split("<!-- acts -->\n")[1].split("\n<!-- end of acts -->")[0].splitlines()[2:]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in table]
    found = {}
    for act, typed, count in cells:
        pieces = [piece for piece in typed.replace("`", "\0").split("\0") if piece != " " and piece]
        found[act] = ([piece if piece.strip() != "words" else "words" for piece in pieces], int(count))
    return found


def pressed(pieces: list[str]) -> tuple[list[str], int]:
    """Return the keys of an act, and how many they are besides the words."""
    every: list[str] = []
    count = 0
    for piece in pieces:
        found = keys(WORDS) if piece == "words" else [piece] if piece in {"enter", "f3", "f4"} else keys(piece)
        every += found
        count += len(found) if piece != "words" else 0
    return every, count


class Caseload:
    """The app on the sample, and how its records change."""

    def __init__(self, sample: Session, pilot: Pilot[None]) -> None:
        self.sample = sample
        self.pilot = pilot
        self.maria = maria_of(sample)

    def rows(self, table: str) -> Mapping[int, Any]:
        """Return Maria's records of a table."""
        return dict(self.sample.book(self.maria).table(table))

    async def press(self, *typed: str) -> None:
        """Press keys and let them be heard."""
        await self.pilot.press(*typed)
        await self.pilot.pause()

    async def new(self, table: str, typed: list[str]) -> Any:
        """Press keys and return the one record that is new by them."""
        before = self.rows(table)
        await self.press(*typed)
        (new,) = (row for id_, row in self.rows(table).items() if id_ not in before)
        return new


async def test_the_commonest_acts_take_as_many_keys_as_the_readme_says(app: Make, sample: Session) -> None:
    told = acts()
    assert {act: pressed(pieces)[1] for act, (pieces, _) in told.items()} == {act: n for act, (_, n) in told.items()}
    do = {act: pressed(pieces)[0] for act, (pieces, _) in told.items()}
    running = app(sample, teacher=maria_of(sample))
    async with running.run_test(size=(80, 24)) as pilot:
        it = Caseload(sample, pilot)
        talk = await it.new("notes", do["log a corridor talk"])
        assert it.rows("encounters")[talk["encounter"]]["kind"] == "corridor"
        visit = await it.new("encounters", do["start a visit"])
        assert (visit["kind"], visit["state"]) == ("visit", "live")
        said = await it.new("notes", do["note with a student"])
        assert (said["mode"], said["text"], len(said["students"])) == ("said", WORDS, 1)
        tally = await it.new("tallies", do["mark a tally: K3 is called on, then one key a mark"])
        assert [it.rows("students")[mark["student"]]["code"] for mark in tally["marks"]] == ["K3"]
        await it.press("escape", *do["finish"])
        assert it.rows("encounters")[visit["id"]]["state"] == "needs_debrief"
        await it.press("s")
        tied = await it.new("evidence", do["sort a line: evidence for the newest claim"])
        assert (tied["note"], tied["bearing"]) == (said["id"], "for")
        await it.press("escape", *do["prep"])
        assert isinstance(running.screen, PrepScreen)
        await it.press("escape", *do["find her words"])
        promise = await it.new("promises", do["promise"])
        assert (promise["text"], promise["due"]) == (WORDS, "2026-05-22")
        await it.press(*do["undo"])
        assert promise["id"] not in it.rows("promises")
    assert len(told) >= 10


async def test_a_note_is_evidence_for_a_new_claim_for_some_students_in_at_most_six_keys(
    app: Make, maria: Session
) -> None:
    told = acts()["a note is evidence for a new claim, for some students"][0]
    for code, pieces in (("", told), ("@K3 ", told[:-1])):  # of one who is named nobody is asked for how many
        typed, count = pressed(pieces)
        assert count <= 6
        async with app(maria, tab="relationship").run_test(size=(80, 24)) as pilot:
            await pilot.press("n", *keys(f". {code}began at once"), "enter")
            await pilot.press(*typed)
            await pilot.pause()
            claim, evidence = rows(maria, "claims")[-1], rows(maria, "evidence")[-1]
            note, named = rows(maria, "notes")[-1], [row["id"] for row in rows(maria, "students")]
            assert (claim["what"], claim["scope"]) == (WORDS, "some")
            assert (evidence["note"], evidence["bears_on"], evidence["bearing"]) == (note["id"], [claim["id"]], "for")
            assert (evidence.get("scope"), evidence.get("covers", [])) == ((None, named) if code else ("some", []))


SORTED = {
    "17/34": ["space"],
    "5/28": ["space"],
    "eyes down": ["space", "E", "enter", "n", "m"],  # the marked ones, and this: against the newest claim, for most
    "are we allowed": ["Q", "enter"],
    "not today": ["P", "h", *"fri", "enter"],
    "they just won't": ["B", "enter"],
    "to me, low": ["asterisk"],
    "8 seconds": ["asterisk"],
    "I have two ways": ["E", *"asked why, she waits", "enter", "y", "o"],  # a new claim, in words of hers
    "nobody asked": ["A", "r", "h"],
}
"""What becomes of the lines of the sample visit, by how they begin; all others are looked at, and left."""


async def test_a_whole_visit_is_sorted_with_fewer_than_two_and_a_half_keys_a_line(app: Make, sample: Session) -> None:
    running = app(sample, teacher=maria_of(sample))
    count = 2
    async with running.run_test(size=(80, 24)) as pilot:
        it = Caseload(sample, pilot)
        visit = max(it.rows("encounters").values(), key=lambda row: (row.get("state") == "needs_debrief", row["start"]))
        lines = [row for row in it.rows("notes").values() if row.get("encounter") == visit["id"]]
        lines.sort(key=lambda row: (row["at"], row["id"]))
        before = {table: it.rows(table).keys() for table in ("beliefs", "promises", "claims", "notes")}
        running.arrive("relationship", it.maria, Ref(it.maria, "notes", lines[0]["id"]))
        await it.press("s", "g")
        assert isinstance(running.screen, SortScreen)
        assert running.screen.ref.id == visit["id"]
        for note in lines:
            act = next((act for begins, act in SORTED.items() if note["text"].startswith(begins)), [])
            typed = [*act, *(["j"] if "space" not in act else [])]  # a mark moves on by itself
            count += len(typed)
            await it.press(*typed)
        new = {table: [row for id_, row in it.rows(table).items() if id_ not in ids] for table, ids in before.items()}
        assert [row["what"] for row in new["claims"]] == ["asked why, she waits"]
        assert [len(new[table]) for table in ("beliefs", "promises", "notes")] == [1, 1, 1]
        rows = {note["text"]: it.rows("notes")[note["id"]] for note in lines}
        tied = {row.get("note"): row["bearing"] for row in it.rows("evidence").values()}
        bearing = {text: tied.get(row["id"]) for text, row in rows.items()}
        assert [bearing[text] for text in rows if text.startswith(("17/34", "5/28", "eyes down"))] == ["against"] * 3
        assert bearing["I have two ways"] == "for"
        assert all(row.get("starred") for text, row in rows.items() if text.startswith(("to me, low", "8 seconds")))
        assert [row["facet"] for text, row in rows.items() if text.startswith("nobody asked")] == ["role"]
    assert len(lines) >= 40
    assert count / len(lines) <= MOST
