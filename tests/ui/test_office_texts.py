"""The office's wording in the settings: a new text waits for its day, is put right, taken back."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from ui.pages.settings.text_forms import NoticeDialog, RecallDialog, TextDialog
from ui.printing.preview import PreviewDialog
from welfaredesk.domain.office_texts import TEXTS
from welfaredesk.domain.recall import DEFAULT_TEXTS
from welfaredesk.queries.notices import notice_in_force
from welfaredesk.queries.office_texts import in_force
from welfaredesk.queries.recall_letters import recall_wording

TODAY, NEW_YEAR = date(2026, 11, 22), date(2027, 1, 1)


@pytest.fixture
def section(office, window):
    page = window.open_page("settings")
    page.show_section("office_texts")
    return page.section


def form(section, kind):
    return next(each for each in section.window().findChildren(kind) if each.isVisible())


def spans(section) -> list[str]:
    model = section.version_model
    return [
        " ".join(model.index(line, place).data() for place in (0, 1, 3)) for line in range(model.rowCount())
    ]


def test_a_new_wording_waits_for_its_day(section, office, qtbot):
    section.show_text("loss_rule")
    assert section.says.plain() == "ข้อ 214"
    assert not section.edit_button.isEnabled()
    section.table.setFocus()
    qtbot.keyClick(section.table, Qt.Key.Key_Return)
    dialog = form(section, TextDialog)
    text, counter = dialog.editors["text"], dialog.editors["text"].counter
    text.setPlainText("ก" * 201)
    assert counter.text() == "201/200"
    dialog.accept()
    assert "ไม่เกิน 200" in dialog.fields["text"].message_text()
    text.setPlainText("ข้อ 215")
    assert (counter.text(), text.accessibleDescription()[:9]) == ("7/200", "7 จาก 200")
    dialog.editors["valid_from"].set_value(NEW_YEAR)
    dialog.accept()
    assert spans(section) == ["01/01/2570 – ยังไม่ถึง", "แรกเริ่ม 31/12/2569 ใช้อยู่"]
    assert in_force(office.db, "loss_rule", NEW_YEAR) == "ข้อ 215"
    assert section.says.plain() == "ข้อ 214"


def test_a_wording_is_put_right_and_taken_back(section, office, qtbot, monkeypatch):
    section.show_text("loan_terms")
    section.add_new()
    form(section, TextDialog).editors["text"].setPlainText("ดูแล\n\nคืนตามกำหน")
    form(section, TextDialog).accept()
    section.edit()
    dialog = form(section, TextDialog)
    assert not dialog.editors["valid_from"].isEnabled()
    dialog.editors["text"].setPlainText("ดูแล\nคืนตามกำหนด")
    dialog.accept()
    assert in_force(office.db, "loan_terms", TODAY) == "ดูแล\nคืนตามกำหนด"
    assert spans(section) == ["22/11/2569 – ใช้อยู่", "แรกเริ่ม 21/11/2569 เดิม"]
    monkeypatch.setattr("ui.messages.ask", lambda *_said, **_more: True)
    section.remove()
    assert in_force(office.db, "loan_terms", TODAY) == TEXTS["loan_terms"].default
    assert spans(section) == ["แรกเริ่ม – ใช้อยู่"]


def test_a_letter_of_recall_says_what_may_be_filled_in(section, office):
    section.show_text("recall_2")
    section.add_new()
    dialog = form(section, RecallDialog)
    dialog.editors["subject"].setText("ทวงครั้งที่สอง {ผิด}")
    dialog.accept()
    assert "{คืนภายใน}" in dialog.fields["subject"].message_text()
    dialog.editors["subject"].setText("ทวงครั้งที่สอง")
    dialog.accept()
    assert recall_wording(office.db, 2, TODAY).subject == "ทวงครั้งที่สอง"
    section.version_table.select_id(1)  # the program's own, brought back from next year on
    section.add_new()
    form(section, RecallDialog).editors["valid_from"].set_value(NEW_YEAR)
    form(section, RecallDialog).accept()
    assert recall_wording(office.db, 2, NEW_YEAR) == DEFAULT_TEXTS[2]


def test_the_notice_grows_by_a_section(section, office):
    section.show_text("notice")
    section.add_new()
    dialog = form(section, NoticeDialog)
    dialog.editors["heading.6"].setText("ติดต่อ")
    dialog.accept()
    assert dialog.fields["text.6"].message_text()
    dialog.editors["text.6"].setPlainText("กองสวัสดิการสังคม")
    dialog.accept()
    notice = notice_in_force(office.db, TODAY)
    assert (notice.version, notice.sections[6].text) == ("2", "กองสวัสดิการสังคม")
    assert len(notice.sections) == 7


def test_a_wording_is_looked_at_on_a_paper(section, qtbot):
    section.show_text("loan_terms")
    qtbot.mouseClick(section.sample_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: section.findChild(PreviewDialog) is not None, timeout=20_000)
    dialog = section.findChild(PreviewDialog)
    assert dialog.windowTitle() == "ตัวอย่าง: เงื่อนไขการยืม"
    assert dialog.view.data.startswith(b"%PDF")
    dialog.close()
