"""Where the shipped `themes/` and `data/` are: in the package, or beside our `pyproject.toml` in a checkout."""

from pathlib import Path

from coachtui.errors import CoachError

PACKAGE = Path(__file__).parent


def themes_folder(package: Path = PACKAGE) -> Path:
    """Return the folder of the shipped themes. Raises CoachError where the installation has lost it."""
    return _folder("themes", package)


def data_folder(package: Path = PACKAGE) -> Path:
    """Return the folder of the prompts, the sample caseload and the schema. Raises CoachError where it is lost."""
    return _folder("data", package)


def _folder(name: str, package: Path) -> Path:
    packaged = package / "_resources" / name
    if packaged.is_dir():
        return packaged
    beside = package.parent / name
    if beside.is_dir() and _is_ours(package.parent / "pyproject.toml"):
        return beside
    raise CoachError(
        "The installation is not whole",
        f"the folder {name!r} is neither in {package} nor beside it.",
        "Install coachtui again.",
    )


def _is_ours(project: Path) -> bool:
    """Say whether this is our own project file: a stranger's `data/` in a shared folder is not ours."""
    try:
        lines = project.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return False
    return 'name = "coachtui"' in lines
