"""Two records side by side: are they one person, and what stays when they become one."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from ui import messages
from ui.context import AppContext
from ui.pages.persons.merge_choice import CAPTION_WIDTH, GONE, KEPT, CompareGrid
from ui.pages.persons.merge_words import MergeWords, moves_text
from ui.theme import Tone, set_look, tokens
from ui.widgets.banner import Banner
from ui.widgets.parts import Paragraph, button, column, label, row, rule
from welfaredesk.errors import DomainError
from welfaredesk.messages import sentence
from welfaredesk.queries.persons import PersonQuery
from welfaredesk.services import duplicates
from welfaredesk.services.duplicates import Merged
from welfaredesk.services.merge_fields import FieldChoice
from welfaredesk.services.merge_view import MergePreview

_OTHER = {KEPT: GONE, GONE: KEPT}


class MergeDialog(QDialog):
    """Shows what a merge would do; `merged` once it is done, `apart` when they are two people."""

    WIDTH, HEIGHT = 900, 640

    def __init__(
        self,
        context: AppContext,
        one_id: int,
        other_id: int,
        reasons: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.kept_id, self.gone_id = one_id, other_id
        self.choices: dict[str, str] = {}
        self.merged: Merged | None = None
        self.apart = False
        self.preview: MergePreview | None = None
        self._reasons, self._words = reasons, MergeWords(context.db)
        self.setWindowTitle(self.tr("เทียบรายชื่อที่อาจเป็นคนเดียวกัน"))
        self.banner = Banner()
        self._scroll = QScrollArea()
        self._lay_out()
        self.show_preview()
        self.merge_button.setFocus()
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        room = self.screen().availableGeometry().size()
        return QSize(min(self.WIDTH, room.width() - 40), min(self.HEIGHT, room.height() - 40))

    def show_preview(self) -> None:
        """Read anew what the merge would do with the choices made, keeping the place and the focus."""
        if self.merged is not None:
            return  # done before the last choice was painted
        had, place = self.focusWidget(), self._scroll.verticalScrollBar().value()
        name = had.objectName() if had is not None else ""
        try:
            self.preview = duplicates.merge_preview(self.context.db, self.kept_id, self.gone_id, self.choices)
        except DomainError as error:
            messages.show_error(self, error)
            self.merge_button.setEnabled(False)
            return
        content = self._content(self.preview)
        self._scroll.setWidget(content)
        self._scroll.verticalScrollBar().setValue(place)
        again = content.findChild(QWidget, name) if name else None
        if again is not None:
            again.setFocus()

    def swap(self) -> None:
        """Keep the other record; every choice means the same record as before."""
        self.kept_id, self.gone_id = self.gone_id, self.kept_id
        self.choices = {key: _OTHER[side] for key, side in self.choices.items()}
        self.show_preview()

    def choose(self, key: str, side: str) -> None:
        """Take a line from the record that stays or from the one that goes."""
        self.choices[key] = side
        # the pressed dot is replaced by the new preview: not while it is still telling about the press
        QTimer.singleShot(0, self, self.show_preview)

    def merge(self) -> None:
        """Make the two one, as shown."""
        if self.preview is None:
            return
        try:
            self.merged = duplicates.merge(
                self.context.actor,
                self.context.db,
                self.kept_id,
                self.gone_id,
                self.choices,
                versions=self.preview.versions,
            )
        except DomainError as error:
            messages.show_error(self, error)
            self.show_preview()
            return
        self.accept()

    def part(self) -> None:
        """Remember that these are two people."""
        try:
            duplicates.not_same(self.context.actor, self.context.db, self.kept_id, self.gone_id)
        except DomainError as error:
            messages.show_error(self, error)
            return
        self.apart = True
        self.accept()

    # --- what it shows ---

    def _content(self, preview: MergePreview) -> QWidget:
        inner = QWidget()
        set_look(inner, role="scrolled")
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(tokens.GAP_XL, tokens.GAP_M, tokens.GAP_XL, tokens.GAP_L)
        layout.setSpacing(tokens.GAP_M)
        warnings = "\n".join(sentence(code, {}) for code in preview.warnings)
        self.banner.say(Tone.WAIT, warnings)
        layout.addLayout(self._heads())
        layout.addWidget(rule())
        grid = CompareGrid()
        grid.chosen.connect(self.choose)
        self._fill(grid, preview)
        layout.addWidget(grid)
        layout.addWidget(rule())
        moved = moves_text(preview.moves) or self.tr("ไม่มีข้อมูลอื่นที่ต้องย้าย")
        layout.addWidget(label(self.tr("ข้อมูลที่จะย้ายมารวมกัน"), "section"))
        layout.addWidget(Paragraph(moved))
        layout.addStretch(1)
        return inner

    def _heads(self) -> QVBoxLayout:
        rows = PersonQuery(self.context.db).rows([self.kept_id, self.gone_id])
        swap = button(self.tr("สลับ"), "refresh", "quiet", self.swap)
        swap.setToolTip(self.tr("เก็บอีกรายการหนึ่งแทน (Alt+S)"))
        swap.setObjectName("swap")
        swap.setFixedWidth(CAPTION_WIDTH)
        both = row(swap, gap=tokens.GAP_L)
        for person_id, told in ((self.kept_id, self.tr("เก็บรายการนี้")), (self.gone_id, self.tr("รวมเข้าไป"))):
            name = Paragraph(rows[person_id].name, "section")
            name.setObjectName(f"name_{'kept' if person_id == self.kept_id else 'gone'}")
            number = rows[person_id].national_id or self.tr("ไม่มีเลขประจำตัว")
            side = column(label(told, "small"), name, label(number, "small"), gap=0)
            both.addLayout(side, 1)
        layout = column(gap=tokens.GAP_S)
        if self._reasons:
            why = self.tr("เหตุที่น่าจะเป็นคนเดียวกัน: {reasons}").format(reasons=self._reasons)
            layout.addWidget(Paragraph(why, "muted"))
        layout.addLayout(both)
        return layout

    def _fill(self, grid: CompareGrid, preview: MergePreview) -> None:
        open_fields = [entry for entry in preview.fields if entry.open]
        open_rows = [entry for entry in preview.rows if not entry.same]
        if open_fields or open_rows:
            grid.add_head(self.tr("ไม่ตรงกัน เลือกว่าจะใช้ข้อมูลใด"))
        for entry in open_fields:
            texts = self._texts(entry)
            grid.add_choice(entry.code, self._words.field(entry.code), *texts, entry.taken)
        for line in open_rows:
            grid.add_choice(line.key, line.what, line.kept, line.gone, line.taken)
        rest = [entry for entry in preview.fields if not entry.open]
        if rest:
            grid.add_head(self.tr("ตรงกันหรือเติมให้กันได้"))
        for entry in sorted(rest, key=lambda entry: entry.taken == "same"):
            grid.add_line(self._words.field(entry.code), *self._texts(entry), entry.taken)

    def _texts(self, entry: FieldChoice) -> tuple[str, str]:
        words = self._words
        return words.value(entry.code, entry.kept), words.value(entry.code, entry.gone)

    def _lay_out(self) -> None:
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.merge_button = button(self.tr("รวมเป็นคนเดียว"), "check", "primary", self.merge)
        self.merge_button.setToolTip("F9")
        self.part_button = button(self.tr("คนละคน"), "people", clicked=self.part)
        self.part_button.setToolTip(self.tr("จำไว้ว่าเป็นคนละคน ไม่ถามคู่นี้อีก (Alt+N)"))
        close = button(self.tr("ปิด"), clicked=self.reject)
        for keys, run in (("F9", self.merge), ("Alt+N", self.part), ("Alt+S", self.swap)):
            QShortcut(QKeySequence(keys), self, run)
        footer = QFrame()
        set_look(footer, role="footer")
        keys_told = label(self.tr("F9 รวม · Alt+N คนละคน · Alt+S สลับ"), "small")
        bottom = row(keys_told, None, close, self.part_button, self.merge_button)
        bottom.setContentsMargins(tokens.GAP_XL, tokens.GAP_M, tokens.GAP_XL, tokens.GAP_M)
        footer.setLayout(bottom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        above = row(self.banner)
        above.setContentsMargins(tokens.GAP_XL, tokens.GAP_M, tokens.GAP_XL, 0)
        layout.addLayout(above)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(footer)
