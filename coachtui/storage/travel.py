"""The files that tell git and Syncthing what of a shared vault travels: store.json, the journals, the inbox.

They name what may leave, not what may not: whatever else comes to stand in the vault stays at home.
"""

from coachtui.storage import files
from coachtui.storage.layout import Layout

GIT_IGNORE = """\
# coachtui: what travels. All else is made anew from it on each machine, or is nobody else's.
/*
!/.gitattributes
!/.gitignore
!/store.json
!/journal/
!/inbox/
*.tmp
"""
GIT_ATTRIBUTES = """\
# coachtui: bytes stay as they were written; of two lengths of one journal the longer is right.
* -text
*.jsonl merge=union
"""
SYNCTHING_IGNORE = """\
// coachtui: what travels. All else is made anew from it on each machine, or is nobody else's.
*.tmp
!/store.json
!/journal
!/inbox
*
"""


def write_for_git(layout: Layout) -> None:
    """Write what git reads; what she has in these files stays. Raises OSError.

    The inbox keeps a file that is no text: git would take a folder whose last file went for one that was renamed.
    """
    _say(layout, ".gitignore", GIT_IGNORE)
    _say(layout, ".gitattributes", GIT_ATTRIBUTES)
    keep = layout.inbox / ".gitkeep"
    if not keep.exists():
        files.make_folders(layout.inbox)
        files.replace(keep, b"")


def write_for_syncthing(layout: Layout) -> None:
    """Write what Syncthing reads, which does not travel; what she has in the file stays. Raises OSError."""
    _say(layout, ".stignore", SYNCTHING_IGNORE, first=True)


def is_for_git(layout: Layout) -> bool:
    """Tell whether git is told what travels."""
    return _says(layout, ".gitignore", GIT_IGNORE) and _says(layout, ".gitattributes", GIT_ATTRIBUTES)


def is_for_syncthing(layout: Layout) -> bool:
    """Tell whether Syncthing is told what travels."""
    return _says(layout, ".stignore", SYNCTHING_IGNORE)


def _says(layout: Layout, name: str, lines: str) -> bool:
    try:
        return lines in (layout.root / name).read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return False


def _say(layout: Layout, name: str, lines: str, *, first: bool = False) -> None:
    """Add our lines to a file where they count: of git's the last that fits decides, of Syncthing's the first."""
    if _says(layout, name, lines):
        return
    path = layout.root / name
    hers = path.read_bytes() if path.exists() else b""
    if hers and not hers.endswith(b"\n"):
        hers += b"\n"
    ours = lines.encode()
    files.replace(path, ours + hers if first else hers + ours)
