"""The Barthel ADL form: ten scores in the words of the ministry's paper, or the total alone."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QVBoxLayout, QWidget

from ui.models.query_table import Badge
from ui.pages.persons.adl_chart import GROUP_TONES
from ui.pages.persons.desk import Desk, day, no_caption
from ui.theme import set_look, tokens
from ui.widgets.badge import BadgeLabel
from ui.widgets.counted import CountedLine, CountedText
from ui.widgets.editors import combo
from ui.widgets.parts import label, row
from ui.widgets.record_dialog import RecordDialog
from welfaredesk import clock
from welfaredesk.domain import adl
from welfaredesk.queries.person_care import AssessmentView
from welfaredesk.services.assessments import LIMITS, AssessmentInput, record_assessment
from welfaredesk.services.audit import Saved

Options = list[tuple[str, str]]
translate = QCoreApplication.translate


class ScoreBox(QComboBox):
    """A number with what it means; its digit chooses it. None until something is chosen."""

    changed = Signal()

    def __init__(self, choices: list[tuple[int, str]], value: int | None, complaint: str) -> None:
        super().__init__()
        self._complaint = complaint
        self.asked = True
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.addItem("", None)
        for number, words in choices:
            self.addItem(words, number)
        self.setCurrentIndex(max(self.findData(value), 0))
        self.currentIndexChanged.connect(lambda _place: self.changed.emit())

    def value(self) -> int | None:
        """The number chosen."""
        number = self.currentData()
        return None if number is None else int(number)

    def check(self) -> str:
        """A score that is asked for has to be given."""
        return self._complaint if self.asked and self.value() is None else ""


class AdlDialog(RecordDialog):
    """Adds or corrects one assessment; the total and its group stand at the foot while scores are chosen."""

    def __init__(
        self,
        save: Callable[[AssessmentInput], Saved],
        initial: AssessmentInput,
        caregivers: Options,
        parent: QWidget | None = None,
    ) -> None:
        self._caregivers = caregivers
        super().__init__(save, initial, parent)
        self.setWindowTitle(self.tr("แบบประเมินกิจวัตรประจำวัน (ADL)"))
        self._add_foot()
        self._switch()
        self.resize(self.sizeHint())

    def build(self, initial: AssessmentInput) -> None:
        self.add("assessed_on", self.tr("วันที่ประเมิน"), day(initial.assessed_on), required=True)
        self.add("assessor", self.tr("ผู้ประเมิน"), CountedLine(initial.assessor, LIMITS["assessor"]))
        self.total_only = QCheckBox(self.tr("ทราบแต่คะแนนรวม (แบบสำรวจเดิม)"))
        self.total_only.setChecked(initial.scores is None and initial.total is not None)
        self.total_only.toggled.connect(self._switch)
        self._enter.watch(self.total_only)
        self.scores = [self._add_score(place, item, initial) for place, item in enumerate(adl.ITEMS)]
        totals = [(number, str(number)) for number in range(adl.HIGHEST + 1)]
        start = initial.total if initial.scores is None else None
        self.total = ScoreBox(totals, start, self.tr("กรุณาเลือกคะแนนรวม"))
        self.total.changed.connect(self._show_total)
        self.add("total", self.tr("คะแนนรวม (0–20)"), self.total, required=True)
        self.add_section(self.tr("ข้อสังเกต"))
        self.add("informant", self.tr("ผู้ให้ข้อมูล"), CountedLine(initial.informant, LIMITS["informant"]))
        self.add("caregiver", self.tr("ผู้ดูแล"), combo(list(self._caregivers), initial.caregiver))
        for name, words in (
            ("pressure_sore", self.tr("มีแผลกดทับ")),
            ("catheter", self.tr("ใส่สายสวน")),
            ("elderly_club", self.tr("เป็นสมาชิกชมรมผู้สูงอายุ")),
        ):
            tick = QCheckBox(words)
            tick.setChecked(getattr(initial, name))
            no_caption(self.add(name, "", tick))
        note = CountedText(initial.note, LIMITS["note"])
        self.add("note", self.tr("หมายเหตุ"), note, wide=True)

    def value(self) -> AssessmentInput:
        values = self.values()
        scores = tuple(values.pop(f"score_{item.code}") for item in adl.ITEMS)
        only = self.total_only.isChecked()
        values |= {"scores": None if only else scores, "total": values["total"] if only else None}
        return AssessmentInput(**values)

    def running_total(self) -> int | None:
        """What the foot shows: the sum of the scores given so far, or the total; None for nothing yet."""
        if self.total_only.isChecked():
            return self.total.value()
        given = [score for score in (box.value() for box in self.scores) if score is not None]
        return sum(given) if given else None

    def is_complete(self) -> bool:
        """Whether the group can be told."""
        boxes = [self.total] if self.total_only.isChecked() else self.scores
        return all(box.value() is not None for box in boxes)

    def _add_score(self, place: int, item: adl.Item, initial: AssessmentInput) -> ScoreBox:
        words = [(number, f"{number}  {meaning}") for number, meaning in enumerate(item.meanings)]
        start = initial.scores[place] if initial.scores else None
        box = ScoreBox(words, start, self.tr("กรุณาให้คะแนนข้อนี้"))
        box.changed.connect(self._show_total)
        self.add(f"score_{item.code}", f"{place + 1}. {item.label}", box)
        return box

    def _add_foot(self) -> None:
        self.foot = QFrame()
        set_look(self.foot, role="footer")
        self.sum_label = label(role="strong")
        self.sum_label.setObjectName("running_total")
        self._badge_place = row()
        line = row(self.sum_label)
        line.addLayout(self._badge_place)
        line.addStretch(1)
        line.addWidget(self.total_only)  # at the foot: all ten scores are to be seen at once
        line.setContentsMargins(tokens.GAP_XL, tokens.GAP_S, tokens.GAP_XL, tokens.GAP_S)
        self.foot.setLayout(line)
        self.badge: BadgeLabel | None = None
        outer = self.layout()
        assert isinstance(outer, QVBoxLayout)
        outer.insertWidget(1, self.foot)
        self.setTabOrder(self.editors["assessor"], self.total_only)
        self.setTabOrder(self.total_only, self.scores[0])

    def _switch(self) -> None:
        only = self.total_only.isChecked()
        for item, box in zip(adl.ITEMS, self.scores, strict=True):
            box.asked = not only
            self.fields[f"score_{item.code}"].setVisible(not only)
        self.total.asked = only
        self.fields["total"].setVisible(only)
        self._show_total()

    def _show_total(self) -> None:
        total = self.running_total()
        shown = "–" if total is None else str(total)
        self.sum_label.setText(
            self.tr("รวม {total} จาก {highest} คะแนน").format(total=shown, highest=adl.HIGHEST)
        )
        if self.badge is not None:
            self.badge.hide()
            self.badge.deleteLater()
            self.badge = None
        if total is not None and self.is_complete():
            self.badge = BadgeLabel(group_badge(adl.group(total)))
            self._badge_place.addWidget(self.badge)


def group_badge(group: adl.AdlGroup) -> Badge:
    """A dependency group as a badge."""
    pictures = {adl.AdlGroup.SOCIAL: "people", adl.AdlGroup.HOME: "house", adl.AdlGroup.BED: "bed"}
    return Badge(adl.GROUP_NAMES[group], GROUP_TONES[group], pictures[group])


def assess(desk: Desk) -> None:
    """A new assessment of the person."""
    initial = AssessmentInput(assessed_on=clock.today())
    _open(desk, initial, None)


def correct(desk: Desk, made: AssessmentView) -> None:
    """Put right an assessment that was typed wrong."""
    initial = AssessmentInput(
        assessed_on=made.assessed_on,
        assessor=made.assessor,
        informant=made.informant,
        scores=made.scores,
        total=made.total if made.scores is None else None,
        caregiver=made.caregiver,
        pressure_sore=made.pressure_sore,
        catheter=made.catheter,
        elderly_club=made.elderly_club,
        note=made.note,
    )
    _open(desk, initial, made.id)


def _open(desk: Desk, initial: AssessmentInput, assessment_id: int | None) -> None:
    context = desk.context

    def save(data: AssessmentInput) -> Saved:
        return record_assessment(context.actor, context.db, desk.person_id, data, assessment_id=assessment_id)

    caregivers = desk.options("caregiver", initial.caregiver)
    dialog = AdlDialog(save, initial, caregivers, desk.parent)
    desk.run(dialog, translate("persons", "บันทึกผลประเมิน ADL แล้ว"))
