"""What goes along with one device of a slip to be: its kit as counted, how it looks, pictures."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from ui.pages.lending.part_counts import PartCounts
from ui.pages.lending.photo_picker import PhotoPicker
from ui.widgets.counted import CountedLine
from ui.widgets.parts import Paragraph, label
from ui.widgets.record_dialog import RecordDialog
from welfaredesk.domain.paper_limits import SLIP_CONDITION
from welfaredesk.queries.lending import ItemRow
from welfaredesk.services.lending_handover import HandOver, PartOut

_MOST = 99


class HandOverDialog(RecordDialog):
    """Counts what goes along; `saved` carries the HandOver."""

    WIDTH = 620

    def __init__(
        self, item: ItemRow, kit: Sequence[PartOut], given: HandOver, parent: QWidget | None = None
    ) -> None:
        self._item, self._kit = item, kit
        super().__init__(lambda value: value, given, parent)
        self.setWindowTitle(self.tr("ส่งมอบ {model} {code}").format(model=item.model, code=item.code))
        self.setObjectName("hand_over")

    def build(self, initial: HandOver) -> None:
        counted = {part.name: part.quantity for part in initial.parts or self._kit}
        self.counts = PartCounts([(part.name, part.quantity) for part in self._kit], _MOST)
        for number, part in zip(self.counts.numbers, self._kit, strict=True):
            number.setValue(counted.get(part.name, 0))
        self.form.add(label(f"{self._item.model}  {self._item.code}", "strong"), wide=True)
        if self._kit:
            self.add("parts", self.tr("อุปกรณ์ที่ไปด้วย (0 คือไม่ให้ไป)"), self.counts, wide=True)
        else:
            said = self.tr("ชนิดนี้ยังไม่ได้กำหนดอุปกรณ์ประกอบ กำหนดได้ที่หน้าชนิดอุปกรณ์")
            self.form.add(Paragraph(said, "muted"), wide=True)
        note = CountedLine(initial.note, SLIP_CONDITION)
        note.setPlaceholderText(self.tr("เช่น เบาะมีรอยขาดเล็กน้อย"))
        self.add("note", self.tr("สภาพเมื่อส่งมอบ"), note, wide=True)
        self.photos = PhotoPicker()
        for image in initial.photos:
            self.photos.add(image)
        self.add("photos", self.tr("ภาพเมื่อส่งมอบ (ไม่เกิน 3 ภาพ)"), self.photos, wide=True)

    def values(self) -> dict[str, Any]:
        return {}

    def value(self) -> HandOver:
        counts = zip(self._kit, self.counts.counts(), strict=True)
        parts = tuple(PartOut(part.name, count) for part, count in counts)
        note = self.editors["note"]
        assert isinstance(note, CountedLine)
        whole = parts == tuple(self._kit)
        return HandOver(self._item.id, None if whole else parts, note.value(), tuple(self.photos.photos))


def words_of(kit: Sequence[PartOut], given: HandOver) -> str:
    """What goes along, in a line: ที่วางเท้า 2, เบาะ 1."""
    parts = kit if given.parts is None else given.parts
    return ", ".join(f"{part.name} {part.quantity}" for part in parts if part.quantity)
