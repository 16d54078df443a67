"""The quiet hint: do two words of a line look like a child's name? It hints, it never holds a line back."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ORDINARY = _words(
    """a after all also an and any are ask asked asks at because before big but by can class could did do does each
    every everyone first for from gave get go goes got had has have he her here him his how i if in into is it its
    just kept kids last let like made many maybe me most my need needs new next no none nobody not now of often on one
    only or other our out over put read same saw say says second see she should small so some still student students
    talk teacher tell than that the their them then there these they third this those three to today told tomorrow
    try two until very walked was we went were what when where which while who why will with work worked would wrote
    yes yesterday you your"""
)
"""Words that begin sentences, and so carry a capital without being a name."""

NO_NAMES = _words(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december algebra geometry math science english history art music spanish french
    biology chemistry physics reading writing grade room unit lesson chapter period week day exit ticket tickets
    warm up school middle high elementary hall street avenue north south east west new york san los united states
    american african google classroom khan academy chromebook kahoot desmos zoom teams world war civil earth pi ap
    iep ell esl plc common core christmas easter thanksgiving halloween principal coach district dean"""
)
"""Days, months, subjects, places and programs."""

TITLES = _words("mr mrs ms miss mx dr prof sr coach principal")
"""What stands before the name of a grown-up."""

ENDS = ".!?:;\u2026"
QUOTES = "\"'()[]{}\u201c\u201d\u2018\u2019,;:.!?\u2026"


def looks_like_name(text: str, known: "Iterable[str]" = ()) -> str:
    """Return two words in a row that look like a child's name, "" where none do.

    `known` are names that may stand there: the teacher's own, her school. Sentence starts, days, months, subjects
    and grown-ups with a title do not count.
    """
    fine = {word.strip(QUOTES).casefold() for name in known for word in name.split()}
    words = text[:10_000].split()
    fresh, title = True, False
    for at, word in enumerate(words[:-1]):
        bare, follows = word.strip(QUOTES), words[at + 1].strip(QUOTES)
        joined = word[-1] not in ENDS + "," and _is_name(bare, fine) and _is_name(follows, fine)
        if joined and not title and not (fresh and _begins_sentence(bare)):
            return f"{bare} {follows}"
        title = word.rstrip(".").casefold() in TITLES or (title and _is_name(bare, fine))
        fresh = word[-1] in ENDS
    return ""


def _begins_sentence(word: str) -> bool:
    return word.casefold() in ORDINARY or word.endswith(("ed", "ing", "ly"))


def _is_name(word: str, fine: set[str]) -> bool:
    small = word.casefold().removesuffix("'s").removesuffix("\u2019s")
    letters = word.replace("'", "").replace("\u2019", "").replace("-", "")
    if small in NO_NAMES or small in fine or small in ORDINARY:
        return False
    return len(letters) > 1 and letters.isalpha() and letters[0].isupper() and not letters.isupper()
