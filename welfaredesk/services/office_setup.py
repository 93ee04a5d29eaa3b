"""The first entry of an office made without its form, where parts may still be unknown."""

from collections.abc import Sequence
from dataclasses import asdict

from welfaredesk.db.engine import Database
from welfaredesk.db.models import OfficeProfile
from welfaredesk.errors import Refused, ValidationFailed
from welfaredesk.services import audit, office, signatories
from welfaredesk.services.actor import Actor
from welfaredesk.services.office import OfficeInput
from welfaredesk.services.signatories import SignatoryInput


def set_up(actor: Actor, db: Database, data: OfficeInput, signing: Sequence[SignatoryInput] = ()) -> None:
    """Enter what is known of the office; what is missing prints as a dotted line until it is filled in.

    Raises ValidationFailed for what is there and wrong, Refused("office_exists") when it was entered before.
    """
    if issues := [issue for issue in office.validate(data) if issue.code != "required"]:
        raise ValidationFailed(*issues)
    with db.transaction() as session:
        if session.get(OfficeProfile, 1) is not None:
            raise Refused("office_exists", file=db.path.name)
        session.add(OfficeProfile(id=1, **asdict(data)))
        audit.record(session, actor, "create", "office", 1, after=asdict(data))
        for entry in signing:
            signatories.add(session, actor, entry)
