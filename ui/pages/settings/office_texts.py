"""The office's wording: every text with its versions, what each says, from when to when."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QScrollArea, QSplitter, QWidget

from ui import messages
from ui.context import AppContext
from ui.models.listed_rows import ListedRows
from ui.models.query_table import Badge, Column, QueryTableModel
from ui.pages.settings import Section
from ui.pages.settings.text_forms import wording_form
from ui.printing.preview import PreviewDialog
from ui.theme import Tone, set_look, tokens
from ui.widgets.parts import Paragraph, button, column, label, row
from ui.widgets.table import TableView
from welfaredesk import clock
from welfaredesk.domain import thai_dates
from welfaredesk.domain.office_texts import WORDINGS, Wording
from welfaredesk.errors import DomainError
from welfaredesk.queries.office_texts import TextVersion, text_versions
from welfaredesk.services.office_texts import remove_text

TEXTS_WIDTH = 310
translate = QCoreApplication.translate


class OfficeTextsSection(Section):
    """The texts at the left; at the right the versions of one and, under them, what the chosen one says."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.texts = dict(enumerate(WORDINGS.values()))
        self.versions: dict[int, TextVersion] = {}
        self.text_model = QueryTableModel(_text_columns(), self)
        self.table = TableView(self.text_model)
        self.version_model = QueryTableModel(_version_columns(), self)
        self.version_table = TableView(self.version_model)
        self.printed_on = label(role="muted")
        self.says = Paragraph()
        self.add_button = button(self.tr("เพิ่มข้อความใหม่…"), "plus", "primary", self.add_new)
        self.edit_button = button(self.tr("แก้ไข…"), "edit", clicked=self.edit)
        self.sample_button = button(self.tr("ดูบนเอกสาร"), "eye", clicked=self.show_sample)
        self.remove_button = button(self.tr("ลบ…"), "trash", "danger", self.remove)
        self._lay_out()
        self.table.chosen.connect(lambda _place: self._show_versions())
        self.table.opened.connect(lambda _place: self.add_new())
        self.version_table.chosen.connect(lambda _place: self._follow())
        self.version_table.opened.connect(lambda _place: self.edit())

    def entered(self) -> None:
        if self.table.current_id() is None:
            self.text_model.show_query(ListedRows(self.texts))
            self.table.select_id(0)
        self._show_versions()

    def take_focus(self) -> None:
        self.table.setFocus()

    def show_text(self, code: str) -> None:
        """Choose a text by its code."""
        self.table.select_id(next(place for place, text in self.texts.items() if text.code == code))

    def add_new(self) -> None:
        """A new wording from a day on; it begins as the chosen version says."""
        version = self._version()
        if version is not None:
            self._ask(version, fixed=False)

    def edit(self) -> None:
        """Put the chosen version right; the program's own becomes a new one of the office."""
        version = self._version()
        if version is not None:
            self._ask(version, fixed=True)

    def remove(self) -> None:
        """Take back the chosen version, after asking."""
        text, version = self._text(), self._version()
        if text is None or version is None or version.valid_from is None:
            return
        said = self.tr("ลบข้อความที่ใช้ตั้งแต่ {day} ข้อความก่อนหน้าจะใช้ต่อไป เอกสารที่ออกไปแล้วไม่เปลี่ยน")
        said = said.format(day=thai_dates.screen(version.valid_from))
        if not messages.ask(self, said, self.tr("ลบ"), danger=True):
            return
        try:
            self._done(remove_text(self.context.actor, self.context.db, text.code, version.valid_from))
        except DomainError as error:
            messages.show_error(self, error)

    def show_sample(self) -> None:
        """A paper that says the chosen version."""
        text, version, db = self._text(), self._version(), self.context.db
        if text is None or version is None:
            return

        def work(_progress: object, _cancelled: object) -> bytes:
            from reports import CATALOG  # the layout takes a moment to load
            from welfaredesk.papers.wording_samples import collect_sample

            form, paper = collect_sample(db, text.code, version.content)
            made: bytes = CATALOG[form].render(paper)
            return made

        def show(pdf: bytes) -> None:
            title = self.tr("ตัวอย่าง: {title}").format(title=text.title)
            dialog = PreviewDialog(pdf, title, f"{text.title}.pdf", self)
            dialog.setObjectName("sample")
            dialog.open()
            dialog.finished.connect(dialog.deleteLater)

        self.context.jobs.start(work, show, lambda error: messages.show_error(self, error), owner=self)

    # --- inside ---

    def _text(self) -> Wording | None:
        place = self.table.current_id()
        return None if place is None else self.texts.get(place)

    def _version(self) -> TextVersion | None:
        place = self.version_table.current_id()
        return None if place is None else self.versions.get(place)

    def _ask(self, version: TextVersion, *, fixed: bool) -> None:
        text = self._text()
        if text is None:
            return
        begins = version.valid_from if fixed else None
        dialog = wording_form(self.context, self, text.code, version.content, begins)
        dialog.saved.connect(self._done)
        dialog.open()
        dialog.finished.connect(dialog.deleteLater)

    def _done(self, touched: frozenset[str]) -> None:
        self.context.changes.announce(touched)
        self.context.routes.said.emit(self.tr("บันทึกข้อความแล้ว"))
        self.version_table.clearSelection()
        self.entered()

    def _show_versions(self) -> None:
        text = self._text()
        if text is None:
            return
        self.printed_on.setText(self.tr("พิมพ์ใน {papers}").format(papers=text.papers))
        self.versions = dict(enumerate(text_versions(self.context.db, text.code)))
        self.version_model.show_query(ListedRows(self.versions))
        self.version_table.select_id(next(place for place, each in self.versions.items() if each.now))
        self._follow()

    def _follow(self) -> None:
        version = self._version()
        own = version is not None and version.valid_from is not None
        self.edit_button.setEnabled(own)
        self.remove_button.setEnabled(own)
        self.says.set_plain(version.text if version else "")

    def _lay_out(self) -> None:
        self.table.setAccessibleName(self.tr("ข้อความ"))
        self.version_table.setAccessibleName(self.tr("ข้อความแต่ละช่วงเวลา"))
        self.says.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.says.setAlignment(Qt.AlignmentFlag.AlignTop)
        inner = QWidget()
        set_look(inner, role="scrolled")
        inner.setLayout(column(self.says, None, margins=tokens.GAP_S))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        right = QWidget()
        lines = column()
        lines.addLayout(row(None, self.remove_button, self.edit_button, self.add_button))
        lines.addWidget(self.version_table, 2)
        lines.addLayout(row(self.printed_on, None, self.sample_button))
        lines.addWidget(scroll, 3)
        right.setLayout(lines)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(right)
        split.setSizes([TEXTS_WIDTH, 2 * TEXTS_WIDTH])
        self.setLayout(column(split))


