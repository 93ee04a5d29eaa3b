"""The cards of one person's page, each made from what the query read."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.models.query_table import Badge
from ui.pages.persons import words
from ui.theme import Tone, tokens
from ui.widgets.badge import BadgeLabel
from ui.widgets.card import Card
from ui.widgets.money_edit import baht
from ui.widgets.parts import Paragraph, button, column, label, row, rule
from welfaredesk.domain import addresses, national_id, phones, thai_dates
from welfaredesk.domain.loan_rules import LoanState
from welfaredesk.domain.thai_dates import Precision
from welfaredesk.queries.lending import LoanRow
from welfaredesk.queries.person_page import CardView, EnrolmentView, EventView, PersonPage
from welfaredesk.queries.persons import GROUPS

SHOWN_EVENTS = 12
CAPTION_WIDTH = 124
NONE = "–"
translate = QCoreApplication.translate


def facts(pairs: Iterable[tuple[str, str | QWidget]]) -> QGridLayout:
    """Captions at the left, values at the right; a blank value shows a dash."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(tokens.GAP_M)
    grid.setVerticalSpacing(tokens.GAP_XS)
    grid.setColumnStretch(1, 1)
    for line, (caption, value) in enumerate(pairs):
        top = Qt.AlignmentFlag.AlignTop
        words_left = Paragraph(caption, "muted")
        words_left.setFixedWidth(CAPTION_WIDTH)
        if isinstance(value, QWidget):
            grid.addWidget(words_left, line, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(value, line, 1)
        else:
            grid.addWidget(words_left, line, 0, top)
            grid.addWidget(_value(value or NONE), line, 1, top)
    return grid


def identity_card(page: PersonPage, id_line: QWidget) -> Card:
    """Id, birth, sex, phone and note; `id_line` holds the masked id with its button."""
    person = page.row
    card = Card(translate("persons", "ข้อมูลบุคคล"), "id-card")
    pairs: list[tuple[str, str | QWidget]] = [
        (translate("persons", "เลขประจำตัว"), id_line),
        (translate("persons", "วันเกิด"), birth_text(page)),
        (translate("persons", "เพศ"), words.word(words.SEXES, person.sex)),
        (
            translate("persons", "โทรศัพท์"),
            "\n".join(phones.formatted(phone) for phone in person.phone.split()),
        ),
        (translate("persons", "ที่อยู่"), addresses.address_line(page.address)),
    ]
    if person.nickname:
        pairs.insert(0, (translate("persons", "ชื่อเล่น"), person.nickname))
    if page.no_id_reason:
        pairs.append((translate("persons", "เหตุที่ยังไม่มีเลข"), page.no_id_reason))
    if page.note:
        pairs.append((translate("persons", "หมายเหตุ"), page.note))
    card.add(facts(pairs))
    return card


def birth_text(page: PersonPage) -> str:
    """The birth date as far as it is known, "" when it is not."""
    if page.row.birth_date is None:
        return ""
    return thai_dates.screen(page.row.birth_date, Precision(page.row.birth_precision))


def disability_card(view: CardView | None) -> Card:
    """Kinds of disability, the card's dates, and who cares for the person."""
    card = Card(translate("persons", "ความพิการและบัตร"), "wheelchair")
    if view is None:
        card.add(_nothing(translate("persons", "ไม่มีข้อมูลบัตรประจำตัวคนพิการ")))
        return card
    expires = thai_dates.screen(view.expires_on) if view.expires_on else ""
    caregiver = view.caregiver
    if view.caregiver_relation:
        caregiver = f"{caregiver} ({view.caregiver_relation})"
    pairs = [
        (translate("persons", "ประเภท"), "\n".join(words.disability(kind) for kind in view.types)),
        (translate("persons", "วันออกบัตร"), thai_dates.screen(view.issued_on) if view.issued_on else ""),
        (translate("persons", "วันหมดอายุ"), translate("persons", "ตลอดชีพ") if view.lifetime else expires),
        (translate("persons", "ผู้ดูแล"), caregiver),
    ]
    card.add(facts(pairs))
    return card


def allowance_card(page: PersonPage) -> Card:
    """Programmes the person is enrolled in, with the monthly amount."""
    card = Card(translate("persons", "เบี้ยยังชีพและสิทธิ"), "list")
    if not page.enrolments:
        card.add(_nothing(translate("persons", "ยังไม่มีข้อมูลเบี้ยยังชีพ")))
        return card
    card.add(
        facts((words.word(words.PROGRAMMES, entry.programme), _monthly(entry)) for entry in page.enrolments)
    )
    return card


def _monthly(entry: EnrolmentView) -> str:
    if entry.amount_satang is None:
        return ""
    return translate("persons", "{baht} บาท/เดือน").format(baht=baht(entry.amount_satang))


def devices_card(loans: Sequence[LoanRow], person_id: int, show: Callable[[int], object]) -> Card:
    """Devices out for or by the person, then how many came back; `show(contract_id)` opens a slip."""
    card = Card(translate("persons", "กายอุปกรณ์ที่ยืมอยู่"), "bed")
    out = [loan for loan in loans if loan.state is not None]
    for number, loan in enumerate(out):
        if number:
            card.add(rule())
        card.add(_loan_line(loan, person_id, show))
    if not out:
        card.add(_nothing(translate("persons", "ไม่มีอุปกรณ์ที่ยืมอยู่")))
    returned = sum(1 for loan in loans if loan.returned_on is not None)
    if returned:
        card.add(label(translate("persons", "เคยยืมและคืนแล้ว {count} รายการ").format(count=returned), "small"))
    return card


def loan_badge(loan: LoanRow) -> Badge:
    """Where an open loan stands, in words."""
    if loan.state in (LoanState.LATE, LoanState.RECALL_DUE):
        return Badge(
            translate("persons", "เกินกำหนด {days} วัน").format(days=loan.days_late), Tone.LATE, "late"
        )
    if loan.state is LoanState.DUE_SOON:
        return Badge(translate("persons", "ใกล้ครบกำหนด"), Tone.WAIT, "clock")
    return Badge(translate("persons", "ยังไม่ครบกำหนด"), Tone.DONE, "check-circle")


def _other_party(loan: LoanRow, person_id: int) -> str:
    """Who borrowed for this person, or for whom this person borrowed."""
    if loan.borrower_id != person_id:
        text = translate("persons", "ผู้ยืม {name}").format(name=loan.borrower)
    elif loan.beneficiary_id != person_id:
        text = translate("persons", "ยืมให้ {name}").format(name=loan.beneficiary)
    else:
        return ""
    return f"{text} ({loan.relation})" if loan.relation else text


def _loan_line(loan: LoanRow, person_id: int, show: Callable[[int], object]) -> QWidget:
    line = QWidget()
    due = translate("persons", "ยืม {lent} · กำหนดคืน {due}").format(
        lent=thai_dates.screen(loan.lent_on), due=thai_dates.screen(loan.due_on)
    )
    slip = button(
        translate("persons", "ใบยืม {no}").format(no=loan.no), "file", "quiet", lambda: show(loan.contract_id)
    )
    head = row(_value(f"{loan.model}  {loan.code}", "strong"), gap=tokens.GAP_S)
    below = row(BadgeLabel(loan_badge(loan)), None, slip)
    layout = column(gap=2)
    layout.addLayout(head)
    layout.addWidget(_value(due, "small"))
    other = _other_party(loan, person_id)
    if other:
        layout.addWidget(_value(other, "small"))
    layout.addLayout(below)
    line.setLayout(layout)
    return line


def spellings_card(page: PersonPage) -> Card:
    """Other spellings of the name met in registers."""
    card = Card(translate("persons", "ชื่อที่สะกดต่างในทะเบียนอื่น"), "copy")
    card.add(_value("\n".join(page.other_spellings)))
    return card


def history_card(events: Sequence[EventView]) -> Card:
    """The last things done to the record, newest first."""
    card = Card(translate("persons", "ประวัติการแก้ไข"), "history")
    if not events:
        card.add(_nothing(translate("persons", "ยังไม่มีประวัติ")))
    for event in events[:SHOWN_EVENTS]:
        head = f"{moment(event.at)} · {event.actor} · {words.word(words.ACTIONS, event.action)}"
        card.add(_value(head, "small"))
        changed = "\n".join(filter(None, (event.reason, changes_text(event))))
        if changed:
            card.add(_value(changed))
    if len(events) > SHOWN_EVENTS:
        more = translate("persons", "และก่อนหน้านี้อีก {count} ครั้ง").format(count=len(events) - SHOWN_EVENTS)
        card.add(label(more, "small"))
    return card


def changes_text(event: EventView) -> str:
    """What an update changed, field by field; ids stay masked."""
    if event.action == "create":
        return ""
    lines = []
    for name in event.after:
        before, after = _shown(name, event.before.get(name)), _shown(name, event.after[name])
        lines.append(f"{words.field_name(name)}: {before} → {after}")
    return "\n".join(lines)


def moment(at: datetime) -> str:
    """A day and a time of day."""
    words_of = translate("persons", "{day} {time} น.")
    return words_of.format(day=thai_dates.screen(at.date()), time=f"{at:%H:%M}")


def _shown(name: str, value: object) -> str:
    if value in (None, "", []):
        return NONE
    if isinstance(value, list):
        return ", ".join(words.word(words.EVENTS, words.word(GROUPS, str(part))) for part in value)
    if isinstance(value, bool):
        return translate("persons", "ใช่") if value else translate("persons", "ไม่ใช่")
    return _by_field(name, str(value))


def _by_field(name: str, text: str) -> str:
    """A value in the words of its field: ids masked, dates of the Buddhist era, money in baht."""
    if name.endswith("national_id"):
        return national_id.masked(text)
    if name.endswith("_satang"):
        return translate("persons", "{baht} บาท").format(baht=baht(int(text)))
    if name.endswith(("_on", "_date")):
        return thai_dates.screen(datetime.fromisoformat(text).date())
    return words.word(words.SEXES, text) if name == "sex" else text


def _nothing(text: str) -> QWidget:
    return label(text, "muted")


def _value(text: str, role: str = "") -> Paragraph:
    result = Paragraph(text, role)
    result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    result.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    return result
