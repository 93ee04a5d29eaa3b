"""The file's history of shapes. Each revision is frozen: it never imports today's models."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine


def config() -> Config:
    """Alembic's settings, without an ini file: the program carries its own migrations."""
    settings = Config()
    settings.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    return settings


def revisions() -> list[str]:
    """Every revision this program knows, newest first; the empty file before the first included."""
    script = ScriptDirectory.from_config(config())
    return [step.revision for step in script.walk_revisions()] + [""]


def upgrade(engine: Engine) -> None:
    """Bring the file to the newest shape, all steps in one transaction."""
    settings = config()
    with engine.execution_options(wd_begin="IMMEDIATE").begin() as connection:
        settings.attributes["connection"] = connection
        command.upgrade(settings, "head")
