"""How a placement went, as a line of dated stages from the latest back to the first day."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QToolButton, QVBoxLayout, QWidget

from ui.icons import icon_label
from ui.theme import TONES, Tone, set_look, tokens
from ui.widgets.money_edit import baht
from ui.widgets.parts import Paragraph, column, label, row, tool_button
from welfaredesk.domain import thai_dates
from welfaredesk.queries import placement_terms
from welfaredesk.queries.placement_terms import RenewalRow, Stage
from welfaredesk.queries.placement_visits import VisitRow

translate = QCoreApplication.translate
_LOOKS = {
    placement_terms.BEGAN: ("briefcase", Tone.DONE),
    placement_terms.RENEWED: ("refresh", Tone.DONE),
    placement_terms.VISITED: ("people", Tone.INFO),
    placement_terms.SUSPENDED: ("clock", Tone.WAIT),
    placement_terms.RESUMED: ("check-circle", Tone.DONE),
    placement_terms.ENDED: ("minus", Tone.NEUTRAL),
    placement_terms.RAN_OUT: ("minus", Tone.NEUTRAL),
}
_DAY_WIDTH = 104


class Timeline(QScrollArea):
    """Stages with what each says; a visit's buttons open, print, and take it away."""

    def __init__(
        self,
        on_edit: Callable[[VisitRow], object],
        on_print: Callable[[VisitRow], object],
        on_remove: Callable[[VisitRow], object],
    ) -> None:
        super().__init__()
        self._deeds = (on_edit, on_print, on_remove)
        self.stages: tuple[Stage, ...] = ()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def show_stages(self, stages: Sequence[Stage]) -> None:
        """Show these, in their order."""
        self.stages = tuple(stages)
        inner = QWidget()
        set_look(inner, role="scrolled")
        lines = QVBoxLayout(inner)
        lines.setContentsMargins(0, 0, tokens.GAP_S, 0)
        lines.setSpacing(tokens.GAP_S)
        for stage in stages:
            lines.addWidget(self._line(stage))
        lines.addStretch(1)
        self.setWidget(inner)

    def text(self) -> str:
        """All that is shown, a stage a line."""
        return "\n".join(f"{thai_dates.table(stage.on)} {title(stage)}" for stage in self.stages)

    def _line(self, stage: Stage) -> QWidget:
        icon_name, tone = _LOOKS[stage.kind]
        day = label(thai_dates.table(stage.on), "muted")
        day.setFixedWidth(_DAY_WIDTH)
        said = column(label(title(stage), "strong"), gap=0)
        if text := details(stage):
            said.addWidget(Paragraph(text, "muted"))
        result = QWidget()
        layout = row()
        for shown in (day, icon_label(icon_name, TONES[tone].ink)):
            layout.addWidget(shown, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(said, 1)
        for part in self._buttons(stage.visit):
            layout.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        result.setLayout(layout)
        return result

    def _buttons(self, visit: VisitRow | None) -> list[QToolButton]:
        if visit is None:
            return []
        edit, paper, remove = self._deeds
        made = [
            tool_button("print", self.tr("พิมพ์แบบติดตาม (E-07)"), lambda: paper(visit)),
            tool_button("edit", self.tr("แก้ไขการติดตาม"), lambda: edit(visit)),
            tool_button("trash", self.tr("ลบการติดตามที่บันทึกผิด"), lambda: remove(visit)),
        ]
        for part, name in zip(made, ("print", "edit", "remove"), strict=True):
            part.setObjectName(f"{name}_visit_{visit.id}")
        return made


def title(stage: Stage) -> str:
    """What happened, in a word or two."""
    names = {
        placement_terms.BEGAN: translate("employment", "เริ่มงาน"),
        placement_terms.RENEWED: translate("employment", "ต่อสัญญา"),
        placement_terms.VISITED: translate("employment", "ติดตามการทำงาน"),
        placement_terms.SUSPENDED: translate("employment", "ระงับ"),
        placement_terms.RESUMED: translate("employment", "กลับเข้าทำงาน"),
        placement_terms.ENDED: translate("employment", "สิ้นสุดการจ้าง"),
        placement_terms.RAN_OUT: translate("employment", "ครบสัญญา"),
    }
    if stage.visit is not None and stage.visit.outcome_label:
        return f"{names[stage.kind]} · {stage.visit.outcome_label}"
    return names[stage.kind]


def details(stage: Stage) -> str:
    """What there is to say of a stage."""
    if stage.renewal is not None:
        return _renewal(stage.renewal)
    return _visit(stage.visit) if stage.visit is not None else stage.what


def _renewal(record: RenewalRow) -> str:
    none = translate("employment", "ไม่มีกำหนด")
    until = thai_dates.screen(record.until_on) if record.until_on else none
    lines = [
        translate("employment", "เดิมถึง {was} → ถึง {until}").format(
            was=thai_dates.screen(record.was_until), until=until
        )
    ]
    was, now = (
        _wage(record.was_wage_satang, record.was_unit_label),
        _wage(record.wage_satang, record.unit_label),
    )
    if was != now:
        lines.append(translate("employment", "ค่าจ้าง {was} → {now}").format(was=was, now=now))
    lines.append(translate("employment", "ผู้ตกลง {by}").format(by=record.decided_by))
    return "\n".join(part for part in (*lines, record.note) if part)


def _visit(visit: VisitRow) -> str:
    supports = " · ".join((*visit.support_labels, *((visit.support,) if visit.support else ())))
    pairs = (
        (translate("employment", "การมาทำงาน: {text}"), visit.attendance_label),
        (translate("employment", "ปัญหา: {text}"), visit.problems),
        (translate("employment", "สนับสนุน: {text}"), supports),
        (translate("employment", "หน่วยงานว่า: {text}"), visit.employer_comment),
        (translate("employment", "ผู้ติดตาม: {text}"), visit.visitor),
        (
            translate("employment", "นัดครั้งต่อไป {text}"),
            thai_dates.screen(visit.next_on) if visit.next_on else "",
        ),
    )
    return "\n".join(caption.format(text=text) for caption, text in pairs if text)


def _wage(satang: int | None, unit: str) -> str:
    return f"{baht(satang)} {unit}".strip() if satang is not None else "–"
