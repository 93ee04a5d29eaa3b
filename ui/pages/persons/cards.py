"""Who somebody is, what is at home now, and what was done: cards made from what the query read."""

from collections.abc import Callable, Iterable, Mapping, Sequence
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
from welfaredesk.queries.person_page import EventView, PersonPage
from welfaredesk.services.persons import AddressInput, PhoneInput

SHOWN_EVENTS = 12
CAPTION_WIDTH = 124
NONE = "–"
Labels = Mapping[str, Mapping[str, str]]  # by field, what its codes are called
NO_LABELS: Labels = {}
_CODED = ("marital", "occupation", "income_source", "health_right", "sso_section", "sso_option")
_SILENT = {"caregiver_id", "household_id", "photo_bytes", "sha256"}  # numbers that tell a clerk nothing
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
            grid.addWidget(paragraph(value or NONE), line, 1, top)
    return grid


def identity_card(page: PersonPage, id_line: QWidget, labels: Labels = NO_LABELS) -> Card:
    """Id, birth, phones, addresses and livelihood; `id_line` holds the masked id with its button."""
    person = page.row
    card = Card(translate("persons", "ข้อมูลบุคคล"), "id-card")
    pairs: list[tuple[str, str | QWidget]] = [
        (translate("persons", "เลขประจำตัว"), id_line),
        (translate("persons", "วันเกิด"), birth_text(page)),
        (translate("persons", "เพศ"), words.word(words.SEXES, person.sex)),
        (translate("persons", "โทรศัพท์"), "\n".join(phone_text(phone) for phone in page.phones)),
        (translate("persons", "ที่อยู่ตามทะเบียนบ้าน"), place_text(page.data.address)),
    ]
    if person.nickname:
        pairs.insert(0, (translate("persons", "ชื่อเล่น"), person.nickname))
    if page.data.living is not None:
        pairs.append((translate("persons", "ที่อยู่จริง"), place_text(page.data.living)))
    pairs += _livelihood(page, labels)
    if page.no_id_reason:
        pairs.append((translate("persons", "เหตุที่ยังไม่มีเลข"), page.no_id_reason))
    if page.note:
        pairs.append((translate("persons", "หมายเหตุ"), page.note))
    card.add(facts(pairs))
    return card


def phone_text(phone: PhoneInput) -> str:
    """A number, and whose it is when it is not the person's own."""
    number = phones.formatted(phone.number)
    return f"{number} ({phone.owner})" if phone.owner else number


def place_text(address: AddressInput) -> str:
    """An address with what helps to find it."""
    lines = [addresses.address_line(address.parsed)]
    if address.landmark:
        lines.append(translate("persons", "จุดสังเกต {landmark}").format(landmark=address.landmark))
    if address.latitude is not None and address.longitude is not None:
        lines.append(f"GPS {address.latitude:.5f}, {address.longitude:.5f}")
    return "\n".join(line for line in lines if line)


def _livelihood(page: PersonPage, labels: Labels) -> list[tuple[str, str | QWidget]]:
    """What is known of work, income and rights; what is not known takes no line."""
    data = page.data
    words_of = {name: labels.get(name, {}).get(getattr(data, name), getattr(data, name)) for name in _CODED}
    income = ""
    if data.income_satang is not None:
        income = translate("persons", "{baht} บาท/เดือน").format(baht=baht(data.income_satang))
    card = {True: translate("persons", "มี"), False: translate("persons", "ไม่มี"), None: ""}
    shown = [
        (words.field_name("marital"), words_of["marital"]),
        (words.field_name("occupation"), words_of["occupation"]),
        (words.field_name("income_satang"), " · ".join(filter(None, (income, words_of["income_source"])))),
        (words.field_name("health_right"), words_of["health_right"]),
        (words.field_name("welfare_card"), card[data.welfare_card]),
        (
            words.field_name("sso_section"),
            " · ".join(filter(None, (words_of["sso_section"], words_of["sso_option"]))),
        ),
    ]
    return [(caption, value) for caption, value in shown if value]


def birth_text(page: PersonPage) -> str:
    """The birth date as far as it is known, "" when it is not."""
    if page.row.birth_date is None:
        return ""
    return thai_dates.screen(page.row.birth_date, Precision(page.row.birth_precision))


