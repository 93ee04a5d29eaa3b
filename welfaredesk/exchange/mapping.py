"""Which column holds which field: told, corrected by the clerk, and known again by its headings."""

from collections.abc import Mapping
from dataclasses import replace

from welfaredesk.exchange import columns
from welfaredesk.exchange.header import Layout

LEFT_OUT = ""
_TICK = "type_"  # type_1 … type_7: the tick columns of the kinds of disability
_BIRTH_PARTS = {"birth_day": "วันเกิด (วัน)", "birth_month": "วันเกิด (เดือน)", "birth_year": "วันเกิด (ปี)"}
_KINDS = range(1, 8)
_SEVERAL = ("phone",)  # fields that may have several columns
FIELDS: dict[str, str] = {
    **columns.TITLES,
    **_BIRTH_PARTS,
    **{f"{_TICK}{kind}": f"{columns.TITLES['disability']} {kind}" for kind in _KINDS},
}


def fields(kind: str) -> dict[str, str]:
    """Field to its name, of all that a register of this kind may have."""
    return columns.VOCABULARIES[kind].titles if kind in columns.VOCABULARIES else FIELDS


def fields_of(layout: Layout) -> dict[int, str]:
    """Column to field, of the columns that are read."""
    found = {column: name for name, places in layout.columns.items() for column in places}
    return found | {column: f"{_TICK}{kind}" for kind, column in layout.ticks.items()}


def corrected(layout: Layout, changes: Mapping[int, str]) -> Layout:
    """The layout with these columns read as told; the column that had the field before is left out then."""
    offered = fields(layout.kind)
    known = {column: name for column, name in changes.items() if name in offered or name == LEFT_OUT}
    if not known:
        return layout
    wanted = set(known.values()) - {*_SEVERAL, LEFT_OUT}
    kept = {
        column: name
        for column, name in fields_of(layout).items()
        if column not in known and name not in wanted
    }
    mapped: dict[str, tuple[int, ...]] = {}
    ticks: dict[int, int] = {}
    for column, name in sorted((kept | known).items()):
        if name.startswith(_TICK):
            ticks[int(name.removeprefix(_TICK))] = column
        elif name:
            mapped[name] = (*mapped.get(name, ()), column)
    return replace(layout, columns=mapped, ticks=ticks)


def headings_key(layout: Layout) -> str:
    """What is the same for every register with these headings, in this order."""
    return "|".join(columns.heading_key(heading) for heading in layout.headings)
