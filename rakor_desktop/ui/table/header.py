"""How wide the columns are, in what order, and which are hidden: suggested, arranged by hand, remembered."""

from __future__ import annotations

import json
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import QMenu, QWidget

from rakor_desktop.domain.i18n import _
from rakor_desktop.ui import icons, theme
from rakor_desktop.ui.table.column import Column
from rakor_desktop.ui.table.delegate import PAD
from rakor_desktop.ui.table.titles import ARROW, FUNNEL, Titles


class Header(Titles):
    """The titles of a TableView; ``layout_state`` gives what the person arranged as a JSON text."""

    def __init__(self, parent: QWidget, *, sortable: bool) -> None:
        super().__init__(parent, sortable=sortable)
        self._by_hand: set[int] = set()
        self._fitting = False
        self.setSectionsMovable(True)
        self.setMinimumSectionSize(4 * theme.SPACE)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self.sectionResized.connect(self._resized)
        self.geometriesChanged.connect(self.share)
        theme.set_font(self, "small", strong=True)

    def setModel(self, model: QAbstractItemModel | None) -> None:  # noqa: N802
        """Take the widths from the columns of the table."""
        super().setModel(model)
        self.reset_layout()

    def sectionSizeFromContents(self, section: int) -> QSize:  # noqa: N802
        """Return room for the title and the arrow."""
        column = self.columns()[section]
        return QSize(self._suggested(column), theme.ROW + 4)

    def reset_layout(self) -> None:
        """Go back to the widths, the order and the columns the program suggests."""
        self._by_hand.clear()
        for section in range(len(self.columns())):
            self.setSectionHidden(section, False)
            self.moveSection(self.visualIndex(section), section)
        self._suggest_widths()

    def share(self) -> None:
        """Divide the room that is left among the stretching columns nobody has resized by hand."""
        columns = self.columns()
        open_ended = [
            i
            for i, column in enumerate(columns)
            if column.stretch and i not in self._by_hand and not self.isSectionHidden(i)
        ]
        if not open_ended or self._fitting:
            return
        taken = sum(self.sectionSize(i) for i in range(len(columns)) if i not in open_ended)
        room = self.viewport().width() - taken
        self._fitting = True
        for left, section in zip(range(len(open_ended), 0, -1), open_ended, strict=True):
            width = max(self._suggested(columns[section]), room // left)
            self.resizeSection(section, width)
            room -= width
        self._fitting = False

    def layout_state(self) -> str:
        """Return what the person arranged, as JSON."""
        titles = [column.title for column in self.columns()]
        places = range(len(titles))
        section, order = self.sortIndicatorSection(), self.sortIndicatorOrder()
        down = order == Qt.SortOrder.DescendingOrder
        return json.dumps(
            {
                "widths": {titles[i]: self.sectionSize(i) for i in places if self._kept_width(i)},
                "hidden": [titles[i] for i in places if self.isSectionHidden(i)],
                "order": [titles[self.logicalIndex(i)] for i in places],
                "sort": [titles[section], down] if 0 <= section < len(titles) else None,
            },
            ensure_ascii=False,
        )

    def _kept_width(self, section: int) -> bool:
        return section in self._by_hand and not self.isSectionHidden(section)

    def restore_layout(self, state: str) -> None:
        """Arrange the columns as ``layout_state`` said; what is unknown by now is passed over."""
        try:
            kept = json.loads(state)
        except ValueError:
            kept = None
        if not isinstance(kept, dict):
            return
        sections = {column.title: section for section, column in enumerate(self.columns())}
        for place, title in enumerate(t for t in kept.get("order") or () if t in sections):
            self.moveSection(self.visualIndex(sections[title]), place)
        for title in kept.get("hidden") or ():
            if title in sections:
                self.setSectionHidden(sections[title], True)
        for title, width in (kept.get("widths") or {}).items():
            if title in sections and isinstance(width, int):
                self.resizeSection(sections[title], width)
        title, down = kept.get("sort") or ("", False)
        if title in sections and self.sortable:
            order = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
            self.setSortIndicator(sections[title], order)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the text size of the program."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._suggest_widths()

    def _suggested(self, column: Column[Any]) -> int:
        letters = QFontMetrics(theme.font("body")).averageCharWidth() * column.width
        title = QFontMetrics(self.font()).horizontalAdvance(column.heading)
        title += FUNNEL if self.sortable and column.filters else ARROW
        return max(letters, title) + 2 * PAD

    def _suggest_widths(self) -> None:
        self._fitting = True
        for section, column in enumerate(self.columns()):
            if section not in self._by_hand:
                self.resizeSection(section, self._suggested(column))
        self._fitting = False
        self.share()

    def _resized(self, section: int, _old: int, new: int) -> None:
        if not self._fitting and new:
            self._by_hand.add(section)
            self.share()

    def _show_menu(self, at: QPoint) -> None:
        self.menu(self.logicalIndexAt(at)).popup(self.mapToGlobal(at))

    def menu(self, section: int = -1) -> QMenu:
        """Return the menu in which columns are hidden and shown, and this one is filtered."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.can_filter(section):
            menu.addAction(
                icons.icon("funnel"), _("Saring kolom ini…"), lambda: self.filter_wanted.emit(section)
            )
            menu.addSeparator()
        shown = self.count() - self.hiddenSectionCount()
        for place, column in enumerate(self.columns()):
            hidden = self.isSectionHidden(place)
            action = QAction(column.heading, menu, checkable=True, checked=not hidden)
            action.setEnabled(hidden or shown > 1)
            action.toggled.connect(lambda on, place=place: self._show_section(place, on))
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(_("Kembalikan susunan kolom"), self.reset_layout)
        return menu

    def _show_section(self, section: int, on: bool) -> None:
        self._fitting = True
        self.setSectionHidden(section, not on)
        self._fitting = False
        self.share()
