"""Two lines of the list side by side, and what one line of both would say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import wrap

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from rakor_desktop.domain import dates, shown_dates
from rakor_desktop.domain.attendance import PRESENCES, ROLES, AttendeeRow, Mark
from rakor_desktop.domain.doubles import COMPARED, Likeness, joined_marks, told
from rakor_desktop.domain.event import SessionRow
from rakor_desktop.domain.field_names import FIELD_NAMES
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.ui.attendance.people.bar import session_name
from rakor_desktop.ui.pieces import Label
from rakor_desktop.ui.theme import SPACE

_NAMES = {"full_name": N_("Nama lengkap"), "organization": N_("Instansi"), "position": N_("Jabatan")}
_LETTERS = 34
"""After so many a choice goes on in the next line: Qt's own buttons do not wrap."""


class Comparison(QWidget):
    """One row for each field that either line fills; where both do and differ, a person chooses."""

    chosen_changed = Signal()

    def __init__(self, pair: Likeness, sessions: Sequence[SessionRow], zone: str) -> None:
        super().__init__()
        self._pair = pair
        self._zone = zone
        self._groups: dict[str, QButtonGroup] = {}
        self._results: dict[str, Label] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(SPACE, 0, SPACE, 0)
        self._grid.setHorizontalSpacing(2 * SPACE)
        self._grid.setVerticalSpacing(SPACE)
        for place, share in enumerate((0, 3, 3, 3)):
            self._grid.setColumnStretch(place, share)
        self._add_heads()
        for name in COMPARED:
            if told(pair.first, name) or told(pair.second, name):
                self._add_field(name)
        self._add_marks(sessions)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        self._show_results()

    @property
    def chosen(self) -> dict[str, str]:
        """The uid of the line that is right, for each field in which they differ."""
        uids = self._pair.first.uid, self._pair.second.uid
        return {name: uids[group.checkedId()] for name, group in self._groups.items()}

    @property
    def results(self) -> Mapping[str, str]:
        """What the line of both would say, by field or session."""
        return {name: label.text() for name, label in self._results.items()}

    def _add_heads(self) -> None:
        heads = (
            "",
            _("Baris {number}").format(number=self._pair.first.number or "1"),
            _("Baris {number}").format(number=self._pair.second.number or "2"),
            _("Setelah digabung"),
        )
        for column, text in enumerate(heads):
            self._grid.addWidget(Label(text, strong=True), 0, column)

    def _add_field(self, name: str) -> None:
        said = _(_NAMES.get(name) or FIELD_NAMES[name])
        cells = [shown(row, name) for row in (self._pair.first, self._pair.second)]
        if name in self._pair.differing:
            self._add_row(name, said, self._choice(name, said, cells))
        else:
            self._add_row(
                name, said, [Label(text or "–", tone="text" if text else "muted") for text in cells]
            )

    def _choice(self, name: str, said: str, cells: Sequence[str]) -> list[QWidget]:
        group = self._groups[name] = QButtonGroup(self)
        buttons: list[QWidget] = []
        for place, text in enumerate(cells):
            made = QRadioButton("\n".join(wrap(text, _LETTERS)).replace("&", "&&"))
            made.setAccessibleName(f"{said}: {text}")
            made.setChecked(place == 0)
            group.addButton(made, place)
            buttons.append(made)
        group.idToggled.connect(lambda _id, _on: self._show_results())
        return buttons

    def _add_marks(self, sessions: Sequence[SessionRow]) -> None:
        after = {
            mark.session_uid: mark for mark in joined_marks(self._pair.first.marks, self._pair.second.marks)
        }
        for session in sessions:
            mark = after.get(session.uid)
            if mark is None:
                continue
            held = [row.mark_at(session.uid) for row in (self._pair.first, self._pair.second)]
            title = f"{session_name(session)} · {shown_dates.short_day(session.date)}"
            self._add_row(session.uid, title, [Label(self._mark_words(one)) for one in held])
            self._results[session.uid].setText(self._mark_words(mark))

    def _add_row(self, key: str, title: str, cells: Sequence[QWidget]) -> None:
        line = self._grid.rowCount()
        result = self._results[key] = Label(strong=True)
        widgets = [Label(title, tone="muted"), *cells, result]
        for column, widget in enumerate(widgets):
            self._grid.addWidget(widget, line, column, Qt.AlignmentFlag.AlignVCenter)

    def _show_results(self) -> None:
        for name, label in self._results.items():
            if name in COMPARED:
                right = (
                    self._pair.second if self.chosen.get(name) == self._pair.second.uid else self._pair.first
                )
                other = self._pair.first if right is self._pair.second else self._pair.second
                label.setText(shown(right, name) or shown(other, name))
        self.chosen_changed.emit()

    def _mark_words(self, mark: Mark | None) -> str:
        if mark is None:
            return "–"
        word = _(PRESENCES[mark.presence])
        clock = dates.local_clock(mark.at, self._zone)
        laptop = _("laptop {label}").format(label=mark.label) if mark.label else ""
        left = (
            _("pulang {time}").format(time=dates.local_clock(mark.left_at, self._zone))
            if mark.left_at
            else ""
        )
        return ", ".join(filter(None, (f"{word} {clock}", left, laptop, mark.reason)))


def shown(row: AttendeeRow, name: str) -> str:
    """Return what a line says in a field, as the screen shows it."""
    if name == "role":
        return _(ROLES[row.role])
    if name == "assignment_letter_date" and row.assignment_letter_date:
        return shown_dates.plain_date(row.assignment_letter_date)
    return told(row, name)
