"""Putting the vault of a backup where there is none yet, as it was: with its history, and what else only it had."""

from coachtui.storage import files
from coachtui.storage.layout import Layout
from coachtui.storage.picture import Picture

STORE = "store.json"


def put(place: Layout, source: Picture) -> None:
    """Write the files of a backup into the folder of a vault; its store.json last, so that only a whole one opens.

    Raises OSError.
    """
    files.make_folders(place.root)
    for name in sorted(source.names - {STORE}):
        path = place.root / name
        files.make_folders(path.parent)
        files.replace(path, source.read(name))
    files.replace(place.store, source.read(STORE))
