"""The papers of the loan desk, each one frozen dataclass that holds everything the paper prints.

Every text is already decided here; the form only sets it (figures become Thai digits on the paper).
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from welfaredesk.db.engine import Database
from welfaredesk.domain import phones
from welfaredesk.domain.addresses import address_line
from welfaredesk.domain.paper_limits import SLIP_NOTE, SLIP_PHONE
from welfaredesk.domain.thai_dates import official
from welfaredesk.errors import RecordNotFound, Refused
from welfaredesk.papers.params import PaperParams, day_of
from welfaredesk.queries.lending import LoanRow, loan_lines, loan_terms
from welfaredesk.queries.lending_lines import line_parts, missing_of_lines
from welfaredesk.queries.office import OfficeView, office, signatory_on
from welfaredesk.queries.office_texts import in_force
from welfaredesk.queries.person_page import person_page


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: name and position from the signatory registry; `acting_for` is the position stood in for."""

    name: str = ""
    position: str = ""
    acting_for: str = ""


@dataclass(frozen=True, slots=True)
class SlipRow:
    """One lent item as approved."""

    no: int
    code: str
    description: str
    quantity: int
    unit: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class DamageRow:
    """What came back damaged or did not come back."""

    code: str
    description: str
    damaged: int
    lost: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReturnBlock:
    """The return as it happened; `returned_on` is an official Thai date, "" where the pen fills in."""

    returned_on: str = ""
    returner: str = ""
    receiver: Signer = Signer()
    condition_text: str = ""
    damage: tuple[DamageRow, ...] = ()


@dataclass(frozen=True, slots=True)
class LoanSlip:
    """L-02 ใบยืมพัสดุ/ครุภัณฑ์ (domain specification §2.7).

    `number` as "12/2570", `mark` what its QR says, as on every numbered paper; dates are official Thai dates
    ("๒๒ พฤศจิกายน ๒๕๖๙"); an empty text is a dotted line on the paper. `beneficiary_name` is "" when the
    borrower uses the item himself, else `relation` says what the borrower is to him (บุตร). `receiver_name`
    is who takes the items, when already known.
    """

    number: str
    written_at: str
    date: str
    office_name: str
    division: str
    borrower_name: str
    borrower_position: str
    borrower_address: str
    borrower_phone: str
    beneficiary_name: str
    relation: str
    purpose: str
    lent_on: str
    due_on: str
    liability_text: str
    rows: tuple[SlipRow, ...]
    giver: Signer
    opinion: Signer
    approver: Signer
    foot_note: str = ""
    returned: ReturnBlock | None = None
    receiver_name: str = ""
    mark: str = ""


def to_payload(slip: LoanSlip) -> dict[str, Any]:
    """The slip as plain JSON values, to be kept with the issued document."""
    return asdict(slip)


def from_payload(payload: Mapping[str, Any]) -> LoanSlip:
    """The slip a kept payload was made from; KeyError or TypeError when it isn't one."""
    values = dict(payload)
    returned = values.get("returned")
    return LoanSlip(
        **values
        | {
            "rows": tuple(SlipRow(**row) for row in values["rows"]),
            "giver": Signer(**values["giver"]),
            "opinion": Signer(**values["opinion"]),
            "approver": Signer(**values["approver"]),
            "returned": _returned(returned) if returned else None,
        }
    )


def _returned(payload: Mapping[str, Any]) -> ReturnBlock:
    return ReturnBlock(
        **dict(payload)
        | {
            "receiver": Signer(**payload["receiver"]),
            "damage": tuple(DamageRow(**row) for row in payload["damage"]),
        }
    )


def collect_loan_slip(db: Database, contract_id: int) -> LoanSlip:
    """The slip of a loan as it was lent. Raises RecordNotFound, Refused("loan_cancelled")."""
    lines = _lines(db, contract_id)
    return _slip(db, contract_id, lines)


def collect_blank_slip(db: Database, params: PaperParams) -> LoanSlip:
    """The slip without anybody on it, for the pen. Raises Refused("office_not_set_up")."""
    view = _office(db)
    today = day_of(params)
    return LoanSlip(
        number="",
        written_at=view.data.name,
        date="",
        office_name=view.data.name,
        division=view.data.division,
        borrower_name="",
        borrower_position="",
        borrower_address="",
        borrower_phone="",
        beneficiary_name="",
        relation="",
        purpose="",
        lent_on="",
        due_on="",
        liability_text=in_force(db, "loan_liability", today),
        rows=(),
        giver=Signer(),
        opinion=_signer(view, "opinion", today),
        approver=_signer(view, "approver", today),
        foot_note=_foot_note(db, view, today),
    )


def collect_returned_slip(db: Database, contract_id: int) -> LoanSlip:
    """The slip with its return block filled from what came back. Raises Refused("not_returned_yet")."""
    lines = _lines(db, contract_id)
    back = [line for line in lines if line.returned_on is not None]
    if not back:
        raise Refused("not_returned_yet", no=lines[0].no)
    return replace(_slip(db, contract_id, lines), returned=_return_block(db, lines, back))


