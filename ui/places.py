"""Where this computer keeps what is the program's and not an office's: settings, logs, usual folders."""

from pathlib import Path

from platformdirs import PlatformDirs
from PySide6.QtCore import QSettings

_DIRS = PlatformDirs("WelfareDesk", appauthor=False)
_LAST_OFFICE = "office/last"


def settings() -> QSettings:
    """Settings of this computer (window, last office), in a text file a person can read."""
    file = Path(_DIRS.user_config_dir) / "welfaredesk.ini"
    return QSettings(str(file), QSettings.Format.IniFormat)


def logs() -> Path:
    """The folder of the log files; made when it is not there yet."""
    folder = Path(_DIRS.user_log_dir)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def documents() -> Path:
    """Where office files and backups are proposed to be kept."""
    return Path(_DIRS.user_documents_dir)


def last_office() -> Path | None:
    """The office file opened last, None when there was none or it is gone."""
    kept = str(settings().value(_LAST_OFFICE, ""))
    return Path(kept) if kept and Path(kept).is_file() else None


def remember_office(path: Path) -> None:
    """Open this file next time."""
    settings().setValue(_LAST_OFFICE, str(path.resolve()))