def devices_card(loans: Sequence[LoanRow], person_id: int, show: Callable[[int], object]) -> Card:
    """Devices out for or by the person, then how many came back; `show(contract_id)` opens a slip."""
    card = Card(translate("persons", "กายอุปกรณ์ที่ยืมอยู่"), "bed")
    out = [loan for loan in loans if loan.state is not None]
    for number, loan in enumerate(out):
        if number:
            card.add(rule())
        card.add(_loan_line(loan, person_id, show))
    if not out:
        card.add(nothing(translate("persons", "ไม่มีอุปกรณ์ที่ยืมอยู่")))
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
    head = row(paragraph(f"{loan.model}  {loan.code}", "strong"), gap=tokens.GAP_S)
    below = row(BadgeLabel(loan_badge(loan)), None, slip)
    layout = column(gap=2)
    layout.addLayout(head)
    layout.addWidget(paragraph(due, "small"))
    other = _other_party(loan, person_id)
    if other:
        layout.addWidget(paragraph(other, "small"))
    layout.addLayout(below)
    line.setLayout(layout)
    return line


def spellings_card(page: PersonPage) -> Card:
    """Other spellings of the name met in registers."""
    card = Card(translate("persons", "ชื่อที่สะกดต่างในทะเบียนอื่น"), "copy")
    card.add(paragraph("\n".join(page.other_spellings)))
    return card


def history_card(events: Sequence[EventView], labels: Labels = NO_LABELS) -> Card:
    """The last things done to the record, newest first."""
    card = Card(translate("persons", "ประวัติการแก้ไข"), "history")
    if not events:
        card.add(nothing(translate("persons", "ยังไม่มีประวัติ")))
    for event in events[:SHOWN_EVENTS]:
        head = f"{moment(event.at)} · {event.actor} · {words.word(words.ACTIONS, event.action)}"
        card.add(paragraph(head, "small"))
        changed = "\n".join(filter(None, (event.reason, changes_text(event, labels))))
        if changed:
            card.add(paragraph(changed))
    if len(events) > SHOWN_EVENTS:
        more = translate("persons", "และก่อนหน้านี้อีก {count} ครั้ง").format(count=len(events) - SHOWN_EVENTS)
        card.add(label(more, "small"))
    return card


def changes_text(event: EventView, labels: Labels = NO_LABELS) -> str:
    """What an update changed, field by field; ids stay masked, codes are told in the office's words."""
    if event.action == "create":
        return ""
    changed, told = [], []
    for name in event.after:
        if name in _SILENT or name in words.SILENT:
            continue
        after = _shown(name, event.after[name], labels)
        if name in event.before or event.action == "update":
            before = _shown(name, event.before.get(name), labels)
            changed.append(f"{words.field_name(name)}: {before} → {after}")
        elif event.after[name] not in (None, "", [], False):
            told.append(f"{words.field_name(name)} {after}")
    return "\n".join([*changed, *filter(None, [" · ".join(told)])])


def moment(at: datetime) -> str:
    """A day and a time of day."""
    words_of = translate("persons", "{day} {time} น.")
    return words_of.format(day=thai_dates.screen(at.date()), time=f"{at:%H:%M}")


def _shown(name: str, value: object, labels: Labels) -> str:
    if value in (None, "", []):
        return NONE
    if isinstance(value, list):
        return ", ".join(_part(str(part), labels) for part in value)
    if isinstance(value, bool):
        return translate("persons", "ใช่") if value else translate("persons", "ไม่ใช่")
    text = str(value)
    return labels.get(name, {}).get(text) or _by_field(name, text)


def _part(code: str, labels: Labels) -> str:
    """One of several things written at once: a group or an event."""
    return labels.get("group_code", {}).get(code) or words.word(words.EVENTS, code)


def _by_field(name: str, text: str) -> str:
    """A value in the words of its field: ids masked, dates of the Buddhist era, money in baht."""
    if name.endswith("national_id"):
        return national_id.masked(text)
    if name.endswith("_satang"):
        return translate("persons", "{baht} บาท").format(baht=baht(int(text)))
    if name.endswith(("_on", "_date")):
        return thai_dates.screen(datetime.fromisoformat(text).date())
    if name.endswith("_at"):
        return moment(datetime.fromisoformat(text))
    return words.code_word(name, text)


def nothing(text: str) -> QWidget:
    """What an empty card says."""
    return Paragraph(text, "muted")


def paragraph(text: str, role: str = "") -> Paragraph:
    """Words of a card, that can be marked and copied."""
    result = Paragraph(text, role)
    result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    result.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    return result
