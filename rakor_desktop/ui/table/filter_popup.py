"""What opens below a title: the values of the column, and which of them are to be shown."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QLayout, QLineEdit, QWidget

from rakor_desktop.domain.i18n import _
from rakor_desktop.ui import theme
from rakor_desktop.ui.icons import icon
from rakor_desktop.ui.pieces import Label, across, button, down
from rakor_desktop.ui.table.filter_values import ValueList, Values
from rakor_desktop.ui.table.model import RowTable
from rakor_desktop.ui.theme import SPACE

_WIDTH = 44
"""In average letters."""
_MOST_ROWS = 9
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FilterPopup(QFrame):
    """Every tick is seen in the table at once; Esc puts back what was before.

    Nothing ticked shows everything. Enter in the search shows what was found.
    """

    closed = Signal()

    def __init__(self, table: RowTable[Any], column: int, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("popup")
        self._table = table
        self._column = column
        self._before = table.kept(column)
        title = table.columns[column].heading
        self.setAccessibleName(_("Saring kolom {title}").format(title=title))
        self.values = Values(table.values(column), self._before)
        self.search = _Search(_("Cari di kolom ini"))
        self.list = ValueList(self.values)
        self.every = button(_("Centang semua"), self.values.tick_listed, kind="quiet")
        self.none = button(_("Kosongkan"), self.values.untick, kind="quiet")
        self.finish = button(_("Selesai"), self.close, kind="primary")
        self._lay_out(title)
        self._connect()
        self._show_state()

    def _lay_out(self, title: str) -> None:
        heading = Label(_("{title}: tampilkan hanya").format(title=title), size="small", tone="muted")
        actions = across(self.every, self.none, None, self.finish, gap=SPACE // 2)
        box = down(heading, self.search, self.list, actions, margin=SPACE)
        # The words on the buttons change, and a style sheet makes everything larger once it is shown.
        box.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        self.setLayout(box)
        letters = self.fontMetrics().averageCharWidth()
        row = self.list.sizeHintForRow(0) if self.values.listed else theme.ROW
        self.list.setFixedHeight(row * min(max(len(self.values.listed), 2), _MOST_ROWS) + 2)
        self.list.setMinimumWidth(_WIDTH * letters)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._look)
        self.search.down_pressed.connect(self._go_down)
        self.search.entered.connect(self._take_found)
        self.list.done.connect(self.close)
        self.list.left_upwards.connect(self.search.setFocus)
        self.list.typed.connect(self._type_on)
        self.values.ticked.connect(self._apply)

    def open_at(self, corner: QPoint) -> None:
        """Show itself with its upper left corner there, or as near as the screen allows."""
        self.show()
        self.adjustSize()
        screen = QGuiApplication.screenAt(corner) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        left = max(room.left(), min(corner.x(), room.right() - self.width()))
        top = max(room.top(), min(corner.y(), room.bottom() - self.height()))
        self.move(left, top)
        self.search.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Put the filter back that was there before."""
        if event.key() == Qt.Key.Key_Escape:
            self._table.keep_only(self._column, self._before)
            self.close()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: Any) -> None:  # noqa: N802
        """Tell that the keyboard may go back to the table."""
        super().hideEvent(event)
        self.closed.emit()

    def _look(self, text: str) -> None:
        self.values.look_for(text)
        self._show_state()

    def _go_down(self) -> None:
        if self.values.listed:
            self.list.setFocus()
            self.list.setCurrentIndex(self.values.index(max(self.list.currentIndex().row(), 0)))

    def _take_found(self) -> None:
        if not self.search.text().strip():
            self.close()
        elif self.values.listed:
            self.values.tick_listed()
            self.close()

    def _type_on(self, letter: str) -> None:
        self.search.setFocus()
        self.search.insert(letter)

    def _apply(self) -> None:
        self._table.keep_only(self._column, self.values.kept)
        self._show_state()

    def _show_state(self) -> None:
        looking = bool(self.search.text().strip())
        listed = len(self.values.listed)
        self.every.setText(_("Centang {n} yang cocok").format(n=listed) if looking else _("Centang semua"))
        self.every.setEnabled(listed > 0)
        self.none.setEnabled(bool(self.values.kept))


class _Search(QLineEdit):
    entered = Signal()
    down_pressed = Signal()

    def __init__(self, hint: str) -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go on to the list, or be done."""
        if event.key() == Qt.Key.Key_Down:
            self.down_pressed.emit()
        elif event.key() in _ENTER:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)
