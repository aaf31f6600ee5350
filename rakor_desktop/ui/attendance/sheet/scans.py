"""The scans of the signed sheets of one day: attached, looked at beside the list, taken off."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QFrame, QStackedWidget

from rakor_desktop.domain.errors import because
from rakor_desktop.domain.event import Attachment
from rakor_desktop.domain.i18n import _
from rakor_desktop.ui import messages
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.pieces import EmptyState, InlineMessage, across, button, down, icon_button
from rakor_desktop.ui.printing.page_view import PageView
from rakor_desktop.ui.printing.pages import Pages, Shown
from rakor_desktop.ui.printing.photo import Photo
from rakor_desktop.ui.theme import SPACE, State


class Scans(QFrame):
    """Shows one scan at a time; files may be dropped on it."""

    told = Signal(str, object)
    """What was done, and the state to say it in."""

    def __init__(self, app: AppContext) -> None:
        super().__init__()
        self._app = app
        self._session_uid = ""
        self._shown_uid = ""
        """Which one is to be shown; what cannot be opened is not tried again and again."""
        self._opened_uid = ""
        self._pages: Shown | None = None
        self.files = QComboBox()
        self.files.setAccessibleName(_("Pindaian"))
        self.attach_button = button(_("Lampirkan…"), self.choose, icon="image")
        self.attach_button.setToolTip(_("Lampirkan pindaian atau foto lembar bertanda tangan (Ctrl+L)"))
        self.detach_button = icon_button("trash-2", _("Lepas lampiran ini"), self.detach)
        self.message = InlineMessage(State.BAD)
        self._area = QStackedWidget()
        self._area.addWidget(
            EmptyState(
                "image",
                _("Belum ada pindaian"),
                _("Lampirkan pindaian atau foto lembar bertanda tangan, atau jatuhkan berkasnya di sini."),
                _("Lampirkan…"),
                self.choose,
            )
        )
        self.setAcceptDrops(True)
        above = across(self.files, self.attach_button, self.detach_button)
        above.setStretch(0, 1)
        box = down(above, self.message, self._area, gap=SPACE, margin=SPACE)
        box.setStretch(2, 1)
        self.setLayout(box)
        self.files.currentIndexChanged.connect(self._show_chosen)

    def show_session(self, session_uid: str) -> None:
        """Show what is kept with another day, or anew with the same one."""
        from rakor_desktop.services import attachments  # noqa: PLC0415 - loads the store

        if session_uid != self._session_uid:
            self.message.show_message(State.BAD, "")
        self._session_uid = session_uid
        rows = self._app.ask(attachments.attachments, session_uid) if session_uid else []
        self._fill(rows)

    def choose(self) -> None:
        """Ask for scans and keep them."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        kinds = _("Gambar dan PDF (*.png *.jpg *.jpeg *.pdf)")
        path = messages.open_file(self, _("Lampirkan pindaian lembar hadir"), Path(folder), kinds)
        if path is not None:
            self.attach(path)

    def attach(self, path: Path) -> None:
        """Keep a scan with the day."""
        from rakor_desktop.services import attachments  # noqa: PLC0415 - loads the store

        try:
            data = _beginning(path, attachments.MOST_BYTES + 1)
        except OSError as error:
            self.show_refusal(
                _("“{file}” tidak dapat dibaca: {reason}.").format(file=path.name, reason=because(error))
            )
            return
        if len(data) > attachments.MOST_BYTES:
            self.show_refusal(
                _("“{file}” terlalu besar; paling besar {most} MB.").format(
                    file=path.name, most=attachments.MOST_BYTES // 1_000_000
                )
            )
            return
        kept = self._app.act(self, attachments.attach, self._session_uid, path.name, data)
        if kept:
            self._shown_uid = kept.value or ""
            self.show_session(self._session_uid)
            self.told.emit(_("{file} dilampirkan. Ctrl+Z mengurungkan.").format(file=path.name), State.OK)

    def detach(self) -> None:
        """Take the scan that is shown off the day."""
        from rakor_desktop.services import attachments  # noqa: PLC0415 - loads the store

        uid, name = self.files.currentData(), self.files.currentText()
        if uid and self._app.act(self, attachments.detach, uid):
            self.show_session(self._session_uid)
            self.told.emit(_("{file} dilepas. Ctrl+Z mengurungkan.").format(file=name), State.INFO)

    def show_refusal(self, sentence: str) -> None:
        """Say why a file was not kept."""
        self.message.show_message(State.BAD, sentence)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the files that were dropped."""
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.attach(Path(url.toLocalFile()))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Open the scan again that was let go while nobody looked."""
        super().showEvent(event)
        self._show_chosen()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Let go of the scan; the window may be closing."""
        super().hideEvent(event)
        self._forget_pages()
        self._opened_uid = ""

    def _fill(self, rows: Sequence[Attachment]) -> None:
        self.files.blockSignals(True)
        self.files.clear()
        for row in rows:
            self.files.addItem(row.file_name, row.uid)
        place = self.files.findData(self._shown_uid)
        self.files.setCurrentIndex(max(place, 0) if rows else -1)
        self.files.blockSignals(False)
        for part in (self.files, self.attach_button, self.detach_button):
            part.setVisible(bool(rows))
        self._show_chosen()

    def _show_chosen(self) -> None:
        uid = self.files.currentData() or ""
        if uid == self._opened_uid:
            return
        self._shown_uid = self._opened_uid = uid
        self.message.show_message(State.BAD, "")
        self._forget_pages()
        if uid:
            opened = self._app.guard(self, lambda: self._open(uid))
            if opened and opened.value is not None:
                self._pages = opened.value
                view = PageView(opened.value)
                self._area.addWidget(view)
                self._area.setCurrentWidget(view)

    def _open(self, uid: str) -> Shown:
        from rakor_desktop.services import attachments  # noqa: PLC0415 - loads the store

        data = self._app.ask(attachments.content, uid)
        if data.startswith(b"%PDF-"):
            return Pages(data)
        return Photo(data)

    def _forget_pages(self) -> None:
        while self._area.count() > 1:
            view = self._area.widget(1)
            assert view is not None
            self._area.removeWidget(view)
            view.deleteLater()
        if self._pages is not None:
            self._pages.close()
            self._pages = None


def _beginning(path: Path, most: int) -> bytes:
    """Return so many bytes of a file; nothing of what never ends or waits for somebody, as a device may."""
    if not path.is_file() and not path.is_dir() and path.exists():
        return b""
    with path.open("rb") as file:
        return file.read(most)
