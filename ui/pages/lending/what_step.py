"""Step two of the loan desk: which devices, scanned, typed or picked."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QElapsedTimer, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.context import AppContext
from ui.icons import icon_label
from ui.pages.lending import words
from ui.pages.lending.hand_over import HandOverDialog, words_of
from ui.pages.lending.parts import ElidedLabel, Step
from ui.pages.lending.request_words import ahead_of, queue_words
from ui.theme import Tone, tokens
from ui.widgets.banner import Banner
from ui.widgets.parts import column, label, row, tool_button
from ui.widgets.scan_box import ScanBox
from welfaredesk.domain import paper_marks
from welfaredesk.messages import sentence
from welfaredesk.queries.lending import ItemQuery, ItemRow, item_by_code
from welfaredesk.queries.lending_models import kit_of_item
from welfaredesk.queries.lending_requests import waiting_for_item
from welfaredesk.services.lending import MAX_SLIP_LINES
from welfaredesk.services.lending_handover import HandOver, PartOut

translate = QCoreApplication.translate


class CodeBox(ScanBox):
    """Takes codes; Enter on the empty field leaves it, ↓ goes to the list of free devices."""

    left = Signal()
    left_down = Signal()

    # scanners that end a code with two line ends must not leave the field
    AFTER_SCAN_MS = 300

    def __init__(self, context: AppContext, placeholder: str) -> None:
        super().__init__(placeholder, known=lambda code: _is_known(context, code))
        self._since_scan = QElapsedTimer()
        self.scanned.connect(lambda _code: self._since_scan.start())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.left_down.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.text().strip():
            if not self._since_scan.isValid() or self._since_scan.elapsed() > self.AFTER_SCAN_MS:
                self.left.emit()
        else:
            super().keyPressEvent(event)


def _is_known(context: AppContext, code: str) -> bool:
    """Whether this is a device's code or a paper's mark, not the same keys on the Thai keyboard."""
    return paper_marks.read(code) is not None or item_by_code(context.db, code) is not None


class _Line(QWidget):
    """One device on the slip to be, with what goes along."""

    removed = Signal()

    def __init__(self, item: ItemRow, kit: Sequence[PartOut]) -> None:
        super().__init__()
        self.item, self.kit, self.given = item, kit, HandOver(item.id)
        name = ElidedLabel(" · ".join(part for part in (item.model, item.brand) if part))
        self.along = ElidedLabel(role="small")
        code = label(item.code, "muted")
        tip = self.tr("อุปกรณ์ที่ไปด้วย สภาพ และภาพของ {code}").format(code=item.code)
        edit = tool_button("edit", tip, self.edit)
        remove = tool_button("close", self.tr("เอา {code} ออก").format(code=item.code), self.removed.emit)
        line = row(icon_label("check", tokens.PRIMARY))
        line.addLayout(column(name, self.along, gap=0), 1)
        for part in (code, edit, remove):
            line.addWidget(part)
        self.setLayout(line)
        self.take(self.given)

    def edit(self) -> None:
        """Count what goes along."""
        dialog = HandOverDialog(self.item, self.kit, self.given, self)
        dialog.saved.connect(self.take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take(self, given: HandOver) -> None:
        """Keep what goes along and say it."""
        self.given = given
        parts = [words_of(self.kit, given), given.note]
        if given.photos:
            parts.append(self.tr("ภาพ {count}").format(count=len(given.photos)))
        said = " · ".join(part for part in parts if part)
        self.along.setText(self.tr("พร้อม {what}").format(what=said) if said else "")
        self.along.setVisible(bool(said))


class WhatStep(Step):
    """The devices of the slip. Refused ones say why at once and who has them."""

    changed = Signal()
    ready = Signal()  # Enter on the empty field: on to the next step
    search_wanted = Signal(str)  # what was typed is no code: look among the free ones
    typing = Signal(str)
    return_asked = Signal(int)  # contract id of the slip the refused device is on

    def __init__(self, context: AppContext) -> None:
        super().__init__("②", translate("lending", "อะไร"))
        self.context = context
        self._lines: list[_Line] = []
        self.user: Callable[[], int | None] = lambda: None  # who will use the devices, when known
        self.code = CodeBox(context, self.tr("ยิงบาร์โค้ด หรือพิมพ์รหัส แล้วกด Enter"))
        self.code.setObjectName("code")
        self.message = Banner()
        self._box = QVBoxLayout()
        self._box.setSpacing(0)
        self.body.addWidget(self.code)
        self.body.addWidget(self.message)
        self.body.addLayout(self._box)
        self.code.scanned.connect(self.add_code)
        self.code.textEdited.connect(self.typing)
        self.code.left.connect(self._on_left)

    def item_ids(self) -> tuple[int, ...]:
        """The devices on the slip, in the order they were taken."""
        return tuple(line.item.id for line in self._lines)

    def handed(self) -> tuple[HandOver, ...]:
        """What goes along with each of them."""
        return tuple(line.given for line in self._lines)

    def clear(self) -> None:
        """Nothing on the slip."""
        for line in self._lines:
            self._drop(line)
        self._lines = []
        self.code.clear()
        self.message.clear()
        self.changed.emit()

    def add_code(self, code: str) -> None:
        """Put the device with this code on the slip, or say why not."""
        item = item_by_code(self.context.db, code)
        if item is None:
            self.message.clear()
            self.search_wanted.emit(code)
            return
        self._add(item)

    def add_item(self, item_id: int) -> None:
        """Put this device on the slip, or say why not."""
        item = ItemQuery(self.context.db).rows([item_id]).get(item_id)
        if item is not None:
            self._add(item)

    def say_unknown(self, code: str) -> None:
        """No device has this code or name."""
        self.message.say(Tone.LATE, sentence("item_not_found", {"code": code}))

    def say_issue(self, text: str) -> None:
        """What the saving found wrong with the devices."""
        self.message.say(Tone.LATE, text)
        self.code.setFocus()

    def check(self) -> bool:
        """Say when nothing was chosen and go there; True when something was."""
        if not self._lines:
            self.say_issue(sentence("no_items"))
        return bool(self._lines)

    def _add(self, item: ItemRow) -> None:
        self.code.setFocus()
        problem = self._problem(item)
        if problem:
            self.typing.emit("")
            contract = item.contract_id
            take_back = self.tr("รับคืนชิ้นนี้") if contract is not None else ""
            self.message.say(Tone.LATE, problem, take_back, lambda: self.return_asked.emit(contract))
            return
        self.message.clear()
        line = _Line(item, kit_of_item(self.context.db, item.id))
        line.removed.connect(lambda: self._remove(line))
        self._lines.append(line)
        self._box.addWidget(line)
        self._say_queue(item)
        self.changed.emit()

    def _say_queue(self, item: ItemRow) -> None:
        """Who waits for this kind of device, said before it is lent to somebody else."""
        queue = ahead_of(waiting_for_item(self.context.db, item.id), self.user())
        if queue:
            said = self.tr("มีผู้รอ{model} {count} ราย: {names}")
            text = said.format(model=item.model, count=len(queue), names=queue_words(queue))
            self.message.say(Tone.WAIT, text)

    def _problem(self, item: ItemRow) -> str:
        if item.id in self.item_ids():
            return sentence("item_twice", {"code": item.code})
        if len(self._lines) >= MAX_SLIP_LINES:
            return sentence("too_many_items", {"limit": str(MAX_SLIP_LINES)})
        return words.refusal(item)

    def _remove(self, line: _Line) -> None:
        self._lines.remove(line)
        self._drop(line)
        self.message.clear()
        self.code.setFocus()
        self.changed.emit()

    def _drop(self, line: _Line) -> None:
        self._box.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _on_left(self) -> None:
        if self.check():
            self.ready.emit()
