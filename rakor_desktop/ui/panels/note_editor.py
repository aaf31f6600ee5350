"""Where a note is written while people speak."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QWidget

from rakor_desktop.domain.agenda import AgendaItemRow
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.services import notes
from rakor_desktop.ui.context import AppContext, Outcome
from rakor_desktop.ui.form import Choice, Date, LongText, Searchable, Text
from rakor_desktop.ui.panels.draft_form import DraftForm
from rakor_desktop.ui.panels.note_lines import NoteLine
from rakor_desktop.ui.panels.note_speakers import Speakers
from rakor_desktop.ui.panels.own_keys import OwnKeys
from rakor_desktop.ui.pieces import Label, across, button, down, icon_button, scrolling
from rakor_desktop.ui.theme import SPACE

FIELDS = (
    Text("speaker", N_("Penyampai"), placeholder=N_("Ketik dua huruf namanya"), half=True),
    Searchable("region_uid", N_("Kabupaten/Kota"), half=True),
    LongText("statement", N_("Pernyataan/pertanyaan"), required=True, lines=5, most_lines=18),
    LongText("response", N_("Jawaban/penjelasan"), lines=3, most_lines=14),
    LongText("follow_up", N_("Tindak lanjut"), lines=2, most_lines=8),
    Text("responsible", N_("Penanggung jawab"), half=True),
    Date("deadline", N_("Batas waktu"), half=True),
    Choice("agenda_item_uid", N_("Mata acara")),
)
_NAMES = tuple(field.name for field in FIELDS)
_BLANK: Mapping[str, Any] = dict.fromkeys(_NAMES)


@dataclass(frozen=True, slots=True)
class Target:
    """Where a new note will stand."""

    session_uid: str
    date: dt.date
    agenda_item_uid: str | None = None
    title: str = ""


class NoteEditor(QWidget):
    """Shows one note, or a blank one that becomes a row with the first words that are typed."""

    created = Signal(str)
    next_wanted = Signal()
    remove_wanted = Signal()
    issue_wanted = Signal()
    follow_up_wanted = Signal()

    def __init__(self, app: AppContext) -> None:
        super().__init__()
        self._app = app
        self._target: Target | None = None
        self._line: NoteLine | None = None
        self._items: Sequence[AgendaItemRow] = ()
        self._offered: dt.date | None = None
        self.form = DraftForm(
            FIELDS, self._write, self._edit, first=_NAMES[:-1], missing="", autosave=app.autosave
        )
        self.form.created.connect(self.created)
        self.speaker = self._line_edit("speaker")
        self.speakers = Speakers(self.speaker, lambda: app.ask(notes.speakers, app.event_uid))
        self.speakers.picked.connect(self._go_on)
        self.speakers.paused.connect(self.form.flush)
        self.title = Label(strong=True)
        self.title.setToolTip(_("Alt+PgUp dan Alt+PgDn: catatan sebelum dan sesudah ini"))
        self.place = Label(size="small", tone="muted")
        self._make_buttons()
        self._lay_out()
        self._keep_in_sight()

    def _make_buttons(self) -> None:
        self.remove = icon_button(
            "trash-2", _("Hapus catatan"), self.remove_wanted.emit, shortcut="Ctrl+Shift+Delete"
        )
        self.issue = button(
            _("Jadikan permasalahan"),
            self.issue_wanted.emit,
            icon="message-square-warning",
            shortcut="Ctrl+I",
        )
        self.follow_up = button(
            _("Jadikan tindak lanjut"), self.follow_up_wanted.emit, icon="list-checks", shortcut="Ctrl+T"
        )
        self.finish = button(
            _("Berikutnya"),
            self.next_wanted.emit,
            icon="corner-down-left",
            kind="primary",
            tip=_("Selesaikan catatan ini dan mulai yang berikutnya (Ctrl+Enter)"),
        )

    def _lay_out(self) -> None:
        words = down(self.title, self.place, gap=2)
        head = across(words, self.remove, self.finish)
        head.setStretch(0, 1)
        head.setContentsMargins(2 * SPACE, 0, 2 * SPACE, SPACE)
        inner = QWidget()
        sheet = down(self.form)
        sheet.setContentsMargins(2 * SPACE, 0, 2 * SPACE, SPACE)
        inner.setLayout(sheet)
        self._inner = inner
        self._sheet = scrolling(inner)
        foot = across(self.issue, self.follow_up, None)
        foot.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        box = down(head, self._sheet, foot, gap=0)
        box.setStretch(1, 1)
        self.setLayout(box)

    def _line_edit(self, name: str) -> QLineEdit:
        line = self.form.field(name)
        assert isinstance(line, QLineEdit)
        return line

    @property
    def uid(self) -> str:
        """The note shown; empty while a new one has no words yet."""
        return self.form.uid

    @property
    def blank(self) -> bool:
        """Whether a new note is shown in which nothing stands yet."""
        return self.form.drafting and not any(map(_text_of, map(self.form.field, _NAMES[:-1])))

    def offer(self, regions: Sequence[tuple[Any, ...]], items: Sequence[AgendaItemRow]) -> None:
        """Offer these regions, and for each note the agenda items of its day."""
        self.form.set_options("region_uid", regions)
        self._items = items
        self._offered = None

    def show_line(self, line: NoteLine) -> bool:
        """Show a note; False when what was typed into the former one could not be saved."""
        same = line.uid == self.uid
        note = line.note
        self._offer_day(note.date)
        row = {name: getattr(note, name) for name in _NAMES} | {"statement": line.statement}
        if not self.form.show_row(line.uid, row):
            return False
        if not same:
            self.speakers.forget()
        self._line = line
        self._show_head()
        return True

    def begin(self, target: Target | None) -> bool:
        """Show a blank note that will stand there; False when the former one could not be saved."""
        item = target.agenda_item_uid if target else None
        if target is not None:
            self._offer_day(target.date)
        if not self.form.begin({**_BLANK, "agenda_item_uid": item}):
            return False
        self.speakers.forget()
        self._line, self._target = None, target
        self._show_head()
        return True

    def lose(self) -> None:
        """Forget the note shown: it is gone."""
        self.form.discard()
        self.begin(self._target)

    def focus(self, name: str = "speaker") -> None:
        """Go to a field."""
        self.form.focus(name)

    def show_refusal(self, sentence: str) -> None:
        """Show why something was not done."""
        self.form.show_refusal(sentence)

    def _offer_day(self, day: dt.date) -> None:
        if day != self._offered:
            self._offered = day
            items = [(item.uid, item.title) for item in self._items if item.date == day]
            self.form.set_options("agenda_item_uid", [(None, N_("Di luar mata acara")), *items])

    def _show_head(self) -> None:
        line = self._line
        if self._app.workspace.read_only or (line is None and self._target is None):
            self.form.setEnabled(False)
        # A new note stands where the page is; only one that is written can be put elsewhere.
        self.form.set_shown("agenda_item_uid", line is not None)
        self.title.setText(
            _("Catatan {number}").format(number=line.note.number) if line else _("Catatan baru")
        )
        place = line.note.agenda_title if line else self._target.title if self._target else ""
        self.place.setText(place or _("Di luar mata acara"))
        issue, taken = (line.issue, line.follow_up) if line else (None, None)
        _name(
            self.issue,
            _("Permasalahan {number}").format(number=issue.number) if issue else _("Jadikan permasalahan"),
            "Ctrl+I",
        )
        _name(
            self.follow_up,
            _("Tindak lanjut {number}").format(number=taken.number) if taken else _("Jadikan tindak lanjut"),
            "Ctrl+T",
        )

    def _write(self, changes: Mapping[str, Any]) -> Outcome[str]:
        target = self._target
        assert target is not None
        given = {"statement": "", "agenda_item_uid": target.agenda_item_uid, **changes}
        return self._app.attempt(notes.write, target.session_uid, **self._with_speaker(given))

    def _edit(self, uid: str, changes: Mapping[str, Any]) -> str | None:
        return self._app.attempt(notes.edit, uid, **self._with_speaker(changes)).refusal

    def _with_speaker(self, changes: Mapping[str, Any]) -> dict[str, Any]:
        """Return the changes with whom the name means; from the list of people comes the region."""
        given = {name: value for name, value in changes.items() if value is not None or name != "speaker"}
        if "speaker" in given:
            row = self.speakers.meant(given["speaker"])
            given["attendee_uid"] = row.uid if row else None
        return given

    def _go_on(self) -> None:
        self.form.flush()
        self.focus("statement")

    def _keep_in_sight(self) -> None:
        """Let the sheet follow the cursor in a box that grows; never let Esc take back running words."""
        for name in _NAMES:
            box = self.form.field(name)
            if name == "speaker" or isinstance(box, QPlainTextEdit):
                OwnKeys(box, {"Esc": self.form.flush})
            if isinstance(box, QPlainTextEdit):
                box.cursorPositionChanged.connect(self._follower(box))

    def _follower(self, box: QPlainTextEdit) -> Callable[[], None]:
        def follow() -> None:
            if box.hasFocus():
                cursor: QRect = box.cursorRect()
                spot = box.viewport().mapTo(self._inner, QPoint(cursor.x(), cursor.center().y()))
                self._sheet.ensureVisible(spot.x(), spot.y(), 0, 3 * cursor.height())

        return follow


def _text_of(widget: QWidget) -> str:
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    return widget.text() if isinstance(widget, QLineEdit) else ""


def _name(made: QPushButton, words: str, keys: str) -> None:
    """Name a button by what it does now."""
    made.setText(words)
    made.setToolTip(f"{words} ({keys})")
