"""Backups: where they are and that they are whole is said; putting one back asks, and opens it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.offices import make_office
from ui import messages
from ui.pages.exchange.backup_dialogs import BackupDialog, RestoreDialog
from welfaredesk.db import office_file
from welfaredesk.db.office_file import open_office
from welfaredesk.queries.persons import PersonQuery
from welfaredesk.services.actor import Actor
from welfaredesk.services.backup import backup


@pytest.fixture
def agreed(monkeypatch):
    """What was asked; the clerk agrees to everything."""
    asked = []
    monkeypatch.setattr(messages, "ask", lambda _parent, text, _yes, **_more: not asked.append(text))
    return asked


def make_backup(dialog, qtbot, folder):
    dialog.place.propose(folder)
    dialog.start_button.click()
    qtbot.waitUntil(lambda: dialog.saved_to is not None)
    return dialog.saved_to


def test_a_backup_says_where_it_is_and_holds_everything(office, window, qtbot, tmp_path):
    office.add_person("นางปราณี ใจดี")
    dialog = BackupDialog(window.context, window)
    path = make_backup(dialog, qtbot, tmp_path / "สำรอง")
    assert path.parent == tmp_path / "สำรอง"
    assert str(path) in dialog.banner.text()
    assert "ครบถ้วน" in dialog.banner.text()
    copy = open_office(path)
    assert PersonQuery(copy).total() == 1
    copy.close()


def test_the_folder_is_proposed_again(window, qtbot, tmp_path):
    make_backup(BackupDialog(window.context, window), qtbot, tmp_path / "สำรอง")
    assert BackupDialog(window.context, window).place.value() == tmp_path / "สำรอง"


def test_a_folder_that_cannot_be_written_is_told(window, qtbot, tmp_path, monkeypatch):
    def fail(_source, _target):
        raise OSError("no space left on device")

    monkeypatch.setattr(office_file, "copy_online", fail)
    dialog = BackupDialog(window.context, window)
    dialog.place.propose(tmp_path / "สำรอง")
    dialog.start_button.click()
    qtbot.waitUntil(dialog.start_button.isEnabled)
    assert "เลือกที่เก็บอื่น" in dialog.banner.text()
    assert dialog.saved_to is None


def test_restoring_brings_the_old_data_back(office, window, qtbot, tmp_path, agreed):
    office.add_person("นางปราณี ใจดี")
    saved = backup(Actor("สมใจ"), office.db, tmp_path / "สำรอง")
    office.add_person("นายบุญมี แก้วมา")
    office.db.close()
    dialog = RestoreDialog(window.context, window)
    dialog.choose_file(saved)
    dialog.restore_button.click()
    assert "เทศบาลตำบลทดสอบ" in agreed[0]
    assert saved.name in agreed[0]
    assert window.page.model.rowCount() == 1
    assert window.page.model.row_at(0).first == "ปราณี"
    assert str(dialog.kept) in dialog.banner.text()
    former = open_office(dialog.kept)
    assert PersonQuery(former).total() == 2
    former.close()


def test_what_is_no_backup_changes_nothing(office, window, tmp_path, agreed):
    office.add_person("นางปราณี ใจดี")
    bad = tmp_path / "bad.wdesk"
    bad.write_bytes(b"no backup" * 200)
    dialog = RestoreDialog(window.context, window)
    dialog.choose_file(bad)
    dialog.start()
    assert "ไม่ใช่แฟ้มสำรองที่สมบูรณ์" in dialog.banner.text()
    assert PersonQuery(window.context.db).total() == 1
    assert QApplication.overrideCursor() is None


def test_a_clerk_who_declines_keeps_the_present_data(office, window, tmp_path, monkeypatch):
    other = make_office(tmp_path / "other.wdesk")
    other.db.close()
    office.add_person("นางปราณี ใจดี")
    monkeypatch.setattr(messages, "ask", lambda *_words, **_more: False)
    dialog = RestoreDialog(window.context, window)
    dialog.choose_file(other.path)
    dialog.start()
    assert dialog.kept is None
    assert PersonQuery(window.context.db).total() == 1


def test_nothing_can_be_restored_before_a_file_is_chosen(window, qtbot):
    dialog = RestoreDialog(window.context, window)
    assert not dialog.restore_button.isEnabled()
    qtbot.mouseClick(dialog.restore_button, Qt.MouseButton.LeftButton)
    assert dialog.kept is None
