"""Where this computer keeps what belongs to the program and not to an office: the last office, folders."""

import configparser
from pathlib import Path

from platformdirs import PlatformDirs

_DIRS = PlatformDirs("WelfareDesk", appauthor=False)
_FILE, _SECTION, _LAST = "office.ini", "office", "last"


def config_dir() -> Path:
    """The folder of this user's settings."""
    return Path(_DIRS.user_config_dir)


def data_dir() -> Path:
    """Where new office files are put when no place was named: a folder of the user's documents."""
    return Path(_DIRS.user_documents_dir) / "WelfareDesk"


def log_dir() -> Path:
    """The folder of the log files."""
    return Path(_DIRS.user_log_dir)


def last_office() -> Path | None:
    """The office file opened last; None when there was none or it is gone."""
    settings = configparser.ConfigParser(interpolation=None)
    try:
        settings.read(config_dir() / _FILE, encoding="utf-8")
        kept = settings.get(_SECTION, _LAST, fallback="")
    except (configparser.Error, UnicodeDecodeError):
        return None
    return Path(kept) if kept and Path(kept).is_file() else None


def remember_office(path: Path) -> None:
    """Open this file next time nothing else is asked for. Raises OSError when settings can't be written."""
    settings = configparser.ConfigParser(interpolation=None)
    settings[_SECTION] = {_LAST: str(path.resolve())}
    config_dir().mkdir(parents=True, exist_ok=True)
    partial = config_dir() / f"{_FILE}.new"
    with partial.open("w", encoding="utf-8") as file:
        settings.write(file)
    partial.replace(config_dir() / _FILE)
