"""How pages learn that something was saved elsewhere in the program."""

from PySide6.QtCore import QObject, Signal


class Changes(QObject):
    """One signal: the names of the areas a service has touched (its Saved.touched), a frozenset of str."""

    touched = Signal(object)

    def announce(self, areas: frozenset[str]) -> None:
        """Tell every page; nothing is sent for an empty set."""
        if areas:
            self.touched.emit(frozenset(areas))
