"""People who look for work and openings, for tests of both."""

from datetime import date
from typing import Any

from tests import factories
from tests.factories import CLERK
from welfaredesk.db.engine import Database
from welfaredesk.services import cards, employment, job_openings, job_seekers
from welfaredesk.services.employment import OrganisationInput
from welfaredesk.services.job_openings import OpeningInput
from welfaredesk.services.job_seekers import SeekerInput

CARD = cards.CardInput(types=(3,), issued_on=date(2020, 1, 1), expires_on=date(2028, 1, 1))


def add_organisation(db: Database, name: str = "เทศบาลตำบลตัวอย่าง", kind: str = "state") -> int:
    return employment.save_organisation(CLERK, db, OrganisationInput(name, kind, province="ลำพูน")).id


def add_disabled(db: Database, number: int, card: cards.CardInput | None = CARD, **fields: object) -> int:
    person_id = factories.add_person(db, number, **fields)
    if card is not None:
        cards.save_card(CLERK, db, person_id, card)
    return person_id


def add_seeker(db: Database, person_id: int, **fields: Any) -> int:
    fields = {"wanted_work": "แม่บ้าน", "work_kinds": ("cleaning",)} | fields
    return job_seekers.register(CLERK, db, person_id, SeekerInput(**fields)).id


def add_opening(db: Database, organisation_id: int, **fields: Any) -> int:
    fields = {"position": "แม่บ้าน", "work_kind": "cleaning", "basis": "33"} | fields
    data = OpeningInput(organisation_id, organisation_id, **fields)
    return job_openings.save_opening(CLERK, db, data).id
