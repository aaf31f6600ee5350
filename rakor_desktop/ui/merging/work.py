"""Work on whole files in the background: it tells how far it is, and stops without a trace."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QProgressDialog, QWidget

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.merging import StoppedError
from rakor_desktop.ui.background import PATIENCE
from rakor_desktop.ui.context import AppContext

T = TypeVar("T")

_LOOK = 100
"""Milliseconds between two looks at how far the work is."""
_STEPS = 1000


class Meter:
    """What the work in its thread tells of itself; calling it stops the work once the person wants that."""

    def __init__(self, title: str) -> None:
        self.stop = Event()
        self.words = title
        self.done = self.total = 0

    def __call__(self, done: int, total: int) -> None:
        """Note that so much of so much is done."""
        if self.stop.is_set():
            raise StoppedError(_("Dihentikan; tidak ada yang berubah."))
        self.done, self.total = done, total

    def say(self, words: str) -> None:
        """Say what is being worked on now."""
        self.words = words
        self(0, 0)


class _Box(Generic[T]):
    """What came of the work, kept also where it ended only after it was to stop."""

    def __init__(self, done: Callable[[T], object], refused: Callable[[str], object]) -> None:
        self._done, self._refused = done, refused
        self._value: list[T] = []
        self._refusal = ""

    def fill(self, work: Callable[[Meter], T], meter: Meter) -> None:
        try:
            self._value.append(work(meter))
        except StoppedError:
            pass
        except RakorError as refusal:
            self._refusal = str(refusal)

    def empty(self) -> bool:
        """Hand over what is in it; tell whether there was nothing: it was stopped."""
        if self._value:
            self._done(self._value[0])
        elif self._refusal:
            self._refused(self._refusal)
        return not self._value and not self._refusal


class Work(QObject):
    """One piece of work at a time; its dialog keeps the person from writing meanwhile."""

    stopped = Signal()
    """The person did not want to wait; nothing was changed."""
    idle = Signal()
    """Nothing is being worked on any more."""

    def __init__(self, app: AppContext, origin: QWidget) -> None:
        super().__init__(origin)
        self._app = app
        self._origin = origin
        self._box: _Box[Any] | None = None
        self._meter = Meter("")
        self._can_stop = True
        self._dialog: QProgressDialog | None = None
        self._looks = QTimer(self, interval=_LOOK)
        self._looks.timeout.connect(self._show_progress)
        self._patience = QTimer(self, singleShot=True)
        self._patience.timeout.connect(self._show_dialog)

    @property
    def busy(self) -> bool:
        """Whether something is being worked on."""
        return self._box is not None

    def start(
        self,
        title: str,
        work: Callable[[Meter], T],
        done: Callable[[T], object],
        refused: Callable[[str], object],
        *,
        at_once: bool = False,
        can_stop: bool = True,
    ) -> bool:
        """Begin, unless something else is under way; ``at_once`` shows the dialog without waiting.

        The person can cancel it unless ``can_stop`` says that there is no step at which it could end.
        """
        if self.busy:
            refused(_("Masih ada pekerjaan yang berjalan; tunggu sampai selesai, lalu ulangi."))
            return False
        if not self._app.autosave.flush():
            refused(_("Teks yang sedang diketik belum dapat disimpan; perbaiki dahulu."))
            return False
        box: _Box[T] = _Box(done, refused)
        meter = Meter(title)
        self._box, self._meter, self._can_stop = box, meter, can_stop
        job = self._app.background(lambda: box.fill(work, meter), lambda _none: None, stop=meter.stop)
        job.over.connect(self._over)
        self._patience.start(0 if at_once else PATIENCE)
        return True

    def cancel(self) -> None:
        """Let the work end at its next step."""
        self._meter.stop.set()

    def _show_dialog(self) -> None:
        dialog = QProgressDialog(self._meter.words, _("Batal"), 0, 0, self._origin.window())
        dialog.setWindowTitle(_("Sedang bekerja"))
        dialog.setModal(True)
        dialog.setMinimumDuration(0)
        for bar in dialog.findChildren(QProgressBar):
            bar.setTextVisible(False)  # a number on so thin a bar cannot be read
        dialog.setAutoClose(False)
        dialog.setAutoReset(False)
        dialog.setMinimumWidth(dialog.fontMetrics().averageCharWidth() * 70)
        if not self._can_stop:
            dialog.setCancelButton(None)
        dialog.canceled.connect(self.cancel)
        dialog.show()
        self._dialog = dialog
        self._looks.start()

    def _show_progress(self) -> None:
        if self._dialog is None:
            return
        meter = self._meter
        self._dialog.setLabelText(meter.words)
        self._dialog.setMaximum(_STEPS if meter.total else 0)
        self._dialog.setValue(_STEPS * meter.done // meter.total if meter.total else 0)

    def _over(self) -> None:
        box, self._box = self._box, None
        self._patience.stop()
        self._looks.stop()
        if self._dialog is not None:
            self._dialog.canceled.disconnect(self.cancel)
            self._dialog.close()
            self._dialog.deleteLater()
            self._dialog = None
        if box is not None and box.empty():
            self.stopped.emit()
        self.idle.emit()
