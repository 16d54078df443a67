"""Sorting a script in lines: a line is said, a letter says what it becomes, and what that needs is asked."""

from collections.abc import Callable, Iterator

from coachtui.cli.lines.course import Course, EndError, Place
from coachtui.cli.lines.encounter import script_line
from coachtui.cli.lines.evidencing import ask_evidence
from coachtui.cli.reference import book_refs, in_brackets
from coachtui.cli.voice import tell
from coachtui.domain.change import Change, Row
from coachtui.domain.days import read_day
from coachtui.domain.kinds import label
from coachtui.domain.readings.script import lines_of
from coachtui.domain.readings.tallies import said, tallies_of
from coachtui.services import turning
from coachtui.services.encounters import finish_encounter
from coachtui.services.notes import add_line, mark_note, star_note
from coachtui.tui.lines.choices import FACETS, MARKS, PROMISES, SCOPES, SURE
from coachtui.tui.lines.sort import became_words

LETTERS = {
    "E": "evidence, for or against something",
    "A": "an answer to a question about her",
    "B": "a belief, as a hunch",
    "C": "a claim on the board",
    "P": "a promise",
    "V": "to tell her; once more: told",
    "Q": "a question for later",
    "D": "the next skill",
    "*": "a star, or no longer",
    "M": "another kind of line",
    "n": "write one more line into this script: n and its words",
    "b": "back to the line before",
    "r": "say this line again, and what it became",
    "u": "take back what was done last",
    "x": "call the encounter done",
    "q": "stop here",
    "?": "say all this",
}
WORDS = {
    "evidence": "E", "answer": "A", "belief": "B", "claim": "C", "promise": "P", "validate": "V", "tell": "V",
    "question": "Q", "decision": "D", "skill": "D", "star": "*", "mark": "M", "note": "n", "back": "b",
    "again": "r", "undo": "u", "done": "x", "quit": "q", "stop": "q", "help": "?",
}  # fmt: skip
"""What may be typed in place of a letter."""
TURNED_OF_TALLY = frozenset("E")
"""What a tally can become."""


