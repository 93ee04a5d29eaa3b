"""Numbers of papers: what a numbered record holds, the counters, and how the office writes them."""

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from welfaredesk.db.base import Base


class Numbered:
    """A record with a number of its own: `no` as it was written when given, which no setting changes later.

    `running` counts in `number_year` (BE, fiscal or calendar as the series was set then). All are empty
    for a record without a number: taken over from an old register, or of a kind that has none.
    """

    number_year: Mapped[int | None]
    running: Mapped[int | None]
    no: Mapped[str] = mapped_column(default="")


class NumberSeries(Base):
    """The last number given in a series for one year (BE)."""

    __tablename__ = "number_series"
    __table_args__ = (UniqueConstraint("series", "year"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    series: Mapped[str]
    year: Mapped[int]
    last: Mapped[int]


class SeriesSetting(Base):
    """How the office wants a series: `year_kind` fiscal or calendar, `pattern` of domain.numbering."""

    __tablename__ = "series_setting"

    id: Mapped[int] = mapped_column(primary_key=True)
    series: Mapped[str] = mapped_column(unique=True)
    year_kind: Mapped[str]
    pattern: Mapped[str]
