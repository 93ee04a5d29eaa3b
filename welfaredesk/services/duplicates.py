"""Two records of one person: marked as two people, merged into one, and parted again.

A merge moves everything that points to the record that goes, keeps what the other one has, and remembers
every row it touched. Undoing it gives back the content of all tables as it was, the audit trail and the
record of the merge itself excepted: those only grow.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import NotSamePerson, Person, PersonMerge
from welfaredesk.domain import names
from welfaredesk.errors import RecordNotFound, Refused, StaleRecord
from welfaredesk.messages import sentence
from welfaredesk.services import audit, merge_fields, merge_view, row_moves
from welfaredesk.services.actor import Actor
from welfaredesk.services.merge_fields import GONE, KEYS
from welfaredesk.services.merge_view import MergePreview, UndoPreview
from welfaredesk.services.persons import NATIONAL_ID, REGISTERED
from welfaredesk.services.row_moves import Moves, Row, rows

_PERSON, _PAIR = Person.__tablename__, NotSamePerson.__tablename__
# an id that loses stays with the record gone, so that a register holding it still leads to the person
_STAY = frozenset({"person_identifier"})
_DERIVED = {*KEYS, "version"}


@dataclass(frozen=True, slots=True)
class Merged:
    """A merge done or undone; `touched` names the tables whose screens should reload."""

    id: int
    kept_id: int
    gone_id: int
    touched: frozenset[str]


@dataclass(slots=True)
class _Work:
    """One merge under way: both rows as they were, the moves, and what the kept row was and becomes."""

    kept: Row
    gone: Row
    moves: Moves
    fields: list[merge_fields.FieldChoice] = field(default_factory=list)
    before: Row = field(default_factory=dict)
    after: Row = field(default_factory=dict)


class _Rehearsed(Exception):
    """Thrown to roll a merge back that was only to be looked at."""


def not_same(actor: Actor, db: Database, one_id: int, other_id: int) -> None:
    """Remember that these are two people: the pair is never suggested again.

    Raises RecordNotFound, Refused("merge_itself", "person_merged").
    """
    with db.transaction() as session:
        _both(session, one_id, other_id)
        if not rows(session, _PAIR, _pair(one_id, other_id)):
            decided = {"decided_at": clock.now(), "decided_by": actor.name}
            session.add(NotSamePerson(**_pair(one_id, other_id), **decided))
            _tell_both(session, actor, "not_same", one_id, other_id)


def perhaps_same(actor: Actor, db: Database, one_id: int, other_id: int) -> None:
    """Take back `not_same`: the pair may be suggested again."""
    with db.transaction() as session:
        pair = _pair(one_id, other_id)
        row = session.scalar(select(NotSamePerson).filter_by(**pair))
        if row is not None:
            session.delete(row)
            _tell_both(session, actor, "perhaps_same", one_id, other_id)


def merge_preview(
    db: Database,
    kept_id: int,
    gone_id: int,
    choices: Mapping[str, str] | None = None,
    *,
    full_ids: bool = False,
) -> MergePreview:
    """What `merge` would do with these choices, found out by doing it and rolling back.

    Raises RecordNotFound, Refused("merge_itself", "person_merged").
    """
    found: list[MergePreview] = []
    try:
        with db.transaction() as session:
            parted = _parted(session, kept_id)
            work = _work(session, kept_id, gone_id, choices or {})
            found.append(_preview(session, work, parted, full_ids))
            raise _Rehearsed
    except _Rehearsed:
        return found[0]


def merge(
    actor: Actor,
    db: Database,
    kept_id: int,
    gone_id: int,
    choices: Mapping[str, str] | None = None,
    *,
    versions: tuple[int, int] | None = None,
) -> Merged:
    """Make two records one: `gone_id` stands in no list any more, everything of it belongs to `kept_id`.

    Blank fields are filled from the record gone; filled ones stay unless `choices` says {code or key of the
    preview: "gone"}. `versions` are those of the preview. Raises RecordNotFound, Refused("merge_itself",
    "person_merged"), StaleRecord when one of the two changed since the preview.
    """
    with db.transaction() as session:
        work = _work(session, kept_id, gone_id, choices or {})
        if versions not in (None, (work.kept["version"], work.gone["version"])):
            raise StaleRecord
        done = PersonMerge(kept_id=kept_id, gone_id=gone_id, merged_at=clock.now(), merged_by=actor.name)
        done.before = work.moves.record() | {"kept": {"before": work.before, "after": work.after}}
        session.add(done)
        session.flush()
        counts = dict(work.moves.counts)
        told = {name: value for name, value in work.after.items() if name not in _DERIVED}
        was = {name: work.before[name] for name in told}
        more = {"gone_id": gone_id, "gone_name": _name(work.gone), "moved": counts}
        audit.record(session, actor, "merge", _PERSON, kept_id, before=was, after=told | more)
        other = {"kept_id": kept_id, "kept_name": _name(work.kept)}
        audit.record(session, actor, "merged_into", _PERSON, gone_id, after=other)
        return Merged(done.id, kept_id, gone_id, frozenset({_PERSON, *counts}))


def undo_merge(actor: Actor, db: Database, merge_id: int) -> Merged:
    """Part two records again, exactly as they were; what was added to the kept one since stays with it.

    Raises RecordNotFound, Refused("merge_undone", "merge_later" when one of the two was merged again since,
    "merge_rows_changed", "merge_place_taken"); then nothing is changed.
    """
    with db.transaction() as session:
        done = _put_back(session, merge_id)
        done.undone_at, done.undone_by = clock.now(), actor.name
        _tell_both(session, actor, "undo_merge", done.kept_id, done.gone_id)
        touched = {_PERSON, *(change[0] for change in done.before["changed"])}
        return Merged(merge_id, done.kept_id, done.gone_id, frozenset(touched))


def undo_preview(db: Database, merge_id: int) -> UndoPreview:
    """What `undo_merge` would give back, found out by doing it and rolling back. Raises what it raises."""
    found: list[UndoPreview] = []
    try:
        with db.transaction() as session:
            done = session.get(PersonMerge, merge_id)
            now = rows(session, _PERSON, {"id": done.kept_id})[0] if done else {}
            done = _put_back(session, merge_id)
            (kept,), (gone,) = (rows(session, _PERSON, {"id": each}) for each in (done.kept_id, done.gone_id))
            returning = merge_view.returning(done.before, done.gone_id)
            fields = merge_fields.changes(now, kept)
            found.append(UndoPreview(merge_id, _name(kept), _name(gone), tuple(fields), returning))
            raise _Rehearsed
    except _Rehearsed:
        return found[0]


def _put_back(session: Session, merge_id: int) -> PersonMerge:
    """The parting itself, its record excepted."""
    done = session.get(PersonMerge, merge_id)
    if done is None:
        raise RecordNotFound("not_found", what=f"การรวม {merge_id}")
    _refuse_late_undo(session, done)
    record = done.before
    row_moves.put_back(session, record)
    _part(session, done.kept_id, record["kept"]["before"], record["kept"]["after"])
    return done


def _work(session: Session, kept_id: int, gone_id: int, choices: Mapping[str, str]) -> _Work:
    """The merge itself, its record excepted."""
    kept, gone = _both(session, kept_id, gone_id)
    chosen = {code for code, whose in choices.items() if whose == GONE}
    moves = Moves(session, merge_fields.fill, chosen=chosen, stay=_STAY, apart={_PAIR})
    work = _Work(kept, gone, moves)
    primary = _primary_type(session, kept_id) or _primary_type(session, gone_id)
    _move_pairs(session, moves, kept_id, gone_id)
    moves.absorb(_PERSON, gone_id, kept_id)
    _settle_types(session, moves, kept_id, primary)
    _settle_caregivers(session, moves, kept_id)
    cleared = dict.fromkeys(KEYS, "")  # what has no keys stands in no list and no search
    moves.change(_PERSON, gone, {"merged_into_id": kept_id} | cleared)
    _decide_fields(session, work, chosen)
    return work


def _decide_fields(session: Session, work: _Work, chosen: Collection[str]) -> None:
    kept_id = work.kept["id"]
    values, work.fields = merge_fields.decide(work.kept, work.gone, chosen)
    has_id = rows(session, "person_identifier", {"person_id": kept_id, "kind": NATIONAL_ID})
    reason = "" if has_id else work.kept["no_id_reason"] or work.gone["no_id_reason"]
    values |= {"no_id_reason": reason} if reason != work.kept["no_id_reason"] else {}
    after = work.kept | values
    _add_spellings(session, work, after)
    after |= _keys(session, after) | {"version": after["version"] + 1}
    work.after = {name: value for name, value in after.items() if value != work.kept[name]}
    work.before = {name: work.kept[name] for name in work.after}
    _set(session, kept_id, work.after)


def _add_spellings(session: Session, work: _Work, after: Row) -> None:
    """Both former spellings are kept beside the name that stays; a part left out is no other spelling."""
    parts = ("title", "first", "last")
    stays = {part: after[part] for part in parts}
    for former in (work.kept, work.gone):
        spelling = {part: former[part] or after[part] for part in parts}
        alias = {"person_id": work.kept["id"], **spelling}
        if spelling != stays and not rows(session, "person_alias", alias):
            work.moves.add(
                "person_alias", alias | {"source": sentence("merge_source"), "created_at": clock.now()}
            )


def _move_pairs(session: Session, moves: Moves, kept_id: int, gone_id: int) -> None:
    """Who is somebody else than the record gone is somebody else than the one kept."""
    for own, other in (("first_id", "second_id"), ("second_id", "first_id")):
        for row in rows(session, _PAIR, {own: gone_id}):
            pair = _pair(kept_id, row[other])
            if row[other] == kept_id or rows(session, _PAIR, pair):
                moves.remove(_PAIR, row)
            else:
                moves.change(_PAIR, row, pair)


def _primary_type(session: Session, person_id: int) -> int | None:
    found = rows(session, "disability_type", {"person_id": person_id, "is_primary": 1})
    return found[0]["code"] if found else None


def _settle_types(session: Session, moves: Moves, kept_id: int, primary: int | None) -> None:
    """One kind of disability is the primary one, as before: the kept record's where it had one."""
    for row in rows(session, "disability_type", {"person_id": kept_id}):
        if primary is not None and bool(row["is_primary"]) != (row["code"] == primary):
            moves.change("disability_type", row, {"is_primary": int(row["code"] == primary)})


