"""Taking in registers: looked at first, agreed to, and what is left can be put right."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QWheelEvent
from PySide6.QtWidgets import QFileDialog, QLabel

from tests.ui.offices import number
from tests.unit.exchange.office import REGISTERS
from ui import messages
from ui.pages.exchange import import_dialog
from ui.pages.exchange.history_dialog import HistoryDialog
from ui.pages.exchange.import_dialog import CHOOSE, LOOK, WORK, ImportDialog
from welfaredesk.queries.lending import ItemQuery
from welfaredesk.queries.persons import PersonQuery
from welfaredesk.services import groups

HEADINGS = ["ลำดับ", "ชื่อ - สกุล", "เลขประจำตัวประชาชน", "วัน/เดือน/ปีเกิด", "บ้านเลขที่", "หมู่", "หมายเหตุ"]
GOOD = number(21)
BAD = GOOD[:-1] + str((int(GOOD[-1]) + 1) % 10)


def register(path: Path, rows: list[list[object]]) -> Path:
    """A register as an office keeps it: a merged title, headings, rows."""
    book = Workbook()
    sheet = book.active
    sheet.title = "หมู่ที่ 1"
    sheet.append(["บัญชีรายชื่อผู้มีสิทธิรับเงินเบี้ยยังชีพผู้สูงอายุ"])
    sheet.merge_cells("A1:G1")
    for row in [HEADINGS, *rows]:
        sheet.append(row)
    book.save(path)
    return path


@pytest.fixture
def file(tmp_path):
    """Three good rows, one with a wrong check digit, one without an id."""
    rows = [
        [1, "นางปราณี ใจดี", number(21), "25/04/2492", "12/3", 4, ""],
        [2, "นายบุญมี แก้วมา", number(22), date(1948, 1, 1), "8", 2, ""],
        [3, "น.ส.เกสร งามสง่า", number(23), "2490", "9", 4, ""],
        [4, "นายผิดพลาด หลักหาย", BAD, "1/1/2480", "10", 4, ""],
        [5, "นางไม่มี เลขบัตร", "", "1/1/2481", "11", 4, ""],
    ]
    return register(tmp_path / "บัญชีเบี้ยยังชีพ.xlsx", rows)


@pytest.fixture
def dialog(window, qtbot):
    made = ImportDialog(window.context, window)
    made.show()
    return made


def look(dialog, qtbot, *files):
    dialog.read(files)
    assert dialog.stack.currentIndex() == WORK
    qtbot.waitUntil(lambda: not dialog._busy, timeout=20_000)


def commit(dialog, qtbot):
    dialog.import_button.click()
    qtbot.waitUntil(lambda: not dialog._busy, timeout=20_000)


def shown(dialog, group) -> list[str]:
    dialog.view.chips.select([group])
    model = dialog.view.model
    return [model.row_at(place).name for place in range(model.rowCount())]


def test_files_are_looked_at_before_anything_is_kept(dialog, qtbot, office, file):
    assert dialog.stack.currentIndex() == CHOOSE
    look(dialog, qtbot, file)
    assert dialog.stack.currentIndex() == LOOK
    assert "อ่านแล้ว 5 แถว: เพิ่มใหม่ 3 เพิ่มข้อมูลให้รายเดิม 0 ไม่เปลี่ยน 0 รอแก้ 2" in dialog.banner.text()
    assert dialog.import_button.text() == "นำเข้า 3 แถว"
    assert PersonQuery(office.db).total() == 0


def test_rows_stand_with_their_outcome_and_their_findings(dialog, qtbot, file):
    look(dialog, qtbot, file)
    assert shown(dialog, "problem") == ["นายผิดพลาด หลักหาย", "นางไม่มี เลขบัตร"]
    assert f"หลักสุดท้ายควรเป็น {GOOD[-1]}" in dialog.view.notes.plain()
    assert "แผ่น หมู่ที่ 1 · แถว 6" in dialog.view.notes.plain()
    assert shown(dialog, "created") == ["นางปราณี ใจดี", "นายบุญมี แก้วมา", "นางสาวเกสร งามสง่า"]
    assert dialog.view.model.row_at(0).shown_id == f"3-****-*****-**-{number(21)[-1]}"
    assert dialog.view.chips.chips["every"].text().endswith("5")


def test_the_columns_are_shown_as_they_were_understood(dialog, qtbot, file):
    look(dialog, qtbot, file)
    dialog.view.setCurrentIndex(1)
    words = [label.text() for label in dialog.view.findChildren(QLabel) if label.isVisible()]
    assert "หมู่" in words
    assert f"3-****-*****-**-{number(21)[-1]}" in words  # ids are masked in examples too
    assert number(21) not in words
    assert "12/3" in words  # an example of what stands below a heading
    assert "หมู่ที่ 1 · 5 แถว" in dialog.view.columns.ticks[0].text()
    assert dialog.view.columns.boxes[0, 5].currentText() == "หมู่ที่"


def choose_field(dialog, qtbot, column, field):
    """Take a column for another field, as the clerk does in its drop-down."""
    box = dialog.view.columns.boxes[0, column]
    box.setCurrentIndex(box.findData(field))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: not dialog._busy, timeout=20_000)


def test_a_column_understood_wrongly_is_put_right(dialog, window, qtbot, file, office):
    look(dialog, qtbot, file)
    dialog.view.setCurrentIndex(1)
    choose_field(dialog, qtbot, 4, "community")
    boxes = dialog.view.columns.boxes
    assert boxes[0, 4].currentData() == "community"
    assert dialog.focusWidget() is boxes[0, 4]
    assert dialog.report.preview.rows[0].record.address.house_no == ""
    assert PersonQuery(office.db).total() == 0
    commit(dialog, qtbot)
    assert not dialog.view.columns.widget().isEnabled()
    again = ImportDialog(window.context, window)  # the same headings come as they were put right
    again.show()
    look(again, qtbot, file)
    again.view.setCurrentIndex(1)
    assert again.view.columns.boxes[0, 4].currentData() == "community"
    again.view.columns.corrected.emit(0, {})
    qtbot.waitUntil(lambda: not again._busy, timeout=20_000)
    assert again.view.columns.boxes[0, 4].currentData() == "house_no"


def test_the_wheel_changes_no_column(dialog, qtbot, file):
    look(dialog, qtbot, file)
    dialog.view.setCurrentIndex(1)
    box = dialog.view.columns.boxes[0, 4]
    place, nothing = QPointF(5, 5), QPoint()
    turn = QWheelEvent(
        place,
        QPointF(box.mapToGlobal(QPoint(5, 5))),
        nothing,
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QCoreApplication.sendEvent(box, turn)
    assert box.currentData() == "house_no"


def test_an_import_is_taken_back_after_asking(dialog, window, qtbot, file, office, monkeypatch):
    look(dialog, qtbot, file)
    assert not dialog.undo_button.isVisible()
    commit(dialog, qtbot)
    answers = [False, True]
    monkeypatch.setattr(messages, "ask", lambda *_words, **_more: answers.pop(0))
    dialog.undo_button.click()
    assert PersonQuery(office.db).total() == 3
    dialog.undo_button.click()
    qtbot.waitUntil(lambda: not dialog._busy, timeout=20_000)
    assert dialog.stack.currentIndex() == CHOOSE
    assert "นำออก 3 คน" in dialog.banner.text()
    assert PersonQuery(office.db).total() == 0
    assert window.page.model.rowCount() == 0


def test_former_imports_can_be_taken_back_from_their_list(dialog, window, qtbot, file, office, monkeypatch):
    assert dialog.history_button.isVisible()
    history = HistoryDialog(window.context, window)
    history.show()
    assert not history.undo_button.isEnabled()
    history.close()
    look(dialog, qtbot, file)
    commit(dialog, qtbot)
    monkeypatch.setattr(messages, "ask", lambda *_words, **_more: True)
    history = HistoryDialog(window.context, window)
    history.show()
    assert history.model.rowCount() == 1
    history.undo_button.click()
    history.reject()
    assert history.isVisible()  # until it is known how it ended
    qtbot.waitUntil(lambda: not history._busy, timeout=20_000)
    assert "นำออก 3 คน" in history.banner.text()
    assert not history.undo_button.isEnabled()
    assert PersonQuery(office.db).total() == 0


def test_an_import_that_was_worked_on_stays_and_says_why(dialog, window, qtbot, file, office, monkeypatch):
    look(dialog, qtbot, file)
    commit(dialog, qtbot)
    groups.join_group(window.context.actor, office.db, 1, "disabled")
    monkeypatch.setattr(messages, "ask", lambda *_words, **_more: True)
    dialog.undo_button.click()
    qtbot.waitUntil(lambda: not dialog._busy, timeout=20_000)
    assert "ถูกแก้ไขหลังการนำเข้า" in dialog.banner.text()
    assert PersonQuery(office.db).total() == 3


def test_agreeing_takes_in_the_good_rows(dialog, qtbot, window, file):
    look(dialog, qtbot, file)
    commit(dialog, qtbot)
    assert "เพิ่มใหม่ 3" in dialog.banner.text()
    assert "รอแก้ 2" in dialog.banner.text()
    assert not dialog.import_button.isVisible()
    assert dialog.close_button.text() == "ปิด"
    assert window.page.model.rowCount() == 3  # the list behind the dialog knows already


def test_the_same_file_again_has_nothing_new(dialog, window, qtbot, file, office):
    look(dialog, qtbot, file)
    commit(dialog, qtbot)
    again = ImportDialog(window.context, window)
    again.show()
    look(again, qtbot, file)
    assert "ไม่มีข้อมูลใหม่ให้นำเข้า" in again.banner.text()
    assert PersonQuery(office.db).total() == 3


def test_rows_to_put_right_are_written_out(dialog, qtbot, file, tmp_path):
    look(dialog, qtbot, file)
    out = tmp_path / "รอแก้.xlsx"
    dialog.save_problem_rows(out)
    assert "2 แถว" in dialog.banner.text()
    cells = [cell.value for line in load_workbook(out).active.iter_rows() for cell in line]
    assert "นายผิดพลาด หลักหาย" in cells
    assert "นางปราณี ใจดี" not in cells
    assert any("หลักสุดท้ายควรเป็น" in str(value) for value in cells)


def test_the_place_for_those_rows_is_asked_for(dialog, qtbot, file, tmp_path, monkeypatch):
    proposed = []

    def choose(_parent, _title, name, _kinds):
        proposed.append(Path(name).name)
        return str(tmp_path / "ที่อื่น"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    look(dialog, qtbot, file)
    dialog.problems_button.click()
    assert proposed == ["บัญชีเบี้ยยังชีพ (รอแก้).xlsx"]
    assert (tmp_path / "ที่อื่น.xlsx").is_file()


def test_what_is_no_workbook_is_told(dialog, qtbot, tmp_path):
    bad = tmp_path / "รายชื่อ.xlsx"
    bad.write_bytes(b"not a workbook")
    look(dialog, qtbot, bad)
    assert dialog.stack.currentIndex() == CHOOSE
    assert "ไม่ใช่ไฟล์ Excel" in dialog.banner.text()


def test_cancelling_keeps_nothing(dialog, qtbot, office, file, monkeypatch):
    real = import_dialog.importing.run

    def slow(*arguments, cancelled, **more):
        dialog._stop.wait(10)  # the clerk presses cancel while the rows are compared
        return real(*arguments, cancelled=cancelled, **more)

    monkeypatch.setattr(import_dialog.importing, "run", slow)
    dialog.read([file])
    dialog.close_button.click()
    assert not dialog.close_button.isEnabled()
    qtbot.waitUntil(lambda: not dialog._busy, timeout=20_000)
    assert "ยกเลิกการนำเข้าแล้ว" in dialog.banner.text()
    assert dialog.isVisible()
    assert PersonQuery(office.db).total() == 0


def test_several_files_at_once(dialog, qtbot, office, file, tmp_path):
    other = register(tmp_path / "อีกไฟล์.xlsx", [[1, "นางใหม่ มาเพิ่ม", number(30), "2495", "1", 1, ""]])
    look(dialog, qtbot, file, other)
    commit(dialog, qtbot)
    assert PersonQuery(office.db).total() == 4


def test_files_can_be_dropped(dialog, qtbot, file, tmp_path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)), QUrl.fromLocalFile(str(tmp_path / "photo.jpg"))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    dialog.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))
    qtbot.waitUntil(lambda: not dialog._busy, timeout=20_000)
    assert "อ่านแล้ว 5 แถว" in dialog.banner.text()


@pytest.mark.qt_log_ignore("grabbing the (keyboard|mouse)", extend=True)
def test_an_empty_register_can_be_had_before_anything_is_read(dialog, qtbot, tmp_path, monkeypatch):
    out = tmp_path / "แบบ"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_words: (str(out), ""))
    dialog.template_button.click()
    assert dialog.template_menu.isVisible()
    assert [action.text() for action in dialog.template_menu.actions()] == [
        "แบบกรอกทะเบียนบุคคล…",
        "แบบกรอกทะเบียนคนพิการ…",
        "แบบกรอกทะเบียนกายอุปกรณ์…",
        "แบบกรอกทะเบียนบ้านที่สร้างและซ่อม…",
        "แบบกรอกทะเบียนจ้างงานคนพิการ…",
    ]
    dialog.template_menu.close()
    dialog.template_menu.actions()[1].trigger()
    assert "แบบ.xlsx" in dialog.banner.text()
    look(dialog, qtbot, tmp_path / "แบบ.xlsx")
    assert "0 แถว" in dialog.banner.text()
    assert not dialog.template_button.isVisible()


def test_a_wrong_cell_is_put_right_where_it_stands(dialog, qtbot, office, file, monkeypatch):
    look(dialog, qtbot, file)
    assert shown(dialog, "problem") == ["นายผิดพลาด หลักหาย", "นางไม่มี เลขบัตร"]
    seen = []

    def fill_in(made):
        first = made.editors["column_2"]
        seen.append((made.focusWidget() is first, made.fields["column_2"].message_text(), made.is_dirty))
        first.setText(number(40))
        made.accept()

    monkeypatch.setattr(import_dialog.FixDialog, "exec", fill_in)
    dialog.view.fix_button.click()
    qtbot.waitUntil(lambda: not dialog._busy, timeout=20_000)
    assert seen == [(True, seen[0][1], False)]
    assert "หลักสุดท้ายควรเป็น" in seen[0][1]
    assert "เพิ่มใหม่ 4" in dialog.banner.text()
    assert dialog.view.row_at(dialog.view.table.current_id()).name == "นายผิดพลาด หลักหาย"
    assert "แก้ก่อนนำเข้า" in dialog.view.notes.plain()
    commit(dialog, qtbot)
    assert not dialog.view.fix_button.isVisible()
    assert PersonQuery(office.db).total() == 4
    assert load_workbook(file).active["C6"].value == BAD  # the file itself stays as it is


def test_nothing_typed_reads_nothing_again(dialog, qtbot, file, monkeypatch):
    look(dialog, qtbot, file)
    before = dialog.report
    monkeypatch.setattr(import_dialog.FixDialog, "exec", lambda made: made.accept())
    dialog.view.fix_button.click()
    assert dialog.report is before
    assert not dialog._busy


def test_a_good_id_is_not_shown_in_full(dialog, qtbot, file, monkeypatch):
    look(dialog, qtbot, file)
    dialog.view.chips.select(["created"])
    fields = []
    monkeypatch.setattr(import_dialog.FixDialog, "exec", lambda made: fields.extend(made.editors))
    dialog.view.fix_button.click()
    assert "column_1" in fields
    assert "column_2" not in fields


def test_a_total_that_does_not_add_up_is_told_above_the_rows(dialog, qtbot, tmp_path):
    book = Workbook()
    sheet = book.active
    sheet.title = "บ้าน"
    sheet.append(["ปีงบประมาณ", "ชื่อ-สกุล", "ลักษณะงาน", "แหล่งงบประมาณ", "งบประมาณ (บาท)"])
    sheet.append([2563, "นางปราณี ใจดี", "ซ่อมแซม", "พอช.", 19000])
    sheet.append([None, "รวม 1 หลัง", None, None, 20000])
    book.save(tmp_path / "บ้าน.xlsx")
    look(dialog, qtbot, tmp_path / "บ้าน.xlsx")
    assert "แถวรวมในทะเบียนเขียน 20,000.00 บาท" in dialog.banner.text()
    assert "นำเข้า 1 แถว" in dialog.import_button.text()


def test_devices_are_told_in_their_own_words(dialog, qtbot, office):
    look(dialog, qtbot, REGISTERS / "devices.xlsx")
    assert "อ่านแล้ว 85 แถว (อุปกรณ์ 85): เพิ่มใหม่ 85" in dialog.banner.text()
    model = dialog.view.model
    headings = [model.headerData(place, Qt.Orientation.Horizontal) for place in range(model.columnCount())]
    assert headings == ["แถว", "ผล", "อุปกรณ์", "ผู้ยืม", "ข้อสังเกต"]
    assert [model.index(2, place).data() for place in (2, 3)] == [
        "เตียงผู้ป่วย 2 ไกร์ BD-63-0003",
        "นางฟาซีส๊ะ มีทอง",
    ]
    commit(dialog, qtbot)
    assert len(ItemQuery(office.db).ids()) == 85


def test_several_kinds_are_counted_each(dialog, qtbot):
    look(dialog, qtbot, REGISTERS / "devices.xlsx", REGISTERS / "elderly.xlsx")
    assert "(อุปกรณ์ 85 บุคคล " in dialog.banner.text()
