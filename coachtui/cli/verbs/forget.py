"""`coachtui forget`: a teacher, a student's code or what is older than a day goes for good, and a search proves it."""

from argparse import ArgumentParser, Namespace
from datetime import date, datetime, time, timedelta
from pathlib import Path

from coachtui.cli.ask import sure
from coachtui.cli.assemble import no_teacher, opened, places, teacher_named
from coachtui.cli.forgetting import Plan, tell_proof
from coachtui.cli.output import give_json
from coachtui.cli.voice import tell
from coachtui.domain.days import by_weekday, read_day
from coachtui.domain.forgetting.asked import FORGOTTEN, Asked
from coachtui.domain.letters import mended
from coachtui.domain.moment import stored
from coachtui.domain.names import TeacherName
from coachtui.errors import UsageError, shell_word
from coachtui.storage.codec import PlainCodec
from coachtui.storage.forgetting.gather import student_ids
from coachtui.storage.forgetting.run import forget, planned, settled
from coachtui.storage.layout import Layout, is_there

REFUSED = "Nothing is forgotten"
ABOUT = f"""\
Forget for good: it shows what will go and asks. Nothing brings it back, undo and backups included. Afterwards every
byte of every file of the vault is searched for what only it had; exit code 1 says that something is left, and where.

forget TEACHER
    All that is hers: records, what they once were, drafts, texts in the inbox, her part of backups and quarantine.
    What is written about other teachers stays, also where it names her.
forget --student CODE TEACHER
    The student, and what is about that student alone: notes, evidence from them or for nobody else, decisions,
    learnings, inquiries, beliefs, practices, a claim for one. What is about others too stays, and the code in its
    texts becomes {FORGOTTEN}; a code that is a number is found only where it says who speaks (3: …).
forget --before DAY [TEACHER]
    What was over before that day: notes (answers to who she is too), encounters, evidence, trust readings, tallies,
    inquiries; promises settled, learnings done, decisions looked at, claims let go, beliefs retired and practices
    dropped before it; drafts, and whatever was worded otherwise then. What still lives stays as it stands, without
    its steps from before: teachers, students, groups, beliefs, practices, claims, open promises, learnings, decisions.

Out of reach: what the disk itself or its snapshots still hold, other copies of the folder, files made with
`coachtui backup FILE`, and what git has kept. On another machine that shares the vault, forget there too."""
EXAMPLES = """\
  coachtui forget maria
  coachtui forget --student K3 maria
  coachtui forget --before 2025-07-01
  coachtui forget --before 7/1 maria --yes"""


def arguments(parser: ArgumentParser) -> None:
    """Take what to forget."""
    parser.add_argument("teacher", nargs="*", metavar="TEACHER", type=mended)
    parser.add_argument("--student", metavar="CODE", type=mended, help="one student of hers, by code")
    parser.add_argument("--before", metavar="DAY", type=mended, help="what was over before this day")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.add_argument("--json", action="store_true", help="print what went and what was searched, as an object")


def run(asked: Namespace) -> int:
    """Show, ask, forget, prove. Returns 1 where something is left, or she said no."""
    if not asked.teacher and not asked.before:
        raise UsageError(REFUSED, "Forget whom, or what?", "See: coachtui forget --help")
    if asked.student and (asked.before or not asked.teacher):
        raise UsageError(
            REFUSED, "--student goes with a teacher, and with nothing else.", "See: coachtui forget --help"
        )
    root = Path(places(asked.home).vault)
    if not is_there(root):
        raise no_teacher("", [], any_at_all=False)
    wanted, title = _wanted(asked, root)
    work, problems = planned(root, wanted)
    for problem in problems:
        tell(f"{problem.title}. {problem.message}", problem.hint)
    plan = Plan(work, title)
    if plan.is_empty:
        tell("There is nothing to forget.")
        return 0
    if not asked.json:
        plan.tell()
    if not sure("Forget it for good?", yes=asked.yes, refused=REFUSED):
        tell("Nothing is forgotten.")
        return 1
    done = forget(root, wanted)
    if asked.json:
        left = [{"path": str(each.path.relative_to(root)), "what": each.what} for each in done.proof.left]
        searched = {"files": done.proof.files, "bytes": done.proof.size}
        give_json({**plan.as_object(), "searched": searched, "left": left})
    else:
        tell_proof(done, root)
    return 1 if done.proof.left else 0


def _wanted(asked: Namespace, root: Path) -> tuple[Asked, str]:
    """Return what is to be forgotten, and the line that says so. Raises UsageError where that is not clear."""
    with opened(str(root)) as session:
        who = teacher_named(session, " ".join(asked.teacher)) if asked.teacher else None
        today = session.pen.now().date()
    if asked.before:
        day = _day(asked.before, today)
        midnight = stored(datetime.combine(day, time()).astimezone())
        whose = f" about {who.name}" if who else ""
        made = Asked(who.id if who else 0, before=day.isoformat(), midnight=midnight)
        return made, f"What was over before {day:%A}, {day}{whose} goes for good:"
    if who is None:
        raise UsageError(REFUSED, "Forget whom?")
    if asked.student:
        code = asked.student.removeprefix("@")
        return Asked(who.id, _student(root, who, code)), f"{code}, a student of {who.name}, goes for good:"
    return Asked(who.id), f"{who.name} goes for good, with all that is hers:"


def _day(text: str, today: date) -> date:
    day = read_day(text, today, ahead=False)
    if day is None:
        raise UsageError(REFUSED, f"“{text}” is no day.", "A day is: 2025-07-01, 7/1, last month")
    if day > today:
        raise UsageError(REFUSED, f"{day} is still to come.", "Name a day up to today.")
    # what is forgotten does not come back: of two days that may be meant, the one that takes less
    return day - timedelta(weeks=1) if by_weekday(text, today) else day


def _student(root: Path, who: TeacherName, code: str) -> frozenset[int]:
    settled(root)
    found = student_ids(Layout(root.absolute()), PlainCodec(), who.id, code)
    if not found:
        hint = f"See: coachtui show {shell_word(who.name)}"
        raise UsageError(REFUSED, f"No student of {who.name} has, or had, the code {code}.", hint)
    return found
