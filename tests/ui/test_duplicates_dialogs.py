"""Records of one person: pointed out while typing, compared, merged, parted, and the merge undone."""

from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QRadioButton

from tests.ui.offices import CLERK
from ui import messages
from ui.context import AppContext
from ui.pages.persons import words, worklist_pane
from ui.pages.persons.cards import changes_text
from ui.pages.persons.dialogs import PersonDialog, new_person
from ui.pages.persons.merge_dialog import MergeDialog
from ui.pages.persons.merge_undo import UndoMergeDialog
from ui.pages.persons.suggestions import Suggestions
from welfaredesk.queries.duplicates import worklist
from welfaredesk.queries.merges import MergeQuery
from welfaredesk.queries.person_page import person_page
from welfaredesk.queries.persons import PersonQuery
from welfaredesk.queries.value_lists import choices
from welfaredesk.services.duplicates import merge
from welfaredesk.services.persons import PersonInput

NO_ID = {"national_id": "", "no_id_reason": "ไม่ได้นำบัตรมา"}


@pytest.fixture
def twins(office):
    """Two records of one woman: the older one has the id and a loan, the newer one a phone."""
    old = office.add_person(
        "นางปราณี ใจดี", birth_date=date(1950, 5, 1), moo="4", house_no="12/3", nickname="ณี"
    )
    new = office.add_person(
        "นางปรานี ใจดี",
        birth_date=date(1950, 5, 1),
        moo="4",
        house_no="12/3",
        nickname="แดง",
        phone="0812345678",
        **NO_ID,
    )
    office.lend(new, office.add_item("กส.1"), on=date(2026, 11, 2))
    return old, new


@pytest.fixture
def context(office, qapp):
    made = AppContext(office.db, CLERK)
    yield made
    made.release()


@pytest.fixture
def dialog(context, twins, qtbot):
    made = MergeDialog(context, *twins)
    qtbot.addWidget(made)
    made.show()
    return made


def dot(dialog, key, side) -> QRadioButton:
    return dialog.findChild(QRadioButton, f"{key}:{side}")


def text_in(widget) -> str:
    labels = widget.findChildren(QLabel)
    return "\n".join(getattr(label, "plain", label.text)() for label in labels)


# --- while typing ---


def typing(context, qtbot) -> tuple[PersonDialog, Suggestions]:
    form = PersonDialog(lambda data: data, PersonInput(), offered=partial(choices, context.db))
    qtbot.addWidget(form, before_close_func=lambda made: made.done(0))
    strip = Suggestions(context.db, form)
    form.show()
    return form, strip


def test_nobody_is_suggested_for_a_blank_form(context, twins, qtbot):
    _form, strip = typing(context, qtbot)
    assert not strip.isVisible()


def test_typing_a_known_name_points_out_who_it_may_be(context, twins, qtbot):
    form, strip = typing(context, qtbot)
    form.editors["first"].setText("ปราณี")
    form.editors["last"].setText("ใจดี")
    form.editors["birth_date"].setText("1/5/2493")
    qtbot.waitUntil(strip.isVisible)
    assert strip.found[0].person_id == twins[0]
    assert "นางปราณี ใจดี · อายุ 76 ปี · เลขที่ 12/3 ม.4 · 3-****-*****-**-" in text_in(strip)
    assert "ชื่อและนามสกุลเหมือนกัน" in text_in(strip)
    form.editors["first"].setText("สมหมาย")
    form.editors["last"].setText("คนใหม่")
    qtbot.waitUntil(lambda: not strip.isVisible())


def test_the_suggested_person_is_opened_instead(context, twins, qtbot, monkeypatch):
    def steps(form):
        form.show()
        form.findChild(Suggestions).findChild(QPushButton, f"open_{twins[0]}").click()

    monkeypatch.setattr(PersonDialog, "exec", steps)
    assert new_person(context, None, "นางปราณี ใจดี") == twins[0]
    assert PersonQuery(context.db).total() == 2


