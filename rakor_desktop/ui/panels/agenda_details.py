"""Everything about one agenda item, beside the list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from rakor_desktop.domain import agenda_rules, dates
from rakor_desktop.domain.agenda import AGENDA_KINDS, AgendaItemRow, AgendaKind
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.services import agenda, sessions
from rakor_desktop.ui.chips import Chip
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.form import Choice, Clock, Form, LongText, Text
from rakor_desktop.ui.panels.agenda_lines import AgendaLine
from rakor_desktop.ui.picks import Pick
from rakor_desktop.ui.pieces import Label, across, button, down, scrolling
from rakor_desktop.ui.theme import SPACE

FIELDS = (
    Text("title", N_("Mata acara"), required=True),
    Choice("kind", N_("Jenis"), options=tuple(AGENDA_KINDS.items())),
    Choice("date", N_("Hari"), half=True),
    Text("room", N_("Ruang"), half=True),
    Clock("start_time", N_("Mulai"), placeholder="08.00", half=True),
    Clock("end_time", N_("Sampai"), placeholder="09.30", half=True),
    Text("speaker", N_("Narasumber/penanggung jawab")),
    Text("moderator", N_("Moderator")),
    LongText("summary", N_("Pokok-pokok paparan"), lines=4, hint=N_("Tercetak dalam notula.")),
    LongText("remarks", N_("Keterangan"), lines=2),
    Clock("started", N_("Mulai sebenarnya"), half=True),
    Clock("ended", N_("Selesai sebenarnya"), half=True),
)
_ACTUAL = {"started": "started_at", "ended": "ended_at"}


class AgendaDetails(QWidget):
    """Shows one item and saves what is changed in it."""

    def __init__(self, app: AppContext) -> None:
        super().__init__()
        self._app = app
        self._line: AgendaLine | None = None
        self.form = Form(FIELDS, self._save, autosave=app.autosave)
        self.state = Chip()
        self.length = Label(tone="muted", size="small")
        self.attendance = button(_("Catat kehadiran"), self.take_attendance, icon="user-check", kind="quiet")
        self.attendance.setToolTip(_("Catat siapa yang mengikuti acara ini, terpisah dari harinya (Ctrl+K)"))
        self._inner = QWidget()
        self._inner.setLayout(down(self.form, margin=2 * SPACE))
        head = down(across(self.state, None), across(self.length, None, self.attendance), gap=4)
        head.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, 0)
        box = down(head, scrolling(self._inner), gap=0)
        box.setStretch(1, 1)
        self.setLayout(box)
        self._show_head()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the width below which fields would be cut at the right."""
        width = self._inner.minimumSizeHint().width() + 2 * SPACE
        return QSize(max(width, 40 * SPACE), super().minimumSizeHint().height())

    @property
    def uid(self) -> str:
        """The item shown, empty if there is none."""
        return self.form.uid

    def offer_days(self, days: Sequence[Pick]) -> None:
        """Let the item be put on any of these days."""
        named = [(dt.date.fromisoformat(day.key), day.text.rpartition(" · ")[2]) for day in days]
        self.form.set_options("date", named)

    def show_line(self, line: AgendaLine | None, regions: int) -> bool:
        """Show an item or none; False when something typed into the former one could not be saved."""
        done = self.form.show_row(line.uid, _row(line)) if line else self.form.clear()
        if done:
            self._line = line
            self._show_head(regions)
        return done

    def lose(self) -> None:
        """Show nothing: the item is gone."""
        self._line = None
        self.form.discard()
        self._show_head()

    def take_attendance(self) -> None:
        """Go to who attends the item, in a session of its own."""
        if not self.uid or not self._app.autosave.flush():
            return
        if done := self._app.act(self, sessions.of_item, self.uid):
            self._app.go.emit("attendance", {"session": done.value})
            self._app.told.emit(_("Kehadiran acara ini dicatat terpisah dari harinya."))

    def _show_head(self, regions: int = 0) -> None:
        line = self._line
        self.setVisible(line is not None)
        if line is not None:
            self.state.show_state(line.state, line.word)
            self.length.setText(_length(line.item, regions))
            self.length.setVisible(bool(self.length.text()))

    def _save(self, uid: str, changes: Mapping[str, Any]) -> str | None:
        given = dict(changes)
        for name, field in _ACTUAL.items():
            if name in given:
                given[field] = self._moment(given.pop(name))
        return self._app.attempt(agenda.edit, uid, **given).refusal

    def _moment(self, clock: str) -> dt.datetime | None:
        if not clock or self._line is None:
            return None
        zone = dates.local_time(dt.datetime.now(dt.UTC), self._line.zone).tzinfo
        local = dt.datetime.combine(self._line.item.date, dt.time.fromisoformat(clock), zone)
        return local.astimezone(dt.UTC)


def _row(line: AgendaLine) -> dict[str, Any]:
    row = {field.name: getattr(line.item, field.name) for field in FIELDS if field.name not in _ACTUAL}
    return row | {
        name: line.clock(getattr(line.item, field)).replace(".", ":") for name, field in _ACTUAL.items()
    }


def _length(item: AgendaItemRow, regions: int) -> str:
    """Return how long the item is planned to be, and what that means for each region in turn."""
    if not item.start_time or item.end_time <= item.start_time:
        return ""
    minutes = agenda_rules.slot_length(item.start_time, item.end_time, 1)
    words = agenda_rules.duration(minutes)
    in_turn = item.kind is AgendaKind.PRESENTATION and "kabupaten/kota" in item.title.casefold()
    if not in_turn or not 0 < regions <= minutes:
        return words
    return _("{length} · {n} kabupaten/kota: masing-masing {minutes} menit").format(
        length=words, n=regions, minutes=minutes // regions
    )
