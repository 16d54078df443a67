"""What stands for a student: a short code, never a name."""

CODE_LENGTH = 16
"""The most letters a code has; longer words are more likely names."""

NAME_KEYS = frozenset({"name", "first_name", "last_name", "full_name", "firstname", "lastname", "surname"})
"""Fields that would hold a child's name, and that no record of a student may have."""


def is_code(word: str) -> bool:
    """Return whether a word can stand for a student."""
    return 0 < len(word) <= CODE_LENGTH and word.split() == [word]
