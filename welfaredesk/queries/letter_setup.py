"""Reading how the office writes letters."""

from welfaredesk.db.engine import Database
from welfaredesk.services import office
from welfaredesk.services.letter_setup import LetterSettings


def letter_settings(db: Database) -> tuple[LetterSettings, int]:
    """The settings and the version they were read at. Raises Refused("office_not_set_up")."""
    with db.reading() as session:
        profile = office.profile_of(session)
        fields = {name: getattr(profile, name) for name in LetterSettings.__dataclass_fields__}
        return LetterSettings(**fields), profile.version
