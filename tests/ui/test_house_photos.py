"""Pictures of houses in the real window: many taken in at once, put in order, before and after together."""

import threading
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tests.reports.pdfs import page_texts
from tests.ui.offices import CLERK
from tests.unit.services.test_camera import notes, upright, written
from ui import messages
from ui.pages.housing.page import HousingPage
from ui.pages.housing.photo_intake import IntakeDialog
from ui.pages.housing.photo_panel import PhotoForm
from ui.pages.housing.photo_viewer import PairViewer, PhotoViewer
from ui.pages.housing.project_photos import PhotosSection
from ui.printing.preview import PreviewDialog
from welfaredesk.queries.house_photos import photos_of
from welfaredesk.services import camera, consents, house_photos, house_surveys, housing
from welfaredesk.services.house_photos import PROJECT, SURVEY, NewPhoto, PhotoInput
from welfaredesk.services.house_surveys import SurveyInput
from welfaredesk.services.housing import ProjectInput


def shot(number: int) -> bytes:
    """A small picture of its own, with what a telephone notes."""
    return written(upright((64 + number, 48)), exif=notes())


@pytest.fixture
def house(office):
    person = office.add_person("นางอนงค์ ใจดี", house_no="12/3", moo="4")
    found = SurveyInput(date(2026, 11, 10), False, house_no="12/3", moo="4", person_ids=(person,))
    survey = house_surveys.record_survey(CLERK, office.db, found).id
    data = ProjectInput(person, support_kind="repair", survey_id=survey, house_no="12/3", moo="4")
    project = housing.create_project(CLERK, office.db, data).id

    def add(entity: str, entity_id: int, number: int, kind: str, place: str = "") -> None:
        photo = NewPhoto(camera.taken_in(shot(number)), PhotoInput(kind, place, f"ภาพที่ {number}"))
        house_photos.add_photos(CLERK, office.db, entity, entity_id, [photo])

    add(SURVEY, survey, 1, "damage", "roof")
    add(SURVEY, survey, 2, "outside")
    add(PROJECT, project, 3, "after", "roof")
    return {"survey": survey, "project": project}


@pytest.fixture
def page(house, window) -> HousingPage:
    shown = window.open_page("housing")
    assert isinstance(shown, HousingPage)
    return shown


@pytest.fixture
def section(page, house) -> PhotosSection:
    page.show_project(house["project"])
    view = page.stack.currentWidget()
    view.tabs.setCurrentIndex(list(view.sections).index(PhotosSection))
    return view.sections[PhotosSection]


def dialog_of(page, kind, qtbot):
    """The dialog of a kind that is open, once its keys are its own."""
    shown = next(each for each in page.window().findChildren(kind) if each.isVisible())
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


def captions(panel) -> list[str]:
    return [photo.caption for photo in panel.grid.photos]


def test_many_pictures_are_taken_in_at_once_off_the_windows_thread(
    page, house, office, tmp_path, qtbot, monkeypatch
):
    page.show_survey(house["survey"])
    panel = page.stack.currentWidget().photos
    files = []
    for number in range(50):
        files.append(tmp_path / f"IMG_{number:02}.jpg")
        files[-1].write_bytes(b"" if number == 7 else shot(10 + number))
    threads = set()
    read = camera.taken_in

    def watched(image):
        threads.add(threading.get_ident())
        return read(image)

    monkeypatch.setattr(camera, "taken_in", watched)
    panel.add_photos(files)
    dialog = dialog_of(page, IntakeDialog, qtbot)
    assert not dialog.save_button.isEnabled()
    assert "จาก 50" in dialog.doing.text()
    qtbot.waitUntil(dialog.save_button.isEnabled, timeout=20_000)
    assert threading.get_ident() not in threads
    assert dialog.problems == ["IMG_07.jpg: ไฟล์ภาพนี้ว่างเปล่า (0 ไบต์) กรุณาคัดลอกจากกล้องหรือโทรศัพท์ใหม่"]
    first, second = dialog.rows[0], dialog.rows[1]
    assert first.day.value() == date(2026, 11, 20)
    first.kind.setCurrentIndex(first.kind.findData("inside"))
    first.caption.setText("ครัว")
    second.keep_position.setChecked(True)
    dialog.rows[-1].dropped.emit()
    qtbot.keyClick(dialog, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: len(panel.grid.photos) == 50, timeout=10_000)  # 2 + 50 - empty - dropped
    kept = photos_of(office.db, SURVEY, house["survey"])[2:]
    assert (kept[0].label, kept[0].caption, kept[0].latitude) == ("ภายในบ้าน", "ครัว", None)
    assert (kept[1].kind, kept[1].latitude) == ("outside", 18.575)