def _settle_caregivers(session: Session, moves: Moves, kept_id: int) -> None:
    """Nobody is one's own caregiver: the name stays as text."""
    for row in rows(session, "disability_card", {"person_id": kept_id, "caregiver_id": kept_id}):
        moves.change("disability_card", row, {"caregiver_id": None})


def _part(session: Session, kept_id: int, before: Row, after: Row) -> None:
    """Give the kept record back what the merge changed in it; what else was edited since stays."""
    (now,) = rows(session, _PERSON, {"id": kept_id})
    own = [name for name in before if name not in _DERIVED]
    if any(now[name] != after[name] for name in own):
        raise Refused("merge_rows_changed", what=row_moves.table_word(_PERSON))
    if now["version"] == after["version"]:
        _set(session, kept_id, before)
        return
    values = {name: before[name] for name in own}
    keys = _keys(session, now | values)
    _set(session, kept_id, values | keys | {"version": now["version"] + 1})


def _refuse_late_undo(session: Session, done: PersonMerge) -> None:
    if done.undone_at is not None:
        raise Refused("merge_undone")
    both = (done.kept_id, done.gone_id)
    later = session.scalar(
        select(PersonMerge)
        .where(PersonMerge.id > done.id, PersonMerge.undone_at.is_(None))
        .where(or_(PersonMerge.kept_id.in_(both), PersonMerge.gone_id.in_(both)))
        .order_by(PersonMerge.id.desc())
    )
    if later is not None:
        (row,) = rows(session, _PERSON, {"id": later.gone_id})
        raise Refused("merge_later", person=_name(row))


