"""The side of a matrix: all that is known of one row, and what is strange about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.programmes import FundingSource, ProgrammeKind, ProgrammeRow
from rakor_desktop.domain.regions import Region
from rakor_desktop.services import programmes
from rakor_desktop.ui.context import AppContext, Outcome
from rakor_desktop.ui.form import Heading
from rakor_desktop.ui.panels.draft_form import DraftForm
from rakor_desktop.ui.panels.issue_panel import region_options
from rakor_desktop.ui.panels.programme_code import Suggestions, codes, units
from rakor_desktop.ui.panels.programme_columns import Line
from rakor_desktop.ui.panels.programme_fields import FIELDS, NAMES
from rakor_desktop.ui.panels.saving import saving
from rakor_desktop.ui.pieces import InlineMessage, Label, across, button, down, icon_button, scrolling
from rakor_desktop.ui.theme import SPACE, State

_WIDTH = 720
"""In pixels: so much room the names of codes take."""


class ProgrammePanel(QWidget):
    """Shows one row and saves what is changed in it; a fresh one is added with its code or its name."""

    created = Signal(str)
    remove_wanted = Signal()
    closed = Signal()
    """The person wants the room for the table."""

    def __init__(self, app: AppContext, kind: ProgrammeKind) -> None:
        super().__init__()
        self.app = app
        self._kind = kind
        self._save = saving(app, programmes.edit)
        self._row: ProgrammeRow | None = None
        self._given: dict[str, Any] = {}
        self._picked = ""
        self._regions: dict[str, Region] = {}
        self._title = Label(strong=True)
        self._note = Label(size="small", tone="muted")
        self._remove = icon_button(
            "trash-2", _("Hapus baris ini (Ctrl+Delete di tabel)"), self.remove_wanted.emit
        )
        self._cancel = button(_("Batal"), self.give_up, kind="quiet")
        self._shut = icon_button("x", _("Tutup rincian (Ctrl+E)"), self.closed.emit)
        self._findings = InlineMessage(State.WARN)
        self.form = DraftForm(
            FIELDS[kind],
            self._add,
            self._edit,
            first=("code", *NAMES),
            missing=_("Isi dahulu kode atau sub kegiatannya; isian ini lalu ikut tersimpan."),
            autosave=app.autosave,
        )
        self.form.created.connect(self.created)
        self._help_typing()
        self._lay_out()

    def _help_typing(self) -> None:
        code, unit = self.form.field("code"), self.form.field("unit")
        assert isinstance(code, QLineEdit)
        assert isinstance(unit, QLineEdit)
        self.finder = Suggestions(code, lambda text: codes(text, self._region()), width=_WIDTH)
        self.finder.picked.connect(self._fill_in_names)
        self.units = Suggestions(unit, units)

    def _lay_out(self) -> None:
        words = down(self._title, self._note, gap=2)
        head = across(words, self._cancel, self._remove, self._shut, gap=0)
        head.setStretch(0, 1)
        head.setContentsMargins(2 * SPACE, SPACE, SPACE, SPACE)
        inner = QWidget()
        body = down(self._findings, self.form, gap=12)
        body.setContentsMargins(2 * SPACE, SPACE // 2, 2 * SPACE, 2 * SPACE)
        inner.setLayout(body)
        box = down(head, scrolling(inner), gap=0)
        box.setStretch(1, 1)
        self.setLayout(box)
        self.setMinimumWidth(320)

    def set_regions(self, regions: Sequence[Region]) -> None:
        """Offer these regions."""
        self._regions = {region.uid: region for region in regions}
        self.form.set_options("region_uid", region_options(regions))

    def show_line(self, line: Line) -> bool:
        """Show a row; False when what was typed into the former one could not be saved."""
        if not self.form.show_row(line.uid, line.row):
            return False
        self._row = line.row
        dak = line.row.funding_source is FundingSource.DAK_FISIK
        self.form.set_shown("krisna_status", dak or bool(line.row.krisna_status))
        self._say("  ·  ".join(filter(None, (line.row.number, line.row.region))), line.findings)
        return True

    def begin(self, given: Mapping[str, Any]) -> bool:
        """Start a fresh row with what is known of it already, and wait for its code or its name."""
        fields = [field for field in FIELDS[self._kind] if not isinstance(field, Heading)]
        if not self.form.begin({field.name: given.get(field.name) for field in fields}):
            return False
        self._row = None
        self._given = dict(given)
        self.form.set_shown("krisna_status", given.get("funding_source") is FundingSource.DAK_FISIK)
        self._say("", ())
        self.form.focus("code")
        return True

    def give_up(self) -> None:
        """Forget the draft."""
        self.form.discard()
        self.closed.emit()

    def _add(self, changes: Mapping[str, Any]) -> Outcome[str]:
        given = {name: value for name, value in {**self._given, **changes}.items() if value is not None}
        add: Callable[..., str] = programmes.add
        return self.app.attempt(add, self.app.event_uid, self._kind, **given)

    def _edit(self, uid: str, changes: Mapping[str, Any]) -> str | None:
        picked = changes.get("code") == self._picked
        full = with_names(changes, None if picked else self._row)
        self._picked = ""
        return self._save({uid: full})

    def _fill_in_names(self, code: str) -> None:
        """Let a code that was picked bring its names along when it is saved."""
        self._picked = code

    def _region(self) -> Region | None:
        uid = self._row.region_uid if self._row is not None else self._given.get("region_uid")
        return self._regions.get(uid or "")

    def _say(self, title: str, findings: Sequence[str]) -> None:
        fresh = self.form.drafting
        self._title.setText(_("Baris baru") if fresh else title)
        self._note.setText(_("Tersimpan begitu kode atau sub kegiatannya diisi.") if fresh else "")
        self._note.setVisible(fresh)
        self._cancel.setVisible(fresh)
        self._remove.setVisible(not fresh)
        self._shut.setVisible(not fresh)
        self._findings.show_message(State.WARN, "\n".join(findings))


def with_names(changes: Mapping[str, Any], row: ProgrammeRow | None) -> dict[str, Any]:
    """Return the changes with the names of a known code; names that stand in ``row`` already are kept."""
    full = dict(changes)
    names = programmes.complete(full.get("code") or "")
    if names is None or (row is not None and any(getattr(row, name) for name in NAMES)):
        return full
    for name in (*NAMES, "nomenclature"):
        if getattr(names, name) and not full.get(name):
            full[name] = getattr(names, name)
    return full
