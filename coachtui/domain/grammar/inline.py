"""What stands inside a line: students and groups after `@`, tags after `#`. They stay in the text."""

TYPE_CHECKING = False  # the name a type checker knows; `typing` itself would cost the start of `coachtui note`
if TYPE_CHECKING:
    from collections.abc import Callable


def mentions(text: str) -> tuple[str, ...]:
    """Return the student codes and group labels after `@`, each once, in their order."""
    return _words(text, "@", as_code)


def tags(text: str) -> tuple[str, ...]:
    """Return the words after `#`, in small letters, each once. `#1 fan` and `C#` hold none."""
    return _words(text, "#", str.lower)


def as_code(word: str) -> str:
    """Return a student code (up to three letters, then digits) in capitals, any other word as it is."""
    letters = word.rstrip("0123456789")
    if 1 <= len(letters) <= 3 and 1 <= len(word) - len(letters) <= 3 and letters.isascii() and letters.isalpha():
        return word.upper()
    return word


def stands_free(text: str, at: int) -> bool:
    """Return whether a sign opens a word there, and is not within one: `a@b.ch`, `&#x`."""
    return not (at and (text[at - 1].isalnum() or text[at - 1] in "_&@#/"))


def of_word(letter: str) -> bool:
    """Return whether a letter goes on with the word behind a sign."""
    return letter.isalnum() or letter in "_-"


def _words(text: str, sign: str, shape: "Callable[[str], str]") -> tuple[str, ...]:
    found: dict[str, None] = {}
    at = text.find(sign)
    while at >= 0:
        end = at + 1
        if stands_free(text, at) and text[end : end + 1].isalpha():
            while end < len(text) and of_word(text[end]):
                end += 1
            found[shape(text[at + 1 : end].rstrip("-_"))] = None
        at = text.find(sign, end)
    return tuple(found)
