"""What every letter of the office begins and ends with: emblem, agency, owner, who signs (§6.2)."""

from dataclasses import dataclass
from datetime import date

from welfaredesk.db.engine import Database
from welfaredesk.papers.lending import Signer
from welfaredesk.papers.office_head import office_view, signer
from welfaredesk.queries.emblem import emblem_text
from welfaredesk.queries.letter_setup import letter_settings

_SEATS = {"เทศบาล": "สำนักงาน", "องค์การบริหารส่วนตำบล": "ที่ทำการ"}


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The office on its letters: `contact` is the division and its telephone in one line."""

    office: str
    agency: tuple[str, ...]
    owner: tuple[str, ...]
    contact: str
    signer: Signer
    emblem: str


def letterhead(db: Database, on: date) -> Letterhead:
    """As letters of this day carry it. Raises Refused("office_not_set_up")."""
    data = office_view(db).data
    settings, _version = letter_settings(db)
    place = " ".join(
        label + value
        for label, value in (("อำเภอ", data.amphoe), ("จังหวัด", data.province), ("", data.postcode))
        if value
    )
    seat = next((word for start, word in _SEATS.items() if data.name.startswith(start)), "")
    division = data.division or data.name
    lines = [
        division,
        f"โทร. {data.phone}" if data.phone else "",
        f"โทรสาร {settings.fax}" if settings.fax else "",
        f"อีเมล {settings.email}" if settings.email else "",
    ]
    contact = " ".join(dict.fromkeys(word for word in (data.division, data.name) if word))
    return Letterhead(
        office=data.name,
        agency=tuple(line for line in (f"{seat}{data.name}", place) if line),
        owner=tuple(line for line in lines if line),
        contact=f"{contact} โทร. {data.phone}" if data.phone else contact,
        signer=signer(db, settings.letter_signer, on, "letters"),
        emblem=emblem_text(db),
    )
