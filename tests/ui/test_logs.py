"""The log file: Thai comes out whole, Qt speaks into it too, and it does not grow for ever."""

import logging

import pytest
from PySide6.QtCore import QtMsgType, qInstallMessageHandler

from tests.ui.offices import number
from ui import logs
from welfaredesk.queries.persons import PersonQuery


@pytest.fixture
def folder(tmp_path):
    """Logging begun in a temporary folder, and ended after the test."""
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    handler = qInstallMessageHandler(None)
    logs.begin(tmp_path)
    yield tmp_path
    for added in [made for made in root.handlers if made not in before]:
        root.removeHandler(added)
        if isinstance(added, logging.FileHandler):
            added.close()
    root.setLevel(level)
    qInstallMessageHandler(handler)


def written(folder):
    return (folder / "welfaredesk.log").read_text(encoding="utf-8")


def test_lines_are_written_and_remembered(folder):
    logging.getLogger("ui.somewhere").warning("นำเข้า %s แถว", 12)
    assert "WARNING ui.somewhere: นำเข้า 12 แถว" in written(folder)
    assert logs.last_lines()[-1].endswith("นำเข้า 12 แถว")


def test_details_for_programmers_stay_out(folder):
    logging.getLogger("sqlalchemy.engine").debug("SELECT everything")
    assert "SELECT" not in written(folder)


def test_names_and_ids_do_not_get_in(folder, office):
    office.add_person("นางปราณี ใจดี")
    assert PersonQuery(office.db, "ปราณี").total() == 1
    text = written(folder)
    assert "ปราณี" not in text
    assert number(1) not in text


def test_qt_speaks_into_the_same_file(folder):
    logs._from_qt(QtMsgType.QtWarningMsg, None, "no such colour")
    assert "WARNING qt: no such colour" in written(folder)


def test_the_file_is_turned_over(folder):
    line = "x" * 1000
    for _ in range(logs.BYTES * (logs.FILES + 2) // 1000):
        logging.getLogger("ui").warning(line)
    files = sorted(file.name for file in folder.iterdir())
    assert files == ["welfaredesk.log", *(f"welfaredesk.log.{n}" for n in range(1, logs.FILES + 1))]
    assert all(file.stat().st_size <= logs.BYTES for file in folder.iterdir())


def test_only_the_last_lines_are_remembered(folder):
    for count in range(logs.REMEMBERED + 5):
        logging.getLogger("ui").info("line %d", count)
    assert len(logs.last_lines()) == logs.REMEMBERED
    assert logs.last_lines()[-1].endswith(f"line {logs.REMEMBERED + 4}")
