"""Looking back: a teacher's records as they stood at the end of a day."""

from datetime import date, datetime

from coachtui.domain.book import Book
from coachtui.domain.readings.then import Then, end_of, then
from coachtui.services.refused import RefusedError
from coachtui.services.store import Store


def as_of(store: Store, book: Book, day: date, now: datetime) -> Then:
    """Return the records of `book` as they stood at the end of a day, from what the vault keeps of it.

    The readings take its `book` and `now`: `board(then.book, then.now)`. Today is as it is. Raises RefusedError for a
    day that is still to come, StoreError.
    """
    if day > now.date():
        raise RefusedError("Not yet", f"{day.isoformat()} is still to come.", "Choose a day that has been.")
    if day == now.date():
        return Then(book, now)
    return then(book, store.stood(book.teacher_id, end_of(day, now)), day, now)
