"""Signed papers come back off the scanner: taken apart into pages, their marks read, turned upright."""

from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from pypdfium2 import PdfDocument

from reports.forms import lending_loan_slip
from reports.scan_pages import as_sheet, one_file
from tests import factories
from tests.reports.scanner import blank, scanned, stacked
from tests.reports.slips import USUAL
from welfaredesk.domain.paper_marks import mark
from welfaredesk.errors import Refused, ValidationFailed
from welfaredesk.exchange import scans
from welfaredesk.exchange.scans import read_stack


def mark_of(number: int) -> str:
    return mark("L-02", number, 2570, office=factories.IDENTITY)


@cache
def slip(number: int) -> bytes:
    return lending_loan_slip.render(replace(USUAL, mark=mark_of(number)))


def as_picture(content: bytes) -> Image.Image:
    if not content.startswith(b"%PDF-"):
        return Image.open(BytesIO(content)).convert("L")
    document = PdfDocument(content)
    try:
        assert len(document) == 1
        return document[0].render(scale=1, grayscale=True).to_pil().convert("L")
    finally:
        document.close()


def differs(one: bytes, other: Image.Image) -> float:
    """How unlike two pages look, in greys of 256; small pictures, so that a blur counts little."""
    small = [picture.convert("L").resize((105, 148)) for picture in (as_picture(one), other)]
    return ImageStat.Stat(ImageChops.difference(*small)).mean[0]


@pytest.mark.parametrize("dpi", [150, 200])
@pytest.mark.parametrize("angle", [0, 3, -3, 90, 177, 180, 270])
def test_a_page_is_read_however_it_lay(tmp_path: Path, dpi: int, angle: int) -> None:
    scanned(slip(7), dpi=dpi, angle=angle).save(tmp_path / "scan.jpg", quality=60)
    (page,) = read_stack([tmp_path / "scan.jpg"]).pages
    assert page.marks == (mark_of(7),)
    assert not page.blank


@pytest.mark.parametrize("kind", ["pdf", "tif"])
def test_a_stack_comes_apart_into_upright_pages(tmp_path: Path, kind: str) -> None:
    pages = [scanned(slip(number), angle=angle) for number, angle in ((1, 0), (2, 180), (3, 90))]
    told: list[tuple[float, str, int]] = []
    file = stacked([*pages, blank()], tmp_path / f"ใบยืม.{kind}")
    stack = read_stack([file], progress=lambda *done: told.append(done))
    assert [page.marks for page in stack.pages] == [(mark_of(1),), (mark_of(2),), (mark_of(3),), ()]
    assert [page.blank for page in stack.pages] == [False, False, False, True]
    assert [(page.file, page.number) for page in stack.pages] == [(file.name, n) for n in (1, 2, 3, 4)]
    assert told == [(n / 4, file.name, n) for n in (1, 2, 3, 4)]
    upright = scanned(slip(1))
    assert [differs(page.content, upright) < 6 for page in stack.pages[:3]] == [True] * 3
    assert differs(stack.pages[1].content, upright.rotate(180)) > 6


def test_a_page_too_large_to_keep_becomes_a_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scans, "_LARGEST_PAGE", 10_000)
    (page,) = read_stack([stacked([scanned(slip(1), angle=180)], tmp_path / "a.pdf")]).pages
    assert page.content.startswith(b"\xff\xd8")
    assert differs(page.content, scanned(slip(1))) < 6


def test_a_photo_of_two_slips_shows_both_marks(tmp_path: Path) -> None:
    sheets = [scanned(slip(number)) for number in (1, 2)]
    both = Image.new("L", (2 * sheets[0].width, sheets[0].height))
    for place, sheet in enumerate(sheets):
        both.paste(sheet, (place * sheet.width, 0))
    both.save(tmp_path / "both.jpg")
    (page,) = read_stack([tmp_path / "both.jpg"]).pages
    assert set(page.marks) == {mark_of(1), mark_of(2)}


def test_files_that_are_no_scans_are_told_and_hold_nothing_up(tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 cut")
    (tmp_path / "letter.docx").write_bytes(b"PK not a picture")
    scanned(slip(1)).save(tmp_path / "scan.jpg")
    names = ["broken.pdf", "letter.docx", "gone.jpg", "scan.jpg"]
    stack = read_stack([tmp_path / name for name in names])
    said = {
        name: error.issues[0].code for name, error in stack.refused if isinstance(error, ValidationFailed)
    }
    assert said == {"broken.pdf": "scan_broken", "letter.docx": "photo_unreadable", "gone.jpg": "scan_broken"}
    assert [page.marks for page in stack.pages] == [(mark_of(1),)]


def test_reading_is_stopped_between_two_pages(tmp_path: Path) -> None:
    scanned(slip(1)).save(tmp_path / "scan.jpg")
    with pytest.raises(Refused) as refused:
        read_stack([tmp_path / "scan.jpg"] * 2, cancelled=lambda: True)
    assert refused.value.code == "scan_cancelled"


def test_pages_of_one_paper_become_one_file(tmp_path: Path) -> None:
    scanned(slip(1)).save(tmp_path / "a.jpg")
    pdf = stacked([scanned(slip(1))], tmp_path / "b.pdf")
    picture, sheet = (page.content for page in read_stack([tmp_path / "a.jpg", pdf]).pages)
    assert one_file([picture], "ใบยืม") == picture
    assert as_sheet(sheet, "ใบยืม") == sheet
    whole = PdfDocument(one_file([picture, sheet], "ใบยืม"))
    assert len(whole) == 2
    whole.close()
