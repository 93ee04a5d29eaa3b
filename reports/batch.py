"""Many papers in one go: the kept pages of each, joined in their order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reports import issuing
from reports.joining import joined
from welfaredesk.db.engine import Database
from welfaredesk.errors import Refused
from welfaredesk.services import documents
from welfaredesk.services.actor import Actor
from welfaredesk.services.documents import Kept

Progress = Callable[[int, int], object]  # papers done, of how many


@dataclass(frozen=True, slots=True)
class Batch:
    """Papers in their order, and all their pages in one PDF."""

    papers: tuple[Kept, ...]
    pdf: bytes


def issued(
    actor: Actor,
    db: Database,
    code: str,
    entity_ids: Sequence[int],
    *,
    progress: Progress = lambda _done, _all: None,
) -> Batch:
    """The paper `code` of each record, as it was issued or issued now.

    Raises what `issuing.issue` raises; papers issued before that stay issued.
    """
    papers = []
    for number, entity_id in enumerate(entity_ids, start=1):
        papers.append(issuing.issue(actor, db, code, entity_id))
        progress(number, len(entity_ids))
    return Batch(tuple(papers), joined([paper.pdf for paper in papers]))


def reprinted(
    actor: Actor,
    db: Database,
    document_ids: Sequence[int],
    *,
    progress: Progress = lambda _done, _all: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> bytes:
    """The pages of these papers of the register as they were issued; each reprint is audited.

    Raises Refused("batch_cancelled"), RecordNotFound, Refused("damaged_document").
    """
    pages = []
    for number, document_id in enumerate(document_ids):
        if cancelled():
            raise Refused("batch_cancelled")
        progress(number, len(document_ids))
        pages.append(documents.reprint_this(actor, db, document_id).pdf)
    return joined(pages)
