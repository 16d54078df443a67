"""Trust readings: how the relationship stands, with the sign she saw."""

from coachtui.domain.book import Book
from coachtui.domain.change import Change
from coachtui.services.pen import Pen
from coachtui.services.writing import Sheet


def read_trust(
    pen: Pen,
    book: Book,
    dimension: str,
    level: int | None,
    sign: str = "",
    *,
    direction: str | None = None,
    on: str | None = None,
    from_: int | None = None,
) -> Change:
    """Write how one dimension of trust stands, 1 to 5. Where it goes follows from the one before, if not told."""
    sheet = Sheet(pen, book)
    day = on or sheet.today
    direction = direction or _going(sheet, dimension, level, day)
    row = {"on": day, "dimension": dimension, "level": level, "direction": direction, "sign": sign.strip()}
    sheet.add("trust_readings", {**row, "from": from_})
    return sheet.change(f"trust read: {dimension}")


def _going(sheet: Sheet, dimension: str, level: int | None, day: str) -> str | None:
    before = [
        row
        for row in sheet.rows("trust_readings")
        if row.get("dimension") == dimension and row.get("level") and row.get("on", "") <= day
    ]
    if level is None or not before:
        return None
    last = max(before, key=lambda row: (row.get("on", ""), row["id"]))["level"]
    return "steady" if level == last else "up" if level > last else "down"
