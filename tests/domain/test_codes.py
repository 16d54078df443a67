"""What a student may be begun by, where it is typed."""

import pytest

from coachtui.domain.codes import may_begin


@pytest.mark.parametrize("word", ["K3", "k3", "J7", "MLO", "Jo", "ml", "row2", "Maria1"])
def test_codes_and_initials_begin_a_student(word):
    assert may_begin(word)


@pytest.mark.parametrize("word", ["", "Maria Lopez", "Maria", "maria", "Ana", "Jean-Luc", "O'Brien", "k3,k9", "k" * 17])
def test_names_and_several_codes_begin_none(word):
    assert not may_begin(word)
