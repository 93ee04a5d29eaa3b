"""The questions an import asks its clerk, each in a dialog of its own."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from ui.pages.exchange.choice_dialog import ChoiceDialog, Decision
from ui.pages.exchange.era_dialog import EraDialog
from ui.pages.exchange.person_choice import Candidate
from ui.pages.exchange.preview import ReportRow, ReportView
from welfaredesk.db.engine import Database
from welfaredesk.domain.thai_dates import Era
from welfaredesk.exchange.importing import Preview
from welfaredesk.exchange.questions import Question
from welfaredesk.exchange.suspects import candidates
from welfaredesk.queries.persons import PersonQuery
from welfaredesk.services.imports import Choice

translate = QCoreApplication.translate
Choices = dict[str, Choice | None]  # by the fingerprint of a row


def ask_row(db: Database, view: ReportView, place: int, parent: QWidget) -> Choices:
    """What the clerk decides about a row, and perhaps about all that ask the same; nothing when cancelled."""
    found, alike = view.row_at(place), view.open_like(place)
    dialog = ChoiceDialog(db, found, _candidates(db, found), len(alike), parent)
    dialog.exec()
    dialog.deleteLater()
    decision = dialog.decision
    if decision is None or (decision.choice is None and found.choice is None):
        return {}
    others = [view.row_at(at) for at in alike] if decision.for_all else []
    choices: Choices = {row.row.fingerprint: _for_row(row, decision) for row in others}
    return choices | {found.row.fingerprint: decision.choice}


def _for_row(row: ReportRow, decision: Decision) -> Choice | None:
    """The decision for another row: a row joined to somebody goes to whom it itself may be about."""
    choice = decision.choice
    if choice is None or choice.person_id is None:
        return choice
    return Choice(choice.action, row.suspects[0].person_id) if row.suspects else None


def _candidates(db: Database, found: ReportRow) -> list[Candidate]:
    if found.question is Question.SUSPECT:
        rows = PersonQuery(db).rows([suspect.person_id for suspect in found.suspects])
        return [
            Candidate(rows[suspect.person_id], suspect.reasons)
            for suspect in found.suspects
            if suspect.person_id in rows
        ]
    if found.question is Question.WHO:
        return [Candidate(each.row, each.reasons) for each in candidates(db, found.row)]
    return []


def ask_eras(found: Preview, parent: QWidget) -> dict[int, dict[int, Era]]:
    """What the clerk answers about two-digit years, by sheet and column; nothing when it stays open."""
    questions = [
        (number, sheet, question)
        for number, sheet in enumerate(found.sheets)
        for question in sheet.open_eras
        if not question.told
    ]
    if not questions:
        return {}
    dialog = EraDialog(questions, parent)
    agreed = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    answers: dict[int, dict[int, Era]] = {}
    for (number, column), era in dialog.answers().items() if agreed else ():
        answers.setdefault(number, {})[column] = era
    return answers


def ask_where(register: Path, parent: QWidget) -> Path | None:
    """Where to write the rows of a register that wait to be put right; None when cancelled."""
    proposed = register.with_name(translate("imports", "{name} (รอแก้).xlsx").format(name=register.stem))
    name, _kind = QFileDialog.getSaveFileName(
        parent, translate("imports", "บันทึกแถวที่รอแก้"), str(proposed), "Excel (*.xlsx)"
    )
    return Path(name).with_suffix(".xlsx") if name else None
