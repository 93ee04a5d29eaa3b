"""The registry of who signs: in which role, on which papers, from when to when, for whom (§6.11, A.9)."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk.db.engine import Database
from welfaredesk.db.models import Signatory
from welfaredesk.domain import paper_limits, thai_text
from welfaredesk.domain.signing import GROUPS, ROLES
from welfaredesk.errors import Issue, RecordNotFound
from welfaredesk.services import audit
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.dates import in_order, refuse
from welfaredesk.services.limits import over

TOUCHED = frozenset({"office"})
LIMITS = dict.fromkeys(("name", "position", "acting_for"), paper_limits.SLIP_NAME)


@dataclass(frozen=True, slots=True)
class SignatoryInput:
    """Somebody who signs in a role of domain.signing, on the papers of a group ("" for all).

    Dates None mean always. Of several in force the one that began last signs, so that somebody who stands in
    for a week is simply entered with that week.
    """

    role: str
    name: str = ""
    position: str = ""
    acting_for: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    paper_group: str = ""


def save_signatory(
    actor: Actor, db: Database, data: SignatoryInput, signatory_id: int | None = None
) -> Saved:
    """Register somebody, or change an entry; papers already issued keep who signed them.

    Raises ValidationFailed (role, paper_group, name, position, acting_for, valid_to), RecordNotFound.
    """
    data = _cleaned(data)
    refuse(issues_of(data))
    with db.transaction() as session:
        if signatory_id is None:
            row = add(session, actor, data)
        else:
            row = _existing(session, signatory_id)
            for name, value in asdict(data).items():
                setattr(row, name, value)
            before, after = audit.changes(row)
            if after:
                audit.record(session, actor, "update", "signatory", row.id, before=before, after=after)
        return Saved(row.id, 0, TOUCHED)


def add(session: Session, actor: Actor, data: SignatoryInput) -> Signatory:
    """Register somebody inside a running transaction."""
    row = Signatory(**asdict(data))
    session.add(row)
    session.flush()
    audit.record(session, actor, "create", "signatory", row.id, after=audit.snapshot(row))
    return row


def remove_signatory(actor: Actor, db: Database, signatory_id: int) -> frozenset[str]:
    """Take out an entry that was a mistake (one whose time is over gets its last day instead).

    Returns the tables touched. Raises RecordNotFound.
    """
    with db.transaction() as session:
        row = _existing(session, signatory_id)
        audit.record(session, actor, "delete", "signatory", row.id, before=audit.snapshot(row))
        session.delete(row)
    return TOUCHED


def issues_of(data: SignatoryInput) -> list[Issue]:
    """Issues of one entry."""
    issues = [] if data.name.strip() else [Issue("name", "required")]
    issues += over(data, LIMITS)
    if data.role not in ROLES:
        issues.append(Issue("role", "not_in_list", {"read": data.role}))
    if data.paper_group not in GROUPS:
        issues.append(Issue("paper_group", "not_in_list", {"read": data.paper_group}))
    return issues + in_order("valid_to", data.valid_from, data.valid_to)


def signatory_of(session: Session, role: str, on: date, group: str = "") -> SignatoryInput:
    """Who signs in a role on a day, for papers of a group; a blank one when nobody is registered."""
    rows = session.scalars(select(Signatory).where(Signatory.role == role).order_by(Signatory.id))
    return in_force([as_input(row) for row in rows], role, on, group)


def signer_name(session: Session, role: str, on: date, group: str = "") -> str:
    """The name of who signs in a role on a day, "" for nobody."""
    return signatory_of(session, role, on, group).name


def in_force(entries: Sequence[SignatoryInput], role: str, on: date, group: str = "") -> SignatoryInput:
    """The entry that counts on a day: of the group before that of all papers, then the one begun last."""
    found = [
        entry
        for entry in entries
        if entry.role == role
        and entry.paper_group in (group, "")
        and (entry.valid_from or date.min) <= on <= (entry.valid_to or date.max)
    ]
    if not found:
        return SignatoryInput(role)
    # the sort keeps the order of entry: of two begun on the same day the one entered last signs
    return sorted(found, key=lambda entry: (bool(entry.paper_group), entry.valid_from or date.min))[-1]


def as_input(row: Signatory) -> SignatoryInput:
    """An entry as its form gives it."""
    return SignatoryInput(**{name: getattr(row, name) for name in SignatoryInput.__dataclass_fields__})


def _existing(session: Session, signatory_id: int) -> Signatory:
    row = session.get(Signatory, signatory_id)
    if row is None:
        raise RecordNotFound("not_found", what=f"ผู้ลงนาม {signatory_id}")
    return row


def _cleaned(data: SignatoryInput) -> SignatoryInput:
    texts = {name: thai_text.clean(getattr(data, name)) for name in ("name", "position", "acting_for")}
    return SignatoryInput(**asdict(data) | texts)
