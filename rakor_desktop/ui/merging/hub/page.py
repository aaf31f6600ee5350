"""Pusat data: this file and the Hub get what they lack of each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import ClassVar, TypeVar

from PySide6.QtGui import QKeySequence, QShortcut

from rakor_desktop.domain.hub import Difference, HubEvent, PasswordNeededError, Pushed, Synced
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.merging import Merged
from rakor_desktop.domain.numbers import grouped
from rakor_desktop.services import events, hub
from rakor_desktop.ui.chips import Chip
from rakor_desktop.ui.merging.hub import password, words
from rakor_desktop.ui.merging.page import Page
from rakor_desktop.ui.merging.work import Meter, Work
from rakor_desktop.ui.pieces import Card, InlineMessage, Label, Picture, across, button, down
from rakor_desktop.ui.table import Column, RowTable, TableView
from rakor_desktop.ui.table.column import RIGHT
from rakor_desktop.ui.theme import SPACE, State

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Looked:
    """What the Hub holds, and what it and the file lack of each other."""

    difference: Difference
    events: list[HubEvent]


@dataclass(slots=True)
class _Secret:
    """The password that was typed, for the address it was typed for."""

    address: str = ""
    password: str = field(default="", repr=False)

    def of(self, address: str) -> str:
        return self.password if address == self.address else ""


class HubPage(Page):
    """Says how far the two are one; nothing goes over the network before a button is pressed."""

    key: ClassVar[str] = "hub"

    def build(self) -> None:
        """Make the card of the address and the list of what the Hub holds."""
        self._secret = _Secret()
        self.work = Work(self.app, self)
        self.message = InlineMessage(State.BAD)
        self.decide = button(_("Lihat perbedaannya"), lambda: self.wanted.emit("disputes", None))
        self.decide.hide()
        self.address = Label(strong=True)
        self.last = Label(tone="muted")
        self.there, self.here = Chip(), Chip()
        self.sync = button(
            _("Sinkronkan"), self.synchronize, icon="refresh-cw", kind="primary", tip="Ctrl+Enter"
        )
        self.send = button(_("Kirim"), self.push, icon="cloud-upload", tip="Ctrl+Shift+K")
        self.take = button(_("Ambil"), self.pull, icon="cloud-download", tip="Ctrl+Shift+A")
        self.look = button(_("Periksa"), self.compare, icon="search", tip="F5")
        self.change = button(_("Ubah alamat…"), self._change_address, kind="quiet")
        where = across(
            Picture("database", size=24), down(self.address, self.last, gap=2), self.change, gap=12
        )
        where.setStretch(1, 1)
        card = Card(
            where,
            across(self.there, self.here, None),
            across(self.sync, self.send, self.take, self.look, None),
            gap=2 * SPACE,
        )
        self.table: RowTable[HubEvent] = RowTable(_COLUMNS)
        self.view: TableView[HubEvent] = TableView(self.table, name=_("Rakor di pusat data"))
        self.unknown = Label(_("Tekan Periksa untuk melihat rakor yang ada di sana."), tone="muted")
        box = down(
            across(self.message, self.decide),
            card,
            SPACE,
            Label(_("Rakor di pusat data"), strong=True),
            self.unknown,
            self.view,
            gap=SPACE,
        )
        box.setStretch(5, 1)
        box.addStretch(0)
        box.setContentsMargins(2 * SPACE, 0, 2 * SPACE, 2 * SPACE)
        self.setLayout(box)
        self._connect()
        self._show_looked(None)

    def _connect(self) -> None:
        self.app.preferences_changed.connect(lambda _new: self.mark_stale())
        self.app.changed.connect(lambda _changes: self._outdate())
        self.work.stopped.connect(
            lambda: self.message.show_message(State.INFO, _("Dihentikan; tidak ada yang berubah."))
        )
        for keys, do in (
            ("Ctrl+Return", self.synchronize),
            ("Ctrl+Enter", self.synchronize),
            ("Ctrl+Shift+K", self.push),
            ("Ctrl+Shift+A", self.pull),
            ("F5", self.compare),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(do)

    def refresh(self) -> None:
        """Show the address and when it was last used; nothing is known yet of another one."""
        preferences, workspace = self.app.preferences, self.app.workspace
        if self.address.text() != preferences.hub_url:
            self._show_looked(None)
        self.address.setText(preferences.hub_url)
        times = preferences.hub_times
        self.last.setText(
            words.last_time(times.get(str(workspace.path), ""), self.app.ask(events.zone, self.app.event_uid))
        )
        for part in (self.sync, self.take):
            part.setEnabled(not workspace.read_only)

    def begin(self) -> None:
        """Take the focus where the work is."""
        (self.sync if self.sync.isEnabled() else self.send).setFocus()

    def synchronize(self) -> None:
        """Send what is new here, take what is new there."""
        if self.sync.isEnabled():
            self._start(_("Menyinkronkan dengan pusat data…"), self._synced, self._show_synced)

    def push(self) -> None:
        """Send what is new here."""
        self._start(_("Mengirim ke pusat data…"), self._pushed, self._show_pushed)

    def pull(self) -> None:
        """Take what is new there."""
        if self.take.isEnabled():
            self._start(_("Mengambil dari pusat data…"), self._pulled, self._show_pulled)

    def compare(self) -> None:
        """Look what is new here and there."""
        self._start(_("Memeriksa pusat data…"), self._looked, self._show_compared)

    def _start(
        self,
        title: str,
        do: Callable[[str, str, Meter], T],
        done: Callable[[T], None],
        typed: str | None = None,
    ) -> None:
        """Do this with the password known so far; where another one is wanted, ask for it and do it then."""
        address = self.app.preferences.hub_url
        secret = self._secret.of(address) if typed is None else typed
        self.message.show_message(State.BAD, "")
        self.decide.hide()

        def work(meter: Meter) -> T | PasswordNeededError:
            try:
                with hub.stoppable(meter.stop):
                    return do(address, secret, meter)
            except PasswordNeededError as refusal:
                return refusal

        def over(found: T | PasswordNeededError) -> None:
            if isinstance(found, PasswordNeededError):
                self._secret = _Secret()
                sentence = str(found) if secret else _("Pusat data meminta kata sandi Anda.")
                answer = password.ask(self.window(), sentence, address)
                if answer is None:
                    self.message.show_message(State.BAD, str(found))
                else:
                    self._start(title, do, done, answer)
                return
            self._secret = _Secret(address, secret)
            done(found)

        self.work.start(title, work, over, self.show_refusal)

    def _synced(self, address: str, secret: str, meter: Meter) -> Synced:
        return hub.sync(self.app.workspace, address, secret, progress=meter)

    def _pushed(self, address: str, secret: str, meter: Meter) -> Pushed:
        return hub.push(self.app.workspace.path, address, secret, progress=meter)

    def _pulled(self, address: str, secret: str, meter: Meter) -> Merged:
        return hub.pull(self.app.workspace, address, secret, progress=meter)

    def _looked(self, address: str, secret: str, meter: Meter) -> Looked:
        difference = hub.compare(self.app.workspace, address, secret, progress=meter)
        return Looked(difference, hub.held(address, secret, progress=meter))

    def _show_synced(self, found: Synced) -> None:
        times = self.app.preferences.synchronized(
            self.app.workspace.path, datetime.now(UTC).isoformat(timespec="seconds")
        )
        self.app.remember(hub_times=times)
        self._show_done(f"{words.sent(found.pushed)} {words.taken(found.pulled)}", found.pulled)
        self.there.show_state(State.OK, _("Semua sudah terkirim"))
        self.here.show_state(State.OK, _("Tidak ada yang baru di sana"))

    def _show_pushed(self, found: Pushed) -> None:
        self._show_done(words.sent(found))
        self.there.show_state(State.OK, _("Semua sudah terkirim"))

    def _show_pulled(self, found: Merged) -> None:
        self._show_done(words.taken(found), found)
        self.here.show_state(State.OK, _("Tidak ada yang baru di sana"))

    def _show_compared(self, found: Looked) -> None:
        self._show_looked(found)

    def _show_done(self, sentence: str, merged: Merged | None = None) -> None:
        disputed = merged is not None and bool(merged.conflicts)
        self.message.show_message(State.WARN if disputed else State.OK, sentence)
        self.decide.setVisible(disputed)

    def _show_looked(self, found: Looked | None) -> None:
        difference = found.difference if found else None
        self.there.show_state(*words.to_push(difference))
        self.here.show_state(*words.to_pull(difference))
        self.table.show_rows(found.events if found else [])
        self.view.setVisible(found is not None and bool(found.events))
        self.unknown.setVisible(not self.view.isVisibleTo(self))
        if found is not None and not found.events:
            self.unknown.setText(_("Pusat data masih kosong."))

    def _outdate(self) -> None:
        """Somebody has written since the Hub was looked at; what a pull writes is no such thing."""
        if not self.work.busy:
            self.there.show_state(*words.to_push(None))

    def show_refusal(self, sentence: str) -> None:
        """Show why something was not done."""
        self.message.show_message(State.BAD, sentence)
        self.decide.hide()

    def _change_address(self) -> None:
        from rakor_desktop.ui.dialogs.preferences import PreferencesDialog  # noqa: PLC0415 - rarely wanted

        dialog = PreferencesDialog(self.app, self.window())
        dialog.form.focus("hub_url")
        dialog.exec()


_COLUMNS: tuple[Column[HubEvent], ...] = (
    Column(N_("Rakor"), lambda row: row.name, width=36, stretch=True),
    Column(N_("Tanggal"), words.days, width=30, sort=lambda row: row.start_date),
    Column(N_("Laptop"), lambda row: ", ".join(row.laptops), width=14),
    Column(N_("Catatan"), lambda row: grouped(row.entries), RIGHT, 11, sort=lambda row: row.entries),
)
