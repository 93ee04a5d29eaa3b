"""The form of the next stage of a project, with what must exist before it is entered."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from ui.context import AppContext
from ui.icons import icon_label
from ui.pages.housing.fields import offered
from ui.theme import TONES, Tone, tokens
from ui.widgets import editors
from ui.widgets.counted import CountedLine, CountedText
from ui.widgets.parts import Paragraph, column, label, row
from ui.widgets.record_dialog import RecordDialog
from ui.widgets.thai_date_edit import ThaiDateEdit
from welfaredesk import clock
from welfaredesk.domain import house_stages
from welfaredesk.queries.house_documents import missing_labels
from welfaredesk.queries.house_gates import Gate, gate
from welfaredesk.services.housing_stages import LIMITS, StepInput


@dataclass(frozen=True)
class StepForm:
    """Which project (its id, words on it), and the stage it stands at."""

    context: AppContext
    project_id: int
    words: str
    stage: str


class GateList(QWidget):
    """What a stage needs, one a line: what is missing first."""

    def __init__(self) -> None:
        super().__init__()
        self._words: list[Paragraph] = []
        self._lines = column(gap=tokens.GAP_XS)
        self.setLayout(self._lines)

    def show_gate(self, shown: Gate) -> None:
        """Show what is missing, what was passed over, and how much is there."""
        while (item := self._lines.takeAt(0)) is not None:
            if (line := item.widget()) is not None:
                line.hide()
                line.deleteLater()
        self._words.clear()
        ways = self._ways()
        for need, text in zip(shown.lacking, shown.missing, strict=True):
            way = ways.get(need, "")
            self._add("warning", Tone.LATE, f"{text} ({way})" if way else text)
        for text in shown.waived:
            self._add("info", Tone.NEUTRAL, self.tr("{text} (ข้ามโดยมีเหตุผลแล้ว)").format(text=text))
        if not shown.missing:
            self._add("check-circle", Tone.DONE, self.tr("มีครบตามที่ขั้นตอนนี้ต้องใช้"))

    def tell_documents(self, names: Sequence[str]) -> None:
        """Say which documents are missing; that stops nobody."""
        if names:
            self._add("file", Tone.WAIT, self.tr("เอกสารที่ยังขาด: {names}").format(names=", ".join(names)))

    def texts(self) -> list[str]:
        """The lines shown."""
        return [words.plain() for words in self._words]

    def _ways(self) -> dict[str, str]:
        """Where each need is seen to."""
        meeting, works = self.tr("บันทึกที่แท็บ «ประชุม»"), self.tr("บันทึกที่แท็บ «งาน» ของโครงการ")
        photos = self.tr("เพิ่มที่แท็บ «ภาพ» ของโครงการ")
        return {
            "gate_person": self.tr("เลือกที่ «แก้ไข…» ของโครงการ"),
            "gate_survey": self.tr("บันทึกที่แท็บ «สำรวจบ้าน»"),
            "gate_community": meeting,
            "gate_priority": self.tr("ให้คะแนนที่แท็บ «ขั้นตอน» ของโครงการ"),
            "gate_committee": meeting,
            "gate_notice": self.tr("ทำที่แท็บ «ประกาศ»"),
            "gate_estimate": self.tr("ทำที่แท็บ «ประมาณการ» ของโครงการ"),
            "gate_budget": self.tr("กรอกที่ «แก้ไข…» ของโครงการ"),
            "gate_consent": self.tr("บันทึกที่แท็บ «เอกสาร» ของโครงการ"),
            "gate_photo_before": photos,
            "gate_photo_after": photos,
            "gate_handover": works,
            "gate_visited": self.tr("บันทึกที่แท็บ «ขั้นตอน» ของโครงการ"),
        }

    def _add(self, picture: str, tone: Tone, text: str) -> None:
        line = QWidget()
        words = Paragraph(text)
        inside = row(icon_label(picture, TONES[tone].ink, 18), words, gap=tokens.GAP_S)
        inside.setStretch(1, 1)
        line.setLayout(inside)
        self._words.append(words)
        self._lines.addWidget(line)


class StepDialog(RecordDialog):
    """A stage reached; the value is a StepInput."""

    WIDTH = 720

    def build(self, initial: StepForm) -> None:
        self._of = initial
        self.setWindowTitle(self.tr("บันทึกขั้นตอน · {project}").format(project=initial.words))
        add_step(self, initial.context, following(initial.stage))
        self.gate = GateList()
        self.form.add(label(self.tr("สิ่งที่ต้องมีก่อนเข้าขั้นตอนนี้"), "field-label"), wide=True)
        self.form.add(self.gate, wide=True)
        self.add("reason", self.tr("เหตุผลที่ข้าม"), CountedLine("", LIMITS["reason"]), wide=True, required=True)
        hint = self.tr("ต้องระบุเมื่อไม่อนุมัติ ยกเลิก หรือย้อนขั้นตอน")
        self.add("note", self.tr("หมายเหตุ"), CountedText("", LIMITS["note"]), wide=True, hint=hint)
        self.editors["stage"].currentIndexChanged.connect(lambda _place: self._show_gate())  # type: ignore[attr-defined]
        self.editors["happened_on"].changed.connect(lambda _day: self._show_gate())  # type: ignore[attr-defined]
        self._show_gate()

    def value(self) -> StepInput:
        return StepInput(**self.values())

    def _show_gate(self) -> None:
        given = self.values()
        on = given["happened_on"] or clock.today()
        shown = gate(self._of.context.db, self._of.project_id, given["stage"] or "", on)
        self.gate.show_gate(shown)
        closing = given["stage"] in house_stages.BUILT
        if given["stage"] in house_stages.GRANTED:
            self.gate.tell_documents(
                missing_labels(self._of.context.db, self._of.project_id, closing=closing)
            )
        self.fields["reason"].setVisible(bool(shown.missing))


def add_step(form: RecordDialog, context: AppContext, stage: str) -> None:
    """The fields of a stage reached: which one, when, by whom."""
    stages = offered(context.db, "house_stage")
    form.add("stage", form.tr("ถึงขั้นตอน"), editors.combo(stages, stage), required=True)
    form.add("happened_on", form.tr("วันที่"), ThaiDateEdit(clock.today()))
    form.add("done_by", form.tr("ผู้ดำเนินการ"), CountedLine("", LIMITS["done_by"]), wide=True)


def following(stage: str) -> str:
    """The stage that usually comes next; after the last one the same."""
    return house_stages.following(stage) or stage
