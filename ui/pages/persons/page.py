"""People."""

from ui.pages import Page


class PersonsPage(Page):
    """x."""
