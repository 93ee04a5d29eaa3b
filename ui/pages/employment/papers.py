"""The papers of employment: the menus of the tab's pages, and what each of their lines makes."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from ui import messages
from ui.context import AppContext
from ui.pages.employment.organisation_forms import run_form
from ui.pages.employment.paper_forms import (
    WORKBOOK,
    CertificateDialog,
    LetterDialog,
    LettersDialog,
    ListDialog,
    YearDialog,
)
from ui.pages.lending.papers import show_made
from ui.pages.persons.list_export import chosen_file
from ui.widgets.parts import tool_button
from welfaredesk import clock
from welfaredesk.domain import thai_dates
from welfaredesk.errors import Issue, ValidationFailed
from welfaredesk.papers.params import PaperParams
from welfaredesk.queries.employment_pages import OrganisationView, PlacementView, work_counts
from welfaredesk.queries.employment_papers import certificates_of, letters_to
from welfaredesk.queries.job_seekers import SeekerView
from welfaredesk.queries.organisations import organisation_rows
from welfaredesk.services import employment_papers as service
from welfaredesk.services.employment_papers import REQUEST, RESULT, LettersWritten, Written, YearCertified

if TYPE_CHECKING:
    from reports.batch import Batch

NAMED, BY_KIND, BY_PLACE, BY_YEAR, SEEKERS, COUNTED = "E-01", "E-02", "E-03", "E-04", "E-05", "R-06"
REGISTRATION, VISIT, LETTER, CERTIFICATE = "E-06", "E-07", "E-08", "E-09"
BLANK_REGISTRATION, BLANK_VISIT = "E-06B", "E-07B"
translate = QCoreApplication.translate


def _titles() -> dict[str, str]:
    return {
        NAMED: translate("employment", "รายชื่อคนพิการที่จ้างงานหรือให้สิทธิ"),
        BY_KIND: translate("employment", "จ้างงานตามประเภทความพิการ"),
        BY_PLACE: translate("employment", "จ้างงานตามหน่วยงาน"),
        BY_YEAR: translate("employment", "จ้างงานตามปีงบประมาณ มาตรา และสถานะ"),
        COUNTED: translate("employment", "รายงานการจ้างงานคนพิการ"),
        SEEKERS: translate("employment", "รายชื่อคนพิการที่ต้องการงาน"),
        REGISTRATION: translate("employment", "แบบขึ้นทะเบียนหางาน"),
        BLANK_REGISTRATION: translate("employment", "แบบขึ้นทะเบียนหางาน ฉบับเปล่า"),
        VISIT: translate("employment", "แบบติดตามการทำงาน"),
        BLANK_VISIT: translate("employment", "แบบติดตามการทำงาน ฉบับเปล่า"),
        LETTER: translate("employment", "หนังสือถึงหน่วยงาน"),
        CERTIFICATE: translate("employment", "หนังสือรับรองการทำงาน"),
    }


def home_menu(context: AppContext, parent: QWidget) -> QToolButton:
    """The lists and reports of the tab, and its forms for the pen."""

    def fill(menu: QMenu) -> None:
        for code in (NAMED, BY_KIND, BY_PLACE, BY_YEAR, SEEKERS, COUNTED):
            _add(menu, code, f"{_titles()[code]} ({code})…", partial(ask_list, context, parent, code))
        everybody = translate("employment", "หนังสือรับรองการทำงาน ทุกคนในปี (E-09)…")
        _add(menu, CERTIFICATE, everybody, lambda: ask_year(context, parent))
        lacking = translate("employment", "หนังสือขอความร่วมมือ ถึงหน่วยงานที่จ้างไม่ครบ (E-08)…")
        _add(menu, LETTER, lacking, lambda: ask_letters(context, parent))
        menu.addSeparator()
        for code in (BLANK_REGISTRATION, BLANK_VISIT):
            _add(menu, code, f"{_titles()[code]} ({code[:-1]})", partial(_show, context, parent, code, None))

    return _menu_button(parent, translate("employment", "รายชื่อและรายงานการจ้างงาน"), fill)


def placement_menu(
    context: AppContext, parent: QWidget, view: Callable[[], PlacementView | None]
) -> QToolButton:
    """The papers of the placement in view: a new certificate, and those that were issued."""

    def fill(menu: QMenu) -> None:
        shown = view()
        if shown is None:
            return
        new = translate("employment", "หนังสือรับรองการทำงาน ประจำปี (E-09)…")
        _add(menu, CERTIFICATE, new, lambda: ask_certificate(context, parent, shown))
        blank = translate("employment", "แบบติดตามการทำงาน สำหรับกรอกด้วยปากกา (E-07)")
        _add(menu, BLANK_VISIT, blank, partial(_show, context, parent, BLANK_VISIT, shown.row.id))
        for row in certificates_of(context.db, shown.row.id):
            text = translate("employment", "พิมพ์ซ้ำ เลขที่ {no} ประจำปี {year} · {day}").format(
                no=row.no, year=row.what, day=thai_dates.screen(row.on)
            )
            _add(menu, f"again_{row.id}", text, partial(_show, context, parent, CERTIFICATE, row.id))

    return _menu_button(parent, translate("employment", "เอกสารของการจ้างงานนี้"), fill)


def organisation_menu(
    context: AppContext, parent: QWidget, view: Callable[[], OrganisationView | None]
) -> QToolButton:
    """The papers of the organisation in view: letters to it, those sent before, who works there."""

    def fill(menu: QMenu) -> None:
        shown = view()
        if shown is None:
            return
        kinds = {
            REQUEST: translate("employment", "หนังสือขอความร่วมมือจ้างงาน (E-08)…"),
            RESULT: translate("employment", "หนังสือรับรองผลการจ้างงาน (E-08)…"),
        }
        for kind, text in kinds.items():
            _add(menu, kind, text, partial(ask_letter, context, parent, shown, kind))
        whose = translate("employment", "รายชื่อคนพิการของหน่วยงานนี้ (E-01)…")
        _add(menu, NAMED, whose, lambda: ask_list(context, parent, NAMED, organisation_id=shown.row.id))
        for row in letters_to(context.db, shown.row.id):
            what = kinds[row.what].partition(" (")[0]
            text = translate("employment", "พิมพ์ซ้ำ ที่ {no} {what} · {day}").format(
                no=row.no, what=what, day=thai_dates.screen(row.on)
            )
            _add(menu, f"again_{row.id}", text, partial(_show, context, parent, LETTER, row.id))

    return _menu_button(parent, translate("employment", "หนังสือถึงหน่วยงานนี้"), fill)


def seeker_menu(context: AppContext, parent: QWidget, view: Callable[[], SeekerView | None]) -> QToolButton:
    """The papers of the registration in view: the form to sign, and the same for the pen."""

    def fill(menu: QMenu) -> None:
        shown = view()
        if shown is None:
            return
        filled = translate("employment", "แบบขึ้นทะเบียนคนพิการหางาน (E-06)")
        _add(menu, REGISTRATION, filled, partial(_show, context, parent, REGISTRATION, shown.row.id))
        blank = translate("employment", "แบบขึ้นทะเบียน มีเฉพาะข้อมูลบุคคล สำหรับกรอกด้วยปากกา")
        person_id = shown.row.person_id
        _add(menu, BLANK_REGISTRATION, blank, partial(_show, context, parent, BLANK_REGISTRATION, person_id))
        if shown.row.is_open:
            offer = translate("employment", "หนังสือเสนอผู้นี้ต่อหน่วยงาน (E-08)…")
            _add(menu, LETTER, offer, lambda: ask_letter(context, parent, None, REQUEST, (person_id,)))

    return _menu_button(parent, translate("employment", "เอกสารของผู้หางาน"), fill)


def ask_list(context: AppContext, parent: QWidget, code: str, *, organisation_id: int | None = None) -> None:
    """Ask what a list or report is to tell, and make it as paper or workbook."""
    title = _titles()[code]
    dialog = ListDialog(
        context,
        lambda wanted: _make_list(context, parent, code, wanted),
        f"{title} ({code})",
        parent,
        days=code != BY_YEAR,
        years=code != SEEKERS,
        names=code == NAMED,
        organisation_id=organisation_id,
    )
    dialog.exec()
    dialog.deleteLater()


def ask_certificate(context: AppContext, parent: QWidget, view: PlacementView) -> None:
    """Issue a certificate of somebody's work and show it."""
    dialog = CertificateDialog(lambda data: service.certify(context.actor, context.db, data), view, parent)
    made: Written | None = run_form(context, dialog, translate("employment", "ออกหนังสือรับรองแล้ว"))
    if made is not None:
        _show(context, parent, CERTIFICATE, made.id)


