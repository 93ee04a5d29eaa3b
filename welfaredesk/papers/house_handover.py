"""W-17 ใบส่งมอบ–ตรวจรับงานปรับปรุงบ้าน (domain specification §1.7, A.4)."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass

from welfaredesk.db.engine import Database
from welfaredesk.domain.baht_text import satang_text
from welfaredesk.domain.thai_dates import official
from welfaredesk.errors import Refused
from welfaredesk.papers.house_estimate import GROUP
from welfaredesk.papers.house_head import HouseHead, house_head
from welfaredesk.papers.lending import Signer
from welfaredesk.papers.office_head import OfficeHead, office_head, signer
from welfaredesk.queries.house_photos import PhotoView, jpeg, project_photos
from welfaredesk.queries.house_project import project_page
from welfaredesk.queries.house_works import project_works
from welfaredesk.queries.housing_money import ProjectMoney, project_money
from welfaredesk.services.house_payments import GIFTS, LABOUR

PICTURES = 2  # from before, and as many from after (§1.7)


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One part of the work, as planned and as done."""

    planned: str
    done: str


@dataclass(frozen=True, slots=True)
class Value:
    """What something was worth, in words of its own: a source, gifts in kind, volunteers."""

    what: str
    satang: int


@dataclass(frozen=True, slots=True)
class HandoverPaper:
    """Hand-over and acceptance. `money` adds up to `total_satang`; `estimated` is how it was reckoned.

    `beside` (gifts in kind, volunteers) stands apart from the money. `before` and `after` are JPEG pictures
    as base64, at most two each. With `thumbprint` two witnesses sign.
    """

    office: OfficeHead
    number: str
    house: HouseHead
    started_on: str
    finished_on: str
    handed_on: str
    works: tuple[WorkRow, ...]
    money: tuple[Value, ...]
    total_satang: int
    words: str
    estimated: tuple[Value, ...]
    beside: tuple[Value, ...]
    left_over: str
    complete: bool
    to_mend: str
    thumbprint: bool
    witnesses: tuple[str, ...]
    committee: tuple[Signer, ...]
    responsible: Signer
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    mark: str = ""


def collect_handover(db: Database, project_id: int) -> HandoverPaper:
    """The hand-over as kept. Raises Refused("no_handover", "office_not_set_up"), RecordNotFound."""
    page, view = project_page(db, project_id), project_works(db, project_id).handover
    data = view.data
    if view.version == 0 or data.started_on is None or data.finished_on is None or data.handed_on is None:
        raise Refused("no_handover")
    money = project_money(db, project_id)
    with db.reading() as session:
        photos = project_photos(session, project_id)
    return HandoverPaper(
        office=office_head(db),
        number=page.row.no,
        house=house_head(db, page),
        started_on=official(data.started_on),
        finished_on=official(data.finished_on),
        handed_on=official(data.handed_on),
        works=tuple(WorkRow(planned, done) for planned, done in data.works),
        money=tuple(Value(share.label, share.amount_satang or 0) for share in money.shares),
        total_satang=money.funded_satang,
        words=satang_text(money.funded_satang),
        estimated=_estimated(money),
        beside=_beside(money),
        left_over=data.left_over,
        complete=data.complete,
        to_mend=data.to_mend,
        thumbprint=data.thumbprint,
        witnesses=data.witnesses if data.thumbprint else (),
        committee=tuple(Signer(name, position) for name, position in data.committee),
        responsible=Signer(data.responsible, data.responsible_position)
        if data.responsible
        else signer(db, "giver", data.handed_on, GROUP),
        before=_pictures(db, photos.before),
        after=_pictures(db, photos.after),
    )


def _estimated(money: ProjectMoney) -> tuple[Value, ...]:
    if money.estimate is None:
        return ()
    amounts = money.estimate.amounts
    return Value("วัสดุ", amounts.material), Value("ค่าแรง", amounts.labour)


def _beside(money: ProjectMoney) -> tuple[Value, ...]:
    """Gifts in kind by kind, and what the estimate reckons volunteers' labour at where nobody noted it."""
    found: dict[str, int] = {}
    for gift in money.gifts:
        found[gift.kind_label] = found.get(gift.kind_label, 0) + (gift.value_satang or 0)
    volunteers = money.estimate.amounts.volunteer if money.estimate else 0
    if volunteers:
        found.setdefault(GIFTS[LABOUR], volunteers)
    return tuple(Value(what, satang) for what, satang in found.items())


def _pictures(db: Database, photos: Sequence[PhotoView]) -> tuple[str, ...]:
    return tuple(b64encode(jpeg(db, photo.id)).decode("ascii") for photo in photos[:PICTURES])