def test_a_key_opens_the_suggested_person(context, twins, qtbot):
    form, strip = typing(context, qtbot)
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    form.editors["first"].setText("ปราณี")
    form.editors["last"].setText("ใจดี")
    qtbot.waitUntil(strip.isVisible)
    qtbot.keyClick(form, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert form.existing_id == twins[0]


# --- comparing ---


def test_the_comparison_asks_only_about_what_differs(dialog):
    text = text_in(dialog)
    assert "ไม่ตรงกัน เลือกว่าจะใช้ข้อมูลใด" in text
    assert dot(dialog, "nickname", "kept").isChecked()
    assert dot(dialog, "last", "kept") is None
    assert "081-234-5678" in text
    assert "ใบยืม 2 รายการ" in text or "ใบยืม 1 รายการ" in text


def test_a_merge_takes_what_was_chosen(dialog, twins, context, qtbot):
    dot(dialog, "nickname", "gone").click()
    qtbot.waitUntil(lambda: dot(dialog, "nickname", "gone").isChecked())
    dialog.merge_button.click()
    page = person_page(context.db, twins[0])
    assert (page.row.first, page.row.nickname, page.row.phone) == ("ปราณี", "แดง", "0812345678")
    assert len(page.loans) == 1
    assert PersonQuery(context.db).ids() == [twins[0]]
    assert dialog.merged.gone_id == twins[1]


def test_swapping_keeps_the_other_record_and_the_choices(dialog, twins, context, qtbot):
    dot(dialog, "nickname", "gone").click()
    qtbot.waitUntil(lambda: dialog.choices == {"nickname": "gone"})
    dialog.swap()
    assert (dialog.kept_id, dialog.gone_id) == (twins[1], twins[0])
    assert dialog.choices == {"nickname": "kept"}
    dialog.merge()
    page = person_page(context.db, twins[1])
    assert (page.row.first, page.row.nickname) == ("ปรานี", "แดง")
    assert page.row.national_id  # filled from the record that went


def test_a_record_changed_meanwhile_is_looked_at_again(dialog, twins, context, monkeypatch):
    said = []
    monkeypatch.setattr(messages, "show_error", lambda _parent, error: said.append(error.code))
    from dataclasses import replace

    from welfaredesk.queries.person_page import person_input
    from welfaredesk.services.persons import save_person

    page = person_page(context.db, twins[0])
    data = replace(person_input(context.db, twins[0]), nickname="นก")
    save_person(CLERK, context.db, data, person_id=twins[0], version=page.version)
    dialog.merge()
    assert said
    assert dialog.merged is None
    assert "นก" in text_in(dialog)


def test_two_people_are_remembered(dialog, context):
    dialog.part_button.click()
    assert dialog.apart
    assert worklist(context.db).total() == 0
    assert PersonQuery(context.db).total() == 2


def test_the_comparison_works_by_keys(dialog, context, qtbot):
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(dialog, Qt.Key.Key_F9)
    assert dialog.merged is not None
    assert MergeQuery(context.db).total() == 1


# --- the worklist ---


@pytest.fixture
def view(twins, window, qtbot):
    window.page.show_worklists("duplicates")
    shown = window.page.worklists
    qtbot.waitUntil(lambda: shown.numbers.get("duplicates") == 1)
    return shown


def test_the_pair_is_listed_with_its_reasons(view):
    found = view.pane()
    row = found.current()
    assert {row.first.name, row.second.name} == {"นางปราณี ใจดี", "นางปรานี ใจดี"}
    assert "บ้านเลขที่เดียวกัน" in found.model.index(0, 3).data()
    assert "เลขที่ 12/3 ม.4" in found.told.plain()


def test_enter_compares_and_the_merged_pair_is_gone(view, qtbot, monkeypatch, twins):
    monkeypatch.setattr(worklist_pane.MergeDialog, "exec", lambda dialog: dialog.merge())
    qtbot.keyClick(view.pane().table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.numbers["duplicates"] == 0 and view.numbers["merges"] == 1)
    assert view.pane().list.state.title.text() == "ไม่พบรายชื่อที่น่าจะซ้ำกัน"
    assert view.nav.hasFocus()  # not left in a list that is gone


def test_two_people_leave_the_worklist(view, qtbot):
    view.pane().buttons["part"].click()
    qtbot.waitUntil(lambda: view.numbers["duplicates"] == 0)
    assert MergeQuery(view.context.db).total() == 0


def test_a_merge_is_undone_from_the_list(view, qtbot, monkeypatch, twins):
    view.context.changes.announce(merge(CLERK, view.context.db, *twins).touched)
    view.open_list("merges")
    merges = view.pane()
    assert merges.buttons["undo_merge"].isEnabled()
    monkeypatch.setattr(UndoMergeDialog, "exec", lambda dialog: dialog.reject())
    merges.buttons["undo_merge"].click()
    assert len(PersonQuery(view.context.db).ids()) == 1
    monkeypatch.setattr(UndoMergeDialog, "exec", lambda dialog: dialog.undo())
    merges.buttons["undo_merge"].click()
    assert sorted(PersonQuery(view.context.db).ids()) == sorted(twins)
    assert merges.model.index(0, 4).data() == "ย้อนกลับแล้ว"
    assert not merges.buttons["undo_merge"].isEnabled()
    qtbot.waitUntil(lambda: view.numbers["duplicates"] == 1)


def test_two_people_may_be_one_after_all(view, qtbot, monkeypatch, office):
    view.pane().buttons["part"].click()
    qtbot.waitUntil(lambda: view.numbers["duplicates"] == 0 and view.numbers["apart"] == 1)
    view.open_list("apart")
    apart = view.pane()
    shown = [apart.model.index(0, place).data() for place in range(apart.model.columnCount())]
    assert {*shown[:2]} == {"นางปราณี ใจดี", "นางปรานี ใจดี"}
    assert shown[2:] == ["22 พ.ย. 2569", view.context.actor.name]
    assert "เลขที่ 12/3 ม.4" in apart.told.plain()
    monkeypatch.setattr(messages, "ask", lambda *_args, **_more: False)
    apart.buttons["perhaps_same"].click()
    assert view.numbers["apart"] == 1
    monkeypatch.setattr(messages, "ask", lambda *_args, **_more: True)
    apart.buttons["perhaps_same"].click()
    qtbot.waitUntil(lambda: view.numbers["duplicates"] == 1 and view.numbers["apart"] == 0)
    assert apart.list.state.title.text() == "ยังไม่เคยระบุว่าคู่ใดเป็นคนละคน"
    assert person_page(office.db, office.people["นางปราณี ใจดี"]).history[0].action == "perhaps_same"


# --- undoing a merge from the person's own page ---


def test_the_undo_shows_what_returns_before_it_is_done(context, twins, qtbot):
    done = merge(CLERK, context.db, *twins, {"nickname": "gone"})
    dialog = UndoMergeDialog(context, done.id)
    qtbot.addWidget(dialog)
    text = text_in(dialog)
    assert "นางปรานี ใจดี จะกลับมาเป็นอีกคนหนึ่ง แยกจาก นางปราณี ใจดี" in text
    assert "ใบยืม 1 รายการ" in text or "ใบยืม 2 รายการ" in text
    assert "ชื่อเล่น: แดง → ณี" in text
    assert "โทรศัพท์: 081-234-5678 → –" in text
    assert PersonQuery(context.db).ids() == [twins[0]]  # only looked at
    dialog.activateWindow()
    dialog.show()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog, Qt.Key.Key_F9)
    assert dialog.undone is not None
    assert sorted(PersonQuery(context.db).ids()) == sorted(twins)


