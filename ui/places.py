"""Settings of this computer's windows, and the folder where dialogs start.

The first window needs neither, so what finds the folders is imported when it is asked for.
"""

from pathlib import Path

from PySide6.QtCore import QSettings


def settings() -> QSettings:
    """Settings of this computer (size of the window, folders used), in a text file a person can read."""
    from welfaredesk import paths

    return QSettings(str(paths.config_dir() / "window.ini"), QSettings.Format.IniFormat)


def documents() -> Path:
    """Where choosers of registers and backups start."""
    from platformdirs import user_documents_dir

    return Path(user_documents_dir())