def ask_year(context: AppContext, parent: QWidget) -> None:
    """Issue certificates for everybody who worked in a year, and show them as one paper."""
    years = work_counts(context.db).years
    dialog = YearDialog(lambda data: service.certify_year(context.actor, context.db, data), years, parent)
    made: YearCertified | None = run_form(context, dialog, translate("employment", "กำลังออกหนังสือรับรอง…"))
    if made is None:
        return
    said = translate("employment", "ออกหนังสือรับรอง {count} ฉบับ").format(count=f"{len(made.ids):,}")
    if made.unnamed:
        left = translate("employment", "เว้น {count} รายการที่ยังไม่ได้ระบุตัว")
        said = f"{said} {left.format(count=f'{made.unnamed:,}')}"
    _issue_all(context, parent, CERTIFICATE, made.ids, said)


def ask_letters(context: AppContext, parent: QWidget) -> None:
    """Ask every organisation that lacks somebody for help in one go, and show the letters as one paper."""
    lacking = [row for row in organisation_rows(context.db) if row.missing]
    if not lacking:
        messages.tell(parent, translate("employment", "หน่วยงานที่ทราบจำนวนบุคลากรจ้างครบทุกแห่ง"))
        return
    dialog = LettersDialog(
        context, lambda wanted: service.write_letters(context.actor, context.db, *wanted), lacking, parent
    )
    made: LettersWritten | None = run_form(context, dialog, translate("employment", "กำลังออกหนังสือ…"))
    if made is not None:
        said = translate("employment", "ออกหนังสือ {count} ฉบับ").format(count=f"{len(made.ids):,}")
        _issue_all(context, parent, LETTER, made.ids, said)


