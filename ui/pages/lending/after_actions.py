"""Opening the forms of what follows a return, wherever the clerk comes from, and telling what was done."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.context import AppContext
from ui.pages.lending.after_forms import (
    ClaimDialog,
    ReadyDialog,
    ReasonDialog,
    RepairDialog,
    RepairDoneDialog,
    SettleDialog,
)
from ui.widgets.money_edit import baht
from ui.widgets.record_dialog import RecordDialog
from welfaredesk.domain import thai_dates
from welfaredesk.queries.lending_after import AfterRow, repair_form
from welfaredesk.services import lending_claims, lending_ready, lending_repairs, lending_undo
from welfaredesk.services.lending_claims import ClaimInput
from welfaredesk.services.lending_repairs import RepairInput

translate = QCoreApplication.translate


def _open(context: AppContext, dialog: RecordDialog, said: str) -> None:
    def on_saved(saved: Any) -> None:
        context.changes.announce(saved if isinstance(saved, frozenset) else saved.touched)
        context.routes.said.emit(said)

    dialog.saved.connect(on_saved)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def make_ready(context: AppContext, parent: QWidget, item_id: int, device: str) -> None:
    """Ask whether a piece was cleaned and checked."""

    def save(given: dict[str, Any]) -> Any:
        return lending_ready.make_ready(context.actor, context.db, item_id, **given)

    _open(context, ReadyDialog(save, device, parent), translate("lending", "พร้อมให้ยืมแล้ว"))


def settle(context: AppContext, parent: QWidget, row: AfterRow) -> None:
    """Ask how a claim ended."""
    words = [f"{row.model} {row.code}", f"{row.kind}: {row.what}", row.who, thai_dates.screen(row.since)]
    if row.satang:
        words.append(translate("lending", "ประมาณ {baht} บาท").format(baht=baht(row.satang)))

    def save(given: Any) -> Any:
        return lending_claims.settle_claim(context.actor, context.db, row.id, given, version=row.version)

    dialog = SettleDialog(save, " · ".join(filter(None, words)), damaged=row.unfit, parent=parent)
    _open(context, dialog, translate("lending", "ปิดเรื่องเรียกร้องแล้ว"))


def open_claim(
    context: AppContext, parent: QWidget, line_id: int, device: str, kind: str = lending_claims.DAMAGE
) -> None:
    """Ask what is claimed from the borrower of a line."""

    def save(given: dict[str, Any]) -> Any:
        return lending_claims.open_claim(context.actor, context.db, ClaimInput(line_id, **given))

    _open(context, ClaimDialog(save, device, kind, parent), translate("lending", "เปิดเรื่องเรียกร้องแล้ว"))


def allow_lending(context: AppContext, parent: QWidget, row: AfterRow) -> None:
    """Ask why a piece that lacks a part may go out as it is."""

    def save(reason: str) -> Any:
        return lending_claims.allow_lending(context.actor, context.db, row.id, reason)

    said = translate("lending", "{model} รหัส {code} ยังขาด {what} ให้ยืมทั้งที่ยังไม่ครบ เรื่องเรียกร้องยังค้างอยู่")
    dialog = ReasonDialog(
        save,
        translate("lending", "ให้ยืมทั้งที่ยังไม่ครบ"),
        said.format(model=row.model, code=row.code, what=row.what),
        translate("lending", "ให้ยืมได้"),
        parent,
    )
    _open(context, dialog, translate("lending", "ให้ยืมได้แล้ว"))


def open_repair(context: AppContext, parent: QWidget, item_id: int, device: str) -> None:
    """Ask what is to be repaired or looked after."""

    def save(given: RepairInput) -> Any:
        return lending_repairs.open_repair(context.actor, context.db, item_id, given)

    _open(context, RepairDialog(save, RepairInput(), device, parent), translate("lending", "เปิดงานซ่อมแล้ว"))


def edit_repair(context: AppContext, parent: QWidget, row: AfterRow) -> None:
    """Change an open job: sent where and when."""
    initial, version = repair_form(context.db, row.id)

    def save(given: RepairInput) -> Any:
        return lending_repairs.save_repair(context.actor, context.db, row.id, given, version=version)

    dialog = RepairDialog(save, initial, f"{row.model} {row.code}", parent)
    _open(context, dialog, translate("lending", "บันทึกงานซ่อมแล้ว"))


def finish_repair(context: AppContext, parent: QWidget, row: AfterRow) -> None:
    """Ask how a job ended."""

    def save(given: Any) -> Any:
        return lending_repairs.finish_repair(context.actor, context.db, row.id, given, version=row.version)

    words = f"{row.model} {row.code} · {row.what}"
    _open(context, RepairDoneDialog(save, words, parent), translate("lending", "ปิดงานซ่อมแล้ว"))


def undo_return(context: AppContext, parent: QWidget, return_id: int, no: str) -> None:
    """Ask why a return was a mistake."""

    def save(reason: str) -> frozenset[str]:
        return lending_undo.undo_return(context.actor, context.db, return_id, reason)

    said = translate(
        "lending", "อุปกรณ์ในใบรับคืน {no} จะกลับไปอยู่กับผู้ยืมเหมือนเดิม เลขที่ใบรับคืนยังอยู่พร้อมเหตุผล ใช้เมื่อรับคืนผิดชิ้นเท่านั้น"
    )
    title = translate("lending", "ยกเลิกการรับคืน {no}").format(no=no)
    verb = translate("lending", "ยกเลิกการรับคืน")
    dialog = ReasonDialog(save, title, said.format(no=no), verb, parent)
    _open(context, dialog, translate("lending", "ยกเลิกการรับคืนแล้ว"))


Action = tuple[str, str, Callable[[], None]]  # words, icon, what to do


def actions_of(context: AppContext, parent: QWidget, row: AfterRow) -> list[Action]:
    """What can be done about a row of a list of things to do, the usual thing first."""
    if row.state == "to_check":
        device = f"{row.model} {row.code}"
        words = translate("lending", "ตรวจแล้ว พร้อมให้ยืม…")
        return [(words, "check", lambda: make_ready(context, parent, row.item_id, device))]
    if row.state == "claims":
        found: list[Action] = [
            (
                translate("lending", "ปิดเรื่อง…"),
                "check",
                lambda: settle(context, parent, row),
            )
        ]
        if row.blocks:
            words = translate("lending", "ให้ยืมทั้งที่ยังไม่ครบ…")
            found.append((words, "hand-over", lambda: allow_lending(context, parent, row)))
        return found
    if row.state == "repairs":
        return [
            (translate("lending", "ปิดงาน…"), "check", lambda: finish_repair(context, parent, row)),
            (translate("lending", "แก้ไข/ส่งซ่อม…"), "edit", lambda: edit_repair(context, parent, row)),
        ]
    if row.state == "maintenance":
        device = f"{row.model} {row.code}"
        words = translate("lending", "เปิดงานบำรุงรักษา…")
        return [(words, "tools", lambda: open_repair(context, parent, row.item_id, device))]
    return []
