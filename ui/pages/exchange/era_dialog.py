"""Asking once for each column which era its two-digit years count in."""

from collections.abc import Sequence

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QGridLayout,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.theme import set_look, tokens
from ui.widgets.parts import Paragraph, button, column, label, row
from welfaredesk.domain import thai_dates
from welfaredesk.domain.thai_dates import Era, ThaiDate
from welfaredesk.exchange import cells
from welfaredesk.exchange.eras import OpenEra
from welfaredesk.exchange.staging import StagedSheet

Key = tuple[int, int]  # sheet, column


class EraDialog(QDialog):
    """For each open column two cells and what either reading gives; `answers()` by (sheet, column)."""

    def __init__(
        self, questions: Sequence[tuple[int, StagedSheet, OpenEra]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("ปีสองหลักเป็น พ.ศ. หรือ ค.ศ."))
        self.dots: dict[Key, dict[Era, QRadioButton]] = {}
        inside = column(gap=tokens.GAP_L)
        inside.setContentsMargins(tokens.GAP_XL, tokens.GAP_L, tokens.GAP_XL, tokens.GAP_L)
        words = self.tr(
            "คอลัมน์ต่อไปนี้เขียนปีสองหลัก และอ่านได้ทั้งสองแบบ กรุณาดูตัวอย่างแล้วเลือกแบบที่ตรงกับเอกสาร "
            "โปรแกรมจะจำไว้ใช้กับทะเบียนแบบเดียวกันครั้งต่อไป"
        )
        inside.addWidget(Paragraph(words))
        for number, sheet, question in questions:
            inside.addLayout(self._question(number, sheet, question))
        inside.addStretch(1)
        inner = QWidget()
        set_look(inner, role="scrolled")
        inner.setLayout(inside)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inner)
        foot = QFrame()
        set_look(foot, role="footer")
        self.later_button = button(self.tr("ยังไม่แน่ใจ"), clicked=self.reject)
        self.later_button.setToolTip(self.tr("อ่านเป็น พ.ศ. ไปก่อน และเตือนไว้ในผลการนำเข้า"))
        self.save_button = button(self.tr("ใช้ตามนี้"), "check", "primary", self.accept)
        keys = label(self.tr("F9 ใช้ตามนี้ · ลูกศรเลือก"), "small")
        buttons = row(keys, None, self.later_button, self.save_button)
        buttons.setContentsMargins(tokens.GAP_XL, tokens.GAP_M, tokens.GAP_XL, tokens.GAP_M)
        foot.setLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(area, 1)
        layout.addWidget(foot)
        for shortcut in ("F9", "Ctrl+S"):
            QShortcut(QKeySequence(shortcut), self, self.accept)
        room = self.screen().availableGeometry().size()
        wanted = inner.sizeHint().height() + 90
        self.resize(min(680, room.width() - 40), min(wanted, room.height() - 40))
        next(iter(self.dots.values()))[Era.BE].setFocus()

    def answers(self) -> dict[Key, Era]:
        """The era of each column."""
        return {
            key: next(era for era, dot in dots.items() if dot.isChecked()) for key, dots in self.dots.items()
        }

    def _question(self, number: int, sheet: StagedSheet, question: OpenEra) -> QVBoxLayout:
        letter = cells.letter(question.column)
        heading = question.heading or self.tr("คอลัมน์ {letter}").format(letter=letter)
        place = f"{sheet.file} · {sheet.raw.name}"
        grid = QGridLayout()
        grid.setHorizontalSpacing(tokens.GAP_XL)
        grid.setVerticalSpacing(tokens.GAP_S)
        grid.setColumnStretch(len(question.examples) + 1, 1)
        for at, example in enumerate(question.examples, start=1):
            grid.addWidget(label(f"«{example.read}»", "strong"), 0, at)
        group = QButtonGroup(self)
        dots = self.dots[number, question.column] = {}
        for line, (era, words) in enumerate(
            ((Era.BE, self.tr("พ.ศ. จะเป็น")), (Era.CE, self.tr("ค.ศ. จะเป็น"))), start=1
        ):
            dot = dots[era] = QRadioButton(words)
            dot.setAccessibleName(f"{heading} {words}")
            dot.setChecked(era is question.era)
            group.addButton(dot)
            grid.addWidget(dot, line, 0)
            for at, example in enumerate(question.examples, start=1):
                grid.addWidget(label(self._both(question.reading(example, era))), line, at)
        block = column(label(heading, "section"), label(place, "small"), gap=tokens.GAP_XS)
        block.addLayout(grid)
        return block

    def _both(self, day: ThaiDate | None) -> str:
        """A date with its year in both eras."""
        if day is None:
            return "–"
        words = self.tr("{day} (ค.ศ. {year})")
        return words.format(day=thai_dates.screen(day.date, day.precision), year=day.date.year)
