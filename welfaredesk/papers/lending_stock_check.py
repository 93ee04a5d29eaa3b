"""L-09 ชุดตรวจสอบพัสดุประจำปี: memos, order, lists and letter of a stock-take (domain specification §2.7)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.domain.fiscal_year import bounds
from welfaredesk.domain.thai_dates import official
from welfaredesk.papers.lending import Signer
from welfaredesk.papers.office_head import OfficeHead, mayor_of, office_head, signer
from welfaredesk.papers.office_letter import Letterhead, letterhead
from welfaredesk.papers.official import Endorsement, Letter, Listing, Memo, Order, Part
from welfaredesk.papers.params import PaperParams
from welfaredesk.queries.lending_stock_take import LineRow, LineState, StockTakePage, stock_take_page
from welfaredesk.queries.office_texts import in_force
from welfaredesk.services.devices import CONDITIONS

ORDER, LETTER = "L-09B", "L-09F"
_CHECKERS = ("ที่", "ชื่อ – สกุล", "หน้าที่")
_FIGURES = ("ที่", "ผลการตรวจสอบ", "จำนวน (รายการ)")
_WORN = ("damaged", "repair")


@dataclass(frozen=True, slots=True)
class CheckedLine:
    """One piece on a list: `found` is damaged, lost or "" for one in good order; price in satang."""

    no: int
    model: str
    code: str
    brand: str
    fault: str
    found: str
    still_needed: bool | None
    price_satang: int | None
    custodian: str
    place: str


@dataclass(frozen=True, slots=True)
class CheckedList:
    """L-09D (worn, damaged, lost) or L-09E (in good order)."""

    office: OfficeHead
    code: str
    title: str
    fiscal_year: int
    lines: tuple[CheckedLine, ...]
    checkers: tuple[str, ...]
    made_on: str


@dataclass(frozen=True, slots=True)
class _Figures:
    """How the pieces of a stock-take came out; they add up to `expected`."""

    good: int
    worn: int
    lost: int
    on_loan: int

    @property
    def expected(self) -> int:
        return self.good + self.worn + self.lost + self.on_loan


def collect_appointment(db: Database, stock_take_id: int) -> Memo:
    """L-09A: the memo that asks to appoint the checkers. Raises RecordNotFound, Refused."""
    page, year_end = _page(db, stock_take_id)
    rule = _text(db, page, "check_rule")
    year = page.row.fiscal_year
    names = _checkers(page)
    return _memo(
        db,
        page,
        "L-09A",
        f"ขออนุมัติแต่งตั้งผู้รับผิดชอบในการตรวจสอบพัสดุประจำปีงบประมาณ พ.ศ. {year}",
        (
            Part(
                f"ด้วย{rule} กำหนดให้ภายในเดือนสุดท้ายก่อนสิ้นปีงบประมาณ หัวหน้าหน่วยงานของรัฐแต่งตั้ง"
                "ผู้รับผิดชอบในการตรวจสอบพัสดุซึ่งมิใช่เป็นเจ้าหน้าที่ตามความจำเป็น เพื่อตรวจสอบการรับจ่ายพัสดุ"
                f"และตรวจนับพัสดุคงเหลือ ณ วันที่ {official(year_end)}"
            ),
            Part("จึงขออนุมัติแต่งตั้งผู้มีรายชื่อดังต่อไปนี้เป็นผู้รับผิดชอบในการตรวจสอบพัสดุประจำปี", listing=names),
            Part("จึงเรียนมาเพื่อโปรดพิจารณา หากเห็นชอบโปรดลงนามในคำสั่งที่แนบมาพร้อมนี้"),
        ),
    )


def collect_order(db: Database, stock_take_id: int) -> Order:
    """L-09B: the order that appoints the checkers. Raises RecordNotFound, Refused."""
    page, _year_end = _page(db, stock_take_id)
    head = letterhead(db, page.row.started_on)
    rule, duties = _text(db, page, "check_rule"), _text(db, page, "check_duties")
    by = signer(db, "approver", page.row.started_on, "stock_take")
    return order(head, page.row.fiscal_year, page.row.checkers, rule, duties, by)


def order(head: Letterhead, year: int, checkers: Sequence[str], rule: str, duties: str, by: Signer) -> Order:
    """The order of a fiscal year (BE) by this rule; without checkers the pen writes three."""
    return Order(
        code=ORDER,
        kind="คำสั่ง",
        office=head.office,
        number="",
        date="",
        subject=f"แต่งตั้งผู้รับผิดชอบในการตรวจสอบพัสดุประจำปีงบประมาณ พ.ศ. {year}",
        body=(
            Part(
                f"เพื่อให้การตรวจสอบพัสดุประจำปีงบประมาณ พ.ศ. {year} เป็นไปตาม{rule} จึงแต่งตั้งผู้มีรายชื่อดังต่อไปนี้",
                listing=_listed(checkers),
            ),
            Part(f"มีหน้าที่{duties}"),
        ),
        signer=by,
        emblem=head.emblem,
    )


def collect_report(db: Database, stock_take_id: int) -> Memo:
    """L-09C: the memo that reports what was found. Raises RecordNotFound, Refused."""
    page, year_end = _page(db, stock_take_id)
    found = _figures(page)
    loss_rule = _text(db, page, "loss_rule")
    year = page.row.fiscal_year
    lost = f" และพัสดุที่ตรวจไม่พบเห็นควรแต่งตั้งคณะกรรมการสอบหาข้อเท็จจริงตาม{loss_rule}" if found.lost else ""
    return _memo(
        db,
        page,
        "L-09C",
        f"รายงานผลการตรวจสอบพัสดุประจำปีงบประมาณ พ.ศ. {year}",
        (
            Part(
                f"ตามที่ได้แต่งตั้งผู้รับผิดชอบในการตรวจสอบพัสดุประจำปีงบประมาณ พ.ศ. {year} นั้น บัดนี้ได้ตรวจนับ"
                f"กายอุปกรณ์และครุภัณฑ์ ณ วันที่ {official(year_end)} แล้ว ผลปรากฏดังนี้",
                listing=_figures_listing(found),
            ),
            Part(f"รายละเอียดปรากฏตามบัญชีพัสดุชำรุด เสื่อมคุณภาพ สูญไป และบัญชีพัสดุสภาพดีที่แนบมาพร้อมนี้{lost}"),
            Part("จึงเรียนมาเพื่อโปรดทราบและพิจารณา"),
        ),
        by_checkers=True,
    )


def collect_letter(db: Database, stock_take_id: int) -> Letter:
    """L-09F: the letter that sends the report to the auditor. Raises RecordNotFound, Refused."""
    page, _year_end = _page(db, stock_take_id)
    head = letterhead(db, clock.today())
    rule = in_force(db, "check_rule", clock.today())
    year = page.row.fiscal_year
    return Letter(
        code=LETTER,
        number="",
        agency=head.agency,
        date="",
        subject=f"รายงานผลการตรวจสอบพัสดุประจำปีงบประมาณ พ.ศ. {year}",
        to="ผู้อำนวยการสำนักงานการตรวจเงินแผ่นดินจังหวัด",
        enclosures=(
            "สำเนารายงานผลการตรวจสอบพัสดุประจำปี จำนวน 1 ชุด",
            "บัญชีพัสดุชำรุด เสื่อมคุณภาพ สูญไป จำนวน 1 ชุด",
        ),
        body=(
            Part(f"ด้วย{head.office} ได้ดำเนินการตรวจสอบพัสดุประจำปีงบประมาณ พ.ศ. {year} ตาม{rule} เสร็จเรียบร้อยแล้ว"),
            Part("จึงขอส่งรายงานผลการตรวจสอบพัสดุประจำปีมาพร้อมหนังสือนี้"),
            Part("จึงเรียนมาเพื่อโปรดทราบ"),
        ),
        signer=head.signer,
        owner=head.owner,
        emblem=head.emblem,
    )


def collect_worn(db: Database, params: PaperParams) -> CheckedList:
    """L-09D: what is damaged, worn or lost. Raises RecordNotFound, Refused."""
    title = "บัญชีพัสดุชำรุด เสื่อมคุณภาพ หรือสูญไป"
    return _list(db, params, "L-09D", title, lambda line: bool(_found(line)))


def collect_good(db: Database, params: PaperParams) -> CheckedList:
    """L-09E: what is in good order, pieces out on loan among it. Raises RecordNotFound, Refused."""
    return _list(db, params, "L-09E", "บัญชีพัสดุสภาพดี", lambda line: not _found(line))


# --- inside ---


def _page(db: Database, stock_take_id: int) -> tuple[StockTakePage, date]:
    page = stock_take_page(db, stock_take_id)
    return page, bounds(page.row.fiscal_year)[1]


def _memo(
    db: Database,
    page: StockTakePage,
    code: str,
    subject: str,
    body: tuple[Part, ...],
    *,
    by_checkers: bool = False,
) -> Memo:
    head = letterhead(db, page.row.started_on)
    first = page.row.checkers[0] if page.row.checkers else ""
    giver, opinion, approver = (
        signer(db, role, page.row.started_on, "stock_take") for role in ("giver", "opinion", "approver")
    )
    by = Signer(first, "ผู้ตรวจสอบพัสดุ") if by_checkers else giver
    return Memo(
        code=code,
        agency=head.contact,
        number="",
        date="",
        subject=subject,
        to=approver.position or mayor_of(head.office),
        body=body,
        signer=by,
        endorsements=(
            Endorsement("ความเห็น", opinion),
            Endorsement("คำสั่ง", approver),
        ),
        emblem=head.emblem,
    )


def _checkers(page: StockTakePage) -> Listing:
    return _listed(page.row.checkers)


def _listed(checkers: Sequence[str]) -> Listing:
    names = checkers or ("", "", "")
    duty = "ผู้ตรวจสอบพัสดุ"
    rows = tuple((str(number), name, duty) for number, name in enumerate(names, start=1))
    return Listing(_CHECKERS, (15, 95, 50), (True, False, True), rows)


def _figures_listing(found: _Figures) -> Listing:
    told = (
        ("สภาพดี ใช้งานได้", found.good),
        ("อยู่ระหว่างให้ประชาชนยืม", found.on_loan),
        ("ชำรุด เสื่อมคุณภาพ หรืออยู่ระหว่างซ่อม", found.worn),
        ("ตรวจไม่พบหรือสูญไป", found.lost),
    )
    rows = [(str(number), what, f"{count:,}") for number, (what, count) in enumerate(told, start=1)]
    rows.append(("", "รวมตามทะเบียน", f"{found.expected:,}"))
    return Listing(_FIGURES, (15, 105, 40), (True, False, True), tuple(rows))


def _figures(page: StockTakePage) -> _Figures:
    found = [_found(line) for line in page.lines]
    on_loan = sum(line.state is LineState.ON_LOAN and not _found(line) for line in page.lines)
    worn, lost = found.count("damaged"), found.count("lost")
    return _Figures(len(page.lines) - worn - lost - on_loan, worn, lost, on_loan)


def _found(line: LineRow) -> str:
    """ "damaged", "lost" or "" for a piece in good order; one out on loan counts as what it was."""
    if line.condition == "lost" or line.state is LineState.MISSING:
        return "lost"
    return "damaged" if line.condition in _WORN else ""


def _list(
    db: Database, params: PaperParams, code: str, title: str, wanted: Callable[[LineRow], bool]
) -> CheckedList:
    page, _year_end = _page(db, params.id or 0)
    return CheckedList(
        office=office_head(db),
        code=code,
        title=title,
        fiscal_year=page.row.fiscal_year,
        lines=_checked([line for line in page.lines if wanted(line)]),
        checkers=page.row.checkers,
        made_on=official(clock.today()),
    )


def _checked(lines: Sequence[LineRow]) -> tuple[CheckedLine, ...]:
    return tuple(
        CheckedLine(
            no=number,
            model=line.model,
            code=line.code,
            brand=line.brand,
            fault=line.note or (CONDITIONS[line.condition] if _found(line) == "damaged" else ""),
            found=_found(line),
            still_needed=line.still_needed,
            price_satang=line.price_satang,
            custodian=line.custodian,
            place=f"ให้ยืม: {line.holder}" if line.holder else line.found_place or line.expected_place,
        )
        for number, line in enumerate(lines, start=1)
    )


def _text(db: Database, page: StockTakePage, code: str) -> str:
    return in_force(db, code, page.row.started_on)
