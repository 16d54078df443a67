"""What the shell completes by, and the manual page: made from the parsers themselves."""

import os
import re
import shutil
import subprocess
from argparse import SUPPRESS

import pytest

from coachtui.cli.shell import VERBS
from coachtui.cli.verbs.completion import SHELLS, script, words
from coachtui.cli.verbs.manual import page
from coachtui.cli.whole import parsers, whole_parser
from coachtui.domain.names import TeacherName

BASH = """
. "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
_shtab_coachtui
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.mark.skipif(not shutil.which("bash"), reason="needs bash")
def test_bash_completes_verbs_options_choices_and_teachers(run, tmp_path):
    run("teachers", "add", "Maria Delgado", "--alias", "md")
    run("teachers", "add", "Tom Brandt")
    made = run("completion", "bash")
    assert made.returncode == 0
    (tmp_path / "script").write_bytes(made.stdout)
    (tmp_path / "coachtui").write_text("#!/bin/sh\nprintf 'md\\ntom\\n'\n")
    (tmp_path / "coachtui").chmod(0o700)
    env = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}

    def completed(*typed):
        asked = ["bash", "-c", BASH, "bash", tmp_path / "script", "coachtui", *typed]
        return set(subprocess.run(asked, env=env, capture_output=True, text=True, check=True).stdout.split())

    assert completed("no") == {"note"}
    assert completed("prep", "t") == {"tom"}
    assert completed("script", "--ki") == {"--kind"}
    assert completed("live", "--kind", "vi") == {"visit"}
    assert run("completion", "teachers").stdout.split() == [b"md", b"tom"]


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_is_told_of_every_verb_and_takes_the_script(shell, tmp_path):
    text = script(shell)
    assert all(verb in text for verb in VERBS)
    if shutil.which(shell):
        (tmp_path / "script").write_text(text)
        checked = subprocess.run([shell, "-n", tmp_path / "script"], capture_output=True, text=True, check=False)
        assert (checked.returncode, checked.stderr) == (0, "")


def test_a_teacher_is_completed_by_a_word_that_names_her_alone():
    names = [
        TeacherName(1 << 50, "Maria Delgado", "md"),
        TeacherName(2 << 50, "Maria Sol"),
        TeacherName(3 << 50, "Tom Brandt", "", "archived"),
        TeacherName(4 << 50, "Ana"),
        TeacherName(5 << 50, "Ana"),
    ]
    md, sol, *anas = words(names)
    assert (md, sol) == ("md", "sol")
    assert len(set(anas)) == 2


def test_the_manual_page_tells_every_verb_and_option():
    text = page().replace("\\-", "-")
    assert text.startswith('.TH COACHTUI "1"')
    for parser in parsers(whole_parser()):
        for action in parser._actions:
            assert action.help == SUPPRESS or all(option in text for option in action.option_strings), action
    assert set(VERBS) <= set(re.findall(r"'coachtui ([a-z]+)", text))