def test_reading_can_be_given_up(page, house, office, tmp_path, qtbot):
    page.show_survey(house["survey"])
    files = [tmp_path / f"{number}.jpg" for number in range(5)]
    for number, file in enumerate(files):
        file.write_bytes(shot(20 + number))
    page.stack.currentWidget().photos.add_photos(files)
    dialog_of(page, IntakeDialog, qtbot).reject()
    qtbot.waitUntil(lambda: not page.context.jobs.is_busy())
    assert len(photos_of(office.db, SURVEY, house["survey"])) == 2


def test_the_phases_stand_side_by_side_with_the_surveys_pictures(section):
    shown = {phase: captions(panel) for phase, panel in section.panels.items()}
    assert shown == {"before": ["ภาพที่ 1", "ภาพที่ 2"], "during": [], "after": ["ภาพที่ 3"]}
    assert section.compare_button.toolTip() == "เทียบก่อน–หลัง: มีทั้งก่อนและหลัง 1 จาก 2 จุด"


def test_before_and_after_of_one_place_are_looked_at_together(page, section, qtbot):
    qtbot.mouseClick(section.compare_button, Qt.MouseButton.LeftButton)
    viewer = dialog_of(page, PairViewer, qtbot)
    assert (viewer.before.photo.caption, viewer.after.photo.caption) == ("ภาพที่ 1", "ภาพที่ 3")
    assert viewer.where.text() == "คู่ที่ 1 จาก 2 · หลังคา"
    qtbot.keyClick(viewer, Qt.Key.Key_Right)
    assert (viewer.before.photo.caption, viewer.after.photo) == ("ภาพที่ 2", None)
    assert viewer.after.pane.text() == "ยังไม่มีภาพ"
    assert not viewer.next_button.isEnabled()


def test_a_picture_is_described_ordered_and_taken_away_with_the_keyboard(page, section, qtbot, monkeypatch):
    panel = section.panels["before"]
    panel.grid.setFocus()
    panel.shift(panel.grid.photos[1], -1)
    assert captions(panel) == ["ภาพที่ 2", "ภาพที่ 1"]
    panel.grid.setCurrentRow(1)
    panel.edit(panel.grid.current())
    form = dialog_of(page, PhotoForm, qtbot)
    form.editors["caption"].setText("สังกะสีผุ")
    qtbot.keyClick(form, Qt.Key.Key_F9)
    assert captions(panel) == ["ภาพที่ 2", "สังกะสีผุ"]
    assert panel.grid.current().caption == "สังกะสีผุ"
    qtbot.keyClick(panel.grid, Qt.Key.Key_Return)
    viewer = dialog_of(page, PhotoViewer, qtbot)
    assert viewer.where.text() == "ภาพที่ 2 จาก 2"
    assert viewer.copy_button.isHidden()
    viewer.reject()
    monkeypatch.setattr(messages, "ask", lambda *_args, **_more: True)
    qtbot.keyClick(panel.grid, Qt.Key.Key_Delete)
    assert captions(panel) == ["ภาพที่ 2"]


def test_a_position_kept_on_purpose_can_be_copied_and_forgotten(page, section, house, office):
    taken = camera.taken_in(shot(30))
    photo = NewPhoto(taken, PhotoInput("during", "", "พิกัด"), keep_position=True)
    house_photos.add_photos(CLERK, office.db, PROJECT, house["project"], [photo])
    page.context.changes.announce(frozenset({"attachment"}))
    panel = section.panels["during"]
    panel.menu.aboutToShow.emit()
    deeds = {action.text(): action for action in panel.menu.actions()}
    deeds["คัดลอกพิกัด"].trigger()
    assert QGuiApplication.clipboard().text() == "18.575000, 99.005000"
    deeds["ลบพิกัดของภาพนี้"].trigger()
    panel.menu.aboutToShow.emit()
    assert "คัดลอกพิกัด" not in {action.text() for action in panel.menu.actions()}


def test_who_refused_pictures_is_told(page, section, office):
    assert section.refused.text() == ""
    agreed = consents.ConsentInput("1", date(2026, 11, 1), "paper", health=True)
    consents.give(CLERK, office.db, office.people["นางอนงค์ ใจดี"], agreed)
    page.context.changes.announce(frozenset({"person"}))
    assert "1 พ.ย. 2569 โดยไม่ยินยอมให้ถ่ายภาพ" in section.refused.text()


def test_the_report_in_pictures_is_shown(section, qtbot):
    qtbot.mouseClick(section.print_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: section.findChild(PreviewDialog, "paper") is not None, timeout=15_000)
    preview = section.findChild(PreviewDialog, "paper")
    assert "ก่อนปรับปรุง" in " ".join(page_texts(preview.view.data))
    preview.close()


def test_files_that_are_dropped_are_taken_in(page, section, tmp_path, qtbot):
    file = Path(tmp_path / "a.jpg")
    file.write_bytes(shot(31))
    section.panels["after"].grid.dropped.emit([file])
    dialog = dialog_of(page, IntakeDialog, qtbot)
    qtbot.waitUntil(dialog.save_button.isEnabled, timeout=5000)
    assert dialog.rows[0].kind.currentData() == "after"
