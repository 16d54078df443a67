"""A report as text, Markdown and HTML: what a coach typed is text in each of them, and nothing else."""

from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from coachtui.domain.book import Book
from coachtui.domain.words import Form
from coachtui.exchange.reports.html import FETCH_NOTHING
from coachtui.exchange.reports.markdown import escaped
from coachtui.exchange.reports.picked import clean
from coachtui.exchange.reports.svg import WIDTH, fitted, folded, pixels
from coachtui.exchange.reports.teacher_copy import teacher_copy
from coachtui.exchange.reports.text import WIDTH as LETTERS
from coachtui.exchange.reports.written import file_name, written
from tests.conftest import NOON

STAMP = {"created": "2026-03-01T12:00:00Z", "visibility": "teacher"}
EVIL = '<script>alert("1")</script>\x1b[2J\u202e &amp; | *x* `y` [z](javascript:0)\ud800'


def hostile(text=EVIL):
    """Return a teacher's records in which whatever leaves says `text`."""
    claim = {**STAMP, "id": 20, "what": text, "with": [10, 11], "scope": "some"}
    evidence = {**STAMP, "id": 21, "text": text, "bears_on": [20], "covers": [10]}
    tables = {
        "teachers": {7: {**STAMP, "id": 7, "name": text, "agreement": {"between_us": text}}},
        "students": {10: {**STAMP, "id": 10, "code": text}},
        "groups": {11: {**STAMP, "id": 11, "label": text}},
        "notes": {12: {**STAMP, "id": 12, "mode": "said", "speaker": "student", "students": [10], "text": text}},
        "tallies": {13: {**STAMP, "id": 13, "name": text, "marks": [{"bucket": text}]}},
        "claims": {20: claim},
        "evidence": {21: evidence},
        "encounters": {
            30: {**STAMP, "id": 30, "kind": "visit", "start": "2026-03-02T14:00:00Z", "end": "2026-03-02T14:40:00Z"},
        },
    }
    return Book(7, tables)


class Page(HTMLParser):
    """What a page is made of."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.tags, self.names, self.open, self.words = [], set(), [], []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.names |= {name for name, _ in attrs}
        if tag not in ("meta", "rect", "circle", "line", "path"):
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append(tag)
        self.names |= {name for name, _ in attrs}

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)


def test_whatever_was_typed_is_text_in_the_page():
    page = written(teacher_copy(hostile(), NOON), Form.HTML)
    found = Page(page)
    assert found.open == []
    assert not {"script", "img", "link", "iframe", "object", "a", "base", "form"} & set(found.tags)
    assert not [name for name in found.names if name.startswith("on") or name in ("src", "href", "action", "srcset")]
    assert f'content="{FETCH_NOTHING}"' in page
    assert "".join(found.words).count('<script>alert("1")</script>') > 8
    assert "url(" not in page
    assert "@import" not in page
    assert all(sign.isprintable() or sign == "\n" for sign in page)


@settings(max_examples=40)
@given(st.text(max_size=60))
def test_no_text_whatever_becomes_a_tag_or_steers_a_terminal(text):
    report = teacher_copy(hostile(text), NOON)
    plain = set(Page(written(teacher_copy(hostile("x"), NOON), Form.HTML)).tags)
    assert set(Page(written(report, Form.HTML)).tags) <= plain
    for form in Form:
        assert all(sign.isprintable() or sign in "\n\u200c\u200d" for sign in written(report, form))


def test_markdown_shows_signs_and_does_not_follow_them():
    assert escaped("*x* `y` <b> [z](u) | #1 ~~no~~ $m$") == r"\*x\* \`y\` \<b\> \[z\](u) \| \#1 \~\~no\~\~ \$m\$"
    assert escaped("- one") == r"\- one"
    assert escaped("12. one") == r"12\. one"
    assert escaped("K3's board: 22/26, then up.") == "K3's board: 22/26, then up."
    page = written(teacher_copy(hostile(), NOON), Form.MARKDOWN)
    assert "<script" not in page.replace(r"\<script", "")
    tables = [part.splitlines() for part in page.replace(r"\|", "").split("\n\n") if part.startswith("|")]
    assert len(tables) == 4
    assert all(len({line.count("|") for line in table}) == 1 for table in tables)


def test_text_keeps_to_its_width():
    long = teacher_copy(hostile("a word or two and then some more of them " * 9), NOON)
    assert max(map(cell_len, written(long, Form.TEXT).splitlines()[3:60])) <= LETTERS


def test_what_is_too_long_for_a_figure_is_cut_with_a_sign():
    assert fitted("newcomers", 90) == "newcomers"
    assert fitted("newcomers and others", 64) == "newco…"
    assert folded("one two three four five", 60, 2) == ["one two", "three f…"]
    assert folded("一二三四五六七八", 40, 2) == ["一…"]
    assert all(pixels(fitted(text, 40)) <= 41 for text in ("WWWWWWW", "漢字漢字", "iiiiiiiiiiiii", "a b c d e f g"))
    assert WIDTH <= 336


def test_joined_letters_stay_joined_and_lines_become_one():
    assert clean(" a\u200cb\n\tnow\x07 ") == "a\u200cb now\ufffd"


def test_a_file_is_called_after_what_it_is_and_whose():
    report = teacher_copy(hostile("Maria O'Delgado-Ruiz / …"), NOON)
    assert file_name(report, Form.HTML) == "teachers-copy-maria-odelgado-ruiz-2026-05-21.html"
    assert "/" not in file_name(teacher_copy(hostile("../../x"), NOON), Form.TEXT)
