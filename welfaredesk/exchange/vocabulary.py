"""What the columns of one kind of register are called: understood by meaning, not by position."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from welfaredesk.domain import thai_text

_IN_BRACKETS = re.compile(r"\(.*?\)|\[.*?\]|（.*?）")
LONGEST_HEADING = 60  # characters; longer texts are titles or notes
_MARKS = dict.fromkeys(map(ord, "็่้๊๋์"))


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """A field, the headings that mean it exactly (the first is ours), and what a heading may contain.

    A field that only registers of its kind have is a `mark` of the kind.
    """

    field: str
    names: tuple[str, ...]
    contains: str = ""
    weight: int = 1
    mark: bool = False


def heading_key(text: object) -> str:
    """A heading without brackets, spaces, punctuation, tone marks and digit form."""
    return thai_text.search_key(_IN_BRACKETS.sub(" ", str(text)))


def words(text: str) -> tuple[str, ...]:
    """The headings of "one|two"."""
    return tuple(word.strip() for word in text.split("|"))


@dataclass(frozen=True)
class Vocabulary:
    """The columns of a kind; the order of `specs` decides where a heading contains the words of several.

    A row is about something when one of `key` fields is filled, and something more. `identity` is the field
    that tells it from all others. `either` are headings that mean the first of their fields which no other
    column has.
    """

    specs: tuple[ColumnSpec, ...]
    key: tuple[str, ...] = ()
    identity: str = "national_id"
    either: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def field_of(self, heading: str) -> str:
        """The field a heading means, or ""."""
        key = heading_key(heading)
        if not key or len(heading) > LONGEST_HEADING:
            return ""
        return self._exact.get(key, "") or self._containing(key)

    def field_under(self, group: str, lower: str) -> str:
        """The field of a heading in two lines: what both mean together goes before what the lower one means.

        "วันที่" under "การได้มา" is "วันที่ได้มา" the other way round.
        """
        if not group or not lower:
            return self.field_of(group or lower)
        if len(group) + len(lower) > LONGEST_HEADING:
            return self.field_of(lower)
        over, key = heading_key(group), heading_key(lower)
        found = self._exact.get(over + key) or self._exact.get(key + over) or self.field_of(lower)
        return found or self._containing(key + over) or self._containing(over + key)

    def fields_of(self, headings: Sequence[tuple[str, str]]) -> list[str]:
        """The field of each column, "" for none, by its (group, heading); the group is "" in one line."""
        found = [self.field_under(group, lower) for group, lower in headings]
        for column, (group, lower) in enumerate(headings):
            # "ชื่อสกุล" may be a surname, "ชื่อ-สกุล" is none: here punctuation counts
            ways = self.either.get(thai_text.clean(_IN_BRACKETS.sub(" ", lower or group)), ())
            others = found[:column] + found[column + 1 :]
            if ways and (not found[column] or found[column] in others):
                found[column] = next((name for name in ways if name not in others), "")
        return found

    def marks_in(self, headings: Sequence[str]) -> int:
        """How many of the fields that only this kind has are among the headings."""
        found = {self.field_of(heading) for heading in headings if heading}
        return sum(spec.mark for spec in self.specs if spec.field in found)

    def _containing(self, key: str) -> str:
        return next((name for name, pattern in self._contains if pattern.search(key)), "")

    @cached_property
    def titles(self) -> dict[str, str]:
        """Field to the heading we give it."""
        return {spec.field: spec.names[0] for spec in self.specs}

    @cached_property
    def weights(self) -> dict[str, int]:
        """Field to how much it speaks for a header."""
        return {spec.field: spec.weight for spec in self.specs}

    @cached_property
    def _exact(self) -> dict[str, str]:
        return {heading_key(name): spec.field for spec in reversed(self.specs) for name in spec.names}

    @cached_property
    def _contains(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        return tuple(
            (spec.field, re.compile(spec.contains.translate(_MARKS).replace("/", "")))
            for spec in self.specs
            if spec.contains
        )
