"""What may be chosen for a paper before it is drawn: the day, the group, the form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from rakor_desktop.domain import shown_dates
from rakor_desktop.domain.attendance import GROUPS
from rakor_desktop.domain.event import SessionRow
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.services.printing import PrintableRow
from rakor_desktop.ui.form import Check, Choice, Form, Number
from rakor_desktop.ui.form.fields import Field
from rakor_desktop.ui.pieces import Label, down
from rakor_desktop.ui.theme import SPACE

_WHOLE = ""


class PaperChoice(QWidget):
    """Shows the choices that the paper at hand knows, and remembers them for each paper."""

    def __init__(self) -> None:
        super().__init__()
        self._days: Sequence[SessionRow] = ()
        self._row: PrintableRow | None = None
        self._form: Form | None = None
        self._kept: dict[str, dict[str, Any]] = {}
        self._title = Label(size="title")
        self._box = down(self._title, gap=2 * SPACE)
        self.setLayout(self._box)

    @property
    def form(self) -> Form | None:
        """The form of the paper at hand; None for a paper without choices."""
        return self._form

    def show_days(self, days: Sequence[SessionRow]) -> None:
        """Offer these days from now on."""
        if list(days) != list(self._days):
            self._days = days
            self._row = None

    def show_paper(self, row: PrintableRow) -> None:
        """Show the choices of another paper; the same one keeps its widgets."""
        self._title.setText(row.title)
        if self._row is not None and (self._row.key, self._row.variants) == (row.key, row.variants):
            return
        if self._form is not None:
            self._box.removeWidget(self._form)
            self._form.hide()
            self._form.deleteLater()
        self._row = row
        fields = [field for name in row.options if (field := self._field(name, row)) is not None]
        self._form = Form(fields) if fields else None
        if self._form is not None:
            usual = {field.name: self._usual(field.name, row) for field in fields}
            known = {name: value for name, value in self._kept.get(row.key, {}).items() if name in usual}
            self._form.show_row(row.key, usual | known)
            self._box.addWidget(self._form)

    def options(self) -> dict[str, Any] | None:
        """Return what was chosen, as ``printing.paper`` takes it; None after showing what is wrong."""
        if self._form is None or self._row is None:
            return {}
        chosen = self._form.collect()
        if chosen is None:
            return None
        self._kept[self._row.key] = chosen
        return {name: value for name, value in chosen.items() if value not in (None, _WHOLE)}

    def _usual(self, name: str, row: PrintableRow) -> Any:
        if name == "variant":
            return row.variants[0][0]
        if name == "session_uid":
            return self._first_day(row)
        return {"group": _WHOLE, "final": False, "draft": False}.get(name)

    def _first_day(self, row: PrintableRow) -> str:
        return self._days[0].uid if "group" in row.options and self._days else _WHOLE

    def _field(self, name: str, row: PrintableRow) -> Field | None:
        known: dict[str, Field] = {
            "session_uid": Choice(name, N_("Hari"), options=self._day_options(row), half=True),
            "group": Choice(
                name,
                N_("Kelompok"),
                options=[(_WHOLE, _("Semua kelompok")), *((g, _(said)) for g, said in GROUPS.items())],
                half=True,
            ),
            "variant": Choice(name, N_("Bentuk"), options=row.variants, half=True),
            "rows": Number(
                name,
                N_("Baris kosong"),
                whole=True,
                low=0,
                high=500,
                hint=N_("Kosong: menurut pengaturan naskah."),
                half=True,
            ),
            "final": Check(name, N_("Final: hanya yang hadir, dengan jumlah laki-laki dan perempuan")),
            "draft": Check(name, N_("Beri tanda DRAF")),
        }
        return known.get(name)

    def _day_options(self, row: PrintableRow) -> list[tuple[str, str]]:
        days = [(day.uid, shown_dates.long_date(day.date)) for day in self._days]
        return days if "group" in row.options else [(_WHOLE, _("Seluruh rakor")), *days]
