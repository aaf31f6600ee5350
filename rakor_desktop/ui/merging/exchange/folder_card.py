"""The shared folder: which one, how often, which laptops are seen there, and what stands in the way."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtWidgets import QStackedWidget, QWidget

from rakor_desktop import paths
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.sharing import SharedFile
from rakor_desktop.ui import messages
from rakor_desktop.ui.choosers import ChoiceBox
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.head import Elided
from rakor_desktop.ui.merging.exchange import words
from rakor_desktop.ui.merging.exchange.rounds import Rounds
from rakor_desktop.ui.pieces import Card, EmptyState, InlineMessage, Label, Picture, across, button, down
from rakor_desktop.ui.preferences import SHARE_EVERY
from rakor_desktop.ui.table import Column, RowTable, TableView
from rakor_desktop.ui.theme import State

_PLAIN = N_(
    "Setiap laptop hanya menulis berkasnya sendiri di folder ini dan mengambil berkas laptop lain. "
    "Berkas di sini tidak dienkripsi karena semua laptop harus dapat membacanya: "
    "pakailah folder yang hanya dapat dibuka panitia."
)
_HEIGHT = 180


class FolderCard(Card):
    """Shows the rounds and lets the person choose; the rounds themselves go on without it."""

    def __init__(self, app: AppContext) -> None:
        super().__init__(title=_("Folder bersama"))
        self._app = app
        self._zone = "WITA"
        self.rounds = Rounds.of(app)
        self.message = InlineMessage(State.WARN)
        self.path = Elided("body", strong=True)
        self.said = Label(tone="muted")
        self.take = button(
            _("Ambil sekarang"), self.rounds.ask, icon="refresh-cw", kind="primary", shortcut="F5"
        )
        self.change = button(_("Ganti folder…"), self.choose, icon="folder-open")
        self.leave = button(_("Lepas folder"), self._leave, icon="unplug")
        self.every = ChoiceBox([(minutes, _every(minutes)) for minutes in SHARE_EVERY])
        self.every.setMinimumContentsLength(14)
        self.every.setAccessibleName(_("Otomatis"))
        self.every.activated.connect(lambda _place: app.remember(share_every=self.every.value()))
        self.table: RowTable[SharedFile] = RowTable(self._columns())
        self.view: TableView[SharedFile] = TableView(self.table, name=_("Laptop yang terlihat"))
        self.view.setMinimumHeight(_HEIGHT)
        self.view.set_empty(
            EmptyState("folder-sync", _("Belum ada berkas"), _("Berkas semua laptop muncul di sini."))
        )
        self._lay_out()
        self.rounds.moved.connect(self.show_now)

    def _lay_out(self) -> None:
        self.nothing = EmptyState(
            "folder-sync",
            _("Belum ada folder bersama"),
            _(
                "Laptop-laptop yang memakai satu folder, di jaringan hotel atau lewat program penyelaras "
                "berkas, saling mengambil catatan tanpa stik."
            ),
            _("Pilih folder…"),
            self.choose,
        )
        automatic = Label(_("Otomatis:"))
        automatic.setWordWrap(False)
        tools = across(self.take, automatic, self.every, None, self.change, self.leave)
        shared = QWidget()
        place = across(Picture("folder-sync"), self.path)
        place.setStretch(1, 1)
        box = down(
            place, self.said, self.message, tools, self.view, Label(_(_PLAIN), size="small", tone="muted")
        )
        box.setStretch(4, 1)
        shared.setLayout(box)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.nothing)
        self.stack.addWidget(shared)
        whole = self.layout()
        assert whole is not None
        whole.addWidget(self.stack)

    def _columns(self) -> tuple[Column[SharedFile], ...]:
        return (
            Column(N_("Laptop"), lambda row: row.laptop, width=8),
            Column(N_("Terakhir menulis"), lambda row: self._moment(row.written_at), width=14,
                   sort=lambda row: row.written_at),
            Column(N_("Keadaan"), words.standing, width=20, state=lambda row: words.STATES[row.standing]),
            Column(N_("Keterangan"), words.remark, width=20, stretch=True, tip=words.remark),
        )  # fmt: skip

    def show_zone(self, zone: str) -> None:
        """Show times as the clocks of the meeting do."""
        self._zone = zone
        self.show_now()

    def show_now(self) -> None:
        """Show which folder it is and what the last round found."""
        rounds, folder = self.rounds, self.rounds.folder
        self.stack.setCurrentIndex(int(folder is not None))
        can = not self._app.workspace.read_only
        for part in (self.take, self.nothing.action, self.every):
            if part is not None:
                part.setEnabled(can)
        if folder is None:
            return
        self.path.show_text(paths.for_reading(folder))
        self.every.show_value(self._app.preferences.share_every)
        self.said.setText(self._sentence())
        self.message.show_message(State.WARN, self._trouble())
        self.table.show_rows(list(rounds.last.files) if rounds.last is not None else [])

    def choose(self) -> None:
        """Ask for the folder that all laptops see."""
        folder = messages.choose_folder(
            self, _("Pilih folder bersama"), self.rounds.folder or paths.first_choice()
        )
        if folder is not None:
            self.rounds.share(folder)
            self.take.setFocus()

    def _leave(self) -> None:
        self.rounds.share(None)
        if self.nothing.action is not None:
            self.nothing.action.setFocus()

    def _sentence(self) -> str:
        rounds = self.rounds
        if rounds.waiting:
            return _("Yang baru sudah siap; masuk begitu ketikan Anda tersimpan.")
        if rounds.busy:
            return _("Sedang mengambil dan menulis…")
        if rounds.last is None or rounds.last_at is None:
            return _("Belum mengambil sejak program dibuka.")
        at = self._moment(rounds.last_at)
        if rounds.last.brought.nothing:
            return _("Terakhir {time}: tidak ada yang baru.").format(time=at)
        return _("Terakhir {time}.").format(time=at) + " " + rounds.last.brought.sentence

    def _trouble(self) -> str:
        rounds, laptop = self.rounds, self._app.workspace.label
        if rounds.trouble:
            since = self._moment(rounds.trouble_since or datetime.now(UTC))
            return _("{why} Sejak {time}; dicoba lagi sendiri.").format(why=rounds.trouble, time=since)
        if rounds.last is not None and rounds.last.namesakes(laptop):
            return _(
                "Ada laptop lain yang juga berhuruf {letter}; ganti salah satunya di Pengaturan."
            ).format(letter=laptop)
        return ""

    def _moment(self, at: datetime) -> str:
        return words.moment(at, self._zone, datetime.now(UTC))


def _every(minutes: int) -> str:
    return _("setiap {n} menit").format(n=minutes) if minutes else _("mati")
