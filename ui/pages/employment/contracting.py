"""From a match or an opening to the contract: the placement's form opens with what is known."""

from PySide6.QtWidgets import QWidget

from ui.context import AppContext
from ui.pages.employment.placement_forms import ask_placement
from welfaredesk import clock
from welfaredesk.queries.job_openings import opening_view
from welfaredesk.queries.job_seekers import seeker_view
from welfaredesk.services.employment import PlacementInput


def ask_contract(context: AppContext, parent: QWidget, seeker_id: int, opening_id: int | None) -> int | None:
    """Begin the placement of a seeker, on the terms of an opening; its id, None when the form was left."""
    person_id = seeker_view(context.db, seeker_id).row.person_id
    start = PlacementInput(person_id, None, None, "", clock.today())
    if opening_id is not None:
        terms = opening_view(context.db, opening_id).data
        start = PlacementInput(
            person_id=person_id,
            employer_id=terms.employer_id,
            workplace_id=terms.workplace_id,
            basis=terms.basis,
            started_on=clock.today(),
            position=terms.position,
            wage_satang=terms.wage_satang,
            wage_unit=terms.wage_unit,
            opening_id=opening_id,
        )
    return ask_placement(context, parent, start=start)
