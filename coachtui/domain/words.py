"""The words of the field, as enumerations: the same in the screen, the code, the JSON and the docs."""

from enum import StrEnum


class Visibility(StrEnum):
    """Who may be shown a record: only the coach, or the teacher too."""

    ME = "me"
    TEACHER = "teacher"


class Entry(StrEnum):
    """How a teacher came to coaching."""

    VOLUNTEERED = "volunteered"
    INVITED = "invited"
    ASSIGNED = "assigned"
    REQUIRED = "required"
    UNKNOWN = "unknown"


class FeltAs(StrEnum):
    """How being coached felt to her at the start."""

    WELCOME = "welcome"
    NEUTRAL = "neutral"
    WARY = "wary"
    PUNITIVE = "punitive"
    UNKNOWN = "unknown"


class TeacherState(StrEnum):
    """Whether the coaching of a teacher goes on."""

    ACTIVE = "active"
    PAUSED = "paused"
    ARCHIVED = "archived"


class EncounterKind(StrEnum):
    """What kind of contact an encounter is."""

    PLANNING = "planning"
    REFLECTING = "reflecting"
    VISIT = "visit"
    DEBRIEF = "debrief"
    MODEL = "model"
    COTEACH = "coteach"
    CORRIDOR = "corridor"
    MESSAGE = "message"
    OTHER = "other"


class EncounterState(StrEnum):
    """Where an encounter stands; a visit without its debrief is unfinished."""

    PLANNED = "planned"
    LIVE = "live"
    NEEDS_DEBRIEF = "needs_debrief"
    DONE = "done"


class Stance(StrEnum):
    """The stance a coach takes in an encounter (after Lipton and Wellman's continuum)."""

    COACHING = "coaching"
    COLLABORATING = "collaborating"
    CONSULTING = "consulting"
    CALIBRATING = "calibrating"


class Mode(StrEnum):
    """What kind of line a note is: low inference, inference, or an act."""

    SAID = "said"
    SAW = "saw"
    COUNT = "count"
    TIME = "time"
    THINK = "think"
    FEEL = "feel"
    WONDER = "wonder"
    PROMISE = "promise"
    VALIDATE = "validate"


LOW_INFERENCE = frozenset({Mode.SAID, Mode.SAW, Mode.COUNT, Mode.TIME})
INFERENCE = frozenset({Mode.THINK, Mode.FEEL, Mode.WONDER})
ACTS = frozenset({Mode.PROMISE, Mode.VALIDATE})


class Speaker(StrEnum):
    """Whose words or doings a note holds."""

    TEACHER = "teacher"
    STUDENT = "student"
    STUDENTS = "students"
    COACH = "coach"
    OTHER = "other"


class Source(StrEnum):
    """How a note entered the vault."""

    TYPED = "typed"
    CAPTURED = "captured"
    IMPORTED = "imported"


class Facet(StrEnum):
    """Which question about the teacher a note answers; the first five are the five questions."""

    EXCITED = "excited"
    CARES = "cares"
    MOTIVATES = "motivates"
    THINKING = "thinking"
    ROLE = "role"
    EXPERTISE = "expertise"
    STUDENTS = "students"
    LIFE = "life"


FIVE_QUESTIONS = (Facet.EXCITED, Facet.CARES, Facet.MOTIVATES, Facet.THINKING, Facet.ROLE)


class Certainty(StrEnum):
    """How far an answer is really known."""

    GUESS = "guess"
    HEARD = "heard"
    REAL = "real"


class Dimension(StrEnum):
    """The four dimensions of relational trust (after Bryk and Schneider)."""

    RESPECT = "respect"
    REGARD = "regard"
    COMPETENCE = "competence"
    INTEGRITY = "integrity"


class Direction(StrEnum):
    """Where trust is going."""

    UP = "up"
    STEADY = "steady"
    DOWN = "down"


class Who(StrEnum):
    """Who made a promise."""

    COACH = "coach"
    TEACHER = "teacher"
    OTHER = "other"


class PromiseOutcome(StrEnum):
    """What became of a promise."""

    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"
    RELEASED = "released"


class BeliefKind(StrEnum):
    """What kind of statement is held true."""

    BELIEF = "belief"
    VALUE = "value"
    ASSUMPTION = "assumption"
    INTERPRETATION = "interpretation"
    STORY = "story"


class Holder(StrEnum):
    """Who holds a belief."""

    TEACHER = "teacher"
    COACH = "coach"
    SCHOOL = "school"


class BeliefAbout(StrEnum):
    """About whom or what a belief is."""

    STUDENT = "student"
    STUDENTS = "students"
    ALL_STUDENTS = "all_students"
    ROLE = "role"
    SUBJECT = "subject"
    SELF = "self"
    FAMILIES = "families"
    SYSTEM = "system"


