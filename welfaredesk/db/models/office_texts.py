"""The office's own wording, each with the day it begins to apply."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from welfaredesk.db.base import Base, Created


class OfficeText(Created, Base):
    """What a text (`code` of domain.office_texts, or a letter of recall) says from a day on.

    It applies until the next one begins; before the first one the program's own wording does.
    """

    __tablename__ = "office_text"
    __table_args__ = (UniqueConstraint("code", "valid_from"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str]
    valid_from: Mapped[date]
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    written_by: Mapped[str]
