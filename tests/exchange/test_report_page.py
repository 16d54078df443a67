"""The HTML of the reports in a real browser: on a phone, on a wide screen, in the dark and on paper."""

import os
import re
from pathlib import Path

import pytest

from coachtui.domain.book import Book
from coachtui.domain.words import Form
from coachtui.exchange.reports.activity import activity
from coachtui.exchange.reports.teacher_copy import teacher_copy
from coachtui.exchange.reports.written import written
from coachtui.exchange.sample import sample_books
from tests.browser import Browser, found
from tests.conftest import NOON
from tests.exchange.test_report_forms import hostile

pytestmark = pytest.mark.skipif(not found(), reason="no browser here: sh .ci/browser")

WIDE = """[...document.querySelectorAll('body *')].filter(each => {
    const box = each.getBoundingClientRect();
    return box.width && (box.right > innerWidth + 0.5 || box.left < -0.5);
}).map(each => each.outerHTML.slice(0, 120))"""
CUT = """[...document.querySelectorAll('svg text')].filter(each => {
    const box = each.getBBox(), whole = each.ownerSVGElement.viewBox.baseVal;
    return box.x < -1 || box.x + box.width > whole.width + 1 || box.y + box.height > whole.height + 0.5;
}).map(each => each.textContent)"""
LAID_OVER = """[...document.querySelectorAll('svg')].flatMap(svg => {
    const boxes = [...svg.querySelectorAll('text')].map(each => [each.getBBox(), each.textContent]);
    return boxes.flatMap(([one, words], at) => boxes.slice(at + 1).filter(([other]) =>
        one.x + 1 < other.x + other.width && other.x + 1 < one.x + one.width &&
        one.y + 3 < other.y + other.height && other.y + 3 < one.y + one.height).map(each => [words, each[1]]));
})"""


def pages(folder: Path) -> list[Path]:
    """Write the reports on the fullest teacher of the sample, all of hers shown, and one that says what it must not."""
    books = sample_books()
    id_ = next(id_ for id_, tables in books.items() if id_ and len(tables["claims"]) > 10)
    shown = {
        table: {each: {**row, "visibility": "teacher"} for each, row in rows.items()}
        for table, rows in {**books[id_], "groups": books[0]["groups"]}.items()
    }
    reports = {
        "copy": teacher_copy(Book(id_, shown), NOON),
        "minutes": activity(Book(id_, shown), NOON),
        "hostile": teacher_copy(hostile(), NOON),
        "long": teacher_copy(hostile("W" * 200 + " 漢字" * 60), NOON),
    }
    for name, report in reports.items():
        (folder / f"{name}.html").write_text(written(report, Form.HTML), "utf-8")
    return [folder / f"{name}.html" for name in reports]


def test_a_report_is_whole_on_a_phone_and_a_wide_screen_in_the_dark_and_on_paper(tmp_path: Path) -> None:
    browser = Browser(tmp_path / "browser")
    try:
        for page in pages(tmp_path):
            grounds = set()
            for width, dark in ((360, False), (1280, True)):
                browser.open(page, width, dark=dark)
                assert browser.asked_for() == [page.as_uri()]
                assert browser.value("document.documentElement.scrollWidth") <= width, page
                assert not (wide := browser.value(WIDE)), (page, width, wide)
                assert not (cut := browser.value(CUT)), (page, cut)
                assert not (over := browser.value(LAID_OVER)), (page, over)
                assert browser.value("document.querySelectorAll('h2').length") >= 2
                assert browser.value("[...document.querySelectorAll('svg')].every(each => each.clientWidth > 250)")
                grounds.add(browser.value("getComputedStyle(document.body).backgroundColor"))
                if keep := os.environ.get("PICTURES"):
                    browser.picture(Path(keep) / f"{page.stem}-{width}{'-dark' if dark else ''}.png")
            assert len(grounds) == 2
            assert browser.value("typeof hacked") == "undefined"
        browser.open(tmp_path / "copy.html", 794, dark=True, media="print")
        assert browser.value("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        printed = browser.pdf()
        assert printed.startswith(b"%PDF-")
        assert len(re.findall(rb"/Type\s*/Page\b(?!s)", printed)) >= 3
    finally:
        browser.close()
