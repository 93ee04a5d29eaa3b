"""The forms of a project's people and days: partner, diary, hand-over and acceptance, letter for support."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QGridLayout, QSpinBox, QVBoxLayout, QWidget

from ui.context import AppContext
from ui.pages.housing.fields import Options, offered
from ui.theme import tokens
from ui.widgets import editors
from ui.widgets.counted import CountedLine, CountedText
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.parts import button, label, row
from ui.widgets.record_dialog import RecordDialog
from ui.widgets.thai_date_edit import ThaiDateEdit
from welfaredesk import clock
from welfaredesk.domain import paper_limits
from welfaredesk.queries.organisations import organisation_rows
from welfaredesk.services.house_support import LetterInput
from welfaredesk.services.house_works import HandoverInput, PartnerInput, WorkDayInput

_MOST_PEOPLE = 999


class PairsEdit(QWidget):
    """Lines of two texts, e.g. as planned and as done; empty lines are left out."""

    def __init__(
        self, heads: tuple[str, str], pairs: Sequence[tuple[str, str]], limit: int, least: int
    ) -> None:
        super().__init__()
        self._heads, self._limit = heads, limit
        self.lines: list[tuple[CountedLine, CountedLine]] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(tokens.GAP_S)
        self._grid.setVerticalSpacing(tokens.GAP_XS)
        for column, words in enumerate(heads):
            self._grid.addWidget(label(words, "small"), 0, column)
        self.more = button(self.tr("เพิ่มบรรทัด"), "plus", "quiet", self._add_focused)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(tokens.GAP_XS)
        layout.addLayout(self._grid)
        layout.addLayout(row(self.more, None))
        for pair in pairs:
            self.add_line(*pair)
        while len(self.lines) < least:
            self.add_line()
        self.setFocusProxy(self.lines[0][0])

    def value(self) -> tuple[tuple[str, str], ...]:
        """The pairs of which something is filled."""
        pairs = ((first.value(), second.value()) for first, second in self.lines)
        return tuple(pair for pair in pairs if any(pair))

    def add_line(self, first: str = "", second: str = "") -> None:
        """One more line."""
        pair = (CountedLine(first, self._limit), CountedLine(second, self._limit))
        for column, (line, words) in enumerate(zip(pair, self._heads, strict=True)):
            line.setAccessibleName(words)
            self._grid.addWidget(line, len(self.lines) + 1, column)
        self.lines.append(pair)

    def _add_focused(self) -> None:
        self.add_line()
        self.lines[-1][0].setFocus()


class TextsEdit(CountedText):
    """Several texts, one a line; the value is the tuple of them."""

    def texts(self) -> tuple[str, ...]:
        """The lines that are filled."""
        return tuple(self.value().splitlines())


class PartnerDialog(RecordDialog):
    """Who helps with a house; `initial` is the context, the value a PartnerInput."""

    WIDTH = 640

    def build(self, initial: AppContext) -> None:
        self.setWindowTitle(self.tr("เพิ่มผู้ร่วมงาน"))
        roles = offered(initial.db, "partner_role")
        self.add("role", self.tr("ฐานะ"), editors.combo(roles, roles[0][0] if roles else None), required=True)
        self.add("phone", self.tr("โทรศัพท์"), CountedLine("", paper_limits.SLIP_PHONE))
        known: Options = [(each.id, each.name) for each in organisation_rows(initial.db)]
        hint = self.tr("เลือกหน่วยงานหรือร้านที่มีในทะเบียน หรือพิมพ์ชื่อ")
        name = editors.combo([("", ""), *known], "", editable=True, limit=paper_limits.SLIP_NAME)
        self.add("name", self.tr("ชื่อ"), name, wide=True, required=True, hint=hint)
        self.add("duty", self.tr("ช่วยเรื่องใด"), CountedLine("", paper_limits.HELP_WHAT), wide=True)

    def value(self) -> PartnerInput:
        given = self.values()
        who = given.pop("name")
        if isinstance(who, int):
            return PartnerInput(organisation_id=who, **given)
        return PartnerInput(name=who or "", **given)


class WorkDayDialog(RecordDialog):
    """An entry of the diary; `initial` and the value are a WorkDayInput."""

    WIDTH = 680

    def build(self, initial: WorkDayInput) -> None:
        self.setWindowTitle(self.tr("บันทึกงานประจำวัน"))
        day = ThaiDateEdit(initial.happened_on or clock.today())
        self.add("happened_on", self.tr("วันที่"), day)
        people = QSpinBox()
        people.setRange(0, _MOST_PEOPLE)
        people.setSpecialValueText(self.tr("ไม่ได้นับ"))
        people.setSuffix(self.tr(" คน"))
        people.setValue(initial.people or 0)
        self.add("people", self.tr("ผู้ปฏิบัติงาน"), people)
        work = CountedText(initial.work, paper_limits.DIARY_WORK, rows=3)
        self.add("work", self.tr("งานที่ทำ"), work, wide=True, required=True)
        workers = CountedText(initial.workers, paper_limits.DIARY_WORK)
        self.add("workers", self.tr("ใครบ้าง"), workers, wide=True)
        problem = CountedText(initial.problem, paper_limits.DIARY_WORK)
        self.add("problem", self.tr("ปัญหาและการแก้ไข"), problem, wide=True)

    def value(self) -> WorkDayInput:
        given = self.values()
        return WorkDayInput(**given | {"people": given["people"] or None})


class HandoverDialog(RecordDialog):
    """Hand-over and acceptance; `initial` and the value are a HandoverInput."""

    WIDTH = 860

    def build(self, initial: HandoverInput) -> None:
        self.setWindowTitle(self.tr("ส่งมอบและตรวจรับงาน (W-17)"))
        self.add("started_on", self.tr("วันเริ่มงาน"), ThaiDateEdit(initial.started_on), required=True)
        self.add("finished_on", self.tr("วันแล้วเสร็จ"), ThaiDateEdit(initial.finished_on), required=True)
        self.add("handed_on", self.tr("วันส่งมอบและตรวจรับ"), ThaiDateEdit(initial.handed_on), required=True)
        heads = (self.tr("รายการตามแผน"), self.tr("ที่ทำจริง"))
        works = PairsEdit(heads, initial.works, paper_limits.HANDOVER_WORK, least=2)
        self.add("works", self.tr("รายการงาน"), works, wide=True, required=True)
        self._add_result(initial)
        self._add_people(initial)

    def value(self) -> HandoverInput:
        given = self.values()
        given["witnesses"] = self.witnesses.texts()
        return HandoverInput(**given)

    def _add_result(self, initial: HandoverInput) -> None:
        left = CountedLine(initial.left_over, paper_limits.HANDOVER_LEFT)
        self.add("left_over", self.tr("วัสดุเหลือใช้ (เว้นว่าง: ไม่มี)"), left, wide=True)
        results: Options = [(True, self.tr("ครบถ้วนถูกต้อง")), (False, self.tr("ให้แก้ไข"))]
        self.add("complete", self.tr("ผลการตรวจรับ"), editors.combo(results, initial.complete), required=True)
        mend = CountedLine(initial.to_mend, paper_limits.HANDOVER_LEFT)
        self.add("to_mend", self.tr("ต้องแก้ไขอะไร"), mend)

    def _add_people(self, initial: HandoverInput) -> None:
        heads = (self.tr("ชื่อ–สกุล"), self.tr("ตำแหน่ง"))
        committee = PairsEdit(heads, initial.committee, paper_limits.SLIP_NAME, least=3)
        hint = self.tr("อย่างน้อย 3 คน ไม่เกิน {most} คน").format(most=paper_limits.HANDOVER_COMMITTEE)
        self.add("committee", self.tr("กรรมการตรวจรับ"), committee, wide=True, required=True, hint=hint)
        name, position = initial.responsible, initial.responsible_position
        self.add("responsible", self.tr("ผู้รับผิดชอบโครงการ"), CountedLine(name, paper_limits.SLIP_NAME))
        self.add("responsible_position", self.tr("ตำแหน่ง"), CountedLine(position, paper_limits.SLIP_NAME))
        thumb = QCheckBox(self.tr("ผู้รับประโยชน์พิมพ์ลายนิ้วมือ"))
        thumb.setChecked(initial.thumbprint)
        self.add("thumbprint", "", thumb)
        self.witnesses = TextsEdit(
            "\n".join(initial.witnesses), 2 * paper_limits.SLIP_NAME + 1, keep_lines=True
        )
        self.add("witnesses", self.tr("พยาน 2 คน (บรรทัดละคน)"), self.witnesses)


class LetterDialog(RecordDialog):
    """A letter asking for support; `initial` is (title, proposed satang), the value a LetterInput."""

    WIDTH = 720

    def build(self, initial: tuple[str, int | None]) -> None:
        title, asked = initial
        self.setWindowTitle(title)
        hint = self.tr("เช่น พัฒนาสังคมและความมั่นคงของมนุษย์จังหวัด")
        to = CountedLine("", paper_limits.LETTER_TO)
        self.add("to", self.tr("เรียน"), to, wide=True, required=True, hint=hint)
        self.add("asked_satang", self.tr("ขอรับการสนับสนุน (บาท)"), MoneyEdit(asked), required=True)
        self.add("written_on", self.tr("ลงวันที่"), ThaiDateEdit(clock.today()))
        hint = self.tr("สภาพบ้านและความจำเป็น ต่อท้ายย่อหน้าแรกของหนังสือ")
        reason = CountedText("", paper_limits.LETTER_REASON, rows=3)
        self.add("reason", self.tr("เหตุผล"), reason, wide=True, hint=hint)
        most = paper_limits.LETTER_ENCLOSURES * (paper_limits.LETTER_ENCLOSURE + 1)
        self.enclosures = TextsEdit("", most, rows=3, keep_lines=True)
        self.add("enclosures", self.tr("สิ่งที่ส่งมาด้วย (บรรทัดละอย่าง)"), self.enclosures, wide=True)

    def value(self) -> LetterInput:
        return LetterInput(**self.values() | {"enclosures": self.enclosures.texts()})
