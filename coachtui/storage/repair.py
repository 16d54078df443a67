"""Mending what is wrong with a vault, as far as what is left of it tells how."""

from coachtui.errors import StoreError
from coachtui.storage import files, history, layout
from coachtui.storage.codec import BadBytesError, Codec
from coachtui.storage.journal import batch
from coachtui.storage.layout import Layout
from coachtui.storage.moments import clock_ms, file_stamp
from coachtui.storage.quick import SCHEMA
from coachtui.storage.rebuild import aside
from coachtui.storage.snapshot import schema_of


def mend_store(place: Layout, form: Codec) -> str:
    """Write store.json anew where it is gone or damaged; return what was done, "" where it is sound.

    Raises OSError; StoreError where a newer program wrote the records.
    """
    try:
        layout.stated(place)
    except FileNotFoundError:
        kept = ""
    except BadBytesError:
        kept = aside(place, f"{file_stamp(clock_ms())}-store.json", place.store.read_bytes())
    else:
        return ""
    schema = _schema(place, form)
    if schema > SCHEMA:
        said = "A newer coachtui wrote the records, and its store.json is gone or damaged."
        raise StoreError("Not mended", said, "Install the newer version.")
    files.replace(place.store, layout.store_text(schema, schema))
    return f"Written anew; what stood there is kept in quarantine/{kept}." if kept else "Written anew."


def _schema(place: Layout, form: Codec) -> int:
    """Return the oldest schema of the snapshots, that the vault may be brought up from there; or one that is newer."""
    schemas = [schema_of(form.unpack(path.read_bytes())) for path in place.snapshots().values()]
    newer = any(batch(path.read_bytes(), 0, form).newer for path in history.journals(place))
    return max([*schemas, SCHEMA + newer]) if newer or max(schemas, default=0) > SCHEMA else min([*schemas, SCHEMA])
