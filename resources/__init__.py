"""Files the program ships: fonts, icons, translations. Read them through this module only."""

from importlib.resources import files
from pathlib import Path


def path(*parts: str) -> Path:
    """The file on disk, e.g. `path("fonts", "Sarabun-Regular.ttf")`; the package is never zipped."""
    return Path(str(files(__name__).joinpath(*parts)))


def read_bytes(*parts: str) -> bytes:
    """The whole file; FileNotFoundError when there is none."""
    return files(__name__).joinpath(*parts).read_bytes()
