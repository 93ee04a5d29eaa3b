"""Letters of recall from the chase desk: which level, numbered all together, then printed in one go."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui import messages
from ui.context import AppContext
from ui.widgets.editors import combo
from ui.widgets.parts import Paragraph, dress
from ui.widgets.record_dialog import RecordDialog
from welfaredesk.domain import recall
from welfaredesk.queries.chase import ChaseRow
from welfaredesk.services.contacts import log_letters

FORM = "L-06"
NEXT = 0  # each loan its own next level
translate = QCoreApplication.translate


class LettersDialog(RecordDialog):
    """Asks for the level; `initial` are the lines chosen that are overdue, and how many were not."""

    WIDTH = 560

    def build(self, initial: tuple[Sequence[ChaseRow], int]) -> None:
        rows, left_out = initial
        self._next = next_levels(rows)
        self.setWindowTitle(self.tr("ออกหนังสือทวงถาม"))
        self.save_button.setText(self.tr("ออกเลขและพิมพ์ (F9)"))
        dress(self.save_button, "print", "primary")
        names = list(dict.fromkeys(row.borrower for row in rows))
        shown = ", ".join(names[:4]) + (" …" if len(names) > 4 else "")
        said = self.tr("หนังสือ {count} ฉบับ ถึง {names}").format(count=len(self._next), names=shown)
        self.form.add(Paragraph(said), wide=True)
        if left_out:
            words = self.tr("ไม่รวมที่ยังไม่เกินกำหนด {count} รายการ").format(count=left_out)
            self.form.add(Paragraph(words, "muted"), wide=True)
        levels = [
            (NEXT, self.tr("ตามลำดับของแต่ละราย")),
            *((level, self.tr("ครั้งที่ {level} ทุกราย").format(level=level)) for level in recall.LEVELS),
        ]
        hint = self.tr("ครั้งต่อไปของแต่ละราย: {levels}").format(levels=_spread(self._next))
        self.add("level", self.tr("ฉบับที่"), combo(levels, NEXT), wide=True, hint=hint)

    def value(self) -> dict[int, int]:
        level = self.values()["level"]
        return {contract: level or proposed for contract, proposed in self._next.items()}


def next_levels(rows: Sequence[ChaseRow]) -> dict[int, int]:
    """The next letter of each loan, by contract id."""
    return {row.contract_id: min(row.level + 1, recall.LEVELS[-1]) for row in rows}


def send_letters(context: AppContext, parent: QWidget, rows: Sequence[ChaseRow]) -> None:
    """Ask for the level, number the letters, log them, and show them to be printed."""
    late = [row for row in rows if row.days_late]
    if not late:
        messages.tell(parent, translate("chase", "รายการที่เลือกยังไม่เกินกำหนด จึงยังไม่ต้องออกหนังสือ"))
        return
    dialog = LettersDialog(
        lambda levels: _issue(context, parent, levels), (late, len(rows) - len(late)), parent
    )
    dialog.setObjectName("letters_dialog")
    dialog.exec()
    dialog.deleteLater()


def print_letters(context: AppContext, parent: QWidget, contact_ids: Sequence[int]) -> None:
    """Show letters already numbered, as one file."""

    def work(_progress: Any, _cancelled: Any) -> bytes:
        from reports.issuing import issue
        from reports.joining import joined

        return joined([issue(context.actor, context.db, FORM, contact).pdf for contact in contact_ids])

    def show(pdf: bytes) -> None:
        from ui.printing.preview import PreviewDialog

        context.changes.announce(frozenset({"issued_document"}))
        title = translate("chase", "หนังสือทวงถาม")
        preview = PreviewDialog(pdf, title, f"{title}.pdf", parent)
        preview.setObjectName("paper")
        preview.open()
        preview.finished.connect(preview.deleteLater)

    context.jobs.start(work, show, lambda error: messages.show_error(parent, error), owner=parent)


def _issue(context: AppContext, parent: QWidget, levels: Mapping[int, int]) -> None:
    logged = log_letters(context.actor, context.db, levels)
    context.changes.announce(logged.touched)
    context.routes.said.emit(
        translate("chase", "ออกหนังสือทวงถาม {count} ฉบับ และบันทึกการติดต่อแล้ว").format(
            count=len(logged.contact_ids)
        )
    )
    print_letters(context, parent, logged.contact_ids)


def _spread(levels: Mapping[int, int]) -> str:
    """How many letters of which level, in words."""
    counts = {level: list(levels.values()).count(level) for level in recall.LEVELS}
    return ", ".join(
        translate("chase", "ครั้งที่ {level}: {count} ฉบับ").format(level=level, count=count)
        for level, count in counts.items()
        if count
    )
