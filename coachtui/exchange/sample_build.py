"""Make the shipped vault of the sample caseload from its source: `python -m coachtui.exchange.sample_build`."""

import sys
from pathlib import Path
from zlib import crc32

import orjson

from coachtui.domain.book import TABLES
from coachtui.domain.change import COMMON, Row
from coachtui.domain.ids import to_text
from coachtui.domain.moment import parsed
from coachtui.exchange.sample_fields import Tables
from coachtui.exchange.sample_records import common_records, teacher_records
from coachtui.resources import data_folder

SEAL = '{"format":"coachtui","schema":2,"min_reader":2}\n'
"""The store.json of a vault of today; a test holds it to what the store writes."""
WRITER = to_text(1)
"""Who wrote the sample: no session of hers has this name."""

ORDER = ("maria", "susan", "dwayne", "tom", "ama", "linh")
"""The teachers of the sample; a new one goes last, so that the ids of the others stay."""


def built(source: Path) -> dict[str, str]:
    """Return the files of the sample's vault, their text by name, from the folder of its source. Raises ValueError."""
    common, groups = common_records((source / "common.txt").read_text("utf-8"))
    books = {COMMON: common}
    for number, name in enumerate(ORDER, 1):
        file = source / f"{name}.txt"
        id_, tables = teacher_records(file.read_text("utf-8"), file.name, number, groups)
        books[id_] = tables
    files = {"store.json": SEAL, "names.tsv": _names(books)}
    for id_, tables in books.items():
        files[f"teachers/{id_}.json" if id_ else "common.json"] = _snapshot(tables)
    return files


def _names(books: dict[int, Tables]) -> str:
    teachers = [tables["teachers"][id_] for id_, tables in books.items() if id_ != COMMON]
    lines = [f"T\t{row['id']}\t{row['state']}\t{row['name']}\t{row.get('alias', '')}\n" for row in teachers]
    body = "".join(lines) + "C\n"
    data = body.encode()
    return f"coachtui-names\t2\t{len(data)}\t{crc32(data):08x}\n{body}"


def _snapshot(tables: Tables) -> str:
    parts = []
    for name in (each for each in TABLES if each in tables):
        rows = [f'"{id_}":{_record(row)}' for id_, row in sorted(tables[name].items())]
        parts.append(f'"{name}":{{\n' + ",\n".join(rows) + "\n}")
    return "{" + ",\n".join(parts) + "}\n"


def _record(row: Row) -> str:
    ms = int(parsed(row["changed"]).timestamp()) * 1000
    return orjson.dumps(row | {"_v": f"{ms}-{WRITER}"}).decode()


def main() -> None:
    """Write the vault beside its source."""
    folder = data_folder() / "sample"
    files = built(folder / "source")
    for stale in (folder / "vault").rglob("*"):
        if stale.is_file():
            stale.unlink()
    for name, text in files.items():
        path = folder / "vault" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    sys.stdout.write(f"{len(files)} files, {sum(map(len, files.values()))} characters\n")


if __name__ == "__main__":
    main()
