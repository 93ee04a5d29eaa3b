"""The form that brings a project on: the next stage, or what that stage waits for (a score, a visit)."""

from dataclasses import dataclass

from PySide6.QtWidgets import QSpinBox, QWidget

from ui.context import AppContext
from ui.pages.housing.step_form import StepDialog, StepForm
from ui.widgets import editors
from ui.widgets.counted import CountedLine, CountedText
from ui.widgets.record_dialog import RecordDialog
from ui.widgets.thai_date_edit import ThaiDateEdit
from welfaredesk import clock
from welfaredesk.domain import house_stages
from welfaredesk.domain.paper_limits import NOTE, REASON, SLIP_NAME
from welfaredesk.queries.house_next import last_score, open_visits
from welfaredesk.services import housing_screening, housing_stages, housing_visits
from welfaredesk.services.housing_screening import SCORES, ScreeningInput
from welfaredesk.services.housing_visits import FollowUpInput


class ScreeningDialog(RecordDialog):
    """How urgent a project is; `initial` is words on it, the value a ScreeningInput."""

    WIDTH = 620

    def build(self, initial: str) -> None:
        self.setWindowTitle(self.tr("คะแนนความเร่งด่วน · {project}").format(project=initial))
        score = QSpinBox()
        score.setRange(0, SCORES[-1])
        score.setSpecialValueText("–")
        hint = self.tr("1–100 ยิ่งมากยิ่งเร่งด่วน เจ้าหน้าที่เป็นผู้ให้ โปรแกรมไม่คิดคะแนนเอง")
        self.add("score", self.tr("คะแนน"), score, required=True, hint=hint)
        self.add("screened_on", self.tr("วันที่กลั่นกรอง"), ThaiDateEdit(clock.today()))
        hint = self.tr("เช่น สภาพบ้าน รายได้ จำนวนผู้พึ่งพิง ความช่วยเหลือที่เคยได้รับ")
        self.add("reason", self.tr("เหตุผล"), CountedText("", REASON), wide=True, required=True, hint=hint)
        self.add("screened_by", self.tr("ผู้กลั่นกรอง"), CountedLine("", SLIP_NAME), wide=True)

    def value(self) -> ScreeningInput:
        given = self.values()
        return ScreeningInput(**given | {"score": given["score"] or None})


@dataclass(frozen=True)
class VisitForm:
    """Words on the project, and the visits still open (months after the hand-over)."""

    words: str
    months: tuple[int, ...]


class FollowUpDialog(RecordDialog):
    """A follow-up visit; `initial` is a VisitForm, the value a FollowUpInput."""

    WIDTH = 620

    def build(self, initial: VisitForm) -> None:
        self.setWindowTitle(self.tr("บันทึกการติดตามผล · {project}").format(project=initial.words))
        offered = [(months, self.tr("ครบ {months} เดือน").format(months=months)) for months in initial.months]
        self.add("months", self.tr("ติดตามผล"), editors.combo(offered))
        self.add("visited_on", self.tr("วันที่เยี่ยม"), ThaiDateEdit(clock.today()), required=True)
        self.add("visitor", self.tr("ผู้เยี่ยม"), CountedLine("", SLIP_NAME), wide=True)
        hint = self.tr("เช่น ใช้งานได้ดี หรือชำรุดตรงไหน ต้องทำอะไรต่อ")
        self.add(
            "findings", self.tr("ผลการติดตาม"), CountedText("", NOTE), wide=True, required=True, hint=hint
        )

    def value(self) -> FollowUpInput:
        return FollowUpInput(**self.values())


def next_dialog(context: AppContext, form: StepForm, parent: QWidget) -> RecordDialog:
    """The form for what comes next: the score while there is none, an open visit, else the stage."""
    if house_stages.following(form.stage) == "screened" and last_score(context.db, form.project_id) is None:
        return screening_dialog(context, form, parent)
    if form.stage == "handed_over" and open_visits(context.db, form.project_id):
        return visit_dialog(context, form, parent)
    return step_dialog(context, form, parent)


def step_dialog(context: AppContext, form: StepForm, parent: QWidget) -> RecordDialog:
    """The form of any stage."""
    return StepDialog(
        lambda step: housing_stages.reach_stage(context.actor, context.db, form.project_id, step),
        form,
        parent,
    )


def screening_dialog(context: AppContext, form: StepForm, parent: QWidget) -> RecordDialog:
    """The form of the score."""
    return ScreeningDialog(
        lambda data: housing_screening.screen(context.actor, context.db, form.project_id, data),
        form.words,
        parent,
    )


def visit_dialog(context: AppContext, form: StepForm, parent: QWidget) -> RecordDialog:
    """The form of a follow-up visit."""
    months = open_visits(context.db, form.project_id) or house_stages.FOLLOW_UPS
    return FollowUpDialog(
        lambda data: housing_visits.record_follow_up(context.actor, context.db, form.project_id, data),
        VisitForm(form.words, months),
        parent,
    )
