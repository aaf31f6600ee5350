"""The key that opens parcels, once its passphrase was given: in memory only, until the window closes."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import _
from rakor_desktop.services import transport
from rakor_desktop.services.transport import Identity
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.merging.exchange import passphrase
from rakor_desktop.ui.merging.exchange.passphrase import PassphraseDialog


class KeyRing(QObject):
    """Remembers the key for this session and asks for it where it is needed."""

    changed = Signal()

    def __init__(self, app: AppContext) -> None:
        super().__init__(app)
        self._app = app
        self.key: Identity | None = None
        self.dialog: PassphraseDialog | None = None

    @staticmethod
    def of(app: AppContext) -> KeyRing:
        """Return the key ring of this window, made at the first call."""
        found = app.findChild(KeyRing)
        return found if isinstance(found, KeyRing) else KeyRing(app)

    def want(self, origin: QWidget, then: Callable[[], object]) -> None:
        """Go on with ``then`` once the key is there; the person may be asked, and may give up."""
        if self.key is not None:
            then()
            return
        self._ask(passphrase.unlocking(self._app, origin), then)

    def make(self, origin: QWidget, work: Callable[[str], Identity], then: Callable[[], object]) -> None:
        """Have a new key made, and go on with it."""
        self._ask(passphrase.making(self._app, work, origin), then)

    def readable(self, path: Path) -> AbstractContextManager[Path]:
        """Give a picked file, or what is in a parcel; any thread may call it, nobody is asked."""
        return transport.readable(path, self._held)

    def _held(self) -> Identity:
        if self.key is None:
            raise RakorError(
                _("Kunci sekretariat belum dibuka; masukkan frasa sandinya di Kirim dan bagikan.")
                if transport.own_key()
                else _("Kiriman ini hanya dapat dibuka di laptop sekretariat yang menyimpan kuncinya.")
            )
        return self.key

    def _ask(self, dialog: PassphraseDialog, then: Callable[[], object]) -> None:
        def take(key: Identity) -> None:
            self.key = key
            self.changed.emit()

        def go_on() -> None:
            self.dialog = None
            then()

        self.dialog = dialog
        dialog.opened.connect(take)
        dialog.accepted.connect(go_on)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
