"""The one search box of the window: people, devices, papers and work, picked from a list under it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QColor, QFocusEvent, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.context import AppContext
from ui.icons import icon
from ui.theme import set_look, tokens
from ui.widgets.keyboard_layout import mark_in
from ui.widgets.parts import label
from ui.widgets.search_box import SearchBox
from welfaredesk.domain import thai_dates
from welfaredesk.errors import DomainError
from welfaredesk.messages import text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from welfaredesk.queries.documents import PaperRow
    from welfaredesk.queries.house_page import HouseHit
    from welfaredesk.queries.housing import HouseRow
    from welfaredesk.queries.lending import ItemRow
    from welfaredesk.queries.persons import PersonRow
    from welfaredesk.queries.search import SlipRow
    from welfaredesk.queries.work_search import WorkHit

WAIT_MS = 120
Line = tuple[object, str, str, str]  # what to open, icon, words, what tells it from others
KIND, RECORD, DETAIL = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2
Index = QModelIndex | QPersistentModelIndex


class _ResultDelegate(QStyledItemDelegate):
    """The name at the left, what tells it from others at the right in a quieter colour."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        detail = str(index.data(DETAIL) or "")
        self.initStyleOption(option, index)
        name, option.text = option.text, ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        is_head = index.data(KIND) is None
        left = tokens.GAP_M if is_head else tokens.GAP_M * 2 + tokens.ICON
        area: QRect = option.rect.adjusted(left, 0, -tokens.GAP_M, 0)
        painter.save()
        font = QFont(option.font)
        if is_head or detail:
            font.setPointSizeF(tokens.SMALL)
        painter.setPen(QColor(tokens.MUTED))
        painter.setFont(font)
        middle, right = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight
        painter.drawText(area, middle | right, detail)
        room = area.width() - painter.fontMetrics().horizontalAdvance(detail) - tokens.GAP_L
        if not is_head:
            painter.setFont(option.font)
            painter.setPen(QColor(tokens.INK))
        words = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(area, middle, words)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), 28 if index.data(KIND) is None else tokens.ROW)


