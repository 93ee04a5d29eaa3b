"""Issuing a paper: the kept pages when it was issued before, else collected, set, and kept.

Lists and reports are made anew each time and not kept; that somebody made one stands in the audit trail.
"""

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reports import CATALOG
from reports.catalog import FormSpec
from welfaredesk import pdfium
from welfaredesk.db.engine import Database
from welfaredesk.errors import Issue, Refused, ValidationFailed
from welfaredesk.papers.params import PaperParams
from welfaredesk.services import documents, readings
from welfaredesk.services.actor import Actor
from welfaredesk.services.documents import Kept, Paper

if TYPE_CHECKING:  # workbooks are heavy to import and most papers are none
    from welfaredesk.exchange.tables import Exported


@dataclass(frozen=True, slots=True)
class Made:
    """A paper ready to print: its number ("" when it carries none), pages and PDF."""

    no: str
    pdf: bytes
    pages: int


def make(actor: Actor, db: Database, code: str, params: PaperParams) -> Made:
    """Any paper of the catalogue, issued and kept or made for this once, as its form wants it.

    Raises Refused("form_unknown", "form_needs_id"), ValidationFailed (reason) when full ids are asked for
    without one, and what the paper's collect raises.
    """
    form = _form(code)
    if form.entity != "office" and params.id is None:
        raise Refused("form_needs_id", code=code)
    if form.kept and params.id is not None:
        kept = issue(actor, db, code, params.id)
        return Made(kept.no, kept.pdf, kept.pages)
    _refuse_without_reason(params)
    data = form.collect(db, params)
    pdf: bytes = form.render(data)
    _note(actor, db, form, params, data)
    return Made("", pdf, _page_count(pdf))


def write_workbook(actor: Actor, db: Database, code: str, params: PaperParams, out: Path) -> "Exported":
    """A list or report of the catalogue as an .xlsx instead of paper; that it was made is kept as of paper.

    Raises Refused("form_unknown", "form_no_workbook", "cannot_write"), ValidationFailed (reason) when full
    ids are asked for without one, and what the paper's collect raises.
    """
    form = _form(code)
    if form.workbook is None:
        raise Refused("form_no_workbook", code=code)
    _refuse_without_reason(params)
    data = form.collect(db, params)
    written: Exported = form.workbook(data, out)
    _note(actor, db, form, params, data)
    return written


def _refuse_without_reason(params: PaperParams) -> None:
    if params.full_ids and not params.reason.strip():
        raise ValidationFailed(Issue("reason", "reason_required"))


def _note(actor: Actor, db: Database, form: FormSpec, params: PaperParams, data: Any) -> None:
    """Keep who made it, and of a list with whole ids whose they are (domain specification §6.10)."""
    reason = params.reason.strip()
    documents.note_print(actor, db, form.code, form.entity, params.id, reason=reason)
    readings.record_reading(actor, db, form.code, getattr(data, "disclosed", ()), reason=reason)


def issue(actor: Actor, db: Database, code: str, entity_id: int) -> Kept:
    """The paper `code` of a record: the same bytes as before when it was issued, else a new one, kept.

    A record whose facts moved on (another item of the slip came back) gets a new paper; what was issued
    before stays as it was. Raises Refused("form_unknown", "form_not_kept") and what its collect raises.
    """
    form = _form(code)
    if not form.kept:
        raise Refused("form_not_kept", code=code)
    if not form.moves_on and (kept := documents.reprint(actor, db, code, form.entity, entity_id)):
        return kept
    data = form.collect(db, entity_id)
    payload = json.loads(json.dumps(form.to_payload(data)))  # as it comes back from the file
    if form.moves_on and (kept := documents.reprint(actor, db, code, form.entity, entity_id, payload)):
        return kept
    return _keep_new(actor, db, form, entity_id, data, payload)


def _form(code: str) -> FormSpec:
    form = CATALOG.get(code)
    if form is None:
        raise Refused("form_unknown", code=code)
    return form


def _keep_new(
    actor: Actor, db: Database, form: FormSpec, entity_id: int, data: Any, payload: dict[str, Any]
) -> Kept:
    mark = documents.mark_of_next(db, form.code, form.entity, entity_id)
    if mark and documents.MARK in payload:
        data, payload = replace(data, mark=mark), payload | {documents.MARK: mark}
    pdf: bytes = form.render(data)
    paper = Paper(
        form=form.code,
        no=getattr(data, "number", ""),
        entity=form.entity,
        entity_id=entity_id,
        template_version=form.template_version,
        payload=payload,
        pdf=pdf,
        pages=_page_count(pdf),
        mark=mark,
        wants_signed=form.signed,
    )
    return documents.keep(actor, db, paper)


def _page_count(pdf: bytes) -> int:
    from pypdfium2 import PdfDocument

    with pdfium.alone:
        document = PdfDocument(pdf)
        try:
            return len(document)
        finally:
            document.close()
