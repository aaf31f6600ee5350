"""The row of choosers that says what each column of a table is used as."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from rakor_desktop.domain.i18n import _
from rakor_desktop.exchange.headings import FIELD_LABELS
from rakor_desktop.exchange.layout import Layout, SheetColumn
from rakor_desktop.exchange.table import Vocabulary, letters
from rakor_desktop.ui import theme
from rakor_desktop.ui.choosers import ChoiceBox
from rakor_desktop.ui.pieces import Label, across, down
from rakor_desktop.ui.theme import SPACE

_LETTERS = 22


class ColumnRow(QScrollArea):
    """One chooser for each column, below its heading."""

    changed = Signal(int, str)
    """The column at this place is to be used as this field, or not at all when it is empty."""

    def __init__(self) -> None:
        super().__init__()
        self._cells: dict[int, _Cell] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Kolom"))

    def show_layout(self, layout: Layout, vocabulary: Vocabulary) -> None:
        """Show what each column is used as; the choosers of the same columns stay where they are."""
        if list(self._cells) != [column.place for column in layout.columns]:
            self._make(layout, vocabulary)
        for column in layout.columns:
            self._cells[column.place].show_column(column)

    def box(self, place: int) -> ChoiceBox:
        """Return the chooser of the column at this place."""
        return self._cells[place].box

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Bring a chooser into sight when the keyboard comes to it."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.ensureWidgetVisible(watched, 2 * SPACE, 0)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep room for the scroll bar only where there is one."""
        super().resizeEvent(event)
        self._fit()

    def _make(self, layout: Layout, vocabulary: Vocabulary) -> None:
        options = [
            ("", _("Tidak dipakai")),
            *((field, _(FIELD_LABELS[field])) for field in vocabulary.fields),
        ]
        self._cells = {column.place: _Cell(options) for column in layout.columns}
        for place, cell in self._cells.items():
            cell.box.installEventFilter(self)
            cell.box.activated.connect(lambda _index, place=place: self._chosen(place))
        inner = QWidget()
        inner.setLayout(across(*self._cells.values(), None, gap=SPACE))
        self.setWidget(inner)
        inner.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self._fit()

    def _fit(self) -> None:
        inner = self.widget()
        if inner is not None:
            wide = inner.sizeHint().width() > self.width()
            self.setFixedHeight(
                inner.sizeHint().height() + wide * self.horizontalScrollBar().sizeHint().height()
            )

    def _chosen(self, place: int) -> None:
        self.changed.emit(place, self.box(place).value() or "")


class _Cell(QWidget):
    """One column: its heading, what it is used as, and the first thing in it."""

    def __init__(self, options: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._head, self._sample = Label(size="small", strong=True), Label(size="small", tone="muted")
        self.box = ChoiceBox(options)
        self.box.setMaxVisibleItems(len(options))
        for label in (self._head, self._sample):
            label.setWordWrap(False)
        for part in (self._head, self.box, self._sample):
            part.setFixedWidth(_LETTERS * QFontMetrics(theme.font("small")).averageCharWidth())
        self.setLayout(down(self._head, self.box, self._sample, gap=2))

    def show_column(self, column: SheetColumn) -> None:
        letter = letters(column.place)
        heading = f"{letter} · {column.heading}" if column.heading else letter
        for label, text in ((self._head, heading), (self._sample, column.sample)):
            elided = label.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, label.width())
            label.setText(elided)
            label.setToolTip(text)
        self.box.show_value(column.field)
        self.box.setToolTip(heading)
        self.box.setAccessibleName(_("Kolom {name}").format(name=column.name))