class GlobalSearch(SearchBox):
    """Ctrl+K; typing looks up everywhere, arrows choose, Enter opens, Esc closes the list."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.context = context
        self.setObjectName("global_search")
        self.setPlaceholderText(self.tr("ค้นหาทุกอย่าง ชื่อ รหัส เลขที่ (Ctrl+K)"))
        self.setAccessibleName(self.tr("ค้นหาทุกอย่าง"))
        self.results = QListWidget()
        self._popup: QFrame | None = None
        self._nothing = label(role="muted")
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT_MS)
        self._wait.timeout.connect(self.look_up)
        self.textEdited.connect(lambda: self._wait.start())
        self.textChanged.connect(lambda text: None if text else self.close_results())
        self.results.itemClicked.connect(self._open)

    def look_up(self) -> None:
        """Search now and show what was found."""
        self._wait.stop()
        wanted = self._wanted()
        if not wanted:
            self.close_results()
            return
        from welfaredesk.queries.search import find  # at the first search: the window comes first

        self.results.clear()
        try:
            found = find(self.context.db, wanted)
        except DomainError as error:
            self._show(text_of(error))
            return
        self._add_kind("person", self.tr("บุคคล"), [self._person_line(row) for row in found.persons])
        self._add_kind("item", self.tr("อุปกรณ์"), [self._item_line(row) for row in found.items])
        self._add_kind("slip", self.tr("ใบยืม"), [_slip_line(row) for row in found.slips])
        self._add_kind("paper", self.tr("เอกสารที่ออก"), [_paper_line(row) for row in found.papers])
        self._add_kind("house", self.tr("บ้าน"), [self._house_line(hit) for hit in found.houses])
        self._add_kind("project", self.tr("โครงการบ้าน"), [_project_line(row) for row in found.projects])
        self._add_work(found.work)
        nothing = "" if self.results.count() else self.tr("ไม่พบ «{text}»").format(text=wanted)
        self._show(nothing)

    def close_results(self) -> None:
        """Hide the list."""
        if self._popup is not None:
            self._popup.hide()

    def is_open(self) -> bool:
        """True while the list of results is shown."""
        return self._popup is not None and self._popup.isVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.is_open():
            self._move(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._wait.isActive() or not self.is_open():
                self.look_up()
            if self.results.currentItem() is not None:
                self._open(self.results.currentItem())
        elif key == Qt.Key.Key_Escape:
            self.close_results()
            self.clear()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # Esc belongs to the box while it has the focus, not to the window's shortcut
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() == Qt.Key.Key_Escape
            and (self.is_open() or self.text())
        ):
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self.results.underMouse():
            self.close_results()

    def _wanted(self) -> str:
        """What was typed; a paper's mark also as a scanner types it with the Thai keyboard on."""
        return mark_in(self.text()) or self.query()

    def _add_kind(self, kind: str, title: str, lines: list[Line]) -> None:
        if not lines:
            return
        head = QListWidgetItem(title)
        head.setFlags(Qt.ItemFlag.NoItemFlags)
        self.results.addItem(head)
        for record, picture, name, detail in lines:
            item = QListWidgetItem(icon(picture, tokens.MUTED), name)
            item.setData(KIND, kind)
            item.setData(RECORD, record)
            item.setData(DETAIL, detail)
            self.results.addItem(item)

    def _house_line(self, hit: "HouseHit") -> Line:
        moo = self.tr("หมู่ {moo}").format(moo=hit.house.moo) if hit.house.moo else ""
        verdicts = {None: "", True: self.tr("ไม่เหมาะสม"), False: self.tr("เหมาะสม")}
        name = " ".join(part for part in (hit.house.house_no, moo, hit.names) if part)
        return hit.house, "house", name, verdicts[hit.unsuitable]

    def _add_work(self, hits: "Sequence[WorkHit]") -> None:
        """People who look for work, openings and organisations."""
        kinds = (
            ("seeker", self.tr("ผู้หางาน"), "search"),
            ("opening", self.tr("ตำแหน่งว่าง"), "briefcase"),
            ("organisation", self.tr("หน่วยงาน"), "house"),
        )
        for kind, title, picture in kinds:
            lines: list[Line] = [(hit.id, picture, hit.name, hit.detail) for hit in hits if hit.kind == kind]
            self._add_kind(kind, title, lines)

    def _person_line(self, row: "PersonRow") -> Line:
        age = "" if row.age is None else self.tr("{age} ปี").format(age=row.age)
        moo = self.tr("หมู่ {moo}").format(moo=row.moo) if row.moo else ""
        return row.id, "person", row.name, " · ".join(part for part in (age, moo) if part)

    def _item_line(self, row: "ItemRow") -> Line:
        state = self.tr("ว่าง") if row.available else row.holder or self.tr("ยังให้ยืมไม่ได้")
        return row.id, "wheelchair", f"{row.model}  {row.code}", state

    def _show(self, nothing: str) -> None:
        popup = self._popup or self._make_popup()
        self._nothing.setText(nothing)
        self._nothing.setVisible(bool(nothing))
        self.results.setVisible(not nothing)
        if not nothing:
            self.results.setCurrentRow(1)
            rows = range(self.results.count())
            height = sum(self.results.sizeHintForRow(row) for row in rows)
            self.results.setFixedHeight(min(height + 8, 440))
        self._place()
        popup.show()
        popup.raise_()

    def _make_popup(self) -> QFrame:
        popup = QFrame(self.window())
        set_look(popup, role="popup")
        self._nothing.setContentsMargins(tokens.GAP_M, tokens.GAP_S, tokens.GAP_M, tokens.GAP_S)
        self.results.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.results.setStyleSheet("QListView { border: none; }")  # the popup has the frame
        self.results.setItemDelegate(_ResultDelegate(self.results))
        layout = QVBoxLayout(popup)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self.results)
        layout.addWidget(self._nothing)
        self.window().installEventFilter(self)
        self._popup = popup
        return popup

    def _place(self) -> None:
        if self._popup is None:
            return
        corner = self.mapTo(self.window(), QPoint(0, self.height() + 2))
        self._popup.setFixedWidth(max(self.width(), 440))
        self._popup.adjustSize()
        self._popup.move(corner)

    def _move(self, step: int) -> None:
        place = self.results.currentRow() + step
        while 0 <= place < self.results.count():
            if self.results.item(place).data(KIND) is not None:
                self.results.setCurrentRow(place)
                return
            place += step

    def _open(self, item: QListWidgetItem) -> None:
        kind, record = item.data(KIND), item.data(RECORD)
        if kind is None:
            return
        self.close_results()
        self.clear()
        routes = self.context.routes
        wanted = {
            "person": routes.person_wanted,
            "item": routes.item_wanted,
            "slip": routes.loan_wanted,
            "paper": routes.paper_wanted,
            "house": routes.house_wanted,
            "project": routes.project_wanted,
            "seeker": routes.seeker_wanted,
            "opening": routes.opening_wanted,
            "organisation": routes.organisation_wanted,
        }
        wanted[kind].emit(record)


def _slip_line(row: "SlipRow") -> Line:
    return row.contract_id, "file", f"{row.no}  {row.borrower}", thai_dates.screen(row.lent_on)


def _paper_line(row: "PaperRow") -> Line:
    from reports import form_title

    state = QCoreApplication.translate("GlobalSearch", "ยกเลิก") if row.voided else ""
    detail = " · ".join(part for part in (state, thai_dates.screen(row.issued_on)) if part)
    return row.id, "file", f"{form_title(row.form)} {row.no}  {row.about}".strip(), detail


def _project_line(row: "HouseRow") -> Line:
    return row.id, "tools", f"{row.no}  {row.name}", row.stage_label
