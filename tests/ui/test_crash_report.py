"""A bug is told once, on the GUI thread, and its report names nobody."""

import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QFileDialog

from ui import crash
from ui.crash import CrashBox, CrashHook, report, scrub, where


@pytest.fixture
def told(monkeypatch):
    """The reports that would be shown."""
    heard = []
    monkeypatch.setattr(CrashBox, "exec", lambda box: heard.append(box.report))
    return heard


@pytest.fixture
def hook(monkeypatch, qapp):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    made = CrashHook()
    made.install()
    return made


def fail() -> None:
    raise ValueError("นายปื๊ด ป้ำเป๋อ 3-0000-06801-17-4")


def caught() -> ValueError:
    try:
        fail()
    except ValueError as error:
        return error
    raise AssertionError


def test_the_report_says_where_but_not_who(hook, told):
    error = caught()
    sys.excepthook(type(error), error, error.__traceback__)
    QCoreApplication.processEvents()
    assert len(told) == 1
    assert "ValueError" in told[0]
    assert "in fail" in told[0]
    assert "ป้ำเป๋อ" not in told[0]
    assert "06801" not in told[0]
    assert str(Path(__file__).parent.parent) not in told[0]


def test_an_error_of_another_thread_is_told_on_this_one(hook, told):
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert told == []  # the other thread shows nothing itself
    QCoreApplication.processEvents()
    assert len(told) == 1


def test_ctrl_c_is_no_bug(hook, told, monkeypatch):
    seen = []
    monkeypatch.setattr(sys, "__excepthook__", lambda kind, _error, _trace: seen.append(kind))
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    QCoreApplication.processEvents()
    assert told == []
    assert seen == [KeyboardInterrupt]


def test_the_error_behind_an_error_is_reported_too():
    try:
        try:
            fail()
        except ValueError as error:
            raise KeyError("x") from error
    except KeyError as error:
        place = where(error)
    assert place.index("ValueError") < place.index("KeyError")
    assert "in fail" in place


def test_the_log_in_a_report_is_scrubbed(monkeypatch, qapp):
    monkeypatch.setattr(crash.logs, "last_lines", lambda: ["saved นางสาว ฟ้าใส 081-234-5678 id 42 in 15 ms"])
    text = report("somewhere")
    assert "saved … # id 42 in 15 ms" in text


def test_dates_and_versions_are_left_readable():
    text = "2026-11-22 10:20:30,123 INFO Qt 6.11.3 line 1234567"
    assert scrub(text) == text


def test_the_report_can_be_copied_and_saved(monkeypatch, qtbot, tmp_path):
    box = CrashBox("รายงาน 1")
    qtbot.addWidget(box)
    box.copy_button.click()
    assert QApplication.clipboard().text() == "รายงาน 1"
    target = tmp_path / "r.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    box.save_button.click()
    assert target.read_text(encoding="utf-8") == "รายงาน 1"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "r.txt"), ""))
    box.save_button.click()
    assert "เลือกที่เก็บอื่น" in box.text.plain()
