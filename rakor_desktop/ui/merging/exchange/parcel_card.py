"""Parcels: which key closes them, whether this laptop opens them, and packing one."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from threading import Event

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from rakor_desktop import paths
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.merging import StoppedError
from rakor_desktop.domain.transport import PARCEL, KeyStanding, short
from rakor_desktop.services import transport
from rakor_desktop.services.transport import Identity
from rakor_desktop.ui import messages, theme
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.merging.exchange import words
from rakor_desktop.ui.merging.exchange.key_entry import KeyEntry
from rakor_desktop.ui.merging.exchange.keyring import KeyRing
from rakor_desktop.ui.pieces import Card, InlineMessage, Label, across, button, down
from rakor_desktop.ui.theme import SPACE, State


class ParcelCard(Card):
    """Shows what is true of the key, and offers just what can be done with it."""

    def __init__(self, app: AppContext) -> None:
        super().__init__(title=_("Kiriman terenkripsi"))
        self._app = app
        self.ring = KeyRing.of(app)
        self.standing = KeyStanding("", "")
        self.state = InlineMessage()
        self.message = InlineMessage()
        self.key = QLineEdit()
        self.key.setReadOnly(True)
        theme.set_font(self.key, "small")
        self.key.setAccessibleName(_("Kunci umum sekretariat"))
        self.pack = button(_("Buat kiriman untuk sekretariat…"), self.ask_where, icon="package-check")
        self.use = button(_("Pakai kunci laptop ini"), self._use_own, icon="key-round")
        self.make = button(_("Buat kunci sekretariat…"), self.make_key, icon="key-round")
        self.enter = button(_("Masukkan kunci umum…"), self.enter_key, icon="clipboard-paste")
        self.copy = button(_("Salin kunci umum"), self._copy, icon="copy")
        self.save = button(_("Simpan kunci umum…"), self.save_key, icon="file-text")
        self.again = button(_("Ganti kunci…"), self.replace_key)
        self.unlock = button(_("Buka kunci…"), self._unlock, icon="lock-keyhole")
        self._lay_out()
        self.ring.changed.connect(self.show_standing)

    def _lay_out(self) -> None:
        self.named = Label(_("Kunci umum sekretariat"), strong=True, size="small")
        self.hint = Label(size="small", tone="muted")
        whole = self.layout()
        assert whole is not None
        tools = down(
            across(self.pack, None),
            across(self.copy, self.save, None),
            across(self.make, self.use, self.enter, None),
            across(self.unlock, self.again, None),
            gap=SPACE,
        )
        inner = QWidget()
        inner.setLayout(
            down(self.state, self.named, self.key, tools, self.message, self.hint, None, gap=SPACE)
        )
        whole.addWidget(inner)

    def refresh(self) -> None:
        """Read which key the file names and which one this laptop holds."""
        self.standing = self._app.ask(transport.standing, self._app.event_uid)
        self.show_standing()

    def show_standing(self) -> None:
        """Show it."""
        now, writable = self.standing, not self._app.workspace.read_only
        self.state.show_message(*words.key_state(now, is_open=self.ring.key is not None))
        self.key.setText(now.wanted)
        self.key.setCursorPosition(0)
        for part in (self.named, self.key, self.copy, self.save, self.pack):
            part.setVisible(bool(now.wanted))
        self.make.setVisible(not now.own)
        self.use.setVisible(bool(now.own) and not now.opens)
        self.enter.setVisible(not now.opens)
        self.again.setVisible(now.opens)
        self.unlock.setVisible(bool(now.own) and self.ring.key is None)
        for part in (self.make, self.use, self.enter, self.again):
            part.setEnabled(writable)
        self.hint.setText(words.key_hint(now))

    def show_refusal(self, sentence: str) -> None:
        """Say why it was not done."""
        self.message.show_message(State.BAD, sentence)

    def ask_where(self) -> None:
        """Ask where the parcel goes and write it there."""
        workspace = self._app.workspace
        name = transport.parcel_name(workspace.path, workspace.label)
        target = messages.save_file(
            self,
            _("Simpan kiriman"),
            paths.first_choice() / name,
            _("Kiriman terenkripsi ({kinds})").format(kinds=f"*{PARCEL}"),
            PARCEL,
        )
        if target is None or not self._app.autosave.flush():
            return
        key, stop = self.standing.wanted, Event()

        def tick(_bytes: int) -> None:
            if stop.is_set():
                raise StoppedError(_("Dihentikan; tidak ada yang berubah."))

        self._app.background(
            lambda: transport.pack(workspace.path, target, key, replace=True, tick=tick),
            lambda _none: self._packed(target),
            title=_("Membuat kiriman…"),
            origin=self,
            stop=stop,
        )

    def make_key(self) -> None:
        """Have a key made for this laptop and named in the file, perhaps in place of another laptop's."""
        if self.standing.wanted and not messages.sure(
            self,
            _("Buat kunci sekretariat"),
            _("Buat kunci baru untuk laptop ini?"),
            _("Buat kunci"),
            _(
                "Berkas ini sudah menyebut kunci lain. Hanya laptop sekretariat memerlukan kunci: kiriman "
                "berikutnya dikunci untuk kunci baru, dan yang lama tetap hanya dibuka dengan kunci lama."
            ),
        ):
            return
        self.ring.make(self, transport.make_key, self._use_own)

    def replace_key(self) -> None:
        """Have a new key made in place of one whose passphrase is lost, or that others know."""
        if not messages.sure(
            self,
            _("Ganti kunci"),
            _("Buat kunci baru untuk laptop ini?"),
            _("Ganti kunci"),
            _(
                "Kunci lama disimpan di sebelahnya dan masih dapat membuka kiriman lama lewat "
                "“rakor unpack”. Laptop lain memakai kunci baru setelah mengambil berkas ini lagi."
            ),
        ):
            return

        def work(words_typed: str) -> Identity:
            return transport.replace_key(words_typed, datetime.now())  # noqa: DTZ005 - a name people read

        self.ring.make(self, work, self._use_own)

    def enter_key(self) -> None:
        """Take a public key that somebody sent."""
        self.entry = KeyEntry(self._app, self)
        self.entry.accepted.connect(lambda: self._told(_("Kunci umum dicatat.")))
        self.entry.open()

    def save_key(self) -> None:
        """Write the public key to a small file."""
        target = messages.save_file(
            self,
            _("Simpan kunci umum"),
            paths.first_choice() / _("kunci umum sekretariat.txt"),
            _("Teks ({kinds})").format(kinds="*.txt"),
            ".txt",
        )
        key = self.standing.wanted
        if target is not None and self._app.guard(
            self, lambda: transport.save_key(key, target, replace=True)
        ):
            self._told(_("Kunci umum disimpan di “{file}”.").format(file=target.name))

    def _use_own(self) -> None:
        try:
            own = transport.own_key()
        except RakorError as refusal:
            self.show_refusal(str(refusal))
            return
        if self._app.act(self, transport.set_recipient, self._app.event_uid, own):
            self._told(_("Kiriman kini dikunci untuk laptop ini: {key}.").format(key=short(own)))

    def _unlock(self) -> None:
        self.ring.want(self, lambda: self._told(_("Kunci terbuka sampai program ditutup.")))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.standing.wanted)
        self._told(_("Kunci umum disalin."))

    def _packed(self, target: Path) -> None:
        self._told(_("“{file}” sudah ditulis dan diperiksa; aman untuk dicabut.").format(file=target.name))

    def _told(self, sentence: str) -> None:
        self.message.show_message(State.OK, sentence)
