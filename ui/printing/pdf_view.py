"""Looking at a paper before it is printed: all pages below each other, at any size."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.printing.pdf_pages import POINTS_PER_INCH, PdfPages, UnreadablePdf
from ui.theme import set_look, tokens
from ui.widgets.parts import label, tool_button

_STEPS = (0.25, 0.33, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
_SCREEN = 96 / POINTS_PER_INCH  # logical pixels for a point at 100 %
_MARGIN = tokens.GAP_L


class PageCanvas(QAbstractScrollArea):
    """The pages themselves. Only those in view are drawn; a dozen pictures are kept."""

    zoomed = Signal(float)
    turned = Signal(int)  # the page in view, from 0

    KEPT = 12

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: PdfPages | None = None
        self._pictures: dict[tuple[int, float], QImage] = {}
        self._zoom, self._fit = 1.0, "width"
        self._page = 0
        self.notice = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def show_pages(self, pages: PdfPages | None, notice: str = "") -> None:
        """Show other pages from the first one; without pages the notice stands in the middle."""
        if self._pages is not None:
            self._pages.close()
        self._pages, self.notice = pages, notice
        self._pictures.clear()
        self._lay_out()
        self.go_to(0)

    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._pages.sizes) if self._pages else 0

    def zoom(self) -> float:
        """1.0 is the paper's own size on a 96 dpi screen."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Show at a size that no longer follows the window."""
        self._fit = ""
        self._apply(max(_STEPS[0], min(zoom, _STEPS[-1])))

    def step_zoom(self, direction: int) -> None:
        """One step larger (1) or smaller (-1)."""
        if direction > 0:
            self.set_zoom(next((step for step in _STEPS if step > self._zoom * 1.01), _STEPS[-1]))
        else:
            self.set_zoom(next((step for step in reversed(_STEPS) if step < self._zoom * 0.99), _STEPS[0]))

    def fit(self, how: str) -> None:
        """Follow the window: "width" or "page"."""
        self._fit = how
        self._lay_out()

    def go_to(self, page: int) -> None:
        """Bring a page (from 0) to the top."""
        if 0 <= page < self.page_count():
            self.verticalScrollBar().setValue(self._page_box(page).top() - _MARGIN)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, page = self.verticalScrollBar(), self.viewport().height()
        jumps = {
            Qt.Key.Key_PageDown: bar.value() + page,
            Qt.Key.Key_PageUp: bar.value() - page,
            Qt.Key.Key_Home: bar.minimum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        key = Qt.Key(event.key())
        if key in jumps:
            bar.setValue(jumps[key])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.step_zoom(-1 if key == Qt.Key.Key_Minus else 1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor("#E3E8EC"))
        if self._pages is None:
            painter.setPen(QColor(tokens.MUTED))
            words = self.viewport().rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
            centred = Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextWordWrap.value
            painter.drawText(words, centred, self.notice)
            return
        shift = QPoint(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        for number in range(self.page_count()):
            box = self._page_box(number).translated(shift)
            if box.intersects(self.viewport().rect()):
                self._paint_page(painter, number, box)

    def _paint_page(self, painter: QPainter, number: int, box: QRect) -> None:
        painter.fillRect(box.adjusted(2, 3, 2, 3), QColor(31, 41, 51, 40))
        painter.fillRect(box, QColor(tokens.SURFACE))
        painter.drawImage(box, self._picture(number))

    def _picture(self, number: int) -> QImage:
        ratio = self.devicePixelRatioF()
        key = (number, round(self._zoom * ratio, 4))
        if key not in self._pictures and self._pages is not None:
            while len(self._pictures) >= self.KEPT:
                self._pictures.pop(next(iter(self._pictures)))
            self._pictures[key] = self._pages.picture(number, self._zoom * ratio * _SCREEN)
        return self._pictures[key]

    def _page_box(self, number: int) -> QRect:
        """Where a page stands on the whole roll."""
        if self._pages is None:
            return QRect()
        scale = self._zoom * _SCREEN
        top = _MARGIN
        for size in self._pages.sizes[:number]:
            top += round(size.height() * scale) + _MARGIN
        wide, high = (round(side * scale) for side in self._pages.sizes[number].toTuple())
        return QRect(max(_MARGIN, (self.viewport().width() - wide) // 2), top, wide, high)

    def _lay_out(self) -> None:
        if self._pages is None:
            self.verticalScrollBar().setRange(0, 0)
            self.horizontalScrollBar().setRange(0, 0)
            self.viewport().update()
            return
        self._apply(self._fitting_zoom() if self._fit else self._zoom)

    def _fitting_zoom(self) -> float:
        sizes = self._pages.sizes if self._pages else ()
        room_wide = self.viewport().width() - 2 * _MARGIN
        room_high = self.viewport().height() - 2 * _MARGIN
        zoom = room_wide / (max(size.width() for size in sizes) * _SCREEN)
        if self._fit == "page":
            zoom = min(zoom, room_high / (max(size.height() for size in sizes) * _SCREEN))
        return max(0.1, min(zoom, _STEPS[-1]))

    def _apply(self, zoom: float) -> None:
        bar = self.verticalScrollBar()
        place = bar.value() / max(1, bar.maximum() + bar.pageStep())
        self._zoom = zoom
        if self._pages is None:
            return
        last = self._page_box(self.page_count() - 1)
        widest = max(round(size.width() * zoom * _SCREEN) for size in self._pages.sizes)
        view = self.viewport().size()
        bar.setPageStep(view.height())
        bar.setSingleStep(tokens.GAP_XXL)
        bar.setRange(0, max(0, last.bottom() + _MARGIN - view.height()))
        bar.setValue(round(place * (bar.maximum() + bar.pageStep())))
        side = self.horizontalScrollBar()
        side.setPageStep(view.width())
        side.setRange(0, max(0, widest + 2 * _MARGIN - view.width()))
        self.viewport().update()
        self.zoomed.emit(zoom)

    def _on_scrolled(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        passed = [number for number in range(self.page_count()) if self._page_box(number).top() <= middle]
        page = passed[-1] if passed else 0
        if page != self._page:
            self._page = page
            self.turned.emit(page)


class PdfView(QWidget):
    """The pages with a bar over them: size, page, and whatever buttons the page adds with `add_action`."""

    def __init__(self, parent: QWidget | None = None, *, placeholder: str = "") -> None:
        super().__init__(parent)
        self.data = b""
        self.canvas = PageCanvas()
        self._placeholder = placeholder or self.tr("ยังไม่มีเอกสาร")
        self.size_label, self.page_label = label(role="muted"), label(role="muted")
        self.size_label.setMinimumWidth(48)
        self.size_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._bar = QHBoxLayout()
        self._bar.setContentsMargins(tokens.GAP_S, tokens.GAP_XS, tokens.GAP_S, tokens.GAP_XS)
        self._bar.setSpacing(tokens.GAP_XS)
        for part in self._bar_parts():
            self._bar.addWidget(part)
        self._bar.addStretch(1)
        frame = QFrame()
        set_look(frame, role="bar")
        frame.setLayout(self._bar)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(frame)
        layout.addWidget(self.canvas, 1)
        self.canvas.zoomed.connect(lambda zoom: self.size_label.setText(f"{zoom:.0%}"))
        self.canvas.turned.connect(self._say_page)
        self.clear()

    def show_pdf(self, data: bytes) -> bool:
        """Show a paper; False (and a notice in its place) when the bytes are no PDF."""
        try:
            pages = PdfPages.open(data)
        except UnreadablePdf:
            self.data = b""
            self.canvas.show_pages(None, self.tr("แสดงเอกสารไม่ได้ ไฟล์เสียหาย กรุณาสร้างเอกสารใหม่อีกครั้ง"))
            return False
        self.data = data
        self.canvas.show_pages(pages)
        self._say_page(0)
        return True

    def clear(self, notice: str = "") -> None:
        """Show no paper but a word in its place."""
        self.data = b""
        self.canvas.show_pages(None, notice or self._placeholder)
        self._say_page(0)

    def add_action(self, part: QWidget) -> None:
        """Put a button at the right of the bar."""
        self._bar.addWidget(part)

    def _bar_parts(self) -> list[QWidget]:
        canvas = self.canvas
        tools: list[tuple[str, str, Callable[[], object]]] = [
            ("zoom-out", self.tr("ย่อ (Ctrl+ล้อเมาส์)"), lambda: canvas.step_zoom(-1)),
            ("zoom-in", self.tr("ขยาย (Ctrl+ล้อเมาส์)"), lambda: canvas.step_zoom(1)),
            ("fit-width", self.tr("พอดีความกว้าง"), lambda: canvas.fit("width")),
            ("fit-page", self.tr("เห็นทั้งหน้า"), lambda: canvas.fit("page")),
        ]
        parts: list[QWidget] = [tool_button(*tool) for tool in tools]
        return [parts[0], self.size_label, *parts[1:], self.page_label]

    def _say_page(self, page: int) -> None:
        count = self.canvas.page_count()
        words = self.tr("หน้า {page} จาก {count}").format(page=page + 1, count=count)
        self.page_label.setText(words if count else "")
