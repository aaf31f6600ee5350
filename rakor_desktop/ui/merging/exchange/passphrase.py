"""Asks for the passphrase of a key: to open the one there is, or for a new one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.transport import SHORTEST_PASSPHRASE
from rakor_desktop.services import transport
from rakor_desktop.services.transport import Identity
from rakor_desktop.ui.background import Job
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.dialogs.fitting import fit
from rakor_desktop.ui.merging.exchange.masked import MaskedLine, shower
from rakor_desktop.ui.pieces import InlineMessage, Label, across, button, down
from rakor_desktop.ui.theme import SPACE, State


class PassphraseDialog(QDialog):
    """Stays until the key is there or the person gives up; what is wrong is told below the field."""

    opened = Signal(object)
    """The key."""

    def __init__(
        self, app: AppContext, work: Callable[[str], Identity], title: str, do_it: str, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._work = work
        self.setWindowTitle(title)
        self.line = MaskedLine(_("Frasa sandi"))
        self.again: MaskedLine | None = None
        self.message = InlineMessage(State.BAD)
        self.go = button(do_it, self.try_it, kind="primary", icon="key-round")
        self.go.setDefault(True)
        self.stop = button(_("Batal"), self.reject)
        self._job: Job[Identity] | None = None

    def lay_out(self, text: str, *lines: tuple[str, MaskedLine]) -> None:
        """Put a text above these lines, each below its name."""
        parts: list[QWidget] = [Label(text)]
        for name, line in lines:
            label = Label(name, strong=True)
            label.setBuddy(line)
            parts += [label, line, line.caps]
            line.returnPressed.connect(self.try_it)
        self.shown = shower(*(line for _name, line in lines))
        hidden = [self.message, *(line.caps for _name, line in lines)]
        self.message.show_message(State.BAD, _("Kedua frasa sandi tidak sama; ketik lagi yang kedua."))
        for part in hidden:
            part.show()  # what may appear later has its room from the start
        box = down(
            *parts,
            self.shown,
            self.message,
            None,
            across(None, self.go, self.stop),
            gap=SPACE,
            margin=2 * SPACE,
        )
        fit(self, box, letters=76)
        for part in hidden:
            part.hide()
        self.line.setFocus()

    def try_it(self) -> None:
        """Try what was typed; it takes some seconds."""
        if not self.go.isEnabled():
            return
        typed = self.line.text()
        if self.again is not None and self.again.text() != typed:
            self.refuse(_("Kedua frasa sandi tidak sama; ketik lagi yang kedua."), self.again)
            return
        self.message.show_message(State.INFO, _("Sedang bekerja dengan kunci; beberapa detik…"))
        self._busy(True)
        self._job = self._app.background(lambda: self._work(typed), self._done, self.refuse)

    def refuse(self, sentence: str, line: MaskedLine | None = None) -> None:
        """Say what is wrong and let it be typed again."""
        self._job = None
        self._busy(False)
        self.message.show_message(State.BAD, sentence)
        wrong = line or self.line
        wrong.setFocus()
        wrong.selectAll()

    def reject(self) -> None:
        """Give up; not in the middle of making a key, which would be there without anybody's knowing."""
        if self._job is not None:
            if self.again is not None:
                return
            self._job.cancel()
        super().reject()

    def _done(self, key: Identity) -> None:
        self._job = None
        self.opened.emit(key)
        self.accept()

    def _busy(self, busy: bool) -> None:
        self.go.setEnabled(not busy)
        for line in (self.line, self.again):
            if line is not None:
                line.setReadOnly(busy)


def unlocking(app: AppContext, parent: QWidget | None) -> PassphraseDialog:
    """Return the dialog that opens the key of this laptop."""
    dialog = PassphraseDialog(app, transport.unlock, _("Buka kunci sekretariat"), _("Buka kunci"), parent)
    dialog.lay_out(
        _("Kiriman dibuka dengan kunci di laptop ini. Kunci tetap terbuka sampai program ditutup."),
        (_("&Frasa sandi"), dialog.line),
    )
    return dialog


def making(app: AppContext, work: Callable[[str], Identity], parent: QWidget | None) -> PassphraseDialog:
    """Return the dialog that makes the key of this laptop."""
    dialog = PassphraseDialog(app, work, _("Buat kunci sekretariat"), _("Buat kunci"), parent)
    dialog.again = MaskedLine(_("Frasa sandi sekali lagi"))
    dialog.lay_out(
        _(
            "Kunci ini hanya ada di laptop ini dan dijaga frasa sandi, paling sedikit {n} huruf. "
            "Catat frasa sandi di tempat aman: tanpa itu kiriman tidak dapat dibuka siapa pun."
        ).format(n=SHORTEST_PASSPHRASE),
        (_("&Frasa sandi"), dialog.line),
        (_("Frasa sandi &sekali lagi"), dialog.again),
    )
    return dialog
