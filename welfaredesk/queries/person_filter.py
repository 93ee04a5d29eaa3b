"""The filter of the people's list as SQL."""

from collections.abc import Callable
from datetime import date, timedelta

from welfaredesk.domain.adl import AdlGroup
from welfaredesk.domain.person_filter import ELDERLY_AGE, PersonFilter

_ADL_TOTALS = {AdlGroup.SOCIAL: (12, 20), AdlGroup.HOME: (5, 11), AdlGroup.BED: (0, 4)}
_OF_PROJECT = "SELECT h.person_id, {value} AS code FROM house_project h {join}"
_OF_SURVEY = (
    "SELECT r.person_id, s.{value} AS code FROM house_survey s"
    " JOIN house_survey_resident r ON r.survey_id = s.id"
)
# where the codes of a value list stand: the table (person itself, or what has a person_id) and its column
_OF_SEEKER = "SELECT s.person_id, j.value AS code FROM job_seeker s, json_each(s.{column}) j"
_OF_VISIT = (
    "SELECT p.person_id, {value} AS code FROM placement_visit v"
    " JOIN placement p ON p.id = v.placement_id AND p.person_id IS NOT NULL {join}"
)
LISTED_IN = {
    "marital": ("person", "marital"),
    "occupation": ("person", "occupation"),
    "income_source": ("person", "income_source"),
    "health_right": ("person", "health_right"),
    "sso_section": ("person", "sso_section"),
    "sso_option": ("person", "sso_option"),
    "group": ("group_membership", "group_code"),
    "programme": ("enrolment", "programme"),
    "enrolment_status": ("enrolment", "status"),
    "relation": ("household_member", "relation"),
    "caregiver": ("assessment", "caregiver"),
    "support_kind": ("house_project", "support_kind"),
    "work_item": (f"({_OF_PROJECT.format(value='j.value', join=', json_each(h.work_items) j')})", "code"),
    "fund_source": (
        f"({_OF_PROJECT.format(value='f.fund_source', join='JOIN house_funding f ON f.project_id = h.id')})",
        "code",
    ),
    "house_stage": (
        f"({_OF_PROJECT.format(value='s.stage', join='JOIN house_project_step s ON s.project_id = h.id')})",
        "code",
    ),
    "house_document": (
        f"({_OF_PROJECT.format(value='d.document', join='JOIN house_document d ON d.project_id = h.id')})",
        "code",
    ),
    "payment_method": (
        f"({_OF_PROJECT.format(value='y.method', join='JOIN house_payment y ON y.project_id = h.id')})",
        "code",
    ),
    "partner_role": (
        f"({_OF_PROJECT.format(value='t.role', join='JOIN house_partner t ON t.project_id = h.id')})",
        "code",
    ),
    "house_tenure": (
        f"({_OF_SURVEY.format(value='house_owner')} UNION ALL {_OF_SURVEY.format(value='land_owner')})",
        "code",
    ),
    "house_type": (f"({_OF_SURVEY.format(value='house_type')})", "code"),
    "placement_basis": ("placement", "basis"),
    "placement_end": ("placement", "end_reason"),
    "wage_unit": ("placement", "wage_unit"),
    "education": ("job_seeker", "education"),
    "seeker_close": ("job_seeker", "close_reason"),
    "work_kind": (f"({_OF_SEEKER.format(column='work_kinds')})", "code"),
    "work_need": (f"({_OF_SEEKER.format(column='needs')})", "code"),
    "work_attendance": (f"({_OF_VISIT.format(value='v.attendance', join='')})", "code"),
    "visit_outcome": (f"({_OF_VISIT.format(value='v.outcome', join='')})", "code"),
    "work_support": (f"({_OF_VISIT.format(value='j.value', join=', json_each(v.supports) j')})", "code"),
}
Params = dict[str, str | int]


def conditions(wanted: PersonFilter, today: date) -> tuple[list[str], Params]:
    """(SQL conditions over `person p`, their parameters). Merged records have no sort key."""
    # not ">": as a range it would take the place of the one a name is looked up by
    found = ["p.sort_key <> ''"]
    params: Params = {}
    for part in _PARTS:
        condition = part(wanted, today, params)
        if condition:
            found.append(condition)
    return found, params


