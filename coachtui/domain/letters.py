"""Letters that can be written: what is left of broken bytes, or of half a character, is spelled so that it can."""


def mended(text: str) -> str:
    r"""Return a text without half characters, which JSON readers refuse.

    Bytes that are UTF-8 after all, where the locale knew none, become what they say. A byte that is not becomes the
    letter it is in Windows-1252 or Latin-1, where such bytes come from; half of a surrogate pair is spelled out as
    `\ud83d`. What is whole stays as it is.
    """
    if is_whole(text):
        return text
    return "".join(_mended_letter(letter) if "\ud800" <= letter <= "\udfff" else letter for letter in rejoined(text))


def rejoined(text: str) -> str:
    """Return a text with the bytes that no locale read (`surrogateescape`) as UTF-8, where they are that."""
    if is_whole(text):
        return text
    pieces, start = [], 0
    for at, letter in enumerate(text):
        if not _is_byte(letter):
            pieces += [_decoded(text[start:at]), letter]
            start = at + 1
    return "".join([*pieces, _decoded(text[start:])])


def is_whole(text: str) -> bool:
    """Return whether a text can be encoded."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_byte(letter: str) -> bool:
    return "\udc80" <= letter <= "\udcff"


def _decoded(escaped: str) -> str:
    return escaped.encode("utf-8", "surrogateescape").decode("utf-8", "surrogateescape")


def _mended_letter(letter: str) -> str:
    code = ord(letter)
    if not 0xDC80 <= code <= 0xDCFF:
        return f"\\u{code:04x}"
    byte = bytes((code - 0xDC00,))
    try:
        return byte.decode("cp1252")
    except UnicodeDecodeError:
        return byte.decode("latin-1")
