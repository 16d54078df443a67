"""JSON read by Python's own scanner and nothing else, for a start of few milliseconds: `json` would load `re`, 4 ms."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


def _refuse(word: str) -> object:
    raise ValueError(word)


class _How:
    """How the scanner reads: as `json.loads` does, but for what is no JSON."""

    strict = True
    object_hook = None
    object_pairs_hook = None
    parse_float = float
    parse_int = int
    parse_constant = _refuse


def _scanner() -> "Callable[[str, int], tuple[object, int]]":
    try:
        from _json import make_scanner  # noqa: PLC0415 - where it is not, or asks for more, `json` is slower and as good

        return make_scanner(_How)  # type: ignore[arg-type]
    except (ImportError, AttributeError, TypeError):
        from json import JSONDecoder  # noqa: PLC0415

        return JSONDecoder(parse_constant=_refuse).raw_decode


_scan = _scanner()


def read(text: str, end: str = "") -> object:
    """Return the value that a text says; it ends with that, or with `end`. Raises ValueError where it is no JSON."""
    try:
        value, at = _scan(text, 0)
    except (StopIteration, RecursionError) as error:
        raise ValueError(text) from error
    if text[at:] not in ("", end):
        raise ValueError(text)
    return value
