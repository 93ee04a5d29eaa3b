"""The office's emblem: cut to its edge, small, replaced and taken away, and who did it."""

from io import BytesIO

import pytest
from PIL import Image, ImageDraw
from sqlalchemy import select

from tests.factories import CLERK
from welfaredesk.db.models import Attachment, AuditEvent
from welfaredesk.errors import ValidationFailed
from welfaredesk.queries.emblem import emblem, emblem_text
from welfaredesk.services.emblem import LONGEST_SIDE, remove_emblem, set_emblem


def picture(box=(400, 100, 1400, 1100), size=(2000, 1500), mode="RGB", form="PNG"):
    drawn = Image.new(mode, size, "white" if mode == "RGB" else (0, 0, 0, 0))
    ImageDraw.Draw(drawn).ellipse(box, fill="navy")
    written = BytesIO()
    drawn.save(written, form)
    return written.getvalue()


@pytest.mark.parametrize("given", [picture(), picture(form="JPEG"), picture(mode="RGBA")])
def test_the_emblem_is_cut_to_its_edge_and_made_small(db, given):
    set_emblem(CLERK, db, given)
    kept = Image.open(BytesIO(emblem(db)))
    assert kept.format == "PNG"
    assert max(kept.size) == LONGEST_SIDE
    assert abs(kept.width - kept.height) <= 3  # nothing of the white around the circle is left
    assert len(emblem(db)) < 30_000
    assert kept.convert("L").getpixel((0, 0)) > 240


def test_another_emblem_takes_its_place_and_the_same_one_is_no_change(db):
    set_emblem(CLERK, db, picture())
    set_emblem(CLERK, db, picture())
    set_emblem(CLERK, db, picture(box=(0, 0, 300, 600)))
    with db.reading() as session:
        assert len(session.scalars(select(Attachment)).all()) == 1
        events = session.scalars(select(AuditEvent).where(AuditEvent.action == "set_emblem")).all()
        assert [bool(event.before) for event in events] == [False, True]


def test_headed_paper_needs_no_emblem(db):
    assert emblem(db) is None
    set_emblem(CLERK, db, picture())
    remove_emblem(CLERK, db)
    remove_emblem(CLERK, db)
    assert (emblem(db), emblem_text(db)) == (None, "")
    with db.reading() as session:
        assert len(session.scalars(select(AuditEvent).where(AuditEvent.action == "remove_emblem")).all()) == 1


@pytest.mark.parametrize(
    ("given", "code"),
    [(b"not a picture", "photo_unreadable"), (picture(box=(-9, -9, -5, -5)), "picture_blank")],
)
def test_what_is_no_emblem(db, given, code):
    with pytest.raises(ValidationFailed) as caught:
        set_emblem(CLERK, db, given)
    assert [(issue.field, issue.code) for issue in caught.value.issues] == [("emblem", code)]
    assert emblem(db) is None
