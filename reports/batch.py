"""Many issued papers in one go: the kept pages of each, joined in their order."""

from collections.abc import Callable, Sequence

from reports.joining import joined
from welfaredesk.db.engine import Database
from welfaredesk.errors import Refused
from welfaredesk.services import documents
from welfaredesk.services.actor import Actor

Progress = Callable[[int, int], object]  # papers done, of how many


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
