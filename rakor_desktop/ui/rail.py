"""The way through the program: a button per page down the left side, where a wide screen has room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QVBoxLayout, QWidget

from rakor_desktop.domain.i18n import _
from rakor_desktop.ui import icons, theme
from rakor_desktop.ui.tabs import TabSpec
from rakor_desktop.ui.theme import SPACE

_ICON = 18
_HEIGHT = 40
_EDGE = 3


class RailButton(QAbstractButton):
    """One page: its picture and, where there is room, its name; the current one is marked in three ways."""

    def __init__(self, spec: TabSpec, number: int) -> None:
        super().__init__()
        self.key = spec.key
        self.compact = False
        self._icon = spec.icon
        self.setText(_(spec.title))
        self.setAccessibleName(_(spec.title))
        self.setToolTip(f"{_(spec.title)} (Ctrl+{number})")
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for the name in its strong form, so that nothing moves when it becomes current."""
        height = max(_HEIGHT, QFontMetrics(theme.font()).height() + 2 * SPACE)
        if self.compact:
            return QSize(height + SPACE, height)
        words = QFontMetrics(theme.font(strong=True)).horizontalAdvance(self.text())
        return QSize(2 * SPACE + _ICON + SPACE + words + 3 * SPACE, height)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ground, the edge, the picture and the name."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.current()
        self._paint_ground(painter)
        ink = colours.link if self.isChecked() else colours.text if self.underMouse() else colours.muted
        left = (self.width() - _ICON) // 2 if self.compact else 2 * SPACE
        icons.paint(painter, self._icon, ink, QRect(left, 0, _ICON, self.height()))
        if not self.compact:
            painter.setFont(theme.font(strong=self.isChecked()))
            painter.setPen(ink)
            words = self.rect().adjusted(2 * SPACE + _ICON + SPACE, 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        colours = theme.current()
        ground = self.rect().adjusted(SPACE // 2, 1, -SPACE // 2, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(colours.select if self.isChecked() else colours.hover)
            painter.drawRoundedRect(ground, 5, 5)
        if self.isChecked():
            painter.setBrush(colours.accent)
            painter.drawRoundedRect(
                QRect(ground.x(), ground.y() + SPACE, _EDGE, ground.height() - 2 * SPACE), 1, 1
            )
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(colours.accent)
            painter.drawRoundedRect(ground.adjusted(0, 0, -1, -1), 5, 5)


class Rail(QWidget):
    """All pages below each other; the arrow keys go through them, Ctrl with a digit jumps."""

    chosen = Signal(str)

    def __init__(self, specs: Sequence[TabSpec]) -> None:
        super().__init__()
        self.setAccessibleName(_("Halaman"))
        self._buttons = {spec.key: RailButton(spec, number) for number, spec in enumerate(specs, start=1)}
        self._group = QButtonGroup(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(SPACE // 2, SPACE, 0, SPACE)
        box.setSpacing(2)
        for button in self._buttons.values():
            self._group.addButton(button)
            box.addWidget(button)
            button.clicked.connect(lambda _on, key=button.key: self.chosen.emit(key))
        box.addStretch(1)
        self._fit()

    @property
    def current(self) -> str:
        """The key of the page marked as current, empty if none."""
        marked = self._group.checkedButton()
        return marked.key if isinstance(marked, RailButton) else ""

    def mark(self, key: str) -> None:
        """Mark a page as the current one, or none of them."""
        self._group.setExclusive(False)
        for known, button in self._buttons.items():
            button.setChecked(known == key)
        self._group.setExclusive(True)

    def set_compact(self, compact: bool) -> None:
        """Show pictures only, for a narrow window; the names stay in the tool tips."""
        for button in self._buttons.values():
            button.compact = compact
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Follow the text size of the program."""
        if event.type() == QEvent.Type.ApplicationFontChange:
            self._fit()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go to the page above or below with the arrow keys."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        keys = list(self._buttons)
        if step is None or not self.current:
            super().keyPressEvent(event)
            return
        place = min(max(keys.index(self.current) + step, 0), len(keys) - 1)
        self._buttons[keys[place]].setFocus()
        self.chosen.emit(keys[place])

    def _fit(self) -> None:
        for button in self._buttons.values():
            button.setFixedHeight(button.sizeHint().height())
            button.update()
        self.setFixedWidth(max(button.sizeHint().width() for button in self._buttons.values()) + SPACE // 2)
