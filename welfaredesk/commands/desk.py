"""Verbs of the loan desk: find, lend, return."""

import argparse
from datetime import date
from typing import Any

from welfaredesk import clock
from welfaredesk.commands.frame import Answer, Call, Verb, read_id, table
from welfaredesk.db.engine import Database
from welfaredesk.domain import national_id, thai_dates
from welfaredesk.domain.loan_requests import DELIVERIES
from welfaredesk.errors import Issue, RecordNotFound, Refused, ValidationFailed
from welfaredesk.queries.documents import PaperRow, papers_by_number
from welfaredesk.queries.lending import ItemQuery, ItemRow, item_by_code
from welfaredesk.queries.persons import PersonQuery, PersonRow
from welfaredesk.services import availability, devices, lending, lending_returns, persons, readings

_SHOWN = 40  # rows of a list for reading; JSON holds all of them
_BACK_IN = ("usable", "damaged", "repair", "lost")


def _declare_find(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", nargs="+", metavar="TEXT", help="ชื่อ เลขประจำตัว บ้านเลขที่ รหัสอุปกรณ์ หรือเลขที่ใบยืม")


def _find(call: Call) -> Answer:
    wanted = " ".join(call.args.text)
    if national_id.is_valid(wanted):
        wanted = national_id.normalise(wanted)
    with call.opened() as db:
        people, items = _people(db, wanted), _items(db, wanted)
        papers = papers_by_number(db, wanted)
        readings.record_reading(call.actor, db, "find", [row.id for row in people if row.national_id])
    data = {
        "persons": [_person_json(row) for row in people],
        "items": [_item_json(row) for row in items],
        "papers": [_paper_json(row) for row in papers],
    }
    return Answer(data, _found_text(people, items, papers))


def _people(db: Database, wanted: str) -> list[PersonRow]:
    query = PersonQuery(db, wanted, full_ids=True)
    ids = query.ids()
    rows = query.rows(ids)
    return [rows[person_id] for person_id in ids]


def _items(db: Database, wanted: str) -> list[ItemRow]:
    query = ItemQuery(db, wanted)
    ids = query.ids()
    rows = query.rows(ids)
    return [rows[item_id] for item_id in ids]


def _person_json(row: PersonRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "national_id": row.national_id,
        "title": row.title,
        "first": row.first,
        "last": row.last,
        "nickname": row.nickname,
        "sex": row.sex,
        "birth_date": row.birth_date.isoformat() if row.birth_date else None,
        "birth_precision": row.birth_precision,
        "age": row.age,
        "house_no": row.house_no,
        "moo": row.moo,
        "phone": row.phone,
        "groups": list(row.groups),
        "died": row.died,
        "moved_out": row.moved_out,
    }


def _item_json(row: ItemRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "code": row.code,
        "model": row.model,
        "category": row.category,
        "brand": row.brand,
        "condition": row.condition,
        "available": row.available,
        "holder": row.holder,
        "holder_id": row.holder_id,
        "contract_id": row.contract_id,
        "no": row.no,
        "due": row.due_on.isoformat() if row.due_on else None,
    }


def _paper_json(row: PaperRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "form": row.form,
        "no": row.no,
        "entity": row.entity,
        "entity_id": row.entity_id,
        "issued_on": row.issued_on.isoformat(),
        "voided": row.voided,
    }


def _found_text(people: list[PersonRow], items: list[ItemRow], papers: list[PaperRow]) -> str:
    parts = [_people_table(people)] if people else []
    parts += [_items_table(items)] if items else []
    parts += [_papers_table(papers)] if papers else []
    return "\n\n".join(parts) or "ไม่พบข้อมูลที่ค้นหา"


def _people_table(people: list[PersonRow]) -> str:
    rows = [
        (
            national_id.formatted(row.national_id),
            row.name,
            "" if row.age is None else row.age,
            row.house_no,
            row.moo,
            " ".join(row.group_names),
        )
        for row in people[:_SHOWN]
    ]
    head = ("เลขประจำตัว", "ชื่อ - สกุล", "อายุ", "บ้านเลขที่", "หมู่", "กลุ่ม")
    return table(head, rows) + _more(len(people))


def _items_table(items: list[ItemRow]) -> str:
    rows = [
        (row.code, row.model, _state(row), row.holder, thai_dates.screen(row.due_on) if row.due_on else "")
        for row in items[:_SHOWN]
    ]
    return table(("รหัส", "รายการ", "สถานะ", "ผู้ยืม", "กำหนดคืน"), rows) + _more(len(items))


def _papers_table(papers: list[PaperRow]) -> str:
    rows = [
        (row.form, row.no, thai_dates.screen(row.issued_on), "ยกเลิก" if row.voided else "") for row in papers
    ]
    return table(("แบบ", "เลขที่", "วันที่ออก", ""), rows)


def _more(total: int) -> str:
    return f"\n… และอีก {total - _SHOWN} รายการ" if total > _SHOWN else ""


def _state(row: ItemRow) -> str:
    return "ว่าง" if row.available else availability.OBSTACLES[row.obstacle]


def _declare_lend(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("item", metavar="CODE", help="รหัสอุปกรณ์")
    parser.add_argument("--to", required=True, metavar="NATIONAL-ID", help="เลขประจำตัวผู้ยืม")
    parser.add_argument("--due", metavar="DATE", help="กำหนดคืน เช่น 2026-12-31 หรือ 31/12/2569 (ปกติตามที่ตั้งไว้)")
    parser.add_argument(
        "--for", dest="beneficiary", metavar="NATIONAL-ID", help="เลขประจำตัวผู้ใช้อุปกรณ์ ถ้าไม่ใช่ผู้ยืม"
    )
    parser.add_argument("--relation", default="", metavar="TEXT", help="ผู้ยืมเป็นอะไรกับผู้ใช้ เช่น บุตร")
    parser.add_argument("--purpose", default="", metavar="TEXT", help="ยืมเพื่อ")
    parser.add_argument("--on", metavar="DATE", help="วันที่ยืม ถ้าไม่ใช่วันนี้")
    parser.add_argument("--backdate-reason", default="", metavar="TEXT", help="เหตุที่ลงวันที่ยืมย้อนหลัง")
    parser.add_argument("--pass-reason", default="", metavar="TEXT", help="เหตุที่ให้ยืมก่อนผู้ที่รอคิวอยู่")
    parser.add_argument(
        "--override-reason", default="", metavar="TEXT", help="เหตุที่ให้ยืมแม้ถูกงดให้ยืม หรือยืมอยู่ครบตามกติกาแล้ว"
    )
    parser.add_argument("--guarantor", metavar="NATIONAL-ID", help="เลขประจำตัวผู้ค้ำประกัน")
    parser.add_argument("--delivery", choices=tuple(DELIVERIES), default="", help="มารับเอง หรือนำส่ง")


def _lend(call: Call) -> Answer:
    args = call.args
    with call.opened() as db:
        item = _item(db, args.item)
        data = lending.LoanInput(
            borrower_id=_person_id(db, args.to, "to"),
            item_ids=(item.id,),
            beneficiary_id=_person_id(db, args.beneficiary, "for") if args.beneficiary else None,
            relation=args.relation,
            purpose=args.purpose,
            lent_on=_day(args.on, "lent_on") if args.on else None,
            due_on=_day(args.due, "due_on") if args.due else None,
            guarantor_id=_person_id(db, args.guarantor, "guarantor") if args.guarantor else None,
            delivery=args.delivery,
            backdate_reason=args.backdate_reason,
            pass_reason=args.pass_reason,
            override_reason=args.override_reason,
        )
        lent = lending.lend(call.actor, db, data)
    text = (
        f"ให้ยืม {item.model} รหัส {item.code} แล้ว ใบยืมเลขที่ {lent.no} กำหนดคืน {thai_dates.screen(lent.due_on)}"
    )
    return Answer({"contract_id": lent.contract_id, "no": lent.no, "due": lent.due_on.isoformat()}, text)


def _item(db: Database, code: str) -> ItemRow:
    item = item_by_code(db, code)
    if item is None:
        raise RecordNotFound("item_not_found", code=code)
    return item


def _person_id(db: Database, raw: str, field: str) -> int:
    number = read_id(raw, field)
    with db.reading() as session:
        person = persons.person_by_id(session, number)
    if person is None:
        raise RecordNotFound("person_not_found", read=national_id.formatted(number))
    return person.merged_into_id or person.id


def _day(raw: str, field: str) -> date:
    try:
        day = thai_dates.parse(raw, today=clock.today())
    except thai_dates.DateError as error:
        raise ValidationFailed(Issue(field, error.code, {"read": error.read})) from error
    if day.precision is not thai_dates.Precision.DAY:
        raise ValidationFailed(Issue(field, "due_needs_day", {"read": raw}))
    return day.date


def _declare_return(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("item", metavar="CODE", help="รหัสอุปกรณ์")
    parser.add_argument("--condition", choices=_BACK_IN, default="usable", help="สภาพเมื่อคืน (ปกติ usable)")
    parser.add_argument("--note", default="", metavar="TEXT", help="หมายเหตุ")
    parser.add_argument("--returner", default="", metavar="NAME", help="ผู้นำมาคืน")
    parser.add_argument(
        "--missing", action="append", default=[], metavar="PART", help="สิ่งที่ไม่ได้คืนมาด้วย เช่น ที่วางเท้า (ใส่ซ้ำได้)"
    )
    parser.add_argument("--to-check", action="store_true", help="ยังไม่ได้ทำความสะอาดและตรวจ ให้รอตรวจก่อนให้ยืม")


def _return(call: Call) -> Answer:
    args = call.args
    with call.opened() as db:
        item = _item(db, args.item)
        if item.line_id is None:
            raise Refused("item_not_on_loan", model=item.model, code=item.code)
        data = lending_returns.ReturnInput(
            item.line_id,
            args.condition,
            args.note,
            args.returner,
            missing=tuple(args.missing),
            ready=not args.to_check,
        )
        returned = lending_returns.take_back(call.actor, db, [data])
    day = thai_dates.screen(returned.returned_on)
    text = f"รับคืน {item.model} รหัส {item.code} แล้ว วันที่ {day} สภาพ{devices.CONDITIONS[args.condition]}"
    text += f" ใบรับคืนเลขที่ {returned.no}"
    text += "".join(f"\nเรียกร้องจากผู้ยืม: {what}" for what in returned.claimed)
    answer = {
        "contract_id": returned.contract_id,
        "returned_on": returned.returned_on.isoformat(),
        "return_id": returned.return_id,
        "no": returned.no,
        "closed": returned.closed,
        "claimed": list(returned.claimed),
    }
    return Answer(answer, text)


FIND = Verb("find", "ค้นหาบุคคล อุปกรณ์ และเอกสาร", _declare_find, _find)
LEND = Verb("lend", "ให้ยืมอุปกรณ์", _declare_lend, _lend)
RETURN = Verb("return", "รับคืนอุปกรณ์", _declare_return, _return)
