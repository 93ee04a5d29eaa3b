"""The words of a merge: fields and values as the clerk reads them."""

from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ui.pages.persons import words
from welfaredesk.db.engine import Database
from welfaredesk.domain import phones, thai_dates
from welfaredesk.domain.thai_dates import ThaiDate
from welfaredesk.queries.value_lists import all_labels
from welfaredesk.services.merge_fields import Value
from welfaredesk.services.merge_view import Moved

FIELDS = {
    "birth": QT_TRANSLATE_NOOP("merge", "วันเกิด"),
    "phone": QT_TRANSLATE_NOOP("merge", "โทรศัพท์"),
    "marital": QT_TRANSLATE_NOOP("merge", "สถานภาพสมรส"),
    "occupation": QT_TRANSLATE_NOOP("merge", "อาชีพ"),
    "income": QT_TRANSLATE_NOOP("merge", "รายได้ต่อเดือน"),
    "health_right": QT_TRANSLATE_NOOP("merge", "สิทธิรักษาพยาบาล"),
    "welfare_card": QT_TRANSLATE_NOOP("merge", "บัตรสวัสดิการแห่งรัฐ"),
    "sso": QT_TRANSLATE_NOOP("merge", "ประกันสังคม"),
}
# the list an office keeps the words of a field in
_LISTS = {
    "marital": "marital",
    "occupation": "occupation",
    "health_right": "health_right",
    "sso": "sso_section",
}
_NOTHING = "–"
translate = QCoreApplication.translate


class MergeWords:
    """Reads the office's lists once for one comparison."""

    def __init__(self, db: Database) -> None:
        known = all_labels(db)
        self._labels = {code: known[name] for code, name in _LISTS.items()}

    def field(self, code: str) -> str:
        """What a field is called."""
        return translate("merge", str(FIELDS[code])) if code in FIELDS else words.field_name(code)

    def value(self, code: str, value: Value) -> str:
        """A value in words; a dash for none."""
        if value in (None, ""):
            return _NOTHING
        if isinstance(value, bool):
            return translate("merge", "มี") if value else translate("merge", "ไม่มี")
        if isinstance(value, ThaiDate):
            return thai_dates.screen(value.date, value.precision)
        if isinstance(value, date):
            return thai_dates.screen(value)
        if code == "income":
            return translate("merge", "{baht} บาท").format(baht=f"{int(str(value)) / 100:,.2f}")
        return self._text(code, str(value))

    def _text(self, code: str, text: str) -> str:
        if code == "phone":
            return "\n".join(phones.formatted(number) for number in text.split())
        if code == "sex":
            return words.word(words.SEXES, text)
        return self._labels.get(code, {}).get(text, text)


def moves_text(moves: tuple[Moved, ...]) -> str:
    """What goes over to the record that stays, counted."""
    counted = (
        translate("merge", "{what} {count} รายการ").format(what=moved.what, count=moved.count)
        for moved in moves
    )
    return " · ".join(counted)
