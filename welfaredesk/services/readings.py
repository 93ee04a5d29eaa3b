"""Reading what is hidden elsewhere: full ids may be shown, and who looked at whose is kept."""

from collections.abc import Sequence

from welfaredesk.db.engine import Database
from welfaredesk.services import audit
from welfaredesk.services.actor import Actor


def record_reading(actor: Actor, db: Database, what: str, ids: Sequence[int], *, reason: str = "") -> None:
    """Keep that the full ids of these people (person ids) were shown, by `what` (find, export, …).

    Nothing is kept when nobody was shown.
    """
    if not ids:
        return
    with db.transaction() as session:
        after = {"by": what, "count": len(ids), "persons": list(ids)}
        audit.record(session, actor, "read_ids", "person", None, after=after, reason=reason)
