"""Every kind of record has its place in both rules, so that a new one is not passed over."""

from coachtui.domain.book import TABLES
from coachtui.domain.forgetting.alone import ALONE, NEVER_ALONE
from coachtui.domain.forgetting.past import FALLS, LIVES_ON, OVER


def test_of_every_table_it_is_said_when_its_records_are_over():
    assert {*OVER, *LIVES_ON, *FALLS} == set(TABLES)


def test_of_every_table_it_is_said_whether_its_records_are_about_one_student_alone():
    assert {*ALONE, *NEVER_ALONE} == set(TABLES)
    assert not NEVER_ALONE & ALONE.keys()