def _preview(session: Session, work: _Work, parted: Collection[int], full_ids: bool) -> MergePreview:
    rivalries = work.moves.rivalries
    return MergePreview(
        kept_id=work.kept["id"],
        gone_id=work.gone["id"],
        versions=(work.kept["version"], work.gone["version"]),
        fields=tuple(work.fields),
        rows=merge_view.row_choices(session, rivalries, full_ids=full_ids),
        moves=merge_view.moved(work.moves.counts),
        warnings=merge_view.warnings(work.kept, work.gone, rivalries, parted),
    )


def _both(session: Session, one_id: int, other_id: int) -> tuple[Row, Row]:
    if one_id == other_id:
        raise Refused("merge_itself")
    return _standing(session, one_id), _standing(session, other_id)


def _standing(session: Session, person_id: int) -> Row:
    """The row of a person who was not merged into another."""
    found = rows(session, _PERSON, {"id": person_id})
    if not found:
        raise RecordNotFound("not_found", what=f"บุคคล {person_id}")
    (row,) = found
    if row["merged_into_id"] is not None:
        (kept,) = rows(session, _PERSON, {"id": row["merged_into_id"]})
        raise Refused("person_merged", person=_name(row), kept=_name(kept))
    return row


def _parted(session: Session, person_id: int) -> set[int]:
    """Who was marked as somebody else than this person."""
    pairs = [row for name in ("first_id", "second_id") for row in rows(session, _PAIR, {name: person_id})]
    return {row["first_id"] + row["second_id"] - person_id for row in pairs}


def _pair(one_id: int, other_id: int) -> dict[str, int]:
    return {"first_id": min(one_id, other_id), "second_id": max(one_id, other_id)}


def _keys(session: Session, row: Row) -> dict[str, str]:
    """The derived keys, made where all others are made."""
    address = rows(session, "address", {"person_id": row["id"], "kind": REGISTERED})
    house_no = address[0]["house_no"] if address else ""
    return names.person_keys(row["first"], row["last"], row["nickname"], row["phone"], house_no)


def _set(session: Session, person_id: int, values: Row) -> None:
    row_moves.write(session, _PERSON, {"id": person_id}, values)


def _name(row: Row) -> str:
    return names.full_name(row["title"], row["first"], row["last"])


def _tell_both(session: Session, actor: Actor, action: str, one_id: int, other_id: int) -> None:
    """The event, in the history of both."""
    for own, other in ((one_id, other_id), (other_id, one_id)):
        (row,) = rows(session, _PERSON, {"id": other})
        audit.record(
            session, actor, action, _PERSON, own, after={"other_id": other, "other_name": _name(row)}
        )
