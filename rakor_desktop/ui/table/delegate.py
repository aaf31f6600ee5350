"""How a cell is painted and with what it is edited."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from rakor_desktop.domain.i18n import _
from rakor_desktop.ui import icons, theme
from rakor_desktop.ui.chips import chip_height, chip_width, paint_chip
from rakor_desktop.ui.choosers import ChoiceBox
from rakor_desktop.ui.table.column import Column
from rakor_desktop.ui.table.model import RowTable

Index = QModelIndex | QPersistentModelIndex

PAD = theme.SPACE
_GAP = 6


def row_height() -> int:
    """Return the height of a row: 32 pixels, more only for larger text."""
    return max(theme.ROW, chip_height() + 8)


class CellDelegate(QStyledItemDelegate):
    """Paints quiet cells straight from the row, without asking the model role by role."""

    def __init__(self, parent: QWidget, opened: Callable[[QWidget], None] | None = None) -> None:
        super().__init__(parent)
        self._opened = opened

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, hairline, picture, chip or text, and the ring around the current cell."""
        model = index.model()
        assert isinstance(model, RowTable)
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        colours = theme.current()
        painter.fillRect(box, self._ground(option, index))
        painter.fillRect(box.x(), box.bottom(), box.width(), 1, colours.line)
        self._paint_content(painter, box, model.row(index), model.columns[index.column()])
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colours.accent, 2))
            painter.drawRect(box.adjusted(1, 1, -1, -2))

    def _ground(self, option: QStyleOptionViewItem, index: Index) -> QColor:
        colours = theme.current()
        if option.state & QStyle.StateFlag.State_Selected:
            return colours.select
        view = self.parent()
        here = isinstance(view, QAbstractItemView) and view.currentIndex().row() == index.row()
        return colours.hover if here else colours.surface

    def _paint_content(self, painter: QPainter, box: QRect, row: Any, column: Column[Any]) -> None:
        inner = box.adjusted(PAD, 0, -PAD, -1)
        text = column.text(row)
        state = column.state(row) if column.state is not None else None
        if state is not None and text:
            paint_chip(painter, inner, state, text)
            return
        picture = column.icon(row) if column.icon is not None else ""
        if picture:
            spot = QRect(inner.x(), inner.y(), icons.SIZE, inner.height())
            icons.paint(painter, picture, theme.current().muted, spot)
            inner.setLeft(spot.right() + _GAP)
        painter.setPen(theme.current().text)
        shown = painter.fontMetrics().elidedText(_line(text), Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, int(column.align | Qt.AlignmentFlag.AlignVCenter), shown)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Return the room for the whole text, for fitting a column to its content."""
        model = index.model()
        assert isinstance(model, RowTable)
        row, column = model.row(index), model.columns[index.column()]
        text = _line(column.text(row))
        metrics = option.fontMetrics
        width = chip_width(text) if column.state is not None else metrics.horizontalAdvance(text)
        picture = icons.SIZE + _GAP if column.icon is not None else 0
        return QSize(2 * PAD + picture + width + 2, row_height())

    def helpEvent(  # noqa: N802
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Show the tip of a cell, or its whole text where it was cut short."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        tip = index.data(Qt.ItemDataRole.ToolTipRole) or ""
        cell: QRect = option.rect
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        if not tip and (self.sizeHint(option, index).width() > cell.width() or "\n" in text):
            tip = text
        QToolTip.showText(event.globalPos(), tip, view)
        return True

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: N802
        """Return a line, or a list where the value is one of a few."""
        model = index.model()
        assert isinstance(model, RowTable)
        row, column = model.row(index), model.columns[index.column()]
        editor = QLineEdit(parent) if column.choices is None else self._list(parent, column, row)
        editor.setAccessibleName(_(column.title))
        if isinstance(editor, QLineEdit):
            editor.setAlignment(column.align)
        if self._opened is not None:
            self._opened(editor)
        return editor

    def _list(self, parent: QWidget, column: Column[Any], row: Any) -> ChoiceBox:
        combo = ChoiceBox(column.options(row), parent)
        combo.activated.connect(lambda: self._picked(combo))
        return combo

    def _picked(self, combo: ChoiceBox) -> None:
        self.commitData.emit(combo)
        self.closeEditor.emit(combo)

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802
        """Fill a fresh editor; one that is being typed into is left alone."""
        if editor.property("filled"):
            return
        editor.setProperty("filled", True)
        text = str(index.data(Qt.ItemDataRole.EditRole))
        if isinstance(editor, ChoiceBox):
            editor.setCurrentText(text)
        elif isinstance(editor, QLineEdit):
            editor.setText(text)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:  # noqa: N802
        """Hand what was typed to the model; the view hears of a refusal by its signal."""
        text = editor.currentText() if isinstance(editor, ChoiceBox) else editor.property("text")
        model.setData(index, text)

    def updateEditorGeometry(  # noqa: N802
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        """Let the editor fill its cell."""
        cell: QRect = option.rect
        editor.setGeometry(cell)


def _line(text: str) -> str:
    """Return the text as one line."""
    return " ".join(text.split()) if "\n" in text else text
