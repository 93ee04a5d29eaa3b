"""Which documents each source of money asks of a house project, and for how long an owner's consent holds."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QScrollArea, QSpinBox, QWidget

from ui import messages
from ui.context import AppContext
from ui.pages.settings import Section
from ui.theme import set_look, tokens
from ui.widgets import editors
from ui.widgets.enter_moves import EnterMoves
from ui.widgets.parts import Paragraph, button, column, label, row
from welfaredesk.domain.house_consent import YEARS
from welfaredesk.domain.house_documents import ASKED
from welfaredesk.errors import DomainError
from welfaredesk.queries.house_documents import requirements
from welfaredesk.queries.value_lists import choices
from welfaredesk.services.house_documents import save_requirements
from welfaredesk.services.office import save_office


class HouseDocumentsSection(Section):
    """A source at the top, a line a document; each choice is kept at once."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.boxes: dict[str, QComboBox] = {}
        self._calm = EnterMoves(self)  # the wheel scrolls and chooses nothing
        self.source = editors.combo([])
        self.source.setAccessibleName(self.tr("แหล่งงบประมาณ"))
        self.years = QSpinBox()
        self.years.setRange(YEARS[0], YEARS[-1])
        self.years_button = button(self.tr("บันทึกจำนวนปี"), "save", clicked=self._save_years)
        inner, scroll = QWidget(), QScrollArea()
        set_look(inner, role="scrolled")
        self._grid = QGridLayout(inner)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 1)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        said = self.tr("เงินหลายแหล่งในโครงการเดียว: ใช้เอกสารของทุกแหล่งรวมกัน เปลี่ยนแล้วมีผลกับทุกโครงการที่ยังไม่ครบทันที")
        layout = column(gap=tokens.GAP_M)
        layout.addLayout(row(label(self.tr("แหล่งงบประมาณ")), self.source, None))
        layout.addWidget(scroll, 1)
        layout.addWidget(Paragraph(said, "small"))
        promise = label(self.tr("หนังสือยินยอม (W-14): ไม่รื้อถอนภายใน"))
        layout.addLayout(row(promise, self.years, label(self.tr("ปี")), self.years_button, None))
        self.setLayout(layout)
        self.source.activated.connect(lambda _place: self._show())

    def entered(self) -> None:
        chosen = self.source.currentData()
        self.source.clear()
        for code, name in choices(self.context.db, "fund_source"):
            self.source.addItem(name, code)
        self.source.setCurrentIndex(max(self.source.findData(chosen), 0))
        self.years.setValue(self.context.office.consent_years)
        self._show()

    def take_focus(self) -> None:
        self.source.setFocus()

    # --- inside ---

    def _show(self) -> None:
        asked = requirements(self.context.db, self.source.currentData())
        documents = choices(self.context.db, "house_document")
        if list(self.boxes) != [code for code, _name in documents]:
            self._make_boxes(documents)
        for code, box in self.boxes.items():
            box.setCurrentIndex(box.findData(asked.get(code, "")))

    def _make_boxes(self, documents: tuple[tuple[str, str], ...]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.boxes = {}
        for line, (code, name) in enumerate(documents):
            box = editors.combo(list(ASKED.items()))
            box.setAccessibleName(name)
            box.activated.connect(lambda _place, code=code: self._save(code))
            self._calm.watch(box)
            self._grid.addWidget(label(name), line, 0)
            self._grid.addWidget(box, line, 1)
            self.boxes[code] = box
        self._grid.setRowStretch(len(documents), 1)

    def _save(self, document: str) -> None:
        wanted = {document: self.boxes[document].currentData()}
        actor, db = self.context.actor, self.context.db
        saved = save_requirements(actor, db, self.source.currentData(), wanted)
        self.context.changes.announce(saved.touched)
        self.context.routes.said.emit(self.tr("บันทึกแล้ว"))

    def _save_years(self) -> None:
        view = self.context.office_view
        if view is None:
            return
        try:
            data = replace(view.data, consent_years=self.years.value())
            saved = save_office(self.context.actor, self.context.db, data, version=view.version)
        except DomainError as error:
            messages.show_error(self, error)
            return
        self.context.changes.announce(saved.touched)
        self.context.routes.said.emit(self.tr("บันทึกแล้ว"))
