"""The window's menu: one line for each action, its dialog imported when it is first opened."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ui import messages
from ui.context import AppContext
from ui.icons import icon
from ui.theme import tokens
from welfaredesk.errors import DomainError

translate = QCoreApplication.translate


def fill_menu(menu: QMenu, context: AppContext, window: QWidget) -> None:
    """Put the actions into the menu; their object names are their keys."""
    actions = (
        ("import", translate("actions", "นำเข้าทะเบียน…"), "download", import_registers),
        None,
        ("backup", translate("actions", "สำรองข้อมูล…"), "backup", make_backup),
        ("restore", translate("actions", "กู้คืนข้อมูล…"), "undo", restore_backup),
        None,
        ("documents", translate("actions", "ทะเบียนเอกสารที่ออก…"), "file", show_documents),
        ("scans", translate("actions", "เก็บใบที่ลงนามจากสแกน…"), "upload", review_scans),
        ("office", translate("actions", "ข้อมูลสำนักงาน…"), "settings", change_office),
        ("open", translate("actions", "เปิดแฟ้มอื่น…"), "file", open_other),
        None,
        ("about", translate("actions", "เกี่ยวกับโปรแกรม"), "info", show_about),
    )
    for entry in actions:
        if entry is None:
            menu.addSeparator()
            continue
        key, text, picture, run = entry
        action = QAction(icon(picture, tokens.MUTED), text, menu)
        action.setObjectName(key)
        action.triggered.connect(lambda _on=False, run=run: run(context, window))
        menu.addAction(action)


def import_registers(context: AppContext, window: QWidget) -> None:
    """Take in Excel registers."""
    from ui.pages.exchange.import_dialog import ImportDialog

    dialog = ImportDialog(context, window)
    dialog.exec()
    dialog.deleteLater()


def make_backup(context: AppContext, window: QWidget) -> None:
    """Copy the office file somewhere safe."""
    from ui.pages.exchange.backup_dialogs import BackupDialog

    dialog = BackupDialog(context, window)
    dialog.exec()
    dialog.deleteLater()


def restore_backup(context: AppContext, window: QWidget) -> None:
    """Put a backup in the place of the present data."""
    from ui.pages.exchange.backup_dialogs import RestoreDialog

    dialog = RestoreDialog(context, window)
    dialog.exec()
    dialog.deleteLater()


def show_documents(context: AppContext, window: QWidget, document_id: int | None = None) -> None:
    """Every paper that was issued, and what has not come back signed; or the register at one paper."""
    from ui.pages.documents.register import RegisterDialog

    dialog = RegisterDialog(context, window)
    if document_id is not None:
        dialog.show_paper(document_id)
    dialog.exec()
    dialog.deleteLater()


def review_scans(context: AppContext, window: QWidget) -> None:
    """Signed papers off the scanner: each page finds its paper."""
    from ui.pages.documents.scan_review import ScanReview

    dialog = ScanReview(context, window)
    dialog.exec()
    dialog.deleteLater()


def change_office(context: AppContext, window: QWidget) -> None:
    """The office's profile and lending settings."""
    from ui.pages.office.dialogs import edit_office

    edit_office(context, window)


def open_other(context: AppContext, window: QWidget) -> None:
    """Another office file in place of this one."""
    from ui.pages.office.first_start import ask_for_office

    path = ask_for_office(parent=window)
    if path is None:
        return
    try:
        context.switch(path)
    except DomainError as error:
        messages.show_error(window, error)


def show_about(_context: AppContext, window: QWidget) -> None:
    """What this is, its version and its licences."""
    text = translate(
        "actions",
        "WelfareDesk {version}\n\nโปรแกรมงานสวัสดิการสังคมของเทศบาลตำบล\n"
        "ซอฟต์แวร์เสรี สัญญาอนุญาต MIT ใช้ Qt (LGPL) ฟอนต์ Sarabun (OFL) และ Laksaman (GPL+FE)\n"
        "ข้อมูลทั้งหมดอยู่ในเครื่องนี้ โปรแกรมไม่ส่งข้อมูลออกไปที่ใด",
    ).format(version=QCoreApplication.applicationVersion())
    messages.tell(window, text, title=translate("actions", "เกี่ยวกับโปรแกรม"))
