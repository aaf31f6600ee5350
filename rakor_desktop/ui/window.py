"""The main window: the way through the pages, what is true of the file, and a safe way out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from rakor_desktop.domain.changes import Changes
from rakor_desktop.domain.i18n import _
from rakor_desktop.ui.commands import Commands
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.head import Head
from rakor_desktop.ui.menus import Menus
from rakor_desktop.ui.pieces import EmptyState, InlineMessage
from rakor_desktop.ui.rail import Rail
from rakor_desktop.ui.status import StatusLine
from rakor_desktop.ui.tabs import TABS, TabSpec
from rakor_desktop.ui.tabs.base import Tab
from rakor_desktop.ui.theme import State

if TYPE_CHECKING:
    from rakor_desktop.ui.recovery import Recorder

NARROW = 900
"""Below this width in pixels the way through the pages shows pictures only."""
_SIZE = (1366, 820)
_SHARING = 2000
"""Milliseconds after the first page; the shared folder has time."""
_FRAME = 32
"""What the desktop puts around a window, in pixels of height."""


class MainWindow(QMainWindow):
    """Shows one open file, page by page.

    It opens and closes no file itself: it says what is wanted, and whoever made it (``app``) does that.
    """

    wants_file = Signal(object)
    """A path: open this file instead."""
    wants_new = Signal()
    """Make a new file and open that instead."""
    wants_start = Signal()
    """Close the file and go back to the choice of files."""
    closed = Signal()
    seen = Signal()
    """Once: the window with the name of its meeting has been painted, its first page not yet."""
    shown = Signal()
    """Once: the first page has been painted too."""

    def __init__(self, app: AppContext, specs: Sequence[TabSpec] = TABS) -> None:
        super().__init__()
        self.app = app
        self.specs = tuple(specs)
        self.pages: dict[str, Tab] = {}
        self.recorder: Recorder | None = None
        self.commands = Commands(self)
        self.rail = Rail(self.specs)
        self.head = Head(app.workspace.label)
        self.status = StatusLine()
        self.notice = InlineMessage(action=_("Tutup"), do=lambda: self.show_notice(""))
        self._forced = False
        self._painted = self._left = False
        self._start: EmptyState | None = None
        self._lay_out()
        self.menus = Menus(self)
        self._find_event()
        self._connect()
        self._show_event()
        self._restore_geometry()

    def go(self, key: str) -> bool:
        """Show a page; False when the present one holds text that cannot be written."""
        page = self._stack.currentWidget()
        if isinstance(page, Tab) and not page.flush():
            self.rail.mark(self.current_key)
            if not self.status.sentence.text:
                self.app.refused.emit(
                    _("Ada isian di halaman ini yang belum dapat disimpan; perbaiki dahulu.")
                )
            return False
        spec = next(spec for spec in self.specs if spec.key == key)
        if key not in self.pages:
            self.pages[key] = spec.load()(self.app)
            self._stack.addWidget(self.pages[key])
        if self.app.event_uid:
            self._stack.setCurrentWidget(self.pages[key])
            self.rail.mark(key)
        return True

    @property
    def current_key(self) -> str:
        """The key of the page shown, empty on the start page."""
        page = self._stack.currentWidget()
        return next((key for key, known in self.pages.items() if known is page), "")

    def show_notice(self, sentence: str, state: State = State.INFO) -> None:
        """Say something at the top that stays until something else is said."""
        self.notice.show_message(state, sentence)

    def put_on_top(self, widget: QWidget) -> None:
        """Show something above everything else until it goes by itself."""
        self._above.insertWidget(0, widget)
        widget.show()

    def end(self) -> bool:
        """Write what is pending and close without asking anything; tell whether all of it is safe."""
        self._forced = True
        safe = self.flush()
        self.close()
        return safe

    def flush(self) -> bool:
        """Write what is pending; tell whether all of it is safe."""
        page = self._stack.currentWidget()
        return page.flush() if isinstance(page, Tab) else self.app.autosave.flush()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Close once everything typed is in the file, or the person says what to do with the rest."""
        if not self._forced and not self._may_close():
            event.ignore()
            return
        self.app.remember(
            geometry=bytes(self.saveGeometry().toBase64().data()).decode(),
            last_tab=self.current_key or self.app.preferences.last_tab,
        )
        self._left = True
        if self.recorder is not None:
            # At a forced end the diary of an unsaved text is what the next start offers.
            self.recorder.end(keep=self._forced and self.app.autosave.is_pending)
        event.accept()
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Begin with the first page once the window itself is on the screen, so that it is there sooner."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._begin)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give the pages the room of a narrow window."""
        super().resizeEvent(event)
        self.rail.set_compact(event.size().width() < NARROW)

    def _begin(self) -> None:
        self.seen.emit()
        if self._left:
            return
        if self.app.event_uid and not self.current_key:
            self.go(self._first_page())
            self.repaint()
        self.shown.emit()
        if not self._left:
            from rakor_desktop.ui.recovery import Recorder  # noqa: PLC0415 - nothing was typed before

            self.recorder = Recorder(self.app)
            QTimer.singleShot(_SHARING, self, self._begin_sharing)

    def _begin_sharing(self) -> None:
        if not self._left:
            from rakor_desktop.ui.merging.exchange.rounds import Rounds  # noqa: PLC0415 - long after the start

            self.closed.connect(Rounds.of(self.app).end)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self.banner = InlineMessage(State.WARN, self.app.workspace.read_only_reason)
        self._above = right = QVBoxLayout()
        right.setSpacing(0)
        for part in (self.banner, self.notice, self.head):
            right.addWidget(part)
        right.addWidget(self._stack, 1)
        middle = QWidget()
        box = QHBoxLayout(middle)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.rail)
        box.addLayout(right, 1)
        self.setCentralWidget(middle)
        self.setStatusBar(self.status)

    def _connect(self) -> None:
        app = self.app
        self.rail.chosen.connect(self.go)
        app.go.connect(self._go_to)
        app.autosave.pending.connect(self.status.show_pending)
        app.saved.connect(self.status.show_saved)
        app.refused.connect(self.status.show_refusal)
        app.told.connect(self.status.show_word)
        app.acting.connect(self.status.clear)
        app.changed.connect(self._on_changed)
        app.event_changed.connect(self._show_event)
        self.status.file.setText(app.workspace.path.name)
        self.status.file.setToolTip(str(app.workspace.path))
        if app.workspace.read_only:
            self.status.show_read_only()

    def _go_to(self, key: str, target: object) -> None:
        if self.go(key) and target is not None:
            self.pages[key].reveal(target)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touch(frozenset({"event", "setting"})):
            self._find_event()
            self._show_event()

    def _find_event(self) -> None:
        found = self.app.workspace.glance()
        self.app.set_event(found.uid if found else "")

    def _show_event(self) -> None:
        uid = self.app.event_uid
        event = self.app.workspace.glance(uid) if uid else None
        self.head.show_event(event, date.today(), self.app.preferences.language)  # noqa: DTZ011 - the wall's date
        self.head.setVisible(event is not None)
        self.rail.setEnabled(event is not None)
        self.setWindowTitle(f"{event.short_name or event.name} – Rakor Desktop" if event else "Rakor Desktop")
        if event is None:
            self._show_start()
            self.rail.mark("")
        elif not self._painted:
            self.rail.mark(self._first_page())
        elif not self.current_key:
            self.go(self._first_page())

    def _show_start(self) -> None:
        if self._start is None:
            self._start = EmptyState(
                "calendar-plus",
                _("Belum ada rakor"),
                _("Siapkan rakor baru, dari awal atau dari rakor terdahulu, lalu undang pesertanya."),
                _("Siapkan rakor baru…"),
                self.commands.new_event,
            )
            self._stack.addWidget(self._start)
        self._stack.setCurrentWidget(self._start)

    def _first_page(self) -> str:
        wanted = self.app.preferences.last_tab
        known = [spec.key for spec in self.specs]
        return wanted if wanted in known else known[0]

    def _restore_geometry(self) -> None:
        kept = QByteArray.fromBase64(self.app.preferences.geometry.encode())
        if kept.isEmpty() or not self.restoreGeometry(kept):
            room = self.screen().availableSize()
            self.resize(min(_SIZE[0], room.width()), min(_SIZE[1], room.height() - _FRAME))

    def _may_close(self) -> bool:
        if self.flush():
            return True
        from rakor_desktop.ui import messages  # noqa: PLC0415
        from rakor_desktop.ui.messages import Choice  # noqa: PLC0415

        choices = (
            Choice("again", _("Coba lagi")),
            Choice("copy", _("Salin teks")),
            Choice("leave", _("Tutup tanpa menyimpan"), danger=True),
            Choice("stay", _("Kembali")),
        )
        while not self.flush():
            answer = messages.ask(
                self,
                _("Belum tersimpan"),
                _("Yang Anda ketik belum dapat disimpan ke berkas."),
                choices,
                self.status.sentence.text,
            )
            if answer == "copy":
                texts = self.recorder.pending_texts() if self.recorder else ()
                QGuiApplication.clipboard().setText("\n\n".join(texts))
            elif answer != "again":
                return answer == "leave"
        return True
