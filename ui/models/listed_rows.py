"""Rows already read, in the shape a table wants."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class ListedRows:
    """A few rows by id, in their order, as a query."""

    by_id: Mapping[int, Any]

    def ids(self, *, limit: int = -1, offset: int = 0) -> list[int]:
        """Ids in the order given."""
        found = list(self.by_id)[offset:]
        return found if limit < 0 else found[:limit]

    def rows(self, ids: Sequence[int]) -> dict[int, Any]:
        """Rows by id."""
        return {row_id: self.by_id[row_id] for row_id in ids if row_id in self.by_id}
