"""Why an opening fits somebody or not, as a panel of words: what fits, what does not, what is not known."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.icons import icon_label
from ui.pages.employment import seeker_words as words
from ui.theme import TONES, Tone, tokens
from ui.widgets.parts import Paragraph, label, row
from welfaredesk.messages import issue_text
from welfaredesk.queries.job_matches import Match


class ReasonsPanel(QWidget):
    """The reasons of one match; empty while none is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.count = label(role="section"), label(role="muted")
        self.lines: list[tuple[QWidget, Paragraph]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(tokens.GAP_M, 0, 0, 0)
        self._column.setSpacing(tokens.GAP_S)
        self._column.addWidget(self.title)
        self._column.addWidget(self.count)
        self._column.addStretch(1)

    def show_match(self, match: Match | None, title: str) -> None:
        """Say why; what speaks for it first."""
        for line, _said in self.lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = []
        self.title.setText(title if match else "")
        self.count.setText(words.match_count(match) if match else "")
        if match is None:
            return
        looks = ((True, "check-circle", Tone.DONE), (False, "warning", Tone.WAIT), (None, "help", Tone.INFO))
        for fits, icon_name, tone in looks:
            for reason in match.of(fits):
                self._add(icon_label(icon_name, TONES[tone].ink), issue_text(reason.issue))

    def text(self) -> str:
        """All reasons, a line each."""
        return "\n".join(said.plain() for _line, said in self.lines)

    def _add(self, icon: QLabel, text: str) -> None:
        line = QWidget()
        said = Paragraph(text)
        layout = row(icon, said)
        layout.setStretch(1, 1)
        line.setLayout(layout)
        self._column.insertWidget(2 + len(self.lines), line)
        self.lines.append((line, said))
