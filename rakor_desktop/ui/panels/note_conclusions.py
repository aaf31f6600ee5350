"""What the meeting concludes and agrees, sentence by sentence in its order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.minutes import RESOLUTION_KINDS, ResolutionKind, ResolutionRow
from rakor_desktop.services import resolutions
from rakor_desktop.ui.context import AppContext, Outcome
from rakor_desktop.ui.form import Choice, LongText, Text
from rakor_desktop.ui.panels.note_part import NotePart
from rakor_desktop.ui.panels.own_keys import OwnKeys
from rakor_desktop.ui.pieces import icon_button
from rakor_desktop.ui.table import Column


@dataclass(frozen=True, slots=True)
class ConclusionLine:
    """One sentence with its number on paper."""

    number: int
    row: ResolutionRow

    @property
    def uid(self) -> str:
        """The uid of the sentence."""
        return self.row.uid

    @property
    def group(self) -> tuple[ResolutionKind, str]:
        """The sentences it can change places with."""
        return self.row.kind, self.row.section

    @property
    def kind(self) -> ResolutionKind:
        """Whether it is a conclusion or an agreement."""
        return self.row.kind

    @property
    def section(self) -> str:
        """The heading it stands under."""
        return self.row.section

    @property
    def text(self) -> str:
        """The sentence."""
        return self.row.text


COLUMNS: tuple[Column[ConclusionLine], ...] = (
    Column(N_("No"), lambda line: str(line.number), align=Qt.AlignmentFlag.AlignRight, width=3),
    Column(
        N_("Jenis"),
        lambda line: _(RESOLUTION_KINDS[line.kind]),
        width=12,
        field="kind",
        choices=tuple(RESOLUTION_KINDS.items()),
    ),
    Column(N_("Bagian"), lambda line: line.section, width=18, field="section"),
    Column(N_("Kalimat"), lambda line: line.text, width=36, stretch=True, field="text"),
)


class ConclusionsPart(NotePart[ConclusionLine]):
    """Lists the sentences; the one in hand is written at the right."""

    columns = COLUMNS
    fields = (
        LongText("text", N_("Kalimat"), required=True, lines=8, most_lines=20),
        Choice("kind", N_("Jenis"), tuple(RESOLUTION_KINDS.items())),
        Text("section", N_("Bagian")),
    )
    first = "text"
    missing = N_("Tulis dahulu kalimatnya; isian ini lalu ikut tersimpan.")

    def __init__(self, app: AppContext) -> None:
        self.up = icon_button("arrow-up", _("Pindah ke atas (Alt+↑)"), lambda: self.exchange(-1))
        self.down = icon_button("arrow-down", _("Pindah ke bawah (Alt+↓)"), lambda: self.exchange(1))
        super().__init__(app, (_("Kesimpulan"), _("Kesimpulan baru")), (resolutions.edit, resolutions.remove))
        self._sections = QStringListModel(self)
        completer = QCompleter(self._sections, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        line = self.form.field("section")
        assert isinstance(line, QLineEdit)
        line.setCompleter(completer)
        OwnKeys(self.view, {"Alt+Up": lambda: self.exchange(-1), "Alt+Down": lambda: self.exchange(1)})
        self.set_empty(
            "list-ordered",
            _("Belum ada kesimpulan"),
            _("Tulis satu kalimat untuk setiap kesimpulan; urutannya menjadi nomor dalam notula."),
        )

    def tools(self) -> Sequence[QWidget]:
        """Return what changes the order."""
        return (self.up, self.down)

    def refresh(self) -> None:
        """Read the sentences anew."""
        rows = self.app.ask(resolutions.resolutions, self.app.event_uid)
        self._sections.setStringList(self.app.ask(resolutions.sections, self.app.event_uid))
        numbers = dict.fromkeys(ResolutionKind, 0)
        lines = []
        for row in rows:
            numbers[row.kind] += 1
            lines.append(ConclusionLine(numbers[row.kind], row))
        self.show_rows(lines)

    def blank(self) -> dict[str, Any]:
        """Begin where the last sentence in hand stands."""
        line = self.view.current_row()
        kind, section = line.group if line else (ResolutionKind.CONCLUSION, "")
        return {"text": "", "kind": kind, "section": section}

    def make(self, changes: Mapping[str, Any]) -> Outcome[str]:
        """Add the sentence after the others of its kind and section."""
        given = {**self.blank(), **changes}
        return self.app.attempt(
            resolutions.add, self.app.event_uid, given["kind"], given["text"], given["section"] or ""
        )

    def said(self, row: ConclusionLine) -> str:
        """Return the number and the kind."""
        return f"{_(RESOLUTION_KINDS[row.kind])} {row.number}"

    def exchange(self, step: int) -> None:
        """Let the sentence in hand and its neighbour change places."""
        line = self.view.current_row()
        together = [one.uid for one in self.table.rows() if line and one.group == line.group]
        if line is None or not self.app.autosave.flush():
            return
        place = together.index(line.uid) + step
        if 0 <= place < len(together):
            self.app.act(self.view, resolutions.move, line.uid, place + 1)
