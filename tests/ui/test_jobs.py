"""Work off the GUI thread; results, errors and progress on it."""

import threading

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QLabel

from ui.changes import Changes
from ui.jobs import Jobs


@pytest.fixture
def jobs(qapp):
    made = Jobs()
    yield made
    made.close()


def test_work_runs_elsewhere_and_the_result_arrives_on_the_gui_thread(qtbot, qapp, jobs):
    heard = []

    def work(_progress, _cancelled):
        return threading.current_thread() is threading.main_thread()

    jobs.start(work, lambda on_main: heard.append((on_main, QThread.currentThread() is qapp.thread())))
    assert jobs.is_busy()
    qtbot.waitUntil(lambda: not jobs.is_busy())
    assert heard == [(False, True)]


def test_an_error_goes_to_the_one_who_asked(qtbot, jobs):
    heard = []

    def work(_progress, _cancelled):
        raise OSError("แฟ้มหาย")

    jobs.start(work, lambda _result: heard.append("done"), heard.append)
    qtbot.waitUntil(lambda: not jobs.is_busy())
    assert [type(error) for error in heard] == [OSError]


def test_an_error_nobody_waits_for_reaches_the_crash_hook(qtbot, jobs):
    def work(_progress, _cancelled):
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        jobs.start(work)
        qtbot.waitUntil(lambda: not jobs.is_busy())
    assert [kind for kind, _error, _trace in caught] == [ZeroDivisionError]


def test_progress_is_told_while_it_works(qtbot, jobs):
    heard, go_on = [], threading.Event()

    def work(progress, _cancelled):
        assert go_on.wait(10)
        progress(40, "อ่านแถว 40")
        progress(100, "เสร็จ")

    job = jobs.start(work)
    job.progressed.connect(lambda percent, text: heard.append((percent, text)))
    go_on.set()
    qtbot.waitUntil(lambda: not jobs.is_busy())
    assert heard == [(40, "อ่านแถว 40"), (100, "เสร็จ")]


def test_a_cancelled_job_stops_and_says_nothing(qtbot, jobs):
    heard, seen = [], []

    def work(_progress, cancelled):
        seen.append(cancelled.wait(10))

    job = jobs.start(work, heard.append, heard.append)
    job.cancel()
    qtbot.waitUntil(lambda: not jobs.is_busy())
    assert seen == [True]
    assert heard == []


def test_a_page_that_is_gone_is_not_called(qtbot, jobs):
    heard, go_on, page = [], threading.Event(), QLabel()
    jobs.start(lambda _progress, _cancelled: go_on.wait(10), heard.append, owner=page)
    with qtbot.waitSignal(page.destroyed):
        page.deleteLater()
    go_on.set()
    qtbot.waitUntil(lambda: not jobs.is_busy())
    assert heard == []


def test_jobs_come_one_after_the_other(qtbot, jobs):
    order = []
    for number in range(5):
        jobs.start(lambda _progress, _cancelled, number=number: order.append(number))
    qtbot.waitUntil(lambda: not jobs.is_busy())
    assert order == [0, 1, 2, 3, 4]


def test_close_waits_until_the_database_is_free(qapp):
    jobs, ended = Jobs(), []

    def work(_progress, cancelled):
        cancelled.wait(10)
        ended.append(True)

    jobs.start(work)
    jobs.close()
    assert ended == [True]


def test_changes_reach_every_page_and_nothing_is_no_news(qtbot):
    changes, heard = Changes(), []
    changes.touched.connect(heard.append)
    changes.announce(frozenset({"person", "loan"}))
    changes.announce(frozenset())
    assert heard == [frozenset({"person", "loan"})]