def _issue_all(context: AppContext, parent: QWidget, code: str, ids: Sequence[int], said: str) -> None:
    """Issue the paper of each record off the screen's thread, and show all as one."""
    actor, db = context.actor, context.db

    def work(_progress: Any, _cancelled: Any) -> "Batch":
        from reports.batch import issued  # loads the PDF libraries: not before they are needed

        return issued(actor, db, code, ids)

    def show(batch: "Batch") -> None:
        from ui.printing.preview import PreviewDialog

        context.changes.announce(frozenset({"issued_document"}))
        context.routes.said.emit(said)
        preview = PreviewDialog(batch.pdf, said, f"{_titles()[code]}.pdf", parent)
        preview.setObjectName("paper")
        preview.open()
        preview.finished.connect(preview.deleteLater)

    context.jobs.start(work, show, lambda error: messages.show_error(parent, error), owner=parent)


def ask_letter(
    context: AppContext,
    parent: QWidget,
    view: OrganisationView | None,
    kind: str,
    people: tuple[int, ...] = (),
) -> None:
    """Write a letter of this kind to an organisation (None: to be chosen), offering these people; show it."""
    dialog = LetterDialog(
        context,
        lambda data: service.write_letter(context.actor, context.db, data),
        view,
        parent,
        kind=kind,
        people=people,
    )
    made: Written | None = run_form(context, dialog, translate("employment", "ออกหนังสือถึงหน่วยงานแล้ว"))
    if made is not None:
        _show(context, parent, LETTER, made.id)


def _show(context: AppContext, parent: QWidget, code: str, record_id: int | None) -> None:
    show_made(parent, context, code, PaperParams(id=record_id), _titles()[code])


def _make_list(context: AppContext, parent: QWidget, code: str, wanted: tuple[PaperParams, str]) -> None:
    params, kind = wanted
    if params.full_ids and not params.reason.strip():
        raise ValidationFailed(Issue("reason", "reason_required"))
    title = _titles()[code]
    if kind != WORKBOOK:
        show_made(parent, context, code, params, title)
        return
    name = translate("employment", "{title} {day}.xlsx").format(title=title, day=f"{clock.today():%Y%m%d}")
    out = chosen_file(parent, name)
    if out is not None:
        _write(context, parent, code, params, out)


def _write(context: AppContext, parent: QWidget, code: str, params: PaperParams, out: Path) -> None:
    """Write the workbook off the screen's thread and say so."""
    actor, db = context.actor, context.db

    def work(_progress: Any, _cancelled: Any) -> int:
        from reports import issuing  # openpyxl: only when asked for

        return issuing.write_workbook(actor, db, code, params, out).rows

    def say(rows: int) -> None:
        said = translate("employment", "ส่งออก {count} แถวลง {file} แล้ว")
        context.routes.said.emit(said.format(count=f"{rows:,}", file=out.name))

    context.jobs.start(work, say, lambda error: messages.show_error(parent, error), owner=parent)


def _menu_button(parent: QWidget, tip: str, fill: Callable[[QMenu], None]) -> QToolButton:
    """A button whose menu is filled each time it opens, also with Ctrl+P anywhere in `parent`."""
    result = tool_button("print", f"{tip} (Ctrl+P)")
    result.setObjectName("papers")
    menu = QMenu(result)

    def refill() -> None:
        menu.clear()
        fill(menu)

    menu.aboutToShow.connect(refill)
    keys = QShortcut(QKeySequence("Ctrl+P"), parent, lambda: result.showMenu())
    keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    result.setMenu(menu)
    result.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return result


def _add(menu: QMenu, name: str, text: str, chosen: Callable[[], object]) -> None:
    action = menu.addAction(text)
    action.setObjectName(name)
    action.triggered.connect(lambda _on=False: chosen())
