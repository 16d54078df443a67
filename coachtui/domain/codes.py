"""What stands for a student: a short code, never a name."""

CODE_LENGTH = 16
"""The most letters a code has; longer words are more likely names."""

SEPARATORS = ",;"
"""What stands between codes, besides blanks."""

NAME_KEYS = frozenset({"name", "first_name", "last_name", "full_name", "firstname", "lastname", "surname"})
"""Fields that would hold a child's name, and that no record of a student may have."""


def is_code(word: str) -> bool:
    """Return whether a word can stand for a student."""
    return 0 < len(word) <= CODE_LENGTH and word.split() == [word]


def may_begin(word: str) -> bool:
    """Return whether a typed word can begin a student: a code, not several of them, and not what may be a child's name.

    A code that is in the vault already is what it is; in the text of a line nothing is held back.
    """
    return is_code(word) and not any(sign in word for sign in SEPARATORS) and not maybe_name(word)


def maybe_name(word: str) -> bool:
    """Return whether a word may be a child's name: letters alone, as `Ana` and `maria` are, while `MLO` is initials."""
    letters = word.replace("-", "").replace("'", "").replace("\u2019", "")
    most = 2 if letters[:1].isupper() else 3
    return len(letters) > most and letters.isalpha() and not letters.isupper()
