"""Rows already read, in the shape a table wants."""

from collections.abc import Sequence
from dataclasses import dataclass

from welfaredesk.queries.lending import LoanRow


@dataclass(frozen=True)
class LoanRows:
    """A few loans as a query, by line id."""

    loans: Sequence[LoanRow]

    def ids(self, limit: int = -1, offset: int = 0) -> list[int]:
        """Line ids in the order given."""
        found = [loan.line_id for loan in self.loans][offset:]
        return found if limit < 0 else found[:limit]

    def rows(self, ids: Sequence[int]) -> dict[int, LoanRow]:
        """Rows by line id."""
        return {loan.line_id: loan for loan in self.loans if loan.line_id in set(ids)}
