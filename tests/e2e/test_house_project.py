"""One house from the village survey to the last visit, in the real window, with its papers on the way."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt

from tests.reports.pdfs import page_texts
from tests.ui.offices import CLERK, make_office
from tests.ui.thai_keys import type_text
from ui import messages
from ui.app import build
from ui.main_window import MainWindow
from ui.pages.housing.board import Board
from ui.pages.housing.meeting_forms import MeetingDialog, OutcomesDialog
from ui.pages.housing.meeting_page import MeetingView
from ui.pages.housing.next_step import FollowUpDialog, ScreeningDialog
from ui.pages.housing.notice_page import NoticeDialog, NoticeView
from ui.pages.housing.page import HousingPage
from ui.pages.housing.project_forms import NewProjectDialog, ProjectDialog
from ui.pages.housing.project_page import ProjectView
from ui.pages.housing.project_papers import PapersSection
from ui.pages.housing.project_stages import StagesSection
from ui.pages.housing.project_works import WorksSection
from ui.pages.housing.request_form import RequestDialog
from ui.pages.housing.step_form import StepDialog
from ui.pages.housing.survey_form import SurveyDialog
from ui.pages.housing.work_forms import HandoverDialog
from ui.printing.preview import PreviewDialog
from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.domain.house_photos import AFTER, BEFORE
from welfaredesk.queries.house_board import board
from welfaredesk.queries.house_project import project_page
from welfaredesk.queries.house_tasks import house_tasks
from welfaredesk.queries.house_timeline import timeline
from welfaredesk.queries.housing import HouseQuery
from welfaredesk.queries.housing_figures import built_houses
from welfaredesk.services import house_estimates, house_photos
from welfaredesk.services.camera import taken_in
from welfaredesk.services.house_estimates import EstimateInput, LineInput
from welfaredesk.services.house_photos import NewPhoto, PhotoInput

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.qt_log_ignore("grabbing the (keyboard|mouse)", extend=True),
]
Key = Qt.Key


@dataclass
class House:
    """The story: the window, the project, the papers printed so far (code to text)."""

    window: MainWindow
    db: Database
    qtbot: object
    folder: Path
    project: int = 0
    papers: dict[str, str] = field(default_factory=dict)

    @property
    def page(self) -> HousingPage:
        page = self.window.open_page("housing")
        assert isinstance(page, HousingPage)
        return page

    @property
    def stage(self) -> str:
        return project_page(self.db, self.project).row.stage

    def dialog(self, kind):
        """The form that is open."""
        return next(each for each in self.window.findChildren(kind) if each.isVisible())

    def view(self, kind):
        """The page of one record, in front."""
        shown = self.page.stack.currentWidget()
        assert isinstance(shown, kind), shown
        return shown

    def open(self) -> ProjectView:
        """The project's page."""
        self.page.show_project(self.project)
        return self.view(ProjectView)

    def side(self, kind):
        """One tab of the project's page, in front."""
        view = self.open()
        view.tabs.setCurrentIndex(list(view.sections).index(kind))
        return view.sections[kind]

    def step(self, stage: str, on: date, **given: str) -> StepDialog:
        """The form of a stage, filled and pressed; still open when it was refused."""
        self.open().step_button.click()
        form = self.dialog(StepDialog)
        choose(form.editors["stage"], stage)
        form.editors["happened_on"].set_value(on)
        for name, words in given.items():
            type_text(form.editors[name], words)
        form.accept()
        return form

    def printed(self, code: str) -> str:
        """The text of the paper that opens now."""
        self.qtbot.waitUntil(lambda: self._preview() is not None, timeout=15_000)
        preview = self._preview()
        self.papers[code] = " ".join(page_texts(preview.view.data))
        preview.close()
        preview.setObjectName("seen")
        return self.papers[code]

    def _preview(self) -> PreviewDialog | None:
        found = self.window.findChildren(PreviewDialog, "paper")
        return next((each for each in found if each.isVisible()), None)


def choose(box, data) -> None:
    assert box.findData(data) >= 0, data
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


