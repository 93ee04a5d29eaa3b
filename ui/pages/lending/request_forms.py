"""The forms of a request: taking it in, deciding it, keeping a piece for it, and giving a reason."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from ui.context import AppContext
from ui.pages.lending.request_words import need_words
from ui.pages.lending.who_step import PersonChoice, relation_box
from ui.theme import tokens
from ui.widgets import editors
from ui.widgets.counted import CountedLine, CountedText
from ui.widgets.parts import Paragraph, column, dress
from ui.widgets.record_dialog import RecordDialog
from ui.widgets.thai_date_edit import ThaiDateEdit
from welfaredesk import clock
from welfaredesk.domain.loan_requests import DELIVERIES, EVIDENCE, NEEDS
from welfaredesk.domain.paper_limits import REASON
from welfaredesk.services.lending_requests import (
    APPROVED,
    DECISION_LIMITS,
    LIMITS,
    REJECTED,
    DecisionInput,
    RequestInput,
)
from welfaredesk.services.limits import wants_reason


class PersonEdit(PersonChoice):
    """A person as a field of a form."""

    def __init__(self, context: AppContext, placeholder: str, person_id: int | None = None) -> None:
        super().__init__(context, placeholder)
        self.setFocusProxy(self.picker)
        if person_id is not None:
            self.choose(person_id)

    def value(self) -> int | None:
        """Who was chosen, None for nobody."""
        return self.person_id()


class TickList(QWidget):
    """Ticks one under the other; the value is the tuple of the keys ticked."""

    def __init__(self, choices: dict[str, str], ticked: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.ticks = {key: QCheckBox(words) for key, words in choices.items()}
        for key, tick in self.ticks.items():
            tick.setChecked(key in ticked)
        self.setLayout(column(*self.ticks.values(), gap=tokens.GAP_XS))

    def value(self) -> tuple[str, ...]:
        """The keys ticked."""
        return tuple(key for key, tick in self.ticks.items() if tick.isChecked())


@dataclass(frozen=True)
class RequestForm:
    """What the form opens with: its title, the models to choose from, and what is known."""

    title: str
    context: AppContext
    models: list[tuple[int, str]]
    data: RequestInput


class RequestDialog(RecordDialog):
    """A request as on the paper; `initial` is a RequestForm, the value a RequestInput."""

    WIDTH = 860

    def build(self, initial: RequestForm) -> None:
        self.setWindowTitle(initial.title)
        data, context = initial.data, initial.context
        applicant = PersonEdit(context, self.tr("พิมพ์ชื่อ นามสกุล หรือเลขประจำตัวของผู้ขอ"), data.applicant_id)
        self.add("applicant_id", self.tr("ผู้ขอ (ผู้ที่จะลงชื่อยืม)"), applicant, wide=True, required=True)
        user = PersonEdit(context, self.tr("เว้นว่างถ้าผู้ขอใช้เอง"), data.beneficiary_id)
        self.add("beneficiary_id", self.tr("ผู้ใช้อุปกรณ์ ถ้าไม่ใช่ผู้ขอ"), user, wide=True)
        self.add("relation", self.tr("ผู้ขอเป็นอะไรกับผู้ใช้"), relation_box(data.relation))
        models: list[tuple[Any, str]] = [(None, self.tr("– เลือกชนิด –")), *initial.models]
        self.add("model_id", self.tr("อุปกรณ์ที่ขอ"), editors.combo(models, data.model_id), required=True)
        self.add("features", self.tr("ขนาดหรือคุณลักษณะ"), CountedLine(data.features, LIMITS["features"]))
        needs: list[tuple[Any, str]] = [(need, need_words(need)) for need in NEEDS]
        self.add("need", self.tr("ความจำเป็น"), editors.combo(needs, data.need))
        reason = CountedText(data.reason, LIMITS["reason"])
        self.add("reason", self.tr("เหตุผลความจำเป็น"), reason, wide=True, required=True)
        self.add("wanted_from", self.tr("ต้องการตั้งแต่"), ThaiDateEdit(data.wanted_from))
        self.add("wanted_to", self.tr("ถึง (เว้นว่าง: ตามกติกา)"), ThaiDateEdit(data.wanted_to))
        ways: list[tuple[Any, str]] = [("", self.tr("ยังไม่ระบุ")), *DELIVERIES.items()]
        self.add("delivery", self.tr("วิธีรับ"), editors.combo(ways, data.delivery))
        self.add("asked_on", self.tr("วันที่ยื่นคำขอ"), ThaiDateEdit(data.asked_on or clock.today()))
        self.add("evidence", self.tr("หลักฐานที่แนบ"), TickList(EVIDENCE, data.evidence), wide=True)

    def value(self) -> RequestInput:
        given = self.values()
        given["relation"] = str(given["relation"] or "")
        return RequestInput(**given)


class DecideDialog(RecordDialog):
    """The order on a request; `initial` is (its number, who usually approves)."""

    WIDTH = 620

    def build(self, initial: tuple[str, str]) -> None:
        no, approver = initial
        self.setWindowTitle(self.tr("พิจารณาคำขอ {no}").format(no=no))
        self.save_button.setText(self.tr("บันทึกผลพิจารณา"))
        choices: list[tuple[Any, str]] = [(APPROVED, self.tr("อนุมัติ")), (REJECTED, self.tr("ไม่อนุมัติ"))]
        self.add("decision", self.tr("ผลพิจารณา"), editors.combo(choices, APPROVED))
        self.add("decided_on", self.tr("วันที่"), ThaiDateEdit(clock.today()))
        self.add(
            "decided_by", self.tr("ผู้พิจารณา"), CountedLine(approver, DECISION_LIMITS["decided_by"]), wide=True
        )
        hint = self.tr("ต้องระบุเมื่อไม่อนุมัติ")
        self.add(
            "note", self.tr("เหตุผลหรือหมายเหตุ"), CountedLine("", DECISION_LIMITS["note"]), wide=True, hint=hint
        )

    def value(self) -> DecisionInput:
        return DecisionInput(**self.values())


class OfferDialog(RecordDialog):
    """Keeps a piece for who is next; `initial` is (name, [(item id, code)]); the value (item id, until)."""

    WIDTH = 560

    def build(self, initial: tuple[str, list[tuple[int, str]]]) -> None:
        name, pieces = initial
        self.setWindowTitle(self.tr("จองอุปกรณ์ให้ {name}").format(name=name))
        self.save_button.setText(self.tr("จองไว้"))
        self.add("item_id", self.tr("ชิ้นที่ว่าง"), editors.combo([*pieces]))
        said = self.tr("เว้นว่าง: ตามจำนวนวันที่สำนักงานตั้งไว้")
        self.add("until", self.tr("จองไว้ถึงวันที่"), ThaiDateEdit(), hint=said)

    def value(self) -> tuple[Any, Any]:
        given = self.values()
        return given["item_id"], given["until"]


@dataclass(frozen=True)
class Ask:
    """What a reason is asked for: the window's title, what it is about, the caption and the button."""

    title: str
    about: str
    caption: str
    button: str


class ReasonDialog(RecordDialog):
    """Asks for a reason; `save(reason)`. `initial` is an Ask."""

    WIDTH = 580

    def __init__(self, save: Callable[[str], Any], initial: Ask, parent: QWidget | None = None) -> None:
        super().__init__(save, initial, parent)
        dress(self.save_button, "check", "primary")

    def build(self, initial: Ask) -> None:
        self.setWindowTitle(initial.title)
        self.save_button.setText(initial.button)
        self.form.add(Paragraph(initial.about), wide=True)
        self.add("reason", initial.caption, CountedText("", REASON), wide=True, required=True)

    def value(self) -> str:
        return str(self.values()["reason"])


def said_why(reason: str) -> str:
    """The reason itself. Raises ValidationFailed (reason) when there is none."""
    wants_reason(reason)
    return reason
