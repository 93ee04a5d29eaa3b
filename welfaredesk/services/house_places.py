"""How a house is found without a map: community, landmark, position. One place for a number in a village."""

from dataclasses import asdict, dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk.db.engine import Database
from welfaredesk.db.models import HousePlace
from welfaredesk.domain import paper_limits
from welfaredesk.domain.thai_text import clean
from welfaredesk.errors import Issue, StaleRecord
from welfaredesk.services import audit, positions
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.dates import refuse
from welfaredesk.services.limits import too_long

ENTITY = "house_place"


@dataclass(frozen=True, slots=True)
class PlaceInput:
    """Where a house stands; the position in decimal degrees, whole or absent."""

    community: str = ""
    landmark: str = ""
    latitude: float | None = None
    longitude: float | None = None


def save_place(
    actor: Actor, db: Database, house_no: str, moo: str, data: PlaceInput, *, version: int = 0
) -> Saved:
    """Say where a house stands; `version` 0 while nobody has.

    Raises ValidationFailed (house_no, community, landmark, latitude, longitude), StaleRecord.
    """
    with db.transaction() as session:
        refuse([] if house_no.strip() else [Issue("house_no", "required")], place_issues(data))
        row = _row(session, house_no, moo)
        if (row.version if row is not None else 0) != version:
            raise StaleRecord
        return _fill(session, actor, row or HousePlace(house_no=house_no, moo=moo), asdict(data))


def add_to_place(session: Session, actor: Actor, house_no: str, moo: str, data: PlaceInput) -> None:
    """Take over what somebody learnt of a house's place, inside a transaction; blank overwrites nothing."""
    learnt = {name: value for name, value in asdict(data).items() if value not in ("", None)}
    if learnt and house_no:
        _fill(session, actor, _row(session, house_no, moo) or HousePlace(house_no=house_no, moo=moo), learnt)


def place_issues(data: PlaceInput) -> list[Issue]:
    """What is wrong with a place."""
    return [
        *too_long("community", clean(data.community), paper_limits.HOUSE_LANDMARK),
        *too_long("landmark", clean(data.landmark), paper_limits.HOUSE_LANDMARK),
        *positions.issues(data.latitude, data.longitude),
    ]


def _row(session: Session, house_no: str, moo: str) -> HousePlace | None:
    return session.scalar(select(HousePlace).where(HousePlace.house_no == house_no, HousePlace.moo == moo))


def _fill(session: Session, actor: Actor, row: HousePlace, values: dict[str, object]) -> Saved:
    for name, value in values.items():
        setattr(row, name, clean(value) if isinstance(value, str) else value)
    if row.id is None:
        session.add(row)
        session.flush()
        audit.record(session, actor, "create", ENTITY, row.id, after=audit.snapshot(row))
    else:
        before, after = audit.changes(row)
        if before or after:
            audit.record(session, actor, "update", ENTITY, row.id, before=before, after=after)
        session.flush()
    return Saved(row.id, row.version, frozenset({ENTITY}))
