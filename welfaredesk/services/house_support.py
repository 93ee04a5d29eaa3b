"""Help from others: letters that ask for it (W-22), and what other agencies gave before (§1.2, 5)."""

from dataclasses import dataclass
from datetime import date

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import HelpElsewhere, HouseLetter
from welfaredesk.domain import fiscal_year, paper_limits, thai_text
from welfaredesk.errors import Issue, RecordNotFound
from welfaredesk.services import audit, numbering
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.dates import not_future, refuse
from welfaredesk.services.housing_stages import existing as existing_project
from welfaredesk.services.limits import too_long, too_many, wrong_amount
from welfaredesk.services.persons import existing

_FIRST_YEAR = 2480


@dataclass(frozen=True, slots=True)
class LetterInput:
    """A letter asking for support: `to` as after เรียน, how much; `written_on` None is today."""

    to: str = ""
    asked_satang: int | None = None
    reason: str = ""
    enclosures: tuple[str, ...] = ()
    written_on: date | None = None


@dataclass(frozen=True, slots=True)
class HelpInput:
    """What another agency gave: `year` the fiscal year (BE); a blank house is the person's own, as known."""

    agency: str = ""
    year: int | None = None
    what: str = ""
    amount_satang: int | None = None
    house_no: str = ""
    moo: str = ""
    told_by: str = ""


def write_letter(actor: Actor, db: Database, project_id: int, data: LetterInput) -> Saved:
    """Keep a letter with the next number of the letters; what was sent is not changed, a new one is written.

    Raises ValidationFailed (to, asked_satang, reason, enclosures, written_on), RecordNotFound.
    """
    enclosures = [text for each in data.enclosures if (text := thai_text.clean(each))]
    with db.transaction() as session:
        project = existing_project(session, project_id)
        refuse(
            [] if data.to.strip() else [Issue("to", "required")],
            too_long("to", data.to, paper_limits.LETTER_TO),
            [] if data.asked_satang else [Issue("asked_satang", "required")],
            wrong_amount("asked_satang", data.asked_satang),
            too_long("reason", data.reason, paper_limits.LETTER_REASON),
            not_future("written_on", data.written_on),
            *(too_long("enclosures", text, paper_limits.LETTER_ENCLOSURE) for text in enclosures),
            too_many("enclosures", len(enclosures), paper_limits.LETTER_ENCLOSURES),
        )
        row = HouseLetter(
            project_id=project.id,
            written_on=data.written_on or clock.today(),
            to=thai_text.clean(data.to),
            asked_satang=data.asked_satang,
            reason=thai_text.clean(data.reason),
            enclosures=enclosures,
            created_at=clock.now(),
        )
        numbering.give(session, row, row.written_on)
        session.add(row)
        session.flush()
        audit.record(session, actor, "create", "house_letter", row.id, after=audit.snapshot(row))
        return Saved(row.id, 0, frozenset({"house_letter"}))


def note_help(actor: Actor, db: Database, person_id: int, data: HelpInput) -> Saved:
    """Keep what another agency gave somebody.

    Raises ValidationFailed (agency, year, what, amount_satang, told_by), RecordNotFound.
    """
    with db.transaction() as session:
        person = existing(session, person_id)
        this = fiscal_year.fiscal_year(clock.today())
        year_wrong = data.year is not None and not _FIRST_YEAR <= data.year <= this
        refuse(
            [Issue(name, "required") for name in ("agency", "what") if not getattr(data, name).strip()],
            [Issue("year", "required")] if data.year is None else [],
            [Issue("year", "help_year", {"read": str(data.year), "this": str(this)})] if year_wrong else [],
            wrong_amount("amount_satang", data.amount_satang),
            *(too_long(name, getattr(data, name), paper_limits.GRANT_NAME) for name in ("agency", "told_by")),
            too_long("what", data.what, paper_limits.HELP_WHAT),
        )
        row = HelpElsewhere(
            person_id=person.id, year=data.year, amount_satang=data.amount_satang, created_at=clock.now()
        )
        for name in ("agency", "what", "told_by"):
            setattr(row, name, thai_text.clean(getattr(data, name)))
        row.house_no = thai_text.to_arabic(thai_text.clean(data.house_no))
        row.moo = thai_text.to_arabic(thai_text.clean(data.moo))
        session.add(row)
        session.flush()
        audit.record(session, actor, "create", "help_elsewhere", row.id, after=audit.snapshot(row))
        return Saved(row.id, 0, frozenset({"help_elsewhere"}))


def remove_help(actor: Actor, db: Database, help_id: int) -> Saved:
    """Take out an entry that was a mistake; the history keeps it. Raises RecordNotFound."""
    with db.transaction() as session:
        row = session.get(HelpElsewhere, help_id)
        if row is None:
            raise RecordNotFound("not_found", what=f"ความช่วยเหลือ {help_id}")
        audit.record(session, actor, "delete", "help_elsewhere", row.id, before=audit.snapshot(row))
        session.delete(row)
        return Saved(help_id, 0, frozenset({"help_elsewhere"}))
