"""A stack of signed slips off the scanner in the window: read, looked at, kept with one press."""

import pytest
from PySide6.QtCore import Qt

from reports import issuing
from tests.reports.scanner import blank, scanned, stacked
from tests.ui.lending_office import add_device, add_loan, fill_people
from tests.ui.offices import CLERK
from ui import messages
from ui.context import AppContext
from ui.pages.documents.paper_choice import PaperChoice
from ui.pages.documents.scan_review import ScanReview
from welfaredesk.queries.documents import DocumentQuery, signed_copies, unfiled_count
from welfaredesk.services import documents


@pytest.fixture
def slips(office):
    """Three slips issued: their papers."""
    people = fill_people(office)
    return [
        issuing.issue(
            CLERK,
            office.db,
            "L-02",
            add_loan(office, people[who], add_device(office, f"WC-{number}"), ago=0),
        )
        for number, who in enumerate(("anong", "prasit", "anong"), start=1)
    ]


@pytest.fixture
def review(office, slips, qtbot):
    dialog = ScanReview(AppContext(office.db, CLERK))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()  # its keys belong to the active window
    qtbot.waitUntil(dialog.isActiveWindow)
    yield dialog
    for page_id in list(dialog.pages):
        del dialog.pages[page_id]
    dialog.reject()


def read(review, qtbot, *files):
    before = len(review.pages)
    review.read(files)
    qtbot.waitUntil(lambda: len(review.pages) > before and review._job is None, timeout=20_000)


def states(review):
    place = review.model.columnCount() - 1
    rows = range(review.model.rowCount())
    return [review.model.index(row, place).data() for row in rows]


def test_a_duplex_stack_is_kept_with_one_press(review, office, slips, tmp_path, qtbot):
    pages = [scanned(slips[0].pdf, angle=180), blank(), scanned(slips[1].pdf), blank()]
    read(review, qtbot, stacked(pages, tmp_path / "สแกน.pdf"))
    assert states(review) == ["ตรงกัน พร้อมเก็บ", "หน้าว่าง ไม่เก็บ"] * 2
    assert "2 หน้า" in review.keep_button.text()
    assert review.view.data
    qtbot.keyClick(review, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: unfiled_count(office.db) == 1, timeout=20_000)
    qtbot.waitUntil(lambda: "2 ฉบับ" in review.banner.text())
    assert states(review)[0] == "เก็บแล้ว"
    assert signed_copies(office.db, slips[0].id)[0].name == "สแกน หน้า 1.pdf"
    assert not review.keep_button.isEnabled()


def test_what_is_not_sure_waits_for_the_clerk(review, office, slips, tmp_path, qtbot, monkeypatch):
    documents.void(CLERK, office.db, slips[2].id, "พิมพ์ผิด")
    smudged = scanned(slips[1].pdf)
    smudged.paste(200, (0, smudged.height - 200, smudged.width, smudged.height))
    files = []
    for name, page in (("1", scanned(slips[0].pdf)), ("2", smudged), ("3", scanned(slips[2].pdf))):
        page.save(tmp_path / f"{name}.jpg")
        files.append(tmp_path / f"{name}.jpg")
    read(review, qtbot, *files)
    assert states(review) == ["ตรงกัน พร้อมเก็บ", "อ่านไม่ได้ – เลือกเอง", "เอกสารยกเลิกแล้ว"]
    assert review.table.current_id() == 2

    def choose(dialog):
        dialog.list.search("ประสิทธิ์")
        dialog.list.table.select_id(slips[1].id)
        dialog.take()

    monkeypatch.setattr(PaperChoice, "exec", choose)
    qtbot.keyClick(review.table, Qt.Key.Key_Return)
    assert states(review)[1] == "เลือกเอง พร้อมเก็บ"
    review.keep()
    qtbot.waitUntil(lambda: unfiled_count(office.db) == 0, timeout=20_000)


def test_pages_of_one_paper_are_kept_together(review, office, slips, tmp_path, qtbot):
    back = scanned(slips[1].pdf).crop((0, 0, 900, 900))
    read(review, qtbot, stacked([scanned(slips[0].pdf), back], tmp_path / "a.pdf"))
    assert review.table.current_id() == 2
    review.same_button.click()
    review.keep()
    qtbot.waitUntil(lambda: unfiled_count(office.db) == 2, timeout=20_000)
    assert len(signed_copies(office.db, slips[0].id)) == 1


def test_leaving_pages_that_are_ready_is_asked_about(review, slips, tmp_path, qtbot, monkeypatch):
    asked = []
    monkeypatch.setattr(messages, "ask", lambda _parent, text, _yes, **_more: asked.append(text) is not None)
    scanned(slips[0].pdf).save(tmp_path / "1.jpg")
    read(review, qtbot, tmp_path / "1.jpg")
    review.reject()
    assert "1 หน้า" in asked[0]
    assert review.isVisible()
    qtbot.keyClick(review, Qt.Key.Key_Delete)
    review.reject()
    assert len(asked) == 1
    assert not review.isVisible()


def test_a_voided_paper_is_not_to_be_chosen(office, slips, qtbot):
    documents.void(CLERK, office.db, slips[0].id, "พิมพ์ผิด")
    choice = PaperChoice(AppContext(office.db, CLERK))
    qtbot.addWidget(choice)
    choice.list.show_state("voided")
    choice.list.table.select_id(slips[0].id)
    assert not choice.take_button.isEnabled()
    choice.list.show_state("")
    choice.list.table.select_id(slips[1].id)
    with qtbot.waitSignal(choice.chosen) as chosen:
        choice.take()
    assert chosen.args == [slips[1].id]
    assert DocumentQuery(office.db).count() == 3
