import pytest

from coachtui.services.session import Session
from coachtui.services.teachers import add_teacher
from coachtui.storage.memory import MemoryStore


class Desk:
    """A session over a memory, with one teacher, to which verbs are done."""

    def __init__(self, pen):
        self.pen = pen
        self.store = MemoryStore()
        self.session = Session(self.store, pen)
        self.teacher = self.session.do(add_teacher(pen, "Maria Delgado", entry="assigned", phase="start")).ops[0].id

    @property
    def book(self):
        return self.session.book(self.teacher)

    def do(self, verb, *args, **fields):
        """Do a verb and return the id of what it is about."""
        self.last = self.session.do(verb(self.pen, self.book, *args, **fields))
        return self.last.ops[0].id if self.last.ops else None

    def row(self, table, id_):
        return self.book.table(table).get(id_)

    def rows(self, table):
        return list(self.book.rows(table))

    def only(self, table):
        (row,) = self.rows(table)
        return row


@pytest.fixture
def desk(pen):
    return Desk(pen)
