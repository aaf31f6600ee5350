"""The side of the page of problems: all that is known of one of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.issues import (
    AUTHORITIES,
    ISSUE_CATEGORIES,
    ISSUE_STATUSES,
    IssueStatus,
    guess_category,
)
from rakor_desktop.domain.regions import Region
from rakor_desktop.services import issues
from rakor_desktop.ui.context import AppContext, Outcome
from rakor_desktop.ui.form import Choice, Date, LongText, Searchable, Text
from rakor_desktop.ui.panels.draft_form import DraftForm
from rakor_desktop.ui.panels.issue_columns import Line
from rakor_desktop.ui.panels.saving import saving
from rakor_desktop.ui.pieces import InlineMessage, Label, across, button, down, icon_button, scrolling
from rakor_desktop.ui.theme import SPACE, State

_LETTERS = 200
FIELDS = (
    LongText("description", N_("Permasalahan/kendala"), required=True, lines=4),
    Searchable("region_uid", N_("Kabupaten/Kota")),
    Choice("category", N_("Kategori"), tuple(ISSUE_CATEGORIES.items())),
    Text("commodity", N_("Bidang/komoditas"), half=True, max_length=_LETTERS),
    Choice("status", N_("Status"), tuple(ISSUE_STATUSES.items()), half=True),
    LongText("measures_taken", N_("Upaya yang telah dilakukan"), lines=2),
    LongText("proposed_solution", N_("Usulan pemecahan/tindak lanjut"), lines=2),
    Text("responsible", N_("Penanggung jawab"), half=True, max_length=_LETTERS),
    Choice("authority", N_("Kewenangan"), ((None, N_("Belum ditentukan")), *AUTHORITIES.items()), half=True),
    Date("deadline", N_("Batas waktu"), half=True),
    Text("source", N_("Sumber"), half=True, max_length=_LETTERS),
    LongText("remarks", N_("Keterangan"), lines=2),
)


def region_options(regions: Sequence[Region]) -> list[tuple[str, str, str]]:
    """Return the regions as a searchable field offers them: by name, alias and code."""
    return [(row.uid, row.name, " ".join((row.code, *row.aliases))) for row in regions]


class IssuePanel(QWidget):
    """Shows one problem and saves what is changed in it; a fresh one is listed when its words are typed."""

    created = Signal(str)
    remove_wanted = Signal()
    closed = Signal()
    """A draft was given up."""

    def __init__(self, app: AppContext) -> None:
        super().__init__()
        self.app = app
        self._given: dict[str, Any] = {}
        self._guessing = ""
        """The problem just written whose category still follows its words."""
        self._title = Label(strong=True)
        self._origin = Label(size="small", tone="muted")
        self._remove = icon_button(
            "trash-2", _("Hapus permasalahan ini (Delete di daftar)"), self.remove_wanted.emit
        )
        self._cancel = button(_("Batal"), self._give_up, kind="quiet")
        self._findings = InlineMessage(State.WARN)
        save = saving(app, issues.edit)
        self.form = DraftForm(
            FIELDS,
            self._log,
            lambda uid, changes: save({uid: self._guessed(uid, changes)}),
            first=("description",),
            missing=_("Tulis dahulu permasalahannya; isian ini lalu ikut tersimpan."),
            autosave=app.autosave,
        )
        category = self.form.field("category")
        assert isinstance(category, QComboBox)
        category.setPlaceholderText(_("Ditentukan dari isinya"))
        self.form.created.connect(self.created)
        self._lay_out()

    def _lay_out(self) -> None:
        words = down(self._title, self._origin, gap=2)
        head = across(words, self._cancel, self._remove)
        head.setStretch(0, 1)
        inner = QWidget()
        body = down(self._findings, self.form, gap=12)
        inner.setLayout(body)
        body.setContentsMargins(2 * SPACE, SPACE // 2, 2 * SPACE, 2 * SPACE)
        head.setContentsMargins(2 * SPACE, SPACE, SPACE, SPACE)
        box = down(head, scrolling(inner), gap=0)
        box.setStretch(1, 1)
        self.setLayout(box)
        self.setMinimumWidth(320)

    def set_regions(self, regions: Sequence[Region]) -> None:
        """Offer these regions."""
        self.form.set_options("region_uid", region_options(regions))

    def show_line(self, line: Line) -> bool:
        """Show a problem; False when what was typed into the former one could not be saved."""
        if not self.form.show_row(line.uid, line.issue):
            return False
        if line.uid != self._guessing:
            self._guessing = ""
        self._say(line.issue.number, line.note, line.findings)
        return True

    def begin(self, region_uid: str | None) -> bool:
        """Start a fresh one, of this region if one is chosen, and wait for the first words."""
        given = {"region_uid": region_uid} if region_uid else {}
        blank = {field.name: None for field in FIELDS} | {"status": IssueStatus.OPEN} | given
        if not self.form.begin(blank):
            return False
        self._given = given
        self._guessing = ""
        self._say("", "", ())
        self.form.focus("description")
        return True

    def _log(self, changes: Mapping[str, Any]) -> Outcome[str]:
        given = {name: value for name, value in {**self._given, **changes}.items() if value is not None}
        log: Callable[..., str] = issues.log
        outcome = self.app.attempt(log, self.app.event_uid, **given)
        self._guessing = outcome.value or "" if "category" not in given else ""
        return outcome

    def _guessed(self, uid: str, changes: Mapping[str, Any]) -> Mapping[str, Any]:
        """Add the category that fits the words, as long as they are being written and nobody chose one."""
        if uid != self._guessing or "category" in changes:
            self._guessing = ""
        elif changes.get("description"):
            return {**changes, "category": guess_category(changes["description"])}
        return changes

    def _say(self, number: str, note: str, findings: Sequence[str]) -> None:
        fresh = self.form.drafting
        self._title.setText(_("Permasalahan baru") if fresh else number)
        origin = _("Dari catatan notula {number}").format(number=note) if note else ""
        self._origin.setText(_("Tersimpan begitu permasalahannya ditulis.") if fresh else origin)
        self._origin.setVisible(bool(self._origin.text()))
        self._cancel.setVisible(fresh)
        self._remove.setVisible(not fresh)
        self._findings.show_message(State.WARN, "\n".join(findings))

    def _give_up(self) -> None:
        self.form.discard()
        self.closed.emit()
