"""Stories in the real window, told with the hands of the tour."""

import pytest
from PySide6.QtWidgets import QApplication

from ui import app as program


@pytest.fixture(scope="session")
def prepared(qapp: QApplication) -> QApplication:
    """The application with its fonts, colours and words."""
    program.prepare(qapp)
    return qapp
