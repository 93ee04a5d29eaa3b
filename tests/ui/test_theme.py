"""The look: every colour can be read, every icon is there, no Thai mark is cut off."""

import re
from importlib.resources import files

import pytest
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QSpinBox, QWidget

from ui import theme
from ui.icons import icon, icon_label
from ui.theme import TONES, tokens
from ui.theme.line_height import ASCENT, DESCENT, with_thai_heights
from ui.widgets.parts import button

TALL = "ที่ป้ำปื๊ดฟื้น"  # marks over marks
DEEP = "ผู้สูงญู่ฐู่"  # marks under letters


@pytest.fixture(autouse=True)
def themed(qapp):
    theme.apply(qapp)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.1."""

    def luminance(colour: str) -> float:
        parts = QColor(colour).getRgbF()[:3]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def ink_rows(image: QImage) -> list[int]:
    """The lines of a picture that hold anything dark."""
    gray = image.convertToFormat(QImage.Format.Format_Grayscale8)
    width = gray.width()
    return [y for y in range(gray.height()) if min(bytes(gray.constScanLine(y))[:width]) < 128]


def drawn(widget: QWidget) -> QImage:
    """The widget on white."""
    picture = QImage(widget.size(), QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    widget.render(picture)
    return picture


@pytest.mark.parametrize("tone", list(TONES))
def test_every_tone_can_be_read(tone):
    look = TONES[tone]
    assert contrast(look.ink, look.ground) >= 4.5
    assert contrast(look.ink, tokens.SURFACE) >= 4.5


@pytest.mark.parametrize("ground", [tokens.SURFACE, tokens.GROUND, tokens.PRIMARY_TINT])
def test_words_can_be_read_on_every_ground(ground):
    for ink in (tokens.INK, tokens.MUTED, tokens.PRIMARY_PRESSED):
        assert contrast(ink, ground) >= 4.5


def test_the_border_of_a_field_and_the_focus_ring_can_be_seen():
    assert contrast(tokens.FIELD_LINE, tokens.SURFACE) >= 3
    assert contrast(tokens.PRIMARY, tokens.GROUND) >= 3
    assert contrast(tokens.SURFACE, tokens.PRIMARY) >= 4.5


def test_the_style_sheet_names_only_tokens_there_are_and_pictures_there_are():
    sheet = theme.style_sheet()
    assert "@" not in sheet
    pictures = re.findall(r"url\(icons:(.+?)\)", sheet)
    assert pictures
    for picture in pictures:
        assert QSvgRenderer(str(files("resources") / "icons" / picture)).isValid()


def test_every_icon_draws_something_in_the_colour_asked_for():
    names = sorted(
        file.name.removesuffix(".svg")
        for file in (files("resources") / "icons").iterdir()
        if file.name.endswith(".svg")
    )
    assert len(names) >= 35
    for name in names:
        picture = icon(name, "#B42318", 20).pixmap(20, 20).toImage()
        colours = [picture.pixelColor(x, y) for x in range(20) for y in range(20)]
        strong = [colour for colour in colours if colour.alpha() > 128]
        assert strong, name
        assert all(colour.red() > 160 > 60 > colour.green() for colour in strong), name


def test_an_icon_is_sharp_at_every_scale():
    picture = icon("save", tokens.INK, 20).pixmap(icon_label("save").size(), 1.25)
    assert (picture.width(), picture.devicePixelRatio()) == (25, 1.25)


def test_a_wrong_icon_name_is_no_empty_picture():
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")


def test_sarabun_is_loaded_in_the_weights_the_sheet_uses():
    assert {"Regular", "Medium", "SemiBold", "Bold"} <= set(QFontDatabase.styles("Sarabun"))
    assert not QFontDatabase.addApplicationFontFromData(b"no font") >= 0


@pytest.mark.parametrize("words", [TALL, DEEP])
def test_a_label_holds_all_of_its_marks(qtbot, words):
    label = QLabel(words)
    qtbot.addWidget(label)
    label.resize(label.sizeHint())
    roomy = QLabel(words)
    qtbot.addWidget(roomy)
    roomy.resize(label.width(), label.height() + 40)
    assert len(ink_rows(drawn(label))) == len(ink_rows(drawn(roomy)))


@pytest.mark.parametrize("words", [TALL, DEEP])
def test_a_field_holds_all_of_its_marks(qtbot, words):
    edit = QLineEdit(words)
    qtbot.addWidget(edit)
    edit.resize(300, tokens.CONTROL)
    inside = edit.grab().toImage().copy(6, 2, 288, tokens.CONTROL - 4)
    picture = QImage(300, 80, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    painter.setFont(edit.font())
    painter.drawText(5, 50, words)
    painter.end()
    assert abs(len(ink_rows(inside)) - len(ink_rows(picture))) <= 1  # a line may fall between two pixels


def test_a_line_of_thai_is_as_high_as_its_marks():
    font = QFont("Sarabun", 11)
    font.setPixelSize(100)
    metrics = QFontMetricsF(font)
    assert metrics.ascent() == pytest.approx(100 * ASCENT, abs=2)
    assert metrics.descent() == pytest.approx(100 * DESCENT, abs=2)


def test_changing_the_height_keeps_the_font_file_sound():
    plain = (files("resources") / "fonts" / "Sarabun-Regular.ttf").read_bytes()
    changed = with_thai_heights(plain)
    assert len(changed) == len(plain)
    total = sum(int.from_bytes(changed[at : at + 4], "big") for at in range(0, len(changed), 4))
    assert total & 0xFFFFFFFF == 0xB1B0AFBA  # what the format's own check asks for
    assert with_thai_heights(changed) == changed


def test_all_controls_are_34_high(qtbot):
    parts = [QLineEdit("ก"), QComboBox(), QSpinBox(), button("บันทึก", "save", "primary"), button("ปิด")]
    for part in parts:
        qtbot.addWidget(part)
        part.ensurePolished()
        height = min(part.sizeHint().height(), part.maximumHeight())
        assert height == tokens.CONTROL, type(part).__name__


def test_the_text_of_a_spin_box_does_not_touch_its_border(qtbot):
    box = QSpinBox()
    qtbot.addWidget(box)
    box.ensurePolished()
    assert box.lineEdit().textMargins().left() >= 6