def years_before(on: date, years: int) -> date:
    """The same day `years` ago; 29 February becomes the 28th."""
    try:
        return on.replace(year=on.year - years)
    except ValueError:
        return date(on.year - years, 2, 28)


def _group(wanted: PersonFilter, today: date, params: Params) -> str:
    if wanted.group == "elderly":
        params["cutoff"] = years_before(today, ELDERLY_AGE).isoformat()
        return "p.birth_date <= :cutoff"
    if not wanted.group:
        return ""
    params["grp"] = wanted.group
    return (
        "p.id IN (SELECT g.person_id FROM group_membership g WHERE g.group_code = :grp AND g.to_on IS NULL)"
    )


def _place(wanted: PersonFilter, _today: date, params: Params) -> str:
    parts = [name for name in ("moo", "community") if getattr(wanted, name)]
    params.update({name: getattr(wanted, name) for name in parts})
    same = "".join(f" AND a.{name} = :{name}" for name in parts)
    return _address(same) if parts else ""


def _address(more: str) -> str:
    return f"EXISTS (SELECT 1 FROM address a WHERE a.person_id = p.id AND a.kind = 'registered'{more})"


def _ages(wanted: PersonFilter, today: date, params: Params) -> str:
    limits = []
    if wanted.age_from is not None:
        params["born_until"] = years_before(today, wanted.age_from).isoformat()
        limits.append("p.birth_date <= :born_until")
    if wanted.age_to is not None:
        params["born_after"] = years_before(today, wanted.age_to + 1).isoformat()
        limits.append("p.birth_date > :born_after")
    return " AND ".join(limits)


def _card(wanted: PersonFilter, today: date, params: Params) -> str:
    """By the card in force: the one issued last that was not handed back."""
    if wanted.card_within is None:
        return ""
    params["card_until"] = (today + timedelta(days=wanted.card_within)).isoformat()
    params["card_today"] = today.isoformat()
    still_good = " AND c.expires_on >= :card_today" if wanted.card_within else ""
    expiry = f"c.expires_on <= :card_until{still_good}"
    return (
        f"EXISTS (SELECT 1 FROM disability_card c WHERE c.person_id = p.id AND {expiry} AND NOT c.lifetime"
        " AND c.returned_on IS NULL AND c.id = (SELECT n.id FROM disability_card n"
        " WHERE n.person_id = p.id ORDER BY n.issued_on DESC, n.id DESC LIMIT 1))"
    )


def _adl(wanted: PersonFilter, _today: date, params: Params) -> str:
    if not wanted.adl:
        return ""
    low, high = (0, 11) if wanted.adl == "home_bed" else _ADL_TOTALS[AdlGroup(wanted.adl)]
    params.update({"adl_low": low, "adl_high": high})
    return (
        "(SELECT s.total FROM assessment s WHERE s.person_id = p.id"
        " ORDER BY s.assessed_on DESC, s.id DESC LIMIT 1) BETWEEN :adl_low AND :adl_high"
    )


def _missing(wanted: PersonFilter, _today: date, _params: Params) -> str:
    has_id = "EXISTS (SELECT 1 FROM person_identifier i WHERE i.person_id = p.id AND i.kind = 'national_id')"
    return {
        "": "",
        "national_id": f"NOT {has_id}",
        "birth_date": "p.birth_date IS NULL",
        "address": "NOT " + _address(" AND a.house_no <> '' AND a.moo <> ''"),
        "phone": "p.phone = ''",
    }[wanted.missing]


def _gone(wanted: PersonFilter, _today: date, _params: Params) -> str:
    here = "p.died_on IS NULL AND p.moved_out_on IS NULL"
    return {"": here, "gone": f"NOT ({here})", "all": ""}[wanted.gone]


def _listed(wanted: PersonFilter, _today: date, params: Params) -> str:
    list_code, _colon, code = wanted.listed.partition(":")
    if list_code not in LISTED_IN:  # also one of a later program, in a filter kept by it
        return ""
    params["listed"] = code
    table, column = LISTED_IN[list_code]
    if table == "person":
        return f"p.{column} = :listed"
    return f"p.id IN (SELECT l.person_id FROM {table} l WHERE l.{column} = :listed)"


_PARTS: tuple[Callable[[PersonFilter, date, Params], str], ...] = (
    _gone,
    _group,
    _place,
    _ages,
    _card,
    _adl,
    _missing,
    _listed,
)
