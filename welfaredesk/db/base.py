"""What every table shares: naming of constraints, and the version that guards against stale saves."""

from datetime import datetime
from typing import Any

from sqlalchemy import MetaData, Table
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column


class Base(DeclarativeBase):
    """All tables. Constraint names are fixed so that migrations can find them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )

    def __init_subclass__(cls, **more: Any) -> None:
        """An id is never given twice: what the audit trail and an undone merge name must stay what it was."""
        super().__init_subclass__(**more)
        table = cls.__table__
        if isinstance(table, Table) and table.primary_key.columns.keys() == ["id"]:
            table.kwargs["sqlite_autoincrement"] = True


class Created:
    """When a row came into being."""

    created_at: Mapped[datetime] = mapped_column()


class Versioned:
    """A row that forms edit: a save counts `version` up and fails when somebody else did so meanwhile."""

    version: Mapped[int] = mapped_column()

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805  declarative calls it on the class
        return {"version_id_col": cls.__table__.c.version}  # type: ignore[attr-defined]