def _lines(db: Database, contract_id: int) -> tuple[LoanRow, ...]:
    lines = loan_lines(db, contract_id)
    if not lines:
        raise RecordNotFound("not_found", what=f"ใบยืม {contract_id}")
    if lines[0].cancelled:
        raise Refused("loan_cancelled", no=lines[0].no, reason=lines[0].cancel_reason)
    return lines


def _slip(db: Database, contract_id: int, lines: Sequence[LoanRow]) -> LoanSlip:
    view = _office(db)
    loan = loan_terms(db, contract_id)
    first = lines[0]
    if first.borrower_id is None or not first.no:
        raise Refused("loan_from_register", holder=first.borrower)
    borrower = person_page(db, first.borrower_id)
    own_use = first.beneficiary_id == first.borrower_id
    return LoanSlip(
        number=first.no,
        written_at=view.data.name,
        date=official(first.lent_on),
        office_name=view.data.name,
        division=view.data.division,
        borrower_name=first.borrower,
        borrower_position="",
        borrower_address=address_line(borrower.address),
        borrower_phone=phones.listed(map(phones.formatted, borrower.row.phone.split()), SLIP_PHONE),
        beneficiary_name="" if own_use else first.beneficiary,
        relation="" if own_use else first.relation,
        purpose=first.purpose,
        lent_on=official(first.lent_on),
        due_on=official(min(line.original_due_on for line in lines)),
        liability_text=loan.liability,
        rows=_rows(db, lines),
        giver=_signer(view, "giver", first.lent_on),
        opinion=_signer(view, "opinion", first.lent_on),
        approver=_signer(view, "approver", first.lent_on),
        foot_note=_foot_note(db, view, first.lent_on),
    )


def _office(db: Database) -> OfficeView:
    view = office(db)
    if view is None:
        raise Refused("office_not_set_up")
    return view


def _foot_note(db: Database, view: OfficeView, on: date) -> str:
    return in_force(db, "loan_recall", on).format_map({"จำนวนวัน": str(view.data.recall_days)})


def _rows(db: Database, lines: Sequence[LoanRow]) -> tuple[SlipRow, ...]:
    parts = line_parts(db, [line.line_id for line in lines])
    return tuple(
        SlipRow(
            no=number,
            code=line.code,
            description=line.model,
            quantity=1,
            unit=line.unit,
            note=_listed("พร้อม", [f"{part.name} {part.quantity_out}" for part in parts[line.line_id]]),
        )
        for number, line in enumerate(lines, start=1)
    )


def _listed(lead: str, words: Sequence[str]) -> str:
    """As many of the words as the remark holds, the others counted: พร้อมที่วางเท้า 2, เบาะ 1 และอีก 2 รายการ."""
    for shown in range(len(words), 0, -1):
        rest = f" และอีก {len(words) - shown} รายการ" if shown < len(words) else ""
        text = f"{lead}{', '.join(words[:shown])}{rest}"
        if len(text) <= SLIP_NOTE:
            return text
    return f"{lead}อุปกรณ์ {len(words)} รายการ" if words else ""


def _signer(view: OfficeView, role: str, on: date) -> Signer:
    entry = signatory_on(view, role, on, "lending")
    return Signer(entry.name, entry.position, entry.acting_for)


def _return_block(db: Database, lines: Sequence[LoanRow], back: Sequence[LoanRow]) -> ReturnBlock:
    view = office(db)
    day = max(line.returned_on for line in back if line.returned_on is not None)
    known = all(line.return_day_known for line in back)
    missing = missing_of_lines(db, [line.line_id for line in back])
    unfit = [line for line in back if line.condition_in != "usable" or missing[line.line_id]]
    return ReturnBlock(
        returned_on=official(day) if known else "",
        returner=back[-1].returner,
        receiver=_signer(view, "giver", day) if view else Signer(),
        condition_text=_condition_text(len(lines), len(back), len(unfit)),
        damage=tuple(_damage(line, missing[line.line_id]) for line in unfit),
    )


def _condition_text(lent: int, back: int, unfit: int) -> str:
    if lent == back and not unfit:
        return "คืนในสภาพใช้การได้เรียบร้อยและครบถ้วน"
    counted = "คืนครบทุกรายการ" if lent == back else f"คืน {back} จาก {lent} รายการ"
    return f"{counted} มีรายการชำรุดหรือสูญหาย {unfit} รายการ" if unfit else counted


def _damage(line: LoanRow, missing: Sequence[str]) -> DamageRow:
    """One row an item: how many of it are damaged or lost, parts that are missing counted as lost."""
    if line.condition_in == "lost":
        return DamageRow(line.code, line.model, 0, 1, line.return_note)
    said = _listed("ขาด", missing)
    note = ", ".join(filter(None, (line.return_note, said)))
    damaged = 0 if line.condition_in == "usable" else 1
    return DamageRow(
        line.code,
        line.model,
        damaged,
        len(missing),
        note if len(note) <= SLIP_NOTE else said or line.return_note,
    )
