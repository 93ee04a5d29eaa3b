"""Whom to offer an opening, or which openings fit a seeker: the list, why, and offering with one press."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from ui import messages
from ui.context import AppContext
from ui.models.listed_rows import ListedRows
from ui.models.query_table import QueryTableModel
from ui.pages.employment import seeker_columns
from ui.pages.employment.opening_forms import ask_decline
from ui.pages.employment.reasons import ReasonsPanel
from ui.theme import set_look, tokens
from ui.widgets.empty_state import StateStack
from ui.widgets.parts import Paragraph, button, row
from ui.widgets.table import TableView
from welfaredesk.errors import DomainError
from welfaredesk.queries.job_matches import ORDER, Match, openings_for, seekers_for
from welfaredesk.services import job_openings

translate = QCoreApplication.translate


class MatchDialog(QDialog):
    """Matches read by `read`; `contract` begins the placement of a match and says whether it did.

    The keyboard: arrows choose, Enter offers, Esc leaves.
    """

    def __init__(
        self,
        context: AppContext,
        parent: QWidget,
        title: str,
        read: Callable[[], tuple[Match, ...]],
        contract: Callable[[Match], bool],
        *,
        of_seeker: bool,
    ) -> None:
        super().__init__(parent)
        self.context, self._read, self._contract, self._of_seeker = context, read, contract, of_seeker
        self.setWindowTitle(title)
        self.matches: dict[int, Match] = {}
        columns = seeker_columns.matched_openings() if of_seeker else seeker_columns.matched_seekers()
        self.model = QueryTableModel(columns, self)
        self.table = TableView(self.model)
        self.stack = StateStack(self.table)
        self.panel = ReasonsPanel()
        self.offer_button = button(self.tr("เสนองาน"), "hand-over", "primary", self.offer)
        self.decline_button = button(self.tr("ปฏิเสธ…"), "close", clicked=self.decline)
        self.contract_button = button(self.tr("ทำสัญญา…"), "briefcase", clicked=self.contract)
        self.close_button = button(self.tr("ปิด"), clicked=self.reject)
        self._lay_out()
        self.table.selectionModel().currentRowChanged.connect(lambda *_places: self._show_reasons())
        self.table.opened.connect(lambda _id: self.offer())
        self.reload()

    def reload(self) -> None:
        """Read the matches again; the chosen one stays chosen."""
        key = "opening_id" if self._of_seeker else "seeker_id"
        self.matches = {getattr(match, key): match for match in self._read()}
        self.model.show_query(ListedRows(self.matches))
        if self.matches:
            self.stack.show_content()
            if self.table.current_id() is None:
                self.table.select_id(next(iter(self.matches)))
        else:
            self._say_empty()
        self._show_reasons()

    def chosen(self) -> Match | None:
        """The match of the current line."""
        record_id = self.table.current_id()
        return self.matches.get(record_id) if record_id is not None else None

    def offer(self) -> None:
        """Offer the chosen one."""
        match = self.chosen()
        if match is None or match.offer_id is not None:
            return
        try:
            saved = job_openings.offer(self.context.actor, self.context.db, match.opening_id, match.seeker_id)
        except DomainError as error:
            messages.show_error(self, error)
            return
        self.context.changes.announce(saved.touched)
        said = self.tr("เสนองาน{position}ให้ {name} แล้ว")
        self.context.routes.said.emit(said.format(position=match.position, name=match.name))
        self.reload()

    def decline(self) -> None:
        """The chosen one's offer was declined."""
        match = self.chosen()
        if match is not None and match.offer_id is not None:
            ask_decline(self.context, self, match.offer_id, f"{match.position} · {match.name}")
            self.reload()

    def contract(self) -> None:
        """Both agree: make the placement of it."""
        match = self.chosen()
        if match is not None and self._contract(match):
            self.accept()

    def sizeHint(self) -> QSize:
        room = self.screen().availableGeometry().size()
        return QSize(min(960, room.width() - 40), min(560, room.height() - 40))

    def _show_reasons(self) -> None:
        match = self.chosen()
        title = ""
        if match is not None:
            title = f"{match.position} · {match.workplace}" if self._of_seeker else match.name
        self.panel.show_match(match, title)
        self.offer_button.setEnabled(match is not None and match.offer_id is None)
        self.decline_button.setEnabled(match is not None and match.offer_id is not None)
        self.contract_button.setEnabled(match is not None)

    def _say_empty(self) -> None:
        if self._of_seeker:
            self.stack.show_empty("briefcase", self.tr("ยังไม่มีตำแหน่งที่เปิดรับ"))
        else:
            self.stack.show_empty("people", self.tr("ยังไม่มีใครกำลังหางาน"))

    def _lay_out(self) -> None:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setMinimumWidth(280)
        set_look(self.panel, role="scrolled")
        scroll.setWidget(self.panel)
        split = QSplitter()
        split.addWidget(self.stack)
        split.addWidget(scroll)
        split.setChildrenCollapsible(False)
        self.stack.setMinimumWidth(400)
        split.setSizes([480, 320])
        inside = QVBoxLayout()
        inside.setContentsMargins(tokens.GAP_XL, tokens.GAP_L, tokens.GAP_XL, tokens.GAP_M)
        inside.setSpacing(tokens.GAP_S)
        inside.addWidget(Paragraph(ORDER, "muted"))
        inside.addWidget(split, 1)
        footer = QFrame()
        set_look(footer, role="footer")
        buttons = row(None, self.close_button, self.decline_button, self.contract_button, self.offer_button)
        buttons.setContentsMargins(tokens.GAP_XL, tokens.GAP_M, tokens.GAP_XL, tokens.GAP_M)
        footer.setLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(inside, 1)
        layout.addWidget(footer)
        self.resize(self.sizeHint())


def match_opening(
    context: AppContext, parent: QWidget, opening_id: int, position: str, contract: Callable[[Match], bool]
) -> None:
    """Whom to offer an opening."""
    title = translate("employment", "เสนอตำแหน่ง {position} ให้ใคร").format(position=position)
    dialog = MatchDialog(
        context, parent, title, lambda: seekers_for(context.db, opening_id), contract, of_seeker=False
    )
    dialog.exec()
    dialog.deleteLater()


def match_seeker(
    context: AppContext, parent: QWidget, seeker_id: int, name: str, contract: Callable[[Match], bool]
) -> None:
    """Which openings fit a seeker."""
    title = translate("employment", "ตำแหน่งที่เหมาะกับ {name}").format(name=name)
    dialog = MatchDialog(
        context, parent, title, lambda: openings_for(context.db, seeker_id), contract, of_seeker=True
    )
    dialog.exec()
    dialog.deleteLater()
