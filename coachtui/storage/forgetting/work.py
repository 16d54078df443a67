"""What is to be forgotten in one vault, and what can be told of it before."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from coachtui.storage.forgetting.count import counted
from coachtui.storage.forgetting.gather import gathered, shard_in
from coachtui.storage.forgetting.rewrite import Rewriter
from coachtui.storage.forgetting.texts import may_be_hers
from coachtui.storage.forgetting.words import SHORTEST, Wanted, words_in
from coachtui.storage.inbox import waiting
from coachtui.storage.records import by_name, name_of

if TYPE_CHECKING:
    from coachtui.domain.forgetting.asked import Asked
    from coachtui.domain.forgetting.rule import Forgetting
    from coachtui.domain.names import TeacherName
    from coachtui.storage.codec import Codec
    from coachtui.storage.layout import Layout

_MOMENT = re.compile(rb'"t":(\d{12,14})\b')
"""When a line, or the newest state in a snapshot, was written."""


class Work:
    """All that is to be done in a vault that nobody writes to. Reading it changes nothing; raises OSError."""

    def __init__(self, layout: Layout, form: Codec, asked: Asked) -> None:
        self.layout = layout
        self.form = form
        self.asked = asked
        self.found = gathered(layout, form, asked)
        self.rule: Forgetting = self.found.forgetting()
        self.rewriter = Rewriter(self.found, self.rule, form, self.unread_goes)

    @cached_property
    def teachers(self) -> list[TeacherName]:
        """The teachers there are."""
        rows = [
            (id_, entry.row)
            for teacher, path in self.layout.snapshots().items()
            for (table, id_), entry in shard_in(path, self.form, teacher).latest.items()
            if table == "teachers" and id_ == teacher and entry.row
        ]
        return by_name([name_of(id_, row) for id_, row in rows])

    @cached_property
    def wanted(self) -> Wanted:
        """What to look for when all is done."""
        return counted(self)

    def unread_goes(self, data: bytes) -> bool:
        """Tell whether bytes that cannot be read go: they hold what goes, or do not say that they are of others."""
        words = words_in(data)
        if not words or self.wanted.in_words(words):
            return bool(words)
        others = {b"%d" % one.id for one in self.teachers} - {b"%d" % self.asked.teacher}
        of_others = bool(others.intersection(words))
        if not self.asked.before:
            return not of_others or (bool(self.asked.students) and b"%d" % self.asked.teacher in words)
        if self.asked.teacher and of_others:
            return False
        moment = _MOMENT.search(data)
        return moment is None or int(moment[1]) < self.found.midnight_ms

    def changed(self) -> int:
        """Return how many records stay, but not as they are."""
        pairs = ((entry, self.rewriter.entry(teacher, entry)) for (teacher, _, _), entry in self.found.standing.items())
        return sum(left is not None and left is not entry for entry, left in pairs)

    def mentions(self) -> int:
        """Return how many records of other teachers hold a word of the name of a teacher who goes."""
        if not self.asked.whole:
            return 0
        words = {word for name in self.rule.names for word in words_in(name.encode()) if len(word) >= SHORTEST}
        others = [path for teacher, path in self.layout.snapshots().items() if not self.asked.concerns(teacher)]
        lines = (line for path in others for line in path.read_bytes().split(b"\n") if line[:1] == b'"')
        return sum(not words.isdisjoint(words_in(line)) for line in lines)

    def doubtful(self) -> int:
        """Return how many texts in the inbox may be about a teacher who goes."""
        return sum(may_be_hers(kept, self.rule, self.teachers) for kept in waiting(str(self.layout.root)))
