"""Letters in the settings: the emblem with its preview, numbers, who signs, and what is refused."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.unit.services.test_emblem import picture
from ui import messages
from ui.pages.settings.letters import LettersSection
from welfaredesk.queries.emblem import emblem
from welfaredesk.queries.letter_setup import letter_settings
from welfaredesk.services.letter_setup import LetterSettings


@pytest.fixture
def section(window):
    page = window.open_page("settings")
    page.show_section("letters")
    assert isinstance(page.section, LettersSection)
    return page.section


def kept(section) -> LetterSettings:
    return letter_settings(section.context.db)[0]


def test_the_emblem_is_shown_as_letters_carry_it(section, qtbot, tmp_path, monkeypatch):
    assert section.picture.text() == "ยังไม่มีภาพตรา"
    assert not section.remove_button.isVisible()
    file = tmp_path / "ตรา.png"
    file.write_bytes(picture())
    monkeypatch.setattr("ui.pages.settings.letters.QFileDialog.getOpenFileName", lambda *_a: (str(file), ""))
    qtbot.mouseClick(section.choose_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: emblem(section.context.db) is not None, timeout=10_000)
    qtbot.waitUntil(section.remove_button.isVisible)
    assert not section.picture.pixmap().isNull()
    monkeypatch.setattr(messages, "ask", lambda *_said, **_more: True)
    qtbot.mouseClick(section.remove_button, Qt.MouseButton.LeftButton)
    assert emblem(section.context.db) is None
    assert section.picture.text() == "ยังไม่มีภาพตรา"


def test_what_is_no_picture_is_told(section, qtbot, tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr("ui.messages.tell", lambda _parent, text, **_more: told.append(text))
    file = tmp_path / "ตรา.png"
    file.write_bytes(b"not a picture")
    section.keep_emblem(file)
    qtbot.waitUntil(lambda: bool(told), timeout=10_000)
    assert "JPEG หรือ PNG" in told[0]
    section.keep_emblem(tmp_path / "ไม่มี.png")
    qtbot.waitUntil(lambda: len(told) == 2, timeout=10_000)


def test_the_settings_are_kept_and_read_again(section, qtbot):
    section.fields["fax"].editor.setText("053-000-009")
    signer = section.fields["letter_signer"].editor
    signer.setCurrentIndex(signer.findData("opinion"))
    assert section.is_dirty()
    qtbot.mouseClick(section.save_button, Qt.MouseButton.LeftButton)
    assert kept(section) == LetterSettings("opinion", "053-000-009")
    assert not section.is_dirty()
    section.entered()
    assert section.fields["fax"].editor.text() == "053-000-009"


def test_what_is_too_long_stands_under_its_field(section):
    section.fields["fax"].editor.setText("0" * 61)
    assert not section.save()
    assert "61" in section.fields["fax"].message_text()
    assert kept(section).fax == ""


def test_unsaved_settings_are_asked_about(section, monkeypatch):
    section.fields["fax"].editor.setText("053-000-009")
    monkeypatch.setattr(messages, "ask_unsaved", lambda _parent: messages.Unsaved.KEEP_EDITING)
    assert not section.may_leave()
    monkeypatch.setattr(messages, "ask_unsaved", lambda _parent: messages.Unsaved.SAVE)
    assert section.may_leave()
    assert kept(section).fax == "053-000-009"


def test_the_keyboard_begins_with_who_signs(section):
    section.take_focus()
    assert QApplication.focusWidget() is section.fields["letter_signer"].editor
