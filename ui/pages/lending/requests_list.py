"""The list of requests in the lending tab, by where they stand."""

from collections import Counter
from collections.abc import Callable

from ui.context import AppContext
from ui.models.query_table import Query
from ui.pages.lending import request_words
from ui.pages.lending.papers import BLANK_REQUEST, show_made
from ui.theme import Tone
from ui.widgets.filtered_list import FilteredList
from ui.widgets.parts import button, tool_button
from welfaredesk.domain.loan_requests import RequestState
from welfaredesk.papers.params import PaperParams
from welfaredesk.queries.lending_requests import TO_HAND_OVER, RequestQuery


class RequestsList(FilteredList):
    """Requests, one a line; `opened` carries the request's id."""

    def __init__(self, context: AppContext, add: Callable[[], object]) -> None:
        super().__init__(context, request_words.columns())
        self._add = add
        self.new_button = button(self.tr("รับคำขอ…"), "plus", clicked=add)
        self.blank_button = tool_button("print", self.tr("พิมพ์แบบคำขอฉบับเปล่า"), self._print_blank)
        self.bar.insertWidget(1, self.blank_button)
        self.bar.insertWidget(2, self.new_button)
        self.chips.add("under_way", self.tr("ที่ดำเนินอยู่"), "list", on=True)
        self.chips.add("submitted", self.tr("รอพิจารณา"), "file")
        self.chips.add("hand_over", self.tr("รอส่งมอบ"), "hand-over")
        self.chips.add("waiting", self.tr("รอคิว"), "clock")
        self.chips.add("expired", self.tr("พ้นวันจอง"), "late")
        self.chips.add("lent", self.tr("ให้ยืมแล้ว"), "check-circle")
        self.chips.add("", self.tr("ทั้งหมด"), "list")

    def _print_blank(self) -> None:
        show_made(self, self.context, BLANK_REQUEST, PaperParams(), self.tr("แบบคำขอยืม"))

    def query(self) -> Query:
        return RequestQuery(self.context.db, self.text, self.state())

    def show_counts(self, counts: Counter[RequestState]) -> None:
        """Put today's numbers on the chips."""
        numbers = {
            "under_way": counts.total() - counts[RequestState.EXPIRED],
            "submitted": counts[RequestState.SUBMITTED],
            "hand_over": sum(counts[state] for state in TO_HAND_OVER),
            "waiting": counts[RequestState.WAITING],
            "expired": counts[RequestState.EXPIRED],
        }
        for key, count in numbers.items():
            self.chips.chips[key].set_count(count)

    def say_empty(self) -> None:
        good = {
            "submitted": self.tr("ไม่มีคำขอที่รอพิจารณา"),
            "hand_over": self.tr("ไม่มีรายการที่ต้องส่งมอบ"),
            "waiting": self.tr("ไม่มีผู้รอคิว"),
            "expired": self.tr("ไม่มีการจองที่พ้นกำหนด"),
            "lent": self.tr("ยังไม่มีคำขอที่ให้ยืมแล้ว"),
        }
        if self.state() in good:
            self.stack.state.show_state("check-circle", good[self.state()], tone=Tone.DONE)
            self.stack.setCurrentWidget(self.stack.state)
            return
        self.stack.show_empty(
            "file",
            self.tr("ยังไม่มีคำขอยืม"),
            self.tr("เมื่อมีผู้ยื่นแบบคำขอ บันทึกไว้ที่นี่ อนุมัติแล้วผู้ขอจะเข้าคิวตามความจำเป็น และโปรแกรมบอกคิวถัดไปเมื่อมีของว่าง"),
            self.tr("รับคำขอ…"),
            self._add,
        )
