"""A session within a day: put beside the days, changed, or taken away again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QDialog, QWidget

from rakor_desktop.domain import shown_dates
from rakor_desktop.domain.event import SESSION_KINDS, SessionKind, SessionRow
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.quote import quoted
from rakor_desktop.domain.session_rules import WITHIN_A_DAY, session_name
from rakor_desktop.ui import messages
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.dialogs.fitting import fit
from rakor_desktop.ui.form import Choice, Clock, Form, Number, Text
from rakor_desktop.ui.form.fields import AnyField
from rakor_desktop.ui.pieces import Label, across, button, down
from rakor_desktop.ui.theme import SPACE

_LONGEST = 200
_LETTERS = 62

_TITLE = Text(
    "title", N_("Nama sesi"), required=True, max_length=_LONGEST, placeholder=N_("Sidang Kelompok A")
)
_KIND = Choice(
    "kind", N_("Jenis"), options=tuple((kind, SESSION_KINDS[kind]) for kind in WITHIN_A_DAY), half=True
)
_DATE = Choice("date", N_("Hari"), half=True)
_TIMES = (
    Clock("start_time", N_("Mulai"), placeholder="13.00", half=True),
    Clock("end_time", N_("Sampai"), placeholder="15.00", half=True),
)
_ROOM = Text("room", N_("Ruang"), max_length=_LONGEST)
_TOLERANCE = Number(
    "tolerance",
    N_("Toleransi terlambat (menit)"),
    whole=True,
    low=0,
    high=240,
    hint=N_("Berlaku untuk semua hari dan sesi. Tanpa jam mulai, keterlambatan tidak dihitung."),
)


class NewSession(QDialog):
    """Asks what is held; nothing is in the file before ``Tambah sesi``."""

    def __init__(
        self, app: AppContext, held: Sequence[SessionRow], day: dt.date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.app = app
        self.uid = ""
        """The session made, once the dialog was accepted."""
        self.setWindowTitle(_("Tambah sesi"))
        self.form = Form((_TITLE, _KIND, _DATE, *_TIMES, _ROOM))
        self.form.set_options("date", _days(held))
        self.form.show_row(
            "new",
            {
                "title": "",
                "kind": SessionKind.PLENARY,
                "date": day,
                "start_time": "",
                "end_time": "",
                "room": "",
            },
        )
        about = Label(
            _("Kehadiran di sesi dicatat tersendiri. Siapa yang hadir di sesi, hadir pula pada harinya."),
            tone="muted",
        )
        add = button(_("Tambah sesi"), self.add, icon="plus", kind="primary")
        add.setDefault(True)
        foot = across(button(_("Batal"), self.reject), None, add)
        fit(self, down(about, self.form, None, foot, gap=2 * SPACE, margin=2 * SPACE), _LETTERS, lines=26)
        self.form.focus()

    def show_refusal(self, sentence: str) -> None:
        """Say why the session was not added."""
        self.form.show_refusal(sentence)

    def add(self) -> None:
        """Put the session into the file; what is wrong is said beside the field."""
        from rakor_desktop.services import sessions  # noqa: PLC0415 - loads the store

        given = self.form.collect()
        if given is None:
            return
        outcome = self.app.act(self, sessions.add, self.app.event_uid, **given)
        if outcome:
            self.uid = outcome.value or ""
            self.accept()


class SessionDialog(QDialog):
    """Everything about one day or session; each field saves itself when it is left."""

    def __init__(
        self, app: AppContext, held: Sequence[SessionRow], uid: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.app = app
        self.uid = uid
        row = next(row for row in held if row.uid == uid)
        self.is_day = row.kind is SessionKind.DAY
        fields: tuple[AnyField, ...] = (*_TIMES, _ROOM)
        self.form = Form(
            fields if self.is_day else (_TITLE, _KIND, _DATE, *fields), self._save, autosave=app.autosave
        )
        if not self.is_day:
            self.form.set_options("date", _days(held))
        self.late = Form((_TOLERANCE,), self._forgive, autosave=app.autosave)
        self.head = Label(size="title")
        self._show(row)
        self._lay_out()
        app.changed.connect(self._refresh)

    def _lay_out(self) -> None:
        note = Label(_("Setiap isian langsung tersimpan saat ditinggalkan."), size="small", tone="muted")
        remove = button(_("Hapus sesi"), self.remove, icon="trash-2", kind="quiet")
        remove.setVisible(not self.is_day)
        foot = across(remove, None, button(_("Tutup"), self.accept, kind="primary"))
        parts = down(self.head, self.form, self.late, note, None, foot, gap=2 * SPACE, margin=2 * SPACE)
        # What is refused is said between the fields.
        fit(self, parts, _LETTERS, lines=24 if self.is_day else 33)

    def show_refusal(self, sentence: str) -> None:
        """Say why something was not done."""
        self.form.show_refusal(sentence)

    def remove(self) -> None:
        """Delete the session, after asking what becomes of the marks made at it."""
        from rakor_desktop.services import sessions  # noqa: PLC0415 - loads the store

        if not self.app.autosave.flush():
            return
        row, there = self._row(), self.app.ask(sessions.hanging, self.uid)
        if row is None or (there.marks and not _is_sure(self, row, there.marks)):
            return
        self.app.changed.disconnect(self._refresh)
        if self.app.act(self, sessions.remove, self.uid, with_marks=bool(there.marks)):
            self.app.told.emit(
                _("Sesi {title} dihapus. Ctrl+Z mengurungkan.").format(title=quoted(row.title))
            )
            super().done(QDialog.DialogCode.Accepted)
        else:
            self.app.changed.connect(self._refresh)

    def done(self, result: int) -> None:
        """Close once everything typed is in the file; what is refused keeps the dialog open."""
        if self.app.autosave.flush():
            self.app.changed.disconnect(self._refresh)
            super().done(result)

    def _save(self, uid: str, changes: Mapping[str, Any]) -> str | None:
        from rakor_desktop.services import sessions  # noqa: PLC0415 - loads the store

        return self.app.attempt(sessions.edit, uid, **changes).refusal

    def _forgive(self, _uid: str, changes: Mapping[str, Any]) -> str | None:
        from rakor_desktop.services import sessions  # noqa: PLC0415 - loads the store

        minutes = changes["tolerance"]
        if minutes is None:
            return _("Isi dengan menit; 0 bila tidak ada toleransi.")
        return self.app.attempt(sessions.forgive, self.app.event_uid, minutes).refusal

    def _row(self) -> SessionRow | None:
        from rakor_desktop.services import events  # noqa: PLC0415 - loads the store

        held = self.app.ask(events.sessions, self.app.event_uid)
        return next((row for row in held if row.uid == self.uid), None)

    def _refresh(self) -> None:
        row = self._row()
        if row is not None:
            self._show(row)

    def _show(self, row: SessionRow) -> None:
        from rakor_desktop.services import sessions  # noqa: PLC0415 - loads the store

        self.setWindowTitle(_("Ubah hari") if self.is_day else _("Ubah sesi"))
        self.head.setText(f"{session_name(row)} · {shown_dates.long_date(row.date)}")
        self.form.show_row(row.uid, row)
        rules = self.app.ask(sessions.rules, self.app.event_uid)
        self.late.show_row(self.app.event_uid, {"tolerance": rules.tolerance})


def _days(held: Sequence[SessionRow]) -> list[tuple[dt.date, str]]:
    return [
        (row.date, f"{session_name(row)} · {shown_dates.short_day(row.date)}")
        for row in held
        if row.kind is SessionKind.DAY
    ]


def _is_sure(parent: QWidget, row: SessionRow, marks: int) -> bool:
    return messages.sure(
        parent,
        _("Hapus sesi"),
        _("Pada sesi {title} tercatat kehadiran {n} orang.").format(title=quoted(row.title), n=marks),
        _("Hapus sesi"),
        _("Catatan kehadiran di sesi ini ikut terhapus; acara, notula, dan lampirannya pindah ke harinya."),
    )
