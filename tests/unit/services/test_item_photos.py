"""Pictures of a device itself: kept small, told what they show, taken out with a reason."""

from datetime import date
from io import BytesIO

import pytest
from PIL import Image
from sqlalchemy import select

from tests import factories
from tests.factories import CLERK
from welfaredesk.db.engine import Database
from welfaredesk.db.models import AuditEvent
from welfaredesk.errors import RecordNotFound, ValidationFailed
from welfaredesk.queries.lending_lines import photo, photos_of_item
from welfaredesk.services import checks
from welfaredesk.services.item_photos import (
    MOST,
    PhotoInput,
    add_item_photos,
    change_item_photo,
    remove_item_photo,
)
from welfaredesk.services.lending_photos import add_line_photo, remove_line_photo


def picture(colour: str = "red", taken: str = "") -> bytes:
    exif = Image.Exif()
    if taken:
        exif[0x0132] = taken
    written = BytesIO()
    Image.new("RGB", (400, 300), colour).save(written, "JPEG", exif=exif)
    return written.getvalue()


def test_pictures_are_kept_with_what_they_show(db: Database) -> None:
    item = factories.add_item(db)
    data = PhotoInput("ป้ายหมายเลขเครื่อง")
    kept = add_item_photos(CLERK, db, item, [picture(), picture("blue", "2026:10:01 09:00:00")], data)
    newest, first = photos_of_item(db, item)
    assert (newest.id, first.id) == kept[::-1]
    assert (first.phase, first.caption, first.added_by) == ("photo", "ป้ายหมายเลขเครื่อง", CLERK.name)
    assert (first.taken_on, newest.taken_on) == (date(2026, 11, 22), date(2026, 10, 1))
    assert not Image.open(BytesIO(photo(db, newest.id))).getexif()
    assert add_item_photos(CLERK, db, item, [picture()], data) == kept[:1]  # the same file once
    assert list(checks.check(db)) == []


def test_a_picture_is_described_anew(db: Database) -> None:
    item = factories.add_item(db)
    (kept,) = add_item_photos(CLERK, db, item, [picture()], PhotoInput())
    change_item_photo(CLERK, db, kept, PhotoInput(" รอยร้าว  ที่ล้อ ", date(2026, 11, 1)))
    (row,) = photos_of_item(db, item)
    assert (row.caption, row.taken_on) == ("รอยร้าว ที่ล้อ", date(2026, 11, 1))
    with pytest.raises(ValidationFailed) as caught:
        change_item_photo(CLERK, db, kept, PhotoInput("ก" * 91, date(2026, 11, 23)))
    assert [issue.field for issue in caught.value.issues] == ["caption", "taken_on"]


def test_taking_one_out_says_why(db: Database) -> None:
    item = factories.add_item(db)
    (kept,) = add_item_photos(CLERK, db, item, [picture()], PhotoInput())
    with pytest.raises(ValidationFailed):
        remove_item_photo(CLERK, db, kept, " ")
    remove_item_photo(CLERK, db, kept, "ถ่ายผิดชิ้น")
    assert photos_of_item(db, item) == ()
    with db.reading() as session:
        event = session.scalars(select(AuditEvent).where(AuditEvent.action == "remove_photo")).one()
    assert (event.entity, event.entity_id, event.reason) == ("device_item", item, "ถ่ายผิดชิ้น")
    with pytest.raises(RecordNotFound):
        remove_item_photo(CLERK, db, kept, "อีกครั้ง")


def test_pictures_of_loans_stand_behind_those_of_the_device(db: Database) -> None:
    item = factories.add_item(db)
    factories.lend_one(db, factories.add_person(db), item)
    lent = add_line_photo(CLERK, db, 1, "out", picture("green")).id
    (own,) = add_item_photos(CLERK, db, item, [picture()], PhotoInput())
    assert [row.id for row in photos_of_item(db, item)] == [own, lent]
    with pytest.raises(RecordNotFound):
        remove_item_photo(CLERK, db, lent, "ผิด")
    with pytest.raises(ValidationFailed):
        remove_line_photo(CLERK, db, lent, "")
    remove_line_photo(CLERK, db, lent, "ถ่ายซ้ำ")
    assert [row.id for row in photos_of_item(db, item)] == [own]


def test_what_is_no_picture_and_one_too_many_keeps_nothing(db: Database) -> None:
    item = factories.add_item(db)
    with pytest.raises(ValidationFailed):
        add_item_photos(CLERK, db, item, [picture(), b"PK"], PhotoInput())
    colours = [f"#{shade:02x}0000" for shade in range(0, 240, 18)]
    with pytest.raises(ValidationFailed) as caught:
        add_item_photos(CLERK, db, item, [picture(colour) for colour in colours], PhotoInput())
    assert caught.value.issues[0].params == {"limit": str(MOST)}
    assert photos_of_item(db, item) == ()
    with pytest.raises(RecordNotFound):
        add_item_photos(CLERK, db, 99, [picture()], PhotoInput())
