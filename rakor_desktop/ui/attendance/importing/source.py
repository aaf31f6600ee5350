"""Where a table comes from, and which part of it is read: the two upper lines of the import dialog."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from rakor_desktop.domain.attendance import ROLES, Role
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.regions import Region
from rakor_desktop.exchange.layout import HEADING_DEPTH
from rakor_desktop.exchange.row_place import Usual
from rakor_desktop.exchange.table import clean
from rakor_desktop.services.importing import IMPORT_KINDS, ImportKind, Laid
from rakor_desktop.ui.choosers import ChoiceBox, SearchBox
from rakor_desktop.ui.pieces import Label, Picture, across, button, down
from rakor_desktop.ui.theme import SPACE

ABOVE = "above"
"""Chosen instead of a region: an empty cell says what the one above it says."""
_WIDEST = 360
_LONGEST = 480
"""Pixels the name of a file may take."""
_SHOWN = 40
"""Letters of a row that are enough to know it by."""


class SourceLine(QWidget):
    """Names what is being read and offers something else."""

    def __init__(
        self, choose: Callable[[], object], paste: Callable[[], object], template: Callable[[], object]
    ) -> None:
        super().__init__()
        self.name = Label(strong=True)
        self.name.setWordWrap(False)
        self.choose = button(_("Pilih berkas…"), choose, icon="folder-open", shortcut="Ctrl+O")
        self.paste = button(_("Tempel dari papan klip"), paste, icon="clipboard-paste")
        self.paste.setToolTip(_("Baca tabel yang disalin dari Excel (Ctrl+V)"))
        self.template = button(_("Buat templat Excel…"), template, icon="file-plus", kind="quiet")
        self.template.setToolTip(_("Tabel kosong untuk dikirim dan diisi"))
        box = across(Picture("file-text"), self.name, None, self.template, self.paste, self.choose)
        self.setLayout(box)
        self.show_name(_("Belum ada tabel"))

    def show_name(self, name: str) -> None:
        """Name the table that is read."""
        shown = self.name.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, _LONGEST)
        self.name.setText(shown)
        self.name.setToolTip(name)


class PartsLine(QWidget):
    """Which sheet, which row of headings, and what holds where a row says nothing."""

    kind_chosen = Signal()
    sheet_chosen = Signal(int)
    heading_chosen = Signal(int)
    usual_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.kind = ChoiceBox([(kind, _(name)) for kind, name in IMPORT_KINDS.items()])
        self.sheet = ChoiceBox()
        self.heading = ChoiceBox()
        self.region = SearchBox()
        self.role = ChoiceBox([(role, _(name)) for role, name in ROLES.items()])
        self._place = ""
        self._regions: Mapping[str, Region] = {}
        self._parts = {
            box: labelled(title, box)
            for box, title in (
                (self.kind, _("Isi tabel")),
                (self.sheet, _("Lembar")),
                (self.heading, _("Baris judul")),
                (self.region, _("Asal bila kosong")),
                (self.role, _("Peran bila kosong")),
            )
        }
        box = across(*self._parts.values(), gap=SPACE)
        for place, stretch in enumerate((3, 3, 4, 4, 3)):
            box.setStretch(place, stretch)
        box.addStretch(1)
        for part in self._parts.values():
            part.setMaximumWidth(_WIDEST)
        self.setLayout(box)
        self.kind.show_value(ImportKind.PARTICIPANTS)
        self.role.show_value(Role.PARTICIPANT)
        self.region.setPlaceholderText(_("tidak ada"))
        self._connect()

    def _connect(self) -> None:
        self.kind.activated.connect(self.kind_chosen)
        self.sheet.activated.connect(lambda: self.sheet_chosen.emit(self.sheet.value()))
        self.heading.activated.connect(lambda: self.heading_chosen.emit(self.heading.value()))
        self.role.activated.connect(self.usual_changed)
        self.region.picked.connect(self._region_typed)
        self.region.editingFinished.connect(self._region_typed)

    def offer(self, regions: Mapping[str, Region]) -> None:
        """Know which regions there are, by uid."""
        self._regions = regions
        above = ABOVE, _("Seperti baris di atasnya")
        self.region.set_options([above, *region_options(regions.values())])

    def forget(self) -> None:
        """Know nothing that is usual: another table comes next."""
        self._place = ""
        self.region.show_value(None)
        self.role.show_value(Role.PARTICIPANT)

    def show_laid(self, laid: Laid, kind: ImportKind) -> None:
        """Show which parts of the file are read."""
        self.kind.show_value(kind)
        people = kind is ImportKind.PARTICIPANTS
        self.sheet.set_options(laid.choices)
        self.sheet.show_value(laid.layout.sheet)
        self.heading.set_options(_headings(laid))
        self.heading.show_value(laid.layout.heading)
        self._parts[self.sheet].setVisible(len(laid.choices) > 1)
        for box in (self.region, self.role):
            self._parts[box].setVisible(people)

    def usual(self, *, tidy: bool, drop_nip: bool, chosen: Mapping[int, Region]) -> Usual:
        """Return what holds where a row says nothing, with what was decided about names, NIPs and rows."""
        return Usual(
            self.role.value(),
            self._regions.get(self._place),
            tidy=tidy,
            drop_nip=drop_nip,
            from_above=self._place == ABOVE,
            regions=dict(chosen),
        )

    def _region_typed(self) -> None:
        try:
            place = self.region.value() or ""
        except RakorError:
            # What is typed so far means nothing or two things: it holds no more than what was chosen before.
            self.region.show_value(self._place or None)
            return
        self.region.show_value(place or None)
        if place != self._place:
            self._place = place
            self.usual_changed.emit()


def region_options(regions: Iterable[Region]) -> list[tuple[str, str, str]]:
    """Return what a search for a region offers."""
    return [(region.uid, region.name, " ".join((region.code, *region.aliases))) for region in regions]


def labelled(title: str, box: QWidget) -> QWidget:
    """Return the box with its title above it."""
    label = Label(title, size="small", tone="muted")
    label.setBuddy(box)
    box.setAccessibleName(title)
    made = QWidget()
    made.setLayout(down(label, box, gap=4))
    return made


def _headings(laid: Laid) -> list[tuple[int, str]]:
    """Return the rows that may hold the headings, each by its beginning."""
    found = [(0, _("Tanpa baris judul"))]
    for number, row in enumerate(laid.sheet.grid[:HEADING_DEPTH], start=1):
        words = " · ".join(text for cell in row if (text := clean(cell)))
        if words:
            shown = words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"
            found.append((number, f"{number}: {shown}"))
    return found
