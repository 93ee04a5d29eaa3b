"""Colours, measures and type sizes: the only place that holds them. The style sheet names them as @token."""

from dataclasses import dataclass
from enum import StrEnum

FAMILY = "Sarabun"

INK = "#1F2933"
MUTED = "#52616F"
LINE = "#D5DDE3"
FIELD_LINE = "#7B8B98"  # 3:1 on white: an input's border must be seen in a sunny room
GROUND = "#F4F6F7"
SURFACE = "#FFFFFF"
PRIMARY = "#0F6E6E"
PRIMARY_PRESSED = "#0B5757"
PRIMARY_TINT = "#E3F1F0"
DISABLED = "#8A97A3"

# points on screen
BASE = 11
SMALL = 10
SECTION = 13
TITLE = 18

# logical pixels
RADIUS = 6
CONTROL = 34
ROW = 34
ICON = 20
GAP_XS, GAP_S, GAP_M, GAP_L, GAP_XL, GAP_XXL = 4, 8, 12, 16, 24, 32


class Tone(StrEnum):
    """What a badge, chip, tile or banner says by its colour; the word and the icon say it too."""

    NEUTRAL = "neutral"
    INFO = "info"
    DONE = "done"
    WAIT = "wait"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class ToneLook:
    """Text colour, ground colour, border colour and the icon that goes with a tone."""

    ink: str
    ground: str
    line: str
    icon: str


TONES: dict[Tone, ToneLook] = {
    Tone.NEUTRAL: ToneLook(MUTED, "#EDF1F4", "#D5DDE3", "info"),
    Tone.INFO: ToneLook("#1D4E89", "#E8F0F9", "#C3D6EC", "info"),
    Tone.DONE: ToneLook("#18784A", "#E6F4EC", "#BEE0CD", "check-circle"),
    Tone.WAIT: ToneLook("#9A5B00", "#FFF3DC", "#F0D9AC", "clock"),
    Tone.LATE: ToneLook("#B42318", "#FDECEA", "#F3C6C2", "warning"),
}


def style_tokens() -> dict[str, str]:
    """Every @token the style sheet may use."""
    tokens = {
        "ink": INK,
        "muted": MUTED,
        "line": LINE,
        "field-line": FIELD_LINE,
        "ground": GROUND,
        "surface": SURFACE,
        "primary": PRIMARY,
        "primary-pressed": PRIMARY_PRESSED,
        "primary-tint": PRIMARY_TINT,
        "disabled": DISABLED,
        "base": f"{BASE}pt",
        "small": f"{SMALL}pt",
        "section": f"{SECTION}pt",
        "title": f"{TITLE}pt",
        "radius": f"{RADIUS}px",
    }
    for tone, look in TONES.items():
        tokens |= {tone.value: look.ink, f"{tone.value}-ground": look.ground, f"{tone.value}-line": look.line}
    return tokens