@pytest.fixture
def house(qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    monkeypatch.setattr(messages, "ask_unsaved", lambda _parent: messages.Unsaved.DISCARD)
    office = make_office(tmp_path / "สำนักงาน.wdesk")
    office.add_person("นางอนงค์ ใจดี", house_no="12/3", moo="4")
    clock.set_today(date(2026, 11, 2))
    window = build(office.path)
    window.resize(1366, 728)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield House(window, office.db, qtbot, tmp_path)
    window.close()
    office.db.close()


def test_from_the_request_to_the_last_visit(house: House) -> None:
    request_comes_in(house)
    house_is_surveyed(house)
    community_meets(house)
    urgency_is_scored(house)
    committee_resolves(house)
    names_hang_out(house)
    help_is_approved(house)
    house_is_built(house)
    house_is_handed_over(house)
    house_is_visited(house)
    everything_is_told(house)


def request_comes_in(house: House) -> None:
    assert house.page.home.isVisible()
    house.qtbot.keyClick(house.window, Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    form = house.dialog(NewProjectDialog)
    type_text(form.finder.typed, "อนงค์")
    choose(form.editors["support_kind"], "repair")
    form.editors["work_items"].ticks["roof"].setChecked(True)
    form.accept()
    house.project = house.view(ProjectView).shown.row.id
    papers = house.side(PapersSection)
    papers.edit_button.click()
    request = house.dialog(RequestDialog)
    request.editors["problem"].setPlainText("หลังคารั่วทั้งหลัง")
    request.editors["wanted"].setPlainText("ซ่อมหลังคา")
    request.accept()
    papers.request_button.click()
    assert "หลังคารั่วทั้งหลัง" in house.printed("W-01")


def house_is_surveyed(house: House) -> None:
    page = house.page
    page.go_back()
    page.home.survey_button.click()
    form = house.dialog(SurveyDialog)
    form.editors["surveyed_on"].set_value(date(2026, 11, 2))
    type_text(form.editors["house_no"], "12/3")
    type_text(form.editors["moo"], "4")
    type_text(form.people.finder.typed, "อนงค์")
    choose(form.editors["suitable"], False)
    form.accept()
    assert house.stage == "surveyed"


def community_meets(house: House) -> None:
    refused = house.step("screened", date(2026, 11, 2))
    said = refused.fields["reason"].message_text()
    assert "ยังไม่มีประชาคมที่เห็นชอบรายนี้" in said
    assert "กรุณาระบุเหตุผล" in said
    refused.reject()
    hold_meeting(house, "community_button", date(2026, 11, 2))
    assert house.stage == "met"
    house.view(MeetingView).paper_button.click()
    assert "มติที่ประชุม เห็นชอบ ให้ช่วยซ่อม" in house.printed("W-16")


def hold_meeting(house: House, button: str, on: date) -> None:
    page = house.page
    while page.go_back():
        pass
    page.home.bring(page.home.meetings)
    getattr(page.home, button).click()
    form = house.dialog(MeetingDialog)
    form.editors["held_on"].set_value(on)
    form.editors["project_ids"].tick(house.project)
    form.accept()
    view = house.view(MeetingView)
    view.outcomes_button.click()
    outcomes = house.dialog(OutcomesDialog)
    outcomes.all_button.click()
    type_text(outcomes.editors[f"resolution_{house.project}"], "ให้ช่วยซ่อม")
    outcomes.accept()


def urgency_is_scored(house: House) -> None:
    clock.set_today(date(2026, 11, 4))
    page = house.page
    while page.go_back():
        pass
    page.home.bring(page.home.board)
    shown: Board = page.home.board
    shown.show_project(house.project)
    house.qtbot.keyClick(shown.columns["met"].cards, Key.Key_Return)
    form = house.dialog(ScreeningDialog)
    form.accept()
    assert form.fields["score"].message_text()
    form.editors["score"].setValue(85)
    form.editors["reason"].setPlainText("บ้านเสี่ยงพัง อยู่คนเดียว")
    form.accept()
    assert house.stage == "screened"
    assert shown.columns["screened"].cards.current_id() == house.project


def committee_resolves(house: House) -> None:
    papers = house.side(PapersSection)
    said = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(messages, "show_error", lambda _parent, error: said.append(error.code))
        papers.approval_button.click()
        house.qtbot.waitUntil(lambda: bool(said), timeout=15_000)
    assert said == ["no_resolution"]
    hold_meeting(house, "committee_button", date(2026, 11, 4))
    assert house.stage == "resolved"


def names_hang_out(house: House) -> None:
    view = house.view(MeetingView)
    view.notice_button.click()
    form = house.dialog(NoticeDialog)
    form.editors["from_on"].set_value(date(2026, 11, 4))
    form.editors["to_on"].set_value(date(2026, 11, 18))
    form.accept()
    assert "ต้องประกาศถึง 19 พ.ย. 2569" in form.fields["to_on"].message_text()
    form.editors["to_on"].set_value(date(2026, 11, 19))
    form.accept()
    assert house.stage == "noticed"
    notice = house.view(NoticeView)
    notice.paper_button.click()
    assert "ประกาศ ณ วันที่ ๔ พฤศจิกายน พ.ศ. ๒๕๖๙" in house.printed("W-21")
    notice.list_button.click()
    assert "นางอนงค์ ใจดี" in house.printed("W-15")


def help_is_approved(house: House) -> None:
    early = house.step("approved", date(2026, 11, 4))
    assert "ยังไม่พ้นกำหนดประกาศรายชื่อ" in early.fields["reason"].message_text()
    early.reject()
    clock.set_today(date(2026, 11, 20))
    assert [task.kind for task in house_tasks(house.db)] == ["notice_over"]
    row = LineInput("สังกะสี", 20_000, "แผ่น", 1_500_00)
    house_estimates.save_estimate(CLERK, house.db, house.project, EstimateInput((row,)))
    house.open().edit_button.click()
    form = house.dialog(ProjectDialog)
    form.editors["approved_satang"].set_value(30_000_00)
    source, amount = form.editors["funding"].lines[0][:2]
    choose(source, "municipality")
    amount.set_value(30_000_00)
    form.accept()
    papers = house.side(PapersSection)
    papers.approval_button.click()
    assert "๓๐,๐๐๐.๐๐ บาท (สามหมื่นบาทถ้วน)" in house.printed("W-20")
    house.step("approved", date(2026, 11, 20))
    assert house.stage == "approved"


def house_is_built(house: House) -> None:
    take_picture(house, BEFORE, "red")
    house.step("works", date(2026, 11, 20), done_by="ช่างชุมชน")
    assert house.stage == "works"
    clock.set_today(date(2026, 12, 10))
    early = house.step("finished", date(2026, 11, 19))
    assert early.fields["happened_on"].message_text() == (
        "วันแล้วเสร็จ 19 พ.ย. 2569 อยู่ก่อนวันเริ่มงาน 20 พ.ย. 2569 กรุณาตรวจวันที่"
    )
    early.reject()
    house.step("finished", date(2026, 12, 10))
    assert house.stage == "finished"


def take_picture(house: House, phase: str, colour: str) -> None:
    file = house.folder / f"{phase}.jpg"
    Image.new("RGB", (640, 480), colour).save(file)
    photo = NewPhoto(taken_in(file.read_bytes()), PhotoInput(phase))
    house_photos.add_photos(CLERK, house.db, house_photos.PROJECT, house.project, [photo])


def house_is_handed_over(house: House) -> None:
    take_picture(house, AFTER, "green")
    early = house.step("handed_over", date(2026, 12, 10))
    assert "ยังไม่มีใบส่งมอบ–ตรวจรับงาน" in early.fields["reason"].message_text()
    early.reject()
    works = house.side(WorksSection)
    works.handover_button.click()
    form = house.dialog(HandoverDialog)
    for name, day in (("started_on", 20), ("finished_on", 30), ("handed_on", 30)):
        form.editors[name].set_value(date(2026, 11, day))
    for (name, _position), words in zip(form.editors["committee"].lines, ("หนึ่ง", "สอง", "สาม"), strict=True):
        name.setText(words)
    form.accept()
    works.paper_button.click()
    assert "นางอนงค์ ใจดี" in house.printed("W-17")
    house.step("handed_over", date(2026, 12, 10))
    assert house.stage == "handed_over"


def house_is_visited(house: House) -> None:
    for months, today in ((6, date(2027, 6, 10)), (12, date(2027, 12, 10))):
        clock.set_today(today)
        assert [(task.kind, task.months) for task in house_tasks(house.db)] == [("follow_up", months)]
        house.side(StagesSection).visit_button.click()
        form = house.dialog(FollowUpDialog)
        assert form.editors["months"].currentData() == months
        form.editors["findings"].setPlainText("ใช้งานได้ดี")
        form.accept()
    assert house.stage == "followed_up"
    assert house_tasks(house.db) == ()


def everything_is_told(house: House) -> None:
    entries = timeline(house.db, house.project)
    assert [entry.title for entry in reversed(entries) if entry.kind == "step"] == [
        "ยื่นคำขอ",
        "สำรวจ/สอบข้อเท็จจริง",
        "ผ่านประชาคม",
        "กลั่นกรองแล้ว",
        "มีมติคณะกรรมการ",
        "ประกาศรายชื่อ",
        "อนุมัติ",
        "กำลังดำเนินการ",
        "แล้วเสร็จ/ตรวจรับ",
        "ส่งมอบแล้ว",
        "ติดตามผลแล้ว",
    ]
    assert {entry.title for entry in entries if entry.kind == "paper"} == set(house.papers)
    assert all(not entry.passed_over for entry in entries)
    with house.db.reading() as session:
        built = built_houses(session)
    assert len(built) == sum(
        column.houses
        for column in board(HouseQuery(house.db))
        if column.stage in ("finished", "handed_over", "followed_up")
    )
