"""A list of what a table can be sorted by: the same as clicking its titles, in words."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from rakor_desktop.domain.i18n import _
from rakor_desktop.ui.choosers import ChoiceBox
from rakor_desktop.ui.table.header import Header

_AS_GIVEN = -1
_Order = Qt.SortOrder


class OrderBox(ChoiceBox):
    """Shows what the table is sorted by, also when a title was clicked; the arrow there tells the way."""

    def __init__(self, header: Header, as_given: str) -> None:
        options: list[tuple[Any, str]] = [(_AS_GIVEN, as_given)]
        for place, column in enumerate(header.columns()):
            words = _(column.sorts) if column.sorts else column.heading
            if column.filters:
                options.append((place, words[:1].upper() + words[1:]))
        super().__init__(options)
        self._header = header
        self.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self.setAccessibleName(_("Urutkan"))
        self.setToolTip(_("Urutan daftar; klik judul kolom mengurutkan juga"))
        self.activated.connect(self._sort)
        header.sortIndicatorChanged.connect(self._show)
        self._show(header.sortIndicatorSection())

    def _sort(self) -> None:
        self._header.setSortIndicator(self.value(), _Order.AscendingOrder)

    def _show(self, section: int, _order: Any = None) -> None:
        self.show_value(section if section >= 0 else _AS_GIVEN)
