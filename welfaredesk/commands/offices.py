"""Verbs about the office file itself: init, demo, check, backup, restore."""

import argparse
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

from welfaredesk import messages, paths
from welfaredesk.commands.frame import Answer, Call, Verb, no_arguments
from welfaredesk.db.engine import Database
from welfaredesk.db.office_file import SUFFIX, create_office_file
from welfaredesk.errors import Refused, UnusableFile
from welfaredesk.services import backup, checks, demo_office, office, office_setup
from welfaredesk.services.signatories import SignatoryInput

_TEXTS = {
    "name": "ชื่อหน่วยงาน เช่น เทศบาลตำบลตัวอย่าง",
    "division": "ชื่อกอง",
    "tambon": "ตำบล",
    "amphoe": "อำเภอ",
    "province": "จังหวัด",
    "postcode": "รหัสไปรษณีย์",
    "phone": "โทรศัพท์",
}
_DAYS = {
    "loan_days": "ยืมได้กี่วัน",
    "near_due_days": "เตือนก่อนครบกำหนดกี่วัน",
    "recall_days": "ต้องทวงภายในกี่วันหลังครบกำหนด",
}
_SIGNERS = {"giver": "ผู้จ่ายของ", "opinion": "ผู้ให้ความเห็น", "approver": "ผู้อนุมัติ"}


def _declare_init(parser: argparse.ArgumentParser) -> None:
    defaults = {field.name: field.default for field in fields(office.OfficeInput)}
    for name, text in _TEXTS.items():
        parser.add_argument(f"--{name}", default=defaults[name], metavar="TEXT", help=text)
    for name, text in _DAYS.items():
        flag = "--" + name.replace("_", "-")
        parser.add_argument(flag, type=int, default=defaults[name], metavar="N", help=text)
    for role, text in _SIGNERS.items():
        parser.add_argument(f"--{role}", default="", metavar="NAME", help=f"ชื่อ{text}")
        parser.add_argument(f"--{role}-position", default="", metavar="TEXT", help=f"ตำแหน่ง{text}")


def _init(call: Call) -> Answer:
    given = vars(call.args)
    data = office.OfficeInput(**{name: given[name] for name in (*_TEXTS, *_DAYS)})
    signers = [
        SignatoryInput(role, given[role], given[f"{role}_position"]) for role in _SIGNERS if given[role]
    ]
    path = call.office or paths.data_dir() / f"office{SUFFIX}"
    _make(path, lambda db: office_setup.set_up(call.actor, db, data, signers))
    _remember(path)
    return Answer({"file": str(path)}, f"สร้างแฟ้มข้อมูลสำนักงานแล้ว: {path}")


def _demo(call: Call) -> Answer:
    path = call.office or paths.data_dir() / f"demo{SUFFIX}"
    _make(path, lambda db: demo_office.build(call.actor, db))
    if paths.last_office() is None:
        _remember(path)
    return Answer({"file": str(path)}, f"สร้างสำนักงานสาธิตแล้ว (ข้อมูลสมมติทั้งหมด): {path}")


def _make(path: Path, fill: Callable[[Database], object]) -> None:
    """Make an office file under another name first: what fails or is killed leaves no half-made office."""
    if path.exists():
        raise Refused("office_exists", file=path.name)
    partial = path.with_name(f"{path.name}.partial")
    try:
        _discard(partial)
        db = create_office_file(partial)
        try:
            fill(db)
        finally:
            db.close()
        partial.rename(path)
    except OSError as error:
        raise Refused("cannot_write", file=path.name) from error
    finally:
        _discard(partial)


def _discard(partial: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        partial.with_name(partial.name + suffix).unlink(missing_ok=True)


def _remember(path: Path) -> None:
    try:
        paths.remember_office(path)
    except OSError:
        return  # the office is made; only the next start will have to be told where it is


def _check(call: Call) -> Answer:
    try:
        with call.opened() as db:
            found = checks.check(db)
    except UnusableFile as error:
        if error.code != "office_damaged":
            raise
        found = [checks.Finding(error.code, error.params)]
    findings = [
        {"code": finding.code, "message": messages.sentence(finding.code, finding.params)}
        for finding in found
    ]
    if not findings:
        return Answer({"ok": True, "findings": []}, "แฟ้มข้อมูลสมบูรณ์ ไม่พบข้อผิดปกติ")
    said = messages.sentence("check_failed", {"count": str(len(findings))})
    text = "\n".join([said, *(f"- {finding['message']}" for finding in findings)])
    return Answer({"ok": False, "findings": findings, "error": "check_failed", "message": said}, text, code=1)


def _declare_backup(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder", nargs="?", type=Path, metavar="DIR", help="โฟลเดอร์ที่เก็บ (ปกติ: backup ข้างแฟ้ม)"
    )


def _backup(call: Call) -> Answer:
    folder = call.args.folder or call.office_path().parent / "backup"
    with call.opened() as db:
        made = backup.backup(call.actor, db, folder)
    return Answer({"file": str(made)}, f"สำรองและตรวจแล้ว: {made}")


def _declare_restore(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", type=Path, metavar="FILE", help="แฟ้มสำรอง")


def _restore(call: Call) -> Answer:
    target = call.office_path()
    kept = backup.restore(call.actor, call.args.source, target)
    text = f"กู้คืนแล้ว: {target}"
    if kept != target:
        text += f"\nข้อมูลเดิมเก็บไว้ที่ {kept}"
    return Answer({"file": str(target), "kept": str(kept) if kept != target else None}, text)


INIT = Verb("init", "สร้างแฟ้มข้อมูลสำนักงานใหม่", _declare_init, _init)
DEMO = Verb("demo", "สร้างสำนักงานสาธิตที่มีข้อมูลสมมติ", no_arguments, _demo)
CHECK = Verb("check", "ตรวจความสมบูรณ์ของแฟ้มข้อมูล", no_arguments, _check)
BACKUP = Verb("backup", "สำรองข้อมูลและตรวจสำเนา", _declare_backup, _backup)
RESTORE = Verb("restore", "กู้คืนจากแฟ้มสำรอง", _declare_restore, _restore)
