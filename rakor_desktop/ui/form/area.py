"""A box for long text that is as high as what stands in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget


class TextArea(QPlainTextEdit):
    """Plain text only; Tab leaves the box, Ctrl+Tab writes a tab."""

    left = Signal()

    def __init__(self, lines: int = 3, most_lines: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = (lines, max(lines, most_lines))
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._fit)
        self._fit()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the height of the text between the two limits."""
        return QSize(super().sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the same height: a box too low for its text hides what was typed."""
        return QSize(8 * self.fontMetrics().averageCharWidth(), self._height())

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+Tab from the window's shortcuts."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and _is_control_tab(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Write a tab on Ctrl+Tab."""
        if _is_control_tab(event):
            self.insertPlainText("\t")
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """Take only the words of what is pasted or dropped."""
        if source.hasText():
            self.insertPlainText(source.text())

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Tell that the box was left, also when it was left for another window."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Count the lines anew when they break elsewhere."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Be as high as the lines are with another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        if self._height() != self.height():
            self.updateGeometry()
            self.setFixedHeight(self._height())

    def _height(self) -> int:
        least, most = self._lines
        lines = min(max(self._count(most), least), most)
        around = 2 * (self.frameWidth() + int(self.document().documentMargin())) + 6
        return lines * self.fontMetrics().lineSpacing() + around

    def _count(self, enough: int) -> int:
        """Return how many lines the text takes on screen; counting stops at ``enough``."""
        lines, block = 0, self.document().begin()
        while block.isValid() and lines < enough:
            self.blockBoundingRect(block)
            lines += max(1, block.layout().lineCount())
            block = block.next()
        return lines


def _is_control_tab(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Tab and event.modifiers() == Qt.KeyboardModifier.ControlModifier
