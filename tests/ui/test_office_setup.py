"""First start: an office is asked for, and made, found or tried out; its form keeps what is printed."""

from datetime import date

import pytest

from tests.ui.offices import CLERK, make_office
from ui import app
from ui.pages.office import first_start
from ui.pages.office.dialogs import OfficeDialog, default_place, edit_office
from ui.pages.office.dialogs import make_office as make_from_form
from ui.pages.office.first_start import FirstStart
from welfaredesk import paths
from welfaredesk.db.office_file import open_office
from welfaredesk.errors import Refused, UnusableFile
from welfaredesk.queries.office import office as read_office
from welfaredesk.queries.office import signatory_on
from welfaredesk.queries.persons import PersonQuery

TODAY = date(2026, 11, 22)


@pytest.fixture
def form(qtbot, tmp_path):
    """The form of a new office, its file going to a temporary folder."""
    dialog = OfficeDialog(lambda filled: make_from_form(CLERK, filled), with_place=True)
    qtbot.addWidget(dialog)
    dialog.show()
    fill(dialog, name="เทศบาลตำบลใหม่", amphoe="เมือง", province="ลำพูน")
    dialog.editors["place"].propose(tmp_path / "ใหม่.wdesk")
    return dialog


def fill(dialog, **values):
    for name, value in values.items():
        dialog.editors[name.replace("__", ".")].setText(value)


def test_a_new_office_is_made_where_it_was_said(form, qtbot, tmp_path):
    fill(form, giver__name="นางสาวสมใจ รักงาน", giver__position="นักพัฒนาชุมชน")
    fill(form, approver__name="นายวิชัย มั่นคง", approver__acting_for="นายกเทศมนตรี")
    form.editors["loan_days"].setValue(60)
    with qtbot.waitSignal(form.saved) as saved:
        form.save_button.click()
    assert saved.args == [tmp_path / "ใหม่.wdesk"]
    db = open_office(tmp_path / "ใหม่.wdesk")
    view = read_office(db)
    db.close()
    assert (view.data.name, view.data.loan_days) == ("เทศบาลตำบลใหม่", 60)
    assert signatory_on(view, "giver", TODAY).position == "นักพัฒนาชุมชน"
    assert signatory_on(view, "approver", TODAY).acting_for == "นายกเทศมนตรี"


def test_what_is_missing_is_told_and_no_file_is_made(form, tmp_path):
    fill(form, name="", province="")
    form.accept()
    assert form.fields["name"].message_text() == "กรุณากรอกช่องนี้"
    assert form.fields["province"].message_text() == "กรุณากรอกช่องนี้"
    assert form.fields["amphoe"].message_text() == ""
    assert list(tmp_path.iterdir()) == []


def test_a_name_too_long_for_the_slip_leaves_no_file(form, tmp_path):
    fill(form, giver__name="ก" * 500)
    form.accept()
    assert "500 ตัวอักษร" in form.fields["giver.name"].message_text()
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_is_never_overwritten(form, tmp_path):
    (tmp_path / "ใหม่.wdesk").write_text("อย่าทับ", encoding="utf-8")
    form.accept()
    assert "จึงไม่สร้างทับ" in form.banner.text()
    assert (tmp_path / "ใหม่.wdesk").read_text(encoding="utf-8") == "อย่าทับ"


def test_the_file_is_named_after_the_office(qtbot):
    dialog = OfficeDialog(lambda _form: None, with_place=True)
    qtbot.addWidget(dialog)
    fill(dialog, name='เทศบาลตำบล "ใหม่"/เก่า')
    assert dialog.value().place == paths.data_dir() / "เทศบาลตำบล ใหม่เก่า.wdesk"
    assert default_place("").name == "WelfareDesk.wdesk"


def test_changing_the_office_leaves_who_signs(window, office, monkeypatch):
    def steps(dialog):
        assert "giver.name" not in dialog.fields
        fill(dialog, name="เทศบาลเมืองทดสอบ")
        dialog.accept()
        return True

    before = read_office(office.db).signatories
    monkeypatch.setattr(OfficeDialog, "exec", steps)
    edit_office(window.context, window)
    assert read_office(office.db).signatories == before
    assert "เทศบาลเมืองทดสอบ" in window.windowTitle()


def test_an_existing_file_is_recognised(qtbot, tmp_path):
    made = make_office(tmp_path / "a.wdesk")
    made.db.close()
    start = FirstStart(CLERK)
    qtbot.addWidget(start)
    (tmp_path / "b.wdesk").write_bytes(b"something else" * 50)
    start.open_file(tmp_path / "b.wdesk")
    assert start.chosen is None
    assert "ไม่ใช่แฟ้มข้อมูลของโปรแกรมนี้" in start.banner.text()
    start.open_file(tmp_path / "a.wdesk")
    assert start.chosen == tmp_path / "a.wdesk"


def test_the_demo_office_is_made_once(qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "data_dir", lambda: tmp_path)
    start = FirstStart(CLERK)
    qtbot.addWidget(start)
    with qtbot.waitSignal(start.accepted, timeout=60_000):
        start.demo_button.click()
        assert not start.demo_button.isEnabled()
    db = open_office(start.chosen)
    assert PersonQuery(db).total() == 2405
    db.close()
    again = FirstStart(CLERK)
    qtbot.addWidget(again)
    again.demo_button.click()
    assert again.chosen == start.chosen


def test_a_demo_that_fails_leaves_no_file(tmp_path, monkeypatch):
    from welfaredesk.services import demo_office

    def fail(_actor, _db):
        raise Refused("disk_full")

    monkeypatch.setattr(demo_office, "build", fail)
    with pytest.raises(Refused):
        first_start.make_demo(CLERK, tmp_path / "demo.wdesk")
    assert list(tmp_path.iterdir()) == []


def test_a_lost_office_is_told_and_another_asked_for(qtbot, tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr(first_start, "ask_for_office", lambda problem=None: told.append(problem))
    monkeypatch.setattr(paths, "last_office", lambda: tmp_path / "หาย.wdesk")
    assert app._first_window(None) is None
    assert told[0].code == "office_missing"


def test_a_file_asked_for_on_the_command_line_is_answered_there(qtbot, tmp_path):
    with pytest.raises(UnusableFile) as refused:
        app._first_window(tmp_path / "หาย.wdesk")
    assert refused.value.code == "office_missing"
