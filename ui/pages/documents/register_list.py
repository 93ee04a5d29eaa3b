"""The list of issued papers, narrowed by state, form, year and words."""

from PySide6.QtCore import QCoreApplication

from reports import form_title
from ui.context import AppContext
from ui.models.query_table import Badge, Column
from ui.theme import Tone
from ui.widgets import editors
from ui.widgets.filtered_list import FilteredList
from welfaredesk.domain import thai_dates
from welfaredesk.queries.documents import DocumentQuery, DocumentRow, forms_issued, years_issued

translate = QCoreApplication.translate
UNFILED, FILED, VOIDED = "unfiled", "filed", "voided"


class RegisterList(FilteredList):
    """The papers, newest first; of those not filed the oldest first."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, _columns(), multi=True)
        self.chips.add(UNFILED, self.tr("ยังไม่ได้เก็บใบที่ลงนาม"), "clock", on=True)
        self.chips.add(FILED, self.tr("เก็บใบที่ลงนามแล้ว"), "check-circle")
        self.chips.add(VOIDED, self.tr("ยกเลิกแล้ว"), "close")
        self.chips.add("", self.tr("ทั้งหมด"), "list")
        forms = [(code, f"{code} {form_title(code)}") for code in forms_issued(context.db)]
        self.form = editors.combo([("", self.tr("ทุกแบบ")), *forms])
        self.form.setAccessibleName(self.tr("แบบพิมพ์"))
        self.form.setMaximumWidth(240)
        years = [(year, self.tr("ปีงบ {year}").format(year=year)) for year in years_issued(context.db)]
        self.year = editors.combo([(None, self.tr("ทุกปี")), *years])
        self.year.setAccessibleName(self.tr("ปีงบประมาณ"))
        for number, box in enumerate((self.form, self.year), start=1):
            box.activated.connect(lambda _index: self.reload())
            self.bar.insertWidget(number, box)

    def query(self) -> DocumentQuery:
        return DocumentQuery(
            self.context.db,
            self.text,
            form=self.form.currentData() or "",
            year=self.year.currentData(),
            state=self.state(),
        )

    def narrowed_to(self) -> str:
        """Which part of the register is listed, in words; "" for all of it."""
        chip = self.chips.chips[self.state()].text().split("  ")[0] if self.state() else ""
        form = form_title(self.form.currentData()) if self.form.currentData() else ""
        year = self.year.currentText() if self.year.currentData() else ""
        words = f"«{self.text}»" if self.text else ""
        return " · ".join(part for part in (chip, form, year, words) if part)

    def say_empty(self) -> None:
        if self.state() == UNFILED:
            said = self.tr("ใบที่ลงนามเก็บครบแล้ว")
            self.stack.state.show_state("check-circle", said, tone=Tone.DONE)
            self.stack.setCurrentWidget(self.stack.state)
            return
        self.stack.show_empty(
            "file",
            self.tr("ไม่มีเอกสารในกลุ่มนี้"),
            self.tr("ใบยืม ใบรับคืน หนังสือทวงถาม และแบบอื่นที่ออกเลขแล้ว จะอยู่ในทะเบียนนี้ทุกฉบับ"),
        )


def _columns() -> list[Column]:
    return [
        Column(translate("documents", "แบบ"), lambda found: form_title(found.form), stretch=3),
        Column(translate("documents", "เลขที่"), lambda found: found.no or "–", width=104),
        Column(translate("documents", "เกี่ยวกับ"), lambda found: found.about, stretch=3),
        Column(
            translate("documents", "ออกเมื่อ"),
            lambda found: thai_dates.screen(found.issued_at.date()),
            width=108,
        ),
        Column(translate("documents", "สถานะ"), lambda found: _badge(found).text, badge=_badge, width=176),
    ]


def _badge(found: DocumentRow) -> Badge:
    if found.voided_on is not None:
        return Badge(translate("documents", "ยกเลิก"), Tone.NEUTRAL, "close")
    if found.filed:
        return Badge(translate("documents", "เก็บใบลงนามแล้ว"), Tone.DONE)
    if found.unfiled:
        waiting = translate("documents", "รอใบลงนาม {days} วัน").format(days=f"{found.days:,}")
        words = waiting if found.days else translate("documents", "รอใบลงนาม")
        return Badge(words, Tone.WAIT, "clock")
    return Badge(translate("documents", "ออกแล้ว"), Tone.NEUTRAL, "file")
