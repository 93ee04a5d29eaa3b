"""Thai for what Qt says by itself: its buttons, file and print dialogs, context menus."""

import logging
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

log = logging.getLogger(__name__)

CATALOGUE = "qtbase_th.qm"


def install(app: QCoreApplication, folder: Traversable | None = None) -> bool:
    """Load the catalogue compiled from resources/i18n/qtbase_th.ts, for as long as `app` lives.

    False, and a line in the log, when it is missing or damaged: then Qt's own words stay English.
    """
    QLocale.setDefault(QLocale(QLocale.Language.Thai, QLocale.Country.Thailand))
    file = (folder or files("resources") / "i18n") / CATALOGUE
    translator = QTranslator(app)
    # by file name: given bytes, Qt keeps no copy of them and would read freed memory
    with as_file(file) as path:
        if path.is_file() and translator.load(str(path)):
            return app.installTranslator(translator)
    log.warning("%s is missing or damaged; Qt's own dialogs stay English", CATALOGUE)
    return False
