"""One house through the years: where it stands, who lives there, surveys, projects, pictures."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from ui.context import AppContext
from ui.models.listed_rows import ListedRows
from ui.models.query_table import Column, QueryTableModel
from ui.pages.housing import columns, words
from ui.pages.housing.photo_panel import PhotoPanel
from ui.pages.housing.photo_place import take_position
from ui.pages.persons.person_editors import PositionEdit
from ui.theme import set_look, tokens
from ui.widgets.card import Card
from ui.widgets.counted import CountedLine
from ui.widgets.full_page import Facts, FullPage
from ui.widgets.parts import button
from ui.widgets.record_dialog import RecordDialog
from ui.widgets.table import TableView
from welfaredesk.domain import thai_dates
from welfaredesk.domain.house_photos import OUTSIDE
from welfaredesk.domain.houses import House
from welfaredesk.domain.paper_limits import HOUSE_LANDMARK
from welfaredesk.queries.house_page import HousePage, house_page
from welfaredesk.queries.house_places import PlaceView
from welfaredesk.services.audit import Saved
from welfaredesk.services.house_places import PlaceInput, save_place
from welfaredesk.services.housing import ProjectInput

_CARD_HIGH = 200  # logical pixels: a head and some three lines


class PlaceDialog(RecordDialog):
    """Says how the house is found; `initial` is a PlaceView, the value a PlaceInput."""

    WIDTH = 560

    def build(self, initial: PlaceView) -> None:
        self.setWindowTitle(self.tr("ที่ตั้งบ้าน"))
        self.add("community", self.tr("ชุมชน"), CountedLine(initial.community, HOUSE_LANDMARK))
        self.add("landmark", self.tr("จุดสังเกต"), CountedLine(initial.landmark, HOUSE_LANDMARK), wide=True)
        position = PositionEdit(initial.latitude, initial.longitude)
        self.add("latitude", self.tr("พิกัด (วางจากแผนที่หรือจากภาพ)"), position, wide=True)

    def value(self) -> PlaceInput:
        given = self.values()
        latitude, longitude = given["latitude"] or (None, None)
        return PlaceInput(given["community"], given["landmark"], latitude, longitude)


class HouseView(FullPage):
    """The page of one house; `survey_asked` carries the House, `project_asked` a ProjectInput."""

    person_opened = Signal(int)
    survey_opened = Signal(int)
    project_opened = Signal(int)
    survey_asked = Signal(object)
    project_asked = Signal(object)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.shown: HousePage | None = None
        self._cards: list[Card] = []
        self.copy_button = button(self.tr("คัดลอกพิกัด"), "copy", "quiet", self._copy)
        self.place_button = button(self.tr("ที่ตั้ง…"), "map-pin", clicked=self._edit_place)
        self.survey_button = button(self.tr("บันทึกการสำรวจ…"), "plus", clicked=self._ask_survey)
        self.project_button = button(self.tr("ทำโครงการ…"), "plus", "primary", self._ask_project)
        for part in (self.copy_button, self.place_button, self.survey_button, self.project_button):
            self.add_action(part)
        self.facts = Facts()
        self.body.addWidget(self.facts)
        self.people, people = self._list(self.tr("ผู้อยู่อาศัย"), "people", columns.residents())
        self.surveys, surveys = self._list(self.tr("การสำรวจ"), "search", columns.house_surveys())
        self.projects, projects = self._list(self.tr("โครงการ"), "house", columns.house_projects())
        people.opened.connect(lambda person_id: self.person_opened.emit(person_id))
        surveys.opened.connect(lambda survey_id: self.survey_opened.emit(survey_id))
        projects.opened.connect(lambda project_id: self.project_opened.emit(project_id))
        self.photos = PhotoPanel(context, self.tr("ภาพถ่ายตามปี"), OUTSIDE)
        self.photos.position_wanted.connect(self._take_position)
        self._lay_out()

    def show_house(self, house: House) -> None:
        """Show a house. Raises RecordNotFound."""
        self.shown = page = house_page(self.context.db, house)
        place = words.place(page.house.house_no, page.house.moo)
        self.title.setText(self.tr("บ้านเลขที่ {place}").format(place=place))
        self.badge.setVisible(bool(page.surveys))
        if page.surveys:
            self.badge.set_badge(words.suitable_badge(page.surveys[0][0]))
        self.facts.show_facts(self._facts(page))
        self.people.show_query(ListedRows({person.id: person for person in page.residents}))
        self.surveys.show_query(ListedRows({survey[0].id: survey for survey in page.surveys}))
        self.projects.show_query(ListedRows({row.id: row for row in page.projects}))
        self.photos.show_photos(None, page.photos)
        self.copy_button.setVisible(page.place.latitude is not None)
        self.place_button.setVisible(bool(page.house.house_no))

    def refresh(self) -> None:
        """Read the house again."""
        if self.shown is not None:
            self.show_house(self.shown.house)

    def take_focus(self) -> None:
        """Put the keyboard on what comes next."""
        self.project_button.setFocus()

    # --- inside ---

    def _list(self, title: str, picture: str, shown: list[Column]) -> tuple[QueryTableModel, TableView]:
        model = QueryTableModel(shown, self)
        card, table = Card(title, picture), TableView(model)
        table.setAccessibleName(title)
        card.add(table)
        self._cards.append(card)
        return model, table

    def _lay_out(self) -> None:
        inner, scroll = QWidget(), QScrollArea()
        set_look(inner, role="scrolled")
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(tokens.GAP_M)
        people, surveys, projects = self._cards
        for line, part, place in ((0, people, 0), (0, surveys, 1), (1, self.photos, 0), (1, projects, 1)):
            part.setMinimumHeight(_CARD_HIGH)
            grid.addWidget(part, line, place)
        for line in (0, 1):
            grid.setRowStretch(line, 1)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 5)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        self.body.addWidget(scroll, 1)

    def _facts(self, page: HousePage) -> list[tuple[str, str] | tuple[str, str, int]]:
        place = page.place
        position = (
            words.position(place.latitude, place.longitude)
            if place.latitude is not None and place.longitude is not None
            else ""
        )
        helped = self.tr("{count} ครั้ง รวม {baht} บาท").format(
            count=page.helped, baht=words.money(page.helped_satang)
        )
        last = page.surveys[0][0].surveyed_on if page.surveys else None
        return [
            (self.tr("ชุมชน"), place.community),
            (self.tr("จุดสังเกต"), place.landmark),
            (self.tr("พิกัด"), position),
            (self.tr("รหัสประจำบ้าน"), page.house_code),
            (self.tr("ผู้อยู่อาศัย"), self.tr("{count} คน").format(count=len(page.residents))),
            (self.tr("สำรวจล่าสุด"), thai_dates.screen(last) if last else self.tr("ยังไม่เคยสำรวจ")),
            (self.tr("สร้างหรือซ่อมแล้ว"), helped if page.helped else self.tr("ยังไม่เคย")),
        ]

    def _copy(self) -> None:
        if self.shown is not None:
            place = self.shown.place
            if place.latitude is not None and place.longitude is not None:
                QGuiApplication.clipboard().setText(words.position(place.latitude, place.longitude))
                self.context.routes.said.emit(self.tr("คัดลอกพิกัดแล้ว"))

    def _edit_place(self) -> None:
        if (page := self.shown) is not None:
            dialog = PlaceDialog(self._save_place(page), page.place, self)
            dialog.saved.connect(self._on_saved)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def _take_position(self, latitude: float, longitude: float) -> None:
        if self.shown is not None:
            take_position(self.context, self.photos, self.shown.house, latitude, longitude)

    def _save_place(self, page: HousePage) -> "partial[Saved]":
        return partial(
            save_place,
            self.context.actor,
            self.context.db,
            page.house.house_no,
            page.house.moo,
            version=page.place.version,
        )

    def _on_saved(self, saved: Saved) -> None:
        self.context.changes.announce(saved.touched)
        self.context.routes.said.emit(self.tr("บันทึกที่ตั้งบ้านแล้ว"))

    def _ask_survey(self) -> None:
        if self.shown is not None:
            self.survey_asked.emit(self.shown.house)

    def _ask_project(self) -> None:
        if (page := self.shown) is not None:
            only = page.residents[0].id if len(page.residents) == 1 else None
            last = page.surveys[0][0].id if page.surveys else None
            house = page.house
            self.project_asked.emit(
                ProjectInput(
                    only,
                    household_id=house.household_id,
                    survey_id=last,
                    house_no=house.house_no,
                    moo=house.moo,
                )
            )
