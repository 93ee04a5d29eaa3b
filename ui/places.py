"""Settings of this computer's windows, and the folder where dialogs start."""

from pathlib import Path

from platformdirs import user_documents_dir
from PySide6.QtCore import QSettings

from welfaredesk import paths


def settings() -> QSettings:
    """Settings of this computer (size of the window, folders used), in a text file a person can read."""
    return QSettings(str(paths.config_dir() / "window.ini"), QSettings.Format.IniFormat)


def documents() -> Path:
    """Where choosers of registers and backups start."""
    return Path(user_documents_dir())
