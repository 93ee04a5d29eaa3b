"""The documents of a project in the real window: ticked by keyboard, scanned, applied for, consented to."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from tests.ui.offices import CLERK
from tests.unit.services.test_camera import upright, written
from ui import messages
from ui.pages.housing.application_form import ApplicationDialog, ConsentDialog
from ui.pages.housing.page import HousingPage
from ui.pages.housing.project_documents import DocumentDialog, DocumentsSection
from ui.printing.preview import PreviewDialog
from welfaredesk.queries.house_applications import application_page, consents_of
from welfaredesk.services import house_applications, housing
from welfaredesk.services.house_applications import ApplicationInput, ConsentInput
from welfaredesk.services.housing import FundingInput, ProjectInput
from welfaredesk.services.housing_stages import StepInput

Key = Qt.Key


@pytest.fixture
def project(office) -> int:
    anong = office.add_person("นางอนงค์ ใจดี", house_no="12/3", moo="4")
    office.add_person("นายบุญมี ศรีสุข", house_no="12/3", moo="4")
    old = ProjectInput(
        anong,
        2565,
        support_kind="adapt",
        house_no="12/3",
        moo="4",
        funding=(FundingInput("codi", 19_000_00),),
    )
    done = StepInput("finished", date(2022, 5, 1), reason="ทะเบียนเดิม")
    housing.create_project(CLERK, office.db, old, done)
    data = ProjectInput(
        anong, support_kind="repair", house_no="12/3", moo="4", funding=(FundingInput("dep"),)
    )
    return housing.create_project(CLERK, office.db, data).id


@pytest.fixture
def section(project, window) -> DocumentsSection:
    page = window.open_page("housing")
    assert isinstance(page, HousingPage)
    page.show_project(project)
    view = page.stack.currentWidget()
    view.tabs.setCurrentIndex(list(view.sections).index(DocumentsSection))
    return view.sections[DocumentsSection]


def dialog_of(section, kind, qtbot):
    shown = next(each for each in section.window().findChildren(kind) if each.isVisible())
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


def states(section) -> dict[str, str]:
    model = section.model
    return {model.index(line, 0).data(): model.index(line, 2).data() for line in range(model.rowCount())}


def choose(section, label: str) -> None:
    place = next(place for place, row in section.documents.items() if row.label == label)
    assert section.table.select_id(place)


def test_documents_are_ticked_and_waived_with_the_keyboard(section, qtbot):
    assert states(section)["สำเนาบัตรประชาชน"] == "ยังขาด"
    assert section.about.text() == "ยังขาด 8 รายการ"
    choose(section, "สำเนาบัตรประชาชน")
    section.table.setFocus()
    qtbot.keyClick(section.table, Key.Key_Space)
    assert states(section)["สำเนาบัตรประชาชน"] == "ได้รับ 22 พ.ย. 2569"
    assert section.about.text() == "ยังขาด 7 รายการ"
    qtbot.keyClick(section.table, Key.Key_Space)
    assert states(section)["สำเนาบัตรประชาชน"] == "ยังขาด"
    choose(section, "สำเนารายงานการประชุมประชาคม")
    qtbot.keyClick(section.table, Key.Key_Return)
    form = dialog_of(section, DocumentDialog, qtbot)
    form.editors["waived"].setChecked(True)
    qtbot.keyClick(form, Key.Key_F9)
    assert form.fields["note"].message_text()
    form.editors["note"].setText("ภัยพิบัติ")
    qtbot.keyClick(form, Key.Key_F9)
    assert states(section)["สำเนารายงานการประชุมประชาคม"] == "ยกเว้น"
    assert states(section)["ใบส่งมอบ–ตรวจรับ"] == "ยังไม่ต้องใช้"


def test_a_scan_is_kept_with_its_document_and_looked_at(section, qtbot, tmp_path, monkeypatch):
    scan = tmp_path / "ทะเบียนบ้าน.png"
    scan.write_bytes(written(upright((600, 800)), "PNG"))
    told = []
    monkeypatch.setattr(messages, "show_error", lambda _parent, error: told.append(error))
    choose(section, "สำเนาทะเบียนบ้าน")
    section.keep_scan("house_register", scan)
    section.keep_scan("house_register", tmp_path / "ไม่มี.pdf")
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].issues[0].code == "photo_unreadable"
    assert states(section)["สำเนาทะเบียนบ้าน"] == "ได้รับ 22 พ.ย. 2569"
    assert section.chosen().scans[0].name == "ทะเบียนบ้าน.jpg"
    qtbot.mouseClick(section.look_button, Qt.MouseButton.LeftButton)
    preview = next(each for each in section.findChildren(PreviewDialog) if each.isVisible())
    assert preview.view.data.startswith(b"%PDF")
    preview.close()
    asked = []
    monkeypatch.setattr(messages, "ask", lambda _parent, question, *_args, **_more: asked.append(question))
    section.tick()
    assert "ไฟล์แนบ" in asked[0]
    assert states(section)["สำเนาทะเบียนบ้าน"].startswith("ได้รับ")


def test_the_application_opens_with_what_is_known_and_warns_of_a_short_stay(section, office, project, qtbot):
    qtbot.mouseClick(section.application_button, Qt.MouseButton.LeftButton)
    form = dialog_of(section, ApplicationDialog, qtbot)
    opened = form.value()
    assert [(each.agency, each.year, each.satang) for each in opened.earlier] == [("พอช.", 2565, 19_000_00)]
    assert opened.sources == ("dep",)
    assert form.warning.text() == ""
    form.lived.months.setValue(3)
    assert "ไม่ถึง 6 เดือน" in form.warning.text()
    form.moved.setChecked(True)
    assert form.warning.text() == ""
    form.applicant.typed.setText("บุญมี")
    qtbot.keyClick(form, Key.Key_F9)
    assert form.fields["relation"].message_text()
    form.editors["relation"].setText("บุตร")
    form.editors["owner"].setCurrentIndex(2)
    qtbot.keyClick(form, Key.Key_F9)
    view = application_page(office.db, project)
    assert (view.applicant, view.data.owner, view.data.lived_months) == ("นายบุญมี ศรีสุข", False, 3)
    assert states(section)["หนังสือยินยอมของเจ้าของบ้าน/ที่ดิน"] == "ยังขาด"
    assert states(section)["คำร้อง/คำขอ"] == "มีแล้ว"


def test_a_consent_is_written_down_signed_and_taken_away(section, office, project, qtbot, monkeypatch):
    qtbot.mouseClick(section.consent_button, Qt.MouseButton.LeftButton)
    form = dialog_of(section, ConsentDialog, qtbot)
    qtbot.keyClick(form, Key.Key_F9)
    assert form.fields["owner_name"].message_text()
    form.editors["owner_name"].setText("นายมี ทรัพย์ดี")
    qtbot.keyClick(form, Key.Key_F9)
    (kept,) = consents_of(office.db, project)
    assert (kept.owner, kept.data.years, kept.data.given_on) == ("นายมี ทรัพย์ดี", 5, None)
    section.edit_consent(kept)
    form = dialog_of(section, ConsentDialog, qtbot)
    form.editors["given_on"].set_value(date(2026, 11, 21))
    qtbot.keyClick(form, Key.Key_F9)
    (signed,) = consents_of(office.db, project)
    assert signed.data == ConsentInput(owner_name="นายมี ทรัพย์ดี", given_on=date(2026, 11, 21))
    monkeypatch.setattr(messages, "ask", lambda *_args, **_more: True)
    section.withdraw_consent(signed)
    assert consents_of(office.db, project) == ()


def test_who_consents_may_be_somebody_of_the_register(section, office, project):
    owner = office.people["นายบุญมี ศรีสุข"]
    house_applications.save_consent(CLERK, office.db, project, ConsentInput(owner, "อื่น"))
    (kept,) = consents_of(office.db, project)
    assert (kept.owner, kept.data.owner_name) == ("นายบุญมี ศรีสุข", "")


def test_printing_asks_first_while_the_owners_consent_is_lacking(
    section, office, project, qtbot, monkeypatch
):
    asked = []
    monkeypatch.setattr(messages, "ask", lambda _parent, question, *_args, **_more: asked.append(question))
    data = ApplicationInput(date(2026, 11, 21), owner=False)
    saved = house_applications.save_application(CLERK, office.db, project, data)
    section.print_application()
    assert "W-14" in asked[0]
    assert section.findChild(PreviewDialog, "paper") is None
    owned = replace(data, owner=True)
    house_applications.save_application(CLERK, office.db, project, owned, version=saved.version)
    section.print_application()
    qtbot.waitUntil(lambda: section.findChild(PreviewDialog, "paper") is not None, timeout=15_000)
    assert len(asked) == 1
    section.findChild(PreviewDialog, "paper").close()
