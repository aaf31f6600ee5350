"""How a cell is painted and with what it is edited."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from rakor_desktop.ui import icons, theme
from rakor_desktop.ui.chips import chip_height, chip_width, paint_chip
from rakor_desktop.ui.choosers import ChoiceBox
from rakor_desktop.ui.table.column import Column
from rakor_desktop.ui.table.model import RowTable

Index = QModelIndex | QPersistentModelIndex

PAD = theme.SPACE
_GAP = 6
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def row_height() -> int:
    """Return the height of a row: 32 pixels, more only for larger text."""
    return max(theme.ROW, chip_height() + 8)


class CellDelegate(QStyledItemDelegate):
    """Paints quiet cells straight from the row, without asking the model role by role."""

    fill_wanted = Signal(QWidget)
    """Ctrl+Enter was pressed in this editor: what is typed is meant for all selected cells."""

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
        rejected = model.rejection(index, index.column()) is not None
        painter.fillRect(box, colours.bad_soft if rejected else self._ground(option, index))
        painter.fillRect(box.x(), box.bottom(), box.width(), 1, colours.line)
        room = _mark_rejected(painter, box) if rejected else box
        self._paint_content(painter, room, model.row(index), model.columns[index.column()])
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
        editor.setAccessibleName(column.heading)
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
        model.setData(index, self.typed_in(editor))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let Ctrl+Enter fill the selection; Qt knows only Enter."""
        pressed = event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(editor, QWidget) and _fills(event):
            self.fill_wanted.emit(editor)
            return True
        return super().eventFilter(editor, event)

    def typed_in(self, editor: QWidget) -> str:
        """Return what stands in an editor."""
        return editor.currentText() if isinstance(editor, ChoiceBox) else str(editor.property("text"))

    def updateEditorGeometry(  # noqa: N802
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        """Let the editor fill its cell."""
        cell: QRect = option.rect
        editor.setGeometry(cell)


def _fills(event: QEvent) -> bool:
    control = Qt.KeyboardModifier.ControlModifier
    return (
        isinstance(event, QKeyEvent)
        and event.key() in _ENTER
        and event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == control
    )


def _mark_rejected(painter: QPainter, box: QRect) -> QRect:
    """Draw the sign of a text that was not taken; return the room that is left of it."""
    sign = theme.State.BAD
    spot = QRect(box.right() - PAD - icons.SIZE, box.y(), icons.SIZE, box.height() - 1)
    icons.paint(painter, icons.STATES[sign], theme.current().tone(sign)[0], spot)
    return box.adjusted(0, 0, -icons.SIZE - _GAP, 0)


def _line(text: str) -> str:
    """Return the text as one line."""
    return " ".join(text.split()) if "\n" in text else text
