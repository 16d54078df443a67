"""A small desk to write a teacher's book on, a line a record, in days before today."""

from collections import defaultdict
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from coachtui.domain.book import Book
from coachtui.domain.moment import stored

TODAY = datetime(2026, 5, 21, 12, 0, tzinfo=ZoneInfo("America/New_York"))
MARIA = 1


class Desk:
    """Writes records as the store keeps them: sparse, with ids in the order in which they are written.

    `ago` is how many days before today a record was made. `with_`, `from_` write the fields `with`, `from`.
    """

    def __init__(self, name="Maria Delgado", teacher=MARIA, **fields):
        self.teacher_id = teacher
        self.tables = defaultdict(dict)
        self.last = teacher * 1000
        self.tables["teachers"][teacher] = {"id": teacher, "created": moment(200), "name": name, **fields}

    @property
    def book(self):
        return Book(self.teacher_id, self.tables)

    def add(self, table, ago=0, **fields):
        self.last += 1
        row = {"id": self.last, "created": moment(ago), "changed": moment(ago), "rev": 1, "visibility": "me"}
        row |= {key.rstrip("_"): value for key, value in fields.items() if value not in (None, "", [], {}, False)}
        self.tables[table][self.last] = row
        return self.last

    def row(self, id_):
        return self.book.find(id_)[1]

    def change(self, id_, **fields):
        self.row(id_).update({key.rstrip("_"): value for key, value in fields.items()})

    def remove(self, id_):
        del self.tables[self.book.find(id_)[0]][id_]

    def note(self, text, ago=0, **fields):
        return self.add("notes", ago, text=text, at=moment(ago), **fields)

    def said(self, text, ago=0, speaker="teacher", **fields):
        return self.note(text, ago, mode="said", speaker=speaker, **fields)

    def saw(self, text, ago=0, **fields):
        return self.note(text, ago, mode="saw", **fields)

    def met(self, kind="visit", ago=0, state="done", **fields):
        return self.add("encounters", ago, kind=kind, start=moment(ago), state=state, **fields)

    def student(self, code, *groups, ago=180, **fields):
        return self.add("students", ago, code=code, groups=[self.member(each) for each in groups], **fields)

    def member(self, group, since=None, until=None):
        """A membership that began and ended so many days ago; one that is given stays as it is."""
        if isinstance(group, dict):
            return group
        days = {"since": since, "until": until}
        return {"group": group, **{key: moment(ago)[:10] for key, ago in days.items() if ago is not None}}

    def group(self, label, **fields):
        return self.add("groups", 180, label=label, **fields)

    def claim(self, what="Warm-ups get them started", scope="all", ago=30, **fields):
        return self.add("claims", ago, what=what, scope=scope, works=fields.pop("works", "yes"), **fields)

    def evidence(self, claim, *covers, ago=10, bearing="for", **fields):
        fields.setdefault("text", "six of them began at once")
        return self.add("evidence", ago, bears_on=[claim], covers=list(covers), bearing=bearing, **fields)

    def belief(self, statement="They will not try", ago=60, **fields):
        return self.add("beliefs", ago, statement=statement, **fields)

    def practice(self, text="Tells them each step", ago=60, **fields):
        return self.add("practices", ago, text=text, **fields)

    def link(self, tail, kind, head, **fields):
        return self.add("links", 50, from_=tail, to=head, kind=kind, **fields)


def moment(ago):
    return stored(TODAY - timedelta(days=ago))


def day(ago):
    return (TODAY - timedelta(days=ago)).date().isoformat()


@pytest.fixture(scope="session")
def today():
    return TODAY


@pytest.fixture(scope="session")
def new_desk():
    """Make a desk for a teacher of one's own choice."""
    return Desk


@pytest.fixture
def desk():
    """Maria's desk, empty but for her name."""
    return Desk()


@pytest.fixture(scope="session")
def ago():
    """The day so many days before today."""
    return day
