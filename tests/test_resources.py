import pytest

from coachtui.errors import CoachError
from coachtui.resources import data_folder, themes_folder

OURS = '[project]\nname = "coachtui"\n'


def test_the_shipped_folders_are_found():
    assert (themes_folder() / "dark.toml").is_file()
    assert data_folder().is_dir()


def test_the_packaged_copy_comes_first(tmp_path):
    package = tmp_path / "coachtui"
    (package / "_resources" / "themes").mkdir(parents=True)
    (tmp_path / "themes").mkdir()
    (tmp_path / "pyproject.toml").write_text(OURS)
    assert themes_folder(package) == package / "_resources" / "themes"


def test_in_a_checkout_the_folders_stand_beside_our_project_file(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "pyproject.toml").write_text(OURS)
    assert data_folder(tmp_path / "coachtui") == tmp_path / "data"


@pytest.mark.parametrize("project", [None, b'[project]\nname = "other"\n', b"\xff"])
def test_a_strangers_folder_of_the_same_name_is_not_ours(tmp_path, project):
    (tmp_path / "data").mkdir()
    if project is not None:
        (tmp_path / "pyproject.toml").write_bytes(project)
    with pytest.raises(CoachError, match="installation is not whole"):
        data_folder(tmp_path / "coachtui")
