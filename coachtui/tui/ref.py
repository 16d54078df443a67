"""Which record a row on the screen stands for."""

from typing import NamedTuple


class Ref(NamedTuple):
    """The place of one record: its teacher (0 for what is common), its table, its id."""

    teacher: int
    table: str
    id: int
