"""`coachtui demo --copy`: all of the sample or nothing of it."""

import os
import shlex
import subprocess
import sys


def test_what_stands_in_the_way_is_named(run, tmp_path):
    (tmp_path / "file").write_text("x")
    for folder, said in (
        (tmp_path / "file", b"is a file: "),
        (tmp_path, b"is not empty: "),
        (tmp_path / "file" / "x", b""),
    ):
        done = run("demo", "--copy", str(folder))
        assert done.returncode in (1, 2)
        assert said in done.stderr
        assert b"Traceback" not in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_where_a_file_cannot_be_written_nothing_is_left(tmp_path):
    folder = tmp_path / "new" / "sample"
    limited = f"ulimit -f 8; trap '' XFSZ; exec '{sys.executable}' -m coachtui demo --copy '{folder}'"
    done = subprocess.run(["sh", "-c", limited], capture_output=True, check=False, env=dict(os.environ))
    assert (done.returncode, b"Not copied" in done.stderr) == (1, True)
    assert not folder.parent.exists()


def test_what_is_told_can_be_typed_as_it_stands(run, tmp_path):
    folder = tmp_path / "it's here"
    said = run("demo", "--copy", str(folder)).stderr.decode()
    told = shlex.split(said.partition("Open it with: ")[2])
    assert told == ["coachtui", "--home", str(folder)]
    assert run(*told[1:], "show", "maria").returncode == 0
