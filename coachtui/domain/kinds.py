"""What there is to say of each kind of record without opening its model: its names, its first text, one line of it."""

from coachtui.domain.refs import ANY_RECORD, LINK_PHRASES, PEOPLE, REFS, Ref, ids_in, phrases, ties
from coachtui.domain.summaries import KINDS, Kind, label, summary

__all__ = [
    "ANY_RECORD",
    "KINDS",
    "LINK_PHRASES",
    "PEOPLE",
    "REFS",
    "Kind",
    "Ref",
    "ids_in",
    "label",
    "phrases",
    "summary",
    "ties",
]
