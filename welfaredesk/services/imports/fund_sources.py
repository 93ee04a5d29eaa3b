"""The office's sources of money, and those a register adds to them."""

from sqlalchemy import select

from welfaredesk.db.models import ListValue
from welfaredesk.domain import house_words, thai_text
from welfaredesk.services import audit
from welfaredesk.services.imports.writing import Writing
from welfaredesk.services.value_lists import Value, new_code, values


class Sources:
    """The office's sources by every spelling, and those the register adds to them."""

    def __init__(self, writing: Writing) -> None:
        self._writing = writing
        self._values: list[Value] = values(writing.session, "fund_source")
        self._codes = {thai_text.search_key(value.label): value.code for value in self._values}
        self._new = 0

    def code(self, label: str) -> str:
        """The code of a source; a new one is added behind the others."""
        key = thai_text.search_key(label)
        if key not in self._codes:
            self._codes[key] = house_words.fund_source(label) or self._add(label)
        return self._codes[key]

    def _add(self, label: str) -> str:
        if not self._new:
            self._keep_order()
        code = new_code({value.code for value in self._values})
        self._values.append(Value(code, label))
        self._row(code, label, len(self._values) - 1, active=True)
        self._new += 1
        added = {"fund_source": [label]}
        audit.record(self._writing.session, self._writing.actor, "update", "list_value", None, after=added)
        return code

    def _keep_order(self) -> None:
        """What the product offers is kept too, so that a new source does not come to stand before it."""
        stored = set(
            self._writing.session.scalars(select(ListValue.code).where(ListValue.list_code == "fund_source"))
        )
        for position, value in enumerate(self._values):
            if value.code not in stored:
                self._row(value.code, value.label, position, active=value.active)

    def _row(self, code: str, label: str, position: int, *, active: bool) -> None:
        row = {"list_code": "fund_source", "code": code, "label": label}
        self._writing.add(ListValue, row | {"position": position, "active": active})
