"""Inputs only the forms of employment have."""

from ui.pages.lending.stock_forms import PersonEdit


class WorkerEdit(PersonEdit):
    """Who works, looks for work, or uses a right: what the lending desk would warn of is not told here."""

    def choose(self, person_id: int) -> None:
        super().choose(person_id)
        self.strip.warnings.clear()
