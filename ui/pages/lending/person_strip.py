"""A chosen person: name, what identifies him, and what the desk must know before lending again."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.context import AppContext
from ui.icons import icon_label
from ui.pages.lending import words
from ui.pages.lending.parts import ElidedLabel
from ui.theme import Tone, tokens
from ui.widgets.banner import Banner
from ui.widgets.parts import button, column, row
from welfaredesk.queries.lending import LoanRow
from welfaredesk.queries.lending_terms import Alerts, alerts
from welfaredesk.queries.person_page import PersonPage, person_page
from welfaredesk.services.lending_rules import until_words

translate = QCoreApplication.translate


class PersonStrip(QWidget):
    """Shows one person; `change_asked`: somebody else is meant, `return_asked(contract id)`: a late item."""

    change_asked = Signal()
    return_asked = Signal(int)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.person_id: int | None = None
        self.name, self.detail = ElidedLabel(role="strong"), ElidedLabel(role="muted")
        self.warnings = Banner()
        self.change = button(self.tr("เปลี่ยน"), "edit", "quiet", self.change_asked.emit)
        line = row(icon_label("person", tokens.PRIMARY, 24), gap=tokens.GAP_S)
        line.addLayout(column(self.name, self.detail, gap=0), 1)
        line.addWidget(self.change)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(tokens.GAP_XS)
        layout.addLayout(line)
        layout.addWidget(self.warnings)

    def show_person(self, person_id: int) -> None:
        """Show a person. Raises RecordNotFound."""
        page = person_page(self.context.db, person_id)
        self.person_id = person_id
        self.name.setText(page.row.name)
        self.detail.setText(words.person_detail(page.row, phone=True))
        self._warn(page)

    def clear(self) -> None:
        """Show nobody."""
        self.person_id = None
        self.warnings.clear()

    def _warn(self, page: PersonPage) -> None:
        open_loans = [loan for loan in page.loans if loan.returned_on is None and not loan.cancelled]
        late = [loan for loan in open_loans if loan.days_late]
        known = alerts(self.context.db, page.row.id)
        lines = self._about_record(page) + _alert_words(known)
        if late:
            lines.append(self._late_words(late))
            tone = Tone.LATE
        elif lines:
            tone = Tone.LATE if page.row.died or known.restriction else Tone.WAIT
        elif open_loans:
            said = self.tr("กำลังยืมหรือใช้อยู่ {count} รายการ: {list}")
            models = ", ".join(dict.fromkeys(loan.model for loan in open_loans))
            lines = [said.format(count=len(open_loans), list=models)]
            tone = Tone.INFO
        else:
            self.warnings.clear()
            return
        take_back = self.tr("รับคืน") if late else ""
        self.warnings.say(
            tone, "\n".join(lines), take_back, lambda: self.return_asked.emit(late[0].contract_id)
        )

    def _about_record(self, page: PersonPage) -> list[str]:
        lines = []
        if page.row.died:
            lines.append(self.tr("เสียชีวิตแล้วตามทะเบียน ยืมในชื่อนี้ไม่ได้ กรุณาเลือกผู้ยืมคนอื่น"))
        if page.row.moved_out:
            lines.append(self.tr("ย้ายออกแล้วตามทะเบียน กรุณาตรวจที่อยู่และโทรศัพท์ก่อนให้ยืม"))
        for _kind, remark in page.proposed_events:
            lines.append(self.tr("ทะเบียนที่นำเข้ามีหมายเหตุ «{remark}» ยังไม่มีผู้ยืนยัน").format(remark=remark))
        return lines

    def _late_words(self, late: list[LoanRow]) -> str:
        said = self.tr("มีอุปกรณ์เกินกำหนดคืน {count} รายการ: {list}")
        return said.format(count=len(late), list=_listed(late))


def _alert_words(known: Alerts) -> list[str]:
    """Not to be lent to, and what is not settled of former loans."""
    lines = []
    if known.restriction is not None:
        said = translate("lending", "งดให้ยืม{until} ({reason}) ให้ยืมได้เมื่อระบุเหตุผล")
        until = until_words(known.restriction.until_on)
        lines.append(said.format(until=until, reason=known.restriction.reason))
    if known.claims:
        listed = ", ".join(f"{claim.what} {claim.code}" for claim in known.claims[:3])
        said = translate("lending", "ค้างชดใช้ {count} รายการ: {list}")
        lines.append(said.format(count=len(known.claims), list=listed))
    return lines


def _listed(loans: list[LoanRow]) -> str:
    shown = [f"{words.device(loan)} ({words.loan_badge(loan).text} ใบยืม {loan.no})" for loan in loans[:3]]
    more = "" if len(loans) <= 3 else " …"
    return ", ".join(shown) + more