class Rung(StrEnum):
    """A rung of the ladder of inference (after Argyris), from the ground up."""

    DATA = "data"
    SELECTED = "selected"
    MEANING = "meaning"
    ASSUMPTION = "assumption"
    CONCLUSION = "conclusion"
    BELIEF = "belief"
    ACTION = "action"


class Awareness(StrEnum):
    """How far the holder has named the belief herself."""

    UNSPOKEN = "unspoken"
    SURFACING = "surfacing"
    NAMED = "named"


class BeliefStatus(StrEnum):
    """How far a belief has moved."""

    HUNCH = "hunch"
    HEARD = "heard"
    SURFACED = "surfaced"
    EXAMINED = "examined"
    LOOSENING = "loosening"
    REVISED = "revised"
    KEPT = "kept"
    RETIRED = "retired"


class PracticeStatus(StrEnum):
    """Whether a practice is what she falls back on, or one she is trying."""

    DEFAULT = "default"
    TRYING = "trying"
    ADOPTED = "adopted"
    DROPPED = "dropped"


class PracticeSource(StrEnum):
    """Where a practice came from; `list` is a list of best practices with no student behind it."""

    OWN = "own"
    COLLEAGUE = "colleague"
    COACH = "coach"
    CURRICULUM = "curriculum"
    LIST = "list"
    STUDENTS = "students"
    UNKNOWN = "unknown"


class LinkKind(StrEnum):
    """How one belief, practice or effect bears on another."""

    LEADS_TO = "leads_to"
    RESTS_ON = "rests_on"
    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    UNDERCUTS = "undercuts"
    ALTERNATIVE_TO = "alternative_to"
    SELECTS = "selects"
    DRIVES = "drives"
    AFFECTS = "affects"


class InquiryOutcome(StrEnum):
    """What an inquiry did."""

    OPEN = "open"
    MOVED = "moved"
    STUCK = "stuck"
    LATER = "later"


class Span(StrEnum):
    """What a learning looks at, from how they experience the teacher to how they think about one task."""

    TEACHER = "teacher"
    CLASS = "class"
    SELF = "self"
    SUBJECT = "subject"
    SKILL = "skill"
    TASK = "task"


class Method(StrEnum):
    """A way to learn about or from students."""

    LISTENING = "listening"
    EMPATHY_INTERVIEW = "empathy_interview"
    CONFERENCE = "conference"
    EXIT_TICKET = "exit_ticket"
    WORK_SAMPLE = "work_sample"
    THINK_ALOUD = "think_aloud"
    SHADOWING = "shadowing"
    OBSERVATION = "observation"
    SURVEY = "survey"
    FAMILY = "family"


class Result(StrEnum):
    """What came of a decision."""

    LEARNED = "learned"
    PARTLY = "partly"
    NOT_YET = "not_yet"
    UNCLEAR = "unclear"


class Works(StrEnum):
    """Whether what a claim is about works."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    UNSURE = "unsure"


class Scope(StrEnum):
    """For how many of the students something holds."""

    ALL = "all"
    MOST = "most"
    SOME = "some"
    FEW = "few"
    ONE = "one"
    UNKNOWN = "unknown"


class WhyBasis(StrEnum):
    """What the why of a claim rests on."""

    GUESS = "guess"
    THEORY = "theory"
    TESTED = "tested"


class EvidenceKind(StrEnum):
    """What a piece of evidence is made of."""

    NOTE = "note"
    WORK = "work"
    COUNT = "count"
    SURVEY = "survey"
    INTERVIEW = "interview"
    OBSERVATION = "observation"
    REPORT = "report"


class Level(StrEnum):
    """How close to students evidence is: street (with them), map (class measures), satellite (scores).

    After Safir and Dugan, Street Data.
    """

    STREET = "street"
    MAP = "map"
    SATELLITE = "satellite"


class Bearing(StrEnum):
    """Whether evidence speaks for or against what it bears on."""

    FOR = "for"
    AGAINST = "against"


class Kept(StrEnum):
    """What was done about what is kept: something forgotten for good, or all looked through."""

    TEACHER = "teacher"
    STUDENT = "student"
    BEFORE = "before"
    LOOKED = "looked"


class Report(StrEnum):
    """What can leave the vault besides a backup."""

    TEACHER_COPY = "teacher_copy"
    ACTIVITY = "activity"


class Form(StrEnum):
    """As what a report is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"


class Standing(StrEnum):
    """Where a claim stands; derived from its evidence, never typed."""

    SAID = "said"
    LOOKING = "looking"
    KNOWN = "known"
    CONTESTED = "contested"
    LET_GO = "let_go"
