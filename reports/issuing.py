"""Issuing a paper: the kept pages when it was issued before, else collected, set, and kept."""

import json
from typing import Any

from reports import CATALOG
from reports.catalog import FormSpec
from welfaredesk.db.engine import Database
from welfaredesk.errors import Refused
from welfaredesk.services import documents
from welfaredesk.services.actor import Actor
from welfaredesk.services.documents import Kept, Paper


def issue(actor: Actor, db: Database, code: str, entity_id: int) -> Kept:
    """The paper `code` of a record: the same bytes as before when it was issued, else a new one, kept.

    A record whose facts moved on (another item of the slip came back) gets a new paper; what was issued
    before stays as it was. Raises Refused("form_unknown") and what the paper's collect raises.
    """
    form = CATALOG.get(code)
    if form is None:
        raise Refused("form_unknown", code=code)
    if not form.moves_on and (kept := documents.reprint(actor, db, code, form.entity, entity_id)):
        return kept
    data = form.collect(db, entity_id)
    payload = json.loads(json.dumps(form.to_payload(data)))  # as it comes back from the file
    if form.moves_on and (kept := documents.reprint(actor, db, code, form.entity, entity_id, payload)):
        return kept
    return _keep_new(actor, db, form, entity_id, data, payload)


def _keep_new(
    actor: Actor, db: Database, form: FormSpec, entity_id: int, data: Any, payload: dict[str, Any]
) -> Kept:
    pdf: bytes = form.render(data)
    paper = Paper(
        form=form.code,
        no=data.number,
        entity=form.entity,
        entity_id=entity_id,
        template_version=form.template_version,
        payload=payload,
        pdf=pdf,
        pages=_page_count(pdf),
    )
    return documents.keep(actor, db, paper)


def _page_count(pdf: bytes) -> int:
    from pypdfium2 import PdfDocument

    document = PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()
