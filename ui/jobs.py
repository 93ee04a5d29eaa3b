"""Work that takes longer than a blink, off the GUI thread; what it brings back arrives on the GUI thread."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot
from shiboken6 import isValid

Progress = Callable[[int, str], None]
Work = Callable[[Progress, Event], Any]


class Job(QObject):
    """One piece of work under way."""

    progressed = Signal(int, str)  # percent 0..100, what is being done

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.cancelled = Event()

    def cancel(self) -> None:
        """Ask the work to stop; it looks at its `cancelled` event between steps."""
        self.cancelled.set()


@dataclass(frozen=True, slots=True)
class _Waiting:
    done: Callable[[Any], object] | None
    failed: Callable[[Exception], object] | None
    owner: QObject | None


class Jobs(QObject):
    """Runs work one piece after the other, because the database has one writer."""

    _ended = Signal(object, object, object)  # job, result, error

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._running: dict[Job, _Waiting] = {}
        self._ended.connect(self._on_ended)

    def start(
        self,
        work: Work,
        done: Callable[[Any], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        *,
        owner: QObject | None = None,
    ) -> Job:
        """Run `work(progress, cancelled)`; then `done(result)` or `failed(error)` on the GUI thread.

        Nothing is called when `owner` (the page that asked) is gone by then, or when the job was cancelled.
        Without `failed` an error goes to the crash report.
        """
        job = Job(self)
        # kept here, not in the worker's closure: widgets must never be let go on another thread
        self._running[job] = _Waiting(done, failed, owner)

        def run() -> None:
            try:
                result = work(job.progressed.emit, job.cancelled)
            except Exception as error:  # every kind: the GUI thread decides what it means
                self._ended.emit(job, None, error)
            else:
                self._ended.emit(job, result, None)

        self._pool.start(run)
        return job

    def is_busy(self) -> bool:
        """True while any work is under way or waiting."""
        return bool(self._running)

    def close(self) -> None:
        """Cancel everything and wait until the thread is free: call before the database is closed."""
        for job in self._running:
            job.cancel()
        self._pool.waitForDone()

    @Slot(object, object, object)
    def _on_ended(self, job: Job, result: Any, error: Exception | None) -> None:
        waiting = self._running.pop(job)
        job.deleteLater()
        if job.cancelled.is_set() or (waiting.owner is not None and not isValid(waiting.owner)):
            return
        if error is None:
            if waiting.done is not None:
                waiting.done(result)
        elif waiting.failed is not None:
            waiting.failed(error)
        else:
            raise error