def test_an_undo_that_is_refused_says_why(context, twins, office, qtbot):
    done = merge(CLERK, context.db, *twins)
    merge(CLERK, context.db, office.add_person("นายอื่น ใจดี"), twins[0])
    dialog = UndoMergeDialog(context, done.id)
    qtbot.addWidget(dialog)
    assert dialog.banner.text()
    assert not dialog.undo_button.isEnabled()
    dialog.undo()
    assert dialog.undone is None


def test_the_persons_page_leads_to_the_undo(twins, office, window, monkeypatch):
    merge(CLERK, office.db, *twins)
    window.context.changes.announce(frozenset({"person"}))
    page = window.page
    page.show_person(twins[1])
    assert page.full.person_id == twins[0]
    assert "รวมจาก นางปรานี ใจดี" in text_in(page.full)
    monkeypatch.setattr(UndoMergeDialog, "exec", lambda dialog: dialog.undo())
    (back,) = [each for each in page.full.findChildren(QPushButton) if each.objectName().startswith("undo_")]
    back.click()
    assert sorted(PersonQuery(office.db).ids()) == sorted(twins)
    assert "รวมจาก" not in text_in(page.full)
    assert person_page(office.db, twins[1]).row.first == "ปรานี"


def test_the_history_tells_the_merge_in_words(context, twins):
    merge(CLERK, context.db, *twins)
    events = {event.action: event for event in person_page(context.db, twins[0]).history}
    assert words.word(words.ACTIONS, "merged_into") == "ถูกรวมเข้ากับอีกรายการ"
    told = changes_text(events["merge"])
    assert "รายการที่รวมเข้ามา นางปรานี ใจดี" in told
    assert "gone" not in told
    assert "moved" not in told
