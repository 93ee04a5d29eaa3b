"""Parting two records that were merged: what returns to whom is shown before it is done."""

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from ui import messages
from ui.context import AppContext
from ui.pages.persons.merge_words import MergeWords, moves_text
from ui.theme import Tone, set_look, tokens
from ui.widgets.banner import Banner
from ui.widgets.parts import Paragraph, button, label, row, rule
from welfaredesk.errors import DomainError
from welfaredesk.messages import text_of
from welfaredesk.services import duplicates
from welfaredesk.services.merge_view import UndoPreview

translate = QCoreApplication.translate


class UndoMergeDialog(QDialog):
    """Shows what undoing a merge would do; `undone` once it is done. Says why when it can't be."""

    WIDTH, HEIGHT = 640, 470

    def __init__(self, context: AppContext, merge_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.merge_id = context, merge_id
        self.undone: duplicates.Merged | None = None
        self._words = MergeWords(context.db)
        self.setWindowTitle(self.tr("ย้อนการรวมรายชื่อ"))
        self.banner = Banner()
        self.undo_button = button(self.tr("ย้อนการรวม"), "undo", "primary", self.undo)
        self.undo_button.setToolTip("F9")
        self._close = button(self.tr("ปิด"), clicked=self.reject)
        self._scroll = QScrollArea()
        self._lay_out()
        QShortcut(QKeySequence("F9"), self, self.undo)
        self._show_preview()
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        room = self.screen().availableGeometry().size()
        return QSize(min(self.WIDTH, room.width() - 40), min(self.HEIGHT, room.height() - 40))

    def undo(self) -> None:
        """Part the two, as shown."""
        if not self.undo_button.isEnabled():
            return
        try:
            self.undone = duplicates.undo_merge(self.context.actor, self.context.db, self.merge_id)
        except DomainError as error:
            messages.show_error(self, error)
            self._show_preview()
            return
        self.accept()

    # --- what it shows ---

    def _show_preview(self) -> None:
        try:
            preview = duplicates.undo_preview(self.context.db, self.merge_id)
        except DomainError as error:
            self.banner.say(Tone.LATE, text_of(error))
            self.undo_button.setEnabled(False)
            self._close.setFocus()
            return
        self._scroll.setWidget(self._content(preview))
        self.undo_button.setFocus()

    def _content(self, preview: UndoPreview) -> QWidget:
        inner = QWidget()
        set_look(inner, role="scrolled")
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(tokens.GAP_XL, tokens.GAP_L, tokens.GAP_XL, tokens.GAP_L)
        layout.setSpacing(tokens.GAP_S)
        apart = self.tr("{gone} จะกลับมาเป็นอีกคนหนึ่ง แยกจาก {kept}")
        layout.addWidget(Paragraph(apart.format(gone=preview.gone, kept=preview.kept), "section"))
        layout.addWidget(rule())
        layout.addWidget(label(self.tr("กลับไปเป็นของ {gone}").format(gone=preview.gone), "strong"))
        layout.addWidget(Paragraph(moves_text(preview.moves) or self.tr("ไม่มีข้อมูลอื่นที่ต้องย้ายกลับ")))
        if preview.fields:
            layout.addWidget(label(self.tr("กลับเป็นดังเดิมใน {kept}").format(kept=preview.kept), "strong"))
        for change in preview.fields:
            now, then = (self._words.value(change.code, value) for value in (change.now, change.then))
            layout.addWidget(Paragraph(f"{self._words.field(change.code)}: {now} → {then}"))
        since = self.tr("ข้อมูลที่เพิ่มหลังการรวมยังอยู่กับ {kept}").format(kept=preview.kept)
        layout.addWidget(Paragraph(since, "muted"))
        layout.addStretch(1)
        return inner

    def _lay_out(self) -> None:
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        footer = QFrame()
        set_look(footer, role="footer")
        bottom = row(label(self.tr("F9 ย้อนการรวม · Esc ปิด"), "small"), None, self._close, self.undo_button)
        bottom.setContentsMargins(tokens.GAP_XL, tokens.GAP_M, tokens.GAP_XL, tokens.GAP_M)
        footer.setLayout(bottom)
        above = row(self.banner)
        above.setContentsMargins(tokens.GAP_XL, tokens.GAP_M, tokens.GAP_XL, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(above)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(footer)


def undo(context: AppContext, parent: QWidget, merge_id: int) -> bool:
    """Show what undoing a merge would do, and do it if the clerk wants; every page is told."""
    dialog = UndoMergeDialog(context, merge_id, parent)
    dialog.exec()
    dialog.deleteLater()
    if dialog.undone is None:
        return False
    context.changes.announce(dialog.undone.touched)
    context.routes.said.emit(translate("merge", "ย้อนการรวมแล้ว เป็นสองคนดังเดิม"))
    return True
