"""Qt's own words are Thai once the catalogue is compiled."""

import logging
import subprocess
import sys
import xml.etree.ElementTree as ET
from importlib.resources import files
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLineEdit, QMessageBox

from ui import i18n

SOURCE = Path(str(files("resources") / "i18n" / "qtbase_th.ts"))


@pytest.fixture(scope="module")
def compiled(tmp_path_factory):
    folder = tmp_path_factory.mktemp("i18n")
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([tool, "-silent", SOURCE, "-qm", folder / i18n.CATALOGUE], check=True)
    return folder


@pytest.fixture
def thai(qapp, compiled):
    before = set(qapp.findChildren(QTranslator))
    assert i18n.install(qapp, compiled)
    yield
    for translator in set(qapp.findChildren(QTranslator)) - before:
        qapp.removeTranslator(translator)


def test_every_standard_button_is_thai(thai, qtbot):
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    for button in QDialogButtonBox.StandardButton:
        if button != QDialogButtonBox.StandardButton.NoButton:
            box.addButton(button)
    words = [button.text() for button in box.buttons()]
    assert len(words) >= 18
    assert [word for word in words if word.isascii()] == []


def test_the_context_menu_of_a_field_is_thai(thai, qtbot):
    edit = QLineEdit("ก")
    qtbot.addWidget(edit)
    words = [action.text() for action in edit.createStandardContextMenu().actions() if action.text()]
    assert words[0].startswith("เลิกทำ")
    assert [word for word in words if word.split("\t")[0].isascii()] == []


def test_the_file_dialog_and_the_message_box_are_thai(thai, qtbot):
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    assert dialog.labelText(QFileDialog.DialogLabel.FileName) == "ชื่อไฟล์:"
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setDetailedText("x")
    assert "แสดงรายละเอียด…" in [button.text() for button in box.buttons()]


def test_the_words_live_as_long_as_the_program(thai, qapp):
    # the catalogue must not hang on a variable that is gone by now
    assert QCoreApplication.translate("QPrintDialog", "Print") == "พิมพ์"


def test_no_translation_is_missing_or_loses_its_placeholders():
    messages = ET.parse(SOURCE).getroot().findall(".//message")
    assert len(messages) > 300
    for message in messages:
        source, thai = message.findtext("source"), message.findtext("translation")
        assert thai, source
        for placeholder in ("%1", "%2"):
            assert (placeholder in source) == (placeholder in thai), source


def test_without_the_catalogue_the_program_runs_and_the_log_says_so(qapp, tmp_path, caplog):
    with caplog.at_level(logging.WARNING):
        assert not i18n.install(qapp, tmp_path)
    assert i18n.CATALOGUE in caplog.text
