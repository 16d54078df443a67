"""A teacher as the lists and the fast paths know her, and how a typed name finds her.

Loaded by `coachtui note`: imports nothing, but `unicodedata` where a name has accents and `difflib` where none fits.
"""

from coachtui.domain.ids import to_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ARCHIVED = "archived"
NEAREST = 5
"""How many names are offered where none fits."""
ID_LETTERS = 10
"""The fewest letters an id of this century has."""
JOINERS = "\u200c\u200d"


class TeacherName:
    """A teacher's id, name, alias and state; the last two empty where nothing was written. Never altered."""

    __slots__ = ("alias", "id", "name", "state")

    def __init__(self, id: int, name: str, alias: str = "", state: str = "") -> None:  # noqa: A002 - the records' word
        self.id = id
        self.name = name
        self.alias = alias
        self.state = state

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TeacherName) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def __repr__(self) -> str:
        return f"TeacherName({self.id!r}, {self.name!r}, {self.alias!r}, {self.state!r})"

    def _key(self) -> tuple[int, str, str, str]:
        return self.id, self.name, self.alias, self.state


def fold(text: str) -> str:
    """Return a text by which names are compared: small letters without accents, words one space apart.

    Apostrophes join (`O'Brien` is `obrien`), all else that is no letter or digit parts words.
    """
    if not text.isascii():
        from unicodedata import combining, normalize  # noqa: PLC0415 - most names need it not, and it costs the start

        text = "".join(letter for letter in normalize("NFKD", text) if not combining(letter))
    text = text.casefold().replace("'", "").replace("\u2019", "")
    if text.isalnum():
        return text
    return " ".join("".join(letter if letter.isalnum() else " " for letter in text).split()) or text.strip()


def tidy(name: str) -> str:
    """Return a name as it is kept: one line, without what would move the cursor; joiners stay, as in Persian."""
    return " ".join("".join(each if each.isprintable() or each in JOINERS else " " for each in name).split())


def goes_on(query: str, words: "Sequence[str]", names: "Iterable[TeacherName]") -> int:
    """Return how many of the words behind `query` make it the whole name of a teacher, as many as can; else 0.

    `ann` with `["Lee", "asked", "me"]` is one, where there is an Ann Lee.
    """
    whole = [fold(each.name) for each in names]
    said = [fold(" ".join([query, *words[:count]])) for count in range(len(words) + 1)]
    return next((count for count in reversed(range(1, len(said))) if said[count] in whole), 0)


def match(query: str, names: "Iterable[TeacherName]") -> "tuple[TeacherName | None, Sequence[TeacherName]]":
    """Return the one teacher that `query` names, or None and those it may mean.

    A whole name, alias or id (base 32, or the number that the files have) comes first, then whole words of a name, then
    the beginning of a name, of words of it, or of an alias; those still coached before those archived. Where several
    fit, they are offered; where none does, the nearest.
    """
    wanted = fold(query)
    known = [(each, fold(each.name), fold(each.alias)) for each in names]
    if not wanted:
        return None, [each for each, _, _ in known][:NEAREST]
    squeezed = wanted.replace(" ", "")
    of_an_id = len(squeezed) >= ID_LETTERS
    whole = [
        each
        for each, name, alias in known
        if squeezed in (name.replace(" ", ""), alias.replace(" ", ""))
        or (of_an_id and squeezed in (to_text(each.id), str(each.id)))
    ]
    worded = whole or [each for each, name, _ in known if _in_order(wanted.split(), name.split())]
    begun = worded or [each for each, name, alias in known if _begins(wanted, name) or _begins(wanted, alias)]
    coached = [each for each in begun if each.state != ARCHIVED]
    fitting = coached or begun
    if len(fitting) == 1:
        return fitting[0], fitting
    return None, fitting or _nearest(wanted, known)


def apart(names: "Iterable[TeacherName]") -> list[str]:
    """Return names as lists offer them; those that are alike with alias or else id: either names her."""
    names = list(names)
    alike = [fold(each.name) for each in names]
    return [
        f"{each.name} ({each.alias or to_text(each.id)})" if alike.count(folded) > 1 else each.name
        for each, folded in zip(names, alike, strict=True)
    ]


def _in_order(pieces: "Sequence[str]", words: "Iterable[str]") -> bool:
    rest = iter(words)
    return all(piece in rest for piece in pieces)


def _begins(wanted: str, name: str) -> bool:
    """Tell whether the words of `wanted` begin words of `name`, in their order, or run into each other as it does."""
    words = iter(name.split())
    if all(any(word.startswith(piece) for word in words) for piece in wanted.split()):
        return True
    return name.replace(" ", "").startswith(wanted.replace(" ", ""))


def _nearest(wanted: str, known: "list[tuple[TeacherName, str, str]]") -> "list[TeacherName]":
    if not known:
        return []
    from difflib import SequenceMatcher  # noqa: PLC0415 - only where no name fits

    def likeness(entry: "tuple[TeacherName, str, str]") -> float:
        forms = {entry[1], entry[2], *entry[1].split()} - {""}
        return max((SequenceMatcher(None, wanted, form).ratio() for form in forms), default=0.0)

    rated = sorted(((likeness(entry), entry[0]) for entry in known), key=lambda pair: (-pair[0], pair[1].name))
    return [each for rate, each in rated if rate >= 0.5][:NEAREST]
