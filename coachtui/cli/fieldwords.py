"""Fields as they are typed at the shell: `due=fri`, `tags+=pacing`, `with-=K3`, `why=` for nothing."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from coachtui.cli.fieldvalues import LISTS, Place, as_list, kind_of, read_value
from coachtui.domain.kinds import label
from coachtui.domain.memberships import in_groups
from coachtui.errors import UsageError, nearest
from coachtui.services.claims import whole_why
from coachtui.services.editing import checked
from coachtui.services.shapes import Shape, folded, shapes, value_at

_FIELD = re.compile(r"([A-Za-z][\w.-]*?)(\+=|-=|=)(.*)", re.DOTALL)
SET, MORE, LESS = "=", "+=", "-="


class Given(NamedTuple):
    """What was typed of a field: its name, whether it is set, gains or loses, and what."""

    name: str
    sign: str
    text: str


def apart(words: Iterable[str]) -> tuple[str, list[Given]]:
    """Return the words that are text, as one, and those that are fields, in their order."""
    found = [(_FIELD.fullmatch(word), word) for word in words]
    return " ".join(word for field, word in found if not field), [Given(*field.groups()) for field, _ in found if field]


def taken(given: Sequence[Given], names: Iterable[str]) -> tuple[dict[str, str], list[Given]]:
    """Return what was given under names that are no fields of the record, such as `under`, and the rest."""
    own = {each.name: each.text for each in given if each.name in names and each.sign == SET}
    return own, [each for each in given if each.name not in own]


def field_named(table: str, name: str) -> Shape:
    """Return the field that a name means: its own, what forms call it (`look-on`), or a part alone (`basis`).

    Raises UsageError, which tells the nearest and all there are.
    """
    wanted = _folded(name)
    for at in range(len(_called(shapes(table)[0]))):
        found = [each for each in shapes(table) if _folded(_called(each)[at]) == wanted]
        if len(found) == 1:
            return found[0]
    keys = [each.key for each in shapes(table)]
    near = nearest(wanted, keys)
    raise UsageError("No such field", f"a {label(table)} has no field {name!r}{near}.", f"It has: {', '.join(keys)}")


def read_fields(place: Place, given: Iterable[Given], row: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was typed as fields of a record, as they are stored; an empty one is None.

    `row` is the record as it stands. Raises UsageError for the first that is wrong.
    """
    typed: dict[str, Any] = {}
    for each in given:
        shape = field_named(place.table, each.name)
        if each.sign == SET and shape.key in typed:
            raise UsageError("Given twice", f"{shape.key} is given twice.", "Say it once, or add to it with +=")
        before = typed[shape.key] if shape.key in typed else value_at(row, shape.key)
        value = _changed(place, shape, each, before)
        if kind_of(place.table, shape) == "members":
            value = in_groups(row, value or (), place.session.pen.now().date().isoformat())
        typed[shape.key] = value
    fields = checked_fields(place.table, folded(row, typed))
    if place.table == "claims" and "why" in fields:
        fields["why"] = whole_why(fields["why"] or {})
    return fields


def checked_fields(table: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return fields as they are stored. Raises UsageError for the first that its model does not take."""
    clean, wrong = checked(table, fields)
    if wrong:
        field, said = wrong[0]
        raise UsageError("Not saved", f"{said}.", f"The field is {field}. See: coachtui edit REF")
    return clean


def _changed(place: Place, shape: Shape, given: Given, before: Any) -> Any:
    value = read_value(place, shape, given.text)
    if given.sign == SET:
        return value
    if kind_of(place.table, shape) not in LISTS:
        raise UsageError("No list", f"{shape.key} holds one thing.", f"Set it with: {shape.key}={given.text}")
    held, named = as_list(place, shape, before), value or []
    if given.sign == MORE:
        return list(dict.fromkeys([*held, *named]))
    if absent := [each for each in named if each not in held]:
        count = "it is" if len(absent) == 1 else "they are"
        raise UsageError("Not there", f"{given.text}: {count} not in {shape.key}.", "Nothing was changed.")
    return [each for each in held if each not in named]


def _called(shape: Shape) -> tuple[str, str, str]:
    """Return what a field may be called, the surest first: its path, its title in forms, the last part of its path."""
    return shape.key, shape.title, shape.key.rpartition(".")[2]


def _folded(name: str) -> str:
    return re.sub(r"[\W_]+", "_", name.strip().casefold().replace(".", "_")).strip("_")
