"""Letters that can be written: what is left of broken bytes, or of half a character, is spelled so that it can."""


def mended(text: str) -> str:
    r"""Return a text without half characters, which JSON readers refuse.

    A byte that was no UTF-8 becomes the letter it is in Windows-1252 or Latin-1, where such bytes come from; half of
    a surrogate pair is spelled out as `\ud83d`. What is whole stays as it is.
    """
    if is_whole(text):
        return text
    return "".join(_mended_letter(letter) if "\ud800" <= letter <= "\udfff" else letter for letter in text)


def is_whole(text: str) -> bool:
    """Return whether a text can be encoded."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _mended_letter(letter: str) -> str:
    code = ord(letter)
    if not 0xDC80 <= code <= 0xDCFF:
        return f"\\u{code:04x}"
    byte = bytes((code - 0xDC00,))
    try:
        return byte.decode("cp1252")
    except UnicodeDecodeError:
        return byte.decode("latin-1")