def _text_columns() -> list[Column]:
    return [
        Column(translate("settings", "ข้อความ"), _title, stretch=1, tooltip=_title),
    ]


def _title(text: Wording) -> str:
    return text.title


def _version_columns() -> list[Column]:
    return [
        Column(translate("settings", "ใช้ตั้งแต่"), _begins, width=110),
        Column(translate("settings", "ถึง"), _until, width=104),
        Column(translate("settings", "ผู้บันทึก"), _by, stretch=1, tooltip=_by),
        Column(translate("settings", "ขณะนี้"), lambda version: _state(version).text, badge=_state, width=110),
    ]


def _begins(version: TextVersion) -> str:
    return thai_dates.table(version.valid_from) if version.valid_from else translate("settings", "แรกเริ่ม")


def _until(version: TextVersion) -> str:
    return thai_dates.table(version.until) if version.until else "–"


def _by(version: TextVersion) -> str:
    return version.written_by or translate("settings", "ข้อความของโปรแกรม")


def _state(version: TextVersion) -> Badge:
    if version.now:
        return Badge(translate("settings", "ใช้อยู่"), Tone.DONE)
    if version.valid_from is not None and version.valid_from > clock.today():
        return Badge(translate("settings", "ยังไม่ถึง"), Tone.WAIT)
    return Badge(translate("settings", "เดิม"), Tone.NEUTRAL)