class SortLines(Course):
    """Goes through what an encounter holds: notes, then what was counted. Enter leaves a line as it is."""

    def __init__(self, place: Place, encounter: int, *, whole: bool) -> None:
        super().__init__(place)
        self.encounter = encounter
        self._whole = whole
        self._stopped = False

    def go(self) -> int:
        """Sort to the end, or until she stops; what was turned stands. Return the exit code."""
        whole = list(self._lines())
        left = [(at, id_) for at, (id_, became) in enumerate(whole, 1) if self._whole or not became]
        tell(f"{len(left)} of {len(whole)} lines to sort. {' '.join(LETTERS)}, Enter leaves a line.")
        try:
            at = 0
            while at < len(left) and not self._stopped:
                number, id_ = left[at]
                at = max(at + self._one(id_, f"{number} of {len(whole)}"), 0)
        except EndError:
            pass
        became = dict(self._lines())
        tell(f"{sum(bool(became.get(id_)) for id_, _ in whole)} of {len(whole)} sorted.")
        return 0

    def _lines(self) -> Iterator[tuple[int, str]]:
        """Yield each note and tally of the script that is there, with what it became."""
        words = became_words(self.book)
        yield from ((row["id"], words(row)) for row in lines_of(self.book, self.encounter))
        yield from ((row["id"], words(row)) for row in tallies_of(self.book, self.encounter))

    def _one(self, id_: int, place: str) -> int:
        """Say a line once and do what she says of it, until she leaves it; return how many lines to go on."""
        again = True
        while not self._stopped and (found := self.book.find(id_)):
            if again:
                self._say(*found, place)
            answer = self.line().strip()
            if not answer:
                return 1
            if _asked_for(answer) == ("b", ""):
                return -1
            again = _asked_for(answer) == ("r", "")
            if not again:
                self._answered(*found, answer)
        return 1

    def _say(self, table: str, row: Row, place: str) -> None:
        """Say a line, and what it became."""
        became = became_words(self.book)(row)
        line = script_line(self.book, row, self.now) if table == "notes" else f"# {said(self.book, row)}"
        ref = in_brackets(book_refs(self.book)[row["id"]])
        tell(f"{place}. {line}" + (f" ({became})" if became else "") + f"  {ref}")

    def _answered(self, table: str, row: Row, answer: str) -> None:
        letter, rest = _asked_for(answer)
        ways: dict[str, Callable[[], None]] = {
            "n": lambda: self._add(rest),
            "u": self.undo,
            "x": self._finish,
            "q": self._stop,
            "?": self._help,
        }
        if letter in ways and (letter == "n" or not rest):
            ways[letter]()
        elif letter not in LETTERS or (rest and letter not in "BCQD"):
            tell(f"There is no “{answer}”: {' '.join(LETTERS)}, or Enter to leave the line.")
        elif table == "tallies" and letter not in TURNED_OF_TALLY:
            tell(f"A {label(table)} can become evidence: E")
        else:
            with self.together():
                change = self._change(table, row, letter, rest)
                if change is not None:
                    self.do(change)

    # What a line becomes

    def _change(self, table: str, row: Row, letter: str, words: str) -> Change | None:
        """Ask what a letter needs, and return the change; None where she left it."""
        if letter == "E":
            notes, tallies = ([row["id"]] if table == name else [] for name in ("notes", "tallies"))
            return ask_evidence(self, notes, tallies)
        ways: dict[str, Callable[[int, str], Change | None]] = {
            "A": self._answer,
            "B": lambda note, words: turning.note_to_belief(self.pen, self.book, note, words),
            "C": self._claim,
            "P": self._promise,
            "V": self._telling,
            "Q": lambda note, words: turning.note_to_question(self.pen, self.book, note, words),
            "D": lambda note, words: turning.note_to_decision(self.pen, self.book, note, words),
            "*": lambda note, _words: star_note(self.pen, self.book, note),
            "M": self._mark,
        }
        if letter in "BCQD" and not words:
            words = self.ask("In your words? Enter: as it stands.")
        return ways[letter](row["id"], words)

    def _answer(self, note: int, _words: str) -> Change | None:
        row = self.book.table("notes")[note]
        facet = self.choose("Which question does it answer?", FACETS, current=str(row.get("facet") or ""))
        sure = self.choose("How far is it known?", SURE, current=str(row.get("certainty") or "")) if facet else ""
        return turning.note_to_answer(self.pen, self.book, note, facet, sure) if sure else None

    def _claim(self, note: int, words: str) -> Change | None:
        scope = self.choose("For how many does it hold?", SCOPES)
        return turning.note_to_claim(self.pen, self.book, note, words, scope=scope) if scope else None

    def _promise(self, note: int, _words: str) -> Change | None:
        who = self.choose("Who promises?", PROMISES)
        if not who:
            return None
        today = self.now.date()

        def day(typed: str) -> str | None:
            found = read_day(typed, today)
            return found.isoformat() if found else None

        due = self.ask_fit("By when? fri, next mon, 5/21, +2w; Enter: no day.", day, "That is no day.")
        return turning.note_to_promise(self.pen, self.book, note, who=who, due=due)

    def _telling(self, note: int, _words: str) -> Change | None:
        open_, turn = turning.next_telling(self.book, [note])
        if not open_:
            tell("Of this there is nothing to tell her, or she was told.")
            return None
        return turn(self.pen, self.book, note)

    def _mark(self, note: int, _words: str) -> Change | None:
        mark = self.choose("What kind of line is it?", MARKS)
        return mark_note(self.pen, self.book, note, mark) if mark else None

    # What else

    def _add(self, words: str) -> None:
        words = words or self.ask("The line?")
        if words:
            self.do(add_line(self.pen, self.book, words, encounter=self.encounter))

    def _finish(self) -> None:
        self.do(finish_encounter(self.pen, self.book, self.encounter))

    def _stop(self) -> None:
        self._stopped = True

    def _help(self) -> None:
        for letter, about in LETTERS.items():
            tell(f"{letter}  {about}")
        tell("A word does as well: evidence, claim, back. Behind B C Q D may stand your words for it.")


def _asked_for(answer: str) -> tuple[str, str]:
    """Return the letter that is meant, and what stands behind it; no letter where a word is none of ours."""
    first, _, rest = answer.partition(" ")
    if letter := WORDS.get(first.casefold()):
        return letter, rest.strip()
    if first[:1] in "BCQD" and answer[1:2].isupper():  # `BThey hide it`
        return answer[0], answer[1:].strip()
    return (first, rest.strip()) if len(first) == 1 else ("", answer)
